"""The statements on an incident as a thread in time, and where a body contradicts what it said itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from generator.evidence.confidence import root
from generator.incident import Incident
from generator.incident.parts import Statement
from generator.local_time.distances import beside
from generator.local_time.stretches import wall
from generator.moments import Precision, Span
from generator.vocabulary import Lists

# What a speaker does by which he grants a disruption that he cannot deny as well.
ADMITTING = frozenset({"acknowledges", "explains", "apologises"})
NO_REASON = frozenset({"none_given", "unknown", None})
LOOSE = timedelta(days=14)  # a beginning known no better gives no day to count from


@dataclass(frozen=True)
class Conflict:
    """A way in which two statements stand against each other: its rule in words and in code.

    `mark` is what the page says of the statement that is marked, before it names the other.
    """

    title: str
    words: str
    mark: str
    holds: Callable[[Statement, Statement, tzinfo], bool]


@dataclass(frozen=True)
class Contradiction:
    """That a statement stands against another of the same body; a silence not for `certain` that may have come before."""

    conflict: Conflict
    other: Statement
    number: int
    bodies: tuple[str, ...]
    certain: bool = True


class Told(NamedTuple):
    """A statement in the thread: its number from 1, when it was made beside the disruption, what it contradicts."""

    number: int
    statement: Statement
    when: str
    contradictions: tuple[Contradiction, ...]


def denied_and_granted(one: Statement, other: Statement, zone: tzinfo) -> bool:
    """One denies what the other grants; who denies a part in it and names the same fault twice says one thing."""
    if "denies" not in (one.stance, other.stance) or not (one.stance in ADMITTING or other.stance in ADMITTING):
        return False
    return one.reason in NO_REASON or one.reason != other.reason


def two_reasons(one: Statement, other: Statement, zone: tzinfo) -> bool:
    """Both give a reason, and not the same one."""
    return one.reason != other.reason and not NO_REASON & {one.reason, other.reason}


def broken_silence(one: Statement, other: Statement, zone: tzinfo) -> bool:
    """One is a reported silence, and the other was not certainly made after it."""
    if one.stance == "silent":
        return other.stance != "silent" and not is_before(one, other, zone)
    return other.stance == "silent" and not is_before(other, one, zone)


CONFLICTS = (
    Conflict(
        "A denial and an admission",
        "A body denies the disruption, or a part in it, and also acknowledges it, explains it or apologises for it. "
        "Where both statements give the same reason they do not contradict each other.",
        "Contradicts",
        denied_and_granted,
    ),
    Conflict(
        "Two reasons",
        "A body gives one reason in one statement and another reason in another.",
        "Gives another reason than",
        two_reasons,
    ),
    Conflict(
        "A silence and a statement",
        "A source reports that a body had said nothing, though the body had spoken. "
        "What was said certainly later does not contradict the silence; where it is not known which came first, "
        "the silence is contradicted unless it was reported before.",
        "Contradicted by",
        broken_silence,
    ),
)
SILENCE = CONFLICTS[2]

# The rule by which a body contradicts itself, in the words of the methodology.
SELF_CONTRADICTION: tuple[tuple[str, str], ...] = (
    (
        "One body",
        (
            "An actor and those who are part of it, by the list of actors, are one body: a director speaks for the "
            "authority, a minister for the government."
        ),
    ),
    *((one.title, one.words) for one in CONFLICTS),
    (
        "Which came first",
        (
            "Statements stand in the order of their days, and of their clock times within a day. One without a date "
            "stays where the editors put it. The later statement carries the mark; of a silence, always the silence."
        ),
    ),
)


def thread(incident: Incident, lists: Lists) -> tuple[Told, ...]:
    """The statements of an incident in their order in time, each with what it contradicts."""
    sequence = in_time(incident.statements, incident.zone) if len(incident.statements) > 1 else incident.statements
    spoken = [(one, bodies(one, lists)) for one in sequence]
    return tuple(
        Told(number, statement, time_words(statement, incident), tuple(against(number, spoken, incident.zone)))
        for number, statement in enumerate(sequence, start=1)
    )


def against(number: int, spoken: Sequence[tuple[Statement, frozenset[str]]], zone: tzinfo) -> Iterator[Contradiction]:
    """What the statement of a number contradicts, or is contradicted by where it is a silence; each with its bodies."""
    marked, own = spoken[number - 1]
    for other_number, (other, others) in enumerate(spoken, start=1):
        if own.isdisjoint(others):
            continue
        for conflict in conflicts(marked, other, zone):
            shared = tuple(sorted(own & others))
            if conflict is SILENCE:
                if marked.stance == "silent":
                    yield Contradiction(conflict, other, other_number, shared, is_before(other, marked, zone))
            elif other_number < number:
                yield Contradiction(conflict, other, other_number, shared)


def conflicts(one: Statement, other: Statement, zone: tzinfo) -> Sequence[Conflict]:
    """The ways in which two statements stand against each other, whoever made them."""
    if (
        one.stance == other.stance and one.reason == other.reason
    ):  # who does the same for the same reason says one thing
        return ()
    return [conflict for conflict in CONFLICTS if conflict.holds(one, other, zone)]


def bodies(statement: Statement, lists: Lists) -> frozenset[str]:
    """The bodies for which a statement speaks."""
    return frozenset(root(actor, lists) for actor in statement.by)


def is_before(one: Statement, other: Statement, zone: tzinfo) -> bool:
    """Whether one was certainly made before the other."""
    if one.at is None or other.at is None:
        return False
    first, second = one.at.span(zone), other.at.span(zone)
    return first.earliest < second.earliest and first.latest <= second.earliest


def time_words(statement: Statement, incident: Incident) -> str:
    """When a statement was made beside the disruption: 2 days after it began; nothing where that cannot be said."""
    if statement.at is None or incident.started is None:
        return ""
    return beside(statement.at.span(incident.zone), incident.started, incident.zone, "it")


def days_after(statement: Statement, began: Span | None, zone: tzinfo) -> int | None:
    """On which day it was made, from the first on which the disruption can have begun; nothing where a day is not known."""
    first = first_day(began, zone)
    return None if first is None else days_from(first, statement, zone)


def first_day(began: Span | None, zone: tzinfo) -> date | None:
    """The first day on which a disruption can have begun, where it is known well enough to count from it."""
    if began is None or began.latest - began.earliest > LOOSE:
        return None
    return began.earliest.astimezone(zone).date()


def days_from(first: date, statement: Statement, zone: tzinfo) -> int | None:
    """How many days after the first one a statement was made; nothing where its day is not known."""
    at = statement.at
    if at is None or at.precision < Precision.DAY:
        return None
    return (at.instant(at.wall, zone).astimezone(zone).date() - first).days


def in_time(statements: Iterable[Statement], zone: tzinfo) -> tuple[Statement, ...]:
    """Statements by their days, and those with a clock time by it; each without keeps its place."""

    def day(one: Statement) -> date | None:
        if one.at is None or one.at.precision < Precision.DAY:
            return None
        return wall(one.at.span(zone).earliest, zone).date()

    def instant(one: Statement) -> datetime | None:
        return one.at.span(zone).earliest if one.at is not None and one.at.has_clock else None

    return placed(placed(tuple(statements), day), instant)


def placed(statements: tuple[Statement, ...], time_of: Callable[[Statement], date | None]) -> tuple[Statement, ...]:
    """Those that have a time in its order, in the places that they hold together; the others stay in theirs."""
    times = [time_of(one) for one in statements]
    in_order = iter(sorted([(time, number) for number, time in enumerate(times) if time]))
    return tuple([statements[next(in_order)[1]] if time else one for one, time in zip(statements, times, strict=True)])
