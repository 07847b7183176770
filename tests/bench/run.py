"""The bench: make bench N=1000 [PEERS=ours,hugo] [WHAT=pages] [ROUNDS=1] [KEEP=1]. What it is about is said by its page.

With everyone it keeps the results and writes the page anew; with some of them it only prints.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version

from tests.bench import ours, page, results, table
from tests.bench.ours import OURS
from tests.bench.peers import PEERS
from tests.bench.places import Place, delete_what_was_removed
from tests.bench.reading_pages import average
from tests.bench.results import Results
from tests.bench.rows import Row, rounds
from tests.bench.tools import NotInstalled, python_version

EVERYONE = ("ours", *PEERS)
ROUNDS, LIMIT = 3, 3600
LOOKED_AT = 50  # pages whose words are counted
say = partial(print, flush=True)


def options() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(description="Measure this project beside other generators.")
    parser.add_argument("number", type=int, help="of incidents")
    parser.add_argument("--peers", default=",".join(EVERYONE), help="whom to measure, with commas between")
    parser.add_argument("--what", default="", help="what to measure, with commas between; else everything")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"how often, what takes long but once; else {ROUNDS} times"
    )
    parser.add_argument("--limit", type=int, default=LIMIT, help="seconds that a single run may take")
    parser.add_argument("--keep", action="store_true", help="keep the results, whoever was measured")
    return parser


def command_of(wanted: argparse.Namespace) -> str:
    """What was asked for, as the command that asks for it: to make, each option is a variable."""
    usual = options().parse_args(["0"])
    given = {name: value for name, value in vars(wanted).items() if value != getattr(usual, name) and name != "number"}
    words = [f"{name.upper()}={1 if value is True else value}" for name, value in given.items()]
    return " ".join(["make bench", f"N={wanted.number}", *words])


def rows_of(place: Place, chosen: Iterable[str], limit: float) -> tuple[list[Row], dict[str, str], dict[str, str]]:
    """The rows of those who were chosen, their versions, and who can't be had, with the reason."""
    rows: list[Row] = []
    versions: dict[str, str] = {}
    left_out: dict[str, str] = {}
    for name in chosen:
        if name == "ours":
            rows += ours.rows(place, limit)
            versions[OURS] = f"{version('outage-reports')} (Python {python_version()})"
            continue
        who, of = PEERS[name]
        try:
            more, said = of(place, limit)
        except NotInstalled as reason:
            left_out[who] = "it could not be installed"
            say(f"{who}: left out. {reason}")
            continue
        rows, versions = [*rows, *more], versions | said
    return rows, versions, left_out


def words_of(place: Place, rows: Iterable[Row]) -> dict[str, int]:
    """How many words a page of an incident has, by who made it."""
    looked_at = [one for one in place.ids if one not in place.changed][:LOOKED_AT]
    folders = {row.who: row.output for row in rows if row.output}
    found = {who: average(folder, looked_at) for who, folder in folders.items()}
    return {who: words for who, words in found.items() if words is not None}


def main() -> None:
    """Measure, print the tables, keep the results and write the page."""
    # Whoever ends the bench ends the servers that it started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    wanted = options().parse_args()
    chosen = [name for name in EVERYONE if name in wanted.peers.split(",")]
    place = Place(wanted.number, say)
    rows, versions, left_out = rows_of(place, chosen, wanted.limit)
    rows = [row for row in rows if not wanted.what or row.what in wanted.what.split(",")]
    try:
        figures, failed = rounds(rows, wanted.rounds, say)
    finally:
        delete_what_was_removed()
    found = Results(
        incidents=wanted.number,
        command=command_of(wanted),
        date=datetime.now(UTC).date().isoformat(),
        cores=os.cpu_count() or 1,
        system=f"{platform.system()}, {platform.machine()}",
        rounds=wanted.rounds,
        versions=versions,
        words=words_of(place, rows),
        left_out=left_out | failed,
        figures=tuple(figures),
    )
    beside = table.plain(table.ratios(found)) if OURS in versions else ""
    say(f"\n{table.plain(table.main_table(found))}\n\n{beside}\n\n{page.in_words(found)}")
    if wanted.keep or (len(chosen) == len(EVERYONE) and not wanted.what):
        say(f"\nKept in {results.keep(found).relative_to(results.FOLDER.parents[2])}")
        page.PAGE.write_text(page.page(results.kept()), "utf-8")


if __name__ == "__main__":
    main()
