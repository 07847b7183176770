"""Files checked at as many hands as it is worth, and only those that changed since they were checked before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from generator.hands import hands, hands_for
from generator.kept import Kept
from generator.loading import Loaded, ground_of, silent
from generator.program import digests
from generator.readings import Desk, begin_reading, checked


def check(
    root: Path,
    files: Iterable[Path] | None,
    kept: Kept,
    progress: Callable[[int], None] = silent,
    number: int | None = None,
) -> Loaded:
    """All that is wrong in some files, or in the whole archive, and no incident. `number`: of hands, if that is to be given."""
    ground, upon = ground_of(root, files), digests(root)
    with hands(partial(Desk, root, ground.known), number or hands_for(len(ground.chosen.bundles))) as at_work:
        readings = begin_reading(ground, upon.reading, kept, at_work).finish(kept, progress)
    return checked(readings, ground)
