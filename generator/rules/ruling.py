"""What a rule is: a small generator whose one-line docstring says what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.incident import Incident
from generator.problems import Problem, Rule
from generator.vocabulary import Lists
from generator.yaml_source import Path, YamlSource


@dataclass(frozen=True)
class Known:
    """What a rule may know besides the incident: the closed lists, and the ids of all incidents of the archive.

    `unread`: names of lists that have problems of their own; nothing is said of what depends on them.
    """

    lists: Lists
    ids: frozenset[str]
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Finding:
    """What a rule found: where in the record, what, and what to do. `key`: the key is meant, not its value."""

    path: Path
    message: str
    hint: str = ""
    key: bool = False


Check = Callable[[Incident, Known], Iterator[Finding]]


@dataclass(frozen=True)
class Ruling:
    """A rule in words and in code. `of_absence`: it finds what is missing, so it must see every field."""

    rule: Rule
    check: Check
    of_absence: bool = False

    def problems(self, incident: Incident, known: Known, source: YamlSource) -> Iterator[Problem]:
        """What the rule finds in an incident, each with its place in the file."""
        for found in self.check(incident, known):
            place = source.place_of_key(found.path) if found.key else source.place_of(found.path)
            yield Problem(place, self.rule.code, found.message, found.hint, self.rule.warning)


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
