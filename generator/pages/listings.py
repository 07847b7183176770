"""Lists of incidents, and the lists of lists: by country, platform, kind, event, year and count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar, cast

from jinja2 import Environment

from generator import addresses
from generator.archive import Archive
from generator.charts import Chart, chart_files
from generator.facets import INDEXED, Choice, Facet, choices
from generator.figures import figures
from generator.incident import Incident
from generator.pages.drawn import Drawn
from generator.pages.filling import Page, charts, render, words_of
from generator.pages.recipes import NOBODY, Recipe, made
from generator.pages.stock import Recurring

Row = TypeVar("Row")
ROWS_A_PAGE = 250


@dataclass(frozen=True)
class Listing:
    """A list of incidents: what it is called, what it holds, and where each of its pages stands."""

    title: str
    about: str
    incidents: tuple[Incident, ...]
    address: Callable[[int], str]
    choice: Choice | None = None


def listing_pages(archive: Archive, environment: Environment, drawn: Drawn) -> Iterator[Page]:
    """The list of all incidents, and the list of those under each country, platform, kind, event, year and count."""
    return made(listing_recipes(archive, environment, drawn))


def listing_recipes(archive: Archive, environment: Environment, drawn: Drawn) -> Iterator[Recipe[Page]]:
    """How each of their pages is made."""
    for listing in listings(archive, words_of(environment).lists):
        yield from recipes_of_listing(listing, archive, environment, drawn)


def listings(archive: Archive, words: Any) -> Iterator[Listing]:
    """Every list there is."""
    yield Listing(words.all, words.all_about, archive.incidents, addresses.all_incidents_page)
    for facet in INDEXED:
        for choice in choices(archive, facet):
            address = partial(addresses.facet_page, facet.name, choice.key)
            yield Listing(choice.label, about_choice(choice, words), choice.incidents, address, choice)


def about_choice(choice: Choice, words: Any) -> str:
    """One sentence on what a list holds."""
    return str(words.about.format(one=choice.facet.one, label=choice.label))


def map_of(listing: Listing, drawn: Drawn) -> tuple[Chart, ...]:
    """The map of a country's list; none of another list, or where there is too little to show."""
    choice = listing.choice
    if choice is None or choice.facet.name != "countries":
        return ()
    return charts(drawn.map_of(choice))


def recipes_of_listing(
    listing: Listing, archive: Archive, environment: Environment, drawn: Drawn
) -> Iterator[Recipe[Page]]:
    """A list in pages short enough to load on a slow line. What is said of the list as a whole stands on the first."""
    parts = pages_of_rows(listing.incidents)
    for number, rows in enumerate(parts, start=1):
        first = number == 1
        yield Recipe(
            listing.address(number),
            partial(page_of_listing, listing, number, rows, archive, environment, drawn),
            facts=listing.incidents if first else NOBODY,
            shown=rows,
            besides=(str(len(listing.incidents)), *(series_beside(listing, environment) if first else ())),
        )


def series_beside(listing: Listing, environment: Environment) -> Iterator[str]:
    """The series that the list of an event names."""
    if listing.choice and listing.choice.facet.name == "events":
        recurring = cast("Recurring", environment.globals["patterns"])
        for series in recurring.series_at_event(listing.choice.key):
            yield str(series.key)


def page_of_listing(
    listing: Listing, number: int, rows: tuple[Incident, ...], archive: Archive, environment: Environment, drawn: Drawn
) -> Page:
    """One page of a list."""
    path, first, total = listing.address(number), number == 1, len(listing.incidents)
    maps, grids = (map_of(listing, drawn), charts(drawn.platforms(rows))) if first else ((), ())
    html, sections = render(
        environment,
        "listing.html",
        path,
        title=listing.title,
        about=listing.about,
        incidents=rows,
        figures=figures(archive, listing.incidents) if first else (),
        total=total,
        choice=listing.choice,
        number=number,
        addresses_of_pages=[listing.address(one) for one in range(1, number_of_pages(total) + 1)],
        maps=maps,
        charts=grids,
    )
    title = numbered(listing.title, number, words_of(environment).lists)
    return Page(path, title, listing.about, html, sections, files=chart_files(path, (*maps, *grids)))


def number_of_pages(total: int) -> int:
    """How many pages so many rows fill; an empty list is one empty page."""
    return max(1, -(-total // ROWS_A_PAGE))


def pages_of_rows(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """Rows in pages of at most 250; an empty list is one empty page."""
    return [rows[at * ROWS_A_PAGE :][:ROWS_A_PAGE] for at in range(number_of_pages(len(rows)))]


def index_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """For each facet, the page of all its values, or pages where they are many."""
    return made(index_recipes(archive, environment))


def index_recipes(archive: Archive, environment: Environment) -> Iterator[Recipe[Page]]:
    """How each of these is made."""
    for facet in INDEXED:
        found = choices(archive, facet)
        for number, rows in enumerate(pages_of_rows(found), start=1):
            make = partial(index_page, facet, number, rows, len(found), environment)
            yield Recipe(addresses.facet_index(facet, number), make, facts=archive.incidents)


def index_page(facet: Facet, number: int, rows: tuple[Choice, ...], total: int, environment: Environment) -> Page:
    """One page of the values of a facet."""
    paths = [addresses.facet_index(facet, one) for one in range(1, number_of_pages(total) + 1)]
    values = {"facet": facet, "choices": rows, "total": total, "number": number, "addresses_of_pages": paths}
    path = paths[number - 1]
    html, sections = render(environment, "index_of.html", path, **values)
    return Page(path, numbered(facet.title, number, words_of(environment).lists), facet.about, html, sections)


def numbered(title: str, number: int, words: Any) -> str:
    """The title of one page of several; the first has no number."""
    return title if number == 1 else str(words.page.format(title=title, number=number))
