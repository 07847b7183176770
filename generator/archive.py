"""All incidents: load them, order them, find them, group them, count them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path

from generator.across import RULINGS, Whole
from generator.beside import Beside, csv_files, read_beside
from generator.evidence import NOT_IN_FORCE, confidence
from generator.incident import Incident
from generator.ledger import LEDGER, read_ledger
from generator.problems import Problem
from generator.reader import Reading, not_a_file, read_incident
from generator.registry import read_lists
from generator.rules import Known
from generator.traces import Trace
from generator.vocabulary import Lists
from generator.yaml_source import read_yaml

UNKNOWN_START = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Archive:
    """All incidents, the latest first, and the closed lists they are written in."""

    incidents: tuple[Incident, ...]
    lists: Lists
    # The traces beside each incident, by its id and by their names.
    traces: Mapping[str, Mapping[str, Trace]] = field(default_factory=dict)

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
    """What came of reading the files: an archive, or everything that is wrong. Warnings stand beside either."""

    archive: Archive
    problems: tuple[Problem, ...]
    lines: Mapping[str, Sequence[str]]
    warnings: tuple[Problem, ...] = ()


def silent(done: int) -> None:
    """Tell nobody how many are done."""


def load_archive(root: Path, progress: Callable[[int], None] = silent) -> Loaded:
    """Read every incident under `root`/incidents and check it."""
    return load_files(root, incident_files(root), progress)


def load_files(root: Path, files: Iterable[Path], progress: Callable[[int], None] = silent) -> Loaded:
    """Read some incidents and check them; `progress` is told after each how many are done."""
    lists, of_lists = read_lists(root)
    unread = frozenset(Path(problem.place.file).stem for problem in of_lists)
    every, files = incident_files(root), list(files)
    known = Known(lists, frozenset(path.stem for path in every), unread)
    whole = Whole(tuple(read_all(root, files, known, progress)), read_ledger(root))
    # Only of the whole archive can it be said that something is missing from it, or belongs to nothing in it.
    is_whole = set(files) >= set(every) and not unread
    found = of_whole(whole) if is_whole else ()
    beside = beside_records(root, list(zip(files, whole.readings, strict=True)), lists, is_whole)
    return Loaded(
        Archive(latest_first(incident for _reading, incident in whole.incidents), lists, beside.traces),
        (
            *of_lists,
            *(one for reading in whole.readings for one in reading.problems),
            *beside.problems,
            *(one for one in found if not one.warning),
        ),
        {
            LEDGER: whole.ledger.lines,
            **lines_of_lists(root, of_lists),
            **{one.source.file: one.source.lines for one in whole.readings},
            **beside.lines,
        },
        (*(one for reading in whole.readings for one in reading.warnings), *(one for one in found if one.warning)),
    )


def beside_records(root: Path, records: list[tuple[Path, Reading]], lists: Lists, is_whole: bool) -> Beside:
    """The CSV files beside records, wherever these stand."""
    folders = {path.parent for path, _reading in records} | ({root / "incidents"} if is_whole else set())
    apart = (folder for folder in folders if not any(other in folder.parents for other in folders))
    files = dict.fromkeys(path for folder in sorted(apart) for path in csv_files(folder))
    return read_beside(records, files, lists, partial(path_from, root), is_whole)


def of_whole(whole: Whole) -> tuple[Problem, ...]:
    """What the rules across records find."""
    return tuple(problem for ruling in RULINGS for problem in ruling.problems(whole))


def read_all(root: Path, files: Iterable[Path], known: Known, progress: Callable[[int], None]) -> Iterator[Reading]:
    """Each file's reading, in the order of the files."""
    for done, path in enumerate(files, start=1):
        file = path_from(root, path)
        readable = path.is_file() and not path.is_symlink()
        yield read_incident(file, path.read_bytes(), known) if readable else not_a_file(file)
        progress(done)


def path_from(root: Path, path: Path) -> str:
    """A file's path from the project's root, with slashes; of a file elsewhere, the path as it is."""
    absolute = path.parent.resolve() / path.name  # where it stands, not where it may lead
    return (
        absolute.relative_to(root.resolve()).as_posix() if absolute.is_relative_to(root.resolve()) else path.as_posix()
    )


def incident_files(root: Path, folder: Path | None = None) -> list[Path]:
    """Everything in a folder (else `root`/incidents) but CSV files, the ledger and hidden files, sorted by path.

    What has another ending than .yml, or leads elsewhere, is not passed over: its place is to be told.
    """
    found = (folder or root / "incidents").rglob("*")
    return sorted(path for path in found if is_meant(path) and path != root / LEDGER)


def is_meant(path: Path) -> bool:
    """Whether a thing in the folder of incidents means to be an incident."""
    hidden = any(part.startswith(".") for part in path.parts[-2:])
    folder = path.is_dir() and not path.is_symlink() and path.suffix not in (".yml", ".yaml")
    return not hidden and not folder and path.suffix.casefold() != ".csv"


def latest_first(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Incidents by their start, the latest first; ids decide where starts are equal."""
    return tuple(sorted(incidents, key=lambda one: (start_instant(one), one.id), reverse=True))


def start_instant(incident: Incident) -> datetime:
    """The earliest instant at which it can have begun; an unknown start comes first of all."""
    return incident.started.earliest if incident.started else UNKNOWN_START


def lines_of_lists(root: Path, problems: Iterable[Problem]) -> dict[str, Sequence[str]]:
    """The lines of the lists that problems are in, counted as the problems count them."""
    files = {problem.place.file for problem in problems}
    return {file: read_yaml(file, (root / file).read_bytes()).lines for file in files if (root / file).is_file()}
