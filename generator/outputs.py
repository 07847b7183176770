"""The files of a site on disk: which were made, which of them still stand, and a fresh folder that takes their place.

What a build made is known by stamps. A file that has the content it had before is not written again: the fresh folder
gets the old one itself, by a hard link, so that its time stays and a sync passes it over.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.addresses import SiteFile

READABLE_BY_ALL = 0o644


class Stamp(NamedTuple):
    """A file that was written: its path on the site, the digest of its content, and by what it is known again on disk.

    `digest` is SHA-256 in hexadecimal digits, `size` is in bytes, `written` in nanoseconds of the file system's clock.
    """

    path: str
    digest: str
    size: int
    written: int


class Standing(NamedTuple):
    """By what a file is known again: its size in bytes, and when it was written, in nanoseconds."""

    size: int
    written: int


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


def standing(folder: Path) -> dict[str, Standing]:
    """Every file in a folder and those within it, by its path with slashes."""
    return dict(walked(os.fspath(folder), "")) if folder.is_dir() else {}


def walked(folder: str, within: str) -> Iterator[tuple[str, Standing]]:
    """Each file with what it is known by; links, which no site has, have nothing to be known by."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{within}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from walked(entry.path, f"{path}/")
            elif entry.is_symlink():
                yield path, Standing(-1, -1)
            else:
                known = entry.stat(follow_symlinks=False)
                yield path, Standing(known.st_size, known.st_mtime_ns)


def stands(stamp: Stamp, found: Mapping[str, Standing]) -> bool:
    """Whether a file is there as it was written."""
    return found.get(stamp.path) == (stamp.size, stamp.written)


def complete(fresh: Path, old: Path, wanted: Iterable[Stamp]) -> None:
    """Make a fresh folder hold the wanted files and no other: those that were not written anew come from the old site.

    The fresh folder may hold anything to begin with, such as the site before the old one.
    """
    found = standing(fresh)
    for stamp in wanted:
        if not stands(stamp, found):
            take_over(fresh, old, stamp.path)
        found.pop(stamp.path, None)
    for path in found:
        (fresh / path).unlink()
    remove_empty_folders(fresh)


def take_over(fresh: Path, old: Path, path: str) -> None:
    """Let a file of the old site stand in the fresh folder too; where links cannot be made, a copy with the same time."""
    source, target = old / path, fresh / path
    target.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def remove_empty_folders(folder: Path) -> None:
    """Take away folders in which nothing is left."""
    for within, _folders, files in os.walk(folder, topdown=False):
        if not files and Path(within) != folder:
            with suppress(OSError):  # it holds a folder that is not empty
                Path(within).rmdir()
