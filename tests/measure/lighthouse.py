"""What Lighthouse says of the site on a phone: python -m tests.measure.lighthouse FOLDER. Fails below what is promised."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.measure.serving import served
from tests.node.tools import LIGHTHOUSE, find_node

PAGES = {
    "Home": "index.html",
    "Incident": "incidents/2024-01-20-pk-social-media.html",
    "Index": "incidents/index.html",
    "Explore": "explore.html",
}
# What is promised, of 100.
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# A busy machine makes a page look slower than it is, and never faster: the best of so many runs counts.
TRIES = 3
MINUTES = 4
COMMAND = LIGHTHOUSE / "node_modules" / "lighthouse" / "cli" / "index.js"


@dataclass(frozen=True)
class Scores:
    """What Lighthouse gives a page: a score of 100 in each category, and what was behind it."""

    scores: Mapping[str, int]
    times: Mapping[str, str]
    failed: tuple[str, ...]

    @property
    def short(self) -> list[str]:
        """The categories in which it is below what is promised."""
        return [name for name, least in LEAST.items() if self.scores[name] < least]


def scores_of(address: str) -> Scores:
    """One page, as often as needed."""
    best = run_once(address)
    for _ in range(TRIES - 1):
        if not best.short:
            break
        best = max(best, run_once(address), key=lambda one: sum(one.scores.values()))
    return best


@cache
def tools() -> tuple[str, str]:
    """The Node and the Chromium of this machine; looked for before Playwright runs, which is asked for its own."""
    node, chromium = find_node(), find_chromium()
    if not (node and chromium):
        raise RuntimeError(
            "Node and Chromium are needed: python -m tests.node.tools, python -m tests.browser.get_chromium"
        )
    return node, chromium


def run_once(address: str) -> Scores:
    """One run of Lighthouse, mobile, with its own slow line and slow processor."""
    node, chromium = tools()
    flags = " ".join(["--headless=new", *ARGUMENTS])
    command = [node, str(COMMAND), address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": chromium, "NO_UPDATE_NOTIFIER": "1"}
    done = subprocess.run(
        [*command, f"--only-categories={','.join(LEAST)}", "--no-enable-error-reporting"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=MINUTES * 60,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Lighthouse could not look at {address}:\n{done.stderr}")
    return read(json.loads(done.stdout))


def read(report: Mapping[str, Any]) -> Scores:
    """What counts of a report."""
    audits = report["audits"]
    named = {"FCP": "first-contentful-paint", "LCP": "largest-contentful-paint", "TBT": "total-blocking-time"}
    failed = [
        f"{audit['id']}: {audit['title']}"
        for category in report["categories"].values()
        for part in category["auditRefs"]
        for audit in [audits[part["id"]]]
        if part["weight"] and audit["score"] is not None and audit["score"] < 0.9
    ]
    return Scores(
        {name: round(100 * category["score"]) for name, category in report["categories"].items()},
        {name: audits[key]["displayValue"].replace("\u00a0", " ") for name, key in named.items()},
        tuple(failed),
    )


def table(found: Mapping[str, Scores]) -> str:
    """The scores of pages as a table."""
    heads = ["", *LEAST, *next(iter(found.values())).times]
    rows = [[page, *(str(one.scores[name]) for name in LEAST), *one.times.values()] for page, one in found.items()]
    return "\n".join("  ".join(f"{cell:<15}" for cell in row).rstrip() for row in [heads, *rows])


def main(folder: Path) -> int:
    """0 where every page is as good as promised."""
    with served(folder) as address:
        found = {page: scores_of(address + path) for page, path in PAGES.items()}
    print(table(found))
    for page, one in found.items():
        for failed in one.failed if one.short else ():
            print(f"{page}: {failed}", file=sys.stderr)
    return int(any(one.short for one in found.values()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
