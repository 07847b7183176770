"""The archive as a site without its frame: every page and every file. The one place that lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.addresses import SITEMAP, SiteFile, incident_page, link
from generator.archive import Archive
from generator.catalogue import catalogue
from generator.incident import Incident
from generator.interface import Interface, read_interfaces
from generator.pages import Page, pages_of
from generator.schema import schema_file


@dataclass(frozen=True)
class Site:
    """All that is made from the archive: pages that MkDocs puts into its frame, and files that stand as they are."""

    pages: tuple[Page, ...]
    files: tuple[SiteFile, ...]
    interfaces: Mapping[str, Interface]


def site_of(archive: Archive, root: Path, site_url: str | None, progress: Callable[[int], None]) -> Site:
    """The whole site; with `site_url`, a sitemap, which must name whole addresses. `progress`: after each page."""
    interfaces = read_interfaces(root)
    pages: list[Page] = []
    for page in pages_of(archive, root, interfaces):
        pages.append(page)
        progress(len(pages))
    return Site(tuple(pages), tuple(files_of(archive, tuple(pages), site_url)), interfaces)


def files_of(archive: Archive, pages: tuple[Page, ...], site_url: str | None) -> Iterator[SiteFile]:
    """Everything that is not a page."""
    yield catalogue(archive)
    yield schema_file(archive.lists)
    for incident in archive.incidents:
        for alias in incident.aliases:
            yield redirect(alias, incident, site_url)
    if site_url:
        yield sitemap(pages, site_url)


def redirect(alias: str, incident: Incident, site_url: str | None) -> SiteFile:
    """What stands at an old address: where the record is now. It leads there without a script, from a folder too."""
    old, new = incident_page(alias), incident_page(incident.id)
    title, to = escape(incident.title), escape(link(old, new))
    whole = escape(f"{site_url.rstrip('/')}/{new}") if site_url else to
    return SiteFile(
        old,
        f'''<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
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


def sitemap(pages: tuple[Page, ...], site_url: str) -> SiteFile:
    """The addresses of all generated pages for search engines; MkDocs' own would carry the day of the build."""
    urls = "".join(f"<url><loc>{site_url.rstrip('/')}/{page.path}</loc></url>\n" for page in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return SiteFile(SITEMAP, f"{head}{urls}</urlset>\n")
