"""What a build has to do: what stands on the site, what is wanted there, and what that is to be made of."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.kept import Kept, key_of
from generator.making import Job, Output
from generator.outputs import Stamp, Standing
from generator.pages import Recipe
from generator.readings import pickled
from generator.site import Part
from generator.theme import Theme
from generator.whole import Whole

# The owner of files that belong to nothing in incidents/.
THEME = "theme"
# Made last, of everything else.
LAST = ADDRESSES, SEARCH, COPY = "addresses", "search index", "copy to take away"
# Between lines and within them. No path has the second in it, and behind that stands a number, or the end of a line.
LINE, MARK = "\0\n", "\0"


@dataclass(frozen=True)
class Made:
    """What was made of one thing, and a digest of all that it was made of.

    A site has tens of thousands of files, of which a build looks at few: `known` is a line for each, by which it is known
    again, `digests` and `pages` are lines too.
    """

    of: str
    known: str = ""
    digests: str = ""
    pages: str = ""

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """Its files."""
        rows = (line.split(MARK) for line in lines(self.known))
        return tuple(
            Stamp(path, digest, int(size), int(written))
            for (path, size, written), digest in zip(rows, lines(self.digests), strict=True)
        )

    @property
    def standing(self) -> Iterator[tuple[str, Standing]]:
        """The paths of its files, and by what they are known."""
        return ((one.path, Standing(one.size, one.written)) for one in self.stamps)

    @property
    def number(self) -> int:
        """How many files it has."""
        return self.known.count(LINE) + 1 if self.known else 0

    @property
    def paths(self) -> list[str]:
        """The paths of its files."""
        return [line.partition(MARK)[0] for line in lines(self.known)]

    def as_it_stands(self, there: frozenset[str]) -> Made:
        """The same without files that are lost or were changed by other hands; of nothing that is there, if any were."""
        if there.issuperset(lines(self.known)):
            return self
        return made("", Output(tuple(one for one in self.stamps if line_of(one) in there)))


def made(of: str, output: Output) -> Made:
    """What was made of one thing."""
    files = output.files
    known, digests = LINE.join(map(line_of, files)), LINE.join(one.digest for one in files)
    return Made(of, known, digests, LINE.join(output.pages))


def lines(text: str) -> list[str]:
    """The lines of a text; none of an empty one."""
    return text.split(LINE) if text else []


def line_of(stamp: Stamp) -> str:
    """By what a file is known, as a line; a path has neither of the two marks in it."""
    return f"{stamp.path}{MARK}{stamp.size}{MARK}{stamp.written}"


def lines_of(there: Mapping[str, Standing]) -> frozenset[str]:
    """The lines of all files that stand in a folder."""
    return frozenset([f"{path}{MARK}{size}{MARK}{written}" for path, (size, written, _file) in there.items()])


# What stands on the site, by the thing that it was made of: an incident by its id, a recipe by its name, the owners above.
Site = dict[str, Made]


def kept_site(kept: Kept, folder: Path) -> Site:
    """What the last build made in a folder, as far as that was kept: files may have been changed there since."""
    found = kept.get(key_of("made", str(folder)))
    site: Site = pickle.loads(found) if found else {}  # noqa: S301 - kept by this program in its own folder
    return site


def keep_site(kept: Kept, folder: Path, site: Site) -> None:
    """Keep what was made in a folder."""
    kept.put(key_of("made", str(folder)), pickled(site))


@dataclass(frozen=True)
class Task:
    """What is to be done: what stood before as it stands now, all that is wanted, and what it is made of.

    `there`: every file of the site.
    """

    whole: Whole
    theme: Theme
    before: Site
    recipes: Sequence[Recipe[Part]]
    there: Mapping[str, Standing]

    @cached_property
    def wanted(self) -> Mapping[str, str]:
        """Everything that is to stand on the site, but what is made last: each with a digest of what it is made of."""
        whole = self.whole
        of_recipes = {one.name: whole.digest_of(one) for one in self.recipes}
        of_incidents = {one.brief.id: whole.digest_of_incident(one) for one in whole.readings}
        return {THEME: whole.upon, **of_recipes, **of_incidents}

    @cached_property
    def right(self) -> Site:
        """What stands on the site and is made of what is there now."""
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
        is_whole = all(name in self.before and self.before[name].of for name in last)
        is_right = len(self.right) == len(self.wanted) and self.before.keys() <= {*self.wanted, *LAST}
        return is_whole and is_right and self.number == len(self.there)

    def with_files(self, site: Site) -> dict[str, Standing]:
        """Every file that a site is to have; those that stay are as they were found."""
        files = dict(self.there)
        for path in self.nobodys:
            del files[path]
        for name, one in self.before.items():
            if site.get(name) is not one:
                for path in one.paths:
                    files.pop(path, None)
        for name, one in site.items():
            if self.before.get(name) is not one:
                files.update(one.standing)
        return files

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
    def jobs(self) -> list[Job]:
        """The incidents to make pages of."""
        return [
            Job(bundle, self.whole.nearby.around(bundle.id), tuple(self.old(bundle.id).values()))
            for bundle in self.whole.ground.chosen.bundles
            if bundle.id not in self.right
        ]
