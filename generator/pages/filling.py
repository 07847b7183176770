"""Templates filled in: what a template may call, and what comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from functools import cache, lru_cache, partial
from pathlib import Path
from posixpath import dirname, join
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import addresses
from generator.addresses import Publication, SiteFile
from generator.archive import Archive
from generator.catalogue import named, other_forms, when
from generator.charts import Chart
from generator.countries import country_name
from generator.evidence import confidence
from generator.evidence.accounts import SELF_CONTRADICTION
from generator.evidence.differences import DIFFERENCES
from generator.evidence.surroundings import lies, surrounding
from generator.facets import FACETS, INDEXED
from generator.figures import TIME_RULE, figures
from generator.incident import Incident
from generator.interface import ENGLISH, Words
from generator.kept import Store
from generator.languages import direction_of, language_name
from generator.local_time.spans import long_words
from generator.local_time.stretches import is_whole_days, stretch
from generator.local_time.words import local_words, utc_words
from generator.pages.answers import answers_of
from generator.pages.blanks import without_blanks
from generator.pages.figures import FIGURES
from generator.pages.leaves import leaves_of
from generator.pages.mentions import mentions_of
from generator.pages.picking import picked_by
from generator.pages.readings import readings_of
from generator.pages.rows import rows_of
from generator.pages.templates import Templates, worked_out_mark
from generator.pages.tongue import marked
from generator.prose import as_html, as_text, headings
from generator.sharing import open_graph
from generator.vocabulary import Lists

TEMPLATES = Path("site_config/templates")


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
    # The incidents whose titles its charts show, by their ids, where that depends on the incidents.
    named: frozenset[str] = frozenset()


def environment_of(
    archive: Archive, templates: Path, words: Words, patterns: object = None, store: Store | None = None
) -> Environment:
    """Jinja for pages that show the whole archive."""
    from generator.patterns import Patterns  # who makes the pages of one incident is given what was found there

    environment = environment_of_records(archive.lists, templates, words, store)
    environment.globals |= names_of_archive(archive, patterns or Patterns(archive))
    return environment


def environment_of_records(lists: Lists, templates: Path, words: Words, store: Store | None = None) -> Environment:
    """Jinja with our words in it; a name that does not exist is an error and not an empty place.

    Of the archive it knows the closed lists only: what the page of an incident shows of others, it must be given.
    `store`: where compiled templates are kept.
    """
    environment = Templates(
        store,
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    leaves = leaves_of(lists)
    leaves |= readings_of(lists, leaves)
    environment.filters |= filters_of(lists) | leaves | answers_of(lists, leaves) | picked_by(lists) | FIGURES
    environment.filters |= mentions_of(lists)
    environment.globals |= {"t": words, **names_of(lists)}
    return environment


def words_of(environment: Environment) -> Any:
    """The words of the interface, for what is no template: the title of a page."""
    return environment.globals["t"]


def lists_of(environment: Environment) -> Lists:
    """The closed lists that templates know."""
    return cast("Lists", environment.globals["lists"])


def filters_of(lists: Lists) -> dict[str, Callable[..., Any]]:
    """What a template may do with a value."""
    return {
        "tier": lambda source_type: lists["source_types"][source_type].group,
        "short": lambda key, name: lists[name][key].name,
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


def names_of_archive(archive: Archive, patterns: object) -> dict[str, Any]:
    """What a template of the whole archive may name besides."""
    return {
        "archive": archive,
        "patterns": patterns,
        "facets": INDEXED,
        "counts": next(facet for facet in FACETS if facet.name == "counts"),
        "DIFFERENCES": DIFFERENCES,
        "SELF_CONTRADICTION": SELF_CONTRADICTION,
        "TIME_RULE": TIME_RULE,
        "figures_of": partial(figures, archive),
        "rows": rows_of(archive),
    }


def names_of(lists: Lists) -> dict[str, Any]:
    """What any template may name: the closed lists, and what is worked out by them."""
    return {
        "lists": lists,
        "addresses": addresses,
        "named": partial(named, lists=lists),
        "confidence": partial(confidence, lists=lists),
        "surrounding": partial(surrounding, lists=lists),
        "lies": lies,
        "levels": [one.id for one in lists["confidence"]][::-1],
        "headings": headings,
        "svg": Markup,
        "marked": marked,
        "direction_of": direction_of,
        "language_name": language_name,
        "UTC": UTC,
    }


@pass_context
def markdown(context: Context, prose: str, incident: Incident, page: str = "", anchors: str = "") -> Markup:
    """Markdown of an incident as HTML; citations carry the names of its sources, which stand on that page."""
    names = context.get("names") or names_of_sources(incident)
    return Markup(as_html(prose, names, page, anchors))  # noqa: S704 - sanitised by prose


def names_of_sources(incident: Incident) -> Mapping[str, str]:
    """What to call each source in a citation; where several have one name, with the number in the list of sources."""
    names = {key: source.name for key, source in incident.sources.items()}
    if len(set(names.values())) == len(names):  # as of most records
        return names
    shared = Counter(names.values())
    return {
        key: f"{name} ({number})" if shared[name] > 1 else name
        for number, (key, name) in enumerate(names.items(), start=1)
    }


def render(
    environment: Environment, template: str, path: str, **values: Any
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A template filled in for one page: its HTML, and the sections that it named while it was filled in."""
    sections: dict[str, str] = {}

    def section(anchor: str, title: str) -> str:
        sections[anchor] = title
        return anchor

    words = values.get("t") or words_of(environment)
    here = {
        "link": links_from(dirname(path)),
        "data_of": partial(addresses.chart_file, path),
        "section": section,
        "worked_out_mark": worked_out_mark(words),
    }
    html = filled(environment, template, words, {**values, **here})
    return without_blanks(html), tuple(sections.items())


def filled(environment: Environment, template: str, words: Words, values: Mapping[str, Any]) -> str:
    """A template filled in, as it stands."""
    assert isinstance(environment, Templates)  # noqa: S101 - there is no other way to one
    return environment.filled(template, words, values)


def compile_template(environment: Environment, template: str, words: Words | None = None) -> None:
    """Compile a template for whoever fills it in next, with these words or in English."""
    assert isinstance(environment, Templates)  # noqa: S101 - as above
    environment.prepare(template, words or words_of(environment))


def introduced(page: Page, publication: Publication, incident: Incident | None = None) -> Page:
    """A page that says in its head what it is, for sites that show a link to it; `incident`: the one that it is of."""
    head = open_graph(page.path, page.title, page.description, publication, incident)
    return replace(page, head="\n".join(part for part in (head, page.head) if part))


@lru_cache
def links_from(folder: str) -> Callable[[str], str]:
    """The relative address of each place on the site, from the pages in a folder; many lead to the same places."""
    return cache(partial(addresses.link, join(folder, "page")))


def charts(*drawn: Chart | None) -> tuple[Chart, ...]:
    """The charts for which there was enough to draw."""
    return tuple(chart for chart in drawn if chart)
