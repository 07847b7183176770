"""Values kept together come out each by itself, and one that changes takes few others with it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.kept import Bags, Kept, Row
from generator.kept.bags import BAGS, number_of

NAMES = st.text(st.characters(exclude_categories=()), max_size=5)  # half characters too, as in names of files
ROWS = st.dictionaries(NAMES, st.tuples(st.text(), st.binary(), st.none() | st.integers()), max_size=8)


def got(root: Path, *names: str, upon: str = "") -> dict[str, Row]:
    """What another process finds under some names."""
    with closing(Kept(root, pytest.fail)) as kept:
        found = Bags(kept, "rows", upon).get_all(names)
        return {name: found[name] for name in names if name in found}


def put(root: Path, rows: dict[str, Row], names: frozenset[str] | None = None) -> None:
    with closing(Kept(root, pytest.fail)) as kept:
        Bags(kept, "rows", "").put_all(rows, names)


@settings(deadline=None, max_examples=20)
@given(ROWS, ROWS)
def test_the_last_row_of_each_name_is_found(first: dict[str, Row], then: dict[str, Row]) -> None:
    with TemporaryDirectory() as place:
        put(Path(place), first)
        put(Path(place), then)
        assert got(Path(place), *first, *then) == first | then
        assert got(Path(place), *first, *then, upon="something else") == {}


def neighbours() -> tuple[str, str, str]:
    """Two names in one bag, and one in another."""
    first = "0"
    near = next(str(one) for one in range(1, 99 * BAGS) if number_of(str(one)) == number_of(first))
    far = next(str(one) for one in range(1, 99 * BAGS) if number_of(str(one)) != number_of(first))
    return first, near, far


def test_a_name_has_its_place_in_the_same_bag_for_ever() -> None:
    assert [number_of(name) for name in ("", "a", "incidents/2022/2022-08-21-pk-youtube.yml")] == [0, 67, 38]


def test_names_that_are_there_no_longer_go_when_their_bag_is_written(tmp_path: Path) -> None:
    first, near, far = neighbours()
    put(tmp_path, {first: (1,), near: (2,), far: (3,)})
    put(tmp_path, {first: (4,)}, names=frozenset({first}))
    assert got(tmp_path, first, near, far) == {first: (4,), far: (3,)}
    put(tmp_path, {near: (5,)})
    assert got(tmp_path, first, near, far) == {first: (4,), near: (5,), far: (3,)}


def test_one_change_writes_one_bag_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {str(number): (number,) for number in range(4 * BAGS)})
    written: list[str] = []
    with closing(Kept(tmp_path, pytest.fail)) as kept:
        monkeypatch.setattr(kept, "put", lambda key, _value: written.append(key))
        Bags(kept, "rows", "").put_all({"7": (0,)})
    assert len(written) == 1
