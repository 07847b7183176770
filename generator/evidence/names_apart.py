"""When answers that name things differ: platforms and websites, and how far it reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from generator.evidence.answers import LISTED, Answer
from generator.evidence.judging import NO_OTHER, Judge
from generator.vocabulary import Lists

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
    sets = {one.affected for one in claims if one.affected}
    if len(sets) != 1:
        return len(sets) > 1
    (every,) = sets
    return not every.isdisjoint(NO_NAMES.union(*[one.unaffected for one in claims]))


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
