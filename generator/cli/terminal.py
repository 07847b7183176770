"""What every command shares: the project it works on, what it says, and how it ends."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.vocabulary import Lists

PROBLEMS, COULD_NOT_RUN = 1, 2


class CouldNotRun(click.ClickException):
    """Something outside the files keeps the command from doing its work."""

    exit_code = COULD_NOT_RUN


def unreadable(error: OSError) -> CouldNotRun:
    """What to say of a file that cannot be read."""
    return CouldNotRun(f"cannot read {error.filename}: {error.strerror}")


def pass_root(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the project's folder; a command that needs none works anywhere."""

    @click.pass_obj
    @wraps(command)
    def run(chosen: Path | None, *args: Any, **values: Any) -> None:
        command(project_root(chosen), *args, **values)

    return run


def project_root(chosen: Path | None) -> Path:
    """The folder that was named, else the nearest one from here upwards that holds a project."""
    here = Path.cwd()
    for folder in (chosen,) if chosen else (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "site_config").is_dir():
            return folder
    where = f"in {chosen}" if chosen else "in this folder or above it"
    raise CouldNotRun(f"no project here: there is no mkdocs.yml with a site_config/ {where}")


def lists_of(root: Path) -> Lists:
    """The closed lists, which must be sound."""
    from generator.registry import read_lists  # pydantic takes longer to import than most commands take

    try:
        lists, problems = read_lists(root)
    except OSError as error:
        raise unreadable(error) from error
    if problems:
        raise CouldNotRun(f"the lists in site_config/ have problems; `{called()} check` says which")
    return lists


def called() -> str:
    """This command as it can be typed here: its name where the shell finds it, else the path by which it was called."""
    path = Path(sys.argv[0])
    if path.stem != "outages" or shutil.which("outages") == str(path):
        return "outages"
    return from_here(path)


def from_here(path: Path) -> str:
    """A path as it can be typed here: the shorter of the whole and the relative one."""
    try:
        return min(os.path.relpath(path), str(path.resolve()), key=len)
    except ValueError:  # on another drive
        return str(path)


@contextmanager
def telling() -> Iterator[Callable[[str, int], None]]:
    """What is being done and how far it has come, on one line of the terminal; silent where nobody is watching."""
    watched = sys.stderr.isatty()

    def show(doing: str, done: int) -> None:
        if watched:
            click.echo(f"\r\x1b[K{doing}: {done}", nl=False, err=True)

    try:
        yield show
    finally:
        if watched:
            click.echo("\r\x1b[K", nl=False, err=True)


@contextmanager
def counting(doing: str, of: int) -> Iterator[Callable[[int], None]]:
    """A counter of so many on one line of the terminal; silent where nobody is watching."""
    with telling() as progress:
        yield lambda done: progress(f"{doing}, {of} in all", done)


def counted(number: int, thing: str) -> str:
    """A number and what it counts."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


@contextmanager
def hearing_mkdocs(level: int) -> Iterator[None]:
    """Pass on what MkDocs says, from a level upwards: it has no voice of its own where it is not the command."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(level)
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(min(level, logging.WARNING))
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
