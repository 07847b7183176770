"""What a build has to do: what stands on the site, what is wanted there, and what that is to be made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.making import Job, Output
from generator.outputs import Stamp, Standing, stands
from generator.program import digest
from generator.theme import Theme
from generator.whole import Whole

# The owners of files that belong to no single incident.
THEME, ARCHIVE = "theme", "archive"
# Made last, of everything else.
LAST = ADDRESSES, SEARCH, COPY = "addresses", "search index", "copy to take away"


@dataclass(frozen=True)
class Made:
    """What was made of one thing, and a digest of all that it was made of."""

    of: str
    output: Output

    def as_it_stands(self, there: Mapping[str, Standing]) -> Made:
        """The same without files that are lost or were changed by other hands; of nothing that is there, if any were."""
        files = tuple(stamp for stamp in self.output.files if stands(stamp, there))
        return self if len(files) == len(self.output.files) else Made("", Output(files))


# What stands on the site, by the thing that it was made of: an incident by its id, and the owners above.
Site = dict[str, Made]


@dataclass(frozen=True)
class Task:
    """What is to be done: what stood before and is right, all that is wanted, and what it is made of."""

    whole: Whole
    theme: Theme
    before: Site
    wanted: Mapping[str, str]

    @cached_property
    def right(self) -> Site:
        """What stands on the site and is made of what is there now."""
        return {
            name: self.before[name]
            for name, of in self.wanted.items()
            if name in self.before and self.before[name].of == of
        }

    @cached_property
    def old(self) -> Mapping[str, Stamp]:
        """Every file that stands as it was made."""
        return {stamp.path: stamp for one in self.before.values() for stamp in one.output.files}

    def is_done(self, there: Collection[str], last: Iterable[str]) -> bool:
        """Whether nothing is to be done: all that is wanted is there, and nothing else."""
        is_whole = all(name in self.before and self.before[name].of for name in last)
        return is_whole and len(self.right) == len(self.wanted) and self.old.keys() == set(there)

    @property
    def jobs(self) -> list[Job]:
        """The incidents to make pages of."""
        return [
            Job(
                bundle,
                self.whole.around(bundle.id),
                self.before[bundle.id].output.files if bundle.id in self.before else (),
            )
            for bundle in self.whole.ground.chosen.bundles
            if bundle.id not in self.right
        ]


def wanted(whole: Whole) -> dict[str, str]:
    """Everything that is to stand on the site, but what is made last: each with a digest of what it is made of."""
    upon = whole.upon.encode()
    of_incidents = {
        one.brief.id: digest([upon, one.digest.encode(), whole.around_digest(one.brief.id).encode()])
        for one in whole.readings
    }
    return {THEME: whole.upon, ARCHIVE: whole.digest, **of_incidents}
