"""The pages and files of incidents made at one hand, stamped into their frames and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.addresses import Publication, SiteFile
from generator.briefs import Read
from generator.charts import charts_by_record, keep_in
from generator.folder import Bundle
from generator.frames import Frames
from generator.geometry import WrongGeometry
from generator.incident import Incident
from generator.interface import ENGLISH, WrongInterface
from generator.kept import FOLDER, Kept
from generator.outputs import CannotMake, Output, Stamp, put
from generator.pages import Around, compile_template
from generator.pages.around import Found, Mention
from generator.pages.mistakes import TemplateMistake, words_for
from generator.parts import Making, Part, making_of, part_of_incident
from generator.readings import Desk
from generator.shelf import Shelf
from generator.traces import Trace
from generator.vocabulary import Lists

PAGE, TRANSLATION = "incident.html", "translation.html"


@dataclass(frozen=True)
class Plan:
    """What a build makes its pages with: the frames, what the site is called and where it stands, and whom pages can name.

    `reading`: a digest of all that reading a file depends on besides it, where charts are looked for by that; else nothing.
    """

    frames: Frames
    publication: Publication
    mentions: Mapping[str, Mention]
    reading: str = ""


@dataclass(frozen=True)
class Job:
    """An incident to make everything of: its files, what is found at it, and the stamps of what was made of it before.

    `digest`: that of its files.
    """

    bundle: Bundle
    findings: tuple[Found, ...]
    before: tuple[Stamp, ...] = ()
    digest: str = ""


Order = tuple[Path, Sequence[Job]]  # the fresh folder, and what to make there


@dataclass
class Workbench(Desk):
    """Where one process reads incidents and makes their pages.

    What it read waits on a shelf until its pages are made: a record takes seven times as much memory as when it is packed,
    and one with traces can take any number of times as much.
    """

    plan: Plan | None = None
    making: Making | None = None

    @cached_property
    def shelf(self) -> Shelf:
        """Where what was read waits."""
        return Shelf(self.root / FOLDER)

    def read(self, bundle: Bundle) -> Read:
        """A bundle, read and checked."""
        read = super().read(bundle)
        self.shelf.put(str(bundle.path), (read.incident, read.traces), is_small=not read.traces)
        return read

    def take(self, bundle: Bundle) -> tuple[Incident | None, Mapping[str, Trace]]:
        """What was read of a bundle; read now if it was not."""
        waiting: tuple[Incident | None, Mapping[str, Trace]] | None = self.shelf.take(str(bundle.path))
        if waiting:
            return waiting
        read = super().read(bundle)
        return read.incident, read.traces

    @cached_property
    def kept(self) -> Kept:
        """Where what is drawn at this bench is kept."""
        return Kept(self.root)


def lay_out(bench: Workbench, plan: Plan) -> None:
    """Make a workbench ready for a build; what is wrong is told when pages are made."""
    bench.plan, bench.making = plan, None
    keep_in(bench.kept)
    with suppress(WrongInterface, TemplateMistake):
        bench.making = making_of(bench.root, bench.known.lists, plan.publication, bench.kept)
        compile_template(bench.making.environment, PAGE)


def laid_out(bench: Workbench) -> tuple[Plan, Making]:
    """What a workbench makes pages with. Raises CannotMake."""
    assert bench.plan  # noqa: S101 - every hand is told before it is given work
    if bench.making is None:
        with mistakes_in_words():
            bench.making = making_of(bench.root, bench.known.lists, bench.plan.publication, bench.kept)
    return bench.plan, bench.making


def get_ready(root: Path, lists: Lists, publication: Publication, kept: Kept) -> None:
    """Compile once, and keep, what every hand needs and would compile for itself. What is wrong is told when pages are made."""
    with suppress(WrongInterface):
        making = making_of(root, lists, publication, kept)
        compile_template(making.environment, PAGE)
        for interface in making.interfaces.values():
            if interface.code != ENGLISH:  # it is there because there are pages in that language
                compile_template(making.environment, TRANSLATION, interface.words)
    kept.flush()


def make_share(bench: Workbench, order: Order) -> list[Output]:
    """Everything that is made of some incidents, written. Raises CannotMake."""
    fresh, jobs = order
    plan, making = laid_out(bench)
    digests = {job.bundle.id: job.digest for job in jobs} if plan.reading else {}
    with charts_by_record(bench.kept, digests, plan.reading):
        made = [make(bench, job, fresh, plan, making) for job in jobs]
    bench.kept.flush()
    return made


def make(bench: Workbench, job: Job, fresh: Path, plan: Plan, making: Making) -> Output:
    """Everything that is made of one incident, written."""
    incident, traces = bench.take(job.bundle)
    assert incident  # noqa: S101 - an archive with problems is not built
    with mistakes_in_words():
        part = part_of_incident(incident, traces, Around(job.findings, plan.mentions), making)
    return written(part, fresh, plan.frames, {one.path: one for one in job.before})


@contextmanager
def mistakes_in_words() -> Iterator[None]:
    """A mistake in a template, in the words of the interface or in the outlines of countries becomes CannotMake.

    What Jinja raises cannot be handed to another process.
    """
    try:
        yield
    except TemplateMistake as mistake:
        raise CannotMake(words_for(mistake)) from None
    except (WrongGeometry, WrongInterface) as wrong:
        raise CannotMake(f"{wrong}\n\nNothing was written.") from wrong


def written(part: Part, fresh: Path, frames: Frames, before: Mapping[str, Stamp]) -> Output:
    """A part of the site in its frames, written as far as it is not what it was before."""
    files = tuple([put(fresh, file, before.get(file.path)) for file in files_of(part, frames)])
    return Output(files, tuple(page.path for page in part.pages))


def files_of(part: Part, frames: Frames) -> Iterator[SiteFile]:
    """A part as files: each page in its frame."""
    for page in part.pages:
        yield SiteFile(page.path, frames.fill_file(page))
    yield from part.every_file
