"""An incident in two languages, as a reader meets it: the page speaks one, leads to the other, and fits its window."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.loading import load_archive
from tests.browser.visiting import Visit, Visitor, beyond
from tests.sample_projects import ROOT

ID = "2024-01-20-pk-social-media"
ENGLISH, URDU = f"incidents/{ID}.html", f"incidents/{ID}.ur.html"
TITLE = load_archive(ROOT).archive.by_id[ID].translations["ur"].title


def in_language(page: Page) -> tuple[str | None, str | None]:
    root = page.locator("html")
    return root.get_attribute("lang"), root.get_attribute("dir")


def is_quiet(visit: Visit) -> bool:
    return (visit.foreign, visit.errors) == ([], [])


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
@pytest.mark.parametrize("place", ["served", "folder"])
def test_a_reader_goes_from_one_language_to_the_other_and_back(
    visit: Visitor, visit_folder: Visitor, place: str, scripts: bool
) -> None:
    opened = (visit if place == "served" else visit_folder)(ENGLISH, java_script_enabled=scripts)
    page = opened.page
    assert in_language(page) == ("en", "ltr")
    page.get_by_role("navigation", name="This report in other languages").get_by_role("link", name="اردو").click()
    expect(page.locator("h1")).to_have_text(TITLE)
    assert page.url.endswith(URDU)
    assert in_language(page) == ("ur", "rtl")
    page.locator(".languages").get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text(re.compile("second virtual rally"))
    assert page.url.endswith(ENGLISH)
    assert is_quiet(opened)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_an_urdu_page_runs_from_right_to_left_and_fits_its_window(visit: Visitor, width: int, colours: str) -> None:
    opened = visit(URDU, viewport={"width": width, "height": 800}, color_scheme=colours)
    page = opened.page
    assert beyond(page) == 0
    for part in ("h1", "#content .lead p", ".glance dt"):
        assert style(page.locator(part).first, "direction") == "rtl"
    assert right_edge(page.locator(".site-name")) > width * 0.9
    assert right_edge(page.locator("h1")) > width * 0.75
    assert is_quiet(opened)


def test_what_is_english_on_an_urdu_page_is_marked_and_runs_from_left_to_right(visit: Visitor) -> None:
    page = visit(URDU).page
    english = page.locator("#content [lang=en]").all()
    assert len(english) > 2
    for one in english:
        assert style(one, "direction") == "ltr"
        assert not re.search("[\u0600-\u06ff]", one.text_content() or "")


def test_urdu_has_room_for_letters_that_hang_below_the_line(visit: Visitor) -> None:
    page = visit(URDU).page
    for part in ("h1", "#content .lead p", ".glance b", ".kicker span"):
        one = page.locator(part).first
        assert px(style(one, "line-height")) >= 1.9 * px(style(one, "font-size"))
        assert "Nastaliq" in style(one, "font-family")


def test_the_words_of_scripts_are_those_of_the_page(visit: Visitor) -> None:
    opened = visit(URDU, color_scheme="light")
    expect(opened.page.locator("[data-appearance]")).to_have_attribute("aria-label", "رنگ: آلے کے مطابق۔ تبدیل کریں")
    search = opened.page.get_by_role("combobox", name="واقعات تلاش کریں")
    search.fill("xyzzyq")
    expect(opened.page.locator(".search__count")).to_contain_text("کوئی واقعہ نہیں ملا")


@pytest.mark.parametrize("place", ["served", "folder"])
def test_an_urdu_word_finds_the_incident(visit: Visitor, visit_folder: Visitor, place: str) -> None:
    opened = (visit if place == "served" else visit_folder)("index.html")
    opened.page.get_by_role("combobox", name="Search incidents").fill("ورچوئل جلسے")
    found = opened.page.locator("#search-found").get_by_role("option").first
    expect(found).to_contain_text(re.compile(f"{TITLE}|second virtual rally"))
    assert is_quiet(opened)


def right_edge(one: Locator) -> float:
    found = one.bounding_box()
    assert found
    return found["x"] + found["width"]


def style(one: Locator, name: str) -> str:
    return str(one.evaluate("(one, name) => getComputedStyle(one).getPropertyValue(name)", name))


def px(value: str) -> float:
    return float(value.removesuffix("px"))
