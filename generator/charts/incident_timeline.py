"""The timeline of one incident: when it was, beside what happened, was said and was measured around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any

from generator.charts.by_record import chart_of
from generator.charts.drawing import (
    GRID,
    LINE,
    MUTED,
    NARROW,
    WIDE,
    Caption,
    Chart,
    Declared,
    Drawing,
    Layout,
    Settings,
    wrapped,
)
from generator.charts.keeping import kept_chart
from generator.charts.time_axis import milliseconds, ticks
from generator.charts.timeline import Item, Place, Sort, Timeline, Undated
from generator.charts.timeline_items import items_of
from generator.charts.timeline_marks import Mark, laid_out, marks_of
from generator.charts.timeline_records import clock_settings, timeline_records
from generator.charts.timeline_words import COLUMNS, described, outside, rows
from generator.incident import Incident
from generator.incident.readings import TimeReading
from generator.local_time.stretches import Stretch
from generator.local_time.words import clock_words
from generator.vocabulary import Lists

KEY = "timeline"
LAYOUTS = ((Layout(WIDE, column=280), 7), (Layout(NARROW), 5))  # each with how many ticks it has room for
TICK_LABELS = 40  # pixels
ENOUGH = 2  # lanes beside that of the disruption, with which a drawing is worth its room
DATA = ("backdrop", "guides", "possible", "dated", "certain", "fading", "points", "words", "notes")
NO_SETTINGS: dict[str, object] = {
    "window": [0, 1],
    "ticks": [],
    "tick_labels": {},
    "column": 0,
    "label_width": 0,
    "note_width": 0,
}
MEANINGS = {
    "certain": "full where certain",
    "possible": "dashed where possible",
    "dated": "thin where only a date is known",
    "fading": "fading where the end is not known",
}


@Declared
def sketch(alt: ModuleType) -> Any:
    """Lanes on a time axis; rows of data say in pixels how high each mark stands, and parameters where labels begin."""
    axis = alt.Axis(
        values=alt.ExprRef("ticks"),
        labelExpr="tick_labels[time(datum.value)]",
        labelPadding=4,
        title=None,
        labelOverlap=False,
    )
    x = alt.X("from:T", scale=alt.Scale(type="utc", domain=alt.ExprRef("window"), nice=False), axis=axis)
    y = alt.Y("top:Q", scale=None, axis=None)
    colour = alt.Color("colour:N", scale=None, legend=None)
    outline = alt.Stroke("colour:N", scale=None, legend=None)
    paleness = alt.FillOpacity("opacity:Q", scale=None, legend=None)
    shape = alt.Shape("shape:N", scale=None, legend=None)
    before, width = alt.ExprRef("-column"), alt.ExprRef("width")

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    def bars(name: str, **looks: object) -> Any:
        return data(name).mark_rect(**looks).encode(x=x, x2="to:T", y=y, y2="bottom:Q", color=colour)

    def words(name: str, **looks: object) -> Any:
        return data(name).mark_text(align="left", baseline="top", x=before, **looks).encode(y=y, text="lines:N")

    return alt.layer(
        bars("backdrop", fillOpacity=0.1),
        data("guides").mark_rule(color=GRID, x=before, x2=width).encode(y=y),
        bars("possible", fillOpacity=0.16, strokeDash=[3, 2], strokeWidth=1.2).encode(stroke=outline),
        bars("dated", fillOpacity=0.5),
        bars("certain", strokeWidth=1.2).encode(stroke=outline),
        bars("fading").encode(fillOpacity=paleness),
        data("points").mark_point(filled=True, size=80, opacity=1).encode(x=x, y=y, color=colour, shape=shape),
        words("words", limit=alt.ExprRef("label_width")),
        words("notes", color=MUTED, limit=alt.ExprRef("note_width")),
    ).add_params(*(alt.param(name, value=value) for name, value in NO_SETTINGS.items()))


def timeline_chart(timeline: Timeline) -> Chart:
    """A timeline as a chart."""
    title, description = f"Timeline: {timeline.title}", described(timeline.for_description)
    drawn = timeline.for_drawing
    drawings = (drawing(drawn, layout, most) for layout, most in LAYOUTS)
    key, svg = sketch.drawn(Caption(timeline.key, title, description), drawings)
    return Chart(
        key=timeline.key,
        title=title,
        description=description,
        svg=svg,
        columns=COLUMNS,
        rows=rows(timeline.for_table),
        records=tuple(timeline_records(timeline)),
        explore="timeline",
        settings=clock_settings(timeline.window, timeline.disruption.start.earliest, timeline.zone),
        drawing=key,
    )


def drawing(timeline: Timeline, layout: Layout, most_ticks: int) -> Drawing:
    """The lanes and what is below them."""
    window = timeline.window.widened(timeline.window.length * 0.04)
    lanes = laid_out(timeline, layout)
    marks = list(marks_of(timeline, lanes, window, layout.plot))
    drawn = {name for name, _ in marks}
    return lanes_drawing(
        marks, lanes[-1].bottom, notes_below(timeline, drawn), time_settings(window, most_ticks), layout
    )


def lanes_drawing(
    marks: Sequence[Mark], bottom: int, notes: Sequence[str], settings: Settings, layout: Layout
) -> Drawing:
    """Marks in lanes that end at a height, over an axis of time, with notes below it."""
    lines = [line for note in notes for line in wrapped(note, layout.plot + layout.column)]
    every = [*marks, ("notes", {"top": bottom + TICK_LABELS, "lines": lines})]
    return Drawing(
        data={name: [values for kind, values in every if kind == name] for name in DATA},
        settings={
            **settings,
            "column": layout.column,
            "label_width": layout.label,
            "note_width": layout.plot + layout.column,
        },
        width=layout.width,
        height=bottom,
        before=layout.column,
        below=TICK_LABELS + LINE * len(lines),
    )


def time_settings(window: Stretch, most_ticks: int) -> dict[str, object]:
    """The parameters of the time axis."""
    shown = ticks(window, most_ticks)
    return {
        "window": [milliseconds(window.start), milliseconds(window.end)],
        "ticks": [milliseconds(tick.at) for tick in shown],
        "tick_labels": {str(milliseconds(tick.at)): tick.lines for tick in shown},
    }


def notes_below(timeline: Timeline, drawn: set[str]) -> list[str]:
    """Which clock the axis shows, what the looks of the bars mean, and what lies beyond the edges."""
    start = timeline.disruption.start.earliest
    meanings = ", ".join(meaning for part, meaning in MEANINGS.items() if part in drawn)
    return [
        clock_words(start, timeline.zone),
        f"Shaded: the time of the disruption. Bars are {meanings}.",
        outside(timeline, Place.EARLIER),
        outside(timeline, Place.LATER),
    ]


def incident_timeline(incident: Incident, lists: Lists) -> Chart | None:
    """The timeline of one incident; none where its start is unknown, or there is too little to draw."""
    return chart_of(incident.id, KEY, lambda: timeline_of(incident, lists))


def timeline_of(incident: Incident, lists: Lists) -> Chart | None:
    """The same, looked for by what it shows."""
    began, around = incident.started, list(items_of(incident, lists))
    others = tuple(one for one in around if isinstance(one, Item))
    if not began or not is_enough(incident, others):
        return None
    timeline = Timeline(
        key=f"{KEY}-{incident.id}",
        title=incident.title,
        zone=incident.zone,
        disruption=Item(Sort.DISRUPTION, "Disruption", began, incident.ended, incident.ongoing),
        others=others,
        undated=tuple(one for one in around if isinstance(one, Undated)),
    )
    return kept_chart(KEY, timeline.plain, lambda: timeline_chart(timeline))


def is_enough(incident: Incident, others: Iterable[Item]) -> bool:
    """Whether a drawing shows what no sentence does: two things beside the disruption, or one where sources differ on its time.

    The charts of its country and of the archive have the incident in any case.
    """
    beside = {(one.sort, one.start, one.end) for one in others}
    return len(beside) >= ENOUGH or (
        bool(beside) and (differ(incident.start, incident) or differ(incident.end or (), incident))
    )


def differ(readings: Iterable[TimeReading[Any]], incident: Incident) -> bool:
    """Whether readings give more than one time."""
    return len({reading.span(incident.zone) for reading in readings} - {None}) > 1
