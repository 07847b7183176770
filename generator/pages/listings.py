"""Lists of incidents, and the lists of lists: by country, platform, kind, event, year and count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from jinja2 import Environment

from generator import addresses
from generator.archive import Archive
from generator.charts import platform_grid
from generator.facets import FACETS, Choice, choices
from generator.figures import figures
from generator.incident import Incident
from generator.pages.filling import Page, charts, render

Row = TypeVar("Row")
ROWS_A_PAGE = 250
CHARTED = 40


@dataclass(frozen=True)
class Listing:
    """A list of incidents: what it is called, what it holds, and where each of its pages stands."""

    title: str
    about: str
    incidents: tuple[Incident, ...]
    address: Callable[[int], str]
    choice: Choice | None = None


def listing_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """The list of all incidents, and the list of those under each country, platform, kind, event, year and count."""
    for listing in listings(archive):
        yield from pages_of_listing(listing, archive, environment)


def listings(archive: Archive) -> Iterator[Listing]:
    """Every list there is."""
    everything = "Every incident of this archive, the latest first."
    yield Listing("All incidents", everything, archive.incidents, addresses.all_incidents_page)
    for facet in FACETS:
        for choice in choices(archive, facet):
            address = partial(addresses.facet_page, facet.name, choice.key)
            yield Listing(choice.label, about_choice(choice), choice.incidents, address, choice)


def about_choice(choice: Choice) -> str:
    """One sentence on what a list holds."""
    return f"Incidents on record under the {choice.facet.one} {choice.label}."


def pages_of_listing(listing: Listing, archive: Archive, environment: Environment) -> Iterator[Page]:
    """A list in pages short enough to load on a slow line."""
    parts = pages_of_rows(listing.incidents)
    for number, rows in enumerate(parts, start=1):
        path = listing.address(number)
        html, sections = render(
            environment,
            "listing.html",
            path,
            title=listing.title,
            about=listing.about,
            incidents=rows,
            figures=figures(archive, listing.incidents),
            total=len(listing.incidents),
            choice=listing.choice,
            number=number,
            addresses_of_pages=[listing.address(one) for one in range(1, len(parts) + 1)],
            charts=charts(platform_grid(rows[:CHARTED], archive.lists)) if number == 1 else (),
        )
        yield Page(path, numbered(listing.title, number), listing.about, html, sections)


def pages_of_rows(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """Rows in pages of at most 250; an empty list is one empty page."""
    return [rows[at : at + ROWS_A_PAGE] for at in range(0, max(1, len(rows)), ROWS_A_PAGE)]


def index_pages(archive: Archive, environment: Environment) -> Iterator[Page]:
    """For each facet, the page of all its values, or pages where they are many."""
    for facet in FACETS:
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
            yield Page(path, numbered(facet.title, number), facet.about, html, sections)


def numbered(title: str, number: int) -> str:
    """The title of one page of several; the first has no number."""
    return title if number == 1 else f"{title}, page {number}"
