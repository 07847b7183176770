"""Templates filled in: what a template may call, and what comes of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import addresses
from generator.addresses import SiteFile
from generator.archive import Archive
from generator.catalogue import entry, other_forms, when
from generator.charts import Chart
from generator.countries import country_name
from generator.evidence import confidence, independent_sources
from generator.evidence.accounts import SELF_CONTRADICTION, thread
from generator.evidence.differences import DIFFERENCES
from generator.evidence.questions import questions
from generator.evidence.surroundings import lies, surrounding
from generator.facets import FACETS, INDEXED
from generator.figures import TIME_RULE, figures
from generator.incident import Incident
from generator.interface import ENGLISH, Words
from generator.languages import direction_of, language_name
from generator.local_time.spans import long_words
from generator.local_time.stretches import is_whole_days, stretch
from generator.local_time.words import local_words, utc_words
from generator.pages.tongue import marked
from generator.patterns import Patterns
from generator.prose import as_html, as_text, headings

AS_IT_IS = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
BLANKS = re.compile(r"\n\s+")


@dataclass(frozen=True)
class Page:
    """A finished page without its frame. `sections`: anchors and titles for its table of contents."""

    path: str
    title: str
    description: str
    html: str
    sections: tuple[tuple[str, str], ...] = ()
    # More elements for the head of the page, as finished HTML: cards for other sites, data about the record.
    head: str = ""
    language: str = ENGLISH
    # What stands beside it: the data of its charts.
    files: tuple[SiteFile, ...] = ()


def environment_of(archive: Archive, templates: Path, words: Words, patterns: Patterns | None = None) -> Environment:
    """Jinja with our words in it; a name that does not exist is an error and not an empty place."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= filters_of(archive)
    environment.globals |= {"t": words, **names_of(archive, patterns or Patterns(archive))}
    return environment


def words_of(environment: Environment) -> Any:
    """The words of the interface, for what is no template: the title of a page."""
    return environment.globals["t"]


def filters_of(archive: Archive) -> dict[str, Callable[..., Any]]:
    """What a template may do with a value."""
    return {
        "label": lambda key, name: archive.lists[name].label(key),
        "tier": lambda source_type: archive.lists["source_types"][source_type].group,
        "short": lambda key, name: archive.lists[name][key].name,
        "country": country_name,
        "local": local_words,
        "utc": utc_words,
        "spelled": lambda span, zone: str(long_words(span, zone)),
        "whole_days": lambda span, zone: is_whole_days(stretch(span, zone)),
        "when": when,
        "plain": as_text,
        "markdown": markdown,
        "other_forms": other_forms,
    }


def names_of(archive: Archive, patterns: Patterns) -> dict[str, Any]:
    """What a template may name: the archive, and all that is worked out from it."""
    return {
        "archive": archive,
        "entry": partial(entry, archive),
        "lists": archive.lists,
        "facets": INDEXED,
        "counts": next(facet for facet in FACETS if facet.name == "counts"),
        "addresses": addresses,
        "confidence": partial(confidence, lists=archive.lists),
        "independent_sources": independent_sources,
        "questions": partial(questions, lists=archive.lists),
        "DIFFERENCES": DIFFERENCES,
        "thread": partial(thread, lists=archive.lists),
        "SELF_CONTRADICTION": SELF_CONTRADICTION,
        "surrounding": partial(surrounding, lists=archive.lists),
        "lies": lies,
        "headings": headings,
        "patterns": patterns,
        "svg": Markup,
        "marked": marked,
        "direction_of": direction_of,
        "language_name": language_name,
        "UTC": UTC,
        "TIME_RULE": TIME_RULE,
        "figures_of": partial(figures, archive),
    }


def markdown(prose: str, incident: Incident, page: str = "", anchors: str = "") -> Markup:
    """Markdown of an incident as HTML; citations carry the names of its sources, which stand on that page."""
    return Markup(as_html(prose, names_of_sources(incident), page, anchors))  # noqa: S704 - sanitised by prose


def names_of_sources(incident: Incident) -> Mapping[str, str]:
    """What to call each source in a citation; where several have one name, with the number in the list of sources."""
    shared = Counter(source.name for source in incident.sources.values())
    return {
        key: f"{source.name} ({number})" if shared[source.name] > 1 else source.name
        for number, (key, source) in enumerate(incident.sources.items(), start=1)
    }


def render(
    environment: Environment, template: str, path: str, **values: Any
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A template filled in for one page: its HTML, and the sections that it named while it was filled in."""
    sections: list[tuple[str, str]] = []

    def section(anchor: str, title: str) -> str:
        sections.append((anchor, title))
        return anchor

    here = {"link": partial(addresses.link, path), "data_of": partial(addresses.chart_file, path)}
    html = environment.get_template(template).render(**values, **here, section=section)
    return without_blanks(html), tuple(sections)


def without_blanks(html: str) -> str:
    """HTML without the blank space that templates leave at the beginnings of lines; text that is set as it is keeps it."""
    parts = AS_IT_IS.split(html)
    return "".join(part if part.startswith("<pre") else BLANKS.sub("\n", part) for part in parts)


def charts(*drawn: Chart | None) -> tuple[Chart, ...]:
    """The charts for which there was enough to draw."""
    return tuple(chart for chart in drawn if chart)
