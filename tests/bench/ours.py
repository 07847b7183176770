"""What is timed of this project."""

from __future__ import annotations

import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import count
from pathlib import Path

from generator.addresses import HOME
from generator.kept import FILE, FOLDER
from tests.bench.measuring import Command, Taken, from_saving, timed
from tests.bench.places import Place, remove, write_account, write_title
from tests.bench.rows import Row

OURS = "Outage Reports"
OUTAGES = Path(sys.executable).with_name("outages")
PORT = 8417
# What is kept of charts and cards, by the beginnings of their keys.
DRAWN = ("drawing:%", "chart:%", "globe:%", "view:%", "picture:%", "vega:%")
STEP = re.compile(r"^ *(\d+\.\d+) s +(\S.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Project:
    """A project of ours that is built again and again, each time after another edit."""

    place: Place
    limit: float
    numbers: Iterator[int] = field(default_factory=count)

    @cached_property
    def root(self) -> Path:
        """Its folder."""
        return self.place.ours

    @property
    def site(self) -> Path:
        """Where its site goes."""
        return self.root / "site"

    def command(self, *words: str) -> Command:
        """A command of ours."""
        return Command([OUTAGES, *words], self.root)

    def run(self, *words: str) -> Taken:
        """Run a command of ours."""
        return timed(self.command(*words), self.limit)

    def build(self) -> Taken:
        """Build the site."""
        return self.run("build", "--timings")

    def build_pages(self) -> Taken:
        """Build the site without search index and copy."""
        return self.run("build", "--pages-only", "--timings")

    def take_away(self) -> None:
        """Nothing is built, and no incident stands there that a run before added."""
        remove(self.site, self.site.with_name(f".{self.site.name}.before"))
        remove(*self.root.glob("incidents/*/*-added-*.yml"))

    def begin_again(self) -> None:
        """Nothing is kept and nothing is built."""
        self.take_away()
        remove(self.root / FOLDER)

    def keep_charts_only(self) -> None:
        """Nothing is built; of what was kept, charts and cards are left."""
        self.take_away()
        file = self.root / FOLDER / FILE
        if file.is_file():
            with sqlite3.connect(file) as base:
                base.execute(f"delete from kept where not ({' or '.join(['key like ?'] * len(DRAWN))})", DRAWN)  # noqa: S608 - marks only
            base.close()

    def have_charts_only(self) -> None:
        """The same, after charts and cards were drawn where none are."""
        if not (self.root / FOLDER / FILE).is_file():
            self.build()
        self.keep_charts_only()

    def stand(self) -> None:
        """The site is built, its pages at least."""
        if not (self.site / HOME).is_file():
            self.build_pages()

    def file(self, incident_id: str) -> Path:
        """The file of an incident."""
        return self.root / "incidents" / incident_id[:4] / f"{incident_id}.yml"

    def edit_title(self) -> None:
        """Another title."""
        self.stand()
        write_title(self.file(self.place.changed[0]), f"edit {next(self.numbers)}")

    def edit_account(self) -> None:
        """Another account."""
        self.stand()
        write_account(self.file(self.place.changed[1]), f"Edit {next(self.numbers)}")

    def add(self) -> None:
        """One more incident."""
        self.stand()
        old = self.file(self.place.changed[1])
        shutil.copy(old, old.with_name(f"{old.stem}-added-{next(self.numbers)}.yml"))

    def served(self) -> Taken:
        """From saving a file to its page being served."""
        changed = self.place.changed[0]
        command = self.command("serve", "--address", f"127.0.0.1:{PORT}")
        page = f"http://127.0.0.1:{PORT}/incidents/{changed}.html"
        return from_saving(command, page, partial(write_title, self.file(changed)), self.limit)


def steps(said: str) -> Mapping[str, float]:
    """The seconds of each step, as `outages build --timings` prints them."""
    return {name: float(seconds) for seconds, name in STEP.findall(said)}


def rows(place: Place, limit: float) -> list[Row]:
    """Everything that is timed of this project."""
    one = Project(place, limit)
    check = partial(one.run, "check", "--no-warnings")
    pages = partial(Row, OURS, measure=one.build_pages, output=one.site, steps=steps)
    return [
        Row(OURS, "check_cold", check, one.keep_charts_only),
        Row(OURS, "check_warm", check),
        Row(OURS, "cold", one.build, one.begin_again, one.site, steps),
        pages("pages", prepare=one.have_charts_only),
        pages("unchanged", prepare=one.stand),
        pages("title", prepare=one.edit_title),
        pages("account", prepare=one.edit_account),
        pages("added", prepare=one.add),
        Row(OURS, "served", one.served, one.stand),
    ]
