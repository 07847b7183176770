"""Explore finds what Python finds, says how many, keeps its state in the address, and hands out just what it shows."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.archive import Archive
from generator.catalogue import folded, search_files
from generator.catalogue.entries import things, titles
from generator.facets import FACETS, filters, keys
from generator.incident import Incident
from tests.browser.test_accessibility import AXE, WCAG, violations
from tests.browser.visiting import READER, Visitor, beyond, visitor
from tests.made_archives import made_archive
from tests.sample_projects import real_archive

MADE = made_archive(240)
A_PAGE_OF_ROWS = 50
WORDS = "Words in title, place or name"
FACET = {facet.name: facet for facet in FACETS}
Chosen = list[tuple[str, str]]


@pytest.fixture(scope="module")
def made_folder(tmp_path_factory: pytest.TempPathFactory, site_folder: Path) -> Path:
    """Explore over an archive that is larger than the real one."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(site_folder / "assets", folder / "assets")
    shutil.copy(site_folder / "explore.html", folder)
    for file in search_files(MADE):
        (folder / file.path).write_text(str(file.content), "utf-8")
    return folder


@pytest.fixture
def made(browser: Browser, made_folder: Path) -> Iterator[Visitor]:
    """Opens that page from its folder."""
    with visitor(browser, f"{made_folder.as_uri()}/") as visit:
        yield visit


@pytest.fixture(params=["served", "folder"])
def explore(request: pytest.FixtureRequest, visit: Visitor, visit_folder: Visitor) -> Visitor:
    """Opens pages of the real site, from a server and from a folder."""
    return visit if request.param == "served" else visit_folder


# Until everybody was told of the new address; the page, which asked before, is told before.
GO_TO = """(hash) => location.hash === hash || new Promise((told) => {
    addEventListener("hashchange", told, { once: true });
    location.hash = hash;
}).then(() => true)"""


def address(chosen: Chosen) -> str:
    """Explore with something set."""
    return f"explore.html#{urlencode(chosen)}"


def goes_to(page: Page, chosen: Chosen) -> None:
    """Set the page, already open, to another state, as a link would."""
    page.evaluate(GO_TO, f"#{urlencode(chosen)}" if chosen else "")


def listed(page: Page) -> list[str]:
    """The ids of the incidents in the list, in its order."""
    addresses = page.locator(".explore__list .value a").evaluate_all("(links) => links.map((one) => one.href)")
    return [one.rpartition("/")[2].removesuffix(".html") for one in addresses]


def everything(page: Page) -> list[str]:
    """The same with all rows opened up."""
    while page.locator("[data-more]").is_visible():
        page.locator("[data-more]").click()
    return listed(page)


def shown_counts(page: Page) -> dict[tuple[str, str], int]:
    """The number beside each choice."""
    found: list[list[Any]] = page.locator(".explore__choice").evaluate_all(
        "(labels) => labels.map((one) => [one.control.name, one.control.value, Number(one.lastChild.textContent)])"
    )
    return {(name, key): number for name, key, number in found}


# --- what Python finds ---


def has(archive: Archive, one: Incident, facet: str, chosen: Chosen) -> bool:
    """Whether an incident has one of the values that are chosen of a facet, if any are."""
    wanted = {key for name, key in chosen if name == facet}
    return not wanted or bool(wanted & set(keys(archive, FACET[facet], one)))


def text_of(archive: Archive, one: Incident) -> str:
    """Everything that an incident is found by as text."""
    labels = [archive.lists["kinds"].label(kind) for kind in one.kinds]
    names = [name for thing in things(archive, one) for name in thing]
    return folded("\n".join([one.title, *titles(one), one.id, *one.places, *labels, *names]))


def expected(archive: Archive, chosen: Chosen, text: str = "") -> list[str]:
    """The ids that a state finds, the latest first."""
    return [
        one.id
        for one in archive.incidents
        if all(has(archive, one, facet.name, chosen) for facet in FACETS)
        and all(word in text_of(archive, one) for word in folded(text).split())
    ]


def expected_counts(archive: Archive, chosen: Chosen) -> dict[tuple[str, str], int]:
    """How many would be found by each choice, given what the other facets are set to."""
    counts = {(facet.name, choice.key): 0 for facet in FACETS for choice in filters(archive, facet)}
    for facet in FACETS:
        others = [one for one in FACETS if one is not facet]
        for incident in archive.incidents:
            if all(has(archive, incident, other.name, chosen) for other in others):
                for key in keys(archive, facet, incident):
                    counts[facet.name, key] += 1
    return counts


def some_states(archive: Archive, number: int) -> Iterator[Chosen]:
    """States as a reader comes to them: values of one incident, and others beside them."""
    chance = random.Random(number)  # noqa: S311 - nothing is secret here
    for _ in range(number):
        model = chance.choice(archive.incidents)
        facets = chance.sample(FACETS, chance.choice((1, 2, 2, 3)))
        wanted = [(facet.name, chance.choice(keys(archive, facet, model))) for facet in facets]
        other = chance.choice(FACETS)
        yield [*wanted, (other.name, chance.choice(filters(archive, other)).key)]


@pytest.mark.parametrize("which", ["real", "made"])
def test_what_is_listed_and_every_count_is_what_python_finds(which: str, visit_folder: Visitor, made: Visitor) -> None:
    archive = real_archive() if which == "real" else MADE
    page = (visit_folder if which == "real" else made)("explore.html").page
    for chosen in [[], *some_states(archive, 15)]:
        goes_to(page, list(dict.fromkeys(chosen)))
        wanted = expected(archive, chosen)
        assert everything(page) == wanted, chosen
        counts = expected_counts(archive, chosen)
        shown = shown_counts(page)
        assert shown == {choice: counts[choice] for choice in shown}, chosen
        assert {choice for choice in counts if choice in chosen} <= set(shown), "what is set is shown"
        number = re.match(r"\d+", page.locator(".explore__count").text_content() or "")
        assert int(number[0] if number else 0) == len(wanted)


@pytest.mark.parametrize(
    "text", ["youtube", "RALLY second", "Gwadar", "NetBlocks", "ٹیلی تھون", "ٹيلي تهون", "2024-02", "social pakistan"]
)
def test_words_are_looked_for_in_titles_places_and_names(explore: Visitor, text: str) -> None:
    page = explore(address([("text", text)])).page
    wanted = expected(real_archive(), [], text)
    assert wanted
    assert listed(page) == wanted
    expect(page.get_by_label(WORDS)).to_have_value(text)
    if not text[:4].isdigit():
        assert page.locator(".explore__list mark").count() >= len(wanted)


@pytest.mark.parametrize(("slip", "meant"), [("fecebook", "Facebook"), ("Karaci", "Karachi"), ("yuotube", "YouTube")])
def test_a_slip_finds_what_was_meant_and_says_so(explore: Visitor, slip: str, meant: str) -> None:
    page = explore(address([("text", slip)])).page
    assert listed(page) == expected(real_archive(), [], meant) != []
    expect(page.get_by_role("status").last).to_contain_text(f"Nothing holds “{slip}”; showing {meant}.")


def test_nothing_is_found_where_nothing_is(explore: Visitor) -> None:
    page = explore(address([("text", "xylophone")])).page
    assert listed(page) == []
    expect(page.locator(".explore__count")).to_have_text("No incident has all of this. Take a filter away.")


def box(page: Page, facet: str, key: str) -> Locator:
    """The box of a choice."""
    return page.locator(f".explore__choice input[name={facet}][value='{key}']")


def test_a_choice_stands_in_the_address_and_the_way_back_takes_it_away(explore: Visitor) -> None:
    opened = explore("explore.html")
    page = opened.page
    box(page, "platforms", "youtube").check()
    page.wait_for_url(re.compile(r"explore\.html#platforms=youtube$"))
    box(page, "kinds", "service_blocking").check()
    page.wait_for_url(re.compile(r"#platforms=youtube&kinds=service_blocking$"))
    page.get_by_label("Order", exact=True).select_option("oldest")
    page.wait_for_url(re.compile(r"&sort=oldest$"))
    both = [("platforms", "youtube"), ("kinds", "service_blocking")]
    assert listed(page) == expected(real_archive(), both)[::-1]
    page.go_back()
    page.go_back()
    expect(box(page, "kinds", "service_blocking")).not_to_be_checked()
    assert listed(page) == expected(real_archive(), both[:1])
    page.go_forward()
    expect(box(page, "kinds", "service_blocking")).to_be_checked()
    assert (opened.errors, opened.foreign) == ([], [])


def test_a_link_to_a_state_opens_it(explore: Visitor) -> None:
    chosen = [
        ("events", "pti-telethon-2024-01-07"),
        ("confidence", "confirmed"),
        ("text", "social"),
        ("sort", "longest"),
    ]
    page = explore(address(chosen)).page
    expect(page.get_by_label("Order", exact=True)).to_have_value("longest")
    expect(box(page, "events", "pti-telethon-2024-01-07")).to_be_checked()
    expect(box(page, "events", "pti-telethon-2024-01-07")).to_be_visible()
    assert set(listed(page)) == set(expected(real_archive(), chosen[:2], "social"))
    page.reload()
    expect(box(page, "confidence", "confirmed")).to_be_checked()


def test_what_an_address_names_that_is_not_there_is_passed_over(explore: Visitor) -> None:
    opened = explore("explore.html#countries=XX&platforms=<b>&nonsense=1&sort=worst&kinds=service_blocking")
    assert listed(opened.page) == expected(real_archive(), [("kinds", "service_blocking")])
    assert opened.errors == []


def test_what_is_typed_changes_the_list_and_is_one_step_of_the_way_back(explore: Visitor) -> None:
    page = explore("explore.html").page
    page.get_by_label(WORDS).press_sequentially("telegram", delay=20)
    page.wait_for_url(re.compile(r"#text=telegram$"))
    assert listed(page) == expected(real_archive(), [], "telegram")
    assert page.evaluate("history.length") <= 2


TYPED_AND_CHOSEN = [("platforms", "youtube"), ("text", "social")]


def test_what_was_typed_just_before_a_choice_counts_with_it(explore: Visitor) -> None:
    page = explore("explore.html").page
    page.get_by_label(WORDS).fill("social")
    box(page, "platforms", "youtube").press("Space")
    expect(page).to_have_url(re.compile(f"#{urlencode(TYPED_AND_CHOSEN)}$"))
    expect(page.get_by_label(WORDS)).to_have_value("social")
    assert listed(page) == expected(real_archive(), TYPED_AND_CHOSEN[:1], "social") != []


def test_what_was_typed_just_before_counts_for_what_is_taken_away_and_at_enter(explore: Visitor) -> None:
    page = explore("explore.html").page
    page.get_by_label(WORDS).fill("telegram")
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON", exact=True).press("Enter")
    records = json.loads(Path(download.value.path()).read_text("utf-8"))["records"]
    assert [record["id"] for record in records] == expected(real_archive(), [], "telegram") != []
    page.get_by_label(WORDS).fill("gwadar")
    page.get_by_label(WORDS).press("Enter")
    assert listed(page) == expected(real_archive(), [], "gwadar") != []


def test_on_the_way_back_the_box_holds_the_words_of_the_address(explore: Visitor) -> None:
    page = explore("explore.html").page
    box(page, "platforms", "youtube").check()
    page.get_by_label(WORDS).fill("social")
    expect(page).to_have_url(re.compile(f"#{urlencode(TYPED_AND_CHOSEN)}$"))
    expect(page.get_by_label(WORDS)).to_be_focused()
    page.go_back()
    expect(box(page, "platforms", "youtube")).not_to_be_checked()
    expect(page.get_by_label(WORDS)).to_have_value("")
    page.go_forward()
    expect(page.get_by_label(WORDS)).to_have_value("social")
    assert listed(page) == expected(real_archive(), TYPED_AND_CHOSEN[:1], "social")


def test_each_filter_can_be_taken_away_and_all_at_once(explore: Visitor) -> None:
    page = explore(address([("platforms", "youtube"), ("kinds", "throttling"), ("text", "social")])).page
    active = page.get_by_role("list", name="Filters that are set")
    expect(active.get_by_role("listitem")).to_have_count(4)
    active.get_by_role("button", name="Take away the filter Kinds: Throttling").click()
    expect(active.get_by_role("listitem")).to_have_count(3)
    expect(box(page, "kinds", "throttling")).not_to_be_checked()
    active.get_by_role("button", name="Clear all").click()
    expect(active).to_be_hidden()
    expect(page.locator(".explore__count")).to_have_text(f"{len(real_archive().incidents)} records.")
    expect(page.get_by_label(WORDS)).to_be_focused()


ORDERS = {
    "newest": lambda one: 0,
    "oldest": lambda one: one.started.earliest,
    "surest": lambda one: ["confirmed", "probable", "unconfirmed", "claim"].index(
        keys(MADE, FACET["confidence"], one)[0]
    ),
    "longest": lambda one: (0, -one.duration.shortest, -one.duration.longest) if one.duration else (1,),
}


@pytest.mark.parametrize("order", ORDERS)
def test_the_list_stands_in_the_order_that_is_asked_for(made: Visitor, order: str) -> None:
    page = made(address([("sort", order)])).page
    assert everything(page) == [one.id for one in sorted(MADE.incidents, key=ORDERS[order])]


def test_fifty_rows_come_at_a_time(made: Visitor) -> None:
    page = made("explore.html").page
    expect(page.locator(".explore__list > li")).to_have_count(A_PAGE_OF_ROWS)
    expect(page.locator(".explore__count")).to_have_text(f"{len(MADE.incidents)} records. The first 50 are shown.")
    page.get_by_role("button", name="Show 50 more").click()
    expect(page.locator(".explore__list > li")).to_have_count(2 * A_PAGE_OF_ROWS)
    expect(page.locator(".explore__list .value a").nth(A_PAGE_OF_ROWS)).to_be_focused()


def test_a_facet_of_many_choices_shows_the_most_frequent_and_the_rest_when_asked_for(made: Visitor) -> None:
    page = made("explore.html").page
    countries = page.locator("[data-facet=countries]")
    expect(countries.get_by_role("checkbox")).to_have_count(8)
    every = len(filters(MADE, FACET["countries"]))
    countries.get_by_role("button", name=f"{every - 8} more").click()
    expect(countries.get_by_role("checkbox")).to_have_count(every)
    counts = expected_counts(MADE, [])
    assert {one: number for one, number in shown_counts(page).items() if one[0] == "countries"} == {
        one: number for one, number in counts.items() if one[0] == "countries"
    }


def test_a_choice_that_would_find_nothing_cannot_be_chosen(explore: Visitor) -> None:
    page = explore(address([("years", "2021")])).page
    gone = [choice for choice, number in shown_counts(page).items() if not number]
    assert gone
    for facet, key in gone:
        expect(box(page, facet, key)).to_be_disabled()


def taken(page: Page, form: str) -> tuple[str, str]:
    """What a download holds, and what it is called."""
    with page.expect_download() as download:
        page.get_by_role("button", name=form, exact=True).click()
    return Path(download.value.path()).read_text("utf-8"), download.value.suggested_filename


def test_a_download_holds_just_what_is_found(explore: Visitor) -> None:
    opened = explore(address([("platforms", "youtube"), ("sort", "oldest")]))
    page = opened.page
    wanted = expected(real_archive(), [("platforms", "youtube")])[::-1]
    text, name = taken(page, "CSV")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert name == "outage-records.csv"
    assert [row["id"] for row in table] == listed(page) == wanted
    text, name = taken(page, "JSON")
    found = json.loads(text)
    assert name == "outage-records.json"
    assert found["filters"] == "platforms=youtube&sort=oldest"
    assert found["licence"] == "CC BY 4.0"
    assert [row["id"] for row in found["records"]] == wanted
    for row, record in zip(table, found["records"], strict=True):
        says_what_the_record_says(real_archive().by_id[row["id"]], record)
        assert row == {name: as_cell(value) for name, value in record.items()}
    assert (opened.errors, opened.foreign) == ([], [])


def as_cell(value: Any) -> str:
    """A value as it stands in a table."""
    if isinstance(value, list):
        return ";".join(value)
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    return str(value)


def says_what_the_record_says(one: Incident, record: dict[str, Any]) -> None:
    """A row of a download against its incident."""
    archive = real_archive()
    assert record["title"] == one.title
    for name, span in (("began", one.started), ("ended", one.ended)):
        bounds = [f"{instant:%Y-%m-%dT%H:%MZ}" for instant in (span.earliest, span.latest)] if span else [None, None]
        assert [record[f"{name}_earliest"], record[f"{name}_latest"]] == bounds
    lengths = [one.duration.shortest, one.duration.longest] if one.duration else None
    minutes = [round(length.total_seconds() / 60) for length in lengths] if lengths else [None, None]
    assert [record["shortest_minutes"], record["longest_minutes"]] == minutes
    assert record["lasted"] == (str(one.duration) if one.duration else None)
    assert record["goes_on"] == one.ongoing
    for name in ("countries", "kinds", "platforms", "contexts", "events", "causes"):
        assert record[name] == [key for key in keys(archive, FACET[name], one) if key != "-"]
    assert [record["confidence"]] == list(keys(archive, FACET["confidence"], one))
    assert record["counted_as"] == archive.counted_as(one)
    assert record["record_status"] == one.record_status


def test_a_cell_that_could_be_a_formula_is_none(browser: Browser, made_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(made_folder, folder)
    text = (folder / "catalogue.js").read_text("utf-8")
    title = MADE.incidents[0].title
    (folder / "catalogue.js").write_text(text.replace(title, '=HYPERLINK(\\"x\\"), \\n2'), "utf-8")
    with visitor(browser, f"{folder.as_uri()}/") as visit:
        table = list(csv.DictReader(io.StringIO(taken(visit("explore.html").page, "CSV")[0], newline="")))
    assert table[0]["title"] == '\'=HYPERLINK("x"), \n2'
    assert len(table) == len(MADE.incidents)


def test_charts_are_drawn_when_asked_for_and_count_what_is_found(explore: Visitor) -> None:
    opened = explore(address([("countries", "PK")]))
    page = opened.page
    expect(page.locator("#explore-charts")).to_be_hidden()
    assert not any("explore-bars" in url for url in opened.requested)
    button = page.get_by_role("button", name="Draw charts of these")
    button.click()
    archive = real_archive()
    figures = page.locator("#explore-charts figure")
    expect(figures).to_have_count(2)
    for group in filters(archive, FACET["counts"]):
        years = [one.year for one in group.incidents]
        drawn = figures.first.get_by_role("img", name=re.compile(f"^{group.label}\\."))
        for year in set(years):
            expect(drawn).to_have_accessible_name(re.compile(rf"\b{year}: {years.count(year)}\b"))
    figures.first.get_by_text("The same as a table").click()
    assert sum(int(cell) for cell in figures.first.locator("td").all_text_contents()) == len(archive.incidents)
    expect(figures.last).to_contain_text("bars are not to be added up")
    page.locator("[data-facet=years] > summary").click()
    box(page, "years", "2024").check()
    expect(figures.first.get_by_role("img").first).not_to_have_accessible_name(re.compile("2023"))
    page.get_by_role("button", name="Hide the charts").click()
    expect(page.locator("#explore-charts")).to_be_hidden()
    assert (opened.errors, opened.foreign) == ([], [])


def test_by_keyboard_alone_a_filter_is_set_and_an_incident_opened(explore: Visitor) -> None:
    page = explore("explore.html").page
    page.get_by_label(WORDS).focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "youtube":
            break
    page.keyboard.press("Space")
    page.wait_for_url(re.compile(r"#platforms=youtube$"))
    expect(box(page, "platforms", "youtube")).to_be_focused()
    page.locator(".explore__list .value a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(
        real_archive().by_id[expected(real_archive(), [("platforms", "youtube")])[0]].title
    )


def test_on_a_phone_the_filters_are_folded_and_nothing_is_wider_than_the_screen(explore: Visitor) -> None:
    page = explore("explore.html", viewport={"width": 360, "height": 640}).page
    expect(box(page, "platforms", "youtube")).to_be_hidden()
    page.get_by_role("form").or_(page.locator(".explore__form")).get_by_text("Filters", exact=True).click()
    expect(box(page, "platforms", "youtube")).to_be_visible()
    page.get_by_role("button", name="Draw charts of these").click()
    expect(page.locator("#explore-charts svg").first).to_be_visible()
    assert beyond(page) == 0


def test_without_javascript_the_lists_stand_in_its_place(visit_folder: Visitor) -> None:
    page = visit_folder("explore.html", java_script_enabled=False).page
    expect(page.locator("[data-explore]")).to_be_hidden()
    main = page.get_by_role("main")
    expect(main.get_by_role("link")).to_have_text(
        ["All incidents", "Countries", "Platforms", "Kinds", "Events", "Years", "What is counted"]
    )
    main.get_by_role("link", name="Platforms").click()
    expect(page.locator("h1")).to_have_text("Platforms")


def test_every_page_leads_to_it(visit: Visitor) -> None:
    page = visit("incidents/2024-02-10-pk-x.html").page
    page.get_by_role("banner").get_by_role("link", name="Explore").click()
    expect(page.locator("h1")).to_have_text("Explore")
    expect(page.locator(".explore__list > li")).to_have_count(len(real_archive().incidents))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_with_filters_set_and_charts_drawn(
    browser: Browser, site_server: str, width: int, colours: Any
) -> None:
    options = READER | {"viewport": {"width": width, "height": 800}, "color_scheme": colours}
    profile = browser.new_context(bypass_csp=True, **options)
    page = profile.new_page()
    page.goto(f"{site_server}{address([('platforms', 'youtube'), ('text', 'social')])}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.get_by_role("button", name="Draw charts of these").click()
    page.locator("#explore-charts summary").first.click()
    page.evaluate(AXE)
    assert violations(page, WCAG) == []
    profile.close()
