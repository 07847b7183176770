"""Every file of incidents/ read and checked once: what came of it is kept by its content, and read anew only when that changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.archive import Archive
from generator.briefs import Brief, Read, read_bundle
from generator.folder import Bundle, names_from
from generator.glimpses import Glimpse, digest_of, glimpse_of
from generator.hands import Hands, shares
from generator.incident import Incident, outline_of
from generator.kept import Kept, key_of
from generator.loading import Ground, Loaded, whole_of
from generator.rules import Known
from generator.vocabulary import Lists

__all__ = ["Desk", "Reading", "begin_reading", "checked", "digest_of", "pickled"]


@dataclass(frozen=True)
class Reading:
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


# What came of a file: in brief, its incident in outline and pickled, and at a glance.
Result = tuple[Brief, bytes, Glimpse | None]


def read_share(desk: Desk, bundles: Sequence[Bundle]) -> list[Result]:
    """Some bundles read."""
    return [result_of(desk.read(bundle), desk.known.lists) for bundle in bundles]


def result_of(read: Read, lists: Lists) -> Result:
    """What is kept of a file."""
    if read.incident is None:
        return read.brief, b"", None
    outline = outline_of(read.incident)
    return read.brief, pickled(outline), glimpse_of(outline, read.brief.level, lists)


@dataclass
class Underway:
    """The reading of an archive, begun: what was kept is here, and the hands are at the rest."""

    keys: Sequence[str]
    digests: Sequence[str]
    found: dict[str, Result]
    missing: Sequence[Sequence[int]]
    coming: Iterator[tuple[int, list[Result]]]

    def finish(self, kept: Kept, progress: Callable[[int], None]) -> tuple[Reading, ...]:
        """A reading of each bundle, in their order."""
        for number, results in self.coming:
            keys = [self.keys[place] for place in self.missing[number]]
            kept.put_many({key: pickled(result) for key, result in zip(keys, results, strict=True)})
            self.found.update(zip(keys, results, strict=True))
            progress(len(self.found))
        return tuple(Reading(digest, *self.found[key]) for key, digest in zip(self.keys, self.digests, strict=True))


def begin_reading(ground: Ground, digests: Sequence[str], upon: str, kept: Kept, hands: Hands[Desk]) -> Underway:
    """Begin to read every chosen bundle, of each of which there is a digest.

    `upon`: a digest of all that reading depends on besides the files.
    """
    bundles = ground.chosen.bundles
    keys = [
        key_of("reading", upon, ground.called(one.path), digest) for one, digest in zip(bundles, digests, strict=True)
    ]
    found = still_right(kept.get_many(keys), ground.known)
    missing = shares([place for place, key in enumerate(keys) if key not in found])
    coming = hands.each(read_share, [[bundles[place] for place in share] for share in missing])
    return Underway(keys, digests, found, missing, coming)


def checked(readings: tuple[Reading, ...], ground: Ground) -> Loaded:
    """All that is wrong in files by themselves and with each other, and no archive."""
    return whole_of(ground, tuple(one.brief for one in readings), Archive((), ground.known.lists), {})


def pickled(value: object) -> bytes:
    """A value for the folder of what is kept, or for another process."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def still_right(found: Mapping[str, bytes], known: Known) -> dict[str, Result]:
    """What is kept, as far as the other files that each file asks for are there or not there as they were."""
    readings = {key: pickle.loads(value) for key, value in found.items()}  # noqa: S301 - as above
    return {
        key: result
        for key, result in readings.items()
        if all((one in known.ids) == was_there for one, was_there in result[0].asked)
    }
