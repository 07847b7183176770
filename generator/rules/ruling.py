"""What a rule is: a small generator whose one-line docstring says what is right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.incident import Incident
from generator.problems import Problem, Rule
from generator.vocabulary import Lists
from generator.yaml_source import Path, YamlSource


class Known(NamedTuple):
    """What a rule may know besides the incident: the closed lists, and the ids of all incidents of the archive.

    `unread`: names of lists that have problems of their own; nothing is said of what depends on them.
    """

    lists: Lists
    ids: Collection[str]
    unread: frozenset[str] = frozenset()


# Whoever goes through all ids depends on each of them. That stands for it: no archive ever gives this answer.
ANY_ID = ("", True)


@dataclass(frozen=True)
class Asked(Collection[str]):
    """Ids that remember which of them were asked for, and whether they were there."""

    ids: Collection[str]
    answers: dict[str, bool] = field(default_factory=dict)

    def __contains__(self, one: object) -> bool:
        return self.answers.setdefault(str(one), one in self.ids)

    def __iter__(self) -> Iterator[str]:
        self.answers.update([ANY_ID])
        return iter(self.ids)

    def __len__(self) -> int:
        self.answers.update([ANY_ID])
        return len(self.ids)


class Finding(NamedTuple):
    """What a rule found: where in the record, what, and what to do. `key`: the key is meant, not its value."""

    path: Path
    message: str
    hint: str = ""
    key: bool = False


Check = Callable[[Incident, Known], Iterator[Finding]]


class Ruling(NamedTuple):
    """A rule in words and in code. `of_absence`: it finds what is missing, so it must see every field."""

    rule: Rule
    check: Check
    of_absence: bool = False

    def problem(self, found: Finding, source: YamlSource) -> Problem:
        """A finding of the rule with its place in the file."""
        place = source.place_of_key(found.path) if found.key else source.place_of(found.path)
        return Problem(place, self.rule.code, found.message, found.hint, self.rule.warning)


def ruling(
    code: str, *, wrong: str, right: str, why: str = "", warning: bool = False, of_absence: bool = False
) -> Callable[[Check], Ruling]:
    """Make a rule of a generator; its docstring is the rule's statement."""

    def make(check: Check) -> Ruling:
        return Ruling(Rule(code, statement_of(check), wrong, right, why, warning), check, of_absence)

    return make


def statement_of(check: Callable[..., object]) -> str:
    """The docstring of a check, as one sentence on one line."""
    return " ".join((check.__doc__ or "").split())
