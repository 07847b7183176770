"""A file that is valid and full of HTML makes a page that is no different from any other."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.prose import as_text
from tests.sample_projects import project

MARK = "QED"
HOSTILE = f"{MARK}\"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>&lt;script&gt;alert(2)&lt;/script&gt;"
TITLE = HOSTILE[:120]
FILE = """\
title: {text}
summary: {prose}
write_up: {prose}
record_note: {text}
countries: [PK]
kinds: [service_blocking]
start: {{value: 2022-08-21T18:40+05:00, note: {text}}}
end: {{value: 2022-08-21T21:40+05:00, note: {text}}}
scope: {{areas: [{text}], note: {text}}}
platforms: {{youtube: {{note: {text}}}}}
intentional: {{value: yes, note: {text}}}
context: [{{name: {text}, type: protest, relation: follows, note: {text}}}]
statements: [{{by: pta, at: 2022-08-21T19:40+05:00, stance: denies, says: {text}, quote: {text}, channel: {text}, note: {text}}}]
measurements: [{{type: netblocks, finding: observed_change, posted: 2022-08-21T19:50+05:00, says: {text}, note: {text}}}]
reach: {{people: 5, counts: population, note: {text}}}
recorded_in: {{ooni_incidents: {{id: {text}, note: {text}}}}}
related: {{incident: 2022-08-21-pk-{other}, note: {text}}}
sources:
  netblocks: {{type: measurement, publisher: {text}, title: {text}, author: {text}, quote: {text}, note: {text}, url: https://n.example/}}
revisions: [{{date: 2026-11-21, note: {text}}}]
"""


OWN_SCRIPTS = {"appearance.js", "search.js", "explore-chart.js", "lookup.js", "explore.js", "catalogue.js", "names.js"}


class Page(HTMLParser):
    """What a page consists of: its elements with the names of their attributes, and the words of its head."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[tuple[str, ...]] = set()
        self.scripts: set[str] = set()
        self.inline: list[str] = []  # text of scripts that run where they stand
        self.data: list[str] = []  # text of scripts that are data and never run
        self.into: list[str] | None = None
        self.description: str | None = None
        self.title = ""
        self.open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open, values = tag, dict(attrs)
        self.elements.add((tag, *sorted(values)))
        if tag == "script" and "src" in values:
            self.scripts.add(values["src"] or "")
        elif tag == "script":
            self.into = self.data if values.get("type") == "application/ld+json" else self.inline
            self.into.append("")
        if values.get("name") == "description":
            self.description = values["content"]

    def handle_endtag(self, tag: str) -> None:
        self.open, self.into = "", None

    def handle_data(self, data: str) -> None:
        if self.into is not None:
            self.into[-1] += data
        if self.open == "title" and ("body",) not in {element[:1] for element in self.elements}:
            self.title += data


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two incidents that differ in their words only."""
    root = project(tmp_path_factory.mktemp("hostile"))
    folder = root / "incidents" / "2022"
    folder.mkdir(parents=True)
    prose = json.dumps(f"{MARK} `{HOSTILE}` [@netblocks]")
    for name, other, words in (("hostile", "plain", TITLE), ("plain", "hostile", MARK)):
        text = FILE.format(text=json.dumps(words), prose=prose, other=other)
        (folder / f"2022-08-21-pk-{name}.yml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert result.exit_code == 0, result.output
    return root / "site"


def page(site: Path, name: str) -> Page:
    """The page of one of the incidents."""
    return Page((site / "incidents" / f"2022-08-21-pk-{name}.html").read_text(encoding="utf-8"))


def test_the_page_has_no_other_elements_and_attributes_than_that_of_a_harmless_incident(site: Path) -> None:
    assert page(site, "hostile").elements == page(site, "plain").elements


def test_the_head_of_the_page_says_what_the_file_says(site: Path) -> None:
    made = page(site, "hostile")
    assert made.title == f"{TITLE} - Outage Reports"
    assert made.description == as_text(f"{MARK} `{HOSTILE}`")


def test_every_page_runs_the_site_s_own_scripts_only(site: Path) -> None:
    pages = {path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert len(pages) > 10
    [first] = {text for made in pages.values() for text in made.inline}
    assert "localStorage" in first
    for made in pages.values():
        assert {source.rpartition("assets/")[2] for source in made.scripts} <= OWN_SCRIPTS
        assert all(json.loads(text)["@context"] == "https://schema.org" for text in made.data)
        assert {name for element in made.elements for name in element[1:] if name.startswith("on")} == set()
