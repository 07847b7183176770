"""The new site, put together in a fresh folder: what is new is made, at as many hands as it is worth, the rest taken over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.addresses import SITEMAP
from generator.charts import begin_to_draw, keeping_in
from generator.handover import Left
from generator.hands import Hands, sweeping
from generator.incident import Incident
from generator.interface import ENGLISH, read_interfaces
from generator.loading import Ground
from generator.made import ADDRESSES, THEME, Made, Site, lines, made
from generator.made_last import MAKERS
from generator.making import Order, Plan, Workbench, get_ready, lay_out, make_share, mistakes_in_words, written
from generator.outputs import CannotMake, Output, Places, Standing, nothing_in, put, stamp_of
from generator.pages import Recipe
from generator.pages.around import Mention
from generator.parts import Part
from generator.program import digest
from generator.readings import Reading, Result
from generator.site import recipes_of_parts, sitemap
from generator.steps import Progress, Timings
from generator.tasks import Task
from generator.theme import Maker, Theme
from generator.whole import Whole


@dataclass(frozen=True)
class Orders(Collection[Order]):
    """What hands are to make, a share of the incidents each; the first are worked at while the next are put together."""

    fresh: Path
    task: Task

    def __len__(self) -> int:
        return len(self.task.shares)

    def __iter__(self) -> Iterator[Order]:
        return ((self.fresh, [self.task.job(one) for one in share]) for share in self.task.shares)

    def __contains__(self, order: object) -> bool:
        return order in list(self)


@dataclass
class Assembly:
    """One site put together. `places`: where its files come from; `left`: what the build before left there, if that is known.

    `reading`: a digest of all that reading a file depends on besides it.
    """

    root: Path
    maker: Maker
    last: tuple[str, ...]
    progress: Progress
    timings: Timings
    places: Places
    left: Left | None
    reading: str
    outlines: dict[str, Incident] = field(init=False, default_factory=dict)
    made: Site = field(init=False, default_factory=dict)
    written: dict[str, Standing] = field(init=False, default_factory=dict)
    is_told: bool = field(init=False, default=False)

    def get_ready(self, ground: Ground) -> None:
        """Compile what every hand needs, so that none has to."""
        get_ready(self.root, ground.known.lists, self.maker.publication, self.maker.kept)

    def open(self, result: Result) -> None:
        """Open the outline of what was read: what stands around incidents asks for all, and hands still read."""
        reading = Reading("", *result)
        outline = reading.outline
        if outline and reading.glimpse:
            self.outlines[reading.glimpse.id] = outline

    def whole(self, readings: tuple[Reading, ...], ground: Ground) -> Whole:
        """The archive that was read."""
        return Whole(readings, ground, self.maker.upon, self.maker.kept, self.outlines)

    def task(self, whole: Whole, theme: Theme, before: Site, at_work: Hands[Workbench]) -> Task:
        """What is to be done; it is worked out here what stands around incidents."""
        task = Task(whole, theme, before, partial(self.recipes, whole), self.places.there)
        if not before and at_work.are_worth(task.shares):
            self.tell(task, at_work)  # all is to be made, and hands have nothing else to do meanwhile
        whole.nearby.series  # noqa: B018 - so that its time is told here
        return task

    def tell(self, task: Task, at_work: Hands[Workbench]) -> None:
        """Tell those who are to make pages of incidents, once, with what to make them."""
        if task.shares and not self.is_told:
            shown: Mapping[str, Mention] = task.whole.nearby.shown
            if at_work.are_worth(task.shares):
                shown = {one.id: shown[one.id] for one in task.whole.archive.incidents}
            plan = Plan(task.theme.frames, self.maker.publication, shown, self.reading)
            at_work.tell(lay_out, plan, task.shares)
            self.is_told = True

    def recipes(self, whole: Whole) -> Iterator[Recipe[Part]]:
        """How everything that is not of one incident is made."""
        words = read_interfaces(self.root)[ENGLISH].words
        return recipes_of_parts(whole.stock, self.root, words, self.maker.publication)

    def fill_or_stop(self, task: Task, at_work: Hands[Workbench], keep: Callable[[], None], fresh: Path) -> None:
        """Fill the fresh folder; where that fails, no hand writes into it any more when it is taken away."""
        try:
            with keeping_in(self.maker.kept):
                self.fill(task, at_work, keep, fresh)
        except BaseException:
            at_work.close()
            raise

    def fill(self, task: Task, at_work: Hands[Workbench], keep: Callable[[], None], fresh: Path) -> None:
        """Write into the fresh folder what is new, and let it take over the rest from the old site."""
        self.places.found = self.left.known_in(fresh) if self.left else nothing_in(fresh)
        with self.timings.step("pages of incidents, and meanwhile the rest"):
            orders = Orders(fresh, task)
            if at_work.are_worth(orders):
                self.tell(task, at_work)
            elif task.draws:
                begin_to_draw()
            coming = at_work.each(make_share, orders)
            keep()
            site = task.right | self.rest(task, fresh)
            self.maker.kept.flush()  # at the end, nothing else is done meanwhile
            self.tell(task, at_work)
            done = 0
            for place, outputs in coming:
                bundles = task.shares[place]
                site |= {
                    bundle.id: self.noted(task.wanted[bundle.id], output)
                    for bundle, output in zip(bundles, outputs, strict=True)
                }
                done += len(outputs)
                self.progress("Rendering pages", done)
            at_work.let_go()
        self.finish(fresh, site, task)
        self.made = site

    def takes_over(self, task: Task) -> bool:
        """Whether most of what is there now was there before: else the next build is sooner done with an empty folder.

        To make room for a file of one's own in the place of another takes ten times as long as to put it where there is none.
        """
        same = sum(name in task.before and task.before[name].known == one.known for name, one in self.made.items())
        return 2 * same >= len(self.made)

    def noted(self, of: str, output: Output) -> Made:
        """What was made of one thing; by what its files are known is written down while hands are at the rest."""
        self.written.update({one.path: Standing(one.size, one.written) for one in output.files})
        return made(of, output)

    def refuse_dead_links(self, files: Container[str], task: Task) -> None:
        """Raise CannotMake where a page in Markdown or the navigation leads to what the archive turns out not to have."""
        dead = sorted(path for path in task.theme.frames.named - {SITEMAP} if path not in files)
        if dead and self.maker.strict:
            raise CannotMake(
                f"mkdocs.yml or a page in site_config/pages leads to {dead[0]}, which this site does not have"
            )

    def rest(self, task: Task, fresh: Path) -> Site:
        """What is made of no single incident, written."""
        rest: Site = {}
        if THEME not in task.right:
            old = task.old(THEME)
            files = tuple(put(fresh, file, old.get(file.path)) for file in task.theme.files)
            rest[THEME] = self.noted(task.wanted[THEME], Output(files))
        with self.timings.step("pages of the archive"), mistakes_in_words():
            return rest | dict(self.archive_pages(task, fresh))

    def archive_pages(self, task: Task, fresh: Path) -> Iterator[tuple[str, Made]]:
        """Pages and files of the archive as a whole, each written before the next is made: together they are large."""
        theme = task.theme
        with sweeping() as sweep:
            for recipe in task.to_make:
                part = recipe.make()
                theme = self.maker.with_frames_for(theme, part.pages)
                output = written(part, fresh, theme.frames, task.old(recipe.name))
                task.whole.remember(recipe, part)
                yield recipe.name, self.noted(task.whole.digest_of(recipe), output)
                sweep()  # of the page, which holds itself in the hands of its templates
        if theme is not task.theme:
            self.maker.keep(theme)

    def finish(self, fresh: Path, site: Site, task: Task) -> None:
        """What is made of all pages together: the list of addresses, the search index, the copy to take away."""
        pages, old = [path for one in site.values() for path in lines(one.pages)], task.old(ADDRESSES)
        files = tuple(put(fresh, file, old.get(file.path)) for file in sitemap(pages, self.maker.publication))
        site[ADDRESSES] = self.noted(ADDRESSES, Output(files))
        all_files = task.with_files(site, self.written)
        self.refuse_dead_links(all_files, task)
        for name, make in MAKERS.items():
            if name in self.last:
                self.after(fresh, site, task, name, partial(make, self.progress))
        if self.last == (ADDRESSES,):
            self.take_over(fresh, all_files)

    def after(self, fresh: Path, site: Site, task: Task, name: str, make: Callable[[Path], Iterable[str]]) -> None:
        """Make what depends on all that is there so far, unless that is as it was."""
        stamps = sorted(stamp for one in site.values() for stamp in one.stamps)
        of = digest(f"{stamp.path} {stamp.digest}".encode() for stamp in stamps)
        before = task.before.get(name)
        is_right = before is not None and before.of == of
        right = {name: before} if before and is_right else {}
        self.take_over(fresh, task.with_files(site | right, self.written))
        if before and is_right:
            site[name] = before
        else:
            with self.timings.step(name):
                site[name] = self.noted(of, Output(tuple(stamp_of(fresh, path) for path in make(fresh))))

    def take_over(self, fresh: Path, files: Mapping[str, Standing]) -> None:
        """Let the fresh folder hold these files and no other."""
        with self.timings.step("putting files in their places"):
            self.places.hold(fresh, files)
