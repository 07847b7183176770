"""A file that is as it was is not read again; whatever was done to it, what is known of it is what stands in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import folder, same_files
from generator.folder import folder_of
from generator.kept import Kept
from generator.same_files import digests_of

HOUR = 3600 * 10**9
TICK = 0.01  # seconds, in which the clock of a disk ticks at least twice


def known(root: Path, is_whole: bool = True) -> list[str]:
    """The digests of all bundles of a project, as they are known."""
    with closing(Kept(root, pytest.fail)) as kept:
        return list(digests_of(folder_of(root), kept, is_whole))


def read(root: Path) -> list[str]:
    """The same, of which nothing is known."""
    return [one.digest for one in folder_of(root).bundles]


def kept_of(root: Path) -> same_files.Seen:
    with closing(Kept(root, pytest.fail)) as kept:
        return same_files.seen_before(kept)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of two files, one of which has a table beside it."""
    (tmp_path / "incidents").mkdir()
    for name in ("a.yml", "b.yml", "b.x.csv"):
        (tmp_path / "incidents" / name).write_text(f"of {name}\n")
    return tmp_path


@pytest.fixture
def an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been read long after it was written."""
    monkeypatch.setattr(same_files, "moment_before", lambda _folder: time.time_ns() + HOUR)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that were read."""
    names: list[str] = []
    content_of = folder.content_of

    def noted(path: Path) -> bytes | None:
        names.append(path.name)
        return content_of(path)

    monkeypatch.setattr(folder, "content_of", noted)
    return names


@pytest.mark.usefixtures("an_hour_later")
def test_what_is_as_it_was_is_not_read_again(root: Path, opened: list[str]) -> None:
    first = known(root)
    assert sorted(opened) == ["a.yml", "b.x.csv", "b.yml"]
    opened.clear()
    assert known(root) == first
    assert opened == []


def as_before(path: Path, change: Callable[[], object]) -> None:
    """Change a file within another tick, and put back when it was written."""
    before = path.stat()
    time.sleep(TICK)
    change()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_size == before.st_size


@pytest.mark.usefixtures("an_hour_later")
@pytest.mark.parametrize("name", ["a.yml", "b.yml", "b.x.csv"])
def test_an_edit_of_the_same_length_is_seen_though_its_time_was_put_back(root: Path, name: str) -> None:
    first, path = known(root), root / "incidents" / name
    as_before(path, lambda: path.write_text(f"OF {name}\n"))
    assert known(root) == read(root) != first


@pytest.mark.usefixtures("an_hour_later")
def test_a_file_is_seen_to_be_another_that_took_its_place(root: Path) -> None:
    first, path, other = known(root), root / "incidents/a.yml", root / "other"
    other.write_text("OF a.yml\n")
    as_before(path, lambda: other.replace(path))
    assert known(root) == read(root) != first


@pytest.mark.usefixtures("an_hour_later")
def test_a_file_is_seen_to_be_no_file_any_more(root: Path) -> None:
    first, path = known(root), root / "incidents/a.yml"
    path.rename(root / "other")
    path.symlink_to(root / "other")
    assert known(root) == read(root) != first
    path.unlink()
    path.mkdir()
    assert known(root) == read(root) != first


@pytest.mark.usefixtures("an_hour_later")
def test_a_table_more_or_less_is_seen(root: Path) -> None:
    first = known(root)
    (root / "incidents/a.y.csv").write_text("new\n")
    assert known(root) == read(root) != first
    (root / "incidents/a.y.csv").unlink()
    assert known(root) == read(root) == first


def test_an_edit_of_the_same_length_within_the_tick_of_the_reading_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time_ns()  # a tick that lasts: what the disk tells does not change while files of one length do
    monkeypatch.setattr(same_files, "mark_of", lambda path: (os.fspath(path), 9, now, now, 1))
    first = known(root)
    (root / "incidents/a.yml").write_text("OF a.yml\n")
    assert known(root) == read(root) != first


def test_nothing_is_written_down_of_a_file_that_changed_just_now(root: Path) -> None:
    known(root)
    assert kept_of(root) == {}


@pytest.mark.parametrize("time_of", [2, 3])
def test_nothing_is_written_down_of_a_file_one_of_whose_times_lies_near(time_of: int) -> None:
    old: list[str | int] = ["a.yml", 9, 1_000, 1_000, 1]
    assert same_files.is_older(tuple(old), 1_001)
    old[time_of] = 1_001
    assert not same_files.is_older(tuple(old), 1_001)
    assert not same_files.is_older(("b.yml", 9, 1_000, 1_000, 1, *old), 1_001)
    assert not same_files.is_older((), 1_001), "a link"


def test_the_moment_lies_clearly_before_now_by_the_slower_clock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert same_files.moment_before(root) <= time.time_ns() - same_files.CLEARLY
    monkeypatch.setattr(time, "time_ns", lambda: 10 * same_files.CLEARLY)
    assert same_files.moment_before(root) == 9 * same_files.CLEARLY
    monkeypatch.setattr(time, "time_ns", lambda: 10**30)
    assert same_files.moment_before(root) < 10**29, "by the clock of the disk"
    assert same_files.moment_before(root / "nowhere") == 0


@pytest.mark.usefixtures("an_hour_later")
def test_of_a_part_of_the_archive_nothing_is_written_down(root: Path) -> None:
    known(root, is_whole=False)
    assert kept_of(root) == {}


@pytest.mark.usefixtures("an_hour_later")
def test_one_edit_among_many_is_not_worth_writing_down(root: Path) -> None:
    for number in range(same_files.FEW):
        (root / f"incidents/{number}.yml").write_text(str(number))
    known(root)
    before = kept_of(root)
    assert len(before) == same_files.FEW + 2
    (root / "incidents/a.yml").write_text("edited")
    assert known(root) == read(root)
    assert kept_of(root) == before
    (root / "incidents/b.yml").write_text("edited")
    assert known(root) == read(root)
    assert kept_of(root) != before


CHANGES = st.tuples(st.sampled_from(["a.yml", "b.yml", "b.x.csv"]), st.sampled_from("12"), st.booleans())


def change(path: Path, text: str, puts_back: bool) -> None:
    """Write a file, or take it away where that is in it already; some put back when it was written."""
    if path.exists() and path.read_text() == text:
        path.unlink()
        return
    before = path.stat() if path.exists() else None
    path.write_text(text)
    if puts_back and before:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@settings(deadline=None, max_examples=15)
@given(st.lists(CHANGES, min_size=2, max_size=6))
def test_whatever_is_done_what_is_known_is_what_stands_there(changes: list[tuple[str, str, bool]]) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as place:
        patch.setattr(same_files, "CLEARLY", TICK * 10**9)
        (Path(place) / "incidents").mkdir()
        for name, text, puts_back in changes:
            change(Path(place) / "incidents" / name, text, puts_back)
            assert known(Path(place)) == read(Path(place)), "within the tick"
            time.sleep(2 * TICK)
            assert known(Path(place)) == read(Path(place)), "after it"
