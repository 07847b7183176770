"""The whole site built by what it depends on: what did not change since the last build is neither made nor written again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.addresses import SEARCH_INDEX
from generator.handover import Handover, Left, left_at
from generator.hands import Hands, Named, hands, hands_for
from generator.kept import Kept
from generator.loading import Ground, ground_of
from generator.made import LAST, SEARCH, Site, keep_site, kept_site, lines_of
from generator.outputs import Places, Standing, standing
from generator.program import Digests
from generator.publishing import replace_site
from generator.readings import Reading, Result, Underway, begin_reading, checked
from generator.same_files import digests_of
from generator.steps import InvalidArchive, NotBuilt, Progress, Timings, failures_in_words, refuse_problems, silent
from generator.theme import Maker

if TYPE_CHECKING:
    from generator.assembling import Assembly
    from generator.making import Workbench
    from generator.tasks import Task

__all__ = ["Build", "InvalidArchive", "NotBuilt"]


@dataclass
class Build:
    """One build of a project into the folder of its site."""

    root: Path
    site: Path
    maker: Maker
    upon: Digests
    progress: Progress = silent
    number: int | None = None  # of hands; else as many as are worth it
    last: tuple[str, ...] = LAST  # of what is made of everything else; a preview goes without the slow ones
    handed: Handover | None = None  # by the build before this one in a preview; by none, the folder is looked through
    timings: Timings = field(default_factory=Timings)
    hands_on: Handover = field(init=False, default_factory=Handover)

    @property
    def kept(self) -> Kept:
        """What was made before."""
        return self.maker.kept

    def run(self) -> bool:
        """Build what changed, and put the new site in the place of the old one; whether anything had.

        Raises NotBuilt, ThemeFailed, NotASite and OSError.
        """
        if not (self.root / "incidents").is_dir():
            raise NotBuilt("there is no folder incidents/ in this project; nothing was written")
        with failures_in_words():
            return self.fast() if self.maker.settings.fast else self.slow()

    def slow(self) -> bool:
        """Let MkDocs put every page into its frame by itself, and keep nothing."""
        from generator import plugin  # MkDocs takes longer to import than most builds take

        with self.timings.step("all of it, the slow way"):
            try:
                config = self.maker.config_file
                replace_site(self.site, lambda fresh: plugin.build(config, fresh, self.maker.strict, self.progress))
            except plugin.InvalidArchive as invalid:
                raise InvalidArchive(str(invalid)) from invalid
            except plugin.BuildFailed as failed:
                raise NotBuilt(str(failed)) from failed
        return True

    def fast(self) -> bool:
        """Make what changed at as many hands as it is worth, and nothing else; whether anything had changed."""
        with self.timings.step("looking at what is there"):
            ground, there = ground_of(self.root), self.left.there if self.left else self.there()
        bench: Named[Workbench] = Named("generator.making", "Workbench", (self.root, ground.known))
        with hands(bench, self.number or hands_for(len(ground.chosen.bundles))) as at_work:
            with self.timings.step("reading and checking"):
                underway = self.begin_reading(ground, at_work)
                assembly = self.assembly(Places(self.site, there))
                if at_work.are_worth(underway.missing):
                    assembly.get_ready(ground)
                theme = self.maker.theme()
                whole = assembly.whole(self.readings(ground, underway, assembly.open), ground)
            with self.timings.step("what stands around incidents"):
                task = assembly.task(whole, theme, self.before(there), at_work)
            done = task.is_done(self.last)
            if not done:
                fill = partial(assembly.fill_or_stop, task, at_work, underway.keep)
                replace_site(self.site, fill, keep=partial(assembly.takes_over, task))
            underway.keep()
            self.end(task, assembly, underway.found, done)
            return not done

    def begin_reading(self, ground: Ground, at_work: Hands[Workbench]) -> Underway:
        """Begin to read what changed."""
        digests = digests_of(ground.chosen, self.kept, ground.is_whole)
        held = self.handed.results if self.handed else {}
        return begin_reading(ground, digests, self.upon.reading, self.kept, at_work, held)

    def assembly(self, places: Places) -> Assembly:
        """What puts the new site together."""
        from generator.assembling import Assembly  # imported while hands read: it takes as long as a hundred incidents

        return Assembly(
            self.root, self.maker, self.last, self.progress, self.timings, places, self.left, self.upon.reading
        )

    def readings(self, ground: Ground, underway: Underway, read: Callable[[Result], None]) -> tuple[Reading, ...]:
        """What came of all files, once they are read; of an archive with problems it is kept. Raises InvalidArchive."""
        readings = underway.finish(partial(self.progress, "Reading incidents"), read)
        loaded = checked(readings, ground)
        if loaded.problems:
            underway.keep()
        refuse_problems(loaded)
        return readings

    @cached_property
    def left(self) -> Left | None:
        """What the build before this one left, where that is known and still there."""
        left = self.handed.left if self.handed else None
        return left if left and left.is_at(self.site) else None

    def end(self, task: Task, assembly: Assembly, results: Mapping[str, Result], done: bool) -> None:
        """Keep what was made; where the build before handed on, hand on too, and what is handed on is kept later."""
        if not (done or self.left):
            keep_site(self.kept, self.site, assembly.made)
        if self.handed is None:
            self.kept.over()
            return
        self.kept.flush()
        if done:
            left = self.left or left_at(self.site, task.before, task.there)
        else:
            left = left_at(self.site, assembly.made, assembly.places.found or {}, task.there)
        self.hands_on = Handover(results, left)

    def there(self) -> dict[str, Standing]:
        """Every file that stands in the folder of the site, but the search index of a preview, which comes and goes."""
        found = standing(self.site)
        if SEARCH in self.last:
            return found
        return {path: one for path, one in found.items() if not path.startswith(f"{SEARCH_INDEX}/")}

    def before(self, there: Mapping[str, Standing]) -> Site:
        """What the last build made, as it stands."""
        if self.left:
            return self.left.site
        before, known = kept_site(self.kept, self.site), lines_of(there)
        return {name: one.as_it_stands(known) for name, one in before.items() if name not in LAST or name in self.last}
