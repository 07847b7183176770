"""The search box: what it finds from a server and from a folder, and how it is used without a mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.catalogue import entry
from tests.browser.visiting import Visitor, visitor
from tests.sample_projects import real_archive

RALLY = "2024-01-20-pk-social-media"
IN_ONE_WRITE_UP = "Gallup"
NONSENSE = ("Xylophone", "nosuchword", "telethon xylophone", "قلم", "<b>", "%", "\\")
WAYS = {
    "a word of its title": ("Gwadar", "2022-12-26-pk-gwadar-mobile"),
    "a place": ("Sargodha", RALLY),
    "a platform": ("Wikipedia", "2023-02-01-pk-wikipedia"),
    "the other name of a platform": ("Twitter", "2024-02-17-pk-x"),
    "an actor": ("Nayatel", "2021-04-16-pk-social-media"),
    "the short name of an actor": ("SHC", "2024-02-17-pk-x"),
    "a context event": ("telethon", "2024-01-07-pk-social-media"),
    "words in any order and case": ("rally VIRTUAL second", RALLY),
}


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search incidents")


def found(page: Page, query: str) -> list[str]:
    """The titles that a query brings, in a box that may hold the answer to another."""
    box(page).fill("")
    expect(page.locator(".search__panel")).to_be_hidden()
    box(page).fill(query)
    expect(page.locator(".search__panel")).to_be_visible()
    expect(page.locator(".search__count")).to_have_text(re.compile("incidents? found|No incident found"))
    return page.locator(".search__title").all_text_contents()


def title(incident: str) -> str:
    return real_archive().by_id[incident].title


@pytest.fixture(scope="module")
def served(browser: Browser, site_server: str) -> Iterator[Page]:
    """A page on a server that every test leaves as it is, but for the words in the box."""
    with visitor(browser, site_server) as visit:
        yield visit().page


@pytest.fixture(scope="module")
def folder(browser: Browser, site_folder: Path) -> Iterator[Page]:
    """The same, opened from the folder and some way down."""
    with visitor(browser, f"{site_folder.as_uri()}/") as visit:
        yield visit("reference/fields.html").page


@pytest.mark.parametrize("way", WAYS)
def test_served_the_box_finds_an_incident_by(served: Page, way: str) -> None:
    query, incident = WAYS[way]
    assert title(incident) in found(served, query)


@pytest.mark.parametrize("way", WAYS)
def test_from_a_folder_the_box_finds_an_incident_by(folder: Page, way: str) -> None:
    query, incident = WAYS[way]
    assert title(incident) in found(folder, query)


def test_served_the_box_finds_a_word_that_stands_in_a_write_up_only(served: Page, folder: Page) -> None:
    holders = [one.id for one in real_archive().incidents if IN_ONE_WRITE_UP in (one.write_up or "")]
    assert holders == [RALLY]
    assert found(served, IN_ONE_WRITE_UP) == [title(RALLY)]
    assert found(folder, IN_ONE_WRITE_UP) == [], "the catalogue holds no write-ups"


def test_served_the_index_finds_each_incident_by_every_name_that_the_catalogue_has_for_it(served: Page) -> None:
    archive = real_archive()
    entries = [entry(archive, incident) for incident in archive.incidents]
    missed = served.evaluate(
        """async (entries) => {
            const index = await import(new URL("pagefind/pagefind.js", location));
            const pages = {}, missed = [];
            const page = async (result) => pages[result.id] ??= (await result.data()).url;
            for (const one of entries)
                for (const name of ["places", "kinds", "platforms", "actors", "events"].flatMap((list) => one[list])) {
                    const found = await Promise.all((await index.search(name)).results.map(page));
                    if (!found.some((url) => url.endsWith(one.url))) missed.push([one.id, name]);
                }
            return missed;
        }""",
        entries,
    )
    assert missed == []


@pytest.mark.parametrize("query", NONSENSE)
def test_where_nothing_is_found_the_box_says_so(served: Page, folder: Page, query: str) -> None:
    for page in (served, folder):
        assert found(page, query) == []
        expect(page.locator(".search__count")).to_have_text(f"No incident found for “{query}”")


@pytest.mark.parametrize("path", ["index.html", "incidents/2024-02-10-pk-x.html", "reference/vocabulary.html"])
def test_what_is_found_leads_to_its_page_from_any_depth(visit: Visitor, visit_folder: Visitor, path: str) -> None:
    for opened in (visit(path), visit_folder(path)):
        assert title(RALLY) in found(opened.page, "rally")
        opened.page.get_by_role("option", name=title(RALLY)).click()
        expect(opened.page.locator("h1")).to_have_text(title(RALLY))
        assert (opened.errors, opened.foreign) == ([], [])


def test_the_page_for_missing_addresses_can_search_at_any_depth(visit: Visitor) -> None:
    assert title(RALLY) in found(visit("no/such/page.html").page, "rally")


def test_nothing_is_fetched_for_the_search_before_the_box_is_used(visit: Visitor, visit_folder: Visitor) -> None:
    for opened in (visit(), visit_folder()):
        used = len(opened.requested)
        assert [url for url in opened.requested if "pagefind" in url or "catalogue" in url] == []
        assert title(RALLY) in found(opened.page, "rally")
        assert len(opened.requested) > used


@pytest.fixture(params=["served", "folder"])
def page(request: pytest.FixtureRequest, visit: Visitor, visit_folder: Visitor) -> Page:
    """The first page, from a server and from a folder."""
    return (visit if request.param == "served" else visit_folder)().page


def test_by_keyboard_a_slash_leads_to_the_box_arrows_to_an_incident_and_enter_opens_it(page: Page) -> None:
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("rally")
    options = page.get_by_role("option")
    expect(options.nth(1)).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    for key, chosen in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", options.count() - 1)):
        page.keyboard.press(key)
        expect(page.get_by_role("option", selected=True)).to_have_count(1)
        expect(options.nth(chosen)).to_have_attribute("aria-selected", "true")
        expect(box(page)).to_have_attribute("aria-activedescendant", options.nth(chosen).get_attribute("id") or "-")
    wanted = page.get_by_role("option", selected=True).locator(".search__title").text_content() or "-"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(wanted)


def test_enter_without_a_choice_opens_the_first_that_was_found(page: Page) -> None:
    first = found(page, "telethon")[0]
    box(page).press("Enter")
    expect(page.locator("h1")).to_have_text(first)


def test_escape_closes_what_was_found_and_then_empties_the_box(page: Page) -> None:
    assert found(page, "rally")
    box(page).press("Escape")
    expect(page.locator(".search__panel")).to_be_hidden()
    expect(box(page)).to_have_value("rally")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    box(page).press("Escape")
    expect(box(page)).to_have_value("")


def test_a_slash_written_into_the_box_stays_there(page: Page) -> None:
    box(page).fill("a")
    box(page).press("/")
    expect(box(page)).to_have_value("a/")


def test_leaving_the_box_closes_what_was_found(page: Page) -> None:
    assert found(page, "rally")
    page.get_by_role("link", name="Outage Reports").focus()
    expect(page.locator(".search__panel")).to_be_hidden()
