"""Every file of incidents/ read and checked once: what came of it is kept by its content, and read anew only when that changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.archive import Archive
from generator.briefs import Brief, Read, read_bundle, read_files
from generator.folder import Bundle, names_from
from generator.glimpses import Glimpse, digest_of, glimpse_of
from generator.hands import Hands, shares
from generator.incident import Incident
from generator.incident.outline import as_kept, outline_from, plain_row
from generator.kept import Bags, Kept, Row
from generator.loading import Ground, Loaded, whole_of
from generator.rules import Known
from generator.vocabulary import Lists

__all__ = ["Desk", "Reading", "begin_reading", "checked", "digest_of", "pickled"]


class Reading(NamedTuple):
    """What is kept of one file: the digest of it and the CSV files beside it, itself in brief, its incident at a glance.

    Its incident in outline stays as it is kept until somebody asks: most builds need few of them.
    """

    digest: str
    brief: Brief
    outlined: bytes = b""
    glimpse: Glimpse | None = None

    @property
    def outline(self) -> Incident | None:
        """The incident as the rest of the archive knows it."""
        return outline_from(self.outlined) if self.outlined else None


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
# What came of a file: in brief, its incident in outline as it is kept, and at a glance.
Result = tuple[Brief, bytes, Glimpse | None]


def read_share(desk: Desk, bundles: Sequence[Bundle]) -> list[Result]:
    """Some bundles read."""
    reads = [desk.read(one) for one in read_files(bundles, desk.known, desk.called)]
    return [result_of(one, desk.known.lists) for one in reads]


def result_of(read: Read, lists: Lists) -> Result:
    """What is kept of a file."""
    if read.incident is None:
        return read.brief, b"", None
    row = plain_row(read.incident)
    return read.brief, as_kept(row), glimpse_of(read.incident, read.brief.level, lists, row)


class File(NamedTuple):
    """A bundle that is to be read: its name, the digest of what stands in it, and of all that reading depends on."""

    name: str
    digest: str
    key: str


@dataclass(frozen=True)
class Unread(Collection[Sequence[Bundle]]):
    """Bundles to read, in shares; with each share that is asked for, `files` gets those of it that are `named` only then."""

    bundles: Sequence[Bundle]
    missing: Sequence[Sequence[int]]
    files: list[File]
    named: Iterator[File]

    def __len__(self) -> int:
        return len(self.missing)

    def __iter__(self) -> Iterator[Sequence[Bundle]]:
        for share in self.missing:
            self.files.extend(islice(self.named, len(share)))
            yield [self.bundles[place] for place in share]
        self.files.extend(self.named)  # which are none: now it is known that all were asked for

    def __contains__(self, share: object) -> bool:
        return share in list(self)


def let_be(_result: Result) -> None:
    """Do nothing with what was read."""


@dataclass
class Underway:
    """The reading of an archive, begun: what was kept is here, and the hands are at the rest."""

    files: Sequence[File]
    found: dict[str, Result]
    missing: Sequence[Sequence[int]]
    coming: Iterator[tuple[int, list[Result]]]
    bags: Bags
    is_whole: bool
    rows: dict[str, Row] = field(default_factory=dict)

    def finish(self, progress: Callable[[int], None], read: Callable[[Result], None] = let_be) -> tuple[Reading, ...]:
        """A reading of each bundle, in their order; what came of those that were `read` now is still to be kept."""
        for number, results in self.coming:
            for place, result in zip(self.missing[number], results, strict=True):
                file = self.files[place]
                self.found[file.key] = result
                self.rows[file.name] = row_of(file.digest, result)
                read(result)
            progress(len(self.found))
        return tuple([Reading(one.digest, *self.found[one.key]) for one in self.files])

    def keep(self) -> None:
        """Keep what came of the files that were read now."""
        if self.rows:
            names = frozenset([one.name for one in self.files])
            self.bags.put_all(self.rows, names if self.is_whole else None)
        self.rows = {}


def begin_reading(
    ground: Ground,
    digests: Iterable[str],
    upon: str,
    kept: Kept,
    hands: Hands[Desk],
    held: Mapping[str, Result] = MappingProxyType({}),
) -> Underway:
    """Begin to read every chosen bundle, of each of which there is a digest; where nothing is known, before all are told.

    `upon`: a digest of all that reading depends on besides the files. `held`: what this process has of what is kept.
    """
    bundles = ground.chosen.bundles
    names = [ground.called(one.path) for one in bundles]
    named = (File(name, digest, f"{upon} {digest} {name}") for name, digest in zip(names, digests, strict=True))
    bags = Bags(kept, "readings", upon)
    files = list(named) if held else []
    rows = bags.get_all([one.name for one in files if one.key not in held] if held else names)
    if rows:
        files += named
    found = still_right(at_hand(files, rows, held), ground.known)
    missing = shares([at for at, one in enumerate(files) if one.key not in found] if files else range(len(bundles)))
    coming = hands.each(read_share, Unread(bundles, missing, files, named))
    return Underway(files, found, missing, coming, bags, ground.is_whole)


def checked(readings: tuple[Reading, ...], ground: Ground) -> Loaded:
    """All that is wrong in files by themselves and with each other, and no archive."""
    return whole_of(ground, tuple(one.brief for one in readings), Archive((), ground.known.lists), {})


def pickled(value: object) -> bytes:
    """A value for the folder of what is kept, or for another process."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def at_hand(files: Sequence[File], rows: Mapping[str, Row], held: Mapping[str, Result]) -> dict[str, Result]:
    """What is held of some files, and of the rest what is kept."""
    found = {one.key: held[one.key] for one in files if one.key in held}
    for one in files:
        row = rows.get(one.name)
        if row and row[0] == one.digest and one.key not in found:
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
