"""A trace to look at closer: every value, moved and asked one by one, with the time of the disruption behind it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from generator.charts.drawing import INK, MUTED, SERIES
from generator.charts.exploring import Exploration, time_axis
from generator.traces.trace import ALIKE, DAY, MOST_OF, TOO_FAR

HEIGHT = 240  # pixels
# What the browser must know of one trace besides its values: when the disruption can and must have been, what the
# values are compared with, from where to where the axis goes, and whether a value holds for a day.
SIGNALS: dict[str, object] = {"possible": [0, 0], "certain": [0, 0], "level": None, "range": [0, 1], "by_day": False}


def course(alt: ModuleType) -> Any:
    """A line that is broken where a value or a row is missing, and a point for each value."""
    scale = alt.Scale(type="utc", domain=alt.ExprRef("window"), nice=False)
    x = alt.X("time:T", scale=scale, axis=time_axis(alt))
    high = alt.Scale(domain=alt.ExprRef("range"), nice=False)
    y = alt.Y("value:Q", scale=high, axis=alt.Axis(title=None, tickCount=5))
    records = alt.Chart(alt.NamedData("records"))
    measured = records.transform_filter("isValid(datum.value)")
    days = measured.transform_filter("by_day").transform_calculate(over=f"datum.time + {DAY * 1000}")
    bounds = measured.transform_filter("isValid(datum.low)")
    once = alt.Chart(alt.InlineData([{}]))

    def shaded(name: str, paleness: float) -> Any:
        edges = {"x": alt.datum(alt.ExprRef(f"{name}[0]"), type="temporal"), "x2": alt.datum(alt.ExprRef(f"{name}[1]"))}
        return once.mark_rect(clip=True, color=SERIES[0], fillOpacity=paleness).encode(**edges)

    level = once.transform_filter("isValid(level)").mark_rule(clip=True, color=MUTED, strokeDash=[4, 3])
    line = {"clip": True, "color": INK, "strokeWidth": 1.4}
    steps = alt.ExprRef("by_day ? 'step-after' : 'linear'")
    layers = alt.layer(
        shaded("possible", 0.13),
        shaded("certain", 0.2),
        bounds.mark_rule(clip=True, color=INK, opacity=0.3).encode(x=x, y="low:Q", y2="high:Q"),
        level.encode(y=alt.datum(alt.ExprRef("level"), type="quantitative")),
        days.mark_rule(**line).encode(x=x, x2="over:T", y=y),
        in_runs(alt, records).mark_line(**line, interpolate=steps).encode(x=x, y=y, detail="run:N"),
        measured.mark_point(clip=True, filled=True, size=9, opacity=1, color=INK).encode(x=x, y=y),
    )
    params = {"window": [0, 1], **SIGNALS}
    return layers.add_params(*(alt.param(name, value=value) for name, value in params.items())).properties(
        height=HEIGHT
    )


def in_runs(alt: ModuleType, records: Any) -> Any:
    """The values, each with the number of its run: by the rule of gaps, as it is told in the methodology."""
    sort = [alt.SortField("time")]
    apart = records.transform_window(before="lag(time)", sort=sort).transform_calculate(
        apart="isValid(datum.before) ? datum.time - datum.before : null"
    )
    alike = apart.transform_joinaggregate(usual="median(apart)").transform_calculate(
        alike=f"isValid(datum.apart) ? abs(datum.apart - datum.usual) <= {ALIKE} * datum.usual : null"
    )
    far = f"datum.evenness >= {MOST_OF} && datum.apart > {TOO_FAR} * datum.usual"
    return (
        alike.transform_joinaggregate(evenness="mean(alike)")
        .transform_calculate(parted=f"!isValid(datum.value) || ({far}) ? 1 : 0")
        .transform_window(run="sum(parted)", frame=[None, 0], sort=sort)
        .transform_filter("isValid(datum.value)")
    )


TRACE = Exploration("trace", course, shows=("time", "value", "low", "high"), times=("time",))
