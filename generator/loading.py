"""All files of the archive read and checked, by themselves and as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from generator.across import RULINGS, Whole
from generator.archive import Archive, latest_first
from generator.beside import belongs_to_none
from generator.briefs import Brief, read_bundles
from generator.folder import Folder, bundled, csv_files, folder_of, incident_files, is_plain, names_from, path_from
from generator.ledger import LEDGER, read_ledger
from generator.problems import Place, Problem
from generator.registry import read_lists
from generator.rules import Known
from generator.yaml_source import Path as PathInRecord
from generator.yaml_source import read_yaml


@dataclass(frozen=True)
class Loaded:
    """What came of reading the files: an archive, or everything that is wrong. Warnings stand beside either."""

    archive: Archive
    problems: tuple[Problem, ...]
    # The lines of a file that problems are in, by its name.
    lines: Callable[[str], Sequence[str]]
    warnings: tuple[Problem, ...] = ()


def silent(done: int) -> None:
    """Tell nobody how many are done."""


def load_archive(root: Path, progress: Callable[[int], None] = silent) -> Loaded:
    """Read every incident under `root`/incidents and check it."""
    return load_files(root, incident_files(root), progress)


def load_files(root: Path, files: Iterable[Path], progress: Callable[[int], None] = silent) -> Loaded:
    """Read some incidents and check them; `progress` is told after each how many are done."""
    ground = ground_of(root, files)
    found = []
    for done, one in enumerate(read_bundles(ground.chosen.bundles, ground.known, ground.called), start=1):
        found.append(one)
        progress(done)
    archive = Archive(
        latest_first(one.incident for one in found if one.incident),
        ground.known.lists,
        {one.brief.id: one.traces for one in found if one.traces},
        {one.brief.id: one.brief.level for one in found},
    )
    lines = {file: text for one in found for file, text in one.lines.items()}
    return whole_of(ground, tuple(one.brief for one in found), archive, lines)


@dataclass(frozen=True)
class Ground:
    """What files are read upon: the closed lists, and what stands in the folder besides the `chosen` files."""

    root: Path
    known: Known
    problems: tuple[Problem, ...]
    chosen: Folder
    # Only of the whole archive can it be said that something is missing from it, or belongs to nothing in it.
    is_whole: bool

    @cached_property
    def called(self) -> Callable[[Path], str]:
        """What files are called from the project's root."""
        return names_from(self.root)


def ground_of(root: Path, files: Iterable[Path] | None = None) -> Ground:
    """The closed lists and the chosen files, or all."""
    lists, of_lists = read_lists(root)
    unread = frozenset(Path(problem.place.file).stem for problem in of_lists)
    every = folder_of(root)
    chosen = every if files is None else chosen_of(every, list(files))
    is_whole = chosen is every or {one.path for one in chosen.bundles} >= {one.path for one in every.bundles}
    return Ground(root, Known(lists, every.ids, unread), of_lists, chosen, is_whole and not unread)


def chosen_of(every: Folder, files: Sequence[Path]) -> Folder:
    """Some files with the CSV files beside them, wherever they stand."""
    if files == [one.path for one in every.bundles]:
        return every
    folders = {path.parent for path in files}
    apart = (folder for folder in folders if not any(other in folder.parents for other in folders))
    return bundled(files, dict.fromkeys(path for folder in sorted(apart) for path in csv_files(folder)))


def whole_of(ground: Ground, briefs: tuple[Brief, ...], archive: Archive, lines: Mapping[str, Sequence[str]]) -> Loaded:
    """What came of the files by themselves and of the archive as a whole, with the lines that problems are in."""
    ledger = read_ledger(ground.root)
    whole = Whole(briefs, ledger, partial(place_in, ground.root))
    found = of_whole(whole) if ground.is_whole else ()
    problems = (
        *ground.problems,
        *(one for brief in briefs for one in brief.problems),
        *(one for brief in briefs for one in brief.problems_beside),
        *(belongs_to_none(path, path_from(ground.root, path)) for path in lost(ground)),
        *(one for one in found if not one.warning),
    )
    warnings = (*(one for brief in briefs for one in brief.warnings), *(one for one in found if one.warning))
    return Loaded(archive, problems, partial(lines_in, ground.root, {LEDGER: ledger.lines, **lines}), warnings)


def lost(ground: Ground) -> tuple[Path, ...]:
    """CSV files that are beside no file of the archive."""
    return ground.chosen.lost if ground.is_whole else ()


def of_whole(whole: Whole) -> tuple[Problem, ...]:
    """What the rules across records find."""
    return tuple(problem for ruling in RULINGS for problem in ruling.problems(whole))


def place_in(root: Path, file: str, path: PathInRecord) -> Place:
    """Where in a file something stands, which was read and let go."""
    return read_yaml(file, (root / file).read_bytes()).place_of(path)


def lines_in(root: Path, known: Mapping[str, Sequence[str]], file: str) -> Sequence[str]:
    """The lines of a file that problems are in, counted as the problems count them; read again where they were let go."""
    if file not in known and is_plain(root / file):
        return read_yaml(file, (root / file).read_bytes()).lines
    return known.get(file, ())
