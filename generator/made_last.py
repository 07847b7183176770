"""What is made of all pages together, once they stand in their folder: the search index, the copy to take away."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.addresses import CHECKSUMS, OFFLINE_COPY, SEARCH_INDEX
from generator.made import COPY, SEARCH
from generator.offline import write_offline_copy
from generator.outputs import standing
from generator.search_index import build_search_index
from generator.steps import Progress


def index(progress: Progress, fresh: Path) -> Iterable[str]:
    """Make the search index; the paths of its files."""
    progress("Indexing pages for search", 1)
    shutil.rmtree(fresh / SEARCH_INDEX, ignore_errors=True)
    build_search_index(fresh)
    return [f"{SEARCH_INDEX}/{path}" for path in standing(fresh / SEARCH_INDEX)]


def pack(progress: Progress, fresh: Path) -> Iterable[str]:
    """Make the copy to take away; its path, and those of the checksums."""
    progress("Packing the copy to take away", 1)
    write_offline_copy(fresh)
    return [CHECKSUMS, OFFLINE_COPY, f"{OFFLINE_COPY}.sha256"]


# In this order: the copy holds the index.
MAKERS: Mapping[str, Callable[[Progress, Path], Iterable[str]]] = {SEARCH: index, COPY: pack}
