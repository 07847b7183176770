"""The whole site built by what it depends on: what did not change since the last build is neither made nor written again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from generator.addresses import SEARCH_INDEX, SITEMAP
from generator.charts import keeping_in
from generator.handover import Handover, Left, left_at
from generator.hands import Hands, hands, hands_for, shares, sweeping
from generator.interface import ENGLISH, read_interfaces
from generator.kept import Kept
from generator.loading import ground_of
from generator.made_last import MAKERS
from generator.making import CannotMake, Output, Plan, Workbench, get_ready, make_share, mistakes_in_words, written
from generator.outputs import Places, Standing, put, stamp_of, standing
from generator.pages import Recipe
from generator.program import Digests, digest
from generator.publishing import replace_site
from generator.readings import Result, begin_reading, checked
from generator.same_files import digests_of
from generator.site import Part, recipes_of_parts, sitemap
from generator.steps import InvalidArchive, NotBuilt, Progress, Timings, failures_in_words, refuse_problems, silent
from generator.tasks import (
    ADDRESSES,
    LAST,
    SEARCH,
    THEME,
    Made,
    Site,
    Task,
    keep_site,
    kept_site,
    lines,
    lines_of,
    made,
)
from generator.theme import Maker
from generator.whole import Whole

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
    places: Places = field(init=False)
    made: Site = field(init=False, default_factory=dict)
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
        with keeping_in(self.kept), failures_in_words():
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
            self.places = Places(self.site, there)
        number = self.number or hands_for(len(ground.chosen.bundles))
        with hands(partial(Workbench, self.root, ground.known), number) as at_work:
            with self.timings.step("reading and checking"):
                held = self.handed.results if self.handed else {}
                digests = digests_of(ground.chosen, self.kept, ground.is_whole)
                underway = begin_reading(ground, digests, self.upon.reading, self.kept, at_work, held)
                if at_work.are_worth(underway.missing):
                    get_ready(self.root, ground.known.lists, self.maker.publication, self.kept)
                theme = self.maker.theme()
                readings = underway.finish(self.kept, partial(self.progress, "Reading incidents"))
                refuse_problems(checked(readings, ground))
                whole = Whole(readings, ground, self.upon.pages, self.kept)
            with self.timings.step("what stands around incidents"):
                recipes = self.recipes(whole)
                task = Task(whole, theme, self.before(there), recipes, there)
                task.wanted  # noqa: B018 - worked out here, so that its time is told here
            done = task.is_done(self.last)
            if not done:
                replace_site(self.site, lambda fresh: self.fill_or_stop(fresh, task, at_work), keep=True)
            self.end(task, underway.found, done)
            return not done

    @cached_property
    def left(self) -> Left | None:
        """What the build before this one left, where that is known and still there."""
        left = self.handed.left if self.handed else None
        return left if left and left.is_at(self.site) else None

    def end(self, task: Task, results: Mapping[str, Result], done: bool) -> None:
        """Keep what was made; where the build before handed on, hand on too, and what is handed on is kept later."""
        if not (done or self.left):
            keep_site(self.kept, self.site, self.made)
        if self.handed is None:
            self.kept.over()
            return
        self.kept.flush()
        if done:
            left = self.left or left_at(self.site, task.before, task.there)
        else:
            left = left_at(self.site, self.made, self.places.found or {}, task.there)
        self.hands_on = Handover(results, left)

    def recipes(self, whole: Whole) -> list[Recipe[Part]]:
        """How everything that is not of one incident is made."""
        words = read_interfaces(self.root)[ENGLISH].words
        return list(recipes_of_parts(whole.stock, self.root, words, self.maker.publication))

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

    def fill_or_stop(self, fresh: Path, task: Task, at_work: Hands[Workbench]) -> None:
        """Fill the fresh folder; where that fails, no hand writes into it any more when it is taken away."""
        try:
            self.fill(fresh, task, at_work)
        except BaseException:
            at_work.close()
            raise

    def fill(self, fresh: Path, task: Task, at_work: Hands[Workbench]) -> None:
        """Write into the fresh folder what is new, and let it take over the rest from the old site."""
        self.places.found = self.left.known_in(fresh) if self.left else None
        site, parts = dict(task.right), shares(task.jobs)
        plan = Plan(fresh, task.theme.frames, self.maker.publication)
        with self.timings.step("pages of incidents, and meanwhile the rest"):
            coming = at_work.each(make_share, [(plan, jobs) for jobs in parts])
            site |= self.rest(task, plan)
            done = 0
            for place, outputs in coming:
                jobs = parts[place]
                site |= {
                    job.bundle.id: made(task.wanted[job.bundle.id], output)
                    for job, output in zip(jobs, outputs, strict=True)
                }
                done += len(outputs)
                self.progress("Rendering pages", done)
        self.refuse_dead_links(site, task)
        self.finish(fresh, site, task)
        self.made = site

    def refuse_dead_links(self, site: Site, task: Task) -> None:
        """Raise CannotMake where a page in Markdown or the navigation leads to what the archive turns out not to have."""
        dead = sorted(task.theme.frames.named.difference([SITEMAP], *(one.paths for one in site.values())))
        if dead and self.maker.strict:
            raise CannotMake(
                f"mkdocs.yml or a page in site_config/pages leads to {dead[0]}, which this site does not have"
            )

    def rest(self, task: Task, plan: Plan) -> Site:
        """What is made of no single incident, written."""
        rest: Site = {}
        if THEME not in task.right:
            old = task.old(THEME)
            files = tuple(put(plan.fresh, file, old.get(file.path)) for file in task.theme.files)
            rest[THEME] = made(task.wanted[THEME], Output(files))
        with self.timings.step("pages of the archive"), mistakes_in_words():
            return rest | dict(self.archive_pages(task, plan))

    def archive_pages(self, task: Task, plan: Plan) -> Iterator[tuple[str, Made]]:
        """Pages and files of the archive as a whole, each written before the next is made: together they are large."""
        theme = task.theme
        with sweeping() as sweep:
            for recipe in task.to_make:
                part = recipe.make()
                theme = self.maker.with_frames_for(theme, part.pages)
                output = written(part, replace(plan, frames=theme.frames), task.old(recipe.name))
                task.whole.remember(recipe, part)
                yield recipe.name, made(task.whole.digest_of(recipe), output)
                sweep()  # of the page, which holds itself in the hands of its templates
        if theme is not task.theme:
            self.maker.keep(theme)

    def finish(self, fresh: Path, site: Site, task: Task) -> None:
        """What is made of all pages together: the list of addresses, the search index, the copy to take away."""
        pages, old = [path for one in site.values() for path in lines(one.pages)], task.old(ADDRESSES)
        files = tuple(put(fresh, file, old.get(file.path)) for file in sitemap(pages, self.maker.publication))
        site[ADDRESSES] = made(ADDRESSES, Output(files))
        for name, make in MAKERS.items():
            if name in self.last:
                self.after(fresh, site, task, name, partial(make, self.progress))
        if self.last == (ADDRESSES,):
            self.take_over(fresh, task.with_files(site))

    def after(self, fresh: Path, site: Site, task: Task, name: str, make: Callable[[Path], Iterable[str]]) -> None:
        """Make what depends on all that is there so far, unless that is as it was."""
        stamps = sorted(stamp for one in site.values() for stamp in one.stamps)
        of = digest(f"{stamp.path} {stamp.digest}".encode() for stamp in stamps)
        before = task.before.get(name)
        is_right = before is not None and before.of == of
        self.take_over(fresh, task.with_files(site | ({name: before} if before and is_right else {})))
        if before and is_right:
            site[name] = before
        else:
            with self.timings.step(name):
                site[name] = made(of, Output(tuple(stamp_of(fresh, path) for path in make(fresh))))

    def take_over(self, fresh: Path, files: Mapping[str, Standing]) -> None:
        """Let the fresh folder hold these files and no other."""
        with self.timings.step("putting files in their places"):
            self.places.hold(fresh, files)
