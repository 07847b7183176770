"""The pages of charts: each chart under its heading, seen at every width and in both colours, light, and found from elsewhere."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import Visitor, beyond
from tests.sample_projects import real_archive

PAGES = ("charts/index.html", "countries/pk.charts.html")
HEADINGS = ("Where", "When they began", "Day by day", "How long they lasted", "How near to events", "What was said")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_chart_is_seen_once_and_fits_the_screen(visit: Visitor, path: str, colours: str, width: int) -> None:
    opened = visit(path, color_scheme=colours, viewport={"width": width, "height": 800})
    page = opened.page
    headings = page.locator("#content h2")
    assert set(HEADINGS) <= set(headings.all_inner_texts())
    expect(page.locator("#content svg[role=img]:visible")).to_have_count(headings.count())
    for box in (chart.bounding_box() for chart in page.locator("#content svg[role=img]:visible").all()):
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert beyond(page) == 0
    assert (opened.errors, opened.foreign) == ([], [])


@pytest.mark.parametrize("path", PAGES)
def test_a_heading_can_be_linked_to_and_says_what_its_chart_shows(visit_folder: Visitor, path: str) -> None:
    page = visit_folder(f"{path}#calendar").page
    heading = page.locator("h2#calendar")
    expect(heading).to_be_in_viewport()
    expect(heading.locator("xpath=following-sibling::*[1]")).to_contain_text("for sure")
    figure = heading.locator("xpath=following-sibling::figure[1]")
    figure.locator("summary").click()
    expect(figure.locator("table")).to_contain_text("18 February 2024")


@pytest.mark.parametrize("path", [*PAGES, "countries/pk.html"])
def test_a_page_of_charts_is_light(site_folder: Path, path: str) -> None:
    assert len(gzip.compress((site_folder / path).read_bytes())) < 40_000


def test_the_list_of_a_country_shows_its_map_and_leads_to_its_charts(visit_folder: Visitor) -> None:
    page = visit_folder("countries/pk.html").page
    drawing = page.get_by_role("img", name="Where in Pakistan")
    expect(drawing).to_be_visible()
    expect(drawing).to_contain_text("Karachi")
    page.get_by_role("link", name="All charts of Pakistan").click()
    expect(page.locator("h1")).to_have_text("Pakistan in charts")
    page.get_by_role("link", name="Charts of the whole archive").click()
    expect(page.locator("h1")).to_have_text("Charts")
    expect(page.get_by_role("img", name="Incidents on record by country")).to_be_visible()


def test_every_country_of_the_archive_has_a_page_of_charts(site_folder: Path) -> None:
    codes = {code for one in real_archive().incidents for code in one.countries}
    for code in codes:
        assert (site_folder / f"countries/{code.lower()}.charts.html").is_file()


def test_the_front_page_leads_to_the_charts(visit: Visitor) -> None:
    page = visit().page
    page.locator("#content").get_by_role("link", name="More charts").click()
    expect(page.locator("h1")).to_have_text("Charts")
