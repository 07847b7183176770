"""Lists of incidents, and the lists of lists: by country, platform, kind, event, year and count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from jinja2 import Environment

from generator import addresses
from generator.archive import Archive
from generator.charts import Chart, chart_files
from generator.facets import INDEXED, Choice, choices
from generator.figures import figures
from generator.incident import Incident
from generator.pages.drawn import Drawn
from generator.pages.filling import Page, charts, render, words_of

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
    for listing in listings(archive, words_of(environment).lists):
        yield from pages_of_listing(listing, archive, environment, drawn)


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


def pages_of_listing(listing: Listing, archive: Archive, environment: Environment, drawn: Drawn) -> Iterator[Page]:
    """A list in pages short enough to load on a slow line."""
    parts = pages_of_rows(listing.incidents)
    counted = figures(archive, listing.incidents)
    for number, rows in enumerate(parts, start=1):
        path = listing.address(number)
        maps, grids = (map_of(listing, drawn), charts(drawn.platforms(rows))) if number == 1 else ((), ())
        html, sections = render(
            environment,
            "listing.html",
            path,
            title=listing.title,
            about=listing.about,
            incidents=rows,
            figures=counted,
            total=len(listing.incidents),
            choice=listing.choice,
            number=number,
            addresses_of_pages=[listing.address(one) for one in range(1, len(parts) + 1)],
            maps=maps,
            charts=grids,
        )
        yield Page(
            path,
            numbered(listing.title, number, words_of(environment).lists),
            listing.about,
            html,
            sections,
            files=chart_files(path, (*maps, *grids)),
        )


def pages_of_rows(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """Rows in pages of at most 250; an empty list is one empty page."""
    return [rows[at : at + ROWS_A_PAGE] for at in range(0, max(1, len(rows)), ROWS_A_PAGE)]


def index_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """For each facet, the page of all its values, or pages where they are many."""
    for facet in INDEXED:
        found = choices(archive, facet)
        parts = pages_of_rows(found)
        paths = [addresses.facet_index(facet, number) for number in range(1, len(parts) + 1)]
        for number, (path, rows) in enumerate(zip(paths, parts, strict=True), start=1):
            values = {
                "facet": facet,
                "choices": rows,
                "total": len(found),
                "number": number,
                "addresses_of_pages": paths,
            }
            html, sections = render(environment, "index_of.html", path, **values)
            yield Page(path, numbered(facet.title, number, words_of(environment).lists), facet.about, html, sections)


def numbered(title: str, number: int, words: Any) -> str:
    """The title of one page of several; the first has no number."""
    return title if number == 1 else str(words.page.format(title=title, number=number))
