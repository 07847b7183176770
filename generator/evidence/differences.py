"""When the answers to a question differ: the one place that says so, in words and in code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from functools import lru_cache, partial
from itertools import chain, combinations

from generator.evidence.accounts import CONFLICTS, conflicts
from generator.evidence.answers import Answer
from generator.evidence.judging import NO_OTHER, Judge
from generator.evidence.names_apart import on_names, on_scope
from generator.evidence.times_apart import on_times
from generator.incident.parts import Reach, Statement

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
