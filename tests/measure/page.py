"""What was measured, as a page of the site: python -m tests.measure.page SITE PAGE."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import ARGUMENTS
from tests.browser.test_accessibility import AXE, COLOURS, OPEN_ALL, WCAG, violations
from tests.browser.visiting import READER, watched
from tests.measure.lighthouse import LEAST, PAGES, Scores, scores_of, tools
from tests.measure.search import HEADING
from tests.measure.serving import COMPRESSED, served
from tests.node.tools import LIGHTHOUSE

KINDS = PAGES | {
    "Incident, fewest sources": "incidents/2022-12-26-pk-gwadar-mobile.html",
    "Incident in Urdu": "incidents/2024-01-20-pk-social-media.ur.html",
    "Countries": "countries/index.html",
    "Country": "countries/pk.html",
    "Charts": "charts/index.html",
    "Series": "series/index.html",
    "Vocabulary": "reference/vocabulary.html",
    "Field reference": "reference/fields.html",
    "Methodology": "methodology.html",
    "About": "about.html",
}
VERSION = re.compile(r"axe v([\d.]+)")

COLUMNS = ("HTML", "In all", "Requests", "Elsewhere", "axe", "Lighthouse")
HEADS = "".join(f'<th scope="col" class="figure">{one}</th>' for one in COLUMNS)
HEAD = f'<thead><tr><th scope="col">Page</th>{HEADS}</tr></thead>'

TEXT = """\
---
description: What pages of each kind weigh, ask for and score, measured on the built site.
---

# Measured

Made by `make measure`, which builds the site, serves it compressed as web servers do and visits these pages with
an empty cache. Bytes are those of gzip, in kB of 1000. *Requests* are all that a first visit makes before anything on
the page is used; *elsewhere* are those of them that go to another origin. *axe* are the violations that axe finds of
WCAG 2.2 A and AA and of its best practices, in light and dark, at 360 and 1280 px, with everything opened. Lighthouse is
that of a phone on a slow line: performance, accessibility, best practices, search engines, of 100 each.

{table}

The archive had {incidents} incidents. Chromium {chromium}, axe {axe}, Lighthouse {lighthouse}.

What is promised is checked at every change: an incident is at most 60 kB in all and 15 kB of HTML, waits for nothing
but one style sheet, and asks nothing of anybody else (`make test`); for home, an incident, an index and Explore Lighthouse
gives {promised} (`make lighthouse`).
"""


@dataclass(frozen=True)
class Measured:
    """One page: in bytes its HTML and all that it loads, how many requests that takes, what axe finds."""

    html: int
    whole: int
    requests: int
    elsewhere: int
    axe: int


def measured(browser: Browser, site: Path, address: str, path: str) -> Measured:
    """A first visit to a page, and what axe says of it."""
    profile = browser.new_context(**reader(1280))
    visit = watched(profile.new_page(), address)
    visit.page.goto(address + path, wait_until="networkidle")
    profile.close()
    loaded = {one.removeprefix(address) for one in visit.requested if one.startswith(address)}
    sizes = {one: weight(site / one) for one in loaded}
    found = sum(axe(browser, address + path, width) for width in (360, 1280))
    return Measured(sizes[path], sum(sizes.values()), len(visit.requested), len(visit.foreign), found)


def reader(width: int) -> dict[str, Any]:
    """The reader of the tests, with a window of this width."""
    return READER | {"viewport": {"width": width, "height": 800}}


def weight(file: Path) -> int:
    """How many bytes a server sends for a file."""
    content = file.read_bytes()
    return len(gzip.compress(content, 6)) if file.suffix in COMPRESSED else len(content)


def axe(browser: Browser, address: str, width: int) -> int:
    """How many violations axe finds at one width, in light and dark."""
    profile = browser.new_context(bypass_csp=True, **reader(width))
    page = profile.new_page()
    page.goto(address)
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE)
    found = len(violations(page, WCAG))
    page.emulate_media(color_scheme="dark")
    found += len(violations(page, COLOURS))
    profile.close()
    return found


def rows(site: Path) -> Iterator[str]:
    """The table, a row for each kind of page; as HTML, for what Markdown makes of columns of figures has inline styles."""
    yield f'<section class="scroll" aria-label="Measured" tabindex="0">\n<table class="table">\n{HEAD}\n<tbody>'
    _, chromium = tools()
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for kind, path in KINDS.items():
            one = measured(browser, site, address, path)
            scores = scores_of(address + path)
            print(kind, one, scores.scores, flush=True)
            yield row(kind, one, scores)
        browser.close()
    yield "</tbody>\n</table>\n</section>"


def row(kind: str, one: Measured, scores: Scores) -> str:
    """One kind of page in the table."""
    sizes = [f"{size / 1000:.1f} kB" for size in (one.html, one.whole)]
    figures = [*sizes, str(one.requests), str(one.elsewhere), str(one.axe), points(scores)]
    cells = "".join(f'<td class="figure">{figure}</td>' for figure in figures)
    return f'<tr><th scope="row">{kind}</th>{cells}</tr>'


def points(one: Scores) -> str:
    """The four scores in a line."""
    return " · ".join(str(one.scores[name]) for name in LEAST)


def versions() -> dict[str, str]:
    """What was measured with."""
    _, chromium = tools()
    said = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=True).stdout
    package = (LIGHTHOUSE / "package.json").read_text("utf-8")
    found = {"chromium": re.search(r"[\d.]+", said), "axe": VERSION.search(AXE[:200])}
    found["lighthouse"] = re.search(r'"lighthouse": "([\d.]+)"', package)
    return {name: match[match.re.groups] for name, match in found.items() if match}


def main(site: Path, page: Path) -> None:
    """Measure every kind of page and write the page about it; its section on the search stays as it is."""
    table = "\n".join(rows(site))
    incidents = len([one for one in site.glob("incidents/*-*.html") if one.name.count(".") == 1])
    promised = f"at least {LEAST['performance']} for performance and 100 for the rest"
    _, heading, search = page.read_text("utf-8").partition(HEADING)
    text = TEXT.format(table=table, incidents=incidents, promised=promised, **versions())
    page.write_text(text + heading + search, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
