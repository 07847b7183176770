"""The archive as a site without its frame: every page and every file. The one place that lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.addresses import SITEMAP, SiteFile
from generator.archive import Archive
from generator.catalogue import catalogue
from generator.pages import Page, pages_of
from generator.schema import schema_file


@dataclass(frozen=True)
class Site:
    """All that is made from the archive: pages that MkDocs puts into its frame, and files that stand as they are."""

    pages: tuple[Page, ...]
    files: tuple[SiteFile, ...]


def site_of(archive: Archive, root: Path, site_url: str | None, progress: Callable[[int], None]) -> Site:
    """The whole site; with `site_url`, a sitemap, which must name whole addresses. `progress`: after each page."""
    pages: list[Page] = []
    for page in pages_of(archive, root / "site_config" / "templates"):
        pages.append(page)
        progress(len(pages))
    return Site(tuple(pages), tuple(files_of(archive, tuple(pages), site_url)))


def files_of(archive: Archive, pages: tuple[Page, ...], site_url: str | None) -> Iterator[SiteFile]:
    """Everything that is not a page."""
    yield catalogue(archive)
    yield schema_file(archive.lists)
    if site_url:
        yield sitemap(pages, site_url)


def sitemap(pages: tuple[Page, ...], site_url: str) -> SiteFile:
    """The addresses of all generated pages for search engines; MkDocs' own would carry the day of the build."""
    urls = "".join(f"<url><loc>{site_url.rstrip('/')}/{page.path}</loc></url>\n" for page in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return SiteFile(SITEMAP, f"{head}{urls}</urlset>\n")
