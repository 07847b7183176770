"""All incidents: load them, order them, find them, group them, count them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from generator.evidence import NOT_IN_FORCE, confidence
from generator.incident import Incident
from generator.problems import Problem
from generator.reader import Reading, read_incident
from generator.registry import read_lists
from generator.rules import Known
from generator.vocabulary import Lists

UNKNOWN_START = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Archive:
    """All incidents, the latest first, and the closed lists they are written in."""

    incidents: tuple[Incident, ...]
    lists: Lists

    @cached_property
    def by_id(self) -> Mapping[str, Incident]:
        """Incidents by id."""
        return {incident.id: incident for incident in self.incidents}

    def by(self, keys_of: Callable[[Incident], Iterable[str]]) -> dict[str, tuple[Incident, ...]]:
        """Incidents grouped by every key they have, keys in order; an incident with two keys stands in both."""
        groups: dict[str, list[Incident]] = {}
        for incident in self.incidents:
            for key in keys_of(incident):
                groups.setdefault(key, []).append(incident)
        return {key: tuple(groups[key]) for key in sorted(groups)}

    def counted_as(self, incident: Incident) -> str:
        """The one group it counts in, a term of kind_groups: by its main kind, if it is in force and supported."""
        if incident.record_status in NOT_IN_FORCE:
            return "not_in_force"
        if confidence(incident, self.lists).level == "claim":
            return "uncorroborated"
        group: str = self.lists["kinds"][incident.kinds[0]].group
        return group


@dataclass(frozen=True)
class Loaded:
    """What came of reading the files: an archive, or everything that is wrong."""

    archive: Archive
    problems: tuple[Problem, ...]
    lines: Mapping[str, Sequence[str]]


def silent(done: int) -> None:
    """Tell nobody how many are done."""


def load_archive(root: Path, progress: Callable[[int], None] = silent) -> Loaded:
    """Read every incident under `root`/incidents and check it."""
    return load_files(root, incident_files(root), progress)


def load_files(root: Path, files: Iterable[Path], progress: Callable[[int], None] = silent) -> Loaded:
    """Read some incidents and check them; `progress` is told after each how many are done."""
    lists, problems = read_lists(root)
    if problems:
        return Loaded(Archive((), lists), problems, lines_of_lists(root, problems))
    known = Known(lists, frozenset(path.stem for path in incident_files(root)))
    readings = list(read_all(root, files, known, progress))
    return Loaded(
        Archive(latest_first(one.incident for one in readings if one.incident), lists),
        tuple(problem for one in readings for problem in one.problems),
        {one.source.file: one.source.lines for one in readings},
    )


def read_all(root: Path, files: Iterable[Path], known: Known, progress: Callable[[int], None]) -> Iterator[Reading]:
    """Each file's reading, in the order of the files."""
    for done, path in enumerate(files, start=1):
        yield read_incident(path_from(root, path), path.read_bytes(), known)
        progress(done)


def path_from(root: Path, path: Path) -> str:
    """A file's path from the project's root, with slashes; of a file elsewhere, the path as it is."""
    absolute = path.resolve()
    return (
        absolute.relative_to(root.resolve()).as_posix() if absolute.is_relative_to(root.resolve()) else path.as_posix()
    )


def incident_files(root: Path, folder: Path | None = None) -> list[Path]:
    """Every file in a folder (else `root`/incidents) that means to be an incident, sorted by path."""
    found = (folder or root / "incidents").rglob("*.y*ml")
    return sorted(path for path in found if path.suffix in (".yml", ".yaml"))


def latest_first(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Incidents by their start, the latest first; ids decide where starts are equal."""
    return tuple(sorted(incidents, key=lambda one: (start_instant(one), one.id), reverse=True))


def start_instant(incident: Incident) -> datetime:
    """The earliest instant at which it can have begun; an unknown start comes first of all."""
    return incident.started.earliest if incident.started else UNKNOWN_START


def lines_of_lists(root: Path, problems: Iterable[Problem]) -> dict[str, Sequence[str]]:
    """The lines of the files that problems are in."""
    files = {problem.place.file for problem in problems}
    return {file: (root / file).read_text(encoding="utf-8", errors="replace").splitlines() for file in files}
