"""The index that a first search fetches parts of is small where it is fetched whole, and finds what it did before."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import entry
from generator.search_index import PAGE, SearchIndexFailed, build_search_index, digits, in_table, packed, shorten_table
from tests.bench.corpus import incidents
from tests.made_archives import made_archive
from tests.measure.searched import pages

NUMBER = 300


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a made-up archive."""
    folder = tmp_path_factory.mktemp("searched")
    (folder / "incidents").mkdir()
    archive = made_archive(NUMBER)
    for path, html in pages((entry(archive, one) for one in archive.incidents), incidents(NUMBER)):
        (folder / path).write_text(html, "utf-8")
    build_search_index(folder)
    return folder / "pagefind"


def table_of(index: Path) -> Path:
    (table,) = index.glob("*.pf_meta")
    return table


def test_the_table_names_the_file_of_every_page_once(index: Path) -> None:
    named = [page[1].decode() for page in PAGE.finditer(gzip.decompress(table_of(index).read_bytes()))]
    assert len(named) >= NUMBER
    assert len(set(named)) == len(named)
    assert {path.stem for path in index.glob("fragment/*")} == set(named)


def test_a_page_takes_four_bytes_of_the_table_and_not_seven(index: Path) -> None:
    assert table_of(index).stat().st_size < 4 * NUMBER


def test_pages_of_another_index_have_other_names(index: Path, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(
        "<html lang=en><body><h1 data-pagefind-body>Telethon</h1></body></html>", "utf-8"
    )
    build_search_index(tmp_path)
    other = {path.stem for path in (tmp_path / "pagefind" / "fragment").iterdir()}
    assert len(other) == 1
    assert other.isdisjoint(path.stem for path in index.glob("fragment/*"))


def test_a_table_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fragment").mkdir()
    (tmp_path / "fragment" / "en_0123456.pf_fragment").write_bytes(b"")
    (tmp_path / "pagefind.en_0123456789.pf_meta").write_bytes(packed(b"pagefind_dcd and then something else"))
    with pytest.raises(SearchIndexFailed, match="in another way"):
        shorten_table(tmp_path)


@given(st.integers(1, 3000))
def test_as_many_numbers_as_pages_differ_and_are_equally_long(number: int) -> None:
    found = {digits(at, number) for at in range(number)}
    assert len(found) == number
    assert len({len(one) for one in found}) == 1


@given(st.integers(0, 2**20))
def test_the_length_of_a_page_is_rounded_by_less_than_a_sixteenth_and_keeps_its_form(words: int) -> None:
    size, form = (
        (0, b"") if words < 24 else (1, b"\x18") if words < 2**8 else (2, b"\x19") if words < 2**16 else (4, b"\x1a")
    )
    made = form + words.to_bytes(size or 1, "big")
    page = PAGE.fullmatch(in_table("en_0123456", made))
    assert page
    assert (page[1], len(page[2]), page[2][: len(form)]) == (b"en_0123456", len(made), form)
    rounded = int.from_bytes(page[2][len(form) :], "big")
    assert words * 15 / 16 < rounded <= words or words == rounded == 0
