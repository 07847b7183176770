"""The copy to take away: unpacked and opened by double click, it does what the site does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visiting import Visitor, visitor


@pytest.fixture(scope="module")
def unpacked(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick")
    with ZipFile(site_folder / "outage-reports-site.zip") as copy:
        copy.extractall(folder)
    return folder / "outage-reports-site"


@pytest.fixture
def open_copy(browser: Browser, unpacked: Path) -> Iterator[Visitor]:
    with visitor(browser, f"{unpacked.as_uri()}/") as visit:
        yield visit


def test_from_the_first_page_a_reader_comes_to_an_incident_and_its_chart(open_copy: Visitor) -> None:
    visit = open_copy()
    visit.page.get_by_role("link", name="X blocked in Pakistan for more than fourteen months").first.click()
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("X blocked in Pakistan")
    expect(visit.page.locator("figure svg:visible").first).to_be_visible()
    assert not visit.errors
    assert not visit.foreign


def test_the_search_box_finds_an_incident(open_copy: Visitor) -> None:
    visit = open_copy()
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("second virtual rally")
    expect(visit.page.get_by_role("option").filter(has_text="second virtual rally").first).to_be_visible()
    assert not visit.errors


def test_explore_filters_the_archive(open_copy: Visitor) -> None:
    visit = open_copy("explore.html")
    expect(visit.page.get_by_role("link", name="X blocked in Pakistan for more than fourteen months")).to_be_visible()
    assert not visit.errors


def test_a_chart_can_be_looked_at_closer(open_copy: Visitor) -> None:
    visit = open_copy("incidents/2024-01-20-pk-social-media.html")
    visit.page.get_by_role("button", name="Explore").first.click()
    expect(visit.page.locator("figure svg.marks, figure .vega svg, figure canvas").first).to_be_visible()
    assert not visit.errors
    assert not visit.foreign
