"""A published id stays for good: the rules across records find what is lost, named twice or not listed yet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.across import RULES
from generator.cli import main
from generator.folder import incident_files
from generator.ledger import HEADER, LEDGER, Ledger, ledger_text, read_ledger
from generator.loading import Loaded, load_archive, load_files
from generator.problems import Problem, Rule
from tests.sample_projects import MINIMAL_ID, ROOT, project, real_archive, with_fields

ID, OTHER = MINIMAL_ID, "2022-09-06-pk-youtube"
FILE, OTHER_FILE = f"incidents/2022/{ID}.yml", f"incidents/2022/{OTHER}.yml"
ARCHIVED = "sources: {a: {type: measurement, publisher: A, url: https://a.example/, archive_url: https://b.example/}}\n"
PART = re.compile(r"^# (incidents/\S+)\n", re.MULTILINE)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without incidents. Read only, but for what `archive` makes anew."""
    return project(tmp_path_factory.mktemp("across"))


def archive(root: Path, files: dict[str, str]) -> Path:
    """The project with these files alone: the fields of incidents, and the lines of the ledger."""
    for path in [*(root / "incidents").rglob("*.yml"), root / LEDGER]:
        path.unlink(missing_ok=True)
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text if file == LEDGER else with_fields(text + ARCHIVED), encoding="utf-8")
    return root


def files_of(example: str) -> dict[str, str]:
    """The files of an example, in which each stands under a comment with its name."""
    parts = PART.split(example)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def found(loaded: Loaded) -> list[tuple[str, str, int]]:
    """The codes, files and lines of all that was found."""
    return [(one.code, one.place.file, one.place.line) for one in (*loaded.problems, *loaded.warnings)]


def only(problems: tuple[Problem, ...]) -> Problem:
    (problem,) = problems
    return problem


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_files_shown_as_wrong_break_that_rule_alone_and_those_shown_as_right_none(empty: Path, rule: Rule) -> None:
    wrong = load_archive(archive(empty, files_of(rule.wrong)))
    assert {code for code, _, _ in found(wrong)} == {rule.code}
    assert bool(wrong.problems) is not rule.warning
    assert found(load_archive(archive(empty, files_of(rule.right)))) == []


def test_a_renamed_file_is_caught_at_its_line_of_the_ledger_with_the_way_out(empty: Path) -> None:
    ledger = f"# a comment\n{ID}\n2022-08-21-pk-video\n"
    loaded = load_archive(archive(empty, {LEDGER: ledger, FILE: "", OTHER_FILE: "start: 2022-09-06\n"}))
    problem = only(loaded.problems)
    assert (problem.code, problem.place.line, problem.place.length) == ("OUT401", 3, len("2022-08-21-pk-video"))
    assert problem.message == "2022-08-21-pk-video was published, and no file and no alias has this id"
    assert problem.hint.startswith(f"if the file is now {OTHER}.yml, add aliases: [2022-08-21-pk-video] there")
    assert loaded.lines(LEDGER)[2] == "2022-08-21-pk-video"


def test_a_deleted_file_is_caught(empty: Path) -> None:
    loaded = load_archive(archive(empty, {LEDGER: f"{ID}\n{OTHER}\n", FILE: ""}))
    assert only(loaded.problems).hint == "bring the file back; a record that is wrong becomes withdrawn and stays"


@pytest.mark.parametrize(
    "text", ["title: 5\naliases: [2022-08-21-pk-video]\n", "title: x\naliases: 2022-08-21-pk-video\n"]
)
def test_an_alias_keeps_an_id_also_where_its_file_has_other_mistakes(empty: Path, text: str) -> None:
    root = archive(empty, {LEDGER: f"{ID}\n2022-08-21-pk-video\n", FILE: ""})
    (root / FILE).write_text(text, encoding="utf-8")
    assert "OUT401" not in {code for code, _, _ in found(load_archive(root))}


def test_where_a_file_cannot_be_read_no_id_is_called_lost(empty: Path) -> None:
    root = archive(empty, {LEDGER: f"{ID}\n2022-08-21-pk-video\n", FILE: ""})
    (root / FILE).write_text("title: [", encoding="utf-8")
    assert {code for code, _, _ in found(load_archive(root))} == {"OUT106"}


def test_of_a_part_of_the_archive_nothing_is_missed(empty: Path) -> None:
    root = archive(empty, {LEDGER: "2022-08-21-pk-video\n", FILE: "", OTHER_FILE: "start: 2022-09-06\n"})
    assert found(load_files(root, [root / FILE])) == []
    assert {code for code, _, _ in found(load_files(root, incident_files(root)))} == {"OUT401", "OUT402"}


@pytest.mark.parametrize(("status", "listed"), [
    ("draft", False), ("reviewed", False), ("published", True), ("disputed", True), ("withdrawn", True), ("superseded", True),
])  # fmt: skip
def test_every_record_that_was_published_belongs_in_the_ledger_and_no_draft(
    empty: Path, status: str, listed: bool
) -> None:
    more = f"record_status: {status}\nrecord_note: a reason\n" + "superseded_by: 2022-09-06-pk-youtube\n" * (
        status == "superseded"
    )
    root = archive(empty, {LEDGER: f"{OTHER}\n", FILE: more, OTHER_FILE: "start: 2022-09-06\n"})
    assert found(load_archive(root)) == ([("OUT402", FILE, 1)] if listed else [])


def test_the_ledger_of_this_project_holds_every_published_id_in_order() -> None:
    ledger = read_ledger(ROOT)
    assert ledger.ids >= set(real_archive().by_id)
    assert "\n".join(ledger.lines) == ledger_text(ledger.ids)
    assert [problem for problem in load_archive(ROOT).warnings if problem.code == "OUT402"] == []


def test_without_a_file_the_ledger_is_empty_and_a_link_is_no_file(empty: Path, tmp_path: Path) -> None:
    assert read_ledger(archive(empty, {})) == Ledger()
    (tmp_path / "incidents").mkdir()
    (tmp_path / "secret").write_text("secret\n", encoding="utf-8")
    (tmp_path / LEDGER).symlink_to(tmp_path / "secret")
    assert read_ledger(tmp_path).ids == frozenset()


def publish_ids(root: Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "publish-ids"], prog_name="outages")


def test_publish_ids_adds_what_is_missing_sorted_and_removes_nothing(empty: Path) -> None:
    files = {LEDGER: f"{OTHER}\n2022-08-21-pk-video\n", FILE: "aliases: [2022-08-21-pk-video]\n"}
    root = archive(empty, {**files, OTHER_FILE: "start: 2022-09-06\nrecord_status: draft\n"})
    result = publish_ids(root)
    assert (result.exit_code, result.stdout) == (0, f"Added 1 id to {LEDGER}:\n  {ID}\n")
    assert (root / LEDGER).read_text("utf-8") == f"{HEADER}2022-08-21-pk-video\n{ID}\n{OTHER}\n"
    again = publish_ids(root)
    assert (again.exit_code, again.stdout) == (0, f"{LEDGER} has every published id already.\n")


def test_publish_ids_begins_a_ledger_and_leaves_drafts_out(empty: Path) -> None:
    root = archive(empty, {FILE: "", OTHER_FILE: "start: 2022-09-06\nrecord_status: draft\n"})
    assert publish_ids(root).exit_code == 0
    assert read_ledger(root).ids == {ID}


def test_publish_ids_writes_nothing_while_there_are_problems(empty: Path) -> None:
    root = archive(empty, {LEDGER: f"{OTHER}\n", FILE: ""})
    result = publish_ids(root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nothing was written: the archive has problems" in result.stderr
    assert (root / LEDGER).read_text("utf-8") == f"{OTHER}\n"
