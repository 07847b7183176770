"""The archive as pages, through site_config/templates. The only room that knows Jinja."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment

from generator import addresses
from generator.addresses import Publication
from generator.archive import Archive
from generator.charts import archive_over_time, chart_files
from generator.figures import figures
from generator.geometry import read_atlas
from generator.interface import ENGLISH, Interface
from generator.methodology import topics
from generator.pages.explore import explore_page
from generator.pages.filling import Page, charts, environment_of, render, words_of
from generator.pages.incidents import incident_pages
from generator.pages.listings import index_pages, listing_pages
from generator.pages.overviews import overview_pages
from generator.pages.series import series_pages
from generator.pages.translations import translated_pages
from generator.patterns import Patterns
from generator.rulebook import ALL_RULES
from generator.schema import field_tables
from generator.sharing import data_of_archive

__all__ = ["Page", "pages_of"]

LATEST = 8


def pages_of(
    archive: Archive, root: Path, interfaces: Mapping[str, Interface], publication: Publication
) -> Iterator[Page]:
    """Every generated page."""
    patterns = Patterns(archive)
    environment = environment_of(archive, root / "site_config" / "templates", interfaces[ENGLISH].words, patterns)
    yield home(archive, environment, publication)
    for incident in archive.incidents:
        yield from incident_pages(archive, incident, environment, publication)
        yield from translated_pages(archive, incident, environment, interfaces, publication)
    yield explore_page(archive, environment)
    atlas = read_atlas(root)
    yield from overview_pages(archive, atlas, environment)
    yield from listing_pages(archive, environment, atlas)
    yield from index_pages(archive, environment)
    yield from series_pages(patterns, environment)
    yield from reference_pages(archive, environment)


def home(archive: Archive, environment: Environment, publication: Publication) -> Page:
    """What this is, the latest incidents, figures with their rules, and the archive at a glance."""
    words = words_of(environment).home
    drawn = charts(archive_over_time(archive))
    html, sections = render(
        environment,
        "home.html",
        addresses.HOME,
        data=data_of_archive(archive, publication, words.description),
        latest=archive.incidents[:LATEST],
        figures=figures(archive, archive.incidents),
        charts=drawn,
    )
    return Page(
        addresses.HOME, words.title, words.description, html, sections, files=chart_files(addresses.HOME, drawn)
    )


def reference_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """The fields of a record and the words they take."""
    words = words_of(environment).reference
    path = addresses.FIELD_REFERENCE
    html, sections = render(environment, "field_reference.html", path, tables=field_tables(archive.lists))
    yield Page(path, words.fields, words.fields_description, html, sections)
    yield methodology_page(archive, environment)
    path = addresses.VOCABULARY
    html, sections = render(environment, "vocabulary.html", path)
    yield Page(path, words.vocabulary, words.vocabulary_description, html, sections)


def methodology_page(archive: Archive, environment: Environment) -> Page:
    """By which rules everything is worked out and checked, in the words of the code."""
    path = addresses.METHODOLOGY
    html, sections = render(environment, "methodology.html", path, topics=topics(archive.lists), rules=ALL_RULES)
    words = words_of(environment).methodology
    return Page(path, words.title, words.description, html, sections)
