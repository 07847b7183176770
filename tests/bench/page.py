"""The kept results as a page of the site: python -m tests.bench.page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench.ours import OURS
from tests.bench.peers import BARE, FILES
from tests.bench.results import Results, kept
from tests.bench.rows import LONG, WHAT
from tests.bench.table import html, main_table, ratios

PAGE = Path(__file__).parents[2] / "site_config" / "pages" / "speed.md"
TEXT = """\
---
description: How long it takes to build, rebuild and check a site of thousands of incidents, beside other generators.
---

# Speed

Made by `make bench N=1000` and the like. Each run makes up an archive of so many incidents, always the same, and lets this
project and others build a site of it: in turn, on the same machine, each as fast as it can sensibly be set. What is
measured are ratios on one machine; yours will have other seconds.

**The content.** *Hugo on the incident files*: each incident file as it stands is the front matter of a page, its account
the text below; layouts show what the record says, times on local clocks and in UTC, each reading with its sources, lists and
citation files. What a language of templates can't work out is left out, and the page says so: how long it lasted, how
sure it is, which readings contradict each other, which sources are independent. *On Markdown*: before the clock starts,
this project worked all of that out and wrote it as pages of Markdown; what is left to do is to turn Markdown into pages,
and for some to make lists. Zensical and Material, which make none, get the lists as Markdown too. How many words there
are on a page is counted for each. Material *as it comes* has search on and every page in the navigation, because nothing
is set; *at its best* it has neither.

**Charts** are drawn by nobody while the clock runs. Ours, those of the archive and of countries too, are kept from a build
before. *{files}* gets those of incidents, the timeline and what was measured, ready-made: both drawings of each as they stand in
our pages, the words and the table of what was measured, and the files of data. It puts the drawings into its pages, with
captions and links, and publishes the data beside them, as we do. *{bare}* is the same
site without any of that. On Markdown nobody has charts.

**What is compared.** Everyone builds a page for each incident and lists by country, kind, platform, year, event and context.
Charts of the archive, of countries and of series, Explore, the search index over all words and the copy to take away are
ours alone. *{pages}*, which is the comparison, is of ours `outages build --pages-only` with the charts
of before: without search index and copy. So are the builds after an edit. *{cold}* has all of them, and what
each takes stands below it. Who keeps nothing from one build to the next is compared, after an edit, by its build from nothing.

**The figures.** *Seconds* are those of the clock, *processors* those of all cores together. *Peak memory* is the most that
all processes of a command had at once, looked at up to ten times a second; what processes share is divided among them
(PSS), and it is the same for everybody. MB are of 1,000,000 bytes. The last columns say how many times as long it took as
the same with Hugo: below 1 is faster. What takes longer than {long:.0f} seconds is measured once. *More than* stands where
a run was ended because it took too long.
{{sections}}""".format(files=FILES, bare=BARE, pages=WHAT["pages"], cold=WHAT["cold"], long=LONG)
SECTION = """
## With {number} incidents

`{command}` on {date}, on {cores} cores ({system}); {rounds}. {versions}

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
        command=one.command,
        date=one.date,
        cores=one.cores,
        system=one.system,
        rounds="each once" if one.rounds == 1 else f"the middle of {one.rounds} runs each, of what is long one",
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
    return f"Words on a page of an incident, on average: {'; '.join(found)}." if found else ""


if __name__ == "__main__":
    PAGE.write_text(page(kept()), "utf-8")
