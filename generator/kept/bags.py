"""Many small values kept together in few rows: to find ten thousand rows takes longer than to read what is in them."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any
from zlib import crc32

from generator.kept.keys import key_of
from generator.kept.store import Kept

BAGS = 256  # so that of ten thousand values some forty are written again when one changes

Row = tuple[Any, ...]  # of plain values, such as Python's own compiled modules hold


class Bags:
    """Rows of one `kind` by names, all of which depend on the same `parts` too. A name has one row, the last that was put.

    What else a row was made of is to stand in it, for its name does not say that: so whoever gets it sees whether it is right.
    """

    def __init__(self, kept: Kept, kind: str, *parts: str) -> None:
        self.kept = kept
        self.keys = [key_of(kind, *parts, str(number)) for number in range(BAGS)]

    def get_all(self, names: Iterable[str]) -> Mapping[str, Row]:
        """The rows that are kept in the bags in which these names have their places, those of other names too."""
        found: dict[str, Row] = {}
        for bag in self.opened(set(map(number_of, names))).values():
            found |= bag
        return found

    def put_all(self, rows: Mapping[str, Row], names: AbstractSet[str] | None = None) -> None:
        """Keep rows. Where it is told which `names` there are, others are kept no longer in the bags that are written."""
        changed: dict[int, dict[str, Row]] = {}
        for name, row in rows.items():
            changed.setdefault(number_of(name), {})[name] = row
        before = self.opened(changed.keys())
        for number, some in changed.items():
            others = {name: row for name, row in before.get(number, {}).items() if names is None or name in names}
            self.kept.put(self.keys[number], marshal.dumps(others | some))

    def opened(self, numbers: AbstractSet[int]) -> dict[int, dict[str, Row]]:
        """What is in some bags, of those that are there."""
        wanted = {self.keys[number]: number for number in numbers}
        # What is read is what this program kept in its own folder, as Python does with compiled modules.
        return {wanted[key]: marshal.loads(bag) for key, bag in self.kept.get_many(wanted).items()}  # noqa: S302


def number_of(name: str) -> int:
    """The bag in which a name has its place, in every build."""
    return crc32(name.encode("utf-8", "surrogatepass")) % BAGS
