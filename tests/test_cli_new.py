"""`outages new` asks a few questions and writes a valid file, or says why it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.drafts import MORE
from tests.sample_projects import project, real_lists

FILE = "incidents/2024/2024-01-20-pk-social-media.yml"
ANSWERS = {
    "--title": "Social media disrupted across Pakistan",
    "--what": "Social media",
    "--countries": "PK",
    "--kinds": "service_blocking",
    "--start": "2024-01-20",
    "--source-type": "journalism",
    "--publisher": "Dawn",
    "--url": "https://dawn.com/",
    "--platforms": "",
}
TEXT = """\
title: Social media disrupted across Pakistan
record_status: draft
countries: [PK]
kinds: [service_blocking]
start: 2024-01-20
sources:
  dawn:
    type: journalism
    publisher: Dawn
    url: https://dawn.com/
"""
WROTE = f"""\
Wrote {FILE}
Open it and add what the sources say; then run: outages check {FILE}
When it is ready to be published, delete the line record_status: draft
"""
QUESTIONS = [
    "Title: what happened, and where: ",
    "For the file's name, in two or three words (for example social media): ",
    "Countries (for example PK, or PK,IN): ",
    "Kinds (for example service_blocking): ",
    "Start (for example 2024-01-20, or 2024-01-20T18:40+05:00): ",
    "Type of your source (for example journalism): ",
    "Publisher of your source: ",
    "Address of your source: ",
    "Platforms that were affected (for example x,youtube; Enter for none): ",
]
KINDS = "The list is in site_config/vocabulary/kinds.yml"
SOURCES = f"Allowed: {', '.join(real_lists()['source_types'].entries)}"
PLATFORMS = "The list is in site_config/registry/platforms.yml"
USAGE = "Usage: outages new [OPTIONS]\nTry 'outages new --help' for help.\n\n"


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which nothing is written."""
    return project(tmp_path_factory.mktemp("lists"))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without incidents, in whose folder one is."""
    monkeypatch.chdir(tmp_path)
    return project(tmp_path)


def new(root: Path, answers: str | None = None, **options: str) -> Result:
    """What `outages new` does when these options take the place of the usual ones; nothing of them with answers."""
    given_options = (
        {} if answers else ANSWERS | {f"--{name.replace('_', '-')}": value for name, value in options.items()}
    )
    words = ["--root", str(root), "new", *(word for option in given_options.items() for word in option)]
    result = CliRunner().invoke(main, words, input=answers, prog_name="outages")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def incidents(root: Path) -> dict[str, str]:
    """Every file below incidents/ with its text."""
    found = (path for path in (root / "incidents").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_options_make_a_file(root: Path) -> None:
    result = new(root)
    assert (result.exit_code, result.stdout, result.stderr) == (0, WROTE, "")
    assert incidents(root) == {FILE: TEXT + MORE}


def test_several_countries_kinds_and_platforms_have_commas_between(root: Path) -> None:
    assert new(root, countries="PK,IN", kinds="service_blocking, throttling,", platforms="x , tiktok").exit_code == 0
    text = incidents(root)[FILE]
    assert "\ncountries: [PK, IN]\nkinds: [service_blocking, throttling]\n" in text
    assert "\nplatforms: [x, tiktok]\n" in text


def test_what_it_writes_passes_the_check(root: Path) -> None:
    new(root)
    result = CliRunner().invoke(main, ["--root", str(root), "check", "--no-warnings"])
    assert (result.exit_code, result.stdout) == (0, "1 file, no problems.\n")


def answers_to(*wrong: str, **right: str) -> str:
    """What somebody types who answers each question, in their order, with an option's usual value or this one."""
    answers = [right.get(name.removeprefix("--").replace("-", "_"), value) for name, value in ANSWERS.items()]
    return "\n".join([*answers, *wrong]) + "\n"


def test_each_question_is_asked_once_with_an_example(root: Path) -> None:
    result = new(root, answers_to())
    assert (result.exit_code, incidents(root)) == (0, {FILE: TEXT + MORE})
    asked = result.output.removesuffix(WROTE)
    for question, answer in zip(QUESTIONS, ANSWERS.values(), strict=True):
        assert asked.startswith(f"{question}{answer}\n")
        asked = asked.removeprefix(f"{question}{answer}\n")
    assert asked == ""


def test_platforms_are_asked_for(root: Path) -> None:
    assert new(root, answers_to(platforms="x,youtube")).exit_code == 0
    assert incidents(root) == {FILE: TEXT.replace("sources:", "platforms: [x, youtube]\nsources:") + MORE}


def test_a_wrong_answer_is_asked_for_again(root: Path) -> None:
    answers = [
        "x" * 121, "  Social media disrupted across Pakistan", "ماہ", "Social media", "Pakistan", ",", "PK",
        "service_bloking", "service_blocking", "2024-1-20", "2024-01-20",
        "newspaper", "journalism", "Dawn", "dawn.com", "https://dawn.com/", "twitter", "",
    ]  # fmt: skip
    result = new(root, "\n".join(answers) + "\n")
    assert (result.exit_code, incidents(root)) == (0, {FILE: TEXT + MORE})
    assert [line for line in result.output.splitlines() if line.startswith("Error")] == [
        "Error: a title has 1 to 120 letters, not 121",
        'Error: "ماہ" leaves nothing for a file name (use Latin letters or digits here, such as internet-cut)',
        'Error: "Pakistan" is not a country code (write PK)',
        'Error: "" is not a country code (write the two capital letters of ISO 3166-1, such as PK or NO)',
        f'Error: "service_bloking" is not in the list of kinds (did you mean "service_blocking"? {KINDS})',
        'Error: "2024-1-20" is not a time (write month and day with two digits: 2024-01-07)',
        f'Error: "newspaper" is not in the list of types of sources ({SOURCES})',
        'Error: "dawn.com" is not a web address (begin it with https:// or http:// and leave no blanks in it)',
        f'Error: "twitter" is not in the list of platforms (did you mean "x"? {PLATFORMS})',
    ]
    assert [result.output.count(question) for question in QUESTIONS] == [2, 2, 3, 2, 2, 2, 1, 2, 2]
    assert result.output.endswith(WROTE)


def test_of_a_country_with_several_time_zones_the_zone_is_asked_for(root: Path) -> None:
    result = new(root, answers_to("EST", "America/Chicago", countries="US"))
    assert "Time zone of local times (for example America/New_York): EST\n" in result.output
    assert 'Error: "EST" is not a time zone (write its IANA name, such as Asia/Karachi)\n' in result.output
    assert "\ntime_zone: America/Chicago\n" in incidents(root)["incidents/2024/2024-01-20-us-social-media.yml"]


def test_without_an_answer_nothing_is_written(root: Path) -> None:
    result = new(root, "Social media disrupted\n")
    assert result.exit_code != 0
    assert result.stderr.endswith("Aborted!\n")
    assert incidents(root) == {}


def test_a_file_that_is_there_is_never_overwritten(root: Path) -> None:
    new(root)
    (root / FILE).write_text("mine", encoding="utf-8")
    result = new(root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: {FILE} exists already; choose another --what\n"
    assert incidents(root) == {FILE: "mine"}


def test_the_file_is_named_as_it_can_be_opened_from_where_one_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "site_config")
    assert new(root).stdout == WROTE.replace(FILE, f"../{FILE}")
    assert list(incidents(root)) == [FILE]


def test_the_next_command_is_named_as_this_one_was_called(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", [str(root / ".venv" / "bin" / "outages")])
    path = Path(".venv") / "bin" / "outages"
    assert f"then run: {path} check {FILE}\n" in new(root).stdout


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("title", "", "a title has 1 to 120 letters, not 0"),
        ("title", " ", "a title has 1 to 120 letters, not 0"),
        ("title", "x" * 121, "a title has 1 to 120 letters, not 121"),
        (
            "what",
            "ماہ",
            '"ماہ" leaves nothing for a file name (use Latin letters or digits here, such as internet-cut)',
        ),
        ("kinds", "", None),
        ("countries", "", '"" is not a country code (write the two capital letters of ISO 3166-1, such as PK or NO)'),
        ("start", "2024-02-30", None),
        ("url", "javascript:alert(1)", None),
        (
            "platforms",
            "twitter",
            f'"twitter" is not in the list of platforms (did you mean "x"? {PLATFORMS})',
        ),
        ("time_zone", "PKT", '"PKT" is not a time zone (write its IANA name, such as Asia/Karachi)'),
    ],
)
def test_a_wrong_option_is_refused_at_once(lists: Path, option: str, value: str, message: str | None) -> None:
    result = new(lists, **{option: value})
    assert (result.exit_code, result.stdout, incidents(lists)) == (2, "", {})
    assert result.stderr.startswith(f"{USAGE}Error: Invalid value for '--{option.replace('_', '-')}': ")
    assert message is None or result.stderr.endswith(f"{message}\n")


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        (
            "what",
            "x" * 300,
            f"Error: nothing was written:\nincidents/2024/2024-01-20-pk-{'x' * 300}.yml:1:1: OUT220 the file name ",
        ),
        ("title", "\udcff", f"Error: nothing was written:\n{FILE}:1:"),
        ("publisher", "\x00", f"Error: nothing was written:\n{FILE}:9:16: OUT104 "),
    ],
)
def test_a_file_that_would_not_be_valid_is_not_written(root: Path, option: str, value: str, message: str) -> None:
    result = new(root, **{option: value})
    assert (result.exit_code, result.stdout, incidents(root)) == (2, "", {})
    assert result.stderr.startswith(message)


@settings(max_examples=25)
@given(st.text(), st.text())
def test_any_title_and_publisher_are_written_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, lists: Path, title: str, publisher: str
) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / "site_config").symlink_to(lists / "site_config")
    (root / "mkdocs.yml").touch()
    result = new(root, title=title, publisher=publisher)
    assert (result.exit_code, list(incidents(root))) in [(0, [FILE]), (2, [])]
    refusals = ("Error: nothing was written:\n", f"{USAGE}Error: Invalid value for '--title': a title has 1 to 120 ")
    assert result.output.startswith("Wrote " if result.exit_code == 0 else refusals)


def test_who_gives_all_that_is_needed_as_options_is_asked_nothing(root: Path) -> None:
    options = {name: value for name, value in ANSWERS.items() if name != "--platforms"}
    words = ["--root", str(root), "new", *(word for option in options.items() for word in option)]
    result = CliRunner().invoke(main, words, prog_name="outages")
    assert (result.exit_code, incidents(root)) == (0, {FILE: TEXT + MORE})
