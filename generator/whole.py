"""The archive as a whole, worked out of kept readings as far as somebody asks: at a glance, in outline, what stands around."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.archive import Archive
from generator.glimpses import Glimpse, archive_of, hashed
from generator.incident import Incident
from generator.kept import Kept, key_of
from generator.loading import Ground
from generator.nearby import Nearby, nearby
from generator.pages import Recipe
from generator.pages.of_archive import Stock
from generator.parts import Part
from generator.readings import Reading, pickled


@dataclass(frozen=True)
class Whole:
    """An archive. `upon`: a digest of all that its pages depend on besides what is in incidents/."""

    readings: tuple[Reading, ...]
    ground: Ground
    upon: str
    kept: Kept
    # Outlines that somebody asked for, by their ids, and what was worked out of them.
    outlines: dict[str, Incident] = field(default_factory=dict)
    worked_out: dict[str, dict[str, tuple[Incident, object]]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Reading]:
        """The readings that have an incident, by its id."""
        return {one.glimpse.id: one for one in self.readings if one.glimpse}

    @cached_property
    def glimpses(self) -> dict[str, Glimpse]:
        """Every incident at a glance, by its id."""
        return {one.glimpse.id: one.glimpse for one in self.readings if one.glimpse}

    @cached_property
    def archive(self) -> Archive:
        """All incidents at a glance."""
        return archive_of(self.glimpses.values(), self.ground.known.lists)

    def opened(self, incidents: Sequence[Incident]) -> Archive:
        """Some incidents in outline."""
        missing = [one.id for one in incidents if one.id not in self.outlines]
        for key in missing:
            outline = self.by_id[key].outline
            assert outline  # noqa: S101 - it was seen at a glance
            self.outlines[key] = outline
        found = tuple([self.outlines[one.id] for one in incidents])
        return Archive(found, self.archive.lists, {}, self.archive.levels, self.worked_out)

    @cached_property
    def nearby(self) -> Nearby:
        """What stands around incidents."""
        return nearby(self.archive, self.glimpses, self.upon, self.opened, self.kept)

    @cached_property
    def stock(self) -> Stock:
        """What pages of the archive are made of."""
        return Stock(self.archive, self.nearby.series, self.opened, self.nearby.patterns, self.keep, self.kept)

    def keep(self, kind: str, name: str, facts: Sequence[Incident], make: Callable[[], Any]) -> Any:
        """Something that is made of the facts of some incidents, as it was kept or made now."""
        key = key_of(kind, self.upon, name, self.facts(facts))
        kept = self.kept.get(key)
        if kept is None:
            made = make()
            self.kept.put(key, pickled(made))
            return made
        return pickle.loads(kept)  # noqa: S301 - kept by this program in its own folder

    def facts(self, incidents: Iterable[Incident]) -> str:
        """A digest of the facts of some incidents."""
        return hashed("".join([self.glimpses[one.id].facts for one in incidents]).encode()).hex()

    def digest_of(self, recipe: Recipe[Part]) -> str:
        """A digest of all that what a recipe comes to depends on; of charts, of those too whom they were found to name."""
        glimpses, mentions = self.glimpses, self.nearby.mentions
        if not recipe.names_more:
            return self.upon + recipe.needs(glimpses, mentions)
        kept = self.kept.get(self.key_of_named(recipe))
        if kept is None:
            return "whom it names is not known"
        return self.upon + recipe.names(kept.decode().split(), glimpses, mentions)

    def key_of_named(self, recipe: Recipe[Part]) -> str:
        """Under which it is kept whom a recipe was found to name: that depends on facts alone."""
        return key_of("named", self.upon, recipe.name, recipe.needs(self.glimpses, self.nearby.mentions))

    def remember(self, recipe: Recipe[Part], part: Part) -> None:
        """Keep whom a part names, where only its making tells."""
        if recipe.names_more:
            self.kept.put(self.key_of_named(recipe), " ".join(sorted(part.named)).encode())

    def digest_of_incident(self, reading: Reading) -> str:
        """A digest of all that the pages of an incident are made of."""
        around = self.nearby.digests[reading.brief.id]  # all three are digests, and so of one length each
        return hashed(f"{self.upon} {reading.digest} {around}".encode()).hex()
