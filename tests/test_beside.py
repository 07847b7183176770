"""CSV files beside records: each is named by its record, is a file, and fits what the record says of it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.beside import RULES
from generator.cli import main
from generator.loading import Loaded, load_archive, load_files
from generator.problems import Rule, report
from tests.sample_projects import MINIMAL_ID, project, with_fields
from tests.whole_projects import OUTAGES, contents, run

ID = MINIMAL_ID
FILE, CSV = f"incidents/2022/{ID}.yml", f"incidents/2022/{ID}.traffic.csv"
PART = re.compile(r"^# (incidents/\S+)\n", re.MULTILINE)
TRACE = "{file: traffic, label: Traffic, unit: percent, licence: cc0}"
MEASURED = f"measurements: {{type: netblocks, finding: observed_change, traces: {TRACE}}}\n"
VALUES = "time,value\n2022-08-20,98\n2022-08-21,40\n2022-08-22,97\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project without incidents."""
    return project(tmp_path)


def archive(root: Path, files: dict[str, str]) -> Path:
    """The project with these files: the fields of incidents, and CSV files as they are."""
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(with_fields(text) if file.endswith(".yml") else text, encoding="utf-8")
    return root


def found(loaded: Loaded) -> list[tuple[str, str, int]]:
    """The codes, files and lines of all that keeps an archive from being built."""
    return [(one.code, one.place.file, one.place.line) for one in loaded.problems]


def in_full(loaded: Loaded) -> str:
    return report(loaded.problems, loaded.lines)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code != "OUT512"], ids=lambda rule: rule.code)
def test_files_shown_as_wrong_break_that_rule_alone_and_those_shown_as_right_none(root: Path, rule: Rule) -> None:
    for example, codes in ((rule.wrong, {rule.code}), (rule.right, set())):
        parts = PART.split(example)
        for path in (root / "incidents").rglob("*.csv"):
            path.unlink()
        loaded = load_archive(archive(root, dict(zip(parts[1::2], parts[2::2], strict=True))))
        assert {code for code, _, _ in found(loaded)} == codes


def test_a_trace_stands_in_the_archive_under_its_incident_and_its_name(root: Path) -> None:
    loaded = load_archive(archive(root, {FILE: MEASURED, CSV: VALUES}))
    assert found(loaded) == []
    assert [row.value for row in loaded.archive.traces[ID]["traffic"].rows] == [98, 40, 97]


def test_a_named_file_that_is_not_there_is_told_where_it_is_named(root: Path) -> None:
    loaded = load_archive(archive(root, {FILE: MEASURED}))
    (problem,) = loaded.problems
    assert (problem.code, problem.place.file, problem.place.length) == ("OUT510", FILE, len("traffic"))
    assert problem.message == f"there is no file {ID}.traffic.csv beside this one"


@pytest.mark.parametrize("name", [f"{ID}.Traffic.csv", f"{ID}.traffic.CSV", f"{ID}.trafic.csv"])
def test_a_file_that_is_called_nearly_so_is_to_be_renamed(root: Path, name: str) -> None:
    loaded = load_archive(archive(root, {FILE: MEASURED, f"incidents/2022/{name}": VALUES}))
    assert "OUT510" in {code for code, _, _ in found(loaded)}
    assert f"help: rename {name} to {ID}.traffic.csv" in in_full(loaded)


def test_a_name_that_differs_in_capitals_only_is_one_mistake(root: Path) -> None:
    loaded = load_archive(archive(root, {FILE: MEASURED, f"incidents/2022/{ID}.Traffic.csv": VALUES}))
    assert [code for code, _, _ in found(loaded)] == ["OUT510"]


@pytest.mark.parametrize(
    "name",
    [f"{ID}.csv", f"{ID}..csv", f"{ID}.other.csv", f"{ID}.a.b.csv", "2022-08-22-pk-youtube.traffic.csv", "traffic.csv", f"copies/{ID}.traffic.csv"],
)  # fmt: skip
def test_a_file_that_no_record_names_is_never_passed_over(root: Path, name: str) -> None:
    file = f"incidents/2022/{name}"
    loaded = load_archive(archive(root, {FILE: MEASURED, CSV: VALUES, file: VALUES}))
    assert found(loaded) == [("OUT511", file, 1)]


def test_a_hidden_file_is_none_of_the_archive_s(root: Path) -> None:
    loaded = load_archive(archive(root, {FILE: "", f"incidents/2022/.{ID}.traffic.csv": "x"}))
    assert found(loaded) == []


def test_what_is_no_file_of_its_own_is_not_read(root: Path) -> None:
    outside = root / "private.csv"
    outside.write_text(VALUES, encoding="utf-8")
    place = archive(root, {FILE: MEASURED}) / CSV
    place.symlink_to(outside)
    assert found(load_archive(root)) == [("OUT512", CSV, 1)]
    assert ID not in load_archive(root).archive.traces
    place.unlink()
    os.mkfifo(place)
    assert found(load_archive(root)) == [("OUT512", CSV, 1)]
    place.unlink()
    place.mkdir()
    assert found(load_archive(root)) == [("OUT512", CSV, 1)]


def test_a_number_that_the_unit_does_not_allow_is_told_where_it_stands(root: Path) -> None:
    loaded = load_archive(archive(root, {FILE: MEASURED, CSV: VALUES.replace(",40", ", 400").replace(",97", ",-1")}))
    assert [(one.code, one.place.line, one.place.column, one.place.length) for one in loaded.problems] == [
        ("OUT513", 3, 13, 3),
        ("OUT513", 4, 12, 2),
    ]
    assert "numbers in Per cent are from 0 to 100" in in_full(loaded)


@pytest.mark.parametrize(
    ("unit", "value", "allowed"),
    [
        ("percent", "100", True),
        ("percent", "100.1", False),
        ("percent_of_normal", "140", True),
        ("percent_of_normal", "-1", False),
        ("percent_change", "-40", True),
        ("normalised", "-2", True),
        ("reports", "-1", False),
    ],
)
def test_each_unit_has_its_bounds(root: Path, unit: str, value: str, allowed: bool) -> None:
    files = {FILE: MEASURED.replace("percent", unit), CSV: VALUES.replace(",40", f",{value}")}
    assert (found(load_archive(archive(root, files))) == []) is allowed


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        ("2022-08-21", "", True),
        ("2022-08-22", "", True),
        ("2022-08-23", "", False),
        ("2022-08-22T23:30+05:00", "", True),
        ("2022-08-10", "2022-08-19", False),
        ("2022-08-10", "2022-08-20", True),
        ("2022-08-10", "", True),
        ("unknown", "", True),
    ],
)
def test_a_trace_reaches_into_the_disruption_as_far_as_that_is_known(
    root: Path, start: str, end: str, fits: bool
) -> None:
    times = f"start: {start}\n" + (f"end: {end}\n" if end else "")
    loaded = load_archive(archive(root, {FILE: times + MEASURED, CSV: VALUES}))
    assert [code for code, _, _ in found(loaded)] == ([] if fits else ["OUT514"])


def test_days_are_those_of_the_place_and_clock_times_those_of_everywhere(root: Path) -> None:
    night = "start: 2022-08-22T20:00Z\n"  # one o'clock on the 23rd in Karachi
    assert found(load_archive(archive(root, {FILE: night + MEASURED, CSV: VALUES}))) == [("OUT514", FILE, 8)]
    clocks = "time,value\n2022-08-22T18:00Z,98\n2022-08-22T20:00Z,40\n"
    assert found(load_archive(archive(root, {CSV: clocks}))) == []


def test_all_mistakes_of_a_record_and_its_files_are_told_at_once(root: Path) -> None:
    other = f"incidents/2022/{ID}.other.csv"
    loaded = load_archive(archive(root, {FILE: f"end: 2022-02-30\n{MEASURED}", CSV: VALUES + "x,y\n", other: "x"}))
    assert found(loaded) == [("OUT205", FILE, 8), ("OUT502", other, 1), ("OUT504", CSV, 5), ("OUT506", CSV, 5)]


def test_one_record_is_checked_with_its_files_and_without_those_of_others(root: Path) -> None:
    lost = "incidents/2022/2022-08-22-pk-youtube.traffic.csv"
    other = "incidents/2022/2022-08-21-pk-other.yml"
    archive(root, {FILE: MEASURED, CSV: VALUES + "x,1\n", lost: VALUES, other: MEASURED})
    assert found(load_files(root, [root / FILE])) == [("OUT504", CSV, 5)]


def test_a_csv_file_that_is_named_is_checked_with_its_record(root: Path) -> None:
    archive(root, {FILE: MEASURED, CSV: VALUES + "x,1\n"})
    done = CliRunner().invoke(main, ["--root", str(root), "check", str(root / CSV)])
    assert (done.exit_code, f"{CSV}:5:1: OUT504" in done.output) == (1, True)
    (root / FILE).unlink()
    done = CliRunner().invoke(main, ["--root", str(root), "check", str(root / CSV)])
    assert done.exit_code == 2
    assert f"there is no {ID}.yml beside {ID}.traffic.csv" in done.output


def test_with_a_mistake_in_a_csv_file_there_is_no_site(root: Path) -> None:
    archive(root, {FILE: MEASURED, CSV: VALUES + "x,1\n"})
    before = contents(root)
    done = run(OUTAGES, "build", cwd=root)
    assert done.returncode == 1
    assert f"{CSV}:5:1: OUT504" in done.stdout
    assert contents(root) == before


@pytest.mark.parametrize(
    ("sources", "codes"),
    [
        ("sources: [a], ", []),
        ("", ["OUT303"]),
        ("sources: [nosuch], ", ["OUT301"]),
    ],
)
def test_a_trace_has_the_sources_of_its_measurement_or_its_own(root: Path, sources: str, codes: list[str]) -> None:
    two = "start: {value: 2022-08-21, sources: [a]}\nplatforms: {youtube: [b]}\nsources:\n  a: {type: measurement, publisher: A, url: https://a.example/}\n  b: {type: journalism, publisher: B, url: https://b.example/}\n"
    measured = MEASURED.replace("{type", f"{{{sources}type")
    loaded = load_archive(archive(root, {FILE: two + measured, CSV: VALUES}))
    assert sorted({code for code, _, _ in found(loaded)}) == codes
    if not codes:
        (measurement,) = loaded.archive.by_id[ID].measurements
        assert measurement.traces[0].sources == ("a",)


def test_thousands_of_records_with_files_are_matched_by_name_and_not_by_search(root: Path) -> None:
    ids = [f"2022-08-21-pk-made-{number}" for number in range(400)]
    archive(root, {f"incidents/2022/{one}.yml": MEASURED for one in ids})
    archive(root, {f"incidents/2022/{one}.traffic.csv": VALUES for one in ids})
    loaded = load_archive(root)
    assert found(loaded) == []
    assert set(loaded.archive.traces) == set(ids)
