"""What came of a file is kept, and read back as it was; a file is read again only when something that it hangs on changed."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator import readings
from generator.briefs import Read, read_bundle
from generator.folder import Bundle
from generator.hands import Hands
from generator.kept import Kept
from generator.loading import ground_of
from generator.readings import Desk, Reading, begin_reading, read_share, result_from, row_of
from generator.rules import Known
from tests.sample_projects import MINIMAL, MINIMAL_ID, project
from tests.whole_projects import save

OTHER_ID = "2022-08-22-pk-added"
THIRD_ID = "2022-08-23-pk-third"
RELATED = f"related: {OTHER_ID}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of three files: one is right, one has a warning and one has problems, as has a table beside it."""
    project(tmp_path)
    save(tmp_path, MINIMAL_ID, MINIMAL)
    save(tmp_path, OTHER_ID, MINIMAL.replace("2022-08-21", "2022-08-22") + "aliases: [2022-08-22-pk-video]\n")
    third = save(tmp_path, THIRD_ID, MINIMAL + "nonsense: 1\n")
    third.with_name(f"{THIRD_ID}.x.csv").write_text("x\n", "utf-8")
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the files that were read."""
    ids: list[str] = []

    def noted(bundle: Bundle, known: Known, called: Callable[[Path], str]) -> Read:
        ids.append(bundle.id)
        return read_bundle(bundle, known, called)

    monkeypatch.setattr(readings, "read_bundle", noted)
    return ids


def readings_of(root: Path, upon: str = "", files: list[Path] | None = None) -> tuple[Reading, ...]:
    """A reading of each file of a project, or of some."""
    ground = ground_of(root, files)
    with closing(Kept(root, pytest.fail)) as kept:
        hands = Hands(lambda: Desk(root, ground.known), 1)
        digests = [one.digest for one in ground.chosen.bundles]
        underway = begin_reading(ground, digests, upon, kept, hands)
        found = underway.finish(lambda _done: None)
        underway.keep()
        return found


def test_what_came_of_a_file_stands_whole_in_its_row(root: Path) -> None:
    ground = ground_of(root)
    results = read_share(Desk(root, ground.known), ground.chosen.bundles)
    assert len(results) == 3
    assert any(brief.problems for brief, *_rest in results)
    assert any(brief.problems_beside for brief, *_rest in results)
    for result in results:
        row = marshal.loads(marshal.dumps(row_of("digest", result)))  # noqa: S302 - just made
        assert result_from(row) == result
        assert [type(one) for one in result_from(row)] == [type(one) for one in result]


def test_a_file_is_read_once(root: Path, read: list[str]) -> None:
    first = readings_of(root)
    assert sorted(read) == [MINIMAL_ID, OTHER_ID, THIRD_ID]
    assert readings_of(root) == first
    assert len(read) == 3


def test_only_what_changed_is_read_again(root: Path, read: list[str]) -> None:
    readings_of(root)
    read.clear()
    save(root, MINIMAL_ID, MINIMAL.replace("YouTube", "Video"))
    assert [one.brief.id for one in readings_of(root)] == [MINIMAL_ID, OTHER_ID, THIRD_ID]
    assert read == [MINIMAL_ID]


def test_of_a_file_with_another_name_only_that_is_read(root: Path, read: list[str]) -> None:
    readings_of(root)
    read.clear()
    path = root / "incidents/2022" / f"{OTHER_ID}.yml"
    path.rename(path.with_name("2022-08-22-pk-renamed.yml"))
    assert [one.brief.id for one in readings_of(root)] == [MINIMAL_ID, "2022-08-22-pk-renamed", THIRD_ID]
    assert read == ["2022-08-22-pk-renamed"]


def test_a_file_taken_away_lets_none_be_read_but_that_which_names_it(root: Path, read: list[str]) -> None:
    save(root, MINIMAL_ID, MINIMAL + RELATED)
    first = readings_of(root)
    read.clear()
    (root / "incidents/2022" / f"{OTHER_ID}.yml").unlink()
    assert readings_of(root)[0].brief.problems != first[0].brief.problems
    assert read == [MINIMAL_ID]


def test_where_anything_else_changed_every_file_is_read_again(root: Path, read: list[str]) -> None:
    readings_of(root)
    readings_of(root, upon="another program")
    assert len(read) == 6


def test_a_part_of_the_archive_leaves_what_is_kept_of_the_rest(
    root: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.kept.bags.BAGS", 1)  # as if all were neighbours
    readings_of(root)
    save(root, MINIMAL_ID, MINIMAL.replace("YouTube", "Video"))
    readings_of(root, files=[root / "incidents/2022" / f"{MINIMAL_ID}.yml"])
    read.clear()
    readings_of(root)
    assert read == []
