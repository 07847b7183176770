"""The archive as a whole, worked out of kept readings as far as somebody asks: outlines, patterns, what stands around each."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Archive, latest_first
from generator.kept import Kept, key_of
from generator.loading import Ground
from generator.pages import Around
from generator.patterns import Patterns
from generator.program import digest
from generator.readings import Reading, digest_of, pickled
from generator.site import surroundings


@dataclass(frozen=True)
class Whole:
    """An archive. `upon`: a digest of all that its pages depend on besides what is in incidents/."""

    readings: tuple[Reading, ...]
    ground: Ground
    upon: str
    kept: Kept

    @cached_property
    def digest(self) -> str:
        """A digest of all that pages of more than one incident depend on."""
        return digest([self.upon.encode(), *(one.seen.encode() for one in self.readings)])

    @cached_property
    def archive(self) -> Archive:
        """All incidents in outline."""
        outlines = latest_first(one.outline for one in self.readings if one.outline)
        levels = {one.brief.id: one.brief.level for one in self.readings}
        return Archive(outlines, self.ground.known.lists, {}, levels)

    @cached_property
    def patterns(self) -> Patterns:
        """What recurs in it."""
        return Patterns(self.archive)

    @cached_property
    def arounds(self) -> Mapping[str, tuple[str, bytes]]:
        """What stands around each incident, by its id: a digest of it, and itself, pickled."""
        key = key_of("arounds", self.digest)
        found = self.kept.get(key)
        if found is not None:
            kept: Mapping[str, tuple[str, bytes]] = pickle.loads(found)  # noqa: S301 - kept by this program
            return kept
        worked_out = zip(self.archive.incidents, surroundings(self.patterns), strict=True)
        made = {incident.id: (digest_of(around), pickled(around)) for incident, around in worked_out}
        self.kept.put(key, pickled(made))
        return made

    def around_digest(self, incident_id: str) -> str:
        """A digest of what stands around an incident."""
        return self.arounds[incident_id][0]

    def around(self, incident_id: str) -> Around:
        """What stands around an incident."""
        around: Around = pickle.loads(self.arounds[incident_id][1])  # noqa: S301 - as above
        return around
