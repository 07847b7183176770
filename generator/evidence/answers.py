"""Answers to one question, side by side: readings that say the same are one answer, and each keeps all its sources."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import tzinfo
from typing import Any, NamedTuple, TypeVar

from generator.evidence.groups import Credit
from generator.fields import Unsaid
from generator.incident.parts import Reach, Scope, Statement
from generator.incident.readings import Assertion, Effect, TimeReading
from generator.incident.record import actors_in, unique
from generator.local_time.spans import long_words
from generator.local_time.words import local_words
from generator.moments import Moment
from generator.vocabulary import Lists

IN_PLACE_OF_A_TIME = {Unsaid.ONGOING: "going on", Unsaid.UNKNOWN: "unknown"}
LISTED = {"areas": "places", "networks": "networks", "operators": "operators", "asns": "AS numbers"}


class Answer(NamedTuple):
    """One answer: in words, what stands behind it, who gives it, and how many independent evidence groups."""

    words: str
    behind: tuple[Any, ...]  # readings, effects, statements: one kind of assertion, which the question says
    sources: tuple[str, ...]
    actors: tuple[str, ...]
    groups: int
    items: tuple[str, ...] = ()  # of platforms and websites: those it names as affected, and
    unaffected: tuple[str, ...] = ()  # those of which it says that they were not


One = TypeVar("One", bound=Assertion)


def alike(
    said: Sequence[One], key: Callable[[One], Hashable], words: Callable[[One], str], credit: Credit
) -> list[Answer]:
    """What is said, in one answer for each key; `words` are those of any of its readings."""
    if len(said) < 2:  # as of most questions
        return [answer(words(one), (one,), credit) for one in said]
    together: dict[Hashable, list[One]] = {}
    for one in said:
        together.setdefault(key(one), []).append(one)
    if key is words:  # the words themselves tell answers apart
        return [answer(str(said), tuple(behind), credit) for said, behind in together.items()]
    return [answer(words(behind[0]), tuple(behind), credit) for behind in together.values()]


def answer(words: str, behind: tuple[Assertion, ...], credit: Credit) -> Answer:
    """An answer and what stands behind it; its sources are those of all its readings."""
    if len(behind) == 1:
        sources, actors = behind[0].sources, actors_in(behind[0])
    else:
        sources = unique(source for one in behind for source in one.sources)
        actors = tuple(actor for one in behind for actor in actors_in(one))
    listed, groups = credit(sources)
    return Answer(words, behind, listed, unique(actors) if actors else (), groups)


def most_supported_first(answers: list[Answer]) -> tuple[Answer, ...]:
    """Answers by the evidence groups behind them, then by their words, so that no order of a file is left in them."""
    if len(answers) > 1:
        answers.sort(key=lambda one: (-one.groups, one.words))
    return tuple(answers)


def of_times(readings: tuple[TimeReading[Any], ...], zone: tzinfo, credit: Credit) -> tuple[Answer, ...]:
    """Answers on a time, as time goes; a word in the place of a time comes last."""

    def words(reading: TimeReading[Any]) -> str:
        return time_words(reading, zone)

    def place(one: Answer) -> tuple[bool, Any, str]:
        span = one.behind[0].span(zone)
        return span is None, (span.latest, span.earliest) if span else (), one.words

    answers = alike(readings, words, words, credit)
    return tuple(sorted(answers, key=place)) if len(answers) > 1 else tuple(answers)


def time_words(reading: TimeReading[Any], zone: tzinfo) -> str:
    """A reading of a time on the clocks of a place."""
    if isinstance(reading.value, Moment):
        return local_words(reading.value, zone)
    if isinstance(reading.value, Unsaid):
        return IN_PLACE_OF_A_TIME[reading.value]
    span = reading.span(zone)
    assert span is not None  # noqa: S101 - what has neither a value nor both bounds is no reading
    return str(long_words(span, zone))


def of_terms(readings: tuple[Any, ...], terms: str, lists: Lists, credit: Credit) -> tuple[Answer, ...]:
    """Answers of one term each; of an order, with the actor who is said to have given it."""

    def key(reading: Any) -> tuple[str, str | None]:
        return reading.value, vars(reading).get("actor")

    def words(reading: Any) -> str:
        term, actor = key(reading)
        return lists[terms].label(term) + (f": {lists['actors'].label(actor)}" if actor else "")

    return most_supported_first(alike(readings, key, words, credit))


def of_names(
    effects: Mapping[str, tuple[Effect, ...]], labels: Mapping[str, str], credit: Credit
) -> tuple[Answer, ...]:
    """Answers on what was affected: sources that name the same things, and the same as unaffected, give one answer."""
    said: dict[str | None, set[tuple[str, str]]] = {}
    for name, readings in effects.items():
        for effect in readings:
            for source in effect.sources or NOBODY:
                said.setdefault(source, set()).add((name, STATED.get(effect.affected, effect.affected)))
    together: dict[frozenset[tuple[str, str]], list[str]] = {}
    for source, named in said.items():
        together.setdefault(frozenset(named), []).extend([source] if source else [])
    return most_supported_first(
        [naming(named, tuple(sources), effects, labels, credit) for named, sources in together.items()]
    )


NOBODY = (None,)
STATED = {"yes": "affected", "reported": "affected"}
BEFORE_NAMES = (("affected", ""), ("no", "not affected: "), ("unknown", "unknown: "))


def naming(
    named: frozenset[tuple[str, str]],
    sources: tuple[str, ...],
    effects: Mapping[str, tuple[Effect, ...]],
    labels: Mapping[str, str],
    credit: Credit,
) -> Answer:
    """The answer of sources that name the same."""
    behind = tuple(
        [
            effect
            for name in sorted({name for name, _ in named})
            for effect in effects[name]
            if not effect.sources or not set(sources).isdisjoint(effect.sources)
        ]
    )
    said: dict[str, list[str]] = {}
    for _label, name, how in sorted([(labels[name], name, how) for name, how in named]):
        said.setdefault(how, []).append(name)
    parts = [(before, [labels[name] for name in said[how]]) for how, before in BEFORE_NAMES if how in said]
    words = "; ".join([f"{before}{', '.join(called)}" for before, called in parts])
    listed, groups = credit(sources)
    actors = unique([actor for one in behind for actor in actors_in(one)])
    return Answer(words, behind, listed, actors, groups, tuple(said.get("affected", ())), tuple(said.get("no", ())))


def of_scope(scopes: tuple[Scope, ...], lists: Lists, credit: Credit) -> tuple[Answer, ...]:
    """Answers on how far it reached: the same level and the same lists are one answer."""

    def key(scope: Scope) -> Hashable:
        return scope.level, *(frozenset(getattr(scope, name)) for name in LISTED)

    def words(scope: Scope) -> str:
        level = lists["scope_level"].label(scope.level) if scope.level else "Reach not named"
        listed = [(title, labels_of(scope, name, lists)) for name, title in LISTED.items() if getattr(scope, name)]
        return "; ".join([level, *[f"{title}: {', '.join(sorted(labels))}" for title, labels in listed]])

    return most_supported_first(alike(scopes, key, words, credit))


def labels_of(scope: Scope, name: str, lists: Lists) -> list[str]:
    """The labels of what a scope lists under a name."""
    return [lists[name].label(one) if name in lists else str(one) for one in getattr(scope, name)]


def of_people(reach: tuple[Reach, ...], lists: Lists, credit: Credit) -> tuple[Answer, ...]:
    """Answers on how many people, the largest number first."""

    def key(one: Reach) -> Hashable:
        return one.people, one.approximate, one.counts, one.operator, one.year

    def words(one: Reach) -> str:
        of = f" of {lists['operators'].label(one.operator)}" if one.operator else ""
        counted = f"{lists['reach_counts'].label(one.counts).lower()}{of}{f', {one.year}' if one.year else ''}"
        return f"{'about ' if one.approximate else ''}{one.people:,} ({counted})"

    return tuple(sorted(alike(reach, key, words, credit), key=lambda one: (-one.behind[0].people, one.words)))


def of_statements(statements: Sequence[Statement], lists: Lists, credit: Credit) -> tuple[Answer, ...]:
    """Answers by what a speaker does and the reason given."""

    def key(one: Statement) -> Hashable:
        return one.stance, one.reason

    def words(one: Statement) -> str:
        stance = lists["stances"].label(one.stance)
        return f"{stance}: {lists['justifications'].label(one.reason).lower()}" if one.reason else stance

    return most_supported_first(alike(statements, key, words, credit))
