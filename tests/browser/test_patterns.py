"""The page of 20 January 2024 says of itself what recurs, and leads to the series with its chart."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import Visitor, beyond

SENTENCE = (
    "It was the second platform block on record in Pakistan in two weeks, and the third in five weeks, "
    "to coincide with a PTI online event."
)
EVENTS = ("PTI's first virtual rally", "PTI's fundraising telethon", "PTI's second virtual rally")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_pattern_sentence_of_20_january_leads_to_the_series_and_its_chart(
    visit: Visitor, colours: str, width: int
) -> None:
    opened = visit(
        "incidents/2024-01-20-pk-social-media.html",
        color_scheme=colours,
        viewport={"width": width, "height": 800},
    )
    page = opened.page
    found = page.locator("h2#pattern ~ ul").first.get_by_role("listitem").filter(has_text=SENTENCE)
    expect(found.locator(".value")).to_be_visible()
    expect(found.locator(".worked-out").first).to_be_visible()
    for title in ("PTI's first virtual rally", "fundraising telethon"):
        expect(found.get_by_role("link", name=re.compile(title))).to_be_visible()

    found.get_by_role("link", name="The whole series, with its chart").click()
    expect(page.locator("h1")).to_have_text("PTI online events and platform blocks, Pakistan")
    chart = page.locator("svg[role=img]:visible")
    expect(chart).to_have_count(1)
    for event in EVENTS:
        expect(chart).to_contain_text(event)
    assert beyond(page) == 0
    box = chart.bounding_box()
    assert box and box["width"] > 250 and box["height"] > 200
    assert (opened.foreign, opened.errors) == ([], [])


def test_events_lead_to_their_series_and_the_list_of_series_to_each(visit: Visitor) -> None:
    page = visit("events/index.html").page
    page.get_by_role("main").get_by_role("link", name=re.compile("^Series:")).click()
    expect(page.locator("h1")).to_have_text("Series")
    page.get_by_role("link", name="PTI protests and blackouts, Pakistan").click()
    row = page.get_by_role("row").filter(has_text="PTI protests in Islamabad in October 2024")
    expect(row.last).to_contain_text("No disruption on record")
    page.get_by_role("main").get_by_role("link", name="PTI's Azadi March", exact=True).click()
    expect(page.locator("h1")).to_have_text("PTI's Azadi March")
    page.get_by_role("main").get_by_role("link", name="PTI protests and blackouts, Pakistan").click()
    expect(page.locator("h1")).to_have_text("PTI protests and blackouts, Pakistan")
