"""What a first search fetches over a slow line from a large archive: python -m tests.measure.search SITE PAGE [NUMBER].

SITE is a built site, PAGE the page whose last section says what was found. Fails where an incident comes later than is
promised.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.visiting import READER
from tests.measure.searched import make_searched
from tests.measure.serving import served

NUMBER = 10_000
# What is promised.
MOST = 200_000
# The slow line of Lighthouse's phone: so many bytes a second, so many milliseconds to and fro.
LINE = {"offline": False, "downloadThroughput": 200_000, "uploadThroughput": 94_000, "latency": 150}
PATIENCE = 60_000
PAUSE = 150  # milliseconds between two letters

QUERIES = {
    "a word of few": "Dupogu",
    "a word of every second": "internet",
    "a word of seven in ten": "maintenance",
    "a word of nine in ten": "telephone",
    "a name": "Telegram",
    "two words": "slow telephone",
    "three words": "shopkeeper card payments",
    "a sentence": "what was said of the filter in the network",
    "a slip": "fecebook",
    "a slip of two words": "telegarm protests",
    "Urdu": "صارفین",
    "a number": "2019",
}
# Says when there is a row, and when there is one of an incident, in the same breath as the browser says what came.
WATCH = """() => {
    const seen = new Set();
    const look = () => {
        for (const [what, selector] of [["row", ".search__hit"], ["incident", ".search__hit--incident"]])
            if (!seen.has(what) && document.querySelector(selector)) { seen.add(what); window.measured(what); }
    };
    new MutationObserver(look).observe(document.querySelector(".search__panel"), { childList: true, subtree: true });
}"""


HEADING = "\n## Search\n"
TEXT = """
Made by `make search`, which makes up an archive of {number} incidents, with the names, the index and the search box that
the site has, and searches it with an empty cache over a line of 1.6 Mbit/s, once letter by letter and once pasted; the
larger figure counts. Bytes are all that came from the moment the box was first used, heads included, in kB of 1000: until
the first row, which is often a name that leads to Explore, and until the first incident. Before the box is used nothing of
it is loaded. Promised are {most} kB until the first incident, for every word but those that nearly every page
holds, such as *the* and *in*: beside other words they are left out, alone they take longer.

<section class="scroll" aria-label="Search" tabindex="0">
<table class="table">
<thead><tr><th scope="col">Search for</th><th scope="col">Words</th><th scope="col" class="figure">First row</th><th scope="col" class="figure">First incident</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</section>
"""


@dataclass
class Transfer:
    """What has come over the line since the box was first used: bytes of each request, with its head."""

    came: dict[str, int] = field(default_factory=dict)
    until: dict[str, int] = field(default_factory=dict)

    def head(self, event: Mapping[str, Any]) -> None:
        self.came[event["requestId"]] = event["response"]["encodedDataLength"]

    def some(self, event: Mapping[str, Any]) -> None:
        self.came[event["requestId"]] = self.came.get(event["requestId"], 0) + max(0, event["encodedDataLength"])

    def whole(self, event: Mapping[str, Any]) -> None:
        self.came[event["requestId"]] = max(self.came.get(event["requestId"], 0), event["encodedDataLength"])

    def shown(self, event: Mapping[str, Any]) -> None:
        self.until[event["payload"]] = sum(self.came.values())


def search(browser: Browser, address: str, query: str, by_letters: bool) -> Transfer:
    """A first search with an empty cache, on the first page of the site."""
    with slow_page(browser) as (page, line):
        page.goto(address, wait_until="networkidle")
        transfer = Transfer()
        line.on("Network.responseReceived", transfer.head)
        line.on("Network.dataReceived", transfer.some)
        line.on("Network.loadingFinished", transfer.whole)
        line.on("Runtime.bindingCalled", transfer.shown)
        page.evaluate(WATCH)
        page.get_by_role("combobox").click()
        if by_letters:
            page.keyboard.type(query, delay=PAUSE)
        else:
            page.keyboard.insert_text(query)
        page.locator(".search__hit--incident").first.wait_for(timeout=PATIENCE)
        # What is said of the row can come just after the row itself.
        page.wait_for_timeout(100)
    return transfer


@contextmanager
def slow_page(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """A page in a fresh profile at the end of a slow line."""
    options: dict[str, Any] = {"service_workers": "block", **READER}
    profile = browser.new_context(**options)
    page = profile.new_page()
    line = profile.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Runtime.enable")
    line.send("Runtime.addBinding", {"name": "measured"})
    yield page, line
    profile.close()


def searches(folder: Path) -> Iterator[tuple[str, int, int]]:
    """What was searched for, and the most that came until the first row and until the first incident."""
    # Looked for before Playwright runs, which is asked for its own.
    chromium = find_chromium()
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for what, query in QUERIES.items():
            both = [search(browser, address, query, by_letters).until for by_letters in (True, False)]
            row, incident = (max(one[shown] for one in both) for shown in ("row", "incident"))
            print(f"{what:<24}{query:<44}{kilobytes(row):>9}{kilobytes(incident):>10}", flush=True)
            yield what, row, incident
        browser.close()


def kilobytes(size: int) -> str:
    """A number of bytes in words."""
    return f"{size / 1000:.1f} kB"


def with_section(page: str, number: int, found: list[tuple[str, int, int]]) -> str:
    """The page about what was measured, with what was found as its last section."""
    rows = "\n".join(
        f'<tr><th scope="row">{what}</th><td dir="auto">{QUERIES[what]}</td>'
        f'<td class="figure">{kilobytes(row)}</td><td class="figure">{kilobytes(incident)}</td></tr>'
        for what, row, incident in found
    )
    section = TEXT.format(number=f"{number:,}", most=MOST // 1000, rows=rows)
    return page.partition(HEADING)[0] + HEADING + section


def main(site: Path, page: Path, number: int = NUMBER) -> int:
    """0 where every first incident comes as early as promised."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "site")
        make_searched(site, number, folder)
        found = list(searches(folder))
    page.write_text(with_section(page.read_text("utf-8"), number, found), "utf-8")
    late = [what for what, _, incident in found if incident > MOST]
    for what in late:
        print(f"{what}: more than {kilobytes(MOST)} until the first incident", file=sys.stderr)
    return int(bool(late))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4])))
