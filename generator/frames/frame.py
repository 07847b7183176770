"""A frame, and how it is filled: its own text with the values of a page between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from operator import attrgetter
from posixpath import basename
from types import MappingProxyType
from typing import AnyStr
from urllib.parse import quote

from generator.frames.kinds import Framed, Kind, kind_of


class NoFrame(KeyError):
    """A page is of a kind of which no frame was made."""


def escaped(text: str) -> str:
    """Text for HTML as Jinja writes it: other codes for quotation marks than Python's."""
    return escape(text).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


VALUES: Mapping[str, Callable[[Framed], str]] = MappingProxyType(
    {
        "title": attrgetter("title"),
        "description": attrgetter("description"),
        "head": attrgetter("head"),
        "content": attrgetter("html"),
        "file name": lambda page: basename(page.path).removesuffix(".html"),
    }
)
# Of one section. Its title is text, and the titles of a table of contents are HTML in MkDocs.
OF_SECTION: Mapping[str, Callable[[tuple[str, str]], str]] = MappingProxyType(
    {"anchor": lambda section: section[0], "section": lambda section: escape(section[1])}
)
WRITINGS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"as it is": str, "escaped": escaped, "in an address": quote}
)


@dataclass(frozen=True)
class Slot:
    """A place for one value, and how it is written there."""

    name: str
    writing: str

    def of(self, page: Framed) -> str:
        """What stands in it on a page."""
        return WRITINGS[self.writing](VALUES[self.name](page))

    def of_section(self, section: tuple[str, str]) -> str:
        """What stands in it for one section of a page."""
        return section_in(self.writing, self.name, section)


@lru_cache(maxsize=2048)  # the sections of most pages are called alike
def section_in(writing: str, name: str, section: tuple[str, str]) -> str:
    """A value of a section as it is written."""
    return WRITINGS[writing](OF_SECTION[name](section))


@dataclass(frozen=True)
class Repeated:
    """A place for the list of contents: what stands round the values of one section, and between two sections."""

    slots: tuple[Slot, ...]
    texts: tuple[str, ...]
    between: str

    def of(self, page: Framed) -> str:
        """All sections of a page."""
        return contents(self, page.sections)

    def entry(self, section: tuple[str, str]) -> str:
        """One section."""
        return interleaved([slot.of_section(section) for slot in self.slots], ("", *self.texts, ""))


@lru_cache(maxsize=1024)  # thousands of pages have the same sections
def contents(place: Repeated, sections: tuple[tuple[str, str], ...]) -> str:
    """A list of contents."""
    return place.between.join([place.entry(section) for section in sections])


@dataclass(frozen=True)
class Frame:
    """The frame of all pages of a kind: texts with places between them. A plain value; it can be kept and handed on."""

    kind: Kind
    slots: tuple[Slot | Repeated, ...]
    texts: tuple[str, ...]

    def fill(self, page: Framed) -> str:
        """The whole page."""
        return interleaved([slot.of(page) for slot in self.slots], self.texts)

    def fill_file(self, page: Framed) -> bytes:
        """The whole page as it stands in a file. Most of a frame has the same bytes on every page."""
        return interleaved(in_utf8([slot.of(page) for slot in self.slots]), texts_in_utf8(self.texts))


def interleaved(values: Iterable[AnyStr], texts: Sequence[AnyStr]) -> AnyStr:
    """Texts with a value between each two."""
    parts = [texts[0]]
    for value, text in zip(values, texts[1:], strict=True):
        parts += (value, text)
    return texts[0][:0].join(parts)


def in_utf8(texts: Iterable[str]) -> list[bytes]:
    """Texts as MkDocs writes them: what UTF-8 has no form for, half a surrogate pair, becomes a number that HTML has."""
    return [text.encode("utf-8", "xmlcharrefreplace") for text in texts]


@lru_cache(maxsize=256)
def texts_in_utf8(texts: tuple[str, ...]) -> list[bytes]:
    """The texts of a frame, which are the same for many pages."""
    return in_utf8(texts)


@dataclass(frozen=True)
class Frames:
    """Frames by kind, and what else MkDocs found while it made them. A plain value.

    `listed` are the pages that the navigation lists. `named` are pages and files which it or a page in Markdown leads to,
    and of which only the archive can say whether they are there.
    """

    by_kind: Mapping[Kind, Frame]
    listed: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    def kind_of(self, page: Framed) -> Kind:
        """The kind of a page on this site."""
        return kind_of(page, self.listed)

    def fill(self, page: Framed) -> str:
        """A page in its frame; raises NoFrame."""
        return self.frame_of(page).fill(page)

    def fill_file(self, page: Framed) -> bytes:
        """The same as it stands in a file."""
        return self.frame_of(page).fill_file(page)

    def frame_of(self, page: Framed) -> Frame:
        """The frame for a page; raises NoFrame."""
        kind = self.kind_of(page)
        frame = self.by_kind.get(kind)
        if frame is None:
            raise NoFrame(f"no frame was made for {page.path}, which is of the kind {kind}")
        return frame

    def missing(self, pages: Iterable[Framed]) -> tuple[Kind, ...]:
        """The kinds of pages of which there is no frame yet, in order."""
        return tuple(sorted({self.kind_of(page) for page in pages} - self.by_kind.keys()))

    def with_more(self, frames: Iterable[Frame]) -> Frames:
        """The same with frames of more kinds."""
        return Frames({**self.by_kind, **{one.kind: one for one in frames}}, self.listed, self.named)
