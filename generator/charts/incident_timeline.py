"""The timeline of one incident: when it was, beside what happened, was said and was measured around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

from generator.charts.drawing import (
    GRID,
    LINE,
    MUTED,
    NARROW,
    WIDE,
    Chart,
    Declared,
    Drawing,
    Layout,
    Settings,
    variants,
    wrapped,
)
from generator.charts.time_axis import milliseconds, ticks
from generator.charts.timeline import Item, Place, Sort, Timeline, Undated
from generator.charts.timeline_marks import Mark, laid_out, marks_of
from generator.charts.timeline_records import clock_settings, timeline_records
from generator.charts.timeline_words import COLUMNS, described, outside, rows
from generator.evidence.surroundings import span, surrounding
from generator.incident import Incident
from generator.incident.parts import Context, Measurement, Statement
from generator.local_time.stretches import Stretch
from generator.local_time.words import clock_words
from generator.moments import Span
from generator.vocabulary import Lists

LAYOUTS = ((Layout(WIDE, column=280), 7), (Layout(NARROW), 5))  # each with how many ticks it has room for
TICK_LABELS = 40  # pixels
DATA = ("backdrop", "guides", "possible", "dated", "certain", "fading", "points", "words", "notes")
NO_SETTINGS: dict[str, object] = {"window": [0, 1], "ticks": [], "tick_labels": {}, "column": 0, "label_width": 0}
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
        words("notes", color=MUTED, limit=alt.ExprRef("width + column")),
    ).add_params(*(alt.param(name, value=value) for name, value in NO_SETTINGS.items()))


def timeline_chart(timeline: Timeline) -> Chart:
    """A timeline as a chart."""
    title, description = f"Timeline: {timeline.title}", described(timeline.for_description)
    wide, narrow = (sketch.draw(drawing(timeline.for_drawing, layout, most)) for layout, most in LAYOUTS)
    svg = variants(timeline.key, title, description, wide, narrow)
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
        settings={**settings, "column": layout.column, "label_width": layout.label},
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
    """The timeline of an incident; none where its start is unknown, or nothing beside it has a date."""
    began, around = incident.started, list(items_of(incident, lists))
    others = tuple(one for one in around if isinstance(one, Item))
    if not began or not others:
        return None
    return timeline_chart(
        Timeline(
            key=f"timeline-{incident.id}",
            title=incident.title,
            zone=incident.zone,
            disruption=Item(Sort.DISRUPTION, "Disruption", began, incident.ended, incident.ongoing),
            others=others,
            undated=tuple(one for one in around if isinstance(one, Undated)),
        )
    )


def items_of(incident: Incident, lists: Lists) -> Iterator[Item | Undated]:
    """Everything of an incident that can have a date, besides the disruption itself."""
    yield from dict.fromkeys(event_of(context, incident, lists) for context in incident.context)
    for measurement in incident.measurements:
        yield from measured(measurement, incident, lists)
    for statement in incident.statements:
        name, at, says = stance_of(statement, lists), span(statement.at, incident), said(statement)
        yield Item(Sort.STATEMENT, name, at, says=says) if at else Undated(Sort.STATEMENT, name, says)


def event_of(context: Context, incident: Incident, lists: Lists) -> Item | Undated:
    """An event, which may stand beside the disruption in several ways and yet is one."""
    event = surrounding(context, incident, lists)
    return Item(Sort.EVENT, event.name, event.start, event.end) if event.start else Undated(Sort.EVENT, event.name)


def measured(measurement: Measurement, incident: Incident, lists: Lists) -> Iterator[Item | Undated]:
    """Who found what: an item for the time that was measured and one for the post, which is another time."""
    who = names(measurement.by, lists) or lists["measurement_types"].label(measurement.type)
    name = f"{who}: {lower(lists['findings'].label(measurement.finding))}"
    says, times = measurement.says or "", list(times_of(measurement, incident))
    for number, (which, start, end) in enumerate(times):
        yield Item(Sort.MEASUREMENT, f"{name}{which}", start, end, says=says, counts=number == 0)
    if not times:
        yield Undated(Sort.MEASUREMENT, name, says)


def times_of(measurement: Measurement, incident: Incident) -> Iterator[tuple[str, Span, Span | None]]:
    """The times of a measurement as far as they are known, each with which it is."""
    start, end = span(measurement.start, incident), span(measurement.end, incident)
    if start:
        yield "", start, end
    elif end:
        yield " (end of what was measured)", end, None
    if posted := span(measurement.posted, incident):
        yield " (posted)", posted, None


def said(statement: Statement) -> str:
    """What was said in the words of the record, else in the speaker's."""
    return statement.says or (f"“{statement.quote}”" if statement.quote else "")


def stance_of(statement: Statement, lists: Lists) -> str:
    """Who does what by a statement, and the reason given."""
    reason = f" ({lower(lists['justifications'].label(statement.reason))})" if statement.reason else ""
    return f"{names(statement.by, lists)}: {lower(lists['stances'].label(statement.stance))}{reason}"


def names(actors: Iterable[str], lists: Lists) -> str:
    """Actors by their short names, in the order of the record."""
    *first, last = [lists["actors"][actor].name for actor in actors] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def lower(label: str) -> str:
    """A label within a sentence; one that begins with an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
