"""A command begins soon: it imports what it needs and no more, and hands of a build are forked of what has imported it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.addresses import Publication
from generator.cli import COMMANDS, main
from generator.cli.building import AT_HAND
from generator.hands import WAY, come_in
from generator.kept import Kept
from generator.making import PAGE, TRANSLATION, get_ready
from generator.pages.compiling import Quick
from generator.pages.templates import Templates
from generator.parts import making_of
from generator.registry import read_lists

ROOT = Path(__file__).parents[1]
# What takes long to import, and only some commands need.
HEAVY = ("altair", "babel", "jinja2", "markdown_it", "mkdocs", "nh3", "pydantic", "vl_convert", "yaml")
AFTER = "\nimport json, sys\nprint(json.dumps([name for name in {names!r} if name in sys.modules]))"
# What a hand finds: whether it had what it works with before it was begun, from which file, and at how many threads.
AT_HANDS = """
import json, os, sys
from generator.hands import come_in, hands

def look(held, item):
    made = sys.modules.get("generator.web_addresses")
    return [made and made.__file__, len(os.listdir(f"/proc/{os.getppid()}/task"))]

if __name__ == "__main__":
    before = dict(os.environ)
    come_in("generator.web_addresses")
    assert dict(os.environ) == before
    with hands(os.getpid, 2) as two:
        print(json.dumps([found for _, found in two.each(look, range(4))]))
"""
forked = pytest.mark.skipif(WAY != "forkserver", reason="here hands import what they work with by themselves")


def imported_by(code: str, names: tuple[str, ...] = HEAVY) -> list[str]:
    """Which of these a process has imported that ran some code."""
    run = [sys.executable, "-c", code + AFTER.format(names=names)]
    said = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    found: list[str] = json.loads(said.splitlines()[-1])
    return found


def test_every_command_is_found_under_its_name() -> None:
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    assert {name: command and command.name for name, command in found.items()} == {name: name for name in COMMANDS}
    assert main.get_command(context, "no-such-command") is None


def test_what_says_only_its_version_imports_nothing_heavy() -> None:
    assert imported_by("from generator.cli import main; main(['--version'], standalone_mode=False)") == []


def test_what_begins_to_build_has_not_imported_what_makes_pages() -> None:
    assert set(imported_by("import generator.cli.building")) <= {"babel"}


def test_what_checks_has_not_imported_what_makes_pages() -> None:
    found = imported_by("from generator import checking")
    assert not {"altair", "jinja2", "markdown_it", "mkdocs", "nh3", "vl_convert"} & set(found)


def test_what_hands_are_forked_of_has_what_they_work_with_and_looks_for_garbage_again() -> None:
    code = f"import gc, {AT_HAND} as all_there; assert all_there.making.Workbench and gc.isenabled()"
    assert "pydantic" in imported_by(code)


def test_no_library_that_a_fork_would_break_is_there_before_hands_are_forked() -> None:
    assert imported_by(f"import {AT_HAND}", ("altair", "numpy", "mkdocs", "PIL", "vl_convert")) == []


def test_what_hands_are_forked_of_has_not_imported_what_only_pages_of_the_archive_need() -> None:
    others = ("charts.of_archive", "methodology", "pages.of_archive", "patterns", "publishing", "site")
    assert imported_by(f"import {AT_HAND}", tuple(f"generator.{name}" for name in others)) == []


def test_what_all_hands_need_is_made_before_they_are_forked() -> None:
    code = (
        f"import {AT_HAND}\nfrom generator.incident import Record\nfrom generator.program import whole_program\n"
        "assert Record.__pydantic_complete__ and whole_program.cache_info().currsize"
    )
    assert imported_by(code, ("markdown_it",)) == ["markdown_it"]


def test_what_makes_pages_of_the_archive_has_no_parser_of_prose_before_it_meets_any() -> None:
    assert imported_by("import generator.assembling, generator.plugin", ("markdown_it",)) == []


@pytest.mark.parametrize(("template", "language"), [(PAGE, "en"), (TRANSLATION, "ur")])
def test_a_template_of_an_incident_is_compiled_once_for_all_hands(
    template: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists, nowhere = read_lists(ROOT)[0], Publication("Outage Reports", None)
    get_ready(ROOT, lists, nowhere, Kept(tmp_path))
    monkeypatch.setattr(Quick, "_generate", lambda *_: pytest.fail("it was compiled again"))
    making = making_of(ROOT, lists, nowhere, Kept(tmp_path))
    assert isinstance(making.environment, Templates)
    assert making.environment.quickly(making.interfaces[language].words).get_template(template).name == template


@forked
def test_hands_have_what_they_work_with_when_they_begin(tmp_path: Path) -> None:
    assert looked_in(tmp_path) == [[str(ROOT / "generator" / "web_addresses.py"), 1]] * 4


@forked
def test_hands_find_the_program_of_the_build_and_not_one_in_the_folder_that_it_is_called_in(tmp_path: Path) -> None:
    other = tmp_path / "generator"
    other.mkdir()
    (other / "__init__.py").write_text("", "utf-8")
    (other / "web_addresses.py").write_text("", "utf-8")
    assert looked_in(tmp_path) == [[str(ROOT / "generator" / "web_addresses.py"), 1]] * 4


def looked_in(folder: Path) -> object:
    """What hands find of a build that is called in a folder."""
    script = folder / "scripts" / "looking.py"
    script.parent.mkdir()
    script.write_text(AT_HANDS, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = [sys.executable, str(script)]
    said = subprocess.run(run, check=True, capture_output=True, text=True, cwd=folder, env=environment).stdout
    return json.loads(said)


def test_what_is_not_of_the_program_is_imported_by_nobody_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dict(os.environ)
    monkeypatch.setattr("generator.hands.WAY", "forkserver")
    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", lambda: pytest.fail("it was begun"))
    come_in("tests.test_startup")
    assert dict(os.environ) == before
