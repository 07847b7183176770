"""Each mistake an editor can make in an incident has a file here, with the whole report that the editor gets."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem, report
from generator.reader import Reading, read_incident
from generator.registry import read_lists
from generator.rulebook import ALL_RULES
from generator.rules import Known
from tests.golden import assert_golden

ROOT = Path(__file__).parents[1]
BAD = Path(__file__).parent / "bad_incidents"
NAMES = sorted(path.stem for path in BAD.glob("*.yml"))
IDS = frozenset({"2022-08-21-pk-youtube", "2024-01-07-pk-social-media"})
RIGHT = (
    b"title: YouTube unreachable\ncountries: [PK]\nkinds: [service_blocking]\nstart: 2022-08-21\n"
    b"sources: {netblocks: {type: measurement, publisher: NetBlocks, url: https://netblocks.example/}}\n"
)

# What every-mistake.yml cannot hold beside the others.
NOT_BESIDE_THE_OTHERS = {
    # Mistakes that stop the reading of the file: too large, not YAML, empty, not fields, too deep.
    "OUT101", "OUT106", "OUT107", "OUT108", "OUT117",
    # In a required field, and one that is not sound ends the check of the rules: a source that cannot be found.
    "OUT211",
    # In an optional field that must be sound for a rule: an address in recorded_in (OUT322), or else in the required
    # sources; a context without a name (OUT330, OUT331); a trace without its terms (OUT360, OUT361).
    "OUT206", "OUT210", "OUT212",
    # On what is absent, which waits for a sound shape: unused sources, the time zone of a country with several, no end,
    # no reason, too little evidence.
    "OUT302", "OUT312", "OUT316", "OUT320", "OUT324",
    # Warnings, which wait for a sound shape, too: no archived copies, the name of a place that is nearly another.
    "OUT305", "OUT370",
    # On file names.
    "OUT220", "OUT221", "OUT222",
    # In CSV files beside it, and on how they stand to it: test_traces.py, test_beside.py.
    "OUT501", "OUT502", "OUT503", "OUT504", "OUT505", "OUT506", "OUT507", "OUT508",
    "OUT510", "OUT511", "OUT512", "OUT513", "OUT514",
    # Across files.
    "OUT401", "OUT402", "OUT403", "OUT404", "OUT405", "OUT406",
}  # fmt: skip


@pytest.fixture(scope="module")
def known() -> Known:
    lists, problems = read_lists(ROOT)
    assert problems == ()
    return Known(lists, IDS)


def read(name: str, known: Known) -> Reading:
    return read_incident(f"incidents/2022/2022-08-21-pk-{name}.yml", (BAD / f"{name}.yml").read_bytes(), known)


def codes(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.code for problem in problems}


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_incident_gets_the_report_beside_it(name: str, known: Known) -> None:
    reading = read(name, known)
    found = reading.problems or reading.warnings
    assert found
    assert_golden(BAD / f"{name}.report", report(found, lambda _: reading.source.lines) + "\n")


def test_every_report_has_its_bad_incident() -> None:
    assert {path.stem for path in BAD.glob("*.report")} == set(NAMES)


def test_all_mistakes_of_shape_are_found_in_one_reading(known: Known) -> None:
    of_shape = {rule.code for rule in ALL_RULES if "OUT201" <= rule.code < "OUT220"}
    assert codes(read("every-mistake-of-shape", known).problems) == of_shape


def test_all_broken_rules_are_found_in_one_reading(known: Known) -> None:
    of_rules = {rule.code for rule in ALL_RULES if rule.code.startswith("OUT3")} - {"OUT316"}  # breaks without an end
    reading = read("every-mistake-of-rules", known)
    assert codes((*reading.problems, *reading.warnings)) == of_rules


def test_an_editor_s_worst_day_is_told_in_one_reading(known: Known) -> None:
    reading = read("every-mistake", known)
    assert codes((*reading.problems, *reading.warnings)) == {rule.code for rule in ALL_RULES} - NOT_BESIDE_THE_OTHERS


def test_every_rule_is_broken_in_some_file() -> None:
    folders = (BAD, BAD.parent / "bad_yaml")
    reports = "".join(path.read_text("utf-8") for folder in folders for path in folder.glob("*.report"))
    of_names = {"OUT220", "OUT221", "OUT222"}  # where a file stands is wrong, not what stands in it: see below
    of_files = [rule for rule in ALL_RULES if rule.code < "OUT400" and rule.code not in of_names]
    assert [rule.code for rule in of_files if f" {rule.code} " not in reports] == []


@pytest.mark.parametrize(
    ("file", "headline"),
    [
        ("incidents/2022/2022-08-21-PK-youtube.yml", 'OUT220 the file name "2022-08-21-PK-youtube.yml" is not an id with .yml'),
        ("incidents/2022/2022-08-21-pk-youtube.yaml", 'OUT220 the file name "2022-08-21-pk-youtube.yaml" is not an id with .yml'),
        ("incidents/You Tube.yml", 'OUT220 the file name "You Tube.yml" is not an id with .yml'),
        ("incidents/2023/2022-08-21-pk-youtube.yml", "OUT221 the file stands in 2023/, its name begins with 2022"),
        ("incidents/2022-08-21-pk-youtube.yml", "OUT221 the file stands in incidents/, its name begins with 2022"),
    ],
)  # fmt: skip
def test_the_name_and_the_folder_of_a_file_are_checked(file: str, headline: str, known: Known) -> None:
    reading = read_incident(file, RIGHT, known)
    assert report(reading.problems, lambda _: ()).split("\n")[0] == f"{file}:1:1: {headline}"


ODD_VALUES = [
    "", "~", "[]", "{}", "[~]", "[[]]", "[{}]", "{a: 1}", "-1", ".inf", ".nan", "true", "2024", "9999-12-31", "unknown",
    "{value: ~}", "{sources: [5]}", "{earliest: 2024, latest: 1999}", "[unknown, ongoing]", "[youtube, {}]", "*x", "!x y",
    '"\\0"', "[", "text", "99999999999999999999999", "- a", "a: b",
]  # fmt: skip
WRITTEN = sorted((ROOT / "incidents").rglob("*.yml"))


@given(
    path=st.sampled_from(WRITTEN),
    changes=st.lists(st.tuples(st.integers(0, 200), st.sampled_from(ODD_VALUES)), min_size=1, max_size=4),
)
def test_no_odd_value_anywhere_ends_in_a_traceback(path: Path, changes: list[tuple[int, str]], known: Known) -> None:
    lines = path.read_text("utf-8").split("\n")
    for number, odd in changes:
        name, colon, _ = lines[number % len(lines)].partition(":")
        lines[number % len(lines)] = f"{name}{colon} {odd}"
    reading = read_incident(path.relative_to(ROOT).as_posix(), "\n".join(lines).encode(), known)
    assert reading.incident or reading.problems
    assert all(1 <= problem.place.line <= len(reading.source.lines) for problem in reading.problems)
    assert "Input should" not in report(reading.problems, lambda _: ())


def test_a_right_incident_has_an_empty_report(known: Known) -> None:
    reading = read_incident("incidents/2022/2022-08-21-pk-right.yml", RIGHT, known)
    assert reading.problems == ()
    assert reading.incident is not None
