"""Who says what, as a reader of the page on 20 January 2024 finds it: the disagreements, and the thread of statements."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import Visitor

JANUARY_20 = "incidents/2024-01-20-pk-social-media.html"
IN_FULL = "incidents/2024-01-20-pk-social-media.evidence.html"


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, visit: Visitor) -> Page:
    return visit(JANUARY_20, viewport={"width": request.param, "height": 800}).page


@pytest.fixture(params=[360, 1280])
def evidence(request: pytest.FixtureRequest, visit: Visitor) -> Page:
    return visit(IN_FULL, viewport={"width": request.param, "height": 800}).page


def cards_of(page: Page, question: str) -> Locator:
    """The answers below the heading of a question."""
    return page.locator(f"h3#{question} ~ ul.readings").first.locator("> li.card")


def test_the_disagreement_on_the_start_is_shown_with_its_sources(page: Page) -> None:
    summary = page.locator("#where-sources-differ")
    expect(summary).to_contain_text("Sources differ on 7 of 12 questions: when it began, which platforms,")
    expect(summary).to_contain_text("worked out")
    summary.get_by_role("link", name="when it began").click()
    heading = page.locator("h3#when-it-began")
    expect(heading).to_be_in_viewport()
    expect(heading).to_have_text("When it began Sources differ")

    cards = cards_of(page, "when-it-began")
    expect(cards.locator(".value .time")).to_have_text(
        [
            "20 January 2024, 18:40 PKT",
            "20 January 2024, about 19:00 PKT",
            "20 January 2024, 19:12 PKT",
            "20 January 2024",
        ]
    )
    for card, sources in enumerate(
        [
            ["Business Recorder"],
            ["Daily Pakistan", "Dawn (11)"],
            ["NetBlocks", "The Nation (5)", "Daily Times", "Dawn (10)"],
            ["Mint"],
        ]
    ):
        expect(cards.nth(card).locator(".citation")).to_have_text(sources)
    expect(cards.nth(2)).to_contain_text("4 sources, 2 independent")


def test_platforms_stand_by_the_set_that_each_source_names(page: Page) -> None:
    cards = cards_of(page, "which-platforms")
    expect(cards).to_have_count(4)
    expect(cards.first).to_contain_text("8 sources, 5 independent")
    expect(cards.nth(2)).to_contain_text("Facebook, Instagram, YouTube")
    expect(cards.nth(2).locator(".citation")).to_have_text(["Shabd (english.shabd.in)"])


def test_the_regulator_is_seen_to_contradict_itself(evidence: Page) -> None:
    posted = evidence.locator("#statement-10")
    expect(posted.locator(".when")).to_contain_text("2 h 47 min to 3 h 19 min after it began")
    mark = posted.locator(".contradiction")
    expect(mark).to_contain_text("Contradicts PTA, 20 January 2024: denies")
    mark.get_by_role("link").click()
    denial = evidence.locator(":target")
    expect(denial).to_have_id("statement-1")
    expect(denial).to_be_in_viewport()
    expect(denial).to_contain_text("Denies")

    explained = evidence.locator("#statement-26 .contradiction")
    expect(explained).to_have_count(2)
    expect(explained.nth(1)).to_contain_text("Gives another reason than PTA, 20 January 2024, 21:59 PKT")
    expect(explained.nth(1)).to_contain_text("both speak for one body, Pakistan Telecommunication Authority")


def test_a_reported_silence_names_the_statement_that_contradicts_it(evidence: Page) -> None:
    silence = evidence.locator("#statement-22")
    expect(silence).to_contain_text("Is silent")
    expect(silence.locator(".contradiction")).to_have_count(2)
    expect(silence.locator(".contradiction").first).to_contain_text("Contradicted by Solangi, 20 January 2024")


def test_each_event_lies_beside_the_disruption_in_time(page: Page) -> None:
    events = page.locator("h2#context ~ ul.entries").first.locator("> li")
    expect(events.first).to_contain_text("The event began between 19:00 and 20:00 PKT on 20 January 2024.")
    expect(events.first.locator(".beside")).to_contain_text(
        "The disruption began between 80 minutes before and 12 minutes after this event began."
    )


def test_the_rules_are_one_step_away_where_they_are_used(page: Page) -> None:
    for link, words in (
        ("When answers differ", "Times differ where no time fits them all."),
        ("When a body contradicts itself", "a director speaks for the authority"),
        ("The rules", "Disruptions of one country and one counting group"),
    ):
        page.get_by_role("link", name=link, exact=True).click()
        expect(page.locator(":target")).to_be_in_viewport()
        expect(page.locator(":target + p + dl")).to_contain_text(words)
        page.go_back()
