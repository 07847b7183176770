"""What contributors write is shown and never obeyed: nothing of it runs, and nothing is asked of anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving
from tests.browser.visiting import Visit, Visitor, visitor
from tests.hostile import ADDRESS, COPY, EVERYTHING, MAIN, TITLES, hostile_project
from tests.whole_projects import OUTAGES, contents, run

PAGES = (
    *(f"incidents/{incident}.html" for incident in TITLES),
    f"incidents/{MAIN}.evidence.html",
    "index.html",
    "incidents/index.html",
    "countries/pk.html",
    "platforms/index.html",
    "platforms/evil.html",
    "events/index.html",
    "events/evil.html",
    "kinds/service-blocking.html",
    "counts/platform-block.html",
    "reference/vocabulary.html",
)
# What prose may consist of: less than a page.
PROSE = set("a blockquote code em h3 h4 h5 h6 hr li ol p pre span strong table tbody td th thead tr ul".split())
# What a page consists of: prose, tables, drawings, and the links between them.
ELEMENTS = set(
    "a b blockquote br button caption cite code dd desc details div dl dt em figcaption figure g h1 h2 h3 h4 h5 h6 header hr li line "
    "mark ol p path pre q rect section span strong summary svg table tbody td text th thead title tr tspan ul circle clipPath defs".split()
)
SCRIPTS = {"appearance.js", "search.js", "explore-chart.js", "lookup.js", "names.js", "search-panel.js", "catalogue.js"}
PARTS = """(within) => {
    const parts = [...document.querySelectorAll(`${within} *:not(script[type="application/ld+json"])`)];
    return {
        prose: [...new Set([...document.querySelectorAll(".prose *, .lead *")].map((part) => part.localName))],
        elements: [...new Set(parts.map((part) => part.localName))],
        handlers: parts.flatMap((part) => part.getAttributeNames()).filter((name) => /^on|^srcdoc$/.test(name)),
        styled: parts.filter((part) => part.hasAttribute("style") && !part.closest("svg")).length,
        links: [...new Set(parts.filter((part) => part.hasAttribute("href")).map((part) => part.protocol))],
        scripts: [...document.scripts].map((script) => script.getAttribute("src")?.replace(/.*[/]/, "") ?? (script.type || "of the page")),
    };
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the hostile project, built by the command that people use, which writes nothing else."""
    folder = tmp_path_factory.mktemp("hostile")
    root = hostile_project(folder / "project")
    before = contents(folder)
    done = run(OUTAGES, "build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path: text for path, text in contents(folder).items() if not path.startswith("project/site/")} == before
    return root / "site"


@pytest.fixture(params=["served", "folder"])
def visit(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Visitor]:
    """Opens pages of the hostile site, once from a server and once from the folder."""
    with (
        serving(site) as address,
        visitor(browser, address if request.param == "served" else f"{site.as_uri()}/") as visit,
    ):
        yield visit


def is_harmless(opened: Visit, within: str = "#content") -> None:
    """Nothing ran, nothing was asked of anybody, and there are no elements but those of any page."""
    opened.page.wait_for_load_state()
    parts = opened.page.evaluate(PARTS, within)
    where = opened.page.url
    assert (opened.errors, opened.foreign) == ([], []), where
    assert set(parts["elements"]) - ELEMENTS == set(), where
    assert set(parts["prose"]) - PROSE == set(), where
    assert (parts["handlers"], parts["styled"]) == ([], 0), where
    assert set(parts["links"]) <= {"http:", "https:", "file:"}, where
    assert set(parts["scripts"]) <= SCRIPTS | {"of the page", "application/ld+json"}, where
    assert parts["scripts"].count("of the page") == 1, where


def test_no_page_runs_anything_or_asks_anybody(visit: Visitor) -> None:
    opened = visit("about.html")
    start = opened.page.url.removesuffix("about.html")
    for path in PAGES:
        asked = len(opened.requested)
        opened.page.goto(start + path)
        expect(opened.page.locator("h1")).to_be_visible()
        is_harmless(opened)
        others = [url for url in opened.requested[asked:] if "/assets/" not in url]
        assert others == [start + path]


def test_every_title_is_shown_as_it_was_written(visit: Visitor) -> None:
    opened = visit("incidents/index.html")
    titles = opened.page.locator("tbody th a").all_text_contents()
    assert sorted(titles) == sorted(title[:120] for title in TITLES.values())
    opened = visit(f"incidents/{MAIN}.html")
    assert opened.page.title() == f"{TITLES[MAIN]} - Outage Reports"
    expect(opened.page.locator("h1")).to_have_text(TITLES[MAIN])


def pages_of_main(visit: Visitor) -> list[Page]:
    """The page of the longest record, and the one with its evidence in full."""
    return [visit(f"incidents/{MAIN}{ending}.html").page for ending in ("", ".evidence")]


def test_every_text_is_shown_as_it_was_written(visit: Visitor) -> None:
    texts = [page.locator("#content").text_content() or "" for page in pages_of_main(visit)]
    text = " ".join(" ".join(texts).split())
    fields = ["record note", "note of the start", "area", "name of the context", "quote of the statement"]
    fields += ["says of the measurement", "publisher of the source", "other id", "note of the revision"]
    assert [field for field in fields if f"the {field} {EVERYTHING}" not in text] == []


def test_links_that_were_written_lead_only_to_web_addresses_and_sources(visit: Visitor) -> None:
    pages = pages_of_main(visit)
    prose = {link.get_attribute("href") for page in pages for link in page.locator(".prose a[href]").all()}
    assert prose == {"https://kept.example/", "https://elsewhere.example/j.png", f"{MAIN}.html#source-a"}
    assert {link.get_attribute("href") for page in pages for link in page.locator(".address a").all()} == {
        ADDRESS,
        COPY,
    }


@pytest.mark.parametrize("query", ["ran", "onerror", "svg onload", "script"])
def test_what_is_found_is_shown_as_text(visit: Visitor, query: str) -> None:
    opened = visit()
    opened.page.get_by_role("combobox", name="Search incidents").fill(query)
    expect(opened.page.locator(".search__count")).to_have_text(re.compile(r"^\d\d results; the first \d are shown$"))
    shown = opened.page.locator(".search__title").all_text_contents()
    assert 4 <= len(shown) <= 6
    assert set(shown) <= {title[:120] for title in TITLES.values()}
    is_harmless(opened, ".search__panel")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("h1")).to_have_text(shown[0])
    is_harmless(opened)
