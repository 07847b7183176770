"""What stands in incidents/: every file that means to be an incident, with the CSV files beside it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator.ledger import LEDGER

CSV = ".csv"
ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True)
class Bundle:
    """A file that means to be an incident, and the CSV files beside it whose names begin with its id."""

    path: Path
    beside: tuple[Path, ...] = ()

    @property
    def id(self) -> str:
        """The id that the file's name gives."""
        return self.path.stem

    @property
    def digest(self) -> str:
        """A digest of all that stands in its files, and of their names; links and folders count by what they are."""
        made = blake2b(digest_size=16)
        for path in (self.path, *self.beside):
            content = path.read_bytes() if is_plain(path) else None
            made.update(f"{path.name}\0{-1 if content is None else len(content)}\0".encode())
            made.update(content or b"")
        return made.hexdigest()


@dataclass(frozen=True)
class Folder:
    """The folder of incidents: its bundles by path, and CSV files that stand beside no file of their id."""

    bundles: tuple[Bundle, ...]
    lost: tuple[Path, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids that have a file, be it right or wrong."""
        return frozenset(one.id for one in self.bundles)


def folder_of(root: Path, folder: Path | None = None) -> Folder:
    """All that stands in a folder (else `root`/incidents), in the order of paths."""
    return bundled(incident_files(root, folder), csv_files(folder or root / "incidents"))


def bundled(files: Iterable[Path], tables: Iterable[Path]) -> Folder:
    """Each file with the tables that are its own, and the tables that are nobody's."""
    own: dict[tuple[Path, str], list[Path]] = {}
    for table in tables:
        own.setdefault((table.parent, id_of(table)), []).append(table)
    bundles = tuple(
        Bundle(path, tuple(own.pop((path.parent, path.stem), ())) if path.suffix == ".yml" else ()) for path in files
    )
    return Folder(bundles, tuple(path for several in own.values() for path in several))


def incident_files(root: Path, folder: Path | None = None) -> list[Path]:
    """Everything in a folder (else `root`/incidents) but CSV files, the ledger and hidden files, sorted by path.

    What has another ending than .yml, or leads elsewhere, is not passed over: its place is to be told.
    """
    ledger = root / LEDGER
    return [path for path in things_in(folder or root / "incidents") if is_meant(path) and path != ledger]


def csv_files(folder: Path) -> list[Path]:
    """Every CSV file in a folder and those within it, whatever case its ending is in; hidden ones are passed over."""
    return [path for path in things_in(folder) if path.suffix.casefold() == CSV and not is_hidden(path)]


def things_in(folder: Path) -> list[Path]:
    """Everything in a folder and those within it, sorted by path, but folders that are not called as a file would be."""
    return sorted(map(Path, walked(os.fspath(folder))), key=lambda path: path.parts)


def walked(folder: str) -> Iterator[str]:
    """The paths of all things but plain folders; a link is not followed."""
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder:
            yield from walked(entry.path)
        if not is_folder or is_called_like_a_file(entry.name):
            yield entry.path


def is_called_like_a_file(name: str) -> bool:
    """Whether a folder has the name of a file that is read here, so that its place is to be told."""
    ending = Path(name).suffix
    return ending in ENDINGS or ending.casefold() == CSV


def id_of(path: Path) -> str:
    """The id that the name of a CSV file begins with."""
    return path.name.partition(".")[0]


def is_meant(path: Path) -> bool:
    """Whether a thing in the folder of incidents means to be an incident."""
    return path.suffix.casefold() != CSV and not is_hidden(path)


def is_hidden(path: Path) -> bool:
    """Whether a thing, or the folder that it stands in, is hidden."""
    return any(part.startswith(".") for part in path.parts[-2:])


def is_plain(path: Path) -> bool:
    """Whether it is a file itself, and no link, folder or device."""
    return path.is_file() and not path.is_symlink()


def path_from(root: Path, path: Path) -> str:
    """A file's path from the project's root, with slashes; of a file elsewhere, the path as it is."""
    return names_from(root)(path)


def names_from(root: Path) -> Callable[[Path], str]:
    """What files are called from the project's root; where a folder really stands is looked up once for all in it."""
    home = root.resolve()
    found: dict[Path, Path] = {}

    def name_of(path: Path) -> str:
        folder = path.parent
        if folder not in found:
            found[folder] = folder.resolve()
        absolute = found[folder] / path.name  # where it stands, not where it may lead
        return absolute.relative_to(home).as_posix() if absolute.is_relative_to(home) else path.as_posix()

    return name_of
