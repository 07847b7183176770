"""A built site takes the place of the old one in one step, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.addresses import CATALOGUE


class NotASite(ValueError):
    """A folder that holds something else than a site of ours, which must not be replaced."""


def replace_site(site: Path, build: Callable[[Path], None]) -> None:
    """Build into a folder beside `site`, then put it in its place; whatever fails leaves the old site whole."""
    refuse_other_folders(site)
    fresh, old = (site.with_name(f".{site.name}.{state}-{os.getpid()}") for state in ("new", "old"))
    try:
        fresh.mkdir(parents=True)
        build(fresh)
        if site.exists():
            site.rename(old)
        fresh.rename(site)
    finally:
        if old.exists() and not site.exists():
            old.rename(site)
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def refuse_other_folders(site: Path) -> None:
    """A folder with other things in it stays as it is."""
    if site.exists() and not site.is_dir():
        raise NotASite(f"{site} is a file, not a folder")
    if site.is_dir() and any(site.iterdir()) and not (site / CATALOGUE).exists():
        raise NotASite(f"{site} holds something else than a site built by this command; choose another folder")
