"""Answers to one question, side by side: readings that say the same are one answer, and each keeps all its sources."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Any, TypeVar

from generator.evidence.groups import independent_sources
from generator.fields import Unsaid
from generator.incident import Incident
from generator.incident.parts import Reach, Scope, Statement
from generator.incident.readings import Assertion, Effect, TimeReading
from generator.incident.record import actors_in, unique
from generator.local_time.spans import long_words
from generator.local_time.words import local_words
from generator.moments import Moment
from generator.vocabulary import Lists

IN_PLACE_OF_A_TIME = {Unsaid.ONGOING: "going on", Unsaid.UNKNOWN: "unknown"}
LISTED = {"areas": "places", "networks": "networks", "operators": "operators", "asns": "AS numbers"}


@dataclass(frozen=True)
class Answer:
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
    said: Iterable[One], key: Callable[[One], Hashable], words: Callable[[One], str], incident: Incident
) -> list[Answer]:
    """What is said, in one answer for each key; `words` are those of any of its readings."""
    together: dict[Hashable, list[One]] = {}
    for one in said:
        together.setdefault(key(one), []).append(one)
    if key is words:  # the words themselves tell answers apart
        return [answer(str(said), behind, incident) for said, behind in together.items()]
    return [answer(words(behind[0]), behind, incident) for behind in together.values()]


def answer(words: str, behind: Iterable[Assertion], incident: Incident, sources: Iterable[str] | None = None) -> Answer:
    """An answer and what stands behind it; its sources are those of all its readings, unless they are given."""
    parts = tuple(behind)
    given = {source for one in parts for source in one.sources} if sources is None else set(sources)
    listed = (*(one for one in incident.sources if one in given), *sorted(given - incident.sources.keys()))
    actors = unique(actor for one in parts for actor in actors_in(one))
    return Answer(words, parts, listed, actors, independent_sources(incident, listed))


def most_supported_first(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Answers by the evidence groups behind them, then by their words, so that no order of a file is left in them."""
    return tuple(sorted(answers, key=lambda one: (-one.groups, one.words)))


def of_times(readings: tuple[TimeReading[Any], ...], incident: Incident) -> tuple[Answer, ...]:
    """Answers on a time, as time goes; a word in the place of a time comes last."""

    def words(reading: TimeReading[Any]) -> str:
        return time_words(reading, incident.zone)

    def place(one: Answer) -> tuple[bool, Any, str]:
        span = one.behind[0].span(incident.zone)
        return span is None, (span.latest, span.earliest) if span else (), one.words

    return tuple(sorted(alike(readings, words, words, incident), key=place))


def time_words(reading: TimeReading[Any], zone: tzinfo) -> str:
    """A reading of a time on the clocks of a place."""
    if isinstance(reading.value, Unsaid):
        return IN_PLACE_OF_A_TIME[reading.value]
    if isinstance(reading.value, Moment):
        return local_words(reading.value, zone)
    span = reading.span(zone)
    assert span is not None  # noqa: S101 - what has neither a value nor both bounds is no reading
    return str(long_words(span, zone))


def of_terms(readings: tuple[Any, ...], terms: str, incident: Incident, lists: Lists) -> tuple[Answer, ...]:
    """Answers of one term each; of an order, with the actor who is said to have given it."""

    def key(reading: Any) -> tuple[str, str | None]:
        return reading.value, vars(reading).get("actor")

    def words(reading: Any) -> str:
        term, actor = key(reading)
        return lists[terms].label(term) + (f": {lists['actors'].label(actor)}" if actor else "")

    return most_supported_first(alike(readings, key, words, incident))


def of_names(
    effects: Mapping[str, tuple[Effect, ...]], labels: Mapping[str, str], incident: Incident
) -> tuple[Answer, ...]:
    """Answers on what was affected: sources that name the same things, and the same as unaffected, give one answer."""
    said: dict[str | None, set[tuple[str, str]]] = {}
    for name, readings in effects.items():
        for effect in readings:
            for source in effect.sources or (None,):
                said.setdefault(source, set()).add((name, STATED.get(effect.affected, effect.affected)))
    together: dict[frozenset[tuple[str, str]], list[str]] = {}
    for source, named in said.items():
        together.setdefault(frozenset(named), []).extend([source] if source else [])
    return most_supported_first(
        naming(named, sources, effects, labels, incident) for named, sources in together.items()
    )


STATED = {"yes": "affected", "reported": "affected"}


def naming(
    named: frozenset[tuple[str, str]],
    sources: list[str],
    effects: Mapping[str, tuple[Effect, ...]],
    labels: Mapping[str, str],
    incident: Incident,
) -> Answer:
    """The answer of sources that name the same."""
    behind = [
        effect
        for name in sorted({name for name, _ in named})
        for effect in effects[name]
        if not effect.sources or set(effect.sources) & set(sources)
    ]
    parts = [
        f"{before}{', '.join(sorted(labels[name] for name, how in named if how == stated))}"
        for stated, before in (("affected", ""), ("no", "not affected: "), ("unknown", "unknown: "))
        if any(how == stated for _, how in named)
    ]
    items, unaffected = (
        tuple(sorted((name for name, how in named if how == stated), key=lambda name: labels[name]))
        for stated in ("affected", "no")
    )
    return replace(answer("; ".join(parts), behind, incident, sources), items=items, unaffected=unaffected)


def of_scope(scopes: tuple[Scope, ...], incident: Incident, lists: Lists) -> tuple[Answer, ...]:
    """Answers on how far it reached: the same level and the same lists are one answer."""

    def key(scope: Scope) -> Hashable:
        return scope.level, *(frozenset(getattr(scope, name)) for name in LISTED)

    def words(scope: Scope) -> str:
        level = lists["scope_level"].label(scope.level) if scope.level else "Reach not named"
        lines = (f"{title}: {', '.join(sorted(labels_of(scope, name, lists)))}" for name, title in LISTED.items())
        return "; ".join([level, *(line for line in lines if not line.endswith(": "))])

    return most_supported_first(alike(scopes, key, words, incident))


def labels_of(scope: Scope, name: str, lists: Lists) -> list[str]:
    """The labels of what a scope lists under a name."""
    return [lists[name].label(one) if name in lists else str(one) for one in getattr(scope, name)]


def of_people(reach: tuple[Reach, ...], incident: Incident, lists: Lists) -> tuple[Answer, ...]:
    """Answers on how many people, the largest number first."""

    def key(one: Reach) -> Hashable:
        return one.people, one.approximate, one.counts, one.operator, one.year

    def words(one: Reach) -> str:
        of = f" of {lists['operators'].label(one.operator)}" if one.operator else ""
        counted = f"{lists['reach_counts'].label(one.counts).lower()}{of}{f', {one.year}' if one.year else ''}"
        return f"{'about ' if one.approximate else ''}{one.people:,} ({counted})"

    return tuple(sorted(alike(reach, key, words, incident), key=lambda one: (-one.behind[0].people, one.words)))


def of_statements(statements: Iterable[Statement], incident: Incident, lists: Lists) -> tuple[Answer, ...]:
    """Answers by what a speaker does and the reason given."""

    def key(one: Statement) -> Hashable:
        return one.stance, one.reason

    def words(one: Statement) -> str:
        stance = lists["stances"].label(one.stance)
        return f"{stance}: {lists['justifications'].label(one.reason).lower()}" if one.reason else stance

    return most_supported_first(alike(statements, key, words, incident))
