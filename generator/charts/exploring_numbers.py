"""Charts of numbers to look at closer: how many there are of what, where, and on each day."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from generator.charts.drawing import INK, SERIES
from generator.charts.exploring import MARK, MOST_LANES, Exploration, Lanes, time_axis

HEIGHT = 180  # pixels


def circles(lanes: Lanes, x: Any) -> Any:
    """In each lane a circle for each number, as large as it is, with the number in it."""
    alt = lanes.alt
    some = lanes.base.transform_filter("datum.incidents > 0").encode(x=x)
    size = alt.Size("incidents:Q", scale=alt.Scale(type="sqrt", zero=True, range=[60, 520]), legend=None)
    return lanes.layers(
        some.mark_point(clip=True, filled=True, opacity=0.35, yOffset=MARK, color=SERIES[0]).encode(size=size),
        some.mark_text(clip=True, yOffset=MARK, color=INK).encode(text="incidents:Q"),
    )


def over_time(alt: ModuleType) -> Any:
    """A lane for each group, and in it a number for each period. `unit`: year or month."""
    words = (
        "unit == 'year' ? utcFormat(datum.value, '%Y') : [utcFormat(datum.value, '%b'), utcFormat(datum.value, '%Y')]"
    )
    axis = alt.Axis(labelExpr=words, title=None, tickCount=alt.ExprRef("unit"), labelOverlap="greedy")
    lanes = Lanes(alt, "group:N", "group")
    return circles(lanes, lanes.x("period", axis)).add_params(alt.param("unit", value="year"))


def by_year(alt: ModuleType) -> Any:
    """A lane for each platform and group, and in it a number for each year."""
    scale = alt.Scale(domain=alt.ExprRef("window"), nice=False, zero=False)
    x = alt.X("year:Q", scale=scale, axis=alt.Axis(title=None, tickMinStep=1, format="d", labelOverlap="greedy"))
    lane = "datum.platform + ' \N{MIDDLE DOT} ' + lower(datum.counted_as)"
    return circles(Lanes(alt, "lane:N", "lane"), x).transform_calculate(lane=lane)


def bars(alt: ModuleType) -> Any:
    """A lane for each place and group, and in it a bar as long as the number of incidents."""
    lanes = Lanes(alt, "at:O", "label")
    place = "datum.what == 'country' ? 'Nationwide' : datum.country_in_words || datum.place"
    x = alt.X("incidents:Q", axis=alt.Axis(title=None, tickMinStep=1, format="d"))
    numbers = lanes.base.mark_text(align="left", dx=4, yOffset=MARK, color=INK)
    return lanes.layers(
        lanes.base.mark_bar(height=12, yOffset=MARK, color=SERIES[0]).encode(x=x),
        numbers.encode(x=x, text="incidents:Q"),
    ).transform_calculate(label=f"({place}) + ' \N{MIDDLE DOT} ' + lower(datum.group)")


def days(alt: ModuleType) -> Any:
    """For each day how many incidents were going on: full those that surely were, pale those that possibly were."""
    scale = alt.Scale(type="utc", domain=alt.ExprRef("window"), nice=False)
    day = alt.Chart(alt.NamedData("records")).encode(
        x=alt.X("day:T", scale=scale, axis=time_axis(alt)), x2=alt.X2("next:T")
    )
    whole = alt.Axis(title=None, tickMinStep=1, format="d", tickCount=4)
    y = alt.Y("surely:Q", axis=whole, scale=alt.Scale(zero=True))
    looks = {"clip": True, "color": SERIES[0], "strokeWidth": 0.8, "stroke": SERIES[0]}
    return (
        alt.layer(
            day.mark_rect(fillOpacity=0.2, strokeOpacity=0.3, **looks).encode(y=y, y2="all:Q"),
            day.mark_rect(**looks).encode(y=y, y2=alt.datum(0)),
        )
        .transform_calculate(next="toNumber(datum.day) + 86400000", all="datum.surely + datum.possibly")
        .add_params(alt.param("window", value=[0, 1]))
        .properties(height=HEIGHT)
    )


OVER_TIME = Exploration(
    "over-time", over_time, shows=("group", "period", "incidents"), filters=("group",), times=("period",)
)
BY_YEAR = Exploration(
    "platforms-by-year",
    by_year,
    shows=("platform", "counted_as", "year", "incidents", "incidents_reported_by_users_only"),
    filters=("counted_as", "platform"),
    times=("year",),
)
WHERE = Exploration(
    "where",
    bars,
    shows=("country_in_words", "place", "what", "group", "incidents"),
    filters=("group", "what", "country_in_words"),
    most=MOST_LANES,
)
CALENDAR = Exploration("calendar", days, shows=("day", "surely", "possibly"), times=("day",))
