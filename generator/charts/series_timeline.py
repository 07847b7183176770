"""The chart of a series: the events of one actor and kind, and the disruptions that coincided with them, on one axis of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from generator.charts.drawing import NARROW, WIDE, Caption, Chart, Drawing, Layout
from generator.charts.incident_timeline import MEANINGS, lanes_drawing, sketch, time_settings
from generator.charts.timeline import Item, Sort, Timeline
from generator.charts.timeline_marks import (
    LANE_GAP,
    POINT,
    Lane,
    Mark,
    disruption_marks,
    lines_of,
    other_marks,
    point,
)
from generator.charts.timeline_records import Record, clock_settings, record
from generator.charts.timeline_words import cell
from generator.evidence.surroundings import surrounding
from generator.local_time.distances import beside
from generator.local_time.spans import long_words, short_words
from generator.local_time.stretches import BEGINNING, HOUR, Stretch, is_whole_days, stretch
from generator.local_time.words import clock_words, date_in_words
from generator.moments import Span, hull
from generator.patterns import Member, Occasion, Series
from generator.patterns.words import incidents
from generator.vocabulary import Lists

LAYOUTS = ((Layout(WIDE, column=280), 7), (Layout(NARROW), 4))  # each with how many ticks it has room for
MOST = 12  # occasions in the drawing; the table has all of them
COLUMNS = ("Kind", "What", "Began", "Ended", "Distance from the start of the event")
NONE_ON_RECORD = "no disruption on record"


@dataclass(frozen=True)
class Meeting:
    """An event and the disruptions that coincided with it, as a drawing needs them."""

    event: Item
    disruptions: tuple[Item, ...]


@dataclass(frozen=True)
class SeriesTimeline:
    """The meetings of a series as time goes, on the clocks of one place; `events` is what its events are called."""

    key: str
    title: str
    events: str
    zone: tzinfo
    meetings: tuple[Meeting, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Each event, followed by its disruptions."""
        return tuple(item for meeting in self.meetings for item in (meeting.event, *meeting.disruptions))


def series_timeline(series: Series, lists: Lists) -> Chart | None:
    """The chart of a series."""
    first = series.members[0].incident
    meetings = [meeting(occasion, series, lists) for occasion in series.occasions]
    shown = SeriesTimeline(
        key=f"series-{series.key}",
        title=f"Timeline: {series.key.title(lists)}",
        events=series.key.events(lists),
        zone=first.zone,
        meetings=tuple(sorted(filter(None, meetings), key=lambda one: (one.event.start, one.event.name))),
    )
    return series_chart(shown)


def meeting(occasion: Occasion, series: Series, lists: Lists) -> Meeting | None:
    """An occasion with its times, on the clocks of its first disruption; nothing where the event has no date."""
    known = [surrounding(context, member.incident, lists) for member, context in occasion.members]
    start, end = hull_of([one.start for one in known]), hull_of([one.end for one in known])
    if occasion.event and not start:
        zone = series.members[0].incident.zone
        start = occasion.event.start.span(zone)
        end = occasion.event.end.span(zone) if occasion.event.end else None
    disruptions = tuple(disruption(member) for member, _ in occasion.members)
    return Meeting(Item(Sort.EVENT, occasion.name, start, end), disruptions) if start else None


def hull_of(spans: list[Span | None]) -> Span | None:
    """The least span that holds all that are known."""
    found: Span | None = None
    for span in spans:
        found = hull(found, span) if span else found
    return found


def disruption(member: Member) -> Item:
    """A disruption as an item."""
    incident = member.incident
    assert incident.started is not None  # noqa: S101 - a member's start is known
    one = incidents(member.group)
    return Item(Sort.DISRUPTION, f"{one[:1].upper()}{one[1:]}", incident.started, incident.ended, incident.ongoing)


def series_chart(shown: SeriesTimeline) -> Chart | None:
    """A series as a chart; none where no event has a date."""
    if not shown.meetings:
        return None
    description = described(shown)
    drawings = (drawing(shown, layout, most) for layout, most in LAYOUTS)
    svg = sketch.svg(Caption(shown.key, shown.title, description), drawings)
    return Chart(
        key=shown.key,
        title=shown.title,
        description=description,
        svg=svg,
        columns=COLUMNS,
        rows=tuple(rows(shown)),
        records=tuple(records(shown)),
        explore="timeline",
        settings=clock_settings(
            window_of(shown, shown.meetings[-MOST:]), shown.meetings[0].event.start.earliest, shown.zone
        ),
    )


def drawing(shown: SeriesTimeline, layout: Layout, most_ticks: int) -> Drawing:
    """A lane for each event and each disruption, and what is below them."""
    drawn = shown.meetings[-MOST:]
    window = window_of(shown, drawn)
    lanes = laid_out(shown, drawn, layout)
    marks = [mark for lane in lanes for mark in marks_of(shown, lane, window, layout.plot)]
    kinds = {name for name, _ in marks}
    return lanes_drawing(marks, lanes[-1].bottom, notes_below(shown, kinds), time_settings(window, most_ticks), layout)


def window_of(shown: SeriesTimeline, drawn: tuple[Meeting, ...]) -> Stretch:
    """The stretch of time that holds all that is drawn, with a margin."""
    clock = clocks(shown)
    extents = [clock.extent(item) for one in drawn for item in (one.event, *one.disruptions)]
    whole = extents[0].reaching(extents)
    return whole.widened(max(0.05 * whole.length, HOUR))


def clocks(shown: SeriesTimeline) -> Timeline:
    """The series as a timeline, for the marks of which only its clocks matter."""
    return Timeline(shown.key, shown.title, shown.zone, shown.items[0], shown.items[1:])


def laid_out(shown: SeriesTimeline, drawn: tuple[Meeting, ...], layout: Layout) -> list[Lane]:
    """The lanes one below the other."""
    lanes: list[Lane] = []
    for one in drawn:
        for item in (one.event, *one.disruptions):
            what = item.name if one.disruptions else f"{item.name} ({NONE_ON_RECORD})"
            lines = lines_of(what, brief(shown, item), layout.label)
            lanes.append(Lane((item,), lines, lanes[-1].bottom if lanes else 0, bool(layout.column)))
    return lanes


def brief(shown: SeriesTimeline, item: Item) -> str:
    """When something began, as briefly as can be said; a series can span years, so that the year is always said."""
    return short_words(item.start, shown.zone, BEGINNING, day_known=False)


def marks_of(shown: SeriesTimeline, lane: Lane, window: Stretch, width: int) -> Iterator[Mark]:
    """A lane's label, the line above it where an event begins a new meeting, and its marks."""
    yield "words", {"top": lane.top, "lines": lane.lines}
    if lane.top and lane.item.sort is Sort.EVENT:
        yield "guides", {"top": lane.top - LANE_GAP / 2}
    clock = clocks(shown)
    extent = clock.extent(lane.item)
    if lane.item.sort is Sort.EVENT:
        yield from other_marks(clock, lane, window, width)
    elif not lane.item.ongoing and extent.length < window.length * POINT / width:
        yield point(lane, extent, "square")
    else:
        yield from disruption_marks(clock, lane, window, width)


def notes_below(shown: SeriesTimeline, drawn: set[str]) -> list[str]:
    """Which clock the axis shows, what the marks mean, and how much is in the table only."""
    start = shown.meetings[0].event.start.earliest
    meanings = ", ".join(meaning for part, meaning in MEANINGS.items() if part in drawn)
    left_out = len(shown.meetings) - MOST
    return [
        clock_words(start, shown.zone),
        "Diamonds are events, squares are disruptions too short for a bar."
        + (f" Bars are {meanings}." if meanings else ""),
        *([f"In the table only: {left_out} earlier."] if left_out > 0 else []),
    ]


def described(shown: SeriesTimeline) -> str:
    """Every event, and how each disruption lies to it."""
    return " ".join(
        [
            f"{shown.events} from {edge(shown, 0)} to {edge(shown, -1)}, as time goes.",
            *(sentence for one in shown.meetings for sentence in meeting_in_words(shown, one)),
        ]
    )


def edge(shown: SeriesTimeline, place: int) -> str:
    """The day on which the first or the last event began, or as much as is known of it."""
    start = shown.meetings[place].event.start
    time = stretch(start, shown.zone)
    return cell(long_words(start, shown.zone)) if is_whole_days(time) else date_in_words(time.start)


def meeting_in_words(shown: SeriesTimeline, one: Meeting) -> Iterator[str]:
    """When an event was, and what lay how to it."""
    event = f"{one.event.name}: {long_words(one.event.start, shown.zone)}"
    if not one.disruptions:
        yield f"{event}; {NONE_ON_RECORD}."
        return
    yield f"{event}."
    for item in one.disruptions:
        distance = distance_of(shown, item, one)
        words = f"{item.name}: began {long_words(item.start, shown.zone)}"
        yield f"{words}, {distance}." if distance else f"{words}."


def distance_of(shown: SeriesTimeline, item: Item, one: Meeting) -> str:
    """How the beginning of a disruption lies to that of its event."""
    return beside(item.start, one.event.start, shown.zone, "the event")


def rows(shown: SeriesTimeline) -> Iterator[tuple[str, ...]]:
    """The table: each event, followed by its disruptions."""
    for one in shown.meetings:
        yield (*row(shown, one.event), "" if one.disruptions else NONE_ON_RECORD)
        for item in one.disruptions:
            yield (*row(shown, item), distance_of(shown, item, one))


def records(shown: SeriesTimeline) -> Iterator[Record]:
    """A record for each row of the table, with the event that it belongs to."""
    events = [one.event.name for one in shown.meetings for _ in (one.event, *one.disruptions)]
    for event, cells, item in zip(events, rows(shown), shown.items, strict=True):
        yield {**record(cells, item), "event": event if item.sort is Sort.DISRUPTION else None}


def row(shown: SeriesTimeline, item: Item) -> tuple[str, str, str, str]:
    """An item's sort, its name, and when it began and ended."""
    unknown = "not known" if item.sort is Sort.DISRUPTION else ""
    ended = cell(long_words(item.end, shown.zone)) if item.end else "goes on" if item.ongoing else unknown
    return str(item.sort), item.name, cell(long_words(item.start, shown.zone)), ended
