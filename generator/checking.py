"""Files checked at as many hands as it is worth, and only those that changed since they were checked before."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from generator.archive import Archive
from generator.folder import content_of
from generator.hands import hands, hands_for
from generator.kept import Kept, key_of
from generator.ledger import LEDGER, read_ledger
from generator.loading import Ground, Loaded, ground_of, lines_in, silent
from generator.problems import Problem
from generator.program import digests
from generator.readings import Desk, begin_reading, checked, pickled
from generator.same_files import digests_of


def check(
    root: Path,
    files: Iterable[Path] | None,
    kept: Kept,
    progress: Callable[[int], None] = silent,
    number: int | None = None,
) -> Loaded:
    """All that is wrong in some files, or in the whole archive, and no incident. `number`: of hands, if that is to be given."""
    ground, upon = ground_of(root, files), digests(root).reading
    of_files = list(digests_of(ground.chosen, kept, ground.is_whole))
    key = key_of("checked", upon, *of_whole(ground), *of_files)
    found = kept.get(key)
    if found is None:
        with hands(partial(Desk, root, ground.known), number or hands_for(len(of_files))) as at_work:
            underway = begin_reading(ground, of_files, upon, kept, at_work)
            readings = underway.finish(progress)
            underway.keep()
        loaded = checked(readings, ground)
        kept.put(key, pickled((loaded.problems, loaded.warnings)))
        return loaded
    # What is unpickled is what this program kept in its own folder.
    problems, warnings = unpickled(found)
    lines = partial(lines_in, root, {LEDGER: read_ledger(root).lines})
    return Loaded(Archive((), ground.known.lists), problems, lines, warnings)


def of_whole(ground: Ground) -> Iterable[str | bytes]:
    """What the check of files depends on besides what is in them: their names, the ledger, and what else is in the folder."""
    yield str(ground.is_whole)
    yield content_of(ground.root / LEDGER) or b""
    for paths in ([one.path for one in ground.chosen.bundles], ground.chosen.lost):
        yield "\n".join(map(ground.called, paths)).encode("utf-8", "surrogateescape")
    yield "\n".join(sorted(ground.known.ids)).encode("utf-8", "surrogateescape")


def unpickled(found: bytes) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Problems and warnings as they were kept."""
    both: tuple[tuple[Problem, ...], tuple[Problem, ...]] = pickle.loads(found)  # noqa: S301 - kept by this program
    return both
