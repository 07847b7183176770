"""The archive as pages, through site_config/templates. The only room that knows Jinja."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from generator import addresses
from generator.addresses import Publication
from generator.archive import Archive
from generator.charts import chart_files
from generator.figures import figures as figures_of
from generator.geometry import read_atlas
from generator.interface import Words
from generator.methodology import topics
from generator.pages.around import Around, Mention, around_of, mention_of
from generator.pages.drawn import Drawn
from generator.pages.explore import explore_page
from generator.pages.filling import (
    Page,
    charts,
    environment_of,
    environment_of_records,
    introduced,
    render,
    words_of,
)
from generator.pages.incidents import pages_of_incident
from generator.pages.listings import index_pages, listing_pages
from generator.pages.overviews import overview_pages
from generator.pages.series import series_pages
from generator.patterns import Patterns
from generator.rulebook import ALL_RULES
from generator.schema import field_tables
from generator.sharing import data_of_archive

__all__ = [
    "TEMPLATES",
    "Around",
    "Mention",
    "Page",
    "Templates",
    "around_of",
    "environment_of_records",
    "mention_of",
    "pages_of_archive",
    "pages_of_incident",
]

LATEST = 8
Templates = Environment
TEMPLATES = Path("site_config/templates")


def pages_of_archive(patterns: Patterns, root: Path, words: Words, publication: Publication) -> Iterator[Page]:
    """Every page that shows more than one incident, or none."""
    archive = patterns.archive
    environment, drawn = environment_of(archive, root / TEMPLATES, words, patterns), Drawn(archive, read_atlas(root))
    pages = chain(
        [home(archive, environment, drawn, publication), explore_page(archive, environment)],
        overview_pages(archive, environment, drawn),
        listing_pages(archive, environment, drawn),
        index_pages(archive, environment),
        series_pages(patterns, environment),
        reference_pages(archive, environment),
    )
    return (introduced(page, publication) for page in pages)


def home(archive: Archive, environment: Environment, drawn: Drawn, publication: Publication) -> Page:
    """What this is, the latest incidents, figures with their rules, and the archive at a glance."""
    words = words_of(environment).home
    shown = charts(drawn.over_time())
    html, sections = render(
        environment,
        "home.html",
        addresses.HOME,
        data=data_of_archive(archive, publication, words.description),
        latest=archive.incidents[:LATEST],
        figures=figures_of(archive, archive.incidents),
        charts=shown,
    )
    return Page(
        addresses.HOME, words.title, words.description, html, sections, files=chart_files(addresses.HOME, shown)
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
