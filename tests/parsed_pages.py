"""The pages of a built site as they are written, without a browser: what each holds, names and leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# What a reader does not read as text: drawings, the tables folded under them, code that runs.
NOT_READ = frozenset({"svg", "details", "script", "style"})
RESOURCES = {
    ("img", "src"),
    ("img", "srcset"),
    ("script", "src"),
    ("link", "href"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("use", "href"),
    ("image", "href"),
}
Attributes = dict[str, str]


@dataclass
class ParsedPage:
    """A page: its elements in order, and the text of its article as a reader finds it."""

    path: str
    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    text: str = ""

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.elements if tag == "a" and "href" in attributes]

    @property
    def resources(self) -> list[str]:
        """What the browser fetches by itself."""
        return [
            attributes[name]
            for tag, attributes in self.elements
            for of, name in RESOURCES
            if tag == of and name in attributes and attributes.get("rel") != "canonical"
        ]

    def all(self, tag: str, **wanted: str) -> list[Attributes]:
        """The attributes of every such element that has these values (class_ for a class)."""
        name = wanted.pop("class_", None)
        return [
            attributes
            for found, attributes in self.elements
            if found == tag
            and (name is None or name in attributes.get("class", "").split())
            and wanted.items() <= attributes.items()
        ]


class Parser(HTMLParser):
    def __init__(self, page: ParsedPage) -> None:
        super().__init__()
        self.page = page
        self.open: list[str] = []
        self.read: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{self.page.path}: </{tag}> ends something else"

    def handle_data(self, data: str) -> None:
        if "article" in self.open and not NOT_READ.intersection(self.open):
            self.read.append(data)


def parse(site: Path, path: str) -> ParsedPage:
    """The page at a path of the site."""
    page = ParsedPage(path)
    parser = Parser(page)
    parser.feed((site / path).read_text(encoding="utf-8"))
    parser.close()
    page.text = "".join(parser.read)
    return page


def parsed(site: Path) -> dict[str, ParsedPage]:
    """Every page of a site by its path."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {path: parse(site, path) for path in paths}


def is_elsewhere(address: str) -> bool:
    """Whether an address leads away from the site."""
    return bool(urlsplit(address).netloc) or urlsplit(address).scheme not in ("", "data")


def target(page: str, address: str) -> tuple[str, str]:
    """The file of the site and the anchor in it that an address on a page leads to."""
    parts = urlsplit(address)
    if not parts.path:
        return page, unquote(parts.fragment)
    # Only the page for missing addresses, which is shown at any depth, counts from the root.
    start = PurePosixPath("/") if parts.path.startswith("/") else PurePosixPath("/", page).parent
    return normpath(start / unquote(parts.path).lstrip("/")).lstrip("/"), unquote(parts.fragment)
