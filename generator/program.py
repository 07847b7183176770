"""What everything that is made depends on besides the incidents: this program, the libraries that it uses, the settings."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

SETTINGS = "mkdocs.yml"
# What reading and checking an incident depends on.
LISTS = ("site_config/vocabulary", "site_config/registry")
WHOLE = ("site_config", SETTINGS)
# The variables of the environment that mkdocs.yml names: `!ENV SITE_URL`, `!ENV [SITE_URL, DEPLOY_URL, '']`.
NAMED = re.compile(r"!ENV\s+(\[[^\]]*\]|\w+)")


class Digests(NamedTuple):
    """Digests of all that something depends on besides incidents/: the reading of an incident, and what is made of it."""

    reading: str
    pages: str


def digests(root: Path) -> Digests:
    """What a project depends on as it is now."""
    program = whole_program().encode()
    reading = digest([program, *of_files(root, LISTS)])
    return Digests(reading, digest([program, *of_files(root, WHOLE), *of_environment(root)]))


def digest(parts: Iterable[bytes]) -> str:
    """One digest of parts, each with its length, so that no two lists of parts run into the same text."""
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(b"%d:" % len(part) + part)
    return made.hexdigest()


@cache
def whole_program() -> str:
    """A digest of all of this program and all libraries, as they were when this process began to use them."""
    return digest(of_program())


def of_program() -> Iterator[bytes]:
    """The code of this program, the version of Python, and the names and versions of all libraries that are installed."""
    folder = Path(__file__).parent
    yield from contents(folder, folder.rglob("*.py"))
    yield sys.version.encode()
    # Folders are called by name and version; asking each library for these would take as long as reading the archive.
    installed = (path.name for place in dict.fromkeys(sys.path) for path in Path(place).glob("*.dist-info"))
    yield "\n".join(sorted(installed)).encode()


def of_files(root: Path, places: Iterable[str]) -> Iterator[bytes]:
    """The paths and contents of files and of all files in folders."""
    for place in places:
        path = root / place
        yield from contents(root, [path] if path.is_file() else path.rglob("*"))


def contents(root: Path, paths: Iterable[Path]) -> Iterator[bytes]:
    """Each file's path and content, in the order of paths."""
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(root).as_posix().encode()
            yield path.read_bytes()


def of_environment(root: Path) -> Iterator[bytes]:
    """The variables of the environment that the settings name, with their values."""
    text = (root / SETTINGS).read_text("utf-8", errors="replace") if (root / SETTINGS).is_file() else ""
    for name in sorted({name for named in NAMED.findall(text) for name in re.findall(r"\w+", named)}):
        yield f"{name}={os.environ.get(name)}".encode("utf-8", "surrogateescape")
