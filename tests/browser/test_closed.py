"""Every page carries a policy that lets it load its own site and nothing else, and works under it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.assets import ALONE, frame
from tests.browser.conftest import serving
from tests.browser.kinds_of_pages import kinds_of_pages
from tests.browser.visiting import Visit, Visitor, until, visitor
from tests.sample_projects import MINIMAL, MINIMAL_ID, ROOT
from tests.whole_projects import built, save, small_project

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">')
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
INCIDENT = "incidents/2024-01-20-pk-social-media.html"
BEFORE = "2022-08-20-pk-youtube"
INJECTED = """
<script>document.documentElement.dataset.ran = "script"</script>
<img src="missing.png" alt="" onerror="document.documentElement.dataset.ran = 'handler'">
<a id="trap" href="javascript:document.documentElement.dataset.ran = 'link'">x</a>
<script src="https://elsewhere.example/s.js"></script>
<img src="https://elsewhere.example/i.png" alt="">
<link rel="stylesheet" href="https://elsewhere.example/s.css">
<iframe src="https://elsewhere.example/"></iframe>
<style>h1 { color: rgb(1, 2, 3) !important }</style>
<p id="styled" style="color: rgb(1, 2, 3)">x</p>
<base href="https://elsewhere.example/">
<script>eval("document.documentElement.dataset.ran = 'eval'")</script>
"""


@pytest.fixture(params=["served", "folder"])
def closed(request: pytest.FixtureRequest, browser: Browser, site_folder: Path, site_server: str) -> Iterator[Visitor]:
    """Opens pages of the site, once from a server and once from the folder."""
    site = site_server if request.param == "served" else f"{site_folder.as_uri()}/"
    with visitor(browser, site) as visit:
        yield visit


@pytest.fixture(params=["served", "folder"])
def broken_into(
    request: pytest.FixtureRequest, browser: Browser, site_folder: Path, tmp_path: Path
) -> Iterator[Visitor]:
    """Opens a copy of a page of the site into which somebody else's code was put."""
    page, copy = site_folder / INCIDENT, tmp_path / INCIDENT
    shutil.copytree(site_folder / "assets", tmp_path / "assets")
    copy.parent.mkdir()
    copy.write_text(page.read_text("utf-8").replace("</h1>", f"</h1>{INJECTED}", 1), "utf-8")
    with (
        serving(tmp_path) as address,
        visitor(browser, address if request.param == "served" else f"{tmp_path.as_uri()}/") as visit,
    ):
        yield visit


def test_every_page_carries_the_policy_before_anything_that_it_rules(site_folder: Path) -> None:
    wanted = frame(ROOT, False)
    paths = sorted(site_folder.rglob("*.html"))
    assert len(paths) > 60
    for path in paths:
        text = path.read_text("utf-8")
        assert [unescape(one) for one in POLICY.findall(text)] == [wanted.policy], path
        assert INLINE.findall(text) == [wanted.first_script], path
        head = text[: text.index("Content-Security-Policy")]
        assert re.search("<(script|link|style|body)", head) is None, path


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one record, which had another name before."""
    root = small_project(tmp_path_factory.mktemp("renamed"))
    save(root, MINIMAL_ID, f"{MINIMAL}aliases: [{BEFORE}]\n")
    return built(root)


def test_a_page_that_leads_on_to_another_may_load_nothing(renamed: Path) -> None:
    redirect = renamed / "incidents" / f"{BEFORE}.html"
    assert POLICY.findall(redirect.read_text("utf-8")) == [ALONE]


def test_a_page_that_leads_on_does_so_under_its_policy(renamed: Path, browser: Browser) -> None:
    with visitor(browser, f"{renamed.as_uri()}/") as visit:
        opened = visit(f"incidents/{BEFORE}.html")
        opened.page.wait_for_url(f"**/{MINIMAL_ID}.html")
        assert opened.errors == []


def test_every_kind_of_page_works_under_the_policy(closed: Visitor, site_folder: Path) -> None:
    opened = closed("about.html")
    start = opened.page.url.removesuffix("about.html")
    for path in kinds_of_pages(site_folder):
        if path == "404.html" and start.startswith("file:"):
            continue  # counts from the root of a server
        opened.page.goto(start + path)
        expect(opened.page.locator("html")).to_have_class("js")
        expect(opened.page.locator("[data-appearance]")).to_be_visible()
        opened.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert opened.page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"
        assert (opened.errors, opened.foreign) == ([], []), path


def test_search_works_under_the_policy(closed: Visitor) -> None:
    opened = closed(INCIDENT)
    opened.page.get_by_role("combobox").first.fill("whatsapp")
    expect(opened.page.get_by_role("option").first).to_be_visible()
    assert (opened.errors, opened.foreign) == ([], [])


def complaints(opened: Visit, words: str) -> list[str]:
    """What the browser says against something that the policy forbids."""
    return [text for text in opened.errors if "Content Security Policy" in text and words in text]


def test_what_is_put_into_a_page_neither_runs_nor_loads_nor_shows(broken_into: Visitor) -> None:
    opened = broken_into(INCIDENT)
    page = opened.page
    expect(page.locator("html")).to_have_class("js")
    page.locator("#trap").click()
    until(opened, lambda: complaints(opened, "JavaScript URL"))
    until(opened, lambda: len(complaints(opened, "")) >= 8)
    assert page.evaluate("document.documentElement.dataset.ran") is None
    assert opened.foreign == []
    assert page.evaluate("document.baseURI") == page.url.partition("#")[0]
    colours = page.evaluate("['h1', '#styled'].map((one) => getComputedStyle(document.querySelector(one)).color)")
    assert "rgb(1, 2, 3)" not in colours


def test_a_form_cannot_send_anything_elsewhere(broken_into: Visitor) -> None:
    opened = broken_into(INCIDENT)
    before = opened.page.url
    opened.page.evaluate(
        "const form = Object.assign(document.createElement('form'), {action: 'https://elsewhere.example/'});"
        "document.body.append(form); form.submit()"
    )
    until(opened, lambda: complaints(opened, "form data"))
    assert opened.page.url == before and opened.foreign == []
