"""The frame round every page: one style sheet that shows pages as the whole of Material's would, and a reader's colours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import material
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.assets import styles
from generator.assets.style import in_order, ready
from tests.browser.visiting import READER, Visitor
from tests.parsed_pages import parsed
from tests.sample_projects import ROOT

INCIDENT = "incidents/2024-01-20-pk-social-media.html"
# One page of each kind of layout: Material's rules are looked for on every element of it.
SAMPLE = (
    "index.html",
    "about.html",
    "contribute.html",
    "explore.html",
    "charts/index.html",
    "incidents/index.html",
    "incidents/2022-12-26-pk-gwadar-mobile.html",
    "incidents/2024-01-07-pk-social-media.ur.html",
    "reference/fields.html",
)
# Every element, with what is drawn before and after it, as the number of one text; of a drawing only the whole. Most
# elements look like others: the texts come once each.
COMPUTED = """(() => {
    const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
    const text = (one, part) => {
        const style = getComputedStyle(one, part);
        if (part && style.content === "none") return "";
        return `${one.localName}.${one.getAttribute("class") ?? ""}${part ?? ""} ` +
            names.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
    };
    const texts = new Map();
    const number = (text) => texts.get(text) ?? texts.set(text, texts.size).get(text);
    const numbers = [...document.querySelectorAll("*")].filter((one) => !one.parentElement?.closest("svg"))
        .flatMap((one) => [null, "::before", "::after"].map((part) => number(text(one, part))));
    return { texts: [...texts.keys()], numbers };
})()"""


def with_all_of_material() -> str:
    """Our sheet as it would be if nothing of Material's were left out."""
    (path,) = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")
    own = styles(ROOT)
    return path.read_text("utf-8") + "".join(ready(name, own[name]) for name in in_order(own))


def computed(page: Page, address: str) -> list[str]:
    """How everything on a page looks, details opened."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = page.evaluate(COMPUTED)
    return [found["texts"][number] for number in found["numbers"]]


@pytest.mark.parametrize(
    "reader",
    [
        {"viewport": {"width": 1280, "height": 800}},
        {"viewport": {"width": 360, "height": 640}, "color_scheme": "dark"},
    ],
    ids=["desktop", "phone-dark"],
)
def test_what_was_left_out_of_material_changes_nothing(
    browser: Browser, site_server: str, reader: dict[str, Any]
) -> None:
    profile = browser.new_context(**(READER | reader))
    ours, whole = profile.new_page(), profile.new_page()
    sheet = with_all_of_material()
    whole.route("**/assets/site.css", lambda route: route.fulfill(body=sheet, content_type="text/css"))
    for path in SAMPLE:
        one, other = (computed(page, site_server + path) for page in (ours, whole))
        assert len(one) == len(other) > 100
        assert [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine != theirs][:1] == [], path
    profile.close()


def test_every_page_has_its_landmarks_once_and_names_those_that_there_are_more_of(site_folder: Path) -> None:
    for page in parsed(site_folder).values():
        assert [len(page.all(tag)) for tag in ("main", "footer", "article")] == [1, 1, 1], page.path
        names = [nav.get("aria-label", "") for nav in page.all("nav")]
        assert "" not in names and len(set(names)) == len(names), page.path
        (html,) = page.all("html")
        assert html["lang"] and html["dir"] in ("ltr", "rtl", "auto"), page.path


def test_the_header_marks_where_the_reader_is(visit: Visitor) -> None:
    page = visit("countries/pk.html").page
    here = page.get_by_role("banner").locator("a[aria-current]:visible")
    expect(here).to_have_text(["Countries"])
    page = visit("about.html").page
    expect(page.get_by_role("banner").locator("a[aria-current=page]:visible")).to_have_text(["About"])


def test_every_page_of_the_site_that_nav_names_is_reached_from_the_foot(visit: Visitor) -> None:
    page = visit(INCIDENT).page
    links = page.get_by_role("contentinfo").get_by_role("link")
    assert links.count() >= 12
    for name in ("All incidents", "Field reference", "Vocabulary", "Methodology"):
        expect(links.filter(has_text=re.compile(f"^{name}$"))).to_have_count(1)


def paper(page: Page) -> bool:
    """Whether the page is dark."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3])) < 384


@pytest.mark.parametrize("device", ["light", "dark"])
def test_a_reader_chooses_colours_and_they_are_kept(visit: Visitor, device: str) -> None:
    page = visit("index.html", color_scheme=device).page
    assert paper(page) == (device == "dark")
    page.get_by_role("button", name="Colours: as the device. Change").click()
    assert not paper(page)
    page.get_by_role("button", name="Colours: light. Change").click()
    assert paper(page)
    page.reload()
    expect(page.get_by_role("button", name="Colours: dark. Change")).to_be_visible()
    assert paper(page)
    page.get_by_role("button", name="Colours: dark. Change").click()
    assert paper(page) == (device == "dark")


def test_the_chosen_colours_are_there_before_anything_is_painted(visit: Visitor) -> None:
    page = visit("index.html", color_scheme="light").page
    page.evaluate("localStorage.setItem('outages-colours', 'dark')")
    page.route("**/*.js", lambda route: route.abort())
    page.reload()
    assert paper(page)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_paper_is_never_dark(visit: Visitor, choice: str) -> None:
    page = visit(INCIDENT, color_scheme="dark").page
    page.evaluate(f"document.documentElement.dataset.colours = '{choice}'")
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 200


def test_without_scripts_a_page_has_the_colours_of_the_device_and_no_button(visit: Visitor) -> None:
    page = visit("index.html", color_scheme="dark", java_script_enabled=False).page
    expect(page.get_by_role("button", name="Colours")).to_have_count(0)
    expect(page.locator("html")).to_have_class("no-js")
