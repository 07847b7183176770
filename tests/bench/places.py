"""The folder of one bench: an archive of so many incidents, the same as Markdown, and a project for each generator."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.addresses import ALL_INCIDENTS
from tests.bench import corpus, in_front_matter, in_markdown, ready_charts
from tests.bench.lists_in_markdown import write_lists
from tests.bench.tools import PEERS, PLACE

AWAY = PLACE / "away"


@dataclass(frozen=True)
class Place:
    """Where the bench of so many incidents is; the archive and its Markdown are made once and kept."""

    number: int
    tell: Callable[[str], None] = print

    @property
    def folder(self) -> Path:
        """Everything of this bench."""
        return PLACE / str(self.number)

    @cached_property
    def project(self) -> Path:
        """The archive as a project of ours."""
        return self.made("project", lambda fresh: corpus.project(self.number, fresh))

    @cached_property
    def content(self) -> Path:
        """The same incidents as pages of Markdown."""
        return self.made("content", lambda fresh: in_markdown.write(self.project, fresh))

    def made(self, name: str, make: Callable[[Path], None]) -> Path:
        """A folder that is there as a whole or not at all."""
        folder = self.folder / name
        if not folder.is_dir():
            self.tell(f"Writing {name} of {self.number} incidents")
            fresh = folder.with_name(f"{name}.new")
            remove(fresh)
            fresh.parent.mkdir(parents=True, exist_ok=True)
            make(fresh)
            fresh.rename(folder)
        return folder

    def fresh(self, name: str) -> Path:
        """An empty folder."""
        folder = self.folder / name
        remove(folder)
        folder.mkdir(parents=True)
        return folder

    @cached_property
    def ours(self) -> Path:
        """A copy of the archive, made once a run, which may be edited, with templates and settings as they are now."""
        folder = self.folder / "ours"
        remove(folder)
        corpus.frame(folder)
        shutil.copytree(self.project / "incidents", folder / "incidents")
        return folder

    def peer(self, name: str, pages: str, lists: bool = False) -> Path:
        """A project of another generator: its own files, with the incidents in a folder; with lists, where it makes none."""
        folder = self.fresh(name)
        shutil.copytree(PEERS / name, folder, dirs_exist_ok=True)
        shutil.copytree(self.content / "incidents", folder / pages / "incidents", dirs_exist_ok=True)
        if lists:
            write_lists(self.content, folder / pages)
        return folder

    def on_files(self, name: str, site: Path) -> Path:
        """A project of another generator that has the incident files for its content, and the charts of our site ready-made."""
        folder = self.fresh(name)
        shutil.copytree(PEERS / name, folder, dirs_exist_ok=True)
        in_front_matter.write(self.project, folder)
        ready_charts.write(site, self.ids, folder / "charts", folder / "static" / ALL_INCIDENTS)
        return folder

    @cached_property
    def ids(self) -> list[str]:
        """Every incident of the archive."""
        return sorted(path.stem for path in self.project.glob("incidents/*/*.yml"))

    @property
    def changed(self) -> tuple[str, str]:
        """The incidents that are edited: one gets another title, one another account."""
        return self.ids[len(self.ids) // 2], self.ids[len(self.ids) // 3]


def remove(*paths: Path) -> None:
    """Take folders and files away, whether they are there or not.

    They are moved, and deleted when all is measured: for some seconds after tens of thousands of files were deleted, ext4
    takes many times as long to make one, and whoever comes next would pay for it.
    """
    for path in paths:
        if path.exists():
            AWAY.mkdir(parents=True, exist_ok=True)
            path.rename(AWAY / f"{len(list(AWAY.iterdir()))}")


def delete_what_was_removed() -> None:
    """Delete what was taken away; to be called when nothing is measured any more."""
    shutil.rmtree(AWAY, ignore_errors=True)


def write_title(file: Path, word: str) -> None:
    """Give an incident, as YAML or as Markdown, another title that holds a word."""
    text = file.read_text("utf-8")
    file.write_text(
        re.sub(r'^title: ".*"$', f'title: "Networks down: {word}"', text, count=1, flags=re.MULTILINE), "utf-8"
    )


def write_account(file: Path, word: str) -> None:
    """Change a paragraph of the account of an incident."""
    text = file.read_text("utf-8")
    file.write_text(
        re.sub(r"^(  Further sources:).*(\[@)", rf"\1 {word} \2", text, count=1, flags=re.MULTILINE), "utf-8"
    )
