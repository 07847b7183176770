"""The copy of the site to take away: everything is in it, and anybody can tell that nothing was changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from generator.offline import write_offline_copy
from tests.whole_projects import contents, differing

COPY = "outage-reports-site.zip"


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_the_copy_holds_every_file_of_the_site(site_folder: Path) -> None:
    with ZipFile(site_folder / COPY) as copy:
        packed = {name: copy.read(name) for name in copy.namelist()}
    left_out = {COPY, f"{COPY}.sha256"}
    here = {name: content for name, content in contents(site_folder).items() if name not in left_out}
    assert differing(packed, {f"outage-reports-site/{name}": content for name, content in here.items()}) == []


def test_the_checksums_are_those_of_the_files(site_folder: Path) -> None:
    lines = (site_folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = dict(line.split("  ", 1)[::-1] for line in lines)
    assert "index.html" in named
    assert "incidents/2024-01-20-pk-social-media.html" in named
    for name, digest in named.items():
        assert hashlib.sha256((site_folder / name).read_bytes()).hexdigest() == digest, name
    [line] = (site_folder / f"{COPY}.sha256").read_text(encoding="utf-8").splitlines()
    assert line == f"{hashlib.sha256((site_folder / COPY).read_bytes()).hexdigest()}  {COPY}"


def test_nobody_needs_our_program_to_unpack_and_to_check_it(site_folder: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "zipfile", "-e", site_folder / COPY, tmp_path], check=True)
    sums = tmp_path / "outage-reports-site" / "SHA256SUMS"
    found = {path.relative_to(sums.parent).as_posix() for path in sums.parent.rglob("*") if path.is_file()}
    named = {line.split("  ", 1)[1] for line in sums.read_text(encoding="utf-8").splitlines()}
    assert found == named | {"SHA256SUMS"}


def test_writing_it_again_changes_nothing(tmp_path: Path) -> None:
    site = written(tmp_path, {"index.html": b"a", "b/c.html": b"c", "b.html": "ہ".encode()})
    write_offline_copy(site)
    first = (site / COPY).read_bytes()
    write_offline_copy(site)
    assert (site / COPY).read_bytes() == first


def test_a_changed_file_is_another_copy(tmp_path: Path) -> None:
    site = written(tmp_path, {"index.html": b"a"})
    write_offline_copy(site)
    before = (site / f"{COPY}.sha256").read_text(encoding="utf-8")
    written(site, {"index.html": b"b"})
    write_offline_copy(site)
    assert (site / f"{COPY}.sha256").read_text(encoding="utf-8") != before


@given(files=st.dictionaries(st.text("abc", min_size=1, max_size=4), st.binary(max_size=50), min_size=1, max_size=5))
def test_whatever_the_files_hold_they_come_out_as_they_went_in(
    tmp_path_factory: object, files: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("site")  # type: ignore[attr-defined]  # pytest's factory; a fixture a test would be shared by examples
    write_offline_copy(written(folder, files))
    with ZipFile(folder / COPY) as copy:
        assert {name: copy.read(f"outage-reports-site/{name}") for name in files} == files
