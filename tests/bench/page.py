"""The kept results as a page of the site: python -m tests.bench.page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench.ours import OURS
from tests.bench.results import Results, kept
from tests.bench.table import html, main_table, ratios

PAGE = Path(__file__).parents[2] / "site_config" / "pages" / "speed.md"
TEXT = """\
---
description: How long it takes to build, rebuild and check a site of a thousand and of ten thousand incidents, beside other generators.
---

# Speed

Made by `make bench N=1000` and `make bench N=10000`. Each makes up an archive of so many incidents, always the same,
writes the same content as pages of Markdown, and lets this project and others build it: in one run, in turn, on the same
machine, each as fast as it can sensibly be set. *Seconds* are those of the clock, *processors* those of all cores together;
*peak memory* is the most that all processes of a command had at once. MB are of 1,000,000 bytes. The last column says how
many times as long it took as the same with Hugo: below 1 is faster. Who has only one way to build again is compared
by it with every way of ours.

Others build a page for each incident and lists by country, kind, platform and year; charts, cards, a search
index over all words and the copy to take away are ours alone. What is measured are ratios on one machine; yours will have other seconds.
{sections}"""
SECTION = """
## With {number} incidents

Measured on {date}, on {cores} cores ({system}); {rounds}. {versions}

{words}

{table}

How many times as long ours took as each other one:

{ratios}
"""


def page(every: Sequence[Results]) -> str:
    """The page that the results make."""
    return TEXT.format(sections="".join(map(section, every)))


def section(one: Results) -> str:
    """What was measured with one number of incidents."""
    table, beside = (
        html(main_table(one), f"{one.incidents:,} incidents"),
        html(ratios(one), f"Ratios, {one.incidents:,}"),
    )
    text = SECTION.format(
        number=f"{one.incidents:,}",
        date=one.date,
        cores=one.cores,
        system=one.system,
        rounds="each once" if one.rounds == 1 else f"the middle of {one.rounds} runs each",
        versions=f"Versions: {', '.join(f'{who} {version}' for who, version in one.versions.items())}.",
        words=in_words(one),
        table=table,
        ratios=beside,
    )
    return text + "".join(f"\nLeft out: {who}, because {why}\n" for who, why in one.left_out.items())


def in_words(one: Results) -> str:
    """How much there is to read on a page, of each that was looked at."""
    own = one.words.get(OURS)
    found = [
        f"{who} {words:,}" + (f" ({words / own:.2f} of ours)" if own and who != OURS else "")
        for who, words in one.words.items()
    ]
    return f"Words on a page of an incident, on average: {', '.join(found)}." if found else ""


if __name__ == "__main__":
    PAGE.write_text(page(kept()), "utf-8")
