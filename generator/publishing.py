"""A built site takes the place of the old one in one step, or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.addresses import CATALOGUE

LONGEST_BUILD = 3600  # seconds
# Of C: names begin where the program runs (AT_FDCWD); two names change places (RENAME_EXCHANGE, RENAME_SWAP).
HERE, EXCHANGE = -100, 2
ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class NotASite(ValueError):
    """A folder that holds something else than a site of ours, which must not be replaced."""


def never() -> bool:
    """Not to keep what is replaced."""
    return False


def replace_site(site: Path, build: Callable[[Path], None], keep: Callable[[], bool] = never) -> None:
    """Build into a folder beside `site`, then put it in its place; whatever fails leaves the old site whole.

    `keep`: whether, after all, the site that is replaced stays, hidden, and is what the next build begins with: `build` is
    then given a folder that holds it, files of which may be links to files of `site`, and must make it hold the new site
    and no more.
    """
    restore(site)
    refuse_other_folders(site)
    mark = secrets.token_hex(4)
    fresh, old = (site.with_name(f".{site.name}.{state}-{mark}") for state in ("new", "old"))
    with ended_like_an_interrupt():
        try:
            begin(fresh, site)
            build(fresh)
            put_in_place(fresh, site, old)
            remove_leftovers(site)
            if old.exists() and keep():
                old.rename(kept_beside(site))
        finally:
            if old.exists() and not site.exists():
                old.rename(site)
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


def put_in_place(fresh: Path, site: Path, old: Path) -> None:
    """Let a new site stand where the old one stood, and the old one aside; at no moment is there none, where that can be."""
    if site.exists():
        if exchanged(fresh, site):
            fresh.rename(old)
            return
        site.rename(old)
    fresh.rename(site)


def exchanged(one: Path, other: Path) -> bool:
    """Whether two folders took each other's places in one step; not where the system or the disk has no call for that.

    Sources: renameat2(2) of Linux, renamex_np(2) of macOS.
    """
    import ctypes  # which few commands need, and takes as long as reading ten incidents

    if os.name != "posix":
        return False
    system, names = ctypes.CDLL(None), (os.fsencode(one), os.fsencode(other))
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(HERE, names[0], HERE, names[1], EXCHANGE) == 0)
    return hasattr(system, "renamex_np") and bool(system.renamex_np(*names, EXCHANGE) == 0)


def begin(fresh: Path, site: Path) -> None:
    """The folder to build into: the site before the old one, if that was kept, else an empty one."""
    try:
        kept_beside(site).rename(fresh)
    except FileNotFoundError:
        fresh.mkdir(parents=True)


def kept_beside(site: Path) -> Path:
    """Where the site before this one is kept."""
    return site.with_name(f".{site.name}.before")


@contextmanager
def alone_at(site: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Only one build at a time writes a site; another waits until that is over. `wait` is called before it does."""
    if not site.parent.is_dir():
        site.parent.mkdir(parents=True)
    lock = FileLock(site.with_name(f".{site.name}.lock"))
    try:
        lock.acquire(blocking=False)
    except Timeout:
        wait()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def restore(site: Path) -> None:
    """Put back the old site where a build was killed in the moment between taking it away and putting the new one."""
    aside = [folder for folder in left_beside(site) if ".old-" in folder.name]
    if aside and not site.exists():
        max(aside, key=lambda folder: folder.stat().st_mtime).rename(site)


def left_beside(site: Path) -> list[Path]:
    """What builds that were killed left beside the site."""
    left = re.compile(rf"\.{re.escape(site.name)}\.(new|old)-[0-9a-f]{{8}}")
    return [folder for folder in site.parent.iterdir() if left.fullmatch(folder.name)] if site.parent.is_dir() else []


def refuse_other_folders(site: Path) -> None:
    """A folder with other things in it stays as it is."""
    if site.exists() and not site.is_dir():
        raise NotASite(f"{site} is a file, not a folder")
    if site.is_dir() and any(site.iterdir()) and not (site / CATALOGUE).exists():
        raise NotASite(f"{site} holds something else than a site built by this command; choose another folder")


def remove_leftovers(site: Path) -> None:
    """Remove what builds that were killed left beside the site; a young folder may belong to one that is running."""
    for folder in left_beside(site):
        if time.time() - folder.stat().st_mtime > LONGEST_BUILD:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def ended_like_an_interrupt() -> Iterator[None]:
    """A request to end, or a terminal that is closed, is taken like Ctrl-C, so that what was begun is cleaned up."""
    before = {one: signal.signal(one, signal.default_int_handler) for one in ENDINGS}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
