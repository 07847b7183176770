"""What was read waits until its pages are made, and is then what it was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from pickle import dumps

import pytest

from generator.incident import Incident
from generator.shelf import TOGETHER, Shelf
from generator.traces import Row, read_trace
from tests.made_archives import made_archive

MANY = range(3 * TOGETHER + 1)
EVERY = made_archive(4 * TOGETHER).incidents


def record(number: int) -> Incident:
    return EVERY[number]


ORDERS = {
    "as they came": MANY,
    "the last first": MANY[::-1],
    "from here and there": sorted(MANY, key=lambda number: number * 7 % len(MANY)),
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
@pytest.mark.parametrize("as_they_are", [0, TOGETHER + 1, len(MANY)], ids=["all packed", "some packed", "none packed"])
@pytest.mark.parametrize("room", [0, 10**9], ids=["in a file", "in memory"])
def test_whatever_waits_comes_back_as_it_was_in_any_order(
    tmp_path: Path, room: int, as_they_are: int, order: Sequence[int]
) -> None:
    shelf = Shelf(tmp_path, room, as_they_are)
    waiting = {number: record(number) for number in MANY}
    for number, one in waiting.items():
        shelf.put(number, one, is_small=True)
    for number in order:
        assert shelf.take(number) == waiting[number]
    assert shelf.take("nothing") is None


def test_what_was_taken_waits_no_longer(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, as_they_are=1)
    for number in MANY:
        shelf.put(number, record(number), is_small=True)
    for number in MANY:
        assert shelf.take(number) == record(number)
        assert shelf.take(number) is None


def test_only_so_many_small_things_wait_as_they_are(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, as_they_are=2)
    for number in range(TOGETHER + 3):
        shelf.put(number, record(number), is_small=number > 0)
    as_they_are = [number for number in range(TOGETHER + 3) if shelf.take(number) is record(number)]
    assert as_they_are == [1, 2, TOGETHER + 2], "the first that are small, and the last, with which none was packed yet"


def test_what_follows_from_a_record_and_was_worked_out_is_not_worked_out_again(tmp_path: Path) -> None:
    shelf, one = Shelf(tmp_path), record(1)
    assert one.started
    assert one.zone is not None
    for number in range(TOGETHER):
        shelf.put(number, one)
    back = shelf.take(3)
    assert back is not one
    assert back.__dict__["started"] == one.started
    assert "zone" not in back.__dict__, "what is looked up is looked up anew"
    assert str(back.zone) == str(one.zone)


@pytest.mark.parametrize("bounds", [",98,99.5", ",,", ""])
def test_a_trace_comes_back_as_it_was(tmp_path: Path, bounds: str) -> None:
    header = "time,value,low,high" if bounds else "time,value"
    text = f"{header}\n2024-01-20,98.5{bounds}\n2024-01-21,{bounds and ',,'}\n2024-01-22,98.5{bounds}\n"
    trace = read_trace("x.csv", text.encode()).trace
    assert trace is not None
    shelf = Shelf(tmp_path)
    for number in range(TOGETHER):
        shelf.put(number, {"x": trace})
    back = shelf.take(0)["x"]
    assert back == trace
    assert back is not trace
    assert [type(row) for row in back.rows] == [Row] * 3


def test_the_last_that_was_put_under_a_name_counts(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(TOGETHER):
        shelf.put(number, record(number))
    shelf.put(3, record(TOGETHER))
    assert shelf.take(3) == record(TOGETHER)
    assert shelf.take(4) == record(4)


@pytest.mark.parametrize("is_small", [False, True])
def test_so_it_does_where_the_first_was_not_packed(tmp_path: Path, is_small: bool) -> None:
    shelf = Shelf(tmp_path, as_they_are=1)
    shelf.put(0, record(0), is_small=True)
    shelf.put(0, record(1), is_small)
    assert shelf.take(0) == record(1)
    assert shelf.take(0) is None


def test_where_there_can_be_no_file_all_stays_in_memory(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "there is no such folder", 0)
    for number in MANY:
        shelf.put(number, record(number))
    assert shelf.take(0) == record(0)
    assert shelf.file is None


def test_the_file_has_no_name_that_anybody_could_find(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, 0)
    for number in MANY:
        shelf.put(number, record(number))
    assert shelf.file
    assert list(tmp_path.iterdir()) == []


def test_what_is_packed_takes_less_room_than_by_pickling_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    every = [record(number) for number in range(TOGETHER)]
    for one in every:
        shelf.put(one.id, one)
    (packed,) = shelf.packed
    assert isinstance(packed, bytes)
    assert len(packed) < 0.9 * len(dumps(every))
