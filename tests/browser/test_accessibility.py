"""What axe finds on every kind of page: nothing. And what a keyboard needs: a way to everything, always in sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds_of_pages import kinds_of_pages
from tests.browser.visiting import PATIENCE, READER, Visitor

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
# Of what is not wrong axe need not say where it stands.
VIOLATIONS = {"resultTypes": ["violations"]}
WCAG = VIOLATIONS | {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# The other colours change nothing but colours.
COLOURS = VIOLATIONS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
# A drawing is one image: what it consists of has no meaning of its own, and axe does not know the colours of marks and
# letters in it (tests/test_chart_colours.py does). That it has a name and nothing to press is still looked at.
RUN = """(options) => axe.run({ include: ["html"], exclude: ["svg[role=img] > :not(title, desc)"] }, options)
    .then((found) => found.violations)"""
# The pages are shared out, so that no one test lasts much longer than others.
SHARES = 4
INCIDENT = "incidents/2024-01-20-pk-social-media.html"


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe says is wrong with the page as it is now."""
    return [
        f"{page.url}: {rule['id']}: {node['html'][:150]}"
        for rule in page.evaluate(RUN, options)
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_kind_of_page_in_light_and_dark(
    browser: Browser, site_folder: Path, site_server: str, width: int, share: int
) -> None:
    # axe works by a script of its own in the page, which the policy of our pages forbids.
    reader: dict[str, Any] = READER | {"viewport": {"width": width, "height": 800}}
    profile = browser.new_context(bypass_csp=True, **reader)
    profile.set_default_timeout(PATIENCE)
    page = profile.new_page()
    found = []
    for path in kinds_of_pages(site_folder)[share::SHARES]:
        page.emulate_media(color_scheme="light")
        page.goto(site_server + path)
        page.evaluate(OPEN_ALL)
        page.evaluate(AXE)
        found += violations(page, WCAG)
        page.emulate_media(color_scheme="dark")
        found += violations(page, COLOURS)
    profile.close()
    assert found == []


def found_in(browser: Browser, folder: Path, html: str) -> str:
    """What axe finds in a page of this text."""
    (folder / "index.html").write_text(f"<!doctype html>{html}", "utf-8")
    page = browser.new_page()
    page.goto(f"{folder.as_uri()}/index.html")
    page.evaluate(AXE)
    found = " ".join(violations(page, WCAG))
    page.close()
    return found


def test_axe_sees_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    found = found_in(browser, tmp_path, "<title>x</title><img src=x><p style='color:#eee'>pale")
    assert all(rule in found for rule in ("image-alt", "color-contrast", "html-has-lang", "landmark-one-main"))


@pytest.mark.parametrize(
    ("drawing", "rules"),
    [
        ("<svg role=img><text>a</text></svg>", "svg-img-alt"),
        ("<svg role=img aria-label=a><a href='#b'><text y=20>b</text></a></svg>", "nested-interactive"),
        ("<svg role=img aria-labelledby=b><title id=b>a</title><text y=20>b</text></svg>", ""),
    ],
)
def test_axe_sees_what_is_wrong_with_a_drawing_as_a_whole(
    browser: Browser, tmp_path: Path, drawing: str, rules: str
) -> None:
    found = found_in(browser, tmp_path, f"<html lang=en><title>x</title><main><h1>x</h1>{drawing}")
    assert rules in found if rules else found == ""


FOCUS = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const box = at.getBoundingClientRect(), style = getComputedStyle(at);
    return {
        name: (at.getAttribute("aria-label") || at.textContent || at.id).trim().slice(0, 60),
        tag: at.localName,
        drawn: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
FOCUSABLE = """[...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(
    (one) => one.checkVisibility() && one.tabIndex >= 0).length"""


@pytest.mark.parametrize("path", ["index.html", INCIDENT])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_keyboard_reaches_everything_and_the_reader_sees_where_it_is(visit: Visitor, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 800}).page
    expected = page.evaluate(FOCUSABLE)
    steps = []
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        if (step := page.evaluate(FOCUS)) is None:
            break
        steps.append(step)
    assert steps[0]["name"] == "Skip to the content"
    assert [step["name"] for step in steps if not (step["drawn"] and step["seen"])] == []
    assert len(steps) >= expected > 20


def test_the_first_stop_leads_past_the_navigation(visit: Visitor) -> None:
    page = visit(INCIDENT).page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_and_leads_by_keyboard(visit: Visitor) -> None:
    page = visit(INCIDENT, viewport={"width": 360, "height": 640}).page
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu).to_be_hidden()
    summary = page.locator(".site-menu > summary")
    for _ in range(8):
        page.keyboard.press("Tab")
        if summary.evaluate("(one) => one === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    menu.get_by_role("link", name="Countries").press("Enter")
    expect(page.locator("h1")).to_have_text("Countries")


MOVING = """[...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
    return (style.transitionProperty !== "none" && lasts(style.transitionDuration)) ||
        (style.animationName !== "none" && lasts(style.animationDuration)) || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", ["index.html", INCIDENT])
def test_nothing_moves_where_a_reader_asks_for_rest(visit: Visitor, path: str) -> None:
    assert visit(path).page.evaluate(MOVING) == []
