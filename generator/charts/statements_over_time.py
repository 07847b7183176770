"""Who says what, and when: the statements of each role by the day on which they were made, counted from the beginning."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive import Archive
from generator.charts.cells import CellRow, CellSheet, Things, drawing, sketch
from generator.charts.counted import MOST_RECORDS, Counted, counted, in_csv, number_of
from generator.charts.drawing import NARROW, WIDE, Caption, Chart, Layout
from generator.charts.stance_marks import stance_looks
from generator.charts.timeline_records import Record
from generator.charts.untitled import Untitled, place_of, titled
from generator.evidence.accounts import ADMITTING, days_from, first_day
from generator.evidence.confidence import IN_CHARGE
from generator.incident import Incident
from generator.incident.parts import Statement
from generator.vocabulary import Lists

KEY, TITLE = "statements-over-time", "Who says what, and how soon"
LAYOUTS = (Layout(WIDE, column=150), Layout(NARROW))
# The columns, each with the last day that it holds; the first has what was said before.
DAYS = (
    ("Before", -1),
    ("Same day", 0),
    ("1\N{EN DASH}2 days", 2),
    ("3\N{EN DASH}7 days", 7),
    ("8\N{EN DASH}30 days", 30),
)
LATER, NO_DAY = "Later", "No day"
COLUMNS = (*(name for name, _ in DAYS), LATER, NO_DAY)
LAST_DAYS = [last for _, last in DAYS]
SOON = COLUMNS[:3]
RULE = (
    "Days are counted from the first on which the disruption can have begun. "
    "A statement by several stands with the role of each, once."
)


class Said(NamedTuple):
    """A statement on an incident: the roles of those who made it, how many days after the beginning, and in which column."""

    statement: Statement
    incident: Incident
    roles: tuple[str, ...]
    days: int | None
    column: str


def column_of(days: int | None) -> str:
    """The column in which a statement stands that was made so many days after the beginning."""
    return NO_DAY if days is None else COLUMNS[bisect_left(LAST_DAYS, days)]


@dataclass(frozen=True)
class Thread:
    """Statements, and how often each role takes each stance in each column."""

    said: tuple[Said, ...]
    counts: Counter[tuple[str, str, str]]
    lists: Lists

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that say anything, in the vocabulary's order."""
        found = {role for role, _, _ in self.counts}
        return tuple(term.id for term in self.lists["actor_roles"] if term.id in found)

    @property
    def stances(self) -> tuple[str, ...]:
        """The stances that are taken, in the order of the key."""
        found = {stance for _, stance, _ in self.counts}
        return tuple(stance for stance in stance_looks(found) if stance in found)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns; the one for statements without a day only where there is any."""
        return COLUMNS if any(column == NO_DAY for _, _, column in self.counts) else COLUMNS[:-1]

    def number(self, role: str) -> int:
        """How many statements a role makes."""
        return sum(number for (one, _, _), number in self.counts.items() if one == role)


def statements_over_time(archive: Archive, incidents: Sequence[Incident]) -> Chart | None:
    """The statements on some incidents; none where fewer than three have a day."""
    untitled = untitled_statements_over_time(archive, incidents)
    return titled(untitled, archive.by_id) if untitled else None


def untitled_statements_over_time(archive: Archive, incidents: Sequence[Incident]) -> Untitled | None:
    """The same, as far as it follows from facts."""
    shown = counted(archive, incidents)
    said = tuple([one for incident, _ in shown.incidents for one in said_on(incident, archive)])
    if sum(one.days is not None for one in said) < 3:
        return None
    counts = Counter([(role, one.statement.stance, one.column) for one in said for role in one.roles])
    thread = Thread(said, counts, archive.lists)
    description = " ".join(described(thread, shown))
    sheet = sheet_of(thread, shown)
    chart = Chart(
        key=KEY,
        title=TITLE,
        description=description,
        svg="",
        columns=("Who", "Does what", *thread.columns),
        rows=tuple(rows(thread)),
        explore="statements",
        settings={
            "signals": {"looks": [{"words": one, **stance_looks(thread.stances)[one]} for one in thread.stances]}
        },
        records=tuple(record(one, thread.lists) for one in said[:MOST_RECORDS]),  # incidents come the latest first
        named=frozenset(one.incident.id for one in said[:MOST_RECORDS]),
    )
    return Untitled(chart, sheet, draw)


def draw(caption: Caption, sheet: CellSheet) -> tuple[str, str]:
    """The drawing of a sheet, after its key."""
    return sketch.drawn(caption, (drawing(sheet, layout) for layout in LAYOUTS))


def said_on(incident: Incident, archive: Archive) -> tuple[Said, ...]:
    """The statements on an incident."""
    return archive.once(KEY, incident, lambda: tuple(found_on(incident, archive.lists)))


def found_on(incident: Incident, lists: Lists) -> Iterator[Said]:
    """The same, one after the other."""
    zone = incident.zone
    first = first_day(incident.started, zone)
    for one in incident.statements:
        roles = tuple(dict.fromkeys([lists["actors"][actor].role for actor in one.by]))
        days = None if first is None else days_from(first, one, zone)
        yield Said(one, incident, roles, days, column_of(days))


def sheet_of(thread: Thread, shown: Counted) -> CellSheet:
    """A row for each role, a mark for each stance that it takes in a column."""
    looks, labels = stance_looks(thread.stances), thread.lists["stances"]
    return CellSheet(
        columns=thread.columns,
        rows=tuple(row_of(thread, role) for role in thread.roles),
        notes=tuple(notes_below(thread, shown)),
        key=tuple((looks[stance], labels.label(stance)) for stance in thread.stances),
    )


def row_of(thread: Thread, role: str) -> CellRow:
    """A role with its cells."""
    looks = stance_looks(thread.stances)
    cells = {}
    for column in thread.columns:
        each = [(looks[stance], thread.counts[role, stance, column]) for stance in thread.stances]
        if any(number for _, number in each):
            cells[column] = Things(tuple((look, number) for look, number in each if number))
    label = thread.lists["actor_roles"].label(role)
    return CellRow(label, number_of(thread.number(role), "statement"), cells)


def notes_below(thread: Thread, shown: Counted) -> Iterator[str]:
    """What a mark is, by which rule it has its column, and what is not counted."""
    yield "A mark: a statement; beside it, how many there are where there are several."
    yield RULE
    if NO_DAY in thread.columns:
        yield f"{NO_DAY}: no source gives the day of the statement, or that of the beginning."
    yield from shown.left_out_words


def described(thread: Thread, shown: Counted) -> Iterator[str]:
    """How soon those in charge deny and grant, then what is said most in each column, and the rule."""
    yield from in_charge(thread)
    incidents = len({one.incident.id for one in thread.said})
    yield f"{number_of(len(thread.said), 'statement')} on {number_of(incidents, 'incident')}."
    stances = Counter((one.column, one.statement.stance) for one in thread.said)
    for column in thread.columns:
        yield from column_in_words(thread, column, stances)
    yield RULE
    yield from in_csv(len(thread.said), " statements on the incidents")
    yield from shown.left_out_words


def in_charge(thread: Thread) -> Iterator[str]:
    """How often those who run or rule networks keep a disruption from view, how often they grant it, and how soon."""
    theirs = [one for one in thread.said if one.days is not None and not IN_CHARGE.isdisjoint(one.roles)]
    against = [one for one in theirs if one.statement.stance in ("denies", "silent")]
    granting = [one for one in theirs if one.statement.stance in ADMITTING]
    if against or granting:
        yield (
            f"Those who run or rule networks deny a disruption or are silent in {soon(against)}; "
            f"they acknowledge it, explain it or apologise for it in {soon(granting)}."
        )


def soon(said: Sequence[Said]) -> str:
    """How many there are, and how many of them were made within two days."""
    early = sum(one.column in SOON for one in said)
    return f"{number_of(len(said), 'statement')} with a known day, {early} of them by the second day after it began"


def column_in_words(thread: Thread, column: str, every: Counter[tuple[str, str]]) -> Iterator[str]:
    """How much was said in a column, and what most."""
    stances = Counter({stance: number for (where, stance), number in every.items() if where == column})
    if stances:
        labels = thread.lists["stances"]
        most = sorted(stances.items(), key=lambda one: (-one[1], one[0]))[:3]
        listed = ", ".join(f"{labels.label(stance).lower()} {number}" for stance, number in most)
        yield f"{column}: {stances.total()}, most of all {listed}."


def rows(thread: Thread) -> Iterator[tuple[str, ...]]:
    """The table: a row for each stance of each role."""
    for role in thread.roles:
        for stance in thread.stances:
            numbers = [thread.counts[role, stance, column] for column in thread.columns]
            if any(numbers):
                who, what = thread.lists["actor_roles"].label(role), thread.lists["stances"].label(stance)
                yield (who, what, *map(str, numbers))


def record(one: Said, lists: Lists) -> Record:
    """A statement for machines."""
    return {
        "id": one.incident.id,
        "title": place_of(one.incident),
        "who": "; ".join(lists["actors"][actor].name for actor in one.statement.by),
        "role": "; ".join(one.roles),
        "stance": one.statement.stance,
        "reason": one.statement.reason,
        "made": str(one.statement.at) if one.statement.at else None,
        "days_after": one.days,
    }
