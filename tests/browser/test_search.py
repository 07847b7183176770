"""The search box: what it finds from a server and from a folder, and how it is used without a mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.catalogue import entry, folded
from generator.facets import FACETS, filters
from tests.browser.test_accessibility import AXE, WCAG, violations
from tests.browser.visiting import READER, Visit, Visitor, answered, until, visitor
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
    box(page).fill(query)
    answered(page)
    expect(page.locator(".search__panel")).to_be_visible()
    expect(page.locator(".search__count")).to_have_text(re.compile(r"\d results?|No incident found"))
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
    assert found(served, IN_ONE_WRITE_UP) in ([title(RALLY)], [f"Evidence in full: {title(RALLY)}"])
    assert found(folder, IN_ONE_WRITE_UP) == [], "the catalogue holds no write-ups"


def test_served_the_index_finds_each_incident_by_every_name_that_the_catalogue_has_for_it(served: Page) -> None:
    archive = real_archive()
    entries = [entry(archive, incident) for incident in archive.incidents]
    missed = served.evaluate(
        """async (entries) => {
            const index = await import(new URL("pagefind/pagefind.js", location));
            await index.options({ noWorker: true });
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


FETCHED = re.compile("pagefind|catalogue|names|lookup|search-panel")


def test_nothing_is_fetched_for_the_search_before_the_box_is_used(visit: Visitor, visit_folder: Visitor) -> None:
    for opened in (visit(), visit_folder()):
        used = len(opened.requested)
        assert [url for url in opened.requested if FETCHED.search(url)] == []
        assert title(RALLY) in found(opened.page, "rally")
        assert len(opened.requested) > used


def test_of_the_index_only_what_the_words_need_and_what_is_shown_is_fetched(visit: Visitor, site_folder: Path) -> None:
    opened = visit()
    shown = found(opened.page, "Karachi")
    assert shown
    asked = [url.partition("/pagefind/")[2].partition("?")[0] for url in opened.requested if "/pagefind/" in url]
    fragments = [name for name in asked if name.startswith("fragment/")]
    chunks = [name for name in asked if name.startswith("index/")]
    assert len(fragments) <= 6
    assert len(chunks) == 1
    rest = sorted(re.sub(r"_[0-9a-f]+", "", name) for name in set(asked) - {*fragments, *chunks})
    assert rest == ["pagefind-entry.json", "pagefind.en.pf_meta", "pagefind.js", "wasm.en.pagefind"]
    assert (opened.errors, opened.foreign) == ([], [])


FRAGMENTS = re.compile(r"/pagefind/fragment/")


def test_the_first_incident_is_shown_when_one_page_of_the_index_has_come(visit: Visitor) -> None:
    opened, asked = visit(), list[Route]()
    page = opened.page

    def hold_all_but_the_first(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1 or not holding:
            route.continue_()

    holding = True
    page.route(FRAGMENTS, hold_all_but_the_first)
    box(page).fill("rally")
    expect(page.locator(".search__hit--incident")).to_have_count(1)
    expect(page.locator(".search__count")).not_to_have_text(re.compile(r"\d"))
    until(opened, lambda: len(asked) > 1)  # the others are on their way
    holding = False
    for route in asked[1:]:
        route.continue_()
    expect(page.locator(".search__count")).to_have_text(re.compile(r"\d results?"))


def chunks_for(opened: Visit, query: str) -> set[str]:
    """The parts of the index that a query asks for."""
    assert found(opened.page, query)
    return {url for url in opened.requested if "/pagefind/index/" in url}


def test_words_that_every_page_holds_ask_for_nothing_of_the_index_beside_others(visit: Visitor) -> None:
    assert chunks_for(visit(), "the telethon was in") == chunks_for(visit(), "telethon")
    titles = found(visit().page, "the telethon")
    assert titles == found(visit().page, "telethon")
    assert found(visit().page, "the"), "alone they are words as any other"


def test_the_index_holds_nothing_that_is_never_fetched(site_folder: Path) -> None:
    index = site_folder / "pagefind"
    kinds = {
        re.sub(r"en_[0-9a-f]+", "", path.relative_to(index).as_posix()) for path in index.rglob("*") if path.is_file()
    }
    assert {name for name in kinds if "/" not in name} == {
        "pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "pagefind..pf_meta",
    }  # fmt: skip
    assert {name.partition("/")[0] for name in kinds if "/" in name} == {"fragment", "index"}


@pytest.fixture(params=["served", "folder"])
def page(request: pytest.FixtureRequest, visit: Visitor, visit_folder: Visitor) -> Page:
    """The first page, from a server and from a folder."""
    return (visit if request.param == "served" else visit_folder)().page


def test_by_keyboard_a_slash_leads_to_the_box_arrows_to_an_incident_and_enter_opens_it(page: Page) -> None:
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("rally")
    answered(page)
    options = page.get_by_role("option")
    expect(options.nth(1)).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search__count")).to_have_text(re.compile(r"\d results?"))
    last = options.count() - 1
    steps = (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", last), ("ArrowUp", last - 1))
    for key, chosen in steps:
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


def test_enter_before_there_is_an_answer_opens_the_first_that_is_found(page: Page) -> None:
    first = found(page, "telethon")[0]
    page.reload()
    box(page).fill("telethon")
    box(page).press("Enter")
    expect(page.locator("h1")).to_have_text(first)
    page.go_back()
    assert found(page, "gwadar")
    box(page).fill("telethon")
    box(page).press("Enter")
    expect(page.locator("h1")).to_have_text(first)


def test_enter_leads_to_explore_where_the_answers_cannot_be_loaded(page: Page) -> None:
    page.route("**/search-panel.js", lambda route: route.abort())
    box(page).fill("telethon")
    box(page).press("Enter")
    expect(page.locator("h1")).to_have_text("Explore")


@pytest.mark.parametrize("way", ["leaves the box", "presses Escape"])
def test_an_answer_stays_folded_until_a_reader_comes_back_who(page: Page, way: str) -> None:
    assert found(page, "gwadar")
    box(page).fill("telethon")
    if way == "leaves the box":
        page.get_by_role("link", name="Outage Reports").focus()
    else:
        box(page).press("Escape")
    answered(page)
    expect(page.locator(".search__title").filter(has_text="fundraising telethon").first).to_be_attached()
    expect(page.locator(".search__panel")).to_be_hidden()
    box(page).blur()
    box(page).focus()
    expect(page.locator(".search__panel")).to_be_visible()


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


# --- names lead to Explore ---


def suggestions(page: Page) -> list[str]:
    """The names that stand before what is found."""
    return page.locator(".search__hit--name .search__name").all_text_contents()


@pytest.mark.parametrize(
    ("query", "name", "hash_"),
    [
        ("youtube", "Platform: YouTube", "platforms=youtube"),
        ("twitter", "Platform: X (formerly Twitter)", "platforms=x"),
        ("Pakistan", "Country: Pakistan", "countries=PK"),
        ("service blocking", "Kind: Service blocking", "kinds=service_blocking"),
        ("2024", "Year: 2024", "years=2024"),
        ("elect", "Context: Election", "contexts=election"),
        ("telethon", "Context event: PTI's fundraising telethon", "events=pti-telethon-2024-01-07"),
    ],
)
def test_a_name_comes_first_and_leads_to_explore_with_that_filter(
    page: Page, query: str, name: str, hash_: str
) -> None:
    found(page, query)
    assert suggestions(page)[0] == name
    facet, key = hash_.split("=")
    (choice,) = [
        one for each in FACETS if each.name == facet for one in filters(real_archive(), each) if one.key == key
    ]
    first = page.get_by_role("option").first
    number = len(choice.incidents)
    expect(first).to_contain_text(f"{number} incident{'' if number == 1 else 's'} in Explore")
    first.click()
    page.wait_for_url(re.compile(rf"/explore\.html#{re.escape(hash_)}$"))
    expect(page.locator(".explore__list > li")).to_have_count(number)


def test_several_names_are_one_set_of_filters(page: Page) -> None:
    found(page, "pakistan youtube 2024")
    assert suggestions(page) == ["Pakistan · YouTube · 2024"]
    page.get_by_role("option").first.click()
    page.wait_for_url(re.compile(r"/explore\.html#countries=PK&platforms=youtube&years=2024$"))


def test_the_last_row_carries_the_words_to_explore(page: Page) -> None:
    found(page, "virtual rally")
    last = page.get_by_role("option").last
    expect(last).to_have_text(re.compile("Explore"))
    box(page).press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    box(page).press("Enter")
    page.wait_for_url(re.compile(r"/explore\.html#text=virtual\+rally$"))
    expect(page.get_by_label("Words in title, place or name")).to_have_value("virtual rally")


def test_from_a_folder_as_many_are_found_as_explore_lists(folder: Page) -> None:
    found(folder, "telegram")
    expect(folder.get_by_role("option").last).to_have_text("7 results in Explore")
    expect(folder.locator(".search__count")).to_have_text("7 results; the first 6 are shown")


# --- slips, scripts, marks ---

SLIPS = {
    "another letter": ("fecebook", "Facebook"),
    "two letters swapped": ("yuotube", "YouTube"),
    "a letter too few": ("Karchi", "Karachi"),
    "a letter too many": ("tellegram", "Telegram"),
    "two slips in a long word": ("Rawalpnidii", "Rawalpindi"),
    "one word of two": ("pakistan wikipdia", "pakistan Wikipedia"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_the_name_is_found_in_spite_of(page: Page, slip: str) -> None:
    query, meant = SLIPS[slip]
    titles = found(page, query)
    assert titles
    expect(page.locator(".search__count")).to_contain_text(f"Nothing for “{query}”; showing {meant}.")
    assert found(page, meant) == titles


@pytest.mark.parametrize("query", ["blocking", "protests", "xx", "gallop"])
def test_a_word_that_is_none_of_a_names_stays_as_it_is(page: Page, query: str) -> None:
    found(page, query)
    expect(page.locator(".search__count")).not_to_contain_text("showing")


URDU = {
    "as it is written": "ٹیلی تھون",
    "with Arabic letters": "ٹيلي تهون",
    "with vowel signs and a joiner at its end": "ٹِیلی\u200c تھون",
}


@pytest.mark.parametrize("how", URDU)
def test_words_in_urdu_find_what_is_written_in_urdu(page: Page, how: str) -> None:
    titles = found(page, URDU[how])
    telethon = real_archive().by_id["2024-01-07-pk-social-media"]
    assert titles in ([telethon.title], [telethon.translations["ur"].title])


def test_the_box_on_a_page_in_urdu_works_as_on_any_other(visit: Visitor, visit_folder: Visitor) -> None:
    for opened in (visit("incidents/2024-01-07-pk-social-media.ur.html"), visit_folder("incidents/2024-01-07-pk-social-media.ur.html")):  # fmt: skip
        page = opened.page
        box_in_urdu = page.get_by_role("combobox")
        box_in_urdu.fill("rally")
        expect(page.locator(".search__title").filter(has_text=title(RALLY))).to_be_visible()
        assert (opened.errors, opened.foreign) == ([], [])


def test_the_browser_folds_text_as_the_program_does(folder: Page) -> None:
    found(folder, "rally")
    texts = [
        *(one.title for one in real_archive().incidents),
        *(told.title for one in real_archive().incidents for told in one.translations.values()),
        "Ünïcödé ÅNGSTRÖM ﬁ ﷺ ２０２４ İstanbul ΣΑΣ ß",
        "كتابٌ مَكتوبة ۀ ئے ؤ أإآٱ ـــ \u200c\u200f\ufeff",
    ]
    assert folder.evaluate("(texts) => texts.map(window.outages.lookup.fold)", texts) == [folded(one) for one in texts]


def test_the_words_that_match_are_marked(served: Page, folder: Page) -> None:
    for page in (served, folder):
        found(page, "VIRTUAL rally")
        first = page.locator(".search__hit--incident").first
        assert {one.lower() for one in first.locator(".search__title mark").all_text_contents()} == {"virtual", "rally"}
    found(folder, "nayatel")
    expect(folder.locator(".search__hit--incident .search__excerpt mark").first).to_have_text("Nayatel")


def test_what_is_found_shows_place_date_and_kind(page: Page) -> None:
    found(page, "telethon")
    telethon = real_archive().by_id["2024-01-07-pk-social-media"].title
    shown = page.locator(".search__hit--incident").filter(has=page.locator(".search__title", has_text=telethon))
    expect(shown.locator(".search__facts")).to_have_text("Pakistan · 7 January 2024 · Service blocking")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_while_the_panel_is_open(
    browser: Browser, site_server: str, width: int, colours: str
) -> None:
    options: dict[str, Any] = {"viewport": {"width": width, "height": 800}, "color_scheme": colours}
    profile = browser.new_context(bypass_csp=True, **(READER | options))
    opened = Visit(profile.new_page())
    opened.page.goto(site_server)
    found(opened.page, "youtube")
    opened.page.keyboard.press("ArrowDown")
    opened.page.evaluate(AXE)
    assert violations(opened.page, WCAG) == []
    profile.close()
