"""Every path on the site, relative to its root; nobody else spells one."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.facets import Facet  # with it the whole archive, which paths do without

HOME = "index.html"
ALL_INCIDENTS = "incidents"
FIELD_REFERENCE = "reference/fields.html"
VOCABULARY = "reference/vocabulary.html"
METHODOLOGY = "methodology.html"
CONTRIBUTE = "contribute.html"
SERIES_INDEX = "series/index.html"
CATALOGUE = "catalogue.js"
NAMES = "names.js"
EXPLORE = "explore.html"
CHARTS = "charts/index.html"
STYLE = "assets/site.css"
SCHEMA = "incident.schema.json"
SEARCH_INDEX = "pagefind"
SITEMAP = "sitemap.xml"


MIRROR = "mirror.html"
CHECKSUMS = "SHA256SUMS"
OFFLINE_COPY = "outage-reports-site.zip"


@dataclass(frozen=True)
class SiteFile:
    """A file of the site that is not a page."""

    path: str
    content: str | bytes


@dataclass(frozen=True)
class Publication:
    """What the site is called, and where it stands; a site that is handed on as a folder stands nowhere."""

    name: str
    url: str | None = None

    def whole(self, path: str) -> str | None:
        """The whole address of a path of the site."""
        return f"{self.url.rstrip('/')}/{path}" if self.url else None


def citation_file(incident_id: str, ending: str) -> str:
    """How to cite an incident, in a form that another program reads."""
    return f"{ALL_INCIDENTS}/{incident_id}.{ending}"


def card(incident_id: str) -> str:
    """The picture that other sites show of an incident beside a link to it."""
    return f"{ALL_INCIDENTS}/{incident_id}.card.png"


def incident_page(incident_id: str) -> str:
    """Where an incident stands for good."""
    return f"{ALL_INCIDENTS}/{incident_id}.html"


def evidence_page(incident_id: str) -> str:
    """Where the evidence of a long record stands in full; its sections have the anchors that they have on the record's page."""
    return f"{ALL_INCIDENTS}/{incident_id}.evidence.html"


def translated_page(incident_id: str, language: str) -> str:
    """Where an incident stands in another language; no id holds a full stop."""
    return f"{ALL_INCIDENTS}/{incident_id}.{language.lower()}.html"


def facet_index(facet: Facet, number: int = 1) -> str:
    """One page of the values of a facet."""
    return numbered(f"{facet.name}/index", number)


def facet_page(facet_name: str, key: str, number: int = 1) -> str:
    """One page of the incidents that have a value."""
    return numbered(f"{facet_name}/{key.lower().replace('_', '-').replace('.', '-')}", number)


def country_charts(code: str) -> str:
    """The charts of a country, beside its list of incidents."""
    return f"countries/{code.lower()}.charts.html"


def series_page(key: str) -> str:
    """The page of a series."""
    return f"series/{key}.html"


def all_incidents_page(number: int = 1) -> str:
    """One page of the list of all incidents."""
    return numbered(f"{ALL_INCIDENTS}/index", number)


def numbered(stem: str, number: int) -> str:
    """The first page of a list has no number; a page with one can't be mistaken for an entry's own."""
    return f"{stem}.html" if number == 1 else f"{stem}.page-{number}.html"


# Endings of pages and of files that stand beside them.
BESIDE = (".html", ".csv", ".bib", ".ris", ".json")


def link(from_page: str, to: str) -> str:
    """The relative address that leads from a page to a place on the site."""
    path, hash_mark, anchor = str(to).partition("#")
    folder, _, name = path.rpartition("/")
    # So are most links on a page that nothing else links to.
    if folder == from_page.rpartition("/")[0] and name.endswith(BESIDE):
        return name + hash_mark + anchor
    # As plain text from a root: of a path without one relpath asks where the program runs.
    return relpath(f"/{path}", f"/{dirname(from_page)}") + hash_mark + anchor


def chart_file(page: str, key: str, ending: str) -> str:
    """The data of a chart, beside its page; of a key that names the page again only the rest: incidents/x.timeline.csv."""
    stem = page.removesuffix(".html")
    name = stem.rpartition("/")[2]
    return f"{stem}.{key.removesuffix(f'-{name}')}.{ending}"


def exploration(name: str) -> str:
    """How charts of a kind are looked at closer: a script."""
    return f"assets/charts/{name}.js"


def source_anchor(source_id: str) -> str:
    """The anchor of a source on its incident's page."""
    return f"source-{source_id}"


def statement_anchor(number: int) -> str:
    """The anchor of a statement on its incident's page, by its place in the thread."""
    return f"statement-{number}"


def trace_anchor(name: str) -> str:
    """The anchor of a trace on its incident's page."""
    return f"trace-{name}"


def term_anchor(list_name: str, term: str) -> str:
    """The anchor of a term on the vocabulary page."""
    return f"{list_name}-{term}".replace("_", "-").replace(".", "-")
