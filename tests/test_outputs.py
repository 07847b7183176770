"""The files of a site on disk: a fresh folder comes to hold what is wanted and nothing else, whatever it held before."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.addresses import SiteFile
from generator.outputs import Places, Stamp, Standing, put, standing

PATHS = ["a.html", "b/c.html", "b/d/e.html", "f/g.html"]
SITES = st.dictionaries(st.sampled_from(PATHS), st.sampled_from("12"))


def made(folder: Path, files: dict[str, str], before: dict[str, Stamp], time: int = 1) -> dict[str, Stamp]:
    """Files written, at some second, as far as they are not what they were."""
    folder.mkdir(exist_ok=True)
    found = {path: put(folder, SiteFile(path, text), before.get(path)) for path, text in files.items()}
    return {path: one if one is before.get(path) else at(folder, one, time) for path, one in found.items()}


def at(folder: Path, one: Stamp, time: int) -> Stamp:
    """A file as if it had been written at that second: two builds are never within one tick of a file system's clock."""
    written = time * 1_000_000_000
    os.utime(folder / one.path, ns=(written, written))
    return one._replace(written=written)


def content(folder: Path) -> dict[str, str]:
    return {path: (folder / path).read_text() for path in standing(folder)}


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


@settings(deadline=None, max_examples=25)
@given(st.lists(SITES, min_size=2, max_size=4))
def test_site_after_site_comes_out_whole_in_the_folder_of_the_one_before_the_last(sites: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as place:
        site, fresh, stamps = Path(place, "site"), Path(place, "fresh"), dict[str, Stamp]()
        for time, files in enumerate(sites, start=1):
            places = Places(site, standing(site))
            stamps = made(fresh, files, stamps, time)
            places.hold(fresh, {one.path: Standing(one.size, one.written) for one in stamps.values()})
            assert content(fresh) == files
            assert folders(fresh) == {up.as_posix() for path in files for up in Path(path).parents} - {"."}
            if site.exists():
                site.rename(site.with_name("aside"))
            fresh.rename(site)
            if site.with_name("aside").exists():
                site.with_name("aside").rename(fresh)


FILES = {"a.html": "1", "b/c.html": "2", "d.html": "3"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three files."""
    made(tmp_path / "site", FILES, {})
    return tmp_path / "site"


def test_what_is_taken_over_is_the_very_file(site: Path) -> None:
    fresh = site.with_name("fresh")
    fresh.mkdir()
    Places(site, standing(site)).hold(fresh, standing(site))
    assert (fresh / "a.html").samefile(site / "a.html")


def test_a_file_that_is_the_same_in_both_folders_is_not_looked_at_twice(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, there = site.with_name("fresh"), standing(site)
    shutil.copytree(site, fresh, copy_function=os.link)
    monkeypatch.setattr("generator.outputs.known_by", lambda _file: pytest.fail("looked at"))
    assert standing(fresh, there) == there


def test_what_others_did_to_the_folder_before_is_undone(site: Path) -> None:
    fresh, there = site.with_name("fresh"), standing(site)
    shutil.copytree(site, fresh, copy_function=os.link)
    (fresh / "a.html").unlink()
    (fresh / "a.html").write_text("9")
    (fresh / "b/c.html").unlink()
    (fresh / "b/link.html").symlink_to(site / "a.html")
    (fresh / "empty/in/empty").mkdir(parents=True)
    (fresh / "d.html").unlink()
    (fresh / "d.html/in").mkdir(parents=True)
    (fresh / "d.html/in/a.html").touch()
    Places(site, there).hold(fresh, there)
    assert content(fresh) == FILES
    assert folders(fresh) == {"b"}


def test_what_is_written_between_two_looks_counts_as_it_stands(site: Path) -> None:
    fresh, there = site.with_name("fresh"), standing(site)
    fresh.mkdir()
    places = Places(site, there)
    places.hold(fresh, there)
    more = put(fresh, SiteFile("search/index.json", "{}"), None)
    places.hold(fresh, {**there, more.path: Standing(more.size, more.written)})
    assert content(fresh) == {**FILES, "search/index.json": "{}"}
    places.hold(fresh, there)
    assert content(fresh) == FILES


def test_where_files_cannot_be_linked_they_are_copied_with_their_times(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    fresh = site.with_name("fresh")
    fresh.mkdir()
    Places(site, standing(site)).hold(fresh, standing(site))
    assert [one[:2] for one in standing(fresh).values()] == [one[:2] for one in standing(site).values()]
