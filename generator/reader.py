"""One file to an incident, or to everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.fields import INCIDENT_ID
from generator.incident import Incident, Record
from generator.problems import Place, Problem, Rule
from generator.rules import RULINGS, Asked, Known
from generator.shape import shape_of, sound_part_of
from generator.yaml_source import YamlSource, read_yaml

RULES = (
    Rule(
        code="OUT220",
        statement="A file's name is the incident's permanent id and ends in .yml: date, country, what happened.",
        why="It becomes the address of the page. Small letters, digits and hyphens stay readable everywhere.",
        wrong="# incidents/2022/YouTube outage.yaml\n",
        right="# incidents/2022/2022-08-21-pk-youtube.yml\n",
    ),
    Rule(
        code="OUT221",
        statement="A file stands in the folder of the year that its name begins with.",
        why="So every incident has one place, and no id can stand twice.",
        wrong="# incidents/2023/2022-08-21-pk-youtube.yml\n",
        right="# incidents/2022/2022-08-21-pk-youtube.yml\n",
    ),
    Rule(
        code="OUT222",
        statement="An incident is a file that stands in incidents/ itself, not a link to another place.",
        why="A link can lead out of the project; what stands there would be published without anybody having seen it.",
        wrong="# incidents/2022/2022-08-21-pk-youtube.yml -> ../../../elsewhere.yml\n",
        right="# incidents/2022/2022-08-21-pk-youtube.yml\n",
    ),
)
IN_ITS_PLACE = re.compile(rf"(?:.*/)?(\d{{4}})/(?=\1){INCIDENT_ID}\.yml", re.ASCII)
YML = ".yml"
LONGEST_ID = 100  # characters; with its folder and .html it must be a name that every file system takes


class Reading(NamedTuple):
    """What came of reading one file; without an incident there is at least one problem. Warnings refuse nothing.

    `asked`: the ids of other files that were asked for, and whether they were there. It follows from this, the path and
    the bytes of the file and the lists: where all of them are the same, the reading is the same. A reading in which all
    ids were gone through has the answer ANY_ID, which is never given again.
    """

    source: YamlSource
    incident: Incident | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    asked: tuple[tuple[str, bool], ...] = ()

    @property
    def id(self) -> str:
        """The id that the file's name gives, be the rest right or wrong."""
        return id_of(self.source.file)


def read_incident(file: str, content: bytes, known: Known) -> Reading:
    """Read one file: `file` is its path from the project's root, with slashes."""
    return read_source(read_yaml(file, content), known)


def read_source(source: YamlSource, known: Known) -> Reading:
    """The same of a file whose text may have been read before."""
    return held_to_rules([shaped(source, known)], known)[0]


class Shaped(NamedTuple):
    """What a file says as a record: `whole`, or without the fields in which a value is wrong by itself; and what is wrong."""

    source: YamlSource
    record: Record | None = None
    whole: bool = False
    problems: tuple[Problem, ...] = ()


def shaped(source: YamlSource, known: Known) -> Shaped:
    """A file's values, each by itself, and its name."""
    file = source.file
    if not is_yml(file):
        return Shaped(YamlSource(file, b""), problems=problems_of_name(file))
    problems = (*problems_of_name(file), *source.problems)
    if source.data is None:
        return Shaped(source, problems=problems)
    context = {"lists": known.lists, "unread": known.unread, "sole_source": sole_source(source.data)}
    record, wrong = shape_of(Record, source, context)
    if record is not None:
        return Shaped(source, record, whole=True, problems=problems)
    # Where some fields are wrong, the others are held to the rules.
    return Shaped(source, sound_part_of(Record, source, context), problems=(*problems, *wrong))


@dataclass(frozen=True)
class Case:
    """A record that is held to the rules, and what was found."""

    shape: Shaped
    incident: Incident
    known: Known
    ids: Asked
    found: list[Problem] = field(default_factory=list)

    @property
    def reading(self) -> Reading:
        """What came of the file in the end."""
        source, whole = self.shape.source, self.shape.whole
        broken = tuple(problem for problem in self.found if not problem.warning)
        warnings = tuple(problem for problem in self.found if problem.warning) if whole else ()
        problems, answers = (*self.shape.problems, *broken), tuple(self.ids.answers.items())
        return Reading(source, self.incident if whole else None, problems, warnings, answers)


def held_to_rules(shapes: Sequence[Shaped], known: Known) -> list[Reading]:
    """What is found between the values of some files; what is missing, only where a record is whole.

    Each rule sees all records before the next one sees any: that takes a third less than the other way round.
    """
    cases = [case_of(one, known) for one in shapes]
    at_all = [one for one in cases if one]
    whole = [one for one in at_all if one.shape.whole]
    for ruling in RULINGS:
        for case in whole if ruling.of_absence else at_all:
            for finding in ruling.check(case.incident, case.known):
                case.found.append(ruling.problem(finding, case.shape.source))
    pairs = zip(shapes, cases, strict=True)
    return [case.reading if case else Reading(one.source, None, one.problems) for one, case in pairs]


def case_of(one: Shaped, known: Known) -> Case | None:
    """A record that can be held to the rules. They look terms up: they wait until all lists can be read."""
    if one.record is None or known.unread:
        return None
    incident, ids = Incident.recorded(one.record, id_of(one.source.file)), Asked(known.ids)
    return Case(one, incident, Known(known.lists, ids, known.unread), ids)


def not_a_file(file: str) -> Reading:
    """What comes of a link, a folder or a device in the place of a file: it is not followed and not opened."""
    hint = "put the file itself here, or delete what is here"
    problem = Problem(Place(file, 1, 1), "OUT222", "this is a link or a folder, not a file", hint)
    return Reading(YamlSource(file, b""), None, (problem,))


def sole_source(data: object) -> str | None:
    """The id of the source, where a file has one only."""
    sources = data.get("sources") if isinstance(data, dict) else None
    return next(iter(sources)) if isinstance(sources, dict) and len(sources) == 1 else None


def id_of(file: str) -> str:
    """The id that a file's name gives."""
    name = file.rpartition("/")[2]
    return name.removesuffix(YML) if is_yml(file) else Path(name).stem


def is_yml(file: str) -> bool:
    """Whether a file's name has an ending, and it is .yml."""
    return file.endswith(YML) and file.rpartition("/")[2] != YML


def problems_of_name(file: str) -> tuple[Problem, ...]:
    """What is wrong with where a file stands and what it is called."""
    if IN_ITS_PLACE.fullmatch(file) and len(id_of(file)) <= LONGEST_ID:
        return ()
    path = Path(file)
    place = Place(file, 1, 1)
    if len(path.stem) > LONGEST_ID:
        message = f"the file name has {len(path.name)} characters; an id has at most {LONGEST_ID}"
        return (Problem(place, "OUT220", message, "say in two or three words what happened"),)
    if path.suffix != ".yml" or not re.fullmatch(INCIDENT_ID, path.stem, re.ASCII):
        hint = "call it by date, country and what happened, in small letters a-z, digits and hyphens: 2022-09-06-pk-youtube.yml"
        return (Problem(place, "OUT220", f'the file name "{path.name}" is not an id with .yml', hint),)
    if path.parent.name != path.stem[:4]:
        hint = f"move it to incidents/{path.stem[:4]}/{path.name}"
        return (
            Problem(
                place, "OUT221", f"the file stands in {path.parent.name}/, its name begins with {path.stem[:4]}", hint
            ),
        )
    return ()
