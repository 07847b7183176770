"""What stands in incidents/: every file that means to be an incident, with the CSV files beside it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from generator.ledger import LEDGER

CSV = ".csv"
ENDINGS = (".yml", ".yaml")
AT_ONCE = 2**20  # bytes


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
            content = content_of(path)
            made.update(os.fsencode(path.name) + b"\0%d\0" % (-1 if content is None else len(content)))
            made.update(content or b"")
        return made.hexdigest()


class Folder(NamedTuple):
    """The folder of incidents: its bundles by path, and CSV files that stand beside no file of their id."""

    bundles: tuple[Bundle, ...]
    lost: tuple[Path, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids that have a file, be it right or wrong."""
        return frozenset(one.id for one in self.bundles)


def folder_of(root: Path, folder: Path | None = None) -> Folder:
    """All that stands in a folder (else `root`/incidents), in the order of paths."""
    things = things_in(folder or root / "incidents")
    return bundled(meant(things, root), tables(things))


def bundled(files: Iterable[Path], tables: Iterable[Path]) -> Folder:
    """Each file with the tables that are its own, and the tables that are nobody's."""
    own: dict[tuple[Path, str], list[Path]] = {}
    for table in tables:
        own.setdefault((table.parent, id_of(table)), []).append(table)
    bundles = tuple(Bundle(path, tuple(own.pop((path.parent, path.stem), ()) if own else ())) for path in files)
    return Folder(bundles, tuple(path for several in own.values() for path in several))


def incident_files(root: Path, folder: Path | None = None) -> list[Path]:
    """Everything in a folder (else `root`/incidents) but CSV files, the ledger and hidden files, sorted by path.

    What has another ending than .yml, or leads elsewhere, is not passed over: its place is to be told.
    """
    return meant(things_in(folder or root / "incidents"), root)


def csv_files(folder: Path) -> list[Path]:
    """Every CSV file in a folder and those within it, whatever case its ending is in; hidden ones are passed over."""
    return tables(things_in(folder))


def meant(things: Iterable[Path], root: Path) -> list[Path]:
    """Those of some things that mean to be incidents."""
    ledger = os.fspath(root / LEDGER)
    return [path for path in things if not is_table(path) and os.fspath(path) != ledger]


def tables(things: Iterable[Path]) -> list[Path]:
    """Those of some things that are CSV files."""
    return [path for path in things if is_table(path)]


def is_table(path: Path) -> bool:
    """Whether something is called like a CSV file, of which no hidden one comes here."""
    return os.fspath(path).casefold().endswith(CSV)  # three times as quick as the ending that Path tells


def things_in(folder: Path) -> list[Path]:
    """Everything in a folder and those within it that is not hidden, sorted by path, but plain folders."""
    found = walked(os.fspath(folder), folder.name.startswith("."))
    return [Path(path) for path in sorted(found, key=lambda path: path.replace(os.sep, "\0"))]


def walked(folder: str, hidden: bool = False) -> Iterator[str]:
    """The paths of all things but plain folders; a link is not followed, and what is in a hidden folder is hidden."""
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder:
            yield from walked(entry.path, entry.name.startswith("."))
        if not (hidden or entry.name.startswith(".") or (is_folder and not is_called_like_a_file(entry.name))):
            yield entry.path


def is_called_like_a_file(name: str) -> bool:
    """Whether a folder has the name of a file that is read here, so that its place is to be told."""
    ending = Path(name).suffix
    return ending in ENDINGS or ending.casefold() == CSV


def id_of(path: Path) -> str:
    """The id that the name of a CSV file begins with."""
    return path.name.partition(".")[0]


def content_of(path: Path) -> bytes | None:
    """What stands in a file; nothing of a link, a folder or a device, none of which is opened."""
    if not is_plain(path):
        return None
    handle = os.open(path, os.O_RDONLY)  # of ten thousand small files, as Path opens them, half of the time is opening
    try:
        parts = [os.read(handle, AT_ONCE)]
        while parts[-1]:
            parts.append(os.read(handle, AT_ONCE))
    finally:
        os.close(handle)
    return b"".join(parts)


def is_plain(path: Path) -> bool:
    """Whether it is a file itself, and no link, folder or device."""
    try:
        return S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def path_from(root: Path, path: Path) -> str:
    """A file's path from the project's root, with slashes; of a file elsewhere, the path as it is."""
    return names_from(root)(path)


def names_from(root: Path) -> Callable[[Path], str]:
    """What files are called from the project's root; where a folder really stands is looked up once for all in it."""
    home = root.resolve()
    found: dict[str, str | None] = {}

    def name_of(path: Path) -> str:
        folder, name = os.path.split(path)
        if folder not in found:
            found[folder] = in_words(path.parent)
        within = found[folder]
        return path.as_posix() if within is None else f"{within}{name}"

    def in_words(folder: Path) -> str | None:
        real = folder.resolve()  # where it stands, not where it may lead
        if real == home:
            return ""
        return f"{real.relative_to(home).as_posix()}/" if real.is_relative_to(home) else None

    return name_of
