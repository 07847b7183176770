"""The ledger: every id that was ever published, so that none can change or disappear unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LEDGER = "incidents/published-ids.txt"
HEADER = """\
# Every id under which an incident was ever published, one a line, sorted.
# An id is an address that others cite: it never changes and never disappears. `outages check` compares this list with
# the files. A renamed file keeps its old id under aliases:, a wrong record becomes withdrawn; neither leaves this list.
# `outages publish-ids` adds what is missing and removes nothing.
"""


@dataclass(frozen=True)
class Ledger:
    """The lines of the ledger as they stand in its file; none where there is no file yet."""

    lines: tuple[str, ...] = ()

    @property
    def entries(self) -> Iterator[tuple[int, str]]:
        """Each line that is not a comment, with its number counted from 1."""
        for number, line in enumerate(self.lines, start=1):
            if line.strip() and not line.startswith("#"):
                yield number, line.strip()

    @property
    def ids(self) -> frozenset[str]:
        """What stands in it."""
        return frozenset(entry for _number, entry in self.entries)


def read_ledger(root: Path) -> Ledger:
    """The ledger of a project."""
    path = root / LEDGER
    # A link could lead out of the project; it is no ledger, as a link is no incident.
    there = path.is_file() and not path.is_symlink()
    return Ledger(tuple(path.read_text(encoding="utf-8", errors="replace").split("\n")) if there else ())


def ledger_text(ids: Iterable[str]) -> str:
    """A ledger of these ids."""
    return HEADER + "".join(f"{one}\n" for one in sorted(set(ids)))
