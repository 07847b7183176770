"""The page of an incident: the facts first, everything under an address that stays, whole on paper and in two pages where it is long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.addresses import evidence_page, incident_page, source_anchor, statement_anchor
from generator.evidence.questions import questions
from tests.browser.visiting import Visitor, beyond
from tests.parsed_pages import parse
from tests.sample_projects import real_archive, real_lists

JANUARY_20, FAULT, CLAIM = "2024-01-20-pk-social-media", "2024-07-31-pk-ptcl-fault", "2022-04-pk-social-media-claim"
INCIDENTS = [incident.id for incident in real_archive().incidents]
ORDER = (
    "at-a-glance timeline who-says-what account context pattern related statements platforms websites measurements "
    "corroboration sources record cite"
).split()
ALWAYS = {"at-a-glance", "who-says-what", "corroboration", "sources", "record", "cite"}
PHONE = {"viewport": {"width": 360, "height": 760}}


@pytest.mark.parametrize("incident_id", INCIDENTS)
def test_its_sections_stand_in_one_order_and_each_leads_to_itself(site_folder: Path, incident_id: str) -> None:
    page = parse(site_folder, incident_page(incident_id))
    found = [attributes["id"] for attributes in page.all("h2")]
    assert found == [one for one in ORDER if one in found]
    assert set(found) >= ALWAYS
    assert {f"#{one}" for one in found} <= set(page.links)


@pytest.mark.parametrize("incident_id", INCIDENTS)
def test_anchors_of_sources_statements_and_questions_are_on_its_page_however_long_it_is(
    site_folder: Path, incident_id: str
) -> None:
    incident = real_archive().by_id[incident_id]
    wanted = {
        *map(source_anchor, incident.sources),
        *(statement_anchor(number) for number, _ in enumerate(incident.statements, start=1)),
        *(one.key for one in questions(incident, real_lists())),
    }
    assert wanted <= set(parse(site_folder, incident_page(incident_id)).ids)


def test_a_long_record_has_its_evidence_on_a_second_page_and_a_short_one_has_none(site_folder: Path) -> None:
    assert (site_folder / evidence_page(JANUARY_20)).is_file()
    assert not (site_folder / evidence_page(FAULT)).exists()


@pytest.mark.parametrize("incident_id", INCIDENTS)
def test_what_stands_in_short_leads_to_the_same_anchor_where_it_stands_in_full(
    site_folder: Path, incident_id: str
) -> None:
    evidence = f"{incident_id}.evidence.html#"
    links = {one for one in parse(site_folder, incident_page(incident_id)).links if one.startswith(evidence)}
    if not (site_folder / evidence_page(incident_id)).is_file():
        assert links == set()
        return
    page = parse(site_folder, evidence_page(incident_id))
    anchors = {one.removeprefix(evidence) for one in links}
    assert anchors >= {attributes["id"] for attributes in page.all("h2")} >= {"timeline", "statements", "corroboration"}
    assert anchors <= set(page.ids)
    assert f"{incident_id}.html" in page.links


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_facts_can_be_read_at_once(visit: Visitor, width: int, scripts: bool) -> None:
    opened = visit(incident_page(JANUARY_20), viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = opened.page
    for question, answer in (
        ("Where", "Pakistan Nationwide"),
        ("Began", "Between 18:40 and 19:12 PKT on 20 January 2024 worked out between 13:40 and 14:12 UTC"),
        ("Ended", "Between 19:12 and 21:59 PKT on 20 January 2024 worked out between 14:12 and 16:59 UTC"),
        ("How long", "Up to 3 h 19 min worked out"),
        ("Deliberate?", "Disputed worked out"),
        ("What", "Service blocking Facebook, Instagram, YouTube, X (formerly Twitter)"),
        ("How sure", "Confirmed worked out Level 4 of 4: four official acknowledgements, one independent measurement"),
    ):
        tile = page.locator(".glance div", has=page.get_by_text(question, exact=True))
        expect(tile.locator("dd")).to_be_visible()
        shown = " ".join((tile.locator("dd").text_content() or "").split())
        assert answer.casefold() in shown.casefold(), question
    assert page.locator(".scale path:not(.off)").count() == 4
    assert beyond(page) == 0
    assert bottom(page, ".glance") < (1250 if width == 360 else 850)
    assert bottom(page, ".glance") < top(page, "#timeline") < top(page, "#who-says-what")


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]


def bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"] + box["height"]


def test_a_claim_is_at_the_lowest_level_and_says_so(visit: Visitor) -> None:
    page = visit(incident_page(CLAIM), **PHONE).page
    assert page.locator(".scale path:not(.off)").count() == 1
    sure = page.locator(".glance .sure")
    expect(sure).to_contain_text("Uncorroborated claim")
    expect(sure).to_contain_text("Level 1 of 4: no acknowledgement, no measurement and no report")


def test_answers_that_contradict_each_other_are_marked_and_others_are_not(visit: Visitor) -> None:
    page = visit(incident_page(JANUARY_20)).page
    began = page.locator("#when-it-began ~ ul.readings").first.locator("> li")
    marks = [one.locator(".conflict").count() for one in began.all()]
    assert marks == [1, 1, 0, 0]
    expect(began.first.locator(".conflict")).to_have_text("Another answer contradicts it worked out")
    assert page.locator("#when-it-ended ~ ul.readings").first.locator(".conflict").count() == 0


def test_a_statement_in_short_leads_to_what_was_said_and_from_there_to_its_source(visit: Visitor) -> None:
    opened = visit(f"{incident_page(JANUARY_20)}#statement-10", **PHONE)
    page = opened.page
    short = page.locator(":target")
    expect(short).to_contain_text("PTA: acknowledges")
    expect(short).to_contain_text("Contradicts PTA")
    short.get_by_role("link").first.click()
    expect(page.locator(":target")).to_have_id("statement-10")
    expect(page.locator(":target")).to_contain_text("In their words:")
    assert beyond(page) == 0
    page.locator(":target .citation").first.click()
    expect(page).to_have_url(re.compile(f"/incidents/{JANUARY_20}.html#source-"))
    expect(page.locator(":target")).to_be_in_viewport()
    assert (opened.foreign, opened.errors) == ([], [])


def test_a_heading_shows_its_address_to_the_keyboard(visit: Visitor) -> None:
    page = visit(incident_page(FAULT)).page
    link = page.locator("h2#sources").get_by_role("link", name="Sources", exact=True)
    link.focus()
    assert "#" in page.evaluate("getComputedStyle(document.activeElement, '::after').content")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#sources$"))


@pytest.mark.parametrize("incident_id", [JANUARY_20, FAULT])
def test_on_paper_it_is_a_report_without_ways_to_go_elsewhere_and_with_everything_open(
    visit: Visitor, incident_id: str
) -> None:
    page = visit(incident_page(incident_id), viewport={"width": 700, "height": 1000}).page
    page.emulate_media(media="print")
    for name in (".site-nav", ".site-menu", ".search", ".contents", ".languages", "summary"):
        for one in page.locator(name).all():
            expect(one).to_be_hidden()
    expect(page.locator("svg.chart-wide").first).to_be_visible()
    expect(page.locator("svg.chart-narrow").first).to_be_hidden()
    for folded in page.locator("#content details > :not(summary)").all():
        expect(folded).to_be_visible()
    for address in page.locator(".sources .address a").all():
        expect(address).to_have_text(address.get_attribute("href") or "")
    assert len(page.pdf(format="A4")) > 20_000
