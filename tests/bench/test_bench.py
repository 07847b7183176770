"""The bench: others get the same content, what a command costs is counted whole, and the page says what was measured."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from generator.registry import read_lists
from tests.bench import measuring
from tests.bench.corpus import project
from tests.bench.in_markdown import pages_of, read, write
from tests.bench.lists_in_markdown import ROWS, lists_of
from tests.bench.measuring import PROCESSES, Command, CommandFailed, Taken, from_saving, timed
from tests.bench.ours import steps
from tests.bench.page import PAGE, page, section
from tests.bench.peers import BARE, FILES, HUGO, MATERIAL, STOCK
from tests.bench.places import write_account, write_title
from tests.bench.reading_pages import words_in
from tests.bench.results import Ratio, Results, kept
from tests.bench.rows import LONG, WHAT, Figure, Row, rounds
from tests.bench.table import main_table, plain, ratios, seconds, times
from tests.golden import assert_golden

GOLDENS = Path(__file__).parent / "goldens"
MEGABYTE = 10**6


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "project"
    project(40, folder)
    return folder


def figure(who: str, what: str, wall: float, **more: object) -> Figure:
    return Figure(who, what, (wall,), (wall * 1.5,), 100 * MEGABYTE, 5 * MEGABYTE, 1200, **more)  # type: ignore[arg-type]


RESULTS = Results(
    incidents=1000,
    command="make bench N=1000 PEERS=ours,hugo",
    date="2026-11-22",
    cores=2,
    system="Linux, x86_64",
    rounds=3,
    versions={"Outage Reports": "0.1.0 (Python 3.11.7)", "Hugo": "0.168.0"},
    words={"Outage Reports": 1600, FILES: 1480, HUGO: 1680},
    left_out={"Eleventy": "it could not be installed"},
    figures=(
        figure("Outage Reports", "check_cold", 2.0),
        figure("yamllint and check-jsonschema", "check", 40.0),
        figure("Outage Reports", "cold", 60.0, steps={"pages": 50.0, "search index": 4.0, "copy to take away": 1.0}),
        figure("Outage Reports", "pages", 3.0, steps={"reading and checking": 1.0, "pages": 1.5}),
        figure(FILES, "pages", 4.0),
        figure(BARE, "pages", 3.5),
        figure(HUGO, "pages", 2.0),
        figure(MATERIAL, "pages", 40.0),
        figure(STOCK, "pages", 180.0, over=True),
        figure("Outage Reports", "title", 0.5, steps={"pages": 0.4}),
        figure(HUGO, "title", 2.0),
        Figure("Outage Reports", "served", (0.25, 0.75, 0.5)),
        figure(HUGO, "served", 1.0),
    ),
)


def test_an_incident_is_the_same_in_markdown_part_by_part(root: Path) -> None:
    lists, _ = read_lists(root)
    files = {path.stem: path for path in root.glob("incidents/*/*.yml")}
    one = read(root, files["2019-03-06-in-rally"], lists, frozenset(files))
    pages = pages_of(one, lists)
    assert sorted(pages) == ["2019-03-06-in-rally-ur.md", "2019-03-06-in-rally.md"]
    for name, text in pages.items():
        assert_golden(GOLDENS / name, text)


def test_lists_of_others_hold_every_incident_by_so_many_rows_a_page() -> None:
    several = {key: ["x"] for key in ("countries", "kinds", "platforms", "years", "events", "contexts")}
    facts = [several | {"id": f"i{n}", "title": f"T{n}", "when": "", "lasted": "", "sure": ""} for n in range(ROWS + 1)]
    pages = dict(lists_of(facts))
    first, second = pages["incidents.md"], pages["incidents.page-2.md"]
    assert (first.count("](incidents/i"), second.count("](incidents/i")) == (ROWS, 1)
    assert "[Next](incidents.page-2.md)" in first
    assert "[Previous](incidents.md)" in second
    assert f"](../incidents/i{ROWS}.md)" in pages["countries/x.page-2.md"]


def test_the_content_stands_beside_its_facts(root: Path, tmp_path: Path) -> None:
    write(root, tmp_path / "content")
    assert len(list((tmp_path / "content" / "incidents").glob("*[!r].md"))) >= 38
    assert (tmp_path / "content" / "facts.json").is_file()


def test_edits_change_one_line_that_readers_see(root: Path) -> None:
    file = next(root.glob("incidents/*/*.yml"))
    before = file.read_text("utf-8").splitlines()
    write_title(file, "one")
    write_account(file, "two")
    changed = [new for old, new in zip(before, file.read_text("utf-8").splitlines(), strict=True) if old != new]
    assert changed[0] == 'title: "Networks down: one"'
    assert re.match(r"  Further sources: two \[@", changed[1])
    assert len(changed) == 2


def test_a_command_costs_what_its_children_cost(tmp_path: Path) -> None:
    child = "data = bytearray(b'x') * 60_000_000; sum(range(8_000_000)); import time; time.sleep(0.6)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True); print('done')"
    taken = timed(Command([sys.executable, "-c", parent], tmp_path), 60)
    assert taken.said == "done\n"
    assert taken.wall > 0.6
    assert taken.cpu is not None and taken.cpu > 0.05
    assert 60 * MEGABYTE < taken.peak < 200 * MEGABYTE


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="this system does not tell what such processes used")
def test_a_command_costs_what_a_process_costs_that_it_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "LEFT", 60.0)
    child = "import time\nwhile time.process_time() < 0.5: pass"
    parent = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}])"
    taken = timed(Command([sys.executable, "-W", "ignore", "-c", parent], tmp_path), 60)
    assert taken.cpu is not None and taken.cpu > 0.5


def test_a_command_that_fails_or_takes_too_long_is_not_a_figure(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"ended with 3 after .*: wrong"):
        timed(Command([sys.executable, "-c", "print('wrong'); exit(3)"], tmp_path), 60)
    with pytest.raises(CommandFailed, match="ended with -9"):
        timed(Command([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path), 0.3)


def test_saving_is_timed_until_the_page_has_what_was_saved(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("before", "utf-8")
    command = Command([sys.executable, "-m", "http.server", "8431", "--bind", "127.0.0.1"], tmp_path)
    taken = from_saving(
        command, "http://127.0.0.1:8431/page.html", lambda word: void(file.write_text(word, "utf-8")), 60, 1
    )
    assert 0 < taken.wall < 30
    assert "saved-" in file.read_text("utf-8")


def void(_written: int) -> None:
    """What `save` gives back is nothing."""


def test_rows_are_taken_in_turn_and_one_that_fails_is_left_out_with_its_reason(tmp_path: Path) -> None:
    order: list[str] = []

    def row(who: str, what: str, code: str) -> Row:
        def measure() -> object:
            order.append(f"{who} {what}")
            return timed(Command([sys.executable, "-c", code], tmp_path), 60)

        return Row(who, what, measure, output=tmp_path)  # type: ignore[arg-type]

    (tmp_path / "out").write_text("12345", "utf-8")
    rows = [row("A", "title", "pass"), row("A", "cold", "pass"), row("B", "cold", "exit(1)"), row("B", "title", "pass")]
    figures, failed = rounds(rows, 2, lambda said: None)
    assert order == ["A cold", "B cold", "A title", "B title", "A cold", "A title", "B title"]
    assert list(failed) == [f"B: {WHAT['cold']}"]
    assert re.fullmatch(r".+ ended with 1 after \d+ s", failed[f"B: {WHAT['cold']}"])
    assert [(one.who, one.what, len(one.wall), one.size, one.files) for one in figures] == [
        ("A", "cold", 2, 5, 1),
        ("A", "title", 2, 5, 1),
        ("B", "title", 2, 5, 1),
    ]


def test_what_takes_long_or_measures_several_times_by_itself_is_run_once() -> None:
    ran: list[str] = []

    def row(what: str, wall: float) -> Row:
        return Row("A", what, lambda: Taken(wall, None, 0), lambda: ran.append(what))

    figures, _ = rounds([row("title", 1), row("cold", LONG + 1), row("served", 1)], 3, lambda said: None)
    assert ran == ["cold", "title", "served", "title", "title"]
    assert {one.what: len(one.wall) for one in figures} == {"cold": 1, "title": 3, "served": 1}


def test_a_run_that_is_ended_counts_as_more_than_it_was_given(tmp_path: Path) -> None:
    command = Command([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path)
    [figure], failed = rounds([Row("A", "pages", lambda: timed(command, 0.3))], 3, lambda said: None)
    assert (figure.over, figure.seconds, failed) == (True, 0.3, {})


def test_steps_are_read_from_what_a_build_prints() -> None:
    said = "   12.25 s  reading and checking\n    3.00 s  pages, and meanwhile the rest\nThe site is in x\n"
    assert steps(said) == {"reading and checking": 12.25, "pages, and meanwhile the rest": 3.0}


def test_only_what_is_read_counts_as_words() -> None:
    assert (
        words_in("<nav>no</nav><article><h1>One two</h1><svg><text>no</text></svg><p>three&nbsp;four</p></article>")
        == 4
    )


def test_the_tables_hold_every_figure_and_every_ratio() -> None:
    assert_golden(GOLDENS / "tables.txt", f"{plain(main_table(RESULTS))}\n\n{plain(ratios(RESULTS))}\n")


@pytest.mark.parametrize(("value", "words"), [(0.123, "0.12"), (9.876, "9.88"), (12.34, "12.3"), (1234.5, "1,234")])
def test_seconds_have_digits_that_mean_something(value: float, words: str) -> None:
    assert seconds(value) == words


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (None, ""),
        (Ratio(0.0123), "0.012"),
        (Ratio(0.5), "0.50"),
        (Ratio(3.14), "3.14"),
        (Ratio(27.1), "27"),
        (Ratio(27.1, ">"), "more than 27"),
        (Ratio(0.0123, "<"), "less than 0.012"),
    ],
)
def test_ratios_have_digits_that_mean_something(ratio: Ratio | None, words: str) -> None:
    assert times(ratio) == words


def test_the_page_tells_what_was_measured_on_what_and_who_was_left_out() -> None:
    assert_golden(GOLDENS / "section.md", section(RESULTS))


def test_what_has_no_charts_is_compared_by_its_build_from_nothing_only() -> None:
    own = {one.what: one for one in RESULTS.figures if one.who == "Outage Reports"}
    assert RESULTS.ratio(own["pages"], BARE) == Ratio(3.0 / 3.5)
    assert RESULTS.ratio(own["title"], BARE) is None


def test_the_page_of_the_site_is_what_the_kept_results_make() -> None:
    assert PAGE.read_text("utf-8") == page(kept())
