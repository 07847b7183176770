"""The command says all that is wrong and no more, and its exit code says whether the files are good."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.ledger import LEDGER, ledger_text
from generator.methodology import Topic, topics
from generator.problems import Rule
from generator.rulebook import ALL_RULES
from generator.schema import schema_text
from tests import whole_projects
from tests.sample_projects import MINIMAL, MINIMAL_ID, project, real_lists

GOOD, OTHER = "2022-05-24-pk-one", "2024-02-10-pk-two"
ARCHIVED = MINIMAL.replace("/youtube}", "/youtube, archive_url: https://archive.example/1}")
FAULTY_FILE = f"incidents/2022/{MINIMAL_ID}.yml"
FAULTY = MINIMAL.replace("service_blocking", "service_bloking").replace("2022-08-21", "2022-02-30")
FAULTY_LIST = 'site_config/vocabulary/kinds.yml:10:12: OUT203 "blackot" is not in the list of groups of kinds'
REPORT = """\
incidents/2022/2022-08-21-pk-youtube.yml:3:9: OUT203 "service_bloking" is not in the list of kinds
  3 | kinds: [service_bloking]
    |         ^^^^^^^^^^^^^^^
    = help: did you mean "service_blocking"? The list is in site_config/vocabulary/kinds.yml

incidents/2022/2022-08-21-pk-youtube.yml:4:8: OUT205 "2022-02-30" is not a date: February 2022 has 28 days
  4 | start: 2022-02-30
    |        ^^^^^^^^^^
    = help: write it like 2024, 2024-01, 2024-01-20, 2024-01-20T18:40+05:00; a trailing ~ means approximately

2 problems in 1 file.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two good incidents that name no others."""
    made = project(tmp_path / "project")
    for name in (GOOD, OTHER):
        (made / "incidents" / name[:4]).mkdir(parents=True)
        text = ARCHIVED.replace("2022-08-21", name[:10])
        (made / "incidents" / name[:4] / f"{name}.yml").write_text(text, encoding="utf-8")
    (made / LEDGER).write_text(ledger_text([GOOD, OTHER]), encoding="utf-8")
    return made


def write_faulty(root: Path) -> Path:
    """An incident with two mistakes."""
    (root / FAULTY_FILE).write_text(FAULTY, encoding="utf-8")
    return root / FAULTY_FILE


def spoil_a_list(root: Path) -> None:
    """A mistake in a term of the kinds."""
    kinds = root / "site_config" / "vocabulary" / "kinds.yml"
    text = kinds.read_text(encoding="utf-8")
    kinds.write_text(text.replace("group: blackout", "group: blackot", 1), encoding="utf-8")


def run(root: Path, *arguments: str | Path, answers: str | None = None) -> Result:
    """What the command says in a project."""
    words = ["--root", str(root), *map(str, arguments)]
    result = CliRunner().invoke(main, words, input=answers, prog_name="outages")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def said(result: Result) -> tuple[int, str, str]:
    """The exit code, and what stands on the two outputs."""
    return result.exit_code, result.stdout, result.stderr


def test_a_good_archive_is_called_good(root: Path) -> None:
    assert said(run(root, "check")) == (0, "2 files, no problems.\n", "")


def test_warnings_are_shown_and_the_exit_code_is_still_0(root: Path) -> None:
    (root / FAULTY_FILE).write_text(MINIMAL, encoding="utf-8")
    code, stdout, stderr = said(run(root, "check"))
    assert (code, stderr) == (0, "")
    assert f"{FAULTY_FILE}:1:1: warning OUT402 not in {LEDGER}: {MINIMAL_ID}\n" in stdout
    assert f"{FAULTY_FILE}:6:1: warning OUT305 1 of 1 sources with an address has no archived copy\n" in stdout
    assert stdout.endswith("\n\n2 warnings in 1 file.\n3 files, no problems.\n")


def test_warnings_can_be_left_out_or_taken_for_problems(root: Path) -> None:
    (root / FAULTY_FILE).write_text(MINIMAL, encoding="utf-8")
    assert said(run(root, "check", "--no-warnings")) == (0, "3 files, no problems.\n", "")
    strict = run(root, "check", "--strict")
    assert strict.exit_code == 1
    assert strict.stdout.endswith("\n\n2 warnings in 1 file.\n")


def test_a_problem_is_not_hidden_among_warnings(root: Path) -> None:
    write_faulty(root)
    (root / f"incidents/2022/{GOOD}.yml").write_text(MINIMAL.replace("2022-08-21", "2022-05-24"), encoding="utf-8")
    assert said(run(root, "check")) == (1, REPORT, "")
    assert run(root, "check", "--strict").stdout.endswith("2 problems and 1 warning in 2 files.\n")


def test_every_problem_is_shown_at_its_place_and_the_exit_code_is_1(root: Path) -> None:
    write_faulty(root)
    assert said(run(root, "check")) == (1, REPORT, "")


def test_only_the_files_named_are_checked_each_once(root: Path) -> None:
    faulty = write_faulty(root)
    good = root / f"incidents/2024/{OTHER}.yml"
    assert said(run(root, "check", good, good)) == (0, "1 file, no problems.\n", "")
    assert said(run(root, "check", good, faulty)) == (1, REPORT, "")


def test_a_folder_stands_for_the_files_in_it(root: Path) -> None:
    write_faulty(root)
    assert said(run(root, "check", root / "incidents" / "2024")) == (0, "1 file, no problems.\n", "")
    assert said(run(root, "check", root / "incidents" / "2022")) == (1, REPORT, "")


@pytest.mark.parametrize("folder", ["incidents", ".", ".."])
def test_a_folder_at_or_above_the_incidents_stands_for_all_of_them(root: Path, folder: str) -> None:
    (root / "notes.yml").write_text("not an incident\n", encoding="utf-8")
    assert said(run(root, "check", root / folder)) == (0, "2 files, no problems.\n", "")
    write_faulty(root)
    assert said(run(root, "check", root / folder)) == (1, REPORT, "")


LISTS = ["site_config", "site_config/vocabulary", "site_config/vocabulary/kinds.yml"]


@pytest.mark.parametrize("place", LISTS)
def test_of_a_place_in_the_settings_the_lists_alone_are_checked(root: Path, place: str) -> None:
    write_faulty(root)
    assert said(run(root, "check", root / place)) == (0, "No incidents; no problems in the lists.\n", "")
    spoil_a_list(root)
    code, stdout, stderr = said(run(root, "check", root / place))
    assert (code, stderr) == (1, "")
    assert stdout.startswith(f"{FAULTY_LIST}\n")
    assert stdout.endswith("\n1 problem in 1 file.\n")


def test_lists_and_incidents_may_be_named_together(root: Path) -> None:
    write_faulty(root)
    assert said(run(root, "check", root / "site_config", root / FAULTY_FILE)) == (1, REPORT, "")


@pytest.mark.parametrize("command", ["check", "publish-ids"])
def test_a_project_without_incidents_cannot_be_checked(root: Path, command: str) -> None:
    shutil.rmtree(root / "incidents")
    assert said(run(root, command)) == (2, "", "Error: there is no folder incidents/ in this project\n")


def test_paths_may_be_relative_to_where_one_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_faulty(root)
    monkeypatch.chdir(root / "incidents" / "2022")
    result = CliRunner().invoke(main, ["check", f"{MINIMAL_ID}.yml"])
    assert said(result) == (1, REPORT, "")


def test_a_file_outside_the_project_is_called_as_it_was_named(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "2022" / f"{MINIMAL_ID}.yml"
    outside.parent.mkdir()
    outside.write_text(FAULTY, encoding="utf-8")
    assert said(run(root, "check", outside)) == (1, REPORT.replace(FAULTY_FILE, outside.as_posix()), "")


def test_a_path_that_is_not_there_is_a_wrong_call(root: Path) -> None:
    code, stdout, stderr = said(run(root, "check", "nothing.yml"))
    assert (code, stdout) == (2, "")
    assert stderr.endswith("Error: Invalid value for '[PATHS]...': Path 'nothing.yml' does not exist.\n")


def test_without_a_project_nothing_can_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    expected = "Error: no project here: there is no mkdocs.yml with a site_config/ in this folder or above it\n"
    assert said(CliRunner().invoke(main, ["check"])) == (2, "", expected)


def test_a_folder_that_is_named_must_be_a_project(tmp_path: Path) -> None:
    expected = f"Error: no project here: there is no mkdocs.yml with a site_config/ in {tmp_path}\n"
    assert said(run(tmp_path, "check")) == (2, "", expected)


@pytest.mark.parametrize("command", ["check", "schema"])
def test_a_list_that_is_missing_is_said_to_be_missing(root: Path, command: str) -> None:
    actors = root / "site_config" / "registry" / "actors.yml"
    actors.unlink()
    assert said(run(root, command)) == (2, "", f"Error: cannot read {actors}: No such file or directory\n")


def test_a_faulty_list_is_shown_with_what_is_wrong_in_the_incidents(root: Path) -> None:
    write_faulty(root)
    spoil_a_list(root)
    code, stdout, stderr = said(run(root, "check"))
    assert (code, stderr) == (1, "")
    assert f'{FAULTY_FILE}:4:8: OUT205 "2022-02-30" is not a date: February 2022 has 28 days\n' in stdout
    assert f"\n\n{FAULTY_LIST}\n" in stdout
    assert stdout.endswith("\n3 problems in 2 files.\n")


def test_with_a_faulty_list_there_is_no_schema(root: Path) -> None:
    spoil_a_list(root)
    expected = "Error: the lists in site_config/ have problems; `outages check` says which\n"
    assert said(run(root, "schema")) == (2, "", expected)


def test_the_schema_is_printed_as_it_is_published(root: Path) -> None:
    assert said(run(root, "schema")) == (0, schema_text(real_lists()), "")
    assert json.loads(run(root, "schema").stdout)["title"] == "Incident"


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_with_its_examples(root: Path, rule: Rule) -> None:
    code, stdout, stderr = said(run(root, "explain", rule.code.lower()))
    assert (code, stderr) == (0, "")
    assert stdout.startswith(f"{rule.code}: {rule.statement}\n\n{rule.why}")
    wrong, right = stdout.split("\nWrong:\n\n")[1].split("\n\nRight:\n\n")
    for example, text in ((wrong, rule.wrong), (right, rule.right)):
        assert [line.removeprefix("    ") for line in example.rstrip("\n").split("\n")] == text.rstrip("\n").split("\n")


def test_a_rule_is_explained_outside_a_project_and_a_topic_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["explain", "OUT203"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("OUT203: A term is one of its closed list.\n")
    expected = "Error: no project here: there is no mkdocs.yml with a site_config/ in this folder or above it\n"
    assert said(CliRunner().invoke(main, ["explain", "confidence"])) == (2, "", expected)


def test_without_a_code_every_rule_is_listed(root: Path) -> None:
    expected = "".join(f"{rule.code}  {rule.statement}\n" for rule in ALL_RULES)
    code, stdout, stderr = said(run(root, "explain"))
    assert (code, stderr) == (0, "")
    assert stdout.startswith(expected)
    assert [line.split()[0] for line in stdout.removeprefix(expected).strip().split("\n")] == [
        topic.name for topic in topics(real_lists())
    ]


@pytest.mark.parametrize("topic", topics(real_lists()), ids=lambda topic: topic.name)
def test_every_topic_of_the_methodology_is_explained(root: Path, topic: Topic) -> None:
    code, stdout, stderr = said(run(root, "explain", topic.name))
    assert (code, stderr) == (0, "")
    assert stdout.startswith(f"{topic.title}\n\n{topic.about}\n")
    assert all(f"\n{title}\n    {rule}\n" in stdout for title, rule in topic.rules)


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("OUT2033", 'did you mean "OUT203"?'),
        ("confidense", 'did you mean "confidence"?'),
        ("x", "`outages explain` lists all codes and topics"),
    ],
)
def test_of_a_code_that_is_not_there_the_nearest_is_named(root: Path, code: str, hint: str) -> None:
    assert said(run(root, "explain", code)) == (2, "", f'Error: there is no rule "{code}": {hint}\n')


@pytest.mark.parametrize(
    ("path", "found", "name"),
    [
        (".venv/bin/outages", "", ".venv/bin/outages"),
        (".venv/bin/outages", ".venv/bin", "outages"),
        ("../venv/bin/outages", ".venv/bin", "../venv/bin/outages"),
        ("pytest/__main__.py", "", "outages"),
    ],
    ids=["by its path", "by its name", "another than the one of that name", "by another program"],
)
@pytest.mark.skipif(os.name != "posix", reason="another system finds its commands otherwise")
def test_the_command_is_called_as_one_called_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, path: str, found: str, name: str
) -> None:
    command = root / ".venv" / "bin" / "outages"
    command.parent.mkdir(parents=True)
    command.touch(mode=0o755)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", str(root / found))
    monkeypatch.setattr("sys.argv", [os.path.normpath(root / path)])
    assert run(root, "explain", "x").stderr == (
        f'Error: there is no rule "x": `{name} explain` lists all codes and topics\n'
    )


def test_letters_that_a_terminal_lacks_are_shown_as_codes(root: Path) -> None:
    write_faulty(root).write_text(FAULTY.replace("service_bloking", "بند"), encoding="utf-8")
    done = whole_projects.run(whole_projects.OUTAGES, "check", cwd=root, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f'{FAULTY_FILE}:3:9: OUT203 "\\u0628\\u0646\\u062f" is not in the list of kinds\n')
    assert done.stdout.endswith("\n2 problems in 1 file.\n")


def test_help_names_every_command(root: Path) -> None:
    help_text = run(root, "--help").stdout
    for command in ("build", "check", "explain", "new", "publish-ids", "schema", "serve"):
        assert f"\n  {command} " in help_text


def outages(root: Path, stderr: int) -> bytes:
    """What `outages check` prints when it runs by itself with this error output."""
    command = [
        shutil.which("outages", path=str(Path(sys.executable).parent)) or "outages",
        "--root",
        str(root),
        "check",
    ]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=stderr, check=True).stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminals of its own making")
def test_a_terminal_is_told_how_far_it_has_come_and_left_clean(root: Path) -> None:
    ours, theirs = os.openpty()
    assert outages(root, theirs) == b"2 files, no problems.\n"
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "Reading incidents" in shown
    assert shown.split("\r\x1b[K")[-2].endswith("2")
    assert shown.endswith("\r\x1b[K")


def test_where_nobody_watches_nothing_is_told(root: Path, tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        assert outages(root, log.fileno()) == b"2 files, no problems.\n"
    assert (tmp_path / "log").read_bytes() == b""
