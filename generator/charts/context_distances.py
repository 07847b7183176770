"""What disruptions stand beside: how long before or after their beginning each event of their context began."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from generator.archive import Archive
from generator.charts.counted import (
    MOST_RECORDS,
    MOST_ROWS,
    Counted,
    counted,
    in_csv,
    incidents_in_words,
    latest,
    number_of,
)
from generator.charts.drawing import SERIES, Caption, Chart
from generator.charts.keeping import with_drawing
from generator.charts.length_rows import LAYOUTS, LengthRow, LengthSheet, Spot, drawing, sketch
from generator.charts.length_scale import DAY, minutes
from generator.charts.timeline_records import Record, bracket
from generator.evidence.surroundings import Distance, Surrounding, distance, surrounding
from generator.incident import Incident
from generator.local_time.distances import beside
from generator.local_time.spans import date_words
from generator.moments import Span

KEY, TITLE = "context-distances", "What stood beside the disruptions, and how near"
COLUMNS = ("Kind of event", "Event", "When", "Incident", "Relation", "Distance in time")
MOST_EVENTS, MOST_MARKS = 25, 12  # rows, and marks in each; the table has all of them
ALLEGED = "alleged_reason"
NEAR = timedelta(days=1)
CAUTION = "How near two things lie does not say that one brought about the other."


@dataclass(frozen=True)
class Beside:
    """An event beside an incident: the label of its type, the relation and its label, and how the two lie in time."""

    type: str
    relation: str
    relation_label: str
    event: Surrounding
    incident: Incident
    began: Span | None
    distance: Distance | None

    @property
    def place(self) -> tuple[str, str]:
        """The type and the name: what the drawing has a row for."""
        return self.type, self.event.name

    @property
    def when(self) -> str:
        """When the event began."""
        return date_words(self.event.start, self.incident.zone) if self.event.start else "no date given"

    @property
    def words(self) -> str:
        """How the event lies to the beginning of the disruption, in words, as far as they can be said."""
        if self.distance is None:
            return ""
        side = "before" if self.distance.is_before else "after" if self.distance.is_after else ""
        overlap = "; the event can have been under way then" if self.distance.can_overlap else ""
        return (self.nearly or (f"{side} the disruption began" if side else "")) + overlap

    @property
    def nearly(self) -> str:
        """How many days or hours lie between the two, in words; nothing where that would say too little."""
        if not self.event.start or not self.began:
            return ""
        return beside(self.event.start, self.began, self.incident.zone, "the disruption")


def context_distances(archive: Archive, incidents: Sequence[Incident]) -> Chart | None:
    """How events lie to some incidents; none where fewer than two have a known distance."""
    shown = counted(archive, incidents)
    every = [one for incident, _ in shown.incidents for one in around(archive, incident)]
    known = in_order([one for one in every if one.distance])
    if len(known) < 2:
        return None
    drawn = drawn_of(known)
    description = " ".join(described(every, known, drawn, shown))
    sheet = sheet_of(drawn, tuple(notes_below(every, known, drawn, shown)))
    whole = [*known, *(one for one in every if not one.distance)]
    on_record = {id(one) for one in every[:MOST_RECORDS]}  # incidents come the latest first
    in_table = latest(((one.incident.id, one.began) for one in whole), MOST_ROWS)
    chart = Chart(
        key=KEY,
        title=TITLE,
        description=description,
        svg="",
        columns=COLUMNS,
        rows=tuple(row(one) for one in [one for one in whole if one.incident.id in in_table][:MOST_ROWS]),
        explore="context-distances",
        settings={"note": "Left of 0: the event began before the disruption. Right of 0: after it."},
        records=tuple(record(one) for one in whole if id(one) in on_record),
    )
    caption = Caption(KEY, TITLE, description)
    return with_drawing(chart, sheet, lambda: sketch.drawn(caption, (drawing(sheet, layout) for layout in LAYOUTS)))


def around(archive: Archive, incident: Incident) -> tuple[Beside, ...]:
    """The events beside an incident; one that stands beside it in two ways is told twice."""
    return archive.once(KEY, incident, lambda: tuple(found_around(archive, incident)))


def found_around(archive: Archive, incident: Incident) -> Iterator[Beside]:
    """The same, one after the other."""
    began = incident.started
    for context in incident.context:
        event = surrounding(context, incident, archive.lists)
        kind = context.type or archive.lists["events"][context.event or ""].type
        labels = (
            archive.lists["context_types"].label(kind),
            context.relation,
            archive.lists["context_relations"].label(context.relation),
        )
        yield Beside(*labels, event, incident, began, distance(event, began))


def in_order(known: Sequence[Beside]) -> list[Beside]:
    """By type, those with most events first; within it by event, the latest first."""
    types = Counter(one.type for one in known)
    newest = Counter[tuple[str, str]]()
    for one in known:
        if one.event.start:
            newest[one.place] = max(newest[one.place], one.event.start.earliest.toordinal())
    return sorted(
        known, key=lambda one: (-types[one.type], one.type, -newest[one.place], one.event.name, one.incident.id)
    )


def drawn_of(known: Sequence[Beside]) -> list[Beside]:
    """What the drawing has room for: the events beside most incidents, each with the latest of these."""
    often = Counter(one.place for one in known)
    places = {place for place, _ in often.most_common(MOST_EVENTS)}
    kept = []
    for place, ones in groupby(known, key=lambda one: one.place):
        kept += list(ones)[-MOST_MARKS:] if place in places else []
    return kept


def sheet_of(drawn: Sequence[Beside], notes: tuple[str, ...]) -> LengthSheet:
    """A row for each event under the heading of its type, with an interval for each incident."""
    spots = {id(one): spot_of(one) for one in drawn}
    reach = [edge for spot in spots.values() for edge in (spot.low, spot.high, *(spot.thread or ()))]
    return LengthSheet(
        rows=tuple(rows_of(drawn, spots)),
        low=1.3 * min(-float(DAY), *reach),
        high=1.3 * max(float(DAY), *reach),
        colour=SERIES[1],
        shape="diamond",
        nothing=("it", "began"),
        notes=notes,
        sides=("\N{LEFTWARDS ARROW} before the disruption began", "after it began \N{RIGHTWARDS ARROW}"),
    )


def rows_of(drawn: Sequence[Beside], spots: Mapping[int, Spot]) -> Iterator[LengthRow]:
    """A heading for each type, and a row for each event."""
    for kind, of_kind in groupby(drawn, key=lambda one: one.type):
        yield LengthRow(kind)
        for (_, name), ones in groupby(of_kind, key=lambda one: one.place):
            marks = list(ones)
            beside_how_many = len({one.incident.id for one in marks})
            aside = f"beside {incidents_in_words(beside_how_many)}" if beside_how_many > 1 else brief(marks[0])
            yield LengthRow(name, aside, tuple(spots[id(one)] for one in marks))


def brief(one: Beside) -> str:
    """How an event lies to its only incident, else when it was."""
    return one.words if one.nearly else one.when


def spot_of(one: Beside) -> Spot:
    """The distance as an interval; a thread runs to the end of the event, where that is known."""
    assert one.distance is not None  # noqa: S101 - only what has a distance is drawn
    low, high = minutes(one.distance.least), minutes(one.distance.most)
    until = minutes(one.distance.until) if one.distance.until is not None else high
    return Spot(low, high, (high, until) if until > high else None, doubtful=one.relation == ALLEGED)


def notes_below(
    every: Sequence[Beside], known: Sequence[Beside], drawn: Sequence[Beside], shown: Counted
) -> Iterator[str]:
    """What the marks mean, what is not drawn, and what the drawing does not say."""
    yield "Each mark is an event beside one incident; a bar reaches as far as its distance is uncertain."
    if any(one.distance and one.distance.until for one in drawn):
        yield "A thin line runs to the end of the event."
    if any(one.relation == ALLEGED for one in drawn):
        yield "Dashed or hollow: a source names the event as the reason."
    yield CAUTION
    yield from left_out(every, known, drawn, shown)


def left_out(
    every: Sequence[Beside], known: Sequence[Beside], drawn: Sequence[Beside], shown: Counted
) -> Iterator[str]:
    """What is not drawn, and why."""
    if len(known) > len(drawn):
        yield f"Not drawn, because there is no room: {number_of(len(known) - len(drawn), 'pair')}."
    if len(every) > len(known):
        yield f"Not drawn, because no date is known: {len(every) - len(known)}."
    if len(every) > MOST_ROWS:
        yield f"The table has {MOST_ROWS} pairs at the most, of {len(every)}."
    yield from in_csv(len(every), " pairs with the incidents")
    yield from shown.left_out_words


def described(
    every: Sequence[Beside], known: Sequence[Beside], drawn: Sequence[Beside], shown: Counted
) -> Iterator[str]:
    """How many events began how near, type by type, and what is left out."""
    incidents, events = len({one.incident.id for one in known}), len({one.place for one in known})
    yield (
        f"{number_of(events, 'event')} beside {incidents_in_words(incidents)}, {number_of(len(known), 'pair')} in all. "
        f"When the event began: {nearness(known)}."
    )
    for kind, of_kind in groupby(known, key=lambda one: one.type):
        yield f"{kind}: {nearness(list(of_kind))}."
    yield CAUTION
    yield from left_out(every, known, drawn, shown)


def nearness(pairs: Sequence[Beside]) -> str:
    """In how many pairs the event began within a day of the disruption, before that, after that, and where it is open."""
    distances = [one.distance for one in pairs if one.distance]
    near = [one for one in distances if one.is_within(NEAR)]
    far = [one for one in distances if not one.is_within(NEAR)]
    before, after = sum(one.is_before for one in far), sum(one.is_after for one in far)
    counts = (
        (len(near), "within a day of the disruption"),
        (before, "earlier"),
        (after, "later"),
        (len(far) - before - after, "too uncertain to say"),
    )
    return ", ".join(f"{words} in {count}" for count, words in counts if count)


def row(one: Beside) -> tuple[str, ...]:
    """An event beside an incident as a row of the table."""
    return (one.type, one.event.name, one.when, one.incident.title, one.relation_label, one.words)


def record(one: Beside) -> Record:
    """An event beside an incident for machines; distances in minutes, below nothing where the event came before."""
    return {
        "id": one.incident.id,
        "title": one.incident.title,
        "event": one.event.name,
        "type": one.type,
        "relation": one.relation,
        **bracket("event_began", one.event.start),
        **bracket("disruption_began", one.began),
        "least_minutes_after": minutes(one.distance.least) if one.distance else None,
        "most_minutes_after": minutes(one.distance.most) if one.distance else None,
    }
