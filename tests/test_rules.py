"""What a rule shows as wrong breaks that rule and no other; what it shows as right breaks none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import Rule
from generator.reader import Reading, read_incident
from generator.registry import read_lists
from generator.rulebook import ALL_RULES
from generator.rules import Known
from generator.yaml_source import RULES as RULES_OF_TEXT
from generator.yaml_source import read_yaml
from generator.yaml_source.text_rules import SIZE_LIMIT

ROOT = Path(__file__).parents[1]
FILE = "incidents/2022/2022-08-21-pk-youtube.yml"
MINIMAL = {
    "title": "title: YouTube unreachable during a speech by Imran Khan\n",
    "countries": "countries: [PK]\n",
    "kinds": "kinds: [service_blocking]\n",
    "start": "start: 2022-08-21\n",
    "platforms": "platforms: [youtube]\n",
    "sources": "sources: {netblocks: {type: measurement, publisher: NetBlocks, url: https://netblocks.example/}}\n",
}

# What the text of an example can only ask its reader to imagine.
IMAGINED: dict[str, Callable[[str], bytes]] = {
    "OUT101": lambda text: text.encode().ljust(SIZE_LIMIT + 1, b"#"),
    "OUT102": lambda text: text.encode("cp1252"),
    "OUT103": lambda text: text.encode("utf-8-sig"),
}

OF_TEXT = [rule for rule in ALL_RULES if rule in RULES_OF_TEXT]
OF_NAMES = [rule for rule in ALL_RULES if rule.code in ("OUT220", "OUT221")]
OF_LINKS = [
    rule for rule in ALL_RULES if rule.code == "OUT222"
]  # broken by what stands in a folder: test_hostile_files.py
OF_ARCHIVES = [rule for rule in ALL_RULES if rule.code.startswith("OUT4")]  # on several files: test_across.py
OF_TRACES = [
    rule for rule in ALL_RULES if rule.code.startswith("OUT5")
]  # on CSV files: test_traces.py and test_beside.py
ELSEWHERE = OF_TEXT + OF_NAMES + OF_LINKS + OF_ARCHIVES + OF_TRACES
OF_FIELDS = [rule for rule in ALL_RULES if rule not in ELSEWHERE and not rule.warning]
OF_WARNING = [rule for rule in ALL_RULES if rule not in OF_ARCHIVES and rule.warning]


def code_of(rule: Rule) -> str:
    return rule.code


@pytest.fixture(scope="module")
def known() -> Known:
    lists, problems = read_lists(ROOT)
    assert problems == ()
    return Known(lists, frozenset({Path(FILE).stem, "2024-01-07-pk-social-media"}))


def codes_of_text(content: bytes) -> set[str]:
    return {problem.code for problem in read_yaml(FILE, content).problems}


def codes_of_fields(example: str, known: Known) -> set[str]:
    """The codes of a whole file, or of the minimal incident with these fields in the place of its own."""
    return {problem.code for problem in reading_of(example, known).problems}


def reading_of(example: str, known: Known) -> Reading:
    fields = read_yaml("example", example.encode()).data
    assert isinstance(fields, dict)
    whole = {"title", "sources"} <= set(fields)
    rest = "" if whole else "".join(text for name, text in MINIMAL.items() if name not in fields)
    return read_incident(FILE, (rest + example).encode(), known)


def codes_of_name(example: str, known: Known) -> set[str]:
    file = example.removeprefix("# ").strip()
    return {problem.code for problem in read_incident(file, "".join(MINIMAL.values()).encode(), known).problems}


@pytest.mark.parametrize("rule", OF_TEXT, ids=code_of)
def test_a_text_shown_as_wrong_breaks_that_rule_alone(rule: Rule) -> None:
    assert codes_of_text(IMAGINED.get(rule.code, str.encode)(rule.wrong)) == {rule.code}


@pytest.mark.parametrize("rule", OF_TEXT, ids=code_of)
def test_a_text_shown_as_right_breaks_no_rule(rule: Rule) -> None:
    assert codes_of_text(rule.right.encode()) == set()


@pytest.mark.parametrize("rule", OF_FIELDS, ids=code_of)
def test_fields_shown_as_wrong_break_that_rule_alone(rule: Rule, known: Known) -> None:
    assert codes_of_fields(rule.wrong, known) == {rule.code}


@pytest.mark.parametrize("rule", OF_FIELDS, ids=code_of)
def test_fields_shown_as_right_break_no_rule(rule: Rule, known: Known) -> None:
    assert codes_of_fields(rule.right, known) == set()


@pytest.mark.parametrize("rule", OF_WARNING, ids=code_of)
def test_a_warning_is_given_and_refuses_nothing(rule: Rule, known: Known) -> None:
    wrong, right = reading_of(rule.wrong, known), reading_of(rule.right, known)
    assert (wrong.problems, right.problems, right.warnings) == ((), (), ())
    assert {problem.code for problem in wrong.warnings if problem.warning} == {rule.code}


@pytest.mark.parametrize("rule", OF_NAMES, ids=code_of)
def test_a_name_shown_as_wrong_breaks_that_rule_alone(rule: Rule, known: Known) -> None:
    assert codes_of_name(rule.wrong, known) == {rule.code}


@pytest.mark.parametrize("rule", OF_NAMES, ids=code_of)
def test_a_name_shown_as_right_breaks_no_rule(rule: Rule, known: Known) -> None:
    assert codes_of_name(rule.right, known) == set()


def test_the_minimal_incident_breaks_no_rule(known: Known) -> None:
    assert codes_of_fields("".join(MINIMAL.values()), known) == set()


def test_no_two_rules_have_the_same_code() -> None:
    codes = [rule.code for rule in ALL_RULES]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("rule", ALL_RULES, ids=code_of)
def test_a_rule_says_what_is_right_in_one_sentence(rule: Rule) -> None:
    assert rule.statement[:1].isupper()
    assert rule.statement.endswith(".")


@pytest.mark.parametrize("rule", ALL_RULES, ids=code_of)
def test_an_example_can_be_printed_as_it_is(rule: Rule) -> None:
    assert set(rule.wrong + rule.right) - {"\n", "\t"} == {
        sign for sign in rule.wrong + rule.right if sign.isprintable()
    }
