"""The page of an incident; beside that of a long record stands a second page with its evidence in full."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment

from generator import addresses
from generator.addresses import Publication
from generator.charts import chart_files, incident_timeline
from generator.citations import Citation
from generator.evidence import confidence, independent_sources
from generator.evidence.accounts import thread
from generator.evidence.questions import questions
from generator.incident import Incident
from generator.interface import Interface
from generator.pages.around import Around
from generator.pages.filling import Page, charts, introduced, lists_of, names_of_sources, render, words_of
from generator.pages.leaves import Links
from generator.pages.traces import shown_traces
from generator.pages.translations import alternates, translated_pages
from generator.prose import as_text
from generator.sharing import data_of_incident
from generator.traces import Trace
from generator.vocabulary import Lists

# What one page may hold, in letters that a reader reads and those that draw its charts: about what comes as 14 kB over the
# line. Letters are counted because what a compressor makes of a page differs from machine to machine, and a site must not.
LETTERS = 20_000
READ = re.compile(r">([^<]+)")
NOT_BLANK = re.compile(r">\s*+([^<\s][^<]*+)")
A_STEP = 4_000  # letters of a page that are looked at before it is asked whether more of them have to be
DRAWN = re.compile(r' d="([^"]*)"')

# What the second page holds in full and the first in short: nothing, or as much as it takes, in this order.
EVIDENCE = frozenset({"figures", "platforms", "statements", "measurements", "corroboration"})
Sections = tuple[tuple[str, str], ...]
Fill = Callable[..., tuple[str, Sections]]
APART = (frozenset[str](), EVIDENCE, EVIDENCE | {"account"}, EVIDENCE | {"account", "context"})


def pages_of_incident(
    incident: Incident,
    traces: Mapping[str, Trace],
    around: Around,
    environment: Environment,
    interfaces: Mapping[str, Interface],
    publication: Publication,
) -> Iterator[Page]:
    """Every page of an incident with the files beside it, made of what is given here and of nothing else.

    `traces`: what was measured, by the names of the files; the environment is one of records.
    """
    shared = shared_of(incident, around, lists_of(environment))
    for page in incident_pages(incident, traces, shared, environment, publication):
        yield introduced(page, publication, incident)
    for page in translated_pages(incident, shared, environment, interfaces, publication):
        yield introduced(page, publication, incident)


def shared_of(incident: Incident, around: Around, lists: Lists) -> dict[str, Any]:
    """What templates of every page of an incident name; what is worked out is worked out once."""
    return {
        "incident": incident,
        "around": around,
        "sure": confidence(incident, lists),
        "independent": independent_sources(incident),
    }


def incident_pages(
    incident: Incident,
    known: Mapping[str, Trace],
    shared: Mapping[str, Any],
    environment: Environment,
    publication: Publication,
) -> Iterator[Page]:
    """Everything that is recorded of an incident, on one page, or on two where that is too much for one."""
    path, lists = addresses.incident_page(incident.id), lists_of(environment)
    drawn, traces = charts(incident_timeline(incident, lists)), shown_traces(incident, known, lists)
    citation = Citation(incident, publication)
    fill = partial(
        render,
        environment,
        **shared,
        asked=questions(incident, lists),
        told=thread(incident, lists),
        citation=citation,
        data=data_of_incident(citation),
        charts=drawn,
        traces=traces,
    )
    description = as_text(incident.summary) if incident.summary else incident.title
    apart, html, sections = fitted(incident, fill)
    head = alternates(incident, publication)
    files = (*chart_files(path, (*drawn, *(one.chart for one in traces))), *citation.files)
    yield Page(path, incident.title, description, html, sections, head, files=files)
    if apart:
        yield evidence_page(incident, fill, environment, apart)


def fitted(incident: Incident, fill: Fill) -> tuple[frozenset[str], str, Sections]:
    """The page of an incident with as little apart as makes it short enough, else with all that can stand apart."""
    path = addresses.incident_page(incident.id)
    *first, most = APART
    for apart in first:
        html, sections = fill("incident.html", path, **places(incident, apart, path))
        if is_short(html):
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
    """Which parts stand apart, what leads to the sources, and what stands in links before the anchors of a page.

    That is its address, or nothing on the page itself.
    """
    record, evidence = addresses.incident_page(incident.id), addresses.evidence_page(incident.id)
    on_record, names = "" if path == record else addresses.link(path, record), names_of_sources(incident)
    return {
        "apart": apart,
        "on_record": on_record,
        "names": names,
        "links_to_sources": Links(on_record, names),
        "on_evidence": addresses.link(path, evidence) if apart and path == record else "",
    }


def is_short(html: str, most: int = LETTERS) -> bool:
    """Whether there are at most so many letters in a piece of HTML."""
    return has_at_most(html, most) or letters(html) <= most


def has_at_most(html: str, most: int, step: int = A_STEP) -> bool:
    """Whether it is so even if all after the part that had to be looked at were letters; so it is with most pages."""
    at, end, html = 0, len(html) + 1, f">{html}"
    while end - at > most:
        if at == end:
            return False
        begin, at = at, place(html, "<", at + step, end)
        drawing = place(html, "<svg", begin, at)
        if drawing == begin:
            at = place(html, "</svg>", begin, end)
            most -= sum(map(len, DRAWN.findall(html, begin, at)))
        else:
            at = drawing
            most -= sum(map(len, NOT_BLANK.findall(html, begin, at)))
    return True


def place(text: str, part: str, begin: int, end: int) -> int:
    """Where the next such part of a text is, or its end."""
    found = text.find(part, begin, end)
    return end if found < 0 else found


def letters(html: str) -> int:
    """How much there is to read in a piece of HTML, without white space, and to draw."""
    rest, drawings = without(html, "svg")
    text = "".join(READ.findall(f">{without(rest, 'script')[0]}"))
    return len("".join(text.split())) + lines(drawings)


def lines(drawings: Iterable[str]) -> int:
    """How much there is to draw."""
    return sum([len(line) for one in drawings for line in DRAWN.findall(one)])


def without(html: str, tag: str) -> tuple[str, list[str]]:
    """HTML without its elements of a kind, and what is in these."""
    outside: list[str] = []
    inside: list[str] = []
    begin, end, after = f"<{tag}", f"</{tag}>", 0
    while (at := html.find(begin, after)) >= 0:
        outside.append(html[after:at])
        to = html.find(end, at)
        if to < 0:
            return "".join(outside), [*inside, html[at:]]
        inside.append(html[at:to])
        after = to + len(end)
    return "".join([*outside, html[after:]]), inside
