"""The pages of charts: of the whole archive, and of each country; and the maps that other pages show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import cast

from jinja2 import Environment

from generator import addresses
from generator.archive import Archive
from generator.charts import Chart, chart_files
from generator.charts.of_archive import (
    archive_over_time,
    calendar,
    platforms_by_year,
    untitled_context_distances,
    untitled_durations,
    untitled_statements_over_time,
    world_map,
)
from generator.facets import FACETS, Choice, choices
from generator.incident import Incident
from generator.pages.drawn import Drawn
from generator.pages.filling import Page, render, words_of
from generator.pages.recipes import Recipe

COUNTRIES = next(facet for facet in FACETS if facet.name == "countries")


@dataclass(frozen=True)
class Part:
    """One chart of a page, with its anchor: the name under which its heading and its sentence stand in the interface."""

    anchor: str
    chart: Chart


def overview_recipes(archive: Archive, environment: Environment, drawn: Drawn) -> Iterator[Recipe[Page]]:
    """How the charts of the whole archive, and those of each country, are made."""
    make = partial(whole_page, archive, environment, drawn)
    yield Recipe(addresses.CHARTS, make, facts=archive.incidents, names_more=True)
    for choice in countries(archive):
        make = partial(country_page, choice, environment, drawn)
        yield Recipe(addresses.country_charts(choice.key), make, facts=choice.incidents, names_more=True)


def whole_page(archive: Archive, environment: Environment, drawn: Drawn) -> Page:
    """The charts of the whole archive."""
    words, everything = words_of(environment).overviews, archive.incidents
    where = drawn.of_facts("where", everything, lambda all_: world_map(all_, all_.incidents, drawn.atlas))
    parts = parts_of("", everything, drawn, where, drawn.over_time())
    return overview_page(addresses.CHARTS, words.title, words.description, parts, environment)


def country_page(choice: Choice, environment: Environment, drawn: Drawn) -> Page:
    """The charts of one country."""
    words, here = words_of(environment).overviews, choice.incidents
    over_time = drawn.of_facts(f"over-time-{choice.key}", here, archive_over_time)
    parts = parts_of(f"-{choice.key}", here, drawn, drawn.map_of(choice), over_time)
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
    named = frozenset(one for part in parts for one in part.chart.named)
    files = chart_files(path, [part.chart for part in parts])
    return Page(path, title, about, html, sections, files=files, named=named)


def archive_of(environment: Environment) -> Archive:
    """The whole archive, of which a page may show a part."""
    return cast("Archive", environment.globals["archive"])


def countries(archive: Archive) -> tuple[Choice, ...]:
    """Every country of an archive, by its name."""
    return choices(archive, COUNTRIES)


def parts_of(
    whose: str, incidents: tuple[Incident, ...], drawn: Drawn, where: Chart | None, over_time: Chart | None
) -> tuple[Part, ...]:
    """The charts for which an archive, or a part of one, has enough to show. `whose`: by which their names differ."""
    made = {
        "where": where,
        "over-time": over_time,
        "calendar": drawn.of_facts(f"calendar{whose}", incidents, lambda part: calendar(part, part.incidents)),
        "durations": drawn.of_titles(f"durations{whose}", incidents, untitled_durations),
        "context": drawn.of_titles(f"context{whose}", incidents, untitled_context_distances),
        "statements": drawn.of_titles(f"statements{whose}", incidents, untitled_statements_over_time),
        "platforms-by-year": drawn.of_facts(
            f"platforms-by-year{whose}", incidents, lambda part: platforms_by_year(part, part.incidents)
        ),
        "platforms": drawn.platforms(incidents),
    }
    return tuple(Part(anchor, chart) for anchor, chart in made.items() if chart)
