"""What disruptions stand beside: how long before or after their beginning each event of their context began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.archive import Archive
from generator.charts.context_pairs import Beside, around, drawn_of, in_order
from generator.charts.context_words import ALLEGED, described, notes_below
from generator.charts.counted import MOST_RECORDS, MOST_ROWS, counted, incidents_in_words, latest
from generator.charts.drawing import SERIES, Chart
from generator.charts.length_rows import LengthRow, LengthSheet, Spot, draw
from generator.charts.length_scale import DAY, minutes
from generator.charts.timeline_records import Record, bracket
from generator.charts.untitled import Untitled, place_of, titled
from generator.incident import Incident

KEY, TITLE = "context-distances", "What stood beside the disruptions, and how near"
COLUMNS = ("Kind of event", "Event", "When", "Incident", "Relation", "Distance in time")


def context_distances(archive: Archive, incidents: Sequence[Incident]) -> Chart | None:
    """How events lie to some incidents; none where fewer than two have a known distance."""
    untitled = untitled_context_distances(archive, incidents)
    return titled(untitled, archive.by_id) if untitled else None


def untitled_context_distances(archive: Archive, incidents: Sequence[Incident]) -> Untitled | None:
    """The same, as far as it follows from facts."""
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
        named=frozenset(one.incident.id for one in whole if one.incident.id in in_table or id(one) in on_record),
    )
    return Untitled(chart, sheet, draw)


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


def row(one: Beside) -> tuple[str, ...]:
    """An event beside an incident as a row of the table."""
    return (one.type, one.event.name, one.when, place_of(one.incident), one.relation_label, one.words)


def record(one: Beside) -> Record:
    """An event beside an incident for machines; distances in minutes, below nothing where the event came before."""
    return {
        "id": one.incident.id,
        "title": place_of(one.incident),
        "event": one.event.name,
        "type": one.type,
        "relation": one.relation,
        **bracket("event_began", one.event.start),
        **bracket("disruption_began", one.began),
        "least_minutes_after": minutes(one.distance.least) if one.distance else None,
        "most_minutes_after": minutes(one.distance.most) if one.distance else None,
    }
