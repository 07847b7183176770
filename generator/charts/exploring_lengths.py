"""Lengths of time to look at closer: on an axis that is bent like a logarithm, so that minutes and years have room on it."""

from __future__ import annotations

from math import copysign, log10
from types import ModuleType
from typing import Any

from generator.charts.drawing import SERIES
from generator.charts.exploring import MARK, MOST_LANES, Exploration, Lanes, looks_of_field, looks_param

MINUTES = (
    (0, "0"),
    (10, "10 min"),
    (60, "1 h"),
    (360, "6 h"),
    (1440, "1 day"),
    (10080, "1 week"),
    (43200, "30 days"),
    (525600, "1 year"),
    (5256000, "10 years"),
)
DAYS = ((0, "Same day"), (1, "1 day"), (7, "1 week"), (30, "30 days"), (365, "1 year"), (3650, "10 years"))
BAR = 10  # pixels


def bent(number: float) -> float:
    """A length as it stands on the axis, on either side of 0; explore-chart.js does the same."""
    return copysign(log10(1 + abs(number)), number)


def length_axis(alt: ModuleType, lengths: tuple[tuple[int, str], ...]) -> Any:
    """Round lengths on both sides of 0."""
    both = [*((-minutes, f"\N{MINUS SIGN}{words}") for minutes, words in reversed(lengths[1:])), *lengths]
    places, words = [round(bent(minutes), 6) for minutes, _ in both], [name for _, name in both]
    return alt.Axis(
        values=places,
        labelExpr=f"{words}[indexof({places}, datum.value)]",
        title=None,
        labelOverlap="greedy",
    )


def from_least_to_most(lanes: Lanes, axis: Any, least: str, most: str) -> Any:
    """A lane for each record, with a bar from the least that a length can be to the most; an arrow where that is not known."""
    alt = lanes.alt
    x = alt.X(f"{least}:Q", scale=alt.Scale(domain=alt.ExprRef("window"), nice=False, zero=False), axis=axis)
    ends = lanes.base.transform_calculate(end=f"isValid(datum.{most}) ? datum.{most} : window[1]")
    looks = {"clip": True, "yOffset": MARK, "color": SERIES[0]}
    points = {"filled": True, "opacity": 1, **looks}
    return lanes.layers(
        ends.mark_bar(height=BAR, strokeWidth=1.2, fillOpacity=0.3, stroke=SERIES[0], **looks).encode(x=x, x2="end:Q"),
        ends.transform_filter(f"datum.end == datum.{least}").mark_point(size=70, **points).encode(x=x),
        ends.transform_filter(f"!isValid(datum.{most})")
        .mark_point(size=70, shape="triangle-right", **points)
        .encode(x=alt.value(alt.ExprRef("width - 4"))),
    )


def durations(alt: ModuleType) -> Any:
    """How long each incident lasted."""
    axis = length_axis(alt, MINUTES)
    return from_least_to_most(Lanes(alt, "at:O", "title"), axis, "shortest_minutes", "longest_minutes")


def distances(alt: ModuleType) -> Any:
    """How long after the disruption each event began; left of 0, how long before it."""
    axis = length_axis(alt, MINUTES)
    return from_least_to_most(Lanes(alt, "at:O", "event"), axis, "least_minutes_after", "most_minutes_after")


def statements(alt: ModuleType) -> Any:
    """A lane for each speaker, and a mark for each statement, by how many days after the beginning it was made."""
    lanes = Lanes(alt, "who:N", "who")
    scale = alt.Scale(domain=alt.ExprRef("window"), nice=False, zero=False)
    x = alt.X("days_after:Q", scale=scale, axis=length_axis(alt, DAYS))
    marks = lanes.base.mark_point(clip=True, strokeWidth=1.6, opacity=1, size=80, yOffset=MARK)
    return lanes.layers(marks.encode(x=x, **looks_of_field(alt, "stance"))).add_params(looks_param(alt))


DURATIONS = Exploration(
    "durations",
    durations,
    shows=("title", "counted_as", "began_earliest", "began_latest", "shortest_minutes", "longest_minutes", "end"),
    filters=("counted_as", "end"),
    times=("shortest_minutes", "longest_minutes"),
    most=MOST_LANES,
    bent=True,
)
DISTANCES = Exploration(
    "context-distances",
    distances,
    shows=("event", "type", "relation", "title", "event_began_earliest", "least_minutes_after", "most_minutes_after"),
    filters=("type", "relation"),
    times=("least_minutes_after", "most_minutes_after"),
    most=MOST_LANES,
    bent=True,
)
STATEMENTS = Exploration(
    "statements",
    statements,
    shows=("who", "role", "stance", "reason", "title", "made", "days_after"),
    filters=("stance", "role", "who"),
    times=("days_after",),
    bent=True,
)
