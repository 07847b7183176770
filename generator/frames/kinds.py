"""What the frame of a page depends on, besides the values that stand in it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import product
from posixpath import dirname
from typing import Protocol

from generator.addresses import ALL_INCIDENTS, HOME
from generator.languages import ENGLISH

# A page with so many sections has a list of its contents: contents.html.
CONTENTS_FROM = 3
# What the theme may ask for in the content of a page: main.html, content.html.
HEADING, EXPLORES = "<h1", " data-explore>"
ASKED = (HEADING, EXPLORES)
# The values that a page can lack, for which the theme then has something else, or nothing.
OPTIONAL = ("title", "description", "head")


class Framed(Protocol):
    """A finished page without its frame: all that a frame asks of one."""

    @property
    def path(self) -> str:
        """Where it stands, from the site's root."""

    @property
    def title(self) -> str:
        """What it is called: text."""

    @property
    def description(self) -> str:
        """What it says, in a line: text."""

    @property
    def html(self) -> str:
        """Its content."""

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Anchors and titles for its list of contents: text."""

    @property
    def head(self) -> str:
        """More elements for its head, as finished HTML."""

    @property
    def language(self) -> str:
        """The language that it is written in, and the frame if it can."""


@dataclass(frozen=True, order=True)
class Kind:
    """Pages of one kind have the same frame. By the folder, links are relative; `holds`: what of ASKED is in the content."""

    folder: str
    language: str = ENGLISH
    contents: bool = True
    holds: tuple[str, ...] = (HEADING,)
    lacks: tuple[str, ...] = ()
    # Of a page that the navigation lists, and so marks as the one that is open; it is the only page of its kind.
    path: str = ""

    @property
    def is_home(self) -> bool:
        """Whether the page is called as the site is."""
        return self.path == HOME


def kind_of(page: Framed, listed: Container[str] = ()) -> Kind:
    """The kind of a page; `listed` are the paths of the pages that the navigation lists."""
    return Kind(
        dirname(page.path),
        page.language,
        len(page.sections) >= CONTENTS_FROM,
        tuple([sought for sought in ASKED if sought in page.html]),
        tuple([name for name in OPTIONAL if not getattr(page, name)]),
        page.path if page.path == HOME or page.path in listed else "",
    )


def kinds_of_incidents(languages: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds that pages of incidents in these languages can have, known before any is rendered."""
    held = ((HEADING,), (HEADING, EXPLORES))
    ways = product(sorted({*languages, ENGLISH}), (False, True), held)
    return tuple(Kind(ALL_INCIDENTS, language, contents, holds) for language, contents, holds in ways)
