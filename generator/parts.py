"""A part of the site: what is made of one incident, of what is given here and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import chain
from pathlib import Path

from generator.addresses import Publication, SiteFile, incident_page, link
from generator.assets.policy import ALONE
from generator.incident import Incident
from generator.interface import ENGLISH, Interface, read_interfaces
from generator.kept import Store
from generator.pages import TEMPLATES, Around, Page, Templates, environment_of_records, pages_of_incident
from generator.pages.cards import cards
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


def part_of_incident(incident: Incident, traces: Mapping[str, Trace], around: Around, making: Making) -> Part:
    """All that is made of one incident, of what is given here and of nothing else."""
    publication = making.publication
    pages = pages_of_incident(incident, traces, around, making.environment, making.interfaces, publication)
    redirects = (redirect(alias, incident, publication) for alias in incident.aliases)
    return Part(tuple(pages), (*redirects, *cards(incident, making.environment, publication)))


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
