"""The pages of charts: of the whole archive, and of each country; and the maps that other pages show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from jinja2 import Environment

from generator import addresses
from generator.archive import Archive
from generator.charts import (
    Chart,
    archive_over_time,
    calendar,
    chart_files,
    context_distances,
    durations,
    platforms_by_year,
    statements_over_time,
    world_map,
)
from generator.facets import FACETS, Choice, choices
from generator.pages.drawn import Drawn
from generator.pages.filling import Page, render, words_of

COUNTRIES = next(facet for facet in FACETS if facet.name == "countries")


@dataclass(frozen=True)
class Part:
    """One chart of a page, with its anchor: the name under which its heading and its sentence stand in the interface."""

    anchor: str
    chart: Chart


def overview_pages(archive: Archive, environment: Environment, drawn: Drawn) -> Iterator[Page]:
    """The charts of the whole archive, and those of each country."""
    words = words_of(environment).overviews
    parts = parts_of(archive, drawn, world_map(archive, archive.incidents, drawn.atlas), drawn.over_time())
    yield overview_page(addresses.CHARTS, words.title, words.description, parts, environment)
    for choice in countries(archive):
        yield country_page(archive, choice, environment, drawn, words)


def country_page(archive: Archive, choice: Choice, environment: Environment, drawn: Drawn, words: Any) -> Page:
    """The charts of one country."""
    here = replace(archive, incidents=choice.incidents)
    parts = parts_of(here, drawn, drawn.map_of(choice), archive_over_time(here))
    about = words.country_description.format(country=choice.label)
    path, title = addresses.country_charts(choice.key), words.country_title.format(country=choice.label)
    return overview_page(path, title, about, parts, environment, choice)


def overview_page(
    path: str,
    title: str,
    about: str,
    parts: tuple[Part, ...],
    environment: Environment,
    choice: Choice | None = None,
) -> Page:
    """One page of charts."""
    values = {
        "title": title,
        "about": about,
        "parts": parts,
        "choice": choice,
        "countries": countries(archive_of(environment)),
    }
    html, sections = render(environment, "overview.html", path, **values)
    return Page(path, title, about, html, sections, files=chart_files(path, [part.chart for part in parts]))


def archive_of(environment: Environment) -> Archive:
    """The whole archive, of which a page may show a part."""
    return cast("Archive", environment.globals["archive"])


def countries(archive: Archive) -> tuple[Choice, ...]:
    """Every country of an archive, by its name."""
    return choices(archive, COUNTRIES)


def parts_of(archive: Archive, shared: Drawn, where: Chart | None, over_time: Chart | None) -> tuple[Part, ...]:
    """The charts for which an archive, or a part of one, has enough to show."""
    incidents = archive.incidents
    drawn = {
        "where": where,
        "over-time": over_time,
        "calendar": calendar(archive, incidents),
        "durations": durations(archive, incidents),
        "context": context_distances(archive, incidents),
        "statements": statements_over_time(archive, incidents),
        "platforms-by-year": platforms_by_year(archive, incidents),
        "platforms": shared.platforms(incidents),
    }
    return tuple(Part(anchor, chart) for anchor, chart in drawn.items() if chart)
