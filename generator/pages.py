"""The archive as pages, through site_config/templates. The only room that knows Jinja."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import addresses
from generator.archive import Archive
from generator.catalogue import when
from generator.charts import Chart, archive_over_time, incident_timeline, platform_grid
from generator.charts.time_axis import stretch
from generator.charts.time_words import is_whole_days, long_words
from generator.countries import country_name
from generator.evidence import independent_sources, is_uncorroborated
from generator.facets import FACETS, Choice, choices
from generator.figures import figures
from generator.incident import Incident
from generator.moments import instant_words, local_words, offset_words, utc_words
from generator.prose import as_html, as_text
from generator.schema import field_tables

ROWS_A_PAGE = 250
LATEST = 8
CHARTED = 40


@dataclass(frozen=True)
class Page:
    """A finished page without its frame. `sections`: anchors and titles for its table of contents."""

    path: str
    title: str
    description: str
    html: str
    sections: tuple[tuple[str, str], ...] = ()


def pages_of(archive: Archive, templates: Path) -> Iterator[Page]:
    """Every generated page."""
    environment = environment_of(archive, templates)
    yield home(archive, environment)
    for incident in archive.incidents:
        yield incident_page(archive, incident, environment)
    yield from listing_pages(archive, environment)
    yield from index_pages(archive, environment)
    yield from reference_pages(archive, environment)


def environment_of(archive: Archive, templates: Path) -> Environment:
    """Jinja with our words in it; a name that does not exist is an error and not an empty place."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "label": lambda key, name: archive.lists[name].label(key),
        "tier": lambda source_type: archive.lists["source_types"][source_type].group,
        "short": lambda key, name: archive.lists[name][key].name,
        "country": country_name,
        "local": local_words,
        "utc": utc_words,
        "offset": offset_words,
        "instant": instant_words,
        "spelled": lambda span, zone: str(long_words(span, zone)),
        "whole_days": lambda span, zone: is_whole_days(stretch(span, zone)),
        "when": when,
        "plain": as_text,
        "markdown": markdown,
    }
    environment.globals |= {
        "archive": archive,
        "lists": archive.lists,
        "facets": FACETS,
        "addresses": addresses,
        "is_uncorroborated": is_uncorroborated,
        "independent_sources": independent_sources,
        "svg": Markup,
        "UTC": UTC,
    }
    return environment


def markdown(prose: str, incident: Incident) -> Markup:
    """Markdown of an incident as HTML; citations carry the names of its sources."""
    return Markup(as_html(prose, names_of_sources(incident)))  # noqa: S704 - sanitised by prose


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

    html = environment.get_template(template).render(**values, link=partial(addresses.link, path), section=section)
    return html, tuple(sections)


def home(archive: Archive, environment: Environment) -> Page:
    """What this is, the latest incidents, figures with their rules, and the archive at a glance."""
    html, sections = render(
        environment,
        "home.html",
        addresses.HOME,
        latest=archive.incidents[:LATEST],
        figures=figures(archive),
        charts=charts(archive_over_time(archive), platform_grid(archive.incidents[:CHARTED], archive.lists)),
    )
    about = "Internet shutdowns, blockings and outages on record: what happened, who says so, and how sure it is."
    return Page(addresses.HOME, "Home", about, html, sections)


def incident_page(archive: Archive, incident: Incident, environment: Environment) -> Page:
    """Everything that is recorded of an incident."""
    path = addresses.incident_page(incident.id)
    html, sections = render(
        environment,
        "incident.html",
        path,
        incident=incident,
        names=names_of_sources(incident),
        charts=charts(incident_timeline(incident, archive.lists)),
    )
    description = as_text(incident.summary) if incident.summary else incident.title
    return Page(path, incident.title, description, html, sections)


def charts(*drawn: Chart | None) -> tuple[Chart, ...]:
    """The charts for which there was enough to draw."""
    return tuple(chart for chart in drawn if chart)


def listing_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """The list of all incidents, and the list of those under each country, platform, kind, event and year."""
    everything = "Every incident of this archive, the latest first."
    yield from listing(environment, "All incidents", everything, archive.incidents, addresses.all_incidents_page)
    for facet in FACETS:
        for choice in choices(archive, facet):
            address = partial(addresses.facet_page, facet.name, choice.key)
            yield from listing(environment, choice.label, about_choice(choice), choice.incidents, address, choice)


def about_choice(choice: Choice) -> str:
    """One sentence on what a list holds."""
    many = len(choice.incidents)
    return f"{many} incident{'s' if many != 1 else ''} on record under the {choice.facet.one} {choice.label}."


def listing(
    environment: Environment,
    title: str,
    about: str,
    incidents: tuple[Incident, ...],
    address: Any,
    choice: Choice | None = None,
) -> Iterator[Page]:
    """A list of incidents, in pages short enough to load on a slow line."""
    parts = pages_of_rows(incidents)
    for number, rows in enumerate(parts, start=1):
        html, sections = render(
            environment,
            "listing.html",
            address(number),
            title=title,
            about=about,
            incidents=rows,
            total=len(incidents),
            choice=choice,
            number=number,
            addresses_of_pages=[address(one) for one in range(1, len(parts) + 1)],
            charts=charts(platform_grid(rows[:CHARTED], environment.globals["lists"])) if number == 1 else (),
        )
        suffix = f", page {number}" if number > 1 else ""
        yield Page(address(number), f"{title}{suffix}", about, html, sections)


def pages_of_rows(incidents: tuple[Incident, ...]) -> list[tuple[Incident, ...]]:
    """Rows in pages of at most 250; an empty list is one empty page."""
    return [incidents[at : at + ROWS_A_PAGE] for at in range(0, max(1, len(incidents)), ROWS_A_PAGE)]


def index_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """For each facet, the page of all its values."""
    for facet in FACETS:
        path = addresses.facet_index(facet)
        html, sections = render(environment, "index_of.html", path, facet=facet, choices=choices(archive, facet))
        yield Page(path, facet.title, facet.about, html, sections)


def reference_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """The fields of a record and the words they take."""
    path = addresses.FIELD_REFERENCE
    html, sections = render(environment, "field_reference.html", path, tables=field_tables(archive.lists))
    yield Page(
        path, "Field reference", "Every field of an incident file: what it takes and what it means.", html, sections
    )
    path = addresses.VOCABULARY
    html, sections = render(environment, "vocabulary.html", path)
    yield Page(path, "Vocabulary", "The closed lists: every term with its meaning and its origin.", html, sections)
