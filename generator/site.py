"""The archive as a site without its frame: every page and every file. The one place that lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from generator.addresses import ALL_INCIDENTS, SITEMAP, Publication, SiteFile, incident_page, link
from generator.archive import Archive
from generator.assets import ALONE
from generator.catalogue import search_files
from generator.charts import exploration_files
from generator.citations import Citation
from generator.incident import Incident
from generator.interface import ENGLISH, Interface, read_interfaces
from generator.pages import Page, pages_of
from generator.pages.cards import cards
from generator.schema import schema_file
from generator.sharing import open_graph


@dataclass(frozen=True)
class Site:
    """All that is made from the archive: pages that MkDocs puts into its frame, and files that stand as they are."""

    pages: tuple[Page, ...]
    files: tuple[SiteFile, ...]
    interfaces: Mapping[str, Interface]


def site_of(archive: Archive, root: Path, publication: Publication, progress: Callable[[int], None]) -> Site:
    """The whole site; one that stands somewhere has a sitemap, which must name whole addresses. `progress`: after each page."""
    interfaces = read_interfaces(root)
    pages: list[Page] = []
    for page in pages_of(archive, root, interfaces, publication):
        pages.append(introduced(page, archive, publication))
        progress(len(pages))
    files = (
        *files_of(archive, tuple(pages), publication),
        *cards(archive, root, interfaces[ENGLISH].words, publication),
    )
    return Site(tuple(pages), files, interfaces)


def introduced(page: Page, archive: Archive, publication: Publication) -> Page:
    """A page that says in its head what it is, for sites that show a link to it."""
    incident = archive.by_id.get(page.path.removeprefix(f"{ALL_INCIDENTS}/").split(".")[0])
    head = open_graph(page.path, page.title, page.description, publication, incident)
    return replace(page, head="\n".join(part for part in (head, page.head) if part))


def files_of(archive: Archive, pages: tuple[Page, ...], publication: Publication) -> Iterator[SiteFile]:
    """Everything that is not a page, but pictures."""
    yield from search_files(archive)
    yield schema_file(archive.lists)
    yield from exploration_files()
    for page in pages:
        yield from page.files
    for incident in archive.incidents:
        yield from Citation(incident, publication).files
        for alias in incident.aliases:
            yield redirect(alias, incident, publication)
    if publication.url:
        yield sitemap(pages, publication)


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


def sitemap(pages: tuple[Page, ...], publication: Publication) -> SiteFile:
    """The addresses of all generated pages for search engines; MkDocs' own would carry the day of the build."""
    urls = "".join(f"<url><loc>{publication.whole(page.path)}</loc></url>\n" for page in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return SiteFile(SITEMAP, f"{head}{urls}</urlset>\n")
