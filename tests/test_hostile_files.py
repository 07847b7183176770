"""Files, names and ids that somebody could make in order to read or to write where they must not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.loading import load_archive
from tests.sample_projects import MINIMAL, MINIMAL_ID, problems_of
from tests.whole_projects import OUTAGES, contents, differing, run, save, small_project

PRIVATE = "the contents of a file that is nobody's business"
NAMES = (
    "..yml",
    "...yml",
    "-rf.yml",
    "~.yml",
    "index.yml",
    "con.yml",
    "2022-08-21-pk-..yml",
    "2022-08-21-pk-..%2f..%2findex.yml",
    "%2e%2e%2f2022-08-21-pk-index.yml",
    "2022-08-21-pk-a\\..\\b.yml",
    "2022-08-21-pk-<script>ran()<script>.yml",
    "2022-08-21-pk-{{7*7}}.yml",
    "2022-08-21-pk-'\".yml",
    "2022-08-21-pk-a b.yml",
    "2022-08-21-pk-a\nb.yml",
    "2022-08-21-pk-a.yml\n",
    "2022-08-21-pk-a\x1b[2J.yml",
    "2022-08-21-pk-\u202elmy.b.yml",
    "2022-08-21-pk-\u0661.yml",
    "2022-08-21-pk-A.yml",
    "2022-08-21-pk-a.yaml",
    "2022-08-21-pk-a.html.yml",
    f"2022-08-21-pk-{'a' * 237}.yml",
    os.fsdecode(b"2022-08-21-pk-\xff\xfe.yml"),
)
IDS = (
    "../../../etc/passwd",
    "..%2f..%2fpasswd",
    "/etc/passwd",
    "C:\\passwd",
    "a\\0b",
    "a\\nb",
    "<script>",
    "a" * 5000,
    "\\u202ea",
)
ADDRESSES = (
    "javascript:ran()",
    "JAVASCRIPT:ran()",
    "data:text/html,x",
    "file:///etc/passwd",
    "//elsewhere.example/",
    "https:///passwd",
    "https://",
    "https://a.example/'onmouseover=ran()",
    'https://a.example/\\"onmouseover=ran()',
    "https://a.example/<script>",
    "https://a.example/ onmouseover=ran()",
    "https://a.example/`",
    "https://a.example/\\\\",
    "https://a.example/\\0",
    "https://a.example/\\n",
    "https://[::1/",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a file beside it that is no part of it."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / f"{MINIMAL_ID}-outside.yml").write_text(f"{MINIMAL}summary: {PRIVATE}\n", "utf-8")
    return small_project(tmp_path / "project")


def problems_in(root: Path) -> list[tuple[str, str]]:
    """The files that keep an archive from being built, each with the code of why."""
    return [(problem.place.file, problem.code) for problem in load_archive(root).problems if not problem.warning]


def test_a_hostile_name_is_a_problem_and_never_a_page(root: Path) -> None:
    for name in NAMES:
        (root / "incidents" / "2022" / name).write_text(MINIMAL, "utf-8")
    wanted = {name for name in NAMES if not name.startswith(".")}
    problems = problems_in(root)
    assert {file.removeprefix("incidents/2022/") for file, _ in problems} == wanted
    assert {code for _, code in problems} == {"OUT220"}
    before = contents(root.parent)
    for command in ("check", "build"):
        done = run(OUTAGES, command, cwd=root)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert f"\n{len(wanted)} problems " in done.stdout + done.stderr
        assert "\x1b" not in done.stdout + done.stderr
    assert differing(contents(root.parent), before) == []


def test_the_longest_id_has_a_page(root: Path) -> None:
    longest = f"2022-08-21-pk-{'a' * 86}"
    save(root, longest, MINIMAL)
    done = run(OUTAGES, "build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "site" / "incidents" / f"{longest}.html").is_file()
    save(root, f"{longest}a", MINIMAL)
    assert problems_in(root) == [(f"incidents/2022/{longest}a.yml", "OUT220")]


def a_link_to_a_file(root: Path) -> Path:
    link = root / "incidents" / "2022" / f"{MINIMAL_ID}-outside.yml"
    link.symlink_to(root.parent / "outside" / link.name)
    return link


def a_link_to_nothing(root: Path) -> Path:
    link = root / "incidents" / "2022" / f"{MINIMAL_ID}-nothing.yml"
    link.symlink_to("nothing.yml")
    return link


def a_link_to_a_file_of_the_project(root: Path) -> Path:
    link = root / "incidents" / "2022" / f"{MINIMAL_ID}-again.yml"
    link.symlink_to(f"{MINIMAL_ID}.yml")
    return link


def a_link_to_a_folder(root: Path) -> Path:
    link = root / "incidents" / "2023"
    link.symlink_to(root.parent / "outside")
    return link


def a_link_to_the_folder_above(root: Path) -> Path:
    link = root / "incidents" / "2022" / "again"
    link.symlink_to(root / "incidents")
    return link


def a_folder(root: Path) -> Path:
    folder = root / "incidents" / "2022" / f"{MINIMAL_ID}-folder.yml"
    folder.mkdir()
    return folder


def a_pipe(root: Path) -> Path:
    pipe = root / "incidents" / "2022" / f"{MINIMAL_ID}-pipe.yml"
    os.mkfifo(pipe)
    return pipe


@pytest.mark.parametrize(
    "make",
    [
        a_link_to_a_file,
        a_link_to_nothing,
        a_link_to_a_file_of_the_project,
        a_link_to_a_folder,
        a_link_to_the_folder_above,
        a_folder,
        a_pipe,
    ],
)
def test_what_is_no_file_of_its_own_is_a_problem_and_is_not_read(root: Path, make: object) -> None:
    assert callable(make)
    file = make(root).relative_to(root).as_posix()
    assert problems_in(root) == [(file, "OUT222")]
    done = run(OUTAGES, "check", cwd=root)
    assert done.returncode == 1
    assert f"{file}:1:1: OUT222" in done.stdout
    assert PRIVATE not in done.stdout + done.stderr


def test_a_link_that_is_named_is_not_followed_either(root: Path) -> None:
    link = a_link_to_a_file(root).relative_to(root)
    done = run(OUTAGES, "check", link, cwd=root)
    assert (done.returncode, PRIVATE in done.stdout) == (1, False)
    assert f"{link.as_posix()}:1:1: OUT222" in done.stdout


def test_with_a_link_there_is_no_site(root: Path) -> None:
    a_link_to_a_folder(root)
    before = contents(root.parent)
    assert run(OUTAGES, "build", cwd=root).returncode == 1
    assert differing(contents(root.parent), before) == []


@pytest.mark.parametrize("hostile", IDS, ids=lambda text: text[:20])
@pytest.mark.parametrize(
    "field",
    [
        'related: ["{}"]',
        'record_status: superseded\nrecord_note: A note.\nsuperseded_by: "{}"',
        'sources: {{"{}": {{type: measurement, publisher: A, url: https://a.example/}}}}',
        'platforms: ["{}"]',
        'sites: ["{}"]',
        'kinds: ["{}"]',
        'countries: ["{}"]',
        'time_zone: "{}"',
        'context: [{{event: "{}", relation: follows}}]',
        'statements: [{{by: "{}", stance: denies}}]',
        'not_recorded_in: {{"{}": 2026-08}}',
    ],
    ids=lambda field: field.partition(":")[0],
)
def test_a_hostile_id_is_a_problem(field: str, hostile: str) -> None:
    assert problems_of(field.format(hostile) + "\n") != ()


@pytest.mark.parametrize("hostile", ADDRESSES)
def test_a_hostile_address_is_a_problem(hostile: str) -> None:
    source = f'sources: {{a: {{type: measurement, publisher: A, url: "{hostile}"}}}}\n'
    assert {problem.code for problem in problems_of(source)} & {"OUT206", "OUT104"}


@pytest.mark.parametrize(
    "turner", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ids=lambda one: f"{ord(one):x}"
)
def test_what_turns_the_direction_of_writing_is_a_problem_written_or_escaped(turner: str) -> None:
    for title in (f"Internet cut{turner}gnihton", f'"Internet cut\\u{ord(turner):04x}gnihton"'):
        assert [problem.code for problem in problems_of(f"title: {title}\n")] == ["OUT104"]


def test_urdu_needs_none_of_it() -> None:
    assert problems_of("title: پاکستان میں انٹرنیٹ بند\u200c۔ (X)\n") == ()
