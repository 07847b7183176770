"""`outages build` makes the whole site or leaves what is there as it is."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from generator.addresses import CHECKSUMS, OFFLINE_COPY, SEARCH_INDEX
from generator.cli import main
from tests.sample_projects import MINIMAL, MINIMAL_ID, project
from tests.whole_projects import KEPT, contents, differing

INCIDENT = f"incidents/2022/{MINIMAL_ID}.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one incident with a site that was built before."""
    made = project(tmp_path / "project")
    (made / INCIDENT).parent.mkdir(parents=True)
    (made / INCIDENT).write_text(MINIMAL, encoding="utf-8")
    (made / "site").mkdir()
    (made / "site" / "catalogue.js").write_text("old", encoding="utf-8")
    return made


def build(root: Path, *options: str | Path) -> Result:
    """What `outages build` says."""
    words = ["--root", str(root), "build", *map(str, options)]
    result = CliRunner().invoke(main, words, prog_name="outages")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def assert_untouched(root: Path) -> None:
    """The old site is there, with nothing beside it that was not there before."""
    assert [path.name for path in (root / "site").iterdir()] == ["catalogue.js"]
    assert {path.name for path in root.iterdir()} - KEPT == {"incidents", "mkdocs.yml", "site", "site_config"}


def test_the_new_site_takes_the_place_of_the_old_one(root: Path) -> None:
    result = build(root)
    site = root / "site"
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"The site is in {site}\nOpen {site / 'index.html'} in a browser, or run: outages serve\n"
    assert (site / "incidents" / f"{MINIMAL_ID}.html").is_file()
    assert (site / "catalogue.js").read_text(encoding="utf-8").startswith("window.outageCatalogue=")
    assert {path.name for path in root.iterdir()} - KEPT == {"incidents", "mkdocs.yml", "site", "site_config"}


def test_pages_alone_are_the_same_pages_and_the_whole_site_follows_when_it_is_asked_for(root: Path) -> None:
    build(root)
    whole = contents(root / "site")
    assert build(root, "--pages-only").exit_code == 0
    made_last = {CHECKSUMS, OFFLINE_COPY, f"{OFFLINE_COPY}.sha256"}
    pages = {path: text for path, text in whole.items() if path not in made_last and not path.startswith(SEARCH_INDEX)}
    assert len(whole) > len(pages) + len(made_last)
    assert differing(contents(root / "site"), pages) == []
    build(root)
    assert differing(contents(root / "site"), whole) == []


def test_with_a_problem_in_a_file_the_report_is_all_that_comes_of_it(root: Path) -> None:
    (root / INCIDENT).write_text(MINIMAL.replace("service_blocking", "x"), encoding="utf-8")
    result = build(root)
    assert (result.exit_code, result.stderr) == (1, "")
    assert f'{INCIDENT}:3:9: OUT203 "x" is not in the list of kinds\n' in result.stdout
    assert "\n1 problem in 1 file.\n" in result.stdout
    assert_untouched(root)


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("site_config/templates/home.html", "<p>\n{{ no_such_name }}", "home.html:2: 'no_such_name' is undefined"),
        ("site_config/templates/home.html", "{% if %}", "home.html:1: "),
        ("site_config/theme/main.html", "{% if %}", "main.html:1: "),
        ("mkdocs.yml", "site_name: [", 'mkdocs.yml", line 1'),
    ],
)
def test_with_a_mistake_in_a_template_or_the_settings_it_says_where(
    root: Path, file: str, text: str, message: str
) -> None:
    (root / file).write_text(text, encoding="utf-8")
    result = build(root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert_untouched(root)


def test_a_folder_with_other_things_in_it_is_refused(root: Path) -> None:
    result = build(root, "--site-dir", root)
    expected = f"Error: {root} holds something else than a site built by this command; choose another folder\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", expected)
    assert_untouched(root)


NOWHERE = (
    "Doc file 'contribute.md' contains a link 'nowhere.md', but the target is not found among documentation files.\n"
)


def test_a_warning_of_mkdocs_is_passed_on_and_fails_the_build_unless_it_may_not(root: Path) -> None:
    with (root / "site_config" / "pages" / "contribute.md").open("a", encoding="utf-8") as page:
        page.write("\n[a page that is not there](nowhere.md)\n")
    result = build(root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{NOWHERE}Error: Aborted with 1 warnings in strict mode!\n"
    assert_untouched(root)
    result = build(root, "--no-strict")
    assert (result.exit_code, result.stderr) == (0, NOWHERE)


def not_permitted(path: Path, *arguments: object, **more: object) -> NoReturn:
    """What a file system says that refuses; a test cannot have it refuse one who may do everything."""
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def test_where_nothing_may_be_written_another_place_is_advised(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = os.mkdir

    def make_elsewhere(path: Path, *more: int) -> None:
        not_permitted(path) if Path(path).is_relative_to(root) else make(path, *more)

    monkeypatch.setattr(os, "mkdir", make_elsewhere)
    result = build(root)
    kept, error = result.stderr.splitlines()
    assert kept.startswith(".cache/outages/kept.sqlite could not be used: Permission denied.")
    assert error == f"Error: cannot write in {root}: Permission denied; choose another place with --site-dir"
    assert (result.exit_code, result.stdout) == (2, "")
    assert_untouched(root)


def refuse_to_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Both ways in which files are read; a mode would not keep one who may do everything from reading.
    read, opened = Path.read_bytes, os.open
    monkeypatch.setattr(Path, "read_bytes", lambda path: not_permitted(path) if path == file else read(path))
    monkeypatch.setattr(
        os, "open", lambda path, *more, **named: not_permitted(path) if path == file else opened(path, *more, **named)
    )


@pytest.mark.parametrize("file", [INCIDENT, "site_config/vocabulary/kinds.yml"])
def test_a_file_that_may_not_be_read_is_named(root: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    refuse_to_read(root / file, monkeypatch)
    result = build(root)
    expected = f"Error: cannot read {root / file}: Permission denied\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", expected)
    assert_untouched(root)
