"""Every kind of chart that can be looked at closer."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any

from generator.addresses import SiteFile
from generator.charts.exploring import MARK, MOST_LANES, Exploration, Lanes, key, looks_of_field, looks_param
from generator.charts.exploring_lengths import DISTANCES, DURATIONS, STATEMENTS
from generator.charts.exploring_numbers import BY_YEAR, CALENDAR, OVER_TIME, WHERE
from generator.charts.timeline import Sort
from generator.charts.timeline_marks import BAR, LOOKS, POINT
from generator.charts.trace_exploration import TRACE


def timeline(alt: ModuleType) -> Any:
    """A lane for each record: when it began and ended, dashed where possible and full where certain; beyond an edge, an arrow."""
    lanes = Lanes(alt, "at:O", "what")
    looks = {str(sort): LOOKS[sort] for sort in Sort}
    colours, shapes = (
        alt.Scale(domain=list(looks), range=[look[name] for look in looks.values()]) for name in ("colour", "shape")
    )
    colour = alt.Color("kind:N", scale=colours, legend=key(alt))
    outline = alt.Stroke("kind:N", scale=colours, legend=None)
    began = lanes.base.transform_calculate(
        last="datum.goes_on ? max(window[1], datum.began_latest) : max(datum.began_latest, datum.ended_latest || 0)",
        sure="datum.goes_on ? datum.last : datum.ended_earliest || datum.began_earliest",
    ).encode(x=lanes.x("began_earliest"), color=colour)
    bars = {"clip": True, "height": BAR, "yOffset": MARK, "strokeWidth": 1.2}
    points = {"filled": True, "size": 80, "opacity": 1, "yOffset": MARK}
    small = f"(datum.last - datum.began_earliest) / (window[1] - window[0]) * width < {POINT}"
    return lanes.layers(
        began.transform_filter("datum.kind == 'Disruption'")
        .mark_rect(clip=True, fillOpacity=0.1)
        .encode(x2="last:T", y=alt.value(0), y2=alt.value("height")),
        began.mark_bar(fillOpacity=0.16, strokeDash=[3, 2], **bars).encode(x2="last:T", stroke=outline),
        began.transform_filter("datum.sure >= datum.began_latest")
        .mark_bar(**bars)
        .encode(x=lanes.x("began_latest"), x2="sure:T", stroke=outline),
        began.transform_filter(small)
        .mark_point(clip=True, **points)
        .encode(shape=alt.Shape("kind:N", scale=shapes, legend=key(alt))),
        began.transform_filter("datum.last < window[0]")
        .mark_point(shape="triangle-left", **points)
        .encode(x=alt.value(4)),
        began.transform_filter("datum.began_earliest > window[1]")
        .mark_point(shape="triangle-right", **points)
        .encode(x=alt.value(alt.ExprRef("width - 4"))),
    )


def platforms(alt: ModuleType) -> Any:
    """A lane for each platform; a mark for each incident that names it, where it began."""
    lanes = Lanes(alt, "platform:N", "platform")
    marks = lanes.base.mark_point(clip=True, strokeWidth=1.8, opacity=1, size=90, yOffset=MARK)
    looks = looks_of_field(alt, "affected_in_words")
    return lanes.layers(marks.encode(x=lanes.x("began_earliest"), **looks)).add_params(looks_param(alt))


BEGAN = ("began_earliest", "began_latest")

EXPLORATIONS = (
    Exploration(
        "timeline",
        timeline,
        shows=("kind", "what", "says", "event", "began", "ended", "distance"),
        filters=("kind",),
        times=(*BEGAN, "ended_earliest", "ended_latest"),
        most=MOST_LANES,
    ),
    Exploration(
        "platforms",
        platforms,
        shows=("platform", "affected_in_words", "incident", "began"),
        filters=("platform", "affected_in_words"),
        times=BEGAN,
    ),
    TRACE,
    OVER_TIME,
    BY_YEAR,
    WHERE,
    CALENDAR,
    DURATIONS,
    DISTANCES,
    STATEMENTS,
)


@cache
def exploration_files() -> tuple[SiteFile, ...]:
    """The script of each kind. Kept, because they are the same whatever the archive holds."""
    return tuple(kind.file() for kind in EXPLORATIONS)
