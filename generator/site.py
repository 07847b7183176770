"""The archive as a site without its frame: every page and every file. The one place that lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from itertools import chain
from pathlib import Path

from generator.addresses import SITEMAP, Publication, SiteFile, incident_page, link
from generator.archive import Archive
from generator.assets import ALONE
from generator.catalogue import Untitled, titled, untitled
from generator.charts import exploration_files
from generator.incident import Incident
from generator.interface import ENGLISH, Interface, Words, read_interfaces
from generator.kept import Store
from generator.pages import (
    TEMPLATES,
    Around,
    Page,
    Recipe,
    Stock,
    Templates,
    around_of,
    environment_of_records,
    mention_of,
    pages_of_incident,
    recipes_of_archive,
    stock_of,
)
from generator.pages.cards import cards
from generator.patterns import Patterns
from generator.schema import schema_file
from generator.traces import Trace
from generator.vocabulary import Lists


@dataclass(frozen=True)
class Part:
    """A part of the site: pages that want a frame, with the files beside them, and files that stand as they are."""

    pages: tuple[Page, ...]
    files: tuple[SiteFile, ...]

    @property
    def every_file(self) -> Iterator[SiteFile]:
        """The files, and those beside pages."""
        return chain(self.files, *(page.files for page in self.pages))

    @property
    def named(self) -> frozenset[str]:
        """The incidents whose titles charts of it show, by their ids."""
        return frozenset().union(*(page.named for page in self.pages))


@dataclass(frozen=True)
class Site:
    """All that is made from the archive, in parts."""

    parts: tuple[Part, ...]
    interfaces: Mapping[str, Interface]
    publication: Publication

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page."""
        return tuple(page for part in self.parts for page in part.pages)

    @property
    def files(self) -> tuple[SiteFile, ...]:
        """Every other file; a site that stands somewhere has a sitemap."""
        made = (file for part in self.parts for file in part.every_file)
        return (*made, *sitemap((page.path for page in self.pages), self.publication))


@dataclass(frozen=True)
class Making:
    """What the pages of an incident are made with, besides what is recorded of it and stands around it."""

    environment: Templates
    interfaces: Mapping[str, Interface]
    publication: Publication


def making_of(root: Path, lists: Lists, publication: Publication, kept: Store | None = None) -> Making:
    """The templates, the words of the interface, and the closed lists."""
    interfaces = read_interfaces(root)
    environment = environment_of_records(lists, root / TEMPLATES, interfaces[ENGLISH].words, kept)
    return Making(environment, interfaces, publication)


def site_of(archive: Archive, root: Path, publication: Publication, progress: Callable[[int], None]) -> Site:
    """The whole site, in this process; `progress` is told after each incident how many are made."""
    making, patterns = making_of(root, archive.lists, publication), Patterns(archive)
    parts = []
    for incident, around in zip(archive.incidents, surroundings(patterns), strict=True):
        parts.append(part_of_incident(incident, archive.traces.get(incident.id, {}), around, making))
        progress(len(parts))
    parts += parts_of_archive(patterns, root, making.interfaces[ENGLISH].words, publication)
    return Site(tuple(parts), making.interfaces, publication)


def surroundings(patterns: Patterns) -> Iterator[Around]:
    """What stands around each incident, in the order of the archive."""
    archive = patterns.archive
    mentions = {one.id: mention_of(archive, one) for one in archive.incidents}
    return (around_of(incident, patterns, mentions) for incident in archive.incidents)


def part_of_incident(incident: Incident, traces: Mapping[str, Trace], around: Around, making: Making) -> Part:
    """All that is made of one incident, of what is given here and of nothing else."""
    publication = making.publication
    pages = pages_of_incident(incident, traces, around, making.environment, making.interfaces, publication)
    redirects = (redirect(alias, incident, publication) for alias in incident.aliases)
    return Part(tuple(pages), (*redirects, *cards(incident, making.environment, publication)))


def parts_of_archive(patterns: Patterns, root: Path, words: Words, publication: Publication) -> Iterator[Part]:
    """All that shows more than one incident, or none, page by page. Of each incident it looks at the outline only."""
    return (recipe.make() for recipe in recipes_of_parts(stock_of(patterns), root, words, publication))


def recipes_of_parts(stock: Stock, root: Path, words: Words, publication: Publication) -> Iterator[Recipe[Part]]:
    """How all that is made, and of what."""
    lists, incidents = stock.archive.lists, stock.archive.incidents
    yield Recipe("catalogue", partial(catalogue_part, stock), seen=incidents)
    yield Recipe("schema and explorations", lambda: Part((), (schema_file(lists), *exploration_files())))
    for recipe in recipes_of_archive(stock, root, words, publication):
        yield replace(recipe, make=partial(part_of_page, recipe.make))  # type: ignore[misc, arg-type]


def catalogue_part(stock: Stock) -> Part:
    """What Explore and the search box look through."""
    incidents = stock.archive.incidents
    without_titles: Untitled = stock.kept(
        "catalogue", incidents, lambda: untitled(stock.opened(incidents), stock.archive)
    )
    return Part((), titled(without_titles, incidents))


def part_of_page(make: Callable[[], Page]) -> Part:
    """A page as a part of the site."""
    return Part((make(),), ())


def redirect(alias: str, incident: Incident, publication: Publication) -> SiteFile:
    """What stands at an old address: where the record is now. It leads there without a script, from a folder too."""
    old, new = incident_page(alias), incident_page(incident.id)
    title, to = escape(incident.title), escape(link(old, new))
    whole = escape(publication.whole(new) or to)
    return SiteFile(
        old,
        f'''<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{ALONE}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="canonical" href="{whole}">
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body>
<main>
<h1>{title}</h1>
<p>This record was published as <code>{alias}</code>. It is now <a href="{to}">{incident.id}</a>.</p>
</main>
</body>
</html>
''',
    )


def sitemap(paths: Iterable[str], publication: Publication) -> Iterator[SiteFile]:
    """The addresses of generated pages for search engines, which must be whole; of a site that stands somewhere.

    MkDocs' own would carry the day of the build.
    """
    if publication.url:
        urls = "".join(f"<url><loc>{publication.whole(path)}</loc></url>\n" for path in sorted(paths))
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        yield SiteFile(SITEMAP, f"{head}{urls}</urlset>\n")
