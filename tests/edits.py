"""Edits that an archive gets while it is worked on: a project with a few made-up incidents, and what somebody may do to it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from generator.building import Build
from generator.kept import FILE, FOLDER, Kept
from generator.ledger import LEDGER
from generator.made_last import MAKERS
from generator.outputs import put
from generator.program import digests
from generator.theme import Maker
from tests.bench import corpus

MADE_UP = 13


@dataclass(frozen=True)
class Project:
    """A project that is being worked on. `number` says which of the things that an edit could be made to is meant."""

    root: Path

    @property
    def files(self) -> list[Path]:
        """The incident files."""
        return sorted((self.root / "incidents").rglob("*.yml"))

    def file(self, number: int) -> Path:
        """One of them."""
        return self.files[number % len(self.files)]

    def replace(self, path: Path, old: str, new: str) -> None:
        """Edit a file."""
        text = path.read_text("utf-8")
        assert old in text, path
        path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    def title(self, number: int) -> None:
        """Another title, which stands in lists and on the pages of others too."""
        self.replace(self.file(number), "title: ", f"title: No. {number}, ")

    def account(self, number: int) -> None:
        """Another word in an account, which stands on one page."""
        self.replace(self.file(number), "write_up: |\n  ", f"write_up: |\n  Word {number}. ")

    def summary(self, number: int) -> None:
        """Another summary, which the first page shows of the latest incidents."""
        self.replace(self.file(-1 - number), 'summary: "', f'summary: "In short {number}: ')

    def language(self, number: int) -> None:
        """A title in another language, which every list marks."""
        if "language: " not in self.file(number).read_text("utf-8"):
            self.replace(self.file(number), "title: ", "language: sd\ntitle: ")

    def time(self, number: int) -> None:
        """No more than the year in which it began, by which it stands elsewhere in each list, and before others."""
        path = self.file(number)
        text = path.read_text("utf-8")
        begin, end = text.index("\nstart:\n"), text.index("\nend:\n") if "\nend:\n" in text else text.index("\nscope:")
        start = f"\nstart:\n  - {{value: {path.stem[:4]}, basis: reported, sources: [s1]}}"
        path.write_text(text[:begin] + start + text[end:], "utf-8", newline="\n")

    def country(self, number: int) -> None:
        """One country more, so that two that had nothing in common have."""
        path = self.file(number)
        text = path.read_text("utf-8")
        other = next(code for code in ("IR", "BD", "PK") if f"countries: [{code}" not in text)
        found = re.sub(r"^countries: \[(\w\w).*?\]", rf"countries: [\1, {other}]", text, count=1, flags=re.MULTILINE)
        path.write_text(found, "utf-8", newline="\n")

    def kind(self, number: int) -> None:
        """Another kind, with which it can count elsewhere."""
        kinds = ("power_outage", "full_shutdown", "service_blocking")
        path = self.file(number)
        found = re.sub(r"^kinds: .*", f"kinds: [{kinds[number % 3]}]", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(found, "utf-8", newline="\n")

    def add(self, number: int) -> None:
        """One incident more."""
        stem, text, series = next(islice(corpus.incidents(MADE_UP + 60), MADE_UP + number % 60, None))
        folder = self.root / "incidents" / stem[:4]
        folder.mkdir(exist_ok=True)
        (folder / f"{stem}.yml").write_text(text, "utf-8", newline="\n")
        for name, values in series.items():
            (folder / f"{stem}.{name}.csv").write_text(values, "utf-8", newline="\n")

    def is_published(self, file: Path) -> bool:
        """Whether the list of ids has that of a file, which then has to stay."""
        ledger = self.root / LEDGER
        return ledger.is_file() and file.stem in ledger.read_text("utf-8").split()

    def remove(self, number: int) -> None:
        """One incident less, and what is beside it."""
        gone = self.file(number)
        if len(self.files) > 2 and not self.is_published(gone):
            for path in gone.parent.glob(f"{gone.stem}.*"):
                path.unlink()

    def rename(self, number: int) -> None:
        """Another id for an incident, and what is beside it."""
        old = self.file(number)
        of_it = [] if self.is_published(old) else sorted(old.parent.glob(f"{old.stem}.*"))
        for path in of_it:
            path.rename(path.with_name(path.name.replace(old.stem, f"{old.stem}-{number}", 1)))

    def registry(self, number: int) -> None:
        """Another name for an actor that many incidents have."""
        actors = self.root / "site_config" / "registry" / "actors.yml"
        self.replace(actors, "label: Regulator of ", f"label: Authority {number} of ")

    def template(self, number: int) -> None:
        """Another word in every page of an incident."""
        template = self.root / "site_config" / "templates" / "incident" / "record.html"
        template.write_text(f"{template.read_text('utf-8')}<p>{number}</p>\n", "utf-8", newline="\n")

    def name(self, number: int) -> None:
        """Another name for the site, which stands in every frame."""
        self.replace(self.root / "mkdocs.yml", "site_name: ", f"site_name: No. {number} ")

    def trace(self, number: int) -> None:
        """Another number in what was measured."""
        tables = sorted((self.root / "incidents").rglob("*.csv"))
        if tables:
            table = tables[number % len(tables)]
            *lines, last = table.read_text("utf-8").rstrip("\n").split("\n")
            time = last.split(",")[0]
            table.write_text("\n".join([*lines, f"{time},{number % 100}", ""]), "utf-8", newline="\n")

    def ledger(self, number: int) -> None:
        """A published id more, which changes no page."""
        (self.root / LEDGER).write_text(f"{self.file(number).stem}\n", "utf-8", newline="\n")

    def tampered(self, number: int) -> None:
        """A page of the site changed by hand, and another lost."""
        pages = sorted((self.root / "site").rglob("*.html"))
        pages[number % len(pages)].write_text("by hand", "utf-8")
        pages[(number * 7 + 1) % len(pages)].unlink()

    def nothing(self, number: int) -> None:
        """All as it was."""


EDITS: tuple[Callable[[Project, int], None], ...] = (
    Project.title,
    Project.account,
    Project.summary,
    Project.language,
    Project.time,
    Project.country,
    Project.kind,
    Project.add,
    Project.remove,
    Project.rename,
    Project.registry,
    Project.template,
    Project.name,
    Project.trace,
    Project.ledger,
    Project.tampered,
    Project.nothing,
)


@contextmanager
def emptied(folder: Path) -> Iterator[Path]:
    """A folder for one example among many."""
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def copied(few: Path, folder: Path, drawn: Path | None = None) -> Path:
    """A copy of a project, with its drawings."""
    root = shutil.copytree(few, folder)
    if drawn:
        kept_drawings(drawn, root)
    return root


def kept_drawings(drawn: Path, root: Path) -> None:
    """Let a project have drawings, and nothing else that was kept."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    shutil.copy(drawn, root / FOLDER / FILE)
    kept = Kept(root)
    kept.write(("delete from kept where key not like ? and key not like ?", [("drawing:%", "vega:%")]))
    kept.close()


def leave_out_the_search_index(patched: pytest.MonkeyPatch) -> None:
    # Lists so short that there are several pages of most, as there are of an archive of thousands.
    patched.setattr("generator.pages.listings.ROWS_A_PAGE", 3)
    patched.setattr("generator.nearby.TOGETHER", 4)
    patched.setattr("generator.assembling.MAKERS", {name: lambda progress, fresh: [] for name in MAKERS})


def build(root: Path, site: str = "site", number: int = 1) -> bool:
    """Build a project; whether anything had changed."""
    kept = Kept(root, pytest.fail)
    try:
        upon = digests(root)
        return Build(root, root / site, Maker(root, upon.pages, kept, strict=False), upon, number=number).run()
    finally:
        kept.close()


def full_after(number: int) -> Callable[..., object]:
    """A way to write files that finds the disk full after so many."""
    written = 0

    def put_while_there_is_room(*given: object) -> object:
        nonlocal written
        written += 1
        if written > number:
            raise OSError(28, "No space left on device")
        return put(*given)  # type: ignore[arg-type]  # handed on as it came

    return put_while_there_is_room
