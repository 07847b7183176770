"""Rules across records: a published id stays, an id and an alias are one record's, and so is a registry's entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from generator.briefs import Brief
from generator.fields import INCIDENT_ID
from generator.ledger import LEDGER, Ledger
from generator.problems import Place, Problem, Rule
from generator.rules.ruling import statement_of
from generator.yaml_source import Path

FILE = "# incidents/2022/2022-08-21-pk-youtube.yml\n"
OTHER = "# incidents/2022/2022-09-06-pk-youtube.yml\nstart: 2022-09-06\n"
LISTED = f"# {LEDGER}\n2022-08-21-pk-youtube\n"


class Whole(NamedTuple):
    """Every file of an archive in brief, its ledger, and where in a file something stands."""

    briefs: tuple[Brief, ...]
    ledger: Ledger
    place_of: Callable[[str, Path], Place]

    @property
    def sound(self) -> Iterator[Brief]:
        """The files that have an incident in them."""
        return (one for one in self.briefs if one.sound)

    @property
    def ids(self) -> frozenset[str]:
        """The ids that have a file, be it right or wrong."""
        return frozenset(one.id for one in self.briefs)


Found = tuple[Place, str, str]  # where, what, and what to do
Check = Callable[[Whole], Iterator[Found]]


class AcrossRuling(NamedTuple):
    """A rule on the whole archive, in words and in code."""

    rule: Rule
    check: Check

    def problems(self, whole: Whole) -> Iterator[Problem]:
        """What the rule finds, each with its place."""
        for place, message, hint in self.check(whole):
            yield Problem(place, self.rule.code, message, hint, self.rule.warning)


def across(
    code: str, *, wrong: str, right: str, why: str = "", warning: bool = False
) -> Callable[[Check], AcrossRuling]:
    """Make a rule of a generator; its docstring is the rule's statement."""
    return lambda check: AcrossRuling(Rule(code, statement_of(check), wrong, right, why, warning), check)


@across(
    "OUT401",
    why="Others cite the address. Without this a file could be renamed or deleted and nobody would notice.",
    wrong=f"{LISTED}2022-08-21-pk-video\n{FILE}",
    right=f"{LISTED}2022-08-21-pk-video\n{FILE}aliases: [2022-08-21-pk-video]\n",
)
def published_ids_stay(whole: Whole) -> Iterator[Found]:
    """An id that was published has a file, or is an alias of the record that took its place."""
    if not all(one.readable for one in whole.briefs):
        return  # An alias may stand in a file that cannot be read; that is said already.
    kept = whole.ids | {alias for one in whole.briefs for alias in one.aliases}
    new = sorted(whole.ids - whole.ledger.ids)
    for number, entry in whole.ledger.entries:
        if entry not in kept and is_id(entry):
            near = get_close_matches(entry, new, n=1, cutoff=0.4)
            renamed = (
                f"if the file is now {near[0]}.yml, add aliases: [{entry}] there" if near else "bring the file back"
            )
            hint = f"{renamed}; a record that is wrong becomes withdrawn and stays"
            yield line_of(number, entry), f"{entry} was published, and no file and no alias has this id", hint


@across(
    "OUT402",
    why="The ledger is what keeps a published id from being lost. This is a warning; drafts and reviewed records need no entry.",
    wrong=FILE,
    right=f"{LISTED}{FILE}",
    warning=True,
)
def published_ids_are_listed(whole: Whole) -> Iterator[Found]:
    """The id of every published record, and each of its aliases, stands in the ledger of published ids."""
    listed = whole.ledger.ids
    for brief in whole.sound:
        missing = [one for one in brief.published if one not in listed]
        if missing:
            message = f"not in {LEDGER}: {', '.join(missing)}"
            yield Place(brief.file, 1, 1), message, "run `outages publish-ids`"


@across(
    "OUT403",
    why="An old address can lead to one record only.",
    wrong=f"{LISTED}2022-08-21-pk-video\n2022-09-06-pk-youtube\n{FILE}aliases: [2022-08-21-pk-video]\n{OTHER}aliases: [2022-08-21-pk-video]\n",
    right=f"{LISTED}2022-08-21-pk-video\n2022-09-06-pk-youtube\n{FILE}aliases: [2022-08-21-pk-video]\n{OTHER}",
)
def aliases_are_one_records(whole: Whole) -> Iterator[Found]:
    """No two records have the same alias."""
    named = ((alias, brief, ("aliases", index)) for brief in whole.sound for index, alias in enumerate(brief.aliases))
    for alias, first, brief, path in second_uses(named):
        yield whole.place_of(brief.file, path), f'the alias "{alias}" is one of {first.id} already', "leave one out"


@across(
    "OUT404",
    wrong=f"{LISTED}YouTube outage\n{FILE}",
    right=f"{LISTED}{FILE}",
)
def ledger_holds_ids(whole: Whole) -> Iterator[Found]:
    """Each line of the ledger is a comment or an id, and no id stands there twice."""
    seen: set[str] = set()
    for number, entry in whole.ledger.entries:
        if not is_id(entry):
            yield line_of(number, entry), f'"{entry}" is not an id', "an id is a file's name without .yml"
        elif entry in seen:
            yield line_of(number, entry), f"{entry} stands here already", "leave one line out"
        seen.add(entry)


@across(
    "OUT405",
    why="Two files of one name would be two pages at one address.",
    wrong=f"{LISTED}{FILE}# incidents/copies/2022/2022-08-21-pk-youtube.yml\n",
    right=f"{LISTED}{FILE}",
)
def ids_are_one_records(whole: Whole) -> Iterator[Found]:
    """No two files have the same id."""
    for _id, first, brief, _path in second_uses((one.id, one, ()) for one in whole.briefs if one.file.endswith(".yml")):
        message = f"{first.file} has the same id"
        yield Place(brief.file, 1, 1), message, "choose another name, or take one of the two away"


@across(
    "OUT406",
    why="A copied id points readers to another incident. Where a registry takes for one what is two here, the note says so.",
    wrong=f'{LISTED}2022-09-06-pk-youtube\n{FILE}recorded_in: {{ooni_incidents: "1"}}\n{OTHER}recorded_in: {{ooni_incidents: "1"}}\n',
    right=f'{LISTED}2022-09-06-pk-youtube\n{FILE}recorded_in: {{ooni_incidents: "1"}}\n{OTHER}recorded_in: {{ooni_incidents: {{id: "1", note: Both evenings are one finding there.}}}}\n',
)
def registry_entries_are_one_records(whole: Whole) -> Iterator[Found]:
    """No two records name the same entry of a registry, unless a note says how it stands there."""
    named = (
        (f"{registry} {entry}", brief, ("recorded_in", registry, "id"))
        for brief in whole.sound
        for registry, entry in brief.entries
    )
    for entry, first, brief, path in second_uses(named):
        message = f"{first.id} names the same entry ({entry})"
        yield whole.place_of(brief.file, path), message, "look it up in the registry, or add a note: that says why"


def second_uses(
    named: Iterable[tuple[str, Brief, Path]],
) -> Iterator[tuple[str, Brief, Brief, Path]]:
    """What is named again in another file: the name, the file that had it first, the other file and where it stands."""
    first: dict[str, Brief] = {}
    for name, brief, path in named:
        holder = first.setdefault(name, brief)
        if holder is not brief:
            yield name, holder, brief, path


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return bool(re.fullmatch(INCIDENT_ID, text, re.ASCII))


def line_of(number: int, entry: str) -> Place:
    """A line of the ledger."""
    return Place(LEDGER, number, 1, len(entry))


RULINGS = (
    published_ids_stay,
    published_ids_are_listed,
    aliases_are_one_records,
    ledger_holds_ids,
    ids_are_one_records,
    registry_entries_are_one_records,
)
RULES = tuple(ruling.rule for ruling in RULINGS)
