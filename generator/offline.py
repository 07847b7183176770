"""The whole site as one file to take away, with checksums by which anybody can tell that nothing was changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.addresses import CHECKSUMS, OFFLINE_COPY

# Of the file, not of its content: the same on every machine and day, so that the same site is the same file.
MADE = (1980, 1, 1, 0, 0, 0)
READABLE_BY_ALL = 0o644 << 16
UNIX = 3


def write_offline_copy(site: Path) -> None:
    """Write checksums of every file under `site`, all of it as one zip, and the checksum of that, into `site`.

    SHA256SUMS is in the form of sha256sum, so that `sha256sum --check SHA256SUMS` tells what differs.
    """
    for name in (CHECKSUMS, OFFLINE_COPY, f"{OFFLINE_COPY}.sha256"):
        (site / name).unlink(missing_ok=True)
    (site / CHECKSUMS).write_text("".join(lines_of(site)), encoding="utf-8", newline="\n")
    pack(site, site / OFFLINE_COPY)
    line = line_of(site, site / OFFLINE_COPY)
    (site / f"{OFFLINE_COPY}.sha256").write_text(line, encoding="utf-8", newline="\n")


def files_under(site: Path) -> list[Path]:
    """Every file of the site, in an order that no file system decides."""
    found = (path for path in site.rglob("*") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(site).as_posix())


def lines_of(site: Path) -> Iterator[str]:
    """A line of checksums for each file."""
    for path in files_under(site):
        yield line_of(site, path)


def line_of(site: Path, path: Path) -> str:
    """The checksum of a file and its path from the site's root."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{digest}  {path.relative_to(site).as_posix()}\n"


def pack(site: Path, copy: Path) -> None:
    """All files in a zip, in one folder, so that unpacking it strews nothing about."""
    folder = copy.name.removesuffix(".zip")
    files = files_under(site)
    with ZipFile(copy, "x", compression=ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files:
            about = ZipInfo(f"{folder}/{path.relative_to(site).as_posix()}", MADE)
            about.compress_type, about.external_attr, about.create_system = ZIP_DEFLATED, READABLE_BY_ALL, UNIX
            packed.writestr(about, path.read_bytes())
