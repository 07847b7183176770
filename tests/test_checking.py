"""A check says the same whatever was kept of checks before, and however many processes share the work."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator import checking
from generator.kept import FOLDER, Kept
from generator.ledger import LEDGER
from generator.loading import Loaded
from generator.problems import report
from tests.bench import corpus
from tests.sample_projects import MINIMAL, MINIMAL_ID, project
from tests.whole_projects import save

OTHER_ID = "2022-08-22-pk-added"
OTHER = MINIMAL.replace("2022-08-21", "2022-08-22")
RELATED = f"related: {OTHER_ID}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one incident."""
    made = project(tmp_path / "project")
    save(made, MINIMAL_ID, MINIMAL)
    return made


def checked(root: Path, number: int = 1) -> Loaded:
    """What a check of the whole project finds."""
    with closing(Kept(root, pytest.fail)) as kept:
        return checking.check(root, None, kept, number=number)


def said(loaded: Loaded) -> tuple[list[str], str]:
    """The codes of problems and warnings, and the report on them."""
    every = (*loaded.problems, *loaded.warnings)
    return [one.code for one in every], report(every, loaded.lines)


def anew(root: Path) -> tuple[list[str], str]:
    """What a check says of which nothing is kept."""
    shutil.rmtree(root / FOLDER)
    return said(checked(root))


def states(root: Path) -> Iterator[str]:
    """A project as it is worked on, state by state."""
    yield "as it was"
    save(root, MINIMAL_ID, MINIMAL + "nonsense: 1\n")
    yield "with a problem"
    save(root, MINIMAL_ID, MINIMAL + RELATED)
    yield "naming an incident that is not there"
    save(root, OTHER_ID, OTHER)
    yield "naming one that is there"
    (root / LEDGER).write_text(f"{OTHER_ID}\nnobody\n", "utf-8")
    yield "with a ledger"
    (root / "incidents" / "2022" / "2022-01-01-pk-lost.x.csv").write_text("x\n", "utf-8")
    yield "with a file that is nobody's"
    (root / "incidents" / "2022" / f"{OTHER_ID}.yml").rename(root / "incidents" / f"{OTHER_ID}.yml")
    yield "with a file in another folder"
    kinds = root / "site_config" / "vocabulary" / "kinds.yml"
    kinds.write_text(kinds.read_text("utf-8").replace("service_blocking", "blocking_of_services"), "utf-8")
    yield "with another word in a list"


def test_whatever_is_kept_a_check_says_what_it_would_say_without(root: Path) -> None:
    seen = set()
    for state in states(root):
        first, again = said(checked(root)), said(checked(root))
        assert first == again, state
        assert first == anew(root), state
        seen.add(tuple(first[0]))
    assert len(seen) >= 6, "the states differ in what is said of them"


def test_a_check_of_what_did_not_change_reads_no_file_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = said(checked(root))
    monkeypatch.setattr(checking, "begin_reading", lambda *given: pytest.fail("nothing is to be read"))
    assert said(checked(root)) == first


def test_one_hand_and_many_find_the_same(tmp_path: Path) -> None:
    root = tmp_path / "project"
    corpus.project(180, root)
    broken = sorted((root / "incidents").rglob("*.yml"))[::7]
    for path in broken:
        path.write_text(path.read_text("utf-8").replace("title: ", "titel: ", 1), "utf-8")
    one = said(checked(root, number=1))
    shutil.rmtree(root / FOLDER)
    assert said(checked(root, number=2)) == one
    assert one[0].count("OUT201") == len(broken)
