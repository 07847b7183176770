"""The archive as pages, through site_config/templates. The only room that knows Jinja."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment

from generator import addresses
from generator.archive import Archive
from generator.charts import archive_over_time, incident_timeline, platform_grid
from generator.figures import figures
from generator.incident import Incident
from generator.interface import ENGLISH, Interface
from generator.methodology import topics
from generator.pages.filling import Page, charts, environment_of, names_of_sources, render
from generator.pages.listings import CHARTED, index_pages, listing_pages
from generator.pages.series import series_pages
from generator.patterns import Patterns
from generator.prose import as_text
from generator.rulebook import ALL_RULES
from generator.schema import field_tables

__all__ = ["Page", "pages_of"]

LATEST = 8


def pages_of(archive: Archive, root: Path, interfaces: Mapping[str, Interface]) -> Iterator[Page]:
    """Every generated page."""
    patterns = Patterns(archive)
    environment = environment_of(archive, root / "site_config" / "templates", interfaces[ENGLISH].words, patterns)
    yield home(archive, environment)
    for incident in archive.incidents:
        yield incident_page(archive, incident, environment)
    yield from listing_pages(archive, environment)
    yield from index_pages(archive, environment)
    yield from series_pages(patterns, environment)
    yield from reference_pages(archive, environment)


def home(archive: Archive, environment: Environment) -> Page:
    """What this is, the latest incidents, figures with their rules, and the archive at a glance."""
    html, sections = render(
        environment,
        "home.html",
        addresses.HOME,
        latest=archive.incidents[:LATEST],
        figures=figures(archive, archive.incidents),
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


def reference_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """The fields of a record and the words they take."""
    path = addresses.FIELD_REFERENCE
    html, sections = render(environment, "field_reference.html", path, tables=field_tables(archive.lists))
    yield Page(
        path, "Field reference", "Every field of an incident file: what it takes and what it means.", html, sections
    )
    yield methodology_page(archive, environment)
    path = addresses.VOCABULARY
    html, sections = render(environment, "vocabulary.html", path)
    yield Page(path, "Vocabulary", "The closed lists: every term with its meaning and its origin.", html, sections)


def methodology_page(archive: Archive, environment: Environment) -> Page:
    """By which rules everything is worked out and checked, in the words of the code."""
    path = addresses.METHODOLOGY
    html, sections = render(environment, "methodology.html", path, topics=topics(archive.lists), rules=ALL_RULES)
    about = (
        "What counts as an incident, how sure it is, how readings become brackets, and by which rules counts are made."
    )
    return Page(path, "Methodology", about, html, sections)
