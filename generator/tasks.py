"""What a build has to do: what stands on the site, what is wanted there, and what that is to be made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from generator.folder import Bundle
from generator.hands import shares
from generator.made import LAST, THEME, Site
from generator.making import Job
from generator.outputs import Stamp, Standing
from generator.pages import Recipe
from generator.parts import Part
from generator.theme import Theme
from generator.whole import Whole


@dataclass(frozen=True)
class Task:
    """What is to be done: what stood before as it stands now, all that is wanted, and what it is made of.

    `cook`: what tells how everything is made that is not of one incident. `there`: every file of the site.
    """

    whole: Whole
    theme: Theme
    before: Site
    cook: Callable[[], Iterable[Recipe[Part]]]
    there: Mapping[str, Standing]

    @cached_property
    def recipes(self) -> Sequence[Recipe[Part]]:
        """How everything is made that is not of one incident."""
        return tuple(self.cook())

    @cached_property
    def wanted(self) -> Mapping[str, str]:
        """Everything that is to stand on the site, but what is made last: each with a digest of what it is made of."""
        whole = self.whole
        of_recipes = {one.name: whole.digest_of(one) for one in self.recipes}
        of_incidents = {one.brief.id: whole.digest_of_incident(one) for one in whole.readings}
        return {THEME: whole.upon, **of_recipes, **of_incidents}

    @cached_property
    def right(self) -> Site:
        """What stands on the site and is made of what is there now; where nothing stands, nothing is asked."""
        if not self.before:
            return {}
        return {
            name: self.before[name]
            for name, of in self.wanted.items()
            if name in self.before and self.before[name].of == of
        }

    def old(self, name: str) -> dict[str, Stamp]:
        """The files that stand as they were made of one thing."""
        return {one.path: one for one in self.before[name].stamps} if name in self.before else {}

    def is_done(self, last: Iterable[str]) -> bool:
        """Whether nothing is to be done: all that is wanted is there, and nothing else."""
        if not all(name in self.before and self.before[name].of for name in last):
            return False
        is_right = len(self.right) == len(self.wanted) and self.before.keys() <= {*self.wanted, *LAST}
        return is_right and self.number == len(self.there)

    def with_files(self, site: Site, written: Mapping[str, Standing]) -> dict[str, Standing]:
        """Every file that a site is to have, of which some were written now; those that stay are as they were found."""
        files = dict(self.there)
        for path in self.nobodys:
            del files[path]
        for name, one in self.before.items():
            if site.get(name) is not one:
                for path in one.paths:
                    files.pop(path, None)
        return {**files, **written}

    @property
    def nobodys(self) -> AbstractSet[str]:
        """What stands on the site and was made by nobody, or is not as it was made."""
        if self.number == len(self.there):
            return frozenset()
        return self.there.keys() - {path for one in self.before.values() for path in one.paths}

    @cached_property
    def number(self) -> int:
        """How many files stand as they were made."""
        return sum(one.number for one in self.before.values())

    @property
    def to_make(self) -> list[Recipe[Part]]:
        """The recipes to follow."""
        return [one for one in self.recipes if one.name not in self.right]

    @property
    def draws(self) -> bool:
        """Whether charts of several incidents are to be made, of which some may have to be drawn."""
        return any(one.facts for one in self.to_make)

    @property
    def bundles(self) -> list[Bundle]:
        """The incidents to make pages of."""
        return [one for one in self.whole.ground.chosen.bundles if one.id not in self.right]

    @cached_property
    def shares(self) -> Sequence[Sequence[Bundle]]:
        """The same in shares."""
        return shares(self.bundles)

    def job(self, bundle: Bundle) -> Job:
        """What to make of an incident."""
        digest = self.whole.by_id[bundle.id].digest
        return Job(bundle, self.whole.nearby.findings_at(bundle.id), tuple(self.old(bundle.id).values()), digest)
