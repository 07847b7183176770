"""Disagreement is found, not typed: each question on an incident, its answers side by side, and whether they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from generator.evidence import answers as given
from generator.evidence import differences as differ
from generator.evidence.answers import Answer
from generator.evidence.confidence import IN_CHARGE, root
from generator.evidence.groups import Credit, credit_of
from generator.evidence.judging import Claim, Judge, Verdict
from generator.incident import Incident
from generator.vocabulary import Lists

OPERATORS = frozenset({"operator"})
AUTHORITIES = IN_CHARGE - OPERATORS
NONE_OF_THEM, BOTH = frozenset[int](), frozenset((0, 1))
# Questions whose answers are terms: the field, its closed list, an anchor and a title.
OF_TERMS = (
    ("intentional", "intentional", "deliberate-or-not", "Whether it was deliberate"),
    ("mechanism", "mechanisms", "how-it-was-done", "How it was done"),
    ("cause", "causes", "what-brought-it-about", "What brought it about"),
    ("official_justification", "justifications", "the-reason-given", "The reason given"),
    ("ordered_by", "ordering_authorities", "who-ordered-it", "Who ordered it"),
)


class Question(NamedTuple):
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
        for each in self.answers:
            for one in map(vars, each.behind):
                if one.get("value", one.get("affected", "")) != "unknown":
                    return True
        return False

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
    credit = credit_of(incident)
    return (
        *on_times(incident, lists, credit),
        *on_what(incident, lists, credit),
        *on_terms(incident, lists, credit),
        *on_statements(incident, lists, credit),
        *on_people(incident, lists, credit),
    )


def question(
    names: tuple[str, str, str, str], answers: tuple[Answer, ...], judge: Judge[Any], credit: Credit, lists: Lists
) -> Question:
    """A question by its key, title, form and terms, with its answers, of which there is one, and the verdict on them."""
    claims = [judge.claim(one) for one in answers]
    verdict, accounts = judge.verdict(claims), accounts_in(answers, names[2], credit, lists)
    return Question(
        *names, answers, verdict, accounts, contradicted(claims, judge) if verdict.differs else NONE_OF_THEM
    )


def contradicted(claims: Sequence[Claim], judge: Judge[Claim]) -> frozenset[int]:
    """The places of answers that can't be right beside another one, or that call themselves disputed; all of them differ."""
    disputed = {place for place, one in enumerate(claims) if judge.differ((one,))}
    if len(claims) == 2 and not disputed:
        return BOTH
    others = [(place, one) for place, one in enumerate(claims) if place not in disputed]
    pairs = combinations(others, 2)
    return frozenset(
        disputed | {at for one, other in pairs if judge.differ((one[1], other[1])) for at in (one[0], other[0])}
    )


def accounts_in(answers: tuple[Answer, ...], form: str, credit: Credit, lists: Lists) -> int:
    """How many independent accounts there are: what all sources pass on from one body is one, however many they are."""
    groups = (
        answers[0].groups if len(answers) == 1 else credit(tuple([one for each in answers for one in each.sources]))[1]
    )
    if form == "statements" or groups < 2:
        return groups
    passed_on = [vars(part).get("by", ()) for one in answers for part in one.behind]
    if not all(passed_on):
        return groups
    return min(groups, len({root(actor, lists) for by in passed_on for actor in by}))


def on_times(incident: Incident, lists: Lists, credit: Credit) -> Iterator[Question]:
    """When it began and when it ended."""
    for word, readings in (("began", incident.start), ("ended", incident.end)):
        if readings:
            answers = given.of_times(readings, incident.zone, credit)
            judge = differ.on_times(incident.zone, end=word == "ended")
            yield question((f"when-it-{word}", f"When it {word}", "time", ""), answers, judge, credit, lists)


def on_what(incident: Incident, lists: Lists, credit: Credit) -> Iterator[Question]:
    """Which platforms and websites, and how far it reached."""
    for noun, effects in (("platforms", incident.platforms), ("websites", incident.sites)):
        if effects:
            labels = {one: lists["platforms"].label(one) if noun == "platforms" else one for one in effects}
            answers = given.of_names(effects, labels, credit)
            names = (f"which-{noun}", f"Which {noun}", "names", noun)
            yield question(names, answers, differ.on_names(labels), credit, lists)
    if incident.scope:
        answers = given.of_scope(incident.scope, lists, credit)
        names = ("how-far-it-reached", "How far it reached", "scope", "scope_level")
        yield question(names, answers, differ.on_scope(lists), credit, lists)


def on_terms(incident: Incident, lists: Lists, credit: Credit) -> Iterator[Question]:
    """Whether it was deliberate, how it was done, its cause, the reason given, who ordered it."""
    for field, terms, key, title in OF_TERMS:
        if readings := getattr(incident, field):
            answers = given.of_terms(readings, terms, lists, credit)
            yield question((key, title, "term", terms), answers, differ.ON_TERMS, credit, lists)


def on_statements(incident: Incident, lists: Lists, credit: Credit) -> Iterator[Question]:
    """What those in charge said: the authorities, and the operators of networks, who are asked apart."""
    speakers = [(one, {lists["actors"][actor].role for actor in one.by}) for one in incident.statements]
    for who, roles in (("authorities", AUTHORITIES), ("operators", OPERATORS)):
        if made := [one for one, own in speakers if not roles.isdisjoint(own)]:
            answers = given.of_statements(made, lists, credit)
            judge = differ.on_statements(incident.zone)
            names = (f"what-the-{who}-said", f"What the {who} said", "statements", "stances")
            yield question(names, answers, judge, credit, lists)


def on_people(incident: Incident, lists: Lists, credit: Credit) -> Iterator[Question]:
    """How many people."""
    if incident.reach:
        answers = given.of_people(incident.reach, lists, credit)
        names = ("how-many-people", "How many people", "people", "reach_counts")
        yield question(names, answers, differ.ON_PEOPLE, credit, lists)
