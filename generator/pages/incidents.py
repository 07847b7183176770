"""The page of an incident; beside that of a long record stands a second page with its evidence in full."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from jinja2 import Environment

from generator import addresses
from generator.addresses import Publication
from generator.archive import Archive
from generator.charts import chart_files, incident_timeline
from generator.citations import Citation
from generator.incident import Incident
from generator.pages.filling import Page, charts, names_of_sources, render, words_of
from generator.pages.traces import traces_of
from generator.pages.translations import alternates
from generator.prose import as_text
from generator.sharing import data_of_incident

# What one page may hold, in letters that a reader reads and those that draw its charts: about what comes as 14 kB over the
# line. Letters are counted because what a compressor makes of a page differs from machine to machine, and a site must not.
LETTERS = 20_000
NOT_READ = re.compile(r"<(svg|script)\b.*?</\1>|<[^>]*>|\s+", re.DOTALL)
DRAWN = re.compile(r'\bd="([^"]*)"')

# What the second page holds in full and the first in short: nothing, or as much as it takes, in this order.
EVIDENCE = frozenset({"figures", "platforms", "statements", "measurements", "corroboration"})
Sections = tuple[tuple[str, str], ...]
Fill = Callable[..., tuple[str, Sections]]
APART = (frozenset[str](), EVIDENCE, EVIDENCE | {"account"}, EVIDENCE | {"account", "context"})


def incident_pages(
    archive: Archive, incident: Incident, environment: Environment, publication: Publication
) -> Iterator[Page]:
    """Everything that is recorded of an incident, on one page, or on two where that is too much for one."""
    path, drawn = addresses.incident_page(incident.id), charts(incident_timeline(incident, archive.lists))
    traces = traces_of(archive, incident)
    fill = partial(
        render,
        environment,
        incident=incident,
        names=names_of_sources(incident),
        citation=Citation(incident, publication),
        data=data_of_incident(incident, publication),
        charts=drawn,
        traces=traces,
    )
    description = as_text(incident.summary) if incident.summary else incident.title
    apart, html, sections = fitted(incident, fill)
    head = alternates(incident, publication)
    files = chart_files(path, (*drawn, *(one.chart for one in traces)))
    yield Page(path, incident.title, description, html, sections, head, files=files)
    if apart:
        yield evidence_page(incident, fill, environment, apart)


def fitted(incident: Incident, fill: Fill) -> tuple[frozenset[str], str, Sections]:
    """The page of an incident with as little apart as makes it short enough, else with all that can stand apart."""
    path = addresses.incident_page(incident.id)
    *first, most = APART
    for apart in first:
        html, sections = fill("incident.html", path, **places(incident, apart, path))
        if letters(html) <= LETTERS:
            return apart, html, sections
    return most, *fill("incident.html", path, **places(incident, most, path))


def evidence_page(incident: Incident, fill: Fill, environment: Environment, apart: frozenset[str]) -> Page:
    """What the page of a long record holds in short only."""
    path = addresses.evidence_page(incident.id)
    html, sections = fill("evidence.html", path, **places(incident, apart, path))
    words = words_of(environment).incident
    title, about = (one.format(title=incident.title) for one in (words.evidence_of, words.evidence_about))
    return Page(path, title, about, html, sections)


def places(incident: Incident, apart: frozenset[str], path: str) -> dict[str, Any]:
    """Which parts stand apart, and, for links, before the anchors of a page: its address, or nothing on the page itself."""
    record, evidence = addresses.incident_page(incident.id), addresses.evidence_page(incident.id)
    return {
        "apart": apart,
        "on_record": "" if path == record else addresses.link(path, record),
        "on_evidence": addresses.link(path, evidence) if apart and path == record else "",
    }


def letters(html: str) -> int:
    """How much there is to read in a piece of HTML, without white space, and to draw."""
    return len(NOT_READ.sub("", html)) + sum(map(len, DRAWN.findall(html)))
