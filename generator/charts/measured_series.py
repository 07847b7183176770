"""A trace over time: the values with the time of the disruption behind them, and gaps left open."""

from __future__ import annotations

from datetime import timedelta
from types import ModuleType
from typing import Any

from generator.charts.by_record import chart_of
from generator.charts.drawing import (
    GAP,
    GRID,
    INK,
    LETTER,
    LINE,
    MUTED,
    NARROW,
    SERIES,
    WIDE,
    Caption,
    Chart,
    Declared,
    Drawing,
    Layout,
    wrapped,
)
from generator.charts.incident_timeline import time_settings
from generator.charts.keeping import kept_chart
from generator.charts.time_axis import milliseconds
from generator.charts.trace_exploration import TRACE
from generator.charts.trace_marks import (
    COLUMN,
    Mark,
    axis_marks,
    axis_of,
    disruption_marks,
    gap_marks,
    line_marks,
    points_of,
    reduced,
)
from generator.charts.trace_plot import TracePlot
from generator.charts.trace_words import described, figure, records, table
from generator.durations import length_in_words
from generator.incident import Incident
from generator.incident.trace_entries import TraceEntry
from generator.local_time.stretches import Stretch
from generator.local_time.words import offset_words, zone_words
from generator.traces import Trace
from generator.vocabulary import Lists

LEVELS = 6
# Each layout with the height of its plot, and how many ticks and how many levels it has room for.
LAYOUTS = ((Layout(WIDE), 180, 8, LEVELS), (Layout(NARROW), 150, 4, 5))
TICK_LABELS, UNIT = 40, 20  # pixels: below the plot, and above it
DATA = ("possible", "certain", "levels", "band", "base", "gaps", "line", "points", "words", "notes")
NO_SETTINGS: dict[str, object] = {"window": [0, 1], "ticks": [], "tick_labels": {}, "column": 0, "note_width": 0}


@Declared
def sketch(alt: ModuleType) -> Any:
    """Values on a time axis; rows of data say in pixels how high each mark stands."""
    axis = alt.Axis(
        values=alt.ExprRef("ticks"),
        labelExpr="tick_labels[time(datum.value)]",
        labelPadding=4,
        title=None,
        grid=False,
        labelOverlap=False,
    )
    x = alt.X("from:T", scale=alt.Scale(type="utc", domain=alt.ExprRef("window"), nice=False), axis=axis)
    y = alt.Y("y:Q", scale=None, axis=None)
    before, width = alt.ExprRef("-column"), alt.ExprRef("width")

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    def bars(name: str, **looks: object) -> Any:
        return data(name).mark_rect(**looks).encode(x=x, x2="to:T", y=y, y2="bottom:Q")

    def words(name: str, colour: str, **looks: object) -> Any:
        return data(name).mark_text(align="left", baseline="top", x=before, color=colour, **looks)

    runs = {"detail": "run:N", "order": alt.Order("order:Q")}
    return alt.layer(
        bars("possible", color=SERIES[0], fillOpacity=0.13),
        bars("certain", color=SERIES[0], fillOpacity=0.2),
        data("levels").mark_rule(color=GRID, x=0, x2=width).encode(y=y),
        data("levels").mark_text(align="right", x=-GAP - 2, fontSize=11, color=INK).encode(y=y, text="lines:N"),
        data("band").mark_area(color=INK, fillOpacity=0.2).encode(x=x, y=y, y2="bottom:Q", detail="run:N"),
        data("base").mark_rule(color=MUTED, strokeDash=[4, 3], x=0, x2=width).encode(y=y),
        bars("gaps", color=MUTED, fillOpacity=0.7),
        data("line").mark_line(color=INK, strokeWidth=1.5, strokeJoin="round").encode(x=x, y=y, **runs),
        data("points").mark_point(filled=True, size=14, opacity=1, color=INK).encode(x=x, y=y),
        words("words", INK).encode(y=y, text="lines:N"),
        words("notes", MUTED, limit=alt.ExprRef("note_width")).encode(y=y, text="lines:N"),
    ).add_params(*(alt.param(name, value=value) for name, value in NO_SETTINGS.items()))


def measured_series(entry: TraceEntry, trace: Trace, incident: Incident, lists: Lists) -> Chart:
    """The chart of a trace of an incident."""
    key = f"trace-{entry.file}"
    chart = chart_of(incident.id, key, lambda: series_of(f"{key}-{incident.id}", entry, trace, incident, lists))
    assert chart  # noqa: S101 - there is no trace that is not drawn
    return chart


def series_of(key: str, entry: TraceEntry, trace: Trace, incident: Incident, lists: Lists) -> Chart:
    """The same, looked for by what it shows."""
    unit = lists["units"][entry.unit]
    plot = TracePlot(
        key=key,
        title=entry.label,
        unit=unit.label,
        from_zero=unit.group != "scale",
        zone=incident.zone,
        trace=trace,
        began=incident.started,
        ended=incident.ended,
        ongoing=incident.ongoing,
        normal=entry.normal,
    )
    return kept_chart("trace", plot.plain, lambda: trace_chart(plot))


def trace_chart(plot: TracePlot) -> Chart:
    """A trace as a chart."""
    description = described(plot)
    drawings = (drawing(plot, *layout) for layout in LAYOUTS)
    key, svg = sketch.drawn(Caption(plot.key, plot.title, description), drawings)
    columns, rows = table(plot)
    return Chart(
        key=plot.key,
        title=plot.title,
        description=description,
        svg=svg,
        columns=columns,
        rows=rows,
        records=records(plot),
        explore=TRACE.name,
        settings=settings(plot),
        drawing=key,
    )


def settings(plot: TracePlot) -> dict[str, object]:
    """What looking closer must know besides the values: which clock, which stretch, and what lies behind them."""
    axis = axis_of(plot, 1, LEVELS)
    shaded = {name: edges(part) for name, part in (("possible", plot.whole), ("certain", plot.sure)) if part}
    return {
        "window": edges(plot.window),
        "shift": plot.offset // timedelta(milliseconds=1),
        "note": clock_of(plot),
        "signals": {
            **shaded,
            "level": plot.level,
            "range": [axis.levels[0], axis.levels[-1]],
            "by_day": plot.trace.by_day,
        },
    }


def edges(part: Stretch) -> list[int]:
    """Beginning and end of a stretch as Vega counts them."""
    return [milliseconds(part.start), milliseconds(part.end)]


def drawing(plot: TracePlot, layout: Layout, height: int, most_ticks: int, most_levels: int) -> Drawing:
    """The values, what lies behind them, and what is below."""
    axis = axis_of(plot, height, most_levels)
    column = round(max(len(figure(level)) for level in axis.levels) * LETTER) + 2 * GAP
    width = layout.plot - column
    points = points_of(plot)
    kept = reduced(points, plot.window, width)
    marks: list[Mark] = [
        *disruption_marks(plot, width, height),
        *axis_marks(plot, axis),
        *gap_marks(plot, width, height),
        *line_marks(kept, axis),
        ("words", {"y": -UNIT, "lines": plot.unit}),
    ]
    each = column_in_words(plot, plot.window, width, len(kept) < len(points))
    notes = notes_below(plot, {name for name, _ in marks}, each)
    lines = [line for note in notes for line in wrapped(note, layout.plot)]
    marks.append(("notes", {"y": height + TICK_LABELS, "lines": lines}))
    return Drawing(
        data={name: [values for kind, values in marks if kind == name] for name in DATA},
        settings={**time_settings(plot.window, most_ticks), "column": column, "note_width": layout.plot},
        width=layout.width,
        height=height,
        before=column,
        above=UNIT,
        below=TICK_LABELS + LINE * len(lines),
    )


def notes_below(plot: TracePlot, drawn: set[str], each: str) -> list[str]:
    """Which clock the axis shows, what is shaded, dashed and marked, and what was left out for want of room."""
    level = "what its publisher gives as normal" if plot.normal is not None else "the level before the disruption"
    shaded = "darker where it is certain" if "certain" in drawn and plot.whole != plot.sure else ""
    end = "" if plot.ended else "it goes on" if plot.ongoing else "its end is not known"
    said = ", ".join(["Shaded: the time of the disruption", *filter(None, (shaded, end))])
    return [
        clock_of(plot),
        *([f"{said}."] if "possible" in drawn else []),
        *([f"Dashed: {level}, {figure(plot.level)}."] if plot.level is not None else []),
        *(["Grey bars at the foot: gaps, in which there is no value."] if "gaps" in drawn else []),
        *([each] if each else []),
        *([] if plot.from_zero else ["The axis does not begin at zero."]),
    ]


def clock_of(plot: TracePlot) -> str:
    """Whose clock the axis shows."""
    if plot.trace.by_day:
        return "Days on local clocks."
    reference = plot.began.earliest if plot.began else plot.instant(plot.trace.start)
    name, offset = zone_words(reference, plot.zone), offset_words(reference, plot.zone)
    return f"Local time, {name}." if name == offset else f"Local time, {name} ({offset})."


def column_in_words(plot: TracePlot, window: Stretch, width: int, is_reduced: bool) -> str:
    """What is drawn where there are more values than can be seen; nothing where each is drawn."""
    if not is_reduced:
        return ""
    each = length_in_words(window.length / (width // COLUMN))
    return f"Each {each} is drawn from its lowest to its highest value; the CSV has all {len(plot.trace.measured):,}."
