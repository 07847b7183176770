"""What one build of a preview hands on to the next: what came of the files, and what stands in its folder, which is its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.addresses import CATALOGUE, SEARCH_INDEX
from generator.made import Site
from generator.outputs import Standing, known_by
from generator.publishing import kept_beside
from generator.readings import Result

Mark = tuple[int, Standing] | None


@dataclass(frozen=True)
class Left:
    """What a build left in a folder: what it is made of, and by what each file is known `there` and in the site before it.

    `folders`: by what these two are known. In others there may be anything.
    """

    site: Site
    there: Mapping[str, Standing]
    before: Mapping[str, Standing]
    folders: tuple[Mark, Mark]

    def is_at(self, site: Path) -> bool:
        """Whether the folder of a site is the one in which all that was left."""
        return self.folders[0] is not None and self.folders[0] == mark_of(site)

    def known_in(self, fresh: Path) -> dict[str, Standing] | None:
        """What stands in a fresh folder where it is the one of the site before; its search index does not stay there."""
        if self.folders[1] is None or self.folders[1] != mark_of(fresh):
            return None
        shutil.rmtree(fresh / SEARCH_INDEX, ignore_errors=True)
        return dict(self.before)


@dataclass(frozen=True)
class Handover:
    """What came of the files, by the keys under which that is kept; and what was left, where a build came to its end."""

    results: Mapping[str, Result] = field(default_factory=dict)
    left: Left | None = None


def left_at(
    site: Path, made: Site, there: Mapping[str, Standing], before: Mapping[str, Standing] | None = None
) -> Left:
    """What was left in the folder of a site, and in the one of the site before it where that is known."""
    return Left(made, there, before or {}, (mark_of(site), mark_of(kept_beside(site)) if before else None))


def mark_of(folder: Path) -> Mark:
    """By what the folder of a site is known: a number, which may be given anew, and one of its files; none if it is none."""
    try:
        return folder.stat().st_ino, known_by((folder / CATALOGUE).lstat())
    except OSError:
        return None
