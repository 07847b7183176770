"""The files of a site on disk: which were made, which of them still stand, and a fresh folder that takes their place.

What a build made is known by stamps. A file that has the content it had before is not written again: the fresh folder
gets the old one itself, by a hard link, so that its time stays and a sync passes it over.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import NamedTuple

from generator.addresses import SiteFile

READABLE_BY_ALL = 0o644


class CannotMake(RuntimeError):
    """Something could not be made; carries why, and where, in words that can be handed from process to process."""


class Stamp(NamedTuple):
    """A file that was written: its path on the site, the digest of its content, and by what it is known again on disk.

    `digest` is SHA-256 in hexadecimal digits, `size` is in bytes, `written` in nanoseconds of the file system's clock.
    """

    path: str
    digest: str
    size: int
    written: int


@dataclass(frozen=True)
class Output:
    """What was made of one thing: the stamps of all its files, and which of them are pages."""

    files: tuple[Stamp, ...] = ()
    pages: tuple[str, ...] = ()


class Standing(NamedTuple):
    """By what a file is known again: its size in bytes, and when it was written, in nanoseconds; and which file it is."""

    size: int
    written: int
    file: int = 0


NOTHING = Standing(-1, -1)  # what links, which no site has, are known by


Stamps = Mapping[str, Stamp]


def put(fresh: Path, file: SiteFile, before: Stamp | None) -> Stamp:
    """Write a file into the fresh folder, unless it has the content it had `before`; its stamp tells which."""
    content = file.content.encode("utf-8", "xmlcharrefreplace") if isinstance(file.content, str) else file.content
    digest = sha256(content).hexdigest()
    if before and before.digest == digest:
        return before
    return write(fresh, file.path, content, digest)


def write(fresh: Path, path: str, content: bytes, digest: str) -> Stamp:
    """Write content anew; what stood there may be a link to a file of the old site, so it is not opened but replaced."""
    target = os.path.join(fresh, path)  # noqa: PTH118 - ten thousands of times in a build, and Path takes longer than writing
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READABLE_BY_ALL)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        return write(fresh, path, content, digest)
    except FileExistsError:
        Path(target).unlink()
        return write(fresh, path, content, digest)
    try:
        rest = memoryview(content)
        while rest:  # all of it at once, as a rule; a file object would take longer to make than this takes
            rest = rest[os.write(handle, rest) :]
        known = os.fstat(handle)
    finally:
        os.close(handle)
    return Stamp(path, digest, known.st_size, known.st_mtime_ns)


def stamp_of(folder: Path, path: str) -> Stamp:
    """The stamp of a file that stands there already."""
    content = (folder / path).read_bytes()
    known = (folder / path).stat()
    return Stamp(path, sha256(content).hexdigest(), known.st_size, known.st_mtime_ns)


def standing(folder: Path, other: Mapping[str, Standing] = MappingProxyType({})) -> dict[str, Standing]:
    """Every file in a folder and those within it, by its path with slashes; links have nothing to be known by.

    `other`: what stands in another folder of the same disk. What is the same file there is not looked at a second time.
    """
    return looked_through(folder, other)[0]


def looked_through(folder: Path, other: Mapping[str, Standing]) -> tuple[dict[str, Standing], list[str]]:
    """Every file in a folder and those within it, and of these the paths of such as hold no file themselves."""
    found: dict[str, Standing] = {}
    holding_none: list[str] = []
    folders = [""] if folder.is_dir() else []
    while folders:
        within, before = folders.pop(), len(found)
        with entries_in(os.path.join(folder, within)) as entries:  # noqa: PTH118 - as above
            for entry in entries:
                path = within + entry.name
                if entry.is_file(follow_symlinks=False):
                    known = other.get(path, NOTHING)
                    found[path] = known if known[2] == entry.inode() else known_by(entry.stat(follow_symlinks=False))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                else:
                    found[path] = NOTHING
        if len(found) == before:
            holding_none.append(within)
    return found, holding_none


@contextmanager
def entries_in(place: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """What is in a folder; looked up from there, where the system can, and not from the root for each file anew."""
    if os.scandir not in os.supports_fd:
        with os.scandir(place) as entries:
            yield entries
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)


def known_by(file: os.stat_result) -> Standing:
    """By what a file is known again."""
    return Standing(file.st_size, file.st_mtime_ns, file.st_ino) if S_ISREG(file.st_mode) else NOTHING


@dataclass
class Places:
    """Where the files of a new site come from: a fresh folder, and the old site, of which it is known what stands `there`.

    The fresh folder may hold anything to begin with, such as the site before the old one. It is looked at once, and of the
    files that are the old site's own no more than their names. `found`: what it holds besides what is written now, where
    that is known.
    """

    old: Path
    there: Mapping[str, Standing]
    found: dict[str, Standing] | None = None

    def hold(self, fresh: Path, wanted: Mapping[str, Standing]) -> None:
        """Make the fresh folder hold the wanted files and no other: what was not written anew is taken over.

        Of the old site's own it is wanted that they are as they were found `there`.
        """
        found = self.found = self.seen(fresh) if self.found is None else self.found
        leave_only(fresh, found, wanted.keys())
        for path, one in wanted.items():
            known = found.get(path, NOTHING)
            if known is not one and known[:2] != one[:2]:  # most are the old site's own, which are the same value
                if path in self.there:  # else it was written just now
                    take_over(fresh, self.old, path, one)
                found[path] = one

    def seen(self, fresh: Path) -> dict[str, Standing]:
        """What stands in the fresh folder to begin with, once folders in which nothing is left are taken away."""
        is_near = self.old.is_dir() and self.old.stat().st_dev == fresh.stat().st_dev
        found, holding_none = looked_through(fresh, self.there if is_near else {})
        remove_empty(fresh, holding_none)
        return found


def nothing_in(folder: Path) -> dict[str, Standing] | None:
    """What stands in a folder, where that is nothing; else it is to be looked at."""
    return None if any(folder.iterdir()) else {}


def leave_only(fresh: Path, found: dict[str, Standing], wanted: AbstractSet[str]) -> None:
    """Take away all files but the wanted ones, and folders in which nothing is left then."""
    if found.keys() <= wanted:
        return
    left = found.keys() - wanted
    for path in left:
        (fresh / path).unlink()
        del found[path]
    remove_empty(fresh, {os.path.dirname(path) for path in left})  # noqa: PTH120 - a path on the site, not on disk


def take_over(fresh: Path, old: Path, path: str, wanted: Standing) -> None:
    """Let a file of the old site stand in the fresh folder too, unless the wanted one was written there since."""
    try:
        os.link(f"{old}/{path}", f"{fresh}/{path}")  # all but always that is all; of tens of thousands each step counts
    except OSError:
        if not stands(fresh / path, wanted):
            put_over(fresh / path, old / path)


def stands(file: Path, wanted: Standing) -> bool:
    """Whether a file is there that is known by this."""
    with suppress(OSError):
        return known_by(file.lstat())[:2] == wanted[:2]
    return False


def put_over(target: Path, source: Path) -> None:
    """Put a link to a file over whatever file stands there; where links cannot be made, a copy with the same time."""
    target.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def remove_empty(folder: Path, places: Iterable[str]) -> None:
    """Take away folders in which nothing is left, and those above them in which nothing is left then."""
    above = {up.as_posix() for place in places for up in (Path(place), *Path(place).parents)} - {"."}
    for within in sorted(above, reverse=True):  # the inner before the outer
        with suppress(OSError):  # it holds something
            (folder / within).rmdir()
