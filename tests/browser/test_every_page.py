"""Every page of the site: nothing leads nowhere, nothing is fetched from elsewhere, nothing complains."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.addresses import CATALOGUE, SiteFile, incident_page
from tests.browser.visiting import Visitor, beyond
from tests.catalogues import rows_of, value_of
from tests.parsed_pages import ParsedPage, is_elsewhere, parsed, target
from tests.sample_projects import real_archive, real_lists

CLAIM_ID = "2022-04-pk-social-media-claim"
CLAIM = f"incidents/{CLAIM_ID}.html"
# Scripts that another script loads, when a reader uses what they are for.
LOADED_WHEN_USED = {
    "assets/search-panel.js",
    "assets/explore-bars.js",
    "assets/explore-take.js",
    "assets/chart-explorer.js",
}
ADDRESS_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']+)""")


@pytest.fixture(scope="session")
def pages(site_folder: Path) -> dict[str, ParsedPage]:
    """Every page of the real site, by path."""
    return parsed(site_folder)


def test_no_link_and_no_resource_is_broken(site_folder: Path, pages: dict[str, ParsedPage]) -> None:
    broken = [
        f"{page.path} -> {address}"
        for page in pages.values()
        for address in {*page.links, *page.resources}
        if not is_elsewhere(address) and not leads_somewhere(site_folder, pages, *target(page.path, address))
    ]
    assert broken == []


def leads_somewhere(site: Path, pages: dict[str, ParsedPage], file: str, anchor: str) -> bool:
    return (site / file).is_file() and (not anchor or file not in pages or anchor in pages[file].ids)


def test_an_address_names_one_place_only(pages: dict[str, ParsedPage]) -> None:
    twice = [(page.path, name) for page in pages.values() for name, times in Counter(page.ids).items() if times > 1]
    assert twice == []


def test_every_reference_within_a_page_finds_what_it_names(pages: dict[str, ParsedPage]) -> None:
    lost = [
        (page.path, name, reference)
        for page in pages.values()
        for _, attributes in page.elements
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
        for reference in attributes.get(name, "").split()
        if reference not in page.ids
    ]
    assert lost == []


def test_links_that_leave_the_site_are_web_addresses(pages: dict[str, ParsedPage]) -> None:
    leaving = {address for page in pages.values() for address in page.links if is_elsewhere(address)}
    assert len(leaving) > 50
    assert [address for address in leaving if not re.match(r"https?://[^/]", address)] == []


def test_no_page_and_no_style_sheet_fetches_anything_from_elsewhere(
    site_folder: Path, pages: dict[str, ParsedPage]
) -> None:
    fetched = {address for page in pages.values() for address in page.resources}
    for sheet in site_folder.rglob("*.css"):
        text = sheet.read_text("utf-8")
        fetched |= {one or other for one, other in ADDRESS_IN_STYLE.findall(text)}
    assert len(fetched) > 10
    assert [address for address in fetched if is_elsewhere(address)] == []


def test_no_page_holds_code_or_style_of_its_own_but_one_script(pages: dict[str, ParsedPage]) -> None:
    for page in pages.values():
        own = [attributes.get("type", "") for attributes in page.all("script") if "src" not in attributes]
        # The one that test_closed.py knows by its text; data about the record is no code.
        assert [kind for kind in own if kind != "application/ld+json"] == [""], page.path
        assert page.all("style") == [], page.path
        assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == []


def test_every_file_of_the_site_is_there_because_a_page_asks_for_it(
    site_folder: Path, pages: dict[str, ParsedPage]
) -> None:
    asked = {target(page.path, address)[0] for page in pages.values() for address in (*page.links, *page.resources)}
    files = {path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*") if path.is_file()}
    # What looking closer at a chart loads: its records, how its kind is drawn, and Vega, beside which its licence stands.
    asked |= {path.removesuffix("csv") + "js" for path in asked if path.endswith(".csv")}
    asked |= {path for path in files if path.startswith(("assets/charts/", "vendored/vega/"))}
    unasked = {path for path in files - asked if not path.startswith("pagefind/")}
    assert unasked == LOADED_WHEN_USED


def test_every_entry_of_the_catalogue_leads_to_the_page_of_that_title(
    site_folder: Path, pages: dict[str, ParsedPage]
) -> None:
    file = SiteFile(CATALOGUE, (site_folder / CATALOGUE).read_text("utf-8"))
    entries = rows_of(value_of(file, "outageCatalogue"))
    assert [entry["id"] for entry in entries] == [one.id for one in real_archive().incidents]
    for entry in entries:
        assert entry["title"] in pages[incident_page(entry["id"])].text


def test_every_page_has_a_title_of_its_own_one_heading_and_a_description(
    site_folder: Path, pages: dict[str, ParsedPage]
) -> None:
    titles = Counter(
        found[1]
        for path in pages
        if (found := re.search("<title>(.*?)</title>", (site_folder / path).read_text("utf-8")))
    )
    assert titles.total() == len(pages)
    assert [title for title, times in titles.items() if times > 1] == []
    for page in pages.values():
        assert len(page.all("h1")) == 1, page.path
        assert [meta["content"] for meta in page.all("meta", name="description")] != [""], page.path


def test_no_page_complains_asks_elsewhere_or_is_wider_than_a_phone(
    visit_folder: Visitor, pages: dict[str, ParsedPage]
) -> None:
    opened = visit_folder("about.html", viewport={"width": 360, "height": 640})
    start = opened.page.url.removesuffix("about.html")
    for path in pages:
        if path != "404.html":  # counts from the root of a server
            opened.page.goto(start + path)
            assert beyond(opened.page) == 0, path
            assert (opened.errors, opened.foreign) == ([], []), path


def test_no_kind_of_page_complains_or_asks_elsewhere_when_it_is_served(
    visit: Visitor, pages: dict[str, ParsedPage]
) -> None:
    opened = visit("404.html")
    start = opened.page.url.removesuffix("404.html")
    one_of_each = {path.rpartition("/")[0] or path: path for path in pages}
    assert len(one_of_each) > 12
    for path in [*one_of_each.values(), CLAIM]:
        opened.page.goto(start + path)
        assert (opened.errors, opened.foreign) == ([], []), path


def test_a_missing_address_is_answered_by_the_page_for_it(visit: Visitor) -> None:
    opened = visit("no/such/page.html")
    expect(opened.page.locator("h1")).to_have_text("There is no page at this address")
    opened.page.get_by_role("main").get_by_role("link", name="All incidents").click()
    expect(opened.page.locator("h1")).to_have_text("All incidents")
    assert opened.foreign == []
    assert [text for text in opened.errors if "404" not in text] == []


def test_the_page_of_april_2022_shows_that_nothing_corroborates_it(visit: Visitor) -> None:
    page = visit(CLAIM).page
    claim = page.get_by_role("note").filter(has_text="Uncorroborated claim")
    expect(claim).to_be_visible()
    expect(claim).to_contain_text(re.compile("no measurement .* supports it.*stands in no count", re.DOTALL))
    expect(page.get_by_role("note").filter(has_text="Disputed record")).to_be_visible()
    absent = page.locator("#content .halves > div").last
    for registry in real_archive().by_id[CLAIM_ID].not_recorded_in:
        expect(absent).to_contain_text(real_lists()["registries"].label(registry))
    expect(absent.get_by_role("listitem")).to_have_count(4)


def test_lists_mark_the_claim_and_count_it_apart(visit: Visitor) -> None:
    page = visit("incidents/index.html").page
    row = page.get_by_role("row").filter(has=page.locator(f"a[href='{CLAIM.removeprefix('incidents/')}']"))
    expect(row).to_contain_text("Uncorroborated claim")
    page = visit("counts/uncorroborated.html").page
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody th a")).to_have_attribute("href", f"../{CLAIM}")
    page = visit("counts/platform-block.html").page
    expect(page.locator(f"a[href='../{CLAIM}']")).to_have_count(0)


@pytest.mark.parametrize("path", ["index.html", "countries/index.html"])
def test_without_javascript_the_lists_work_and_the_page_says_why_there_is_no_search_box(
    visit_folder: Visitor, path: str
) -> None:
    page = visit_folder(path, java_script_enabled=False).page
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.get_by_role("combobox")).to_have_count(0)
    instead = page.get_by_role("banner").get_by_text("needs JavaScript")
    expect(instead).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    instead.get_by_role("link", name="All incidents").click()
    expect(page.locator("h1")).to_have_text("All incidents")
    page.locator("tbody th a").first.click()
    expect(page).to_have_url(re.compile("/2024-11-21[^/]*$"))
    expect(page.locator("h1")).to_be_visible()
