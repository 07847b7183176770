"""What a page weighs and asks for: little, from its own site, and nothing before it is used."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.kinds_of_pages import kinds_of_pages
from tests.browser.visiting import Visitor, watched
from tests.parsed_pages import ParsedPage, parse, parsed, target

# In bytes, as a server sends them: the HTML of an incident's page, and all that a first visit to it loads.
MOST_HTML, MOST_IN_ALL = 15_000, 60_000
TABS = 8  # pages that are open at once
INCIDENT = "incidents/2024-01-20-pk-social-media.html"
RENDER_BLOCKING = """performance.getEntriesByType("resource")
    .filter((one) => one.renderBlockingStatus === "blocking").map((one) => one.name)"""


@pytest.fixture(scope="module")
def pages(site_folder: Path) -> dict[str, ParsedPage]:
    """Every page of the real site, by path."""
    return parsed(site_folder)


@cache
def weight(file: Path) -> int:
    """How many bytes a server sends for a file."""
    return len(gzip.compress(file.read_bytes(), 6))


def incidents(site: Path) -> list[str]:
    """The page of each incident, and no other page beside it."""
    return sorted(f"incidents/{path.name}" for path in site.glob("incidents/*-*.html") if path.name.count(".") == 1)


def loaded(page: ParsedPage) -> set[str]:
    """What the browser fetches with a page, by its path on the site."""
    return {target(page.path, address)[0] for address in page.resources}


def test_the_page_of_an_incident_is_light(site_folder: Path) -> None:
    heavy = {path: size for path in incidents(site_folder) if (size := weight(site_folder / path)) > MOST_HTML}
    assert heavy == {}


def test_a_first_visit_to_an_incident_is_light(site_folder: Path, pages: dict[str, ParsedPage]) -> None:
    paths = incidents(site_folder)
    assert len(paths) >= 18
    whole = {path: sum(weight(site_folder / one) for one in (path, *loaded(pages[path]))) for path in paths}
    assert {path: size for path, size in whole.items() if size > MOST_IN_ALL} == {}


def test_one_style_sheet_is_all_that_a_page_waits_for(pages: dict[str, ParsedPage]) -> None:
    for page in pages.values():
        sheets = [link["href"] for link in page.all("link", rel="stylesheet")]
        assert len(sheets) <= 1, page.path  # a redirect has none
        eager = [script["src"] for script in page.all("script") if "src" in script and "defer" not in script]
        assert eager == [], page.path


def test_the_style_sheet_asks_for_no_other_file(site_folder: Path) -> None:
    (sheet,) = site_folder.rglob("*.css")
    text = sheet.read_text("utf-8")
    assert "@import" not in text and "@font-face" not in text
    assert text.count("url(") == text.count('url("data:')


@pytest.mark.parametrize("path", ["index.html", "explore.html", INCIDENT, "incidents/index.html"])
def test_the_browser_agrees_that_it_waits_for_nothing_else(visit: Visitor, path: str) -> None:
    blocking = visit(path).page.evaluate(RENDER_BLOCKING)
    assert [urlsplit(address).path for address in blocking] == ["/assets/site.css"]


def test_no_page_loads_anything_but_what_it_names_before_it_is_used(visit: Visitor, site_folder: Path) -> None:
    opened = visit("404.html")
    start = opened.page.url.removesuffix("404.html")
    # Side by side, because a page counts as at rest when it has asked for nothing for half a second.
    tabs = [opened, *(watched(opened.page.context.new_page(), start) for _ in range(1, TABS))]
    paths = kinds_of_pages(site_folder)
    for some in (paths[at : at + TABS] for at in range(0, len(paths), TABS)):
        before = [len(tab.requested) for tab in tabs]
        for tab, path in zip(tabs, some, strict=False):
            tab.page.goto(start + path, wait_until="commit")
        for tab, path, number in zip(tabs, some, before, strict=False):
            tab.page.wait_for_load_state("networkidle")
            asked = {urlsplit(address).path.lstrip("/") for address in tab.requested[number:]}
            assert path in asked and asked - loaded(parse(site_folder, path)) <= {path}, path
        assert [tab.foreign for tab in tabs] == [[]] * TABS, some


def test_nothing_is_shipped_that_is_never_loaded(site_folder: Path) -> None:
    shipped = [path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*") if path.is_file()]
    assert [path for path in shipped if path.endswith(".map")] == []
    assert [path for path in shipped if path.startswith("assets/style")] == []
