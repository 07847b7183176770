"""The archive as a site without its frame: every page and every file. The one place that lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.addresses import SITEMAP, Publication, SiteFile
from generator.archive import Archive
from generator.catalogue import Untitled, titled, untitled
from generator.charts.of_archive import exploration_files
from generator.interface import ENGLISH, Interface, Words
from generator.pages import Around, Page, Recipe, around_of, mention_of
from generator.pages.of_archive import Stock, recipes_of_archive, stock_of
from generator.parts import Part, making_of, part_of_incident
from generator.patterns import Patterns
from generator.schema import schema_file


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
        "facts", "catalogue", incidents, lambda: untitled(stock.opened(incidents), stock.archive)
    )
    return Part((), titled(without_titles, incidents))


def part_of_page(make: Callable[[], Page]) -> Part:
    """A page as a part of the site."""
    return Part((make(),), ())


def sitemap(paths: Iterable[str], publication: Publication) -> Iterator[SiteFile]:
    """The addresses of generated pages for search engines, which must be whole; of a site that stands somewhere.

    MkDocs' own would carry the day of the build.
    """
    if publication.url:
        urls = "".join(f"<url><loc>{publication.whole(path)}</loc></url>\n" for path in sorted(paths))
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        yield SiteFile(SITEMAP, f"{head}{urls}</urlset>\n")
