"""When the answers to a question differ: the one place that says so, in words and in code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from functools import lru_cache, partial
from itertools import chain, combinations
from typing import Any, NamedTuple

from generator.evidence.accounts import CONFLICTS, conflicts
from generator.evidence.answers import LISTED, Answer
from generator.evidence.judging import NO_OTHER, Judge
from generator.evidence.times_apart import on_times
from generator.incident.parts import Reach, Statement
from generator.vocabulary import Lists

__all__ = ["DIFFERENCES", "ON_PEOPLE", "ON_TERMS", "on_names", "on_scope", "on_statements", "on_times"]

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
NOTHING: frozenset[Any] = frozenset()
NO_NAMES: frozenset[str] = NOTHING


class Named(NamedTuple):
    """The names that an answer gives as affected, and as unaffected."""

    affected: frozenset[str]
    unaffected: frozenset[str]


def on_names(labels: Mapping[str, str]) -> Judge[Named]:
    """Two sets of names differ; so does one that holds what another source says was unaffected."""
    return Judge(named, names_differ, partial(why_of_names, labels=labels))


def named(answer: Answer) -> Named:
    """What an answer names."""
    return Named(frozenset(answer.items), frozenset(answer.unaffected))


def names_differ(claims: Sequence[Named]) -> bool:
    """Whether two sets of names differ, or one holds what was unaffected by another."""
    sets = [one.affected for one in claims if one.affected]
    if len({*sets}) > 1:
        return True
    return any([not one.unaffected.isdisjoint(sets[0]) for one in claims]) if sets else False  # noqa: C419 - of few


def why_of_names(claims: Sequence[Named], labels: Mapping[str, str]) -> str:
    """Which names all give, which only some, and which of them others deny."""
    if len(claims) < 2 and not names_differ(claims):
        return NO_OTHER
    sets = [one.affected for one in claims if one.affected]
    some, unaffected = (NO_NAMES.union(*several) for several in (sets, [one.unaffected for one in claims]))
    every = some.intersection(*sets)
    shared, others, both = (listed(labels[one] for one in names) for names in (every, some - every, some & unaffected))
    found = [
        *(
            [f"{f'All name {shared}' if shared else 'None is named by all'}; only some name {others}."]
            if others
            else []
        ),
        *([f"Named as affected and as unaffected: {both}."] if both else []),
    ]
    return " ".join(found) or NO_OTHER


def listed(names: Iterable[str]) -> str:
    """Names in a sentence, in the order of the alphabet."""
    *first, last = sorted(names, key=str.casefold) or [""]
    return f"{', '.join(first)} and {last}" if first else last


class Reached(NamedTuple):
    """How far it reached by an answer: its levels, and under each name all lists that are meant to be complete."""

    levels: frozenset[str]
    lists: tuple[frozenset[frozenset[Any]], ...]


def on_scope(lists: Lists) -> Judge[Reached]:
    """Levels differ, and lists of which neither only gives examples."""
    return Judge(partial(reached, lists=lists), scopes_differ, why_of_scopes)


def reached(answer: Answer, lists: Lists) -> Reached:
    """How far it reached by an answer."""
    levels = {one.level for one in answer.behind} - {None, "unknown"}
    whole = [one for one in answer.behind if one.basis != "approximate"]
    return Reached(
        frozenset([lists["scope_level"].label(one).lower() for one in levels]),
        tuple([frozenset([frozenset(some) for one in whole if (some := getattr(one, name))]) for name in LISTED]),
    )


def scopes_differ(claims: Sequence[Reached]) -> bool:
    """Whether two levels or two complete lists differ; one answer has one of each."""
    return len(claims) > 1 and (several([one.levels for one in claims]) or any(unlike_lists(claims)))


def unlike_lists(claims: Sequence[Reached]) -> list[bool]:
    """Of each name, whether two complete lists of it differ."""
    return [several(lists) for lists in zip(*[one.lists for one in claims], strict=True)]


def several(sets: Sequence[frozenset[Any]]) -> bool:
    """Whether there is more than one thing in some sets."""
    return len(NOTHING.union(*sets)) > 1


def why_of_scopes(claims: Sequence[Reached]) -> str:
    """That there are several levels, if there are, and of what there are unlike lists."""
    if len(claims) < 2:
        return NO_OTHER
    levels, unlike = NO_NAMES.union(*[one.levels for one in claims]), unlike_lists(claims)
    titles = [title for title, are_unlike in zip(LISTED.values(), unlike, strict=True) if are_unlike]
    found = [
        *([f"They give different levels: {listed(levels)}."] if len(levels) > 1 else []),
        *([f"They list different {listed(titles)}."] if titles else []),
    ]
    return " ".join(found) or "They give the same level, and no two complete lists that differ."


def term_of(answer: Answer) -> tuple[str, str | None]:
    """The term of an answer, and who is said to have ordered it."""
    reading = answer.behind[0]
    return reading.value, vars(reading).get("actor")


def why_of_terms(claims: Sequence[tuple[str, str | None]]) -> str:
    """In what terms differ."""
    terms = {term for term, _ in claims} - {"unknown"}
    if not terms:
        return "No source says more."
    if len(terms) > 1:
        return "They give different answers."
    if "disputed" in terms:
        return "A source itself says that it is disputed."
    return NO_OTHER if len({actor for _, actor in claims if actor}) < 2 else "They name different actors."


def terms_differ(claims: Sequence[tuple[str, str | None]]) -> bool:
    """Whether there are two terms besides unknown, or two actors of one, or one is disputed."""
    terms = {term for term, _ in claims} - {"unknown"}
    return bool(terms) and (len(terms) > 1 or "disputed" in terms or len({actor for _, actor in claims if actor}) > 1)


# Two terms differ, unless one is unknown; one that says disputed differs by itself.
ON_TERMS = Judge(term_of, terms_differ, why_of_terms)


def number_in(answer: Answer) -> Reach:
    """The number of people in an answer, with what it counts."""
    reach: Reach = answer.behind[0]
    return reach


def numbers_differ(claims: Sequence[Reach]) -> bool:
    """Whether the same thing is counted, and the numbers are not the same."""
    return any(
        (one.counts, one.operator) == (other.counts, other.operator)
        and len({one.year, other.year} - {None}) < 2
        and one.people != other.people
        for one, other in combinations(claims, 2)
    )


def why_of_numbers(claims: Sequence[Reach]) -> str:
    """Whether numbers differ, or what they count does."""
    if numbers_differ(claims):
        return "They give different numbers for the same thing."
    return NO_OTHER if len(claims) < 2 else "They count different things."


# Numbers differ where the same thing is counted.
ON_PEOPLE = Judge(number_in, numbers_differ, why_of_numbers)


@lru_cache
def on_statements(zone: tzinfo) -> Judge[tuple[Statement, ...]]:
    """Statements differ where one stands against another, whoever made them."""
    return Judge(stated, partial(statements_differ, zone=zone), partial(why_of_statements, zone=zone))


def stated(answer: Answer) -> tuple[Statement, ...]:
    """The statements behind an answer."""
    return answer.behind


def statements_differ(claims: Sequence[tuple[Statement, ...]], zone: tzinfo) -> bool:
    """Whether one stands against another."""
    return any(conflicts(one, other, zone) for one, other in combinations(chain(*claims), 2))


def why_of_statements(claims: Sequence[tuple[Statement, ...]], zone: tzinfo) -> str:
    """In which ways they stand against each other."""
    pairs = combinations(chain(*claims), 2)
    found = {conflict.title for one, other in pairs for conflict in conflicts(one, other, zone)}
    if found:
        said = [one.title.lower() for one in CONFLICTS if one.title in found]
        return f"Against each other stand {'; '.join(said)}."
    return NO_OTHER if len(claims) < 2 else "None of them stands against another."
