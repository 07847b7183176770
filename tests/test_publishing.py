"""A built site takes the place of the old one whole, or the old one stays whole."""

from __future__ import annotations

import os
import shutil
import signal
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from generator.addresses import CATALOGUE
from generator.publishing import NotASite, exchanged, replace_site

OLD = {"index.html": "old", CATALOGUE: "old", "incidents/a.html": "old", "removed.html": "old"}
NEW = {"index.html": "new", CATALOGUE: "new", "incidents/a.html": "new", "added.html": "new"}


def write(folder: Path, files: dict[str, str]) -> None:
    """Put files into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def files_in(folder: Path) -> dict[str, str]:
    """Every file below a folder with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def build_new(folder: Path) -> None:
    """A build that succeeds."""
    write(folder, NEW)


@pytest.fixture(params=[True, False], ids=["exchanged", "one after the other"], autouse=True)
def can_exchange(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system can exchange two folders; what holds of a site holds either way."""
    if not request.param:
        monkeypatch.setattr("generator.publishing.exchanged", lambda one, other: False)
        return False
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    can = exchanged(tmp_path / "one", tmp_path / "other")
    (tmp_path / "one").rmdir()
    (tmp_path / "other").rmdir()
    return can


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of an old site."""
    folder = tmp_path / "site"
    write(folder, OLD)
    return folder


def test_the_new_site_stands_in_the_place_of_the_old_one(site: Path) -> None:
    replace_site(site, build_new)
    assert files_in(site) == NEW
    assert list(site.parent.iterdir()) == [site]


def test_a_first_site_may_be_in_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    replace_site(tmp_path / "a" / "b" / "site", build_new)
    assert files_in(tmp_path) == {f"a/b/site/{name}": text for name, text in NEW.items()}


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    replace_site(tmp_path / "site", build_new)
    assert files_in(tmp_path / "site") == NEW


def test_while_it_is_built_the_old_site_is_the_one_that_stands(site: Path) -> None:
    seen: list[dict[str, str]] = []

    def build(folder: Path) -> None:
        build_new(folder)
        seen.append(files_in(site))

    replace_site(site, build)
    assert seen == [OLD]


@pytest.mark.parametrize("can_exchange", [True], indirect=True)
def test_at_no_moment_is_there_no_site(site: Path, can_exchange: bool) -> None:
    if not can_exchange:
        pytest.skip("there is a moment, where a system cannot exchange two folders in one step")
    looked, begun, over = Counter[bool](), Event(), Event()

    def look() -> None:
        while not over.is_set():
            looked[(site / CATALOGUE).exists()] += 1
            begun.set()

    with ThreadPoolExecutor(1) as reader:
        looking = reader.submit(look)
        try:
            begun.wait()
            for _ in range(100):
                replace_site(site, build_new)
        finally:
            over.set()
        looking.result()
    assert looked[True] > 0 == looked[False]


def test_two_folders_exchange_their_places_or_stay_where_they_are(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, NEW)
    before = files_in(site), files_in(other)
    done = exchanged(site, other)
    assert (files_in(site), files_in(other)) == (before[::-1] if done else before)
    assert not exchanged(site, tmp_path / "nowhere")
    assert files_in(site) == before[done]


class Stopped(BaseException):
    """Something that ends a build, as Ctrl-C does."""


def stop_at_once(folder: Path) -> None:
    """A build that writes nothing."""
    raise Stopped


def stop_half_way(folder: Path) -> None:
    """A build that writes a part."""
    write(folder, {"index.html": "half"})
    raise Stopped


def stop_at_the_end(folder: Path) -> None:
    """A build that fails after its last file."""
    build_new(folder)
    raise Stopped


def lose_everything(folder: Path) -> None:
    """A build whose folder is gone when it is to be put in place."""
    shutil.rmtree(folder)


FAILING = [stop_at_once, stop_half_way, stop_at_the_end, lose_everything]


@pytest.mark.parametrize("build", FAILING)
def test_whenever_a_build_fails_the_old_site_is_whole_and_nothing_stands_beside_it(
    site: Path, build: Callable[[Path], None]
) -> None:
    with pytest.raises((Stopped, FileNotFoundError)):
        replace_site(site, build)
    assert files_in(site) == OLD
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.parametrize("build", FAILING)
def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path, build: Callable[[Path], None]) -> None:
    with pytest.raises((Stopped, FileNotFoundError)):
        replace_site(tmp_path / "site", build)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_else_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path / "photos", {"one.jpg": "x"})
    with pytest.raises(
        NotASite, match="photos holds something else than a site built by this command; choose another folder"
    ):
        replace_site(tmp_path / "photos", build_new)
    assert files_in(tmp_path) == {"photos/one.jpg": "x"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"site": "a file"})
    with pytest.raises(NotASite, match="site is a file, not a folder"):
        replace_site(tmp_path / "site", build_new)
    assert files_in(tmp_path) == {"site": "a file"}


def test_being_told_to_end_is_taken_like_an_interrupt_and_only_while_building(site: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt):
        replace_site(site, lambda folder: os.kill(os.getpid(), signal.SIGTERM))
    assert files_in(site) == OLD
    assert list(site.parent.iterdir()) == [site]
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_a_killed_build_left_is_removed_once_it_is_too_old_to_be_running(site: Path) -> None:
    beside = site.parent
    names = [
        ".site.new-0123abcd",
        ".site.old-0123abcd",
        ".site.new-ffffffff",
        ".site.newer-0123abcd",
        ".other.new-0123abcd",
    ]
    for name in names:
        write(beside / name, {"index.html": name})
    for name in [name for name in names if "ffffffff" not in name]:
        os.utime(beside / name, (0, 0))
    replace_site(site, build_new)
    assert files_in(site) == NEW
    assert {path.name for path in beside.iterdir()} == {"site", *names[2:]}


def test_a_site_that_a_killed_build_had_taken_away_is_put_back_before_the_next(tmp_path: Path) -> None:
    aside = tmp_path / ".site.old-0a1b2c3d"
    aside.mkdir()
    (aside / CATALOGUE).write_text("old", encoding="utf-8")

    def fail(fresh: Path) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        replace_site(tmp_path / "site", fail)
    assert (tmp_path / "site" / CATALOGUE).read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
