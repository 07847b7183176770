"""Every path on the site, relative to its root; nobody else spells one."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, relpath

from generator.facets import Facet

HOME = "index.html"
ALL_INCIDENTS = "incidents"
FIELD_REFERENCE = "reference/fields.html"
VOCABULARY = "reference/vocabulary.html"
METHODOLOGY = "methodology.html"
CONTRIBUTE = "contribute.html"
SERIES_INDEX = "series/index.html"
CATALOGUE = "catalogue.js"
SCHEMA = "incident.schema.json"
SEARCH_INDEX = "pagefind"
SITEMAP = "sitemap.xml"


@dataclass(frozen=True)
class SiteFile:
    """A file of the site that is not a page."""

    path: str
    content: str


def incident_page(incident_id: str) -> str:
    """Where an incident stands for good."""
    return f"{ALL_INCIDENTS}/{incident_id}.html"


def facet_index(facet: Facet, number: int = 1) -> str:
    """One page of the values of a facet."""
    return numbered(f"{facet.name}/index", number)


def facet_page(facet_name: str, key: str, number: int = 1) -> str:
    """One page of the incidents that have a value."""
    return numbered(f"{facet_name}/{key.lower().replace('_', '-').replace('.', '-')}", number)


def series_page(key: str) -> str:
    """The page of a series."""
    return f"series/{key}.html"


def all_incidents_page(number: int = 1) -> str:
    """One page of the list of all incidents."""
    return numbered(f"{ALL_INCIDENTS}/index", number)


def numbered(stem: str, number: int) -> str:
    """The first page of a list has no number; a page with one can't be mistaken for an entry's own."""
    return f"{stem}.html" if number == 1 else f"{stem}.page-{number}.html"


def link(from_page: str, to: str) -> str:
    """The relative address that leads from a page to a place on the site."""
    # As plain text from a root: of a path without one relpath asks where the program runs.
    path, hash_mark, anchor = str(to).partition("#")
    return relpath(f"/{path}", f"/{dirname(from_page)}") + hash_mark + anchor


def source_anchor(source_id: str) -> str:
    """The anchor of a source on its incident's page."""
    return f"source-{source_id}"


def statement_anchor(number: int) -> str:
    """The anchor of a statement on its incident's page, by its place in the thread."""
    return f"statement-{number}"


def term_anchor(list_name: str, term: str) -> str:
    """The anchor of a term on the vocabulary page."""
    return f"{list_name}-{term}".replace("_", "-").replace(".", "-")
