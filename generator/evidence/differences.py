"""When the answers to a question differ: the one place that says so, in words and in code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import combinations
from typing import Any

from generator.evidence.accounts import CONFLICTS, conflicts
from generator.evidence.answers import LISTED, Answer
from generator.fields import Unsaid
from generator.incident.readings import TimeReading
from generator.local_time.spans import long_words
from generator.moments import Span, given
from generator.vocabulary import Lists

# The rule by which answers differ, in the words of the methodology.
DIFFERENCES: tuple[tuple[str, str], ...] = (
    (
        "Times",
        (
            "Times differ where no time fits them all. A day and a minute of that day do not differ, two clock times "
            "do, and bounds that overlap do not. A time at which something was first seen does not differ from an "
            "earlier beginning or a later end. That it goes on differs from any end."
        ),
    ),
    (
        "Platforms and websites",
        (
            "Sources that name the same set as affected give one answer. Two sets differ, also where one holds the "
            "other; that one was unaffected differs from its being named. A source that names none of them differs "
            "from no set."
        ),
    ),
    (
        "Reach",
        (
            "Two levels differ. Two lists of places, networks, operators or AS numbers differ unless they are the same "
            "or one of them is marked as a rough description, which names examples only. The numbers of people differ "
            "where the same thing is counted and the numbers are not the same."
        ),
    ),
    (
        "Terms",
        (
            "Whether it was deliberate, how it was done, what brought it about, the reason given and who ordered it "
            "differ where two terms do. Unknown differs from nothing; a source that itself calls it disputed makes "
            "it so."
        ),
    ),
    (
        "What was said",
        (
            "Statements differ where a denial stands beside an admission, one reason beside another, or a reported "
            "silence beside something said that was not certainly said later; whoever of those in charge said it."
        ),
    ),
    (
        "Agreement",
        (
            "Sources agree where their answers do not differ and at least two of them are independent of each other. "
            "What they all pass on from one body is one account, however many they are."
        ),
    ),
)
NO_OTHER = "No source gives another answer."
LONG_AGO, FAR_OFF = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Verdict:
    """Whether answers differ, and in what they do or how they go together."""

    differs: bool
    why: str


def differing(why: str) -> Verdict:
    """They differ."""
    return Verdict(differs=True, why=why)


def alike(why: str = NO_OTHER) -> Verdict:
    """They do not differ."""
    return Verdict(differs=False, why=why)


def on_times(answers: Sequence[Answer], zone: tzinfo, end: bool) -> Verdict:
    """Times differ where no time fits all; `end`: it is asked when something ended, and not when it began."""
    readings = [one for each in answers for one in each.behind]
    spans = [span for one in readings if (span := possible(one, zone, end))]
    going_on = any(one.value is Unsaid.ONGOING for one in readings)
    if not spans:
        return alike("No source says that it ended." if going_on else "No source gives a time.")
    if going_on:
        return differing("By some it goes on, by others it ended.")
    earliest, first = given(max, *((one.earliest, one.first) for one in spans))
    latest, last = given(min, *((one.latest, one.last) for one in spans))
    fit = Span(earliest, latest, first, last)
    if earliest > latest:
        return differing("No one time fits all of them.")
    if len(answers) == 1:
        return alike()
    if LONG_AGO in (fit.earliest, fit.latest) or FAR_OFF in (fit.earliest, fit.latest):
        return alike("One time can fit all of them.")
    return alike(f"One time fits all of them: {long_words(whole(fit), zone)}.")


def possible(reading: TimeReading[Any], zone: tzinfo, end: bool) -> Span | None:
    """All instants that a reading leaves possible, both edges among them; what was first seen may be older, or outlast that."""
    span = reading.span(zone)
    if span is None:
        return None
    inside = replace(span, latest=last_instant(span)) if span.last.is_over else span
    if reading.basis == "detected":
        return replace(inside, latest=FAR_OFF) if end else replace(inside, earliest=LONG_AGO)
    return inside


def last_instant(span: Span) -> datetime:
    """The last instant of a span: a day ends before the next begins."""
    return span.latest - timedelta(microseconds=1) if span.last.is_over else span.latest


def whole(span: Span) -> Span:
    """A span whose end is the end of a day or an hour again, where it was drawn in by an instant."""
    return replace(span, latest=span.latest + timedelta(microseconds=1 if span.latest.microsecond else 0))


def on_names(answers: Sequence[Answer], labels: Mapping[str, str]) -> Verdict:
    """Two sets of names differ; so does one that holds what another source says was unaffected."""
    sets = [set(one.items) for one in answers if one.items]
    some = {name for one in sets for name in one}
    every, denied = some.intersection(*sets), some & {name for one in answers for name in one.unaffected}
    shared, others, both = (listed(labels[one] for one in names) for names in (every, some - every, denied))
    found = [
        *(
            [f"{f'All name {shared}' if shared else 'None is named by all'}; only some name {others}."]
            if others
            else []
        ),
        *([f"Named as affected and as unaffected: {both}."] if both else []),
    ]
    return differing(" ".join(found)) if found else alike()


def listed(names: Iterable[str]) -> str:
    """Names in a sentence, in the order of the alphabet."""
    *first, last = sorted(names, key=str.casefold) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def on_scope(answers: Sequence[Answer], lists: Lists) -> Verdict:
    """Levels differ, and lists of which neither only gives examples."""
    scopes = [scope for one in answers for scope in one.behind]
    levels = {lists["scope_level"].label(one.level).lower() for one in scopes if one.level not in (None, "unknown")}
    unlike = [title for name, title in LISTED.items() if two_lists(scopes, name)]
    found = [
        *([f"They give different levels: {listed(levels)}."] if len(levels) > 1 else []),
        *([f"They list different {listed(unlike)}."] if unlike else []),
    ]
    if found:
        return differing(" ".join(found))
    same = "They give the same level, and no two complete lists that differ."
    return alike(NO_OTHER if len(answers) < 2 else same)


def two_lists(scopes: Sequence[Any], name: str) -> bool:
    """Whether two scopes list different things under a name, neither as examples only."""
    return (
        len({frozenset(getattr(one, name)) for one in scopes if getattr(one, name) and one.basis != "approximate"}) > 1
    )


def on_terms(answers: Sequence[Answer]) -> Verdict:
    """Two terms differ, unless one is unknown; one that says disputed differs by itself."""
    readings = [one.behind[0] for one in answers]
    terms = {one.value for one in readings} - {"unknown"}
    if not terms:
        return alike("No source says more.")
    if len(terms) > 1:
        return differing("They give different answers.")
    if "disputed" in terms:
        return differing("A source itself says that it is disputed.")
    if len({one.actor for one in readings if vars(one).get("actor")}) > 1:
        return differing("They name different actors.")
    return alike()


def on_people(answers: Sequence[Answer]) -> Verdict:
    """Numbers differ where the same thing is counted."""
    for one, other in combinations([each.behind[0] for each in answers], 2):
        years = {one.year, other.year} - {None}
        if (
            (one.counts, one.operator) == (other.counts, other.operator)
            and len(years) < 2
            and one.people != other.people
        ):
            return differing("They give different numbers for the same thing.")
    return alike(NO_OTHER if len(answers) < 2 else "They count different things.")


def on_statements(answers: Sequence[Answer], zone: tzinfo) -> Verdict:
    """Statements differ where one stands against another, whoever made them."""
    made = [one for each in answers for one in each.behind]
    found = {conflict for one, other in combinations(made, 2) for conflict in conflicts(one, other, zone)}
    if found:
        return differing(
            f"Against each other stand {'; '.join(one.title.lower() for one in CONFLICTS if one in found)}."
        )
    return alike(NO_OTHER if len(answers) < 2 else "None of them stands against another.")
