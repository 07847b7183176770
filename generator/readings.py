"""Every file of incidents/ read and checked once: what came of it is kept by its content, and read anew only when that changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.archive import Archive
from generator.briefs import Brief, Read, opened, read_bundle
from generator.folder import Bundle, names_from
from generator.glimpses import Glimpse, digest_of, glimpse_of
from generator.hands import Hands, shares
from generator.incident import Incident, outline_of
from generator.kept import Bags, Kept, Row
from generator.loading import Ground, Loaded, whole_of
from generator.rules import Known
from generator.vocabulary import Lists

__all__ = ["Desk", "Reading", "begin_reading", "checked", "digest_of", "pickled"]


class Reading(NamedTuple):
    """What is kept of one file: the digest of it and the CSV files beside it, itself in brief, its incident at a glance.

    Its incident in outline stays pickled until somebody asks: most builds need few of them.
    """

    digest: str
    brief: Brief
    pickled: bytes = b""
    glimpse: Glimpse | None = None

    @property
    def outline(self) -> Incident | None:
        """The incident as the rest of the archive knows it."""
        # What is unpickled is what this program kept in its own folder, as Python does with compiled modules.
        return pickle.loads(self.pickled) if self.pickled else None  # noqa: S301


@dataclass
class Desk:
    """Where one process reads."""

    root: Path
    known: Known
    called: Callable[[Path], str] = field(init=False)

    def __post_init__(self) -> None:
        self.called = names_from(self.root)

    def read(self, bundle: Bundle) -> Read:
        """A bundle, read and checked."""
        return read_bundle(bundle, self.known, self.called)


TOLD = Brief._fields.index("problems")  # where in a brief that begins which is told, in plain values before it
# What came of a file: in brief, its incident in outline and pickled, and at a glance.
Result = tuple[Brief, bytes, Glimpse | None]


def read_share(desk: Desk, bundles: Sequence[Bundle]) -> list[Result]:
    """Some bundles read."""
    reads = [desk.read(one) for one in [opened(bundle, desk.called) for bundle in bundles]]
    return [result_of(one, desk.known.lists) for one in reads]


def result_of(read: Read, lists: Lists) -> Result:
    """What is kept of a file."""
    if read.incident is None:
        return read.brief, b"", None
    outline = outline_of(read.incident)
    return read.brief, pickled(outline), glimpse_of(outline, read.brief.level, lists)


class File(NamedTuple):
    """A bundle that is to be read: its name, the digest of what stands in it, and of all that reading depends on."""

    name: str
    digest: str
    key: str


@dataclass
class Underway:
    """The reading of an archive, begun: what was kept is here, and the hands are at the rest."""

    files: Sequence[File]
    found: dict[str, Result]
    missing: Sequence[Sequence[int]]
    coming: Iterator[tuple[int, list[Result]]]
    bags: Bags
    is_whole: bool

    def finish(self, kept: Kept, progress: Callable[[int], None]) -> tuple[Reading, ...]:
        """A reading of each bundle, in their order."""
        rows: dict[str, Row] = {}
        for number, results in self.coming:
            for place, result in zip(self.missing[number], results, strict=True):
                file = self.files[place]
                self.found[file.key] = result
                rows[file.name] = row_of(file.digest, result)
            progress(len(self.found))
        if rows:
            names = frozenset([one.name for one in self.files])
            self.bags.put_all(rows, names if self.is_whole else None)
        return tuple([Reading(one.digest, *self.found[one.key]) for one in self.files])


def begin_reading(
    ground: Ground,
    digests: Sequence[str],
    upon: str,
    kept: Kept,
    hands: Hands[Desk],
    held: Mapping[str, Result] = MappingProxyType({}),
) -> Underway:
    """Begin to read every chosen bundle, of each of which there is a digest.

    `upon`: a digest of all that reading depends on besides the files. `held`: what this process has of what is kept.
    """
    bundles = ground.chosen.bundles
    names = map(ground.called, [one.path for one in bundles])
    files = [File(name, digest, f"{upon} {digest} {name}") for name, digest in zip(names, digests, strict=True)]
    bags = Bags(kept, "readings", upon)
    found = still_right(at_hand(files, bags, held), ground.known)
    missing = shares([place for place, one in enumerate(files) if one.key not in found])
    coming = hands.each(read_share, [[bundles[place] for place in share] for share in missing])
    return Underway(files, found, missing, coming, bags, ground.is_whole)


def checked(readings: tuple[Reading, ...], ground: Ground) -> Loaded:
    """All that is wrong in files by themselves and with each other, and no archive."""
    return whole_of(ground, tuple(one.brief for one in readings), Archive((), ground.known.lists), {})


def pickled(value: object) -> bytes:
    """A value for the folder of what is kept, or for another process."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def at_hand(files: Sequence[File], bags: Bags, held: Mapping[str, Result]) -> dict[str, Result]:
    """What is held of some files, and of the rest what is kept."""
    rest = [one for one in files if one.key not in held]
    found, rows = {one.key: held[one.key] for one in files if one.key in held}, bags.get_all(one.name for one in rest)
    for one in rest:
        row = rows.get(one.name)
        if row and row[0] == one.digest:
            found[one.key] = result_from(row)
    return found


def row_of(digest: str, result: Result) -> Row:
    """What came of a file whose content has this digest, in plain values; what is told of it, which is seldom any, apart."""
    brief, outline, glimpse = result
    told = pickled(brief[TOLD:]) if any(brief[TOLD:]) else b""
    return digest, brief[:TOLD], told, outline, glimpse and tuple(glimpse)


def result_from(row: Row) -> Result:
    """What came of a file, from its row; ten thousand are made so in every build."""
    _digest, brief, told, outline, glimpse = row
    return (
        Brief._make((*brief, *pickle.loads(told))) if told else Brief(*brief),  # noqa: S301 - as above
        outline,
        glimpse and Glimpse._make(glimpse),
    )


def still_right(readings: Mapping[str, Result], known: Known) -> dict[str, Result]:
    """Of what is at hand, that for which the other files that each file asks for are there or not there as they were."""
    return {
        key: result
        for key, result in readings.items()
        if not result[0].asked or all((one in known.ids) == was_there for one, was_there in result[0].asked)
    }
