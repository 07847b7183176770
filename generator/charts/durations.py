"""How long disruptions lasted: a row for each, from the shortest to the longest that it can have been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from generator.archive import Archive
from generator.charts.counted import MOST_RECORDS, MOST_ROWS, Counted, counted, in_csv, incidents_in_words, latest
from generator.charts.drawing import SERIES, Chart
from generator.charts.length_rows import LengthRow, LengthSheet, Spot, draw
from generator.charts.length_scale import DAY, minutes
from generator.charts.timeline_records import Record, bracket
from generator.charts.untitled import Untitled, place_of, titled
from generator.durations import DAYS_ONLY, Duration, length_in_words
from generator.incident import Incident
from generator.local_time.spans import date_words
from generator.moments import Span

KEY, TITLE = "durations", "How long the incidents lasted"
COLUMNS = ("Counted as", "Incident", "Began", "Shortest", "Longest", "In words")
MOST = 30  # rows in the drawing; the table has all of them
GOES_ON, NOT_KNOWN = "goes on", "end not known"


@dataclass(frozen=True)
class Lasted:
    """An incident of a group, when it can have begun, its length; `open` says what is known of its end where it has none."""

    group: str
    incident: Incident
    start: Span | None
    length: Duration | None
    open: str

    @property
    def began(self) -> str:
        """The day or days on which it can have begun, or the year that its id gives."""
        return date_words(self.start, self.incident.zone) if self.start else str(self.incident.year)

    @property
    def words(self) -> str:
        """Its length in words."""
        return str(self.length) if self.length else self.open

    @property
    def rank(self) -> tuple[bool, timedelta, timedelta, str]:
        """By which it stands: what goes on first, then the longest."""
        length = self.length or Duration(timedelta(0), timedelta(0))
        return self.length is None, length.longest, length.shortest, self.incident.id


def durations(archive: Archive, incidents: Sequence[Incident]) -> Chart | None:
    """The lengths of some incidents; none where fewer than two have one or go on."""
    untitled = untitled_durations(archive, incidents)
    return titled(untitled, archive.by_id) if untitled else None


def untitled_durations(archive: Archive, incidents: Sequence[Incident]) -> Untitled | None:
    """The same, as far as it follows from facts."""
    shown = counted(archive, incidents)
    every = [one for group, ones in shown.by_group for one in lengths_of(group, ones)]
    if sum(one.open != NOT_KNOWN for one in every) < 2:
        return None
    description = " ".join(described(every, shown))
    sheet = sheet_of(every, shown)
    in_table, on_record = (
        latest(((one.incident.id, one.start) for one in every), most) for most in (MOST_ROWS, MOST_RECORDS)
    )
    chart = Chart(
        key=KEY,
        title=TITLE,
        description=description,
        svg="",
        columns=COLUMNS,
        rows=tuple(row(one) for one in every if one.incident.id in in_table),
        explore="durations",
        records=tuple(record(one) for one in every if one.incident.id in on_record),
        named=in_table | on_record | named_apart(every, shown),
    )
    return Untitled(chart, sheet, draw)


def lengths_of(group: str, incidents: Sequence[Incident]) -> list[Lasted]:
    """The incidents of a group, the longest first and those without a known end last."""
    found = [lasted(group, one) for one in incidents]
    return sorted(found, key=lambda one: (one.open != NOT_KNOWN, *one.rank), reverse=True)


def lasted(group: str, incident: Incident) -> Lasted:
    """An incident with its length, or with what is known of an end that has no time."""
    start, length = incident.started, incident.duration
    open_end = "" if length else GOES_ON if start and incident.ongoing else NOT_KNOWN
    return Lasted(group, incident, start, length, open_end)


def sheet_of(every: Sequence[Lasted], shown: Counted) -> LengthSheet:
    """What the drawing shows: the latest of those that have a length or go on, group by group."""
    known = [one for one in every if one.open != NOT_KNOWN]
    newest = latest(((one.incident.id, one.start) for one in known), MOST)
    drawn = [one for one in known if one.incident.id in newest]
    longest = max(minutes(one.length.longest) for one in drawn if one.length) if any(o.length for o in drawn) else 0
    return LengthSheet(
        rows=tuple(rows_of(drawn)),
        low=0,
        high=1.2 * max(longest, DAY) * (2 if any(one.open for one in drawn) else 1),
        colour=SERIES[0],
        shape="square",
        nothing=("0",),
        notes=tuple(notes_below(every, drawn, shown)),
    )


def rows_of(drawn: Sequence[Lasted]) -> Iterator[LengthRow]:
    """A heading for each group, and a row for each incident."""
    heading = ""
    for one in drawn:
        if one.group != heading:
            heading = one.group
            yield LengthRow(heading)
        yield LengthRow(place_of(one.incident), f"{one.words} \N{MIDDLE DOT} {one.began}", (spot_of(one),))


def spot_of(one: Lasted) -> Spot:
    """From the shortest to the longest that it can have been, with a thread from no length at all."""
    if one.length is None:
        return Spot(0, 0, open=True)
    low, high = minutes(one.length.shortest), minutes(one.length.longest)
    return Spot(low, high, (0, low), doubtful=one.length.approximate)


def notes_below(every: Sequence[Lasted], drawn: Sequence[Lasted], shown: Counted) -> Iterator[str]:
    """What the marks mean, and what is not in the drawing."""
    yield "A bar reaches from the shortest to the longest that it can have been; a square where the two are close."
    if any(one.length and one.length.approximate for one in drawn):
        yield "Dashed or hollow: the beginning or the end is known approximately only."
    if any(one.open for one in drawn):
        yield "An arrow: sources say that it goes on."
    yield from left_out(every, len(drawn), shown)


def left_out(every: Sequence[Lasted], drawn: int, shown: Counted) -> Iterator[str]:
    """What is not drawn, and why."""
    unknown = sum(one.open == NOT_KNOWN for one in every)
    earlier = len(every) - unknown - drawn
    if earlier:
        yield f"Not drawn: {earlier} that began earlier."
    if unknown:
        yield f"Not drawn, because no source says when they ended: {unknown}."
    if len(every) > MOST_ROWS:
        yield f"The table has the {MOST_ROWS} that began last, of {len(every)}."
    yield from in_csv(len(every))
    yield from shown.left_out_words


def described(every: Sequence[Lasted], shown: Counted) -> Iterator[str]:
    """How many lasted how long, the longest and the shortest of each group, and what is left out."""
    known = [one for one in every if one.length]
    if known:
        yield how_long(known)
    for group in shown.groups:
        yield from group_in_words(group, [one for one in known if one.group == group])
    going = [place_of(one.incident) for one in every if one.open == GOES_ON]
    if going:
        listed = "; ".join(going[:3]) + (f"; and {len(going) - 3} more" if len(going) > 3 else "")
        yield f"Said to go on: {listed}."
    drawn = min(MOST, len(known) + len(going))
    yield from left_out(every, drawn, shown)


def named_apart(every: Sequence[Lasted], shown: Counted) -> frozenset[str]:
    """Those that the drawing and its description name, be they in the table or not."""
    known = [one for one in every if one.open != NOT_KNOWN]
    told = [one for one in every if one.open == GOES_ON][:3]
    for group in shown.groups:
        of_group = [one for one in every if one.length and one.group == group]
        told += [*of_group[:1], *of_group[-1:]]
    drawn = latest(((one.incident.id, one.start) for one in known), MOST)
    return drawn | {one.incident.id for one in told}


def how_long(known: Sequence[Lasted]) -> str:
    """How many were certainly over within a day, and how many certainly lasted three days or longer."""
    lengths = [one.length for one in known if one.length]
    short = sum(length.longest <= timedelta(days=1) for length in lengths)
    long = sum(length.shortest >= DAYS_ONLY for length in lengths)
    rest = len(lengths) - short - long
    parts = [
        f"{short} {'was' if short == 1 else 'were'} over within a day" if short else "",
        f"{long} lasted three days or longer" if long else "",
        f"{rest} lay in between, or cannot be told" if rest else "",
    ]
    return f"Of {incidents_in_words(len(lengths))} with a known end, {'; '.join(filter(None, parts))}."


def group_in_words(label: str, known: Sequence[Lasted]) -> Iterator[str]:
    """The longest and the shortest of a group."""
    if not known:
        return
    first, last = known[0], known[-1]
    yield f"{label}: longest, {place_of(first.incident)} ({first.words})" + (
        f"; shortest, {place_of(last.incident)} ({last.words})." if len(known) > 1 else "."
    )


def row(one: Lasted) -> tuple[str, ...]:
    """An incident as a row of the table."""
    bounds = (
        (length_in_words(one.length.shortest), length_in_words(one.length.longest, begun_days_count=True))
        if one.length
        else ()
    )
    return (one.group, place_of(one.incident), one.began, *(bounds or ("", "")), one.words)


def record(one: Lasted) -> Record:
    """An incident for machines; lengths in minutes."""
    return {
        "id": one.incident.id,
        "title": place_of(one.incident),
        "counted_as": one.group,
        **bracket("began", one.start),
        "shortest_minutes": minutes(one.length.shortest) if one.length else None,
        "longest_minutes": minutes(one.length.longest) if one.length else None,
        "approximate": ("yes" if one.length.approximate else "no") if one.length else None,
        "end": one.open or "known",
    }
