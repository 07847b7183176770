"""One file to an incident, or to everything that is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.fields import INCIDENT_ID
from generator.incident import Incident, Record
from generator.problems import Place, Problem, Rule
from generator.rules import RULINGS, Known
from generator.shape import shape_of
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
)


@dataclass(frozen=True)
class Reading:
    """What came of reading one file; without an incident there is at least one problem."""

    source: YamlSource
    incident: Incident | None
    problems: tuple[Problem, ...]


def read_incident(file: str, content: bytes, known: Known) -> Reading:
    """Read one file: `file` is its path from the project's root, with slashes."""
    source = read_yaml(file, content)
    problems = (*problems_of_name(file), *source.problems)
    if source.data is None:
        return Reading(source, None, problems)
    record, wrong = shape_of(Record, source, {"lists": known.lists, "sole_source": sole_source(source.data)})
    if record is None:
        return Reading(source, None, (*problems, *wrong))
    incident = Incident.model_construct(**dict(record), id=Path(file).stem)
    broken = tuple(problem for ruling in RULINGS for problem in ruling.problems(incident, known, source))
    return Reading(source, incident, (*problems, *broken))


def sole_source(data: object) -> str | None:
    """The id of the source, where a file has one only."""
    sources = data.get("sources") if isinstance(data, dict) else None
    return next(iter(sources)) if isinstance(sources, dict) and len(sources) == 1 else None


def problems_of_name(file: str) -> tuple[Problem, ...]:
    """What is wrong with where a file stands and what it is called."""
    path, place = Path(file), Place(file, 1, 1)
    if path.suffix != ".yml" or not re.fullmatch(INCIDENT_ID, path.stem, re.ASCII):
        hint = "call it by date, country and what happened: 2024-01-20-pk-social-media.yml"
        return (Problem(place, "OUT220", f'the file name "{path.name}" is not an id with .yml', hint),)
    if path.parent.name != path.stem[:4]:
        hint = f"move it to incidents/{path.stem[:4]}/{path.name}"
        return (
            Problem(
                place, "OUT221", f"the file stands in {path.parent.name}/, its name begins with {path.stem[:4]}", hint
            ),
        )
    return ()
