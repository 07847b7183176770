"""A reader's way through the site: by search to an incident, its chart, its table, a source, its country, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visiting import Visit, Visitor, beyond, visitor

TITLE = "Social media disrupted across Pakistan during PTI's second virtual rally"


@pytest.fixture(params=["served", "folder"])
def walker(request: pytest.FixtureRequest, browser: Browser, site_folder: Path, site_server: str) -> Iterator[Visitor]:
    """Opens pages of the site, once from a server and once from the folder."""
    site = site_server if request.param == "served" else f"{site_folder.as_uri()}/"
    with visitor(browser, site) as visit:
        yield visit


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_comes_from_a_word_to_a_source_and_to_the_country_and_back(
    walker: Visitor, colours: str, width: int
) -> None:
    visit = walker("index.html", color_scheme=colours, viewport={"width": width, "height": 800})
    page = visit.page
    all_is_well(visit, colours)

    page.get_by_role("combobox", name="Search incidents").fill("rally")
    page.get_by_role("option", name=TITLE).click()
    expect(page.locator("h1")).to_have_text(TITLE)
    all_is_well(visit, colours)

    look_at_the_chart_and_its_table(page)
    follow_a_citation(page)
    all_is_well(visit, colours)

    open_the_countries(page, width)
    expect(page.locator("h1")).to_have_text("Countries")
    all_is_well(visit, colours)
    page.get_by_role("main").get_by_role("link", name="Pakistan").click()
    expect(page.locator("h1")).to_have_text("Pakistan")
    expect(page.get_by_role("main").get_by_role("link", name=TITLE).first).to_be_visible()
    all_is_well(visit, colours)

    page.go_back()
    expect(page.locator("h1")).to_have_text("Countries")
    page.go_back()
    expect(page.locator("h1")).to_have_text(TITLE)
    all_is_well(visit, colours)


def all_is_well(visit: Visit, colours: str) -> None:
    """The page asked for nothing elsewhere, complained of nothing, fits its window and has the reader's colours."""
    assert (visit.foreign, visit.errors) == ([], [])
    assert beyond(visit.page) == 0, visit.page.url
    assert (paper(visit.page) < 128) == (colours == "dark")


def paper(page: Page) -> float:
    """How light the page is, from 0 to 255."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return (red + green + blue) / 3


def look_at_the_chart_and_its_table(page: Page) -> None:
    chart = page.locator("svg[role=img]:visible")
    expect(chart).to_have_count(1)
    expect(chart).to_have_accessible_name(re.compile("^Timeline: .* began between .* PKT", re.DOTALL))
    assert len(chart.locator("desc").text_content() or "") > 100
    box = chart.bounding_box()
    assert box and box["width"] > 250 and box["height"] > 100

    page.get_by_role("link", name="The timeline in words and as a table").click()
    expect(page.locator(":target")).to_have_id("timeline")
    table = page.get_by_role("region", name=re.compile("^Timeline: ")).get_by_role("table")
    expect(table).to_be_visible()
    expect(table.locator("tbody tr").nth(5)).to_be_visible()
    expect(table).to_contain_text("18:40")


def follow_a_citation(page: Page) -> None:
    page.locator("#content .prose").get_by_role("link", name="Voice of America", exact=True).first.click()
    source = page.locator(":target")
    expect(source).to_have_attribute("id", "source-voa")
    expect(source).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#source-voa$"))
    address = source.locator(".address a").first
    expect(address).to_have_attribute("href", re.compile("^https?://"))
    expect(address).to_be_visible()


def open_the_countries(page: Page, width: int) -> None:
    if width < 960:
        page.get_by_text("Menu", exact=True).click()
    page.get_by_role("banner").get_by_role("link", name="Countries").click()
