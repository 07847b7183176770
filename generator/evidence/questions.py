"""Disagreement is found, not typed: each question on an incident, its answers side by side, and whether they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from generator.evidence import answers as given
from generator.evidence import differences as differ
from generator.evidence.answers import Answer
from generator.evidence.confidence import IN_CHARGE, root
from generator.evidence.differences import Verdict
from generator.evidence.groups import independent_sources
from generator.incident import Incident
from generator.incident.parts import Statement
from generator.vocabulary import Lists

OPERATORS = frozenset({"operator"})
Judge = Callable[[tuple[Answer, ...]], Verdict]
# Questions whose answers are terms: the field, its closed list, an anchor and a title.
OF_TERMS = (
    ("intentional", "intentional", "deliberate-or-not", "Whether it was deliberate"),
    ("mechanism", "mechanisms", "how-it-was-done", "How it was done"),
    ("cause", "causes", "what-brought-it-about", "What brought it about"),
    ("official_justification", "justifications", "the-reason-given", "The reason given"),
    ("ordered_by", "ordering_authorities", "who-ordered-it", "Who ordered it"),
)


@dataclass(frozen=True)
class Question:
    """A question, its answers, and whether they differ, with why. `key` is its anchor.

    `form` says what stands behind its answers: time, names, scope, term, statements or people; `terms` is the closed
    list of its terms or names; `accounts`: how many independent ones there are in all; `against`: which of its answers
    another one contradicts, by their places.
    """

    key: str
    title: str
    form: str
    terms: str
    answers: tuple[Answer, ...]
    verdict: Verdict
    accounts: int
    against: frozenset[int]

    @property
    def differs(self) -> bool:
        """Whether two of its answers can't both be right."""
        return self.verdict.differs

    @property
    def why(self) -> str:
        """In what they differ, or how they go together."""
        return self.verdict.why

    @property
    def is_known(self) -> bool:
        """Whether any answer says more than that it is unknown."""
        parts = (vars(one) for each in self.answers for one in each.behind)
        return any(one.get("value", one.get("affected", "")) != "unknown" for one in parts)

    @property
    def mark(self) -> str:
        """What to say of it in two words; a single account has nothing to agree with."""
        if self.differs:
            return "Sources differ"
        if not self.is_known:
            return "Not known"
        return "Sources agree" if self.accounts > 1 else "One account"


def questions(incident: Incident, lists: Lists) -> tuple[Question, ...]:
    """Every question that the record of an incident answers, always in the same order."""
    asked = (
        *on_times(incident, lists),
        *on_what(incident, lists),
        *on_terms(incident, lists),
        *on_statements(incident, lists),
        *on_people(incident, lists),
    )
    return tuple(one for one in asked if one.answers)


def question(
    names: tuple[str, str, str, str], answers: tuple[Answer, ...], judge: Judge, incident: Incident, lists: Lists
) -> Question:
    """A question by its key, title, form and terms, with its answers and the verdict on them."""
    if not answers:  # nothing is asked where nobody answers: most questions, of most incidents
        return Question(*names, answers, differ.alike(), 0, frozenset())
    verdict, accounts = judge(answers), accounts_in(answers, incident, lists)
    return Question(
        *names, answers, verdict, accounts, contradicted(answers, judge) if verdict.differs else frozenset()
    )


def contradicted(answers: tuple[Answer, ...], judge: Judge) -> frozenset[int]:
    """The places of answers that can't be right beside another one, or that call themselves disputed."""
    disputed = {place for place, one in enumerate(answers) if judge((one,)).differs}
    others = [(place, one) for place, one in enumerate(answers) if place not in disputed]
    pairs = combinations(others, 2)
    return frozenset(
        disputed | {at for one, other in pairs if judge((one[1], other[1])).differs for at in (one[0], other[0])}
    )


def accounts_in(answers: tuple[Answer, ...], incident: Incident, lists: Lists) -> int:
    """How many independent accounts there are: what all sources pass on from one body is one, however many they are."""
    groups = independent_sources(incident, {source for one in answers for source in one.sources})
    parts = [part for one in answers for part in one.behind]
    passed_on = [vars(part).get("by", ()) for part in parts if not isinstance(part, Statement)]
    if not passed_on or not all(passed_on):
        return groups
    return min(groups, len({root(actor, lists) for by in passed_on for actor in by}))


def on_times(incident: Incident, lists: Lists) -> Iterator[Question]:
    """When it began and when it ended."""
    for word, readings in (("began", incident.start), ("ended", incident.end or ())):
        answers = given.of_times(readings, incident)
        judge = partial(differ.on_times, zone=incident.zone, end=word == "ended")
        yield question((f"when-it-{word}", f"When it {word}", "time", ""), answers, judge, incident, lists)


def on_what(incident: Incident, lists: Lists) -> Iterator[Question]:
    """Which platforms and websites, and how far it reached."""
    labels = {one: lists["platforms"].label(one) for one in incident.platforms} | {one: one for one in incident.sites}
    for noun, effects in (("platforms", incident.platforms), ("websites", incident.sites)):
        answers = given.of_names(effects, labels, incident)
        names = (f"which-{noun}", f"Which {noun}", "names", noun)
        yield question(names, answers, partial(differ.on_names, labels=labels), incident, lists)
    answers = given.of_scope(incident.scope, incident, lists)
    names = ("how-far-it-reached", "How far it reached", "scope", "scope_level")
    yield question(names, answers, partial(differ.on_scope, lists=lists), incident, lists)


def on_terms(incident: Incident, lists: Lists) -> Iterator[Question]:
    """Whether it was deliberate, how it was done, its cause, the reason given, who ordered it."""
    for field, terms, key, title in OF_TERMS:
        answers = given.of_terms(getattr(incident, field) or (), terms, incident, lists)
        yield question((key, title, "term", terms), answers, differ.on_terms, incident, lists)


def on_statements(incident: Incident, lists: Lists) -> Iterator[Question]:
    """What those in charge said: the authorities, and the operators of networks, who are asked apart."""
    for who, roles in (("authorities", IN_CHARGE - OPERATORS), ("operators", OPERATORS)):
        made = [one for one in incident.statements if roles & {lists["actors"][actor].role for actor in one.by}]
        answers = given.of_statements(made, incident, lists)
        judge = partial(differ.on_statements, zone=incident.zone)
        names = (f"what-the-{who}-said", f"What the {who} said", "statements", "stances")
        yield question(names, answers, judge, incident, lists)


def on_people(incident: Incident, lists: Lists) -> Iterator[Question]:
    """How many people."""
    answers = given.of_people(incident.reach, incident, lists)
    names = ("how-many-people", "How many people", "people", "reach_counts")
    yield question(names, answers, differ.on_people, incident, lists)
