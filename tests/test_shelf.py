"""What was read waits until its pages are made, and is then what it was."""

from __future__ import annotations

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


@pytest.mark.parametrize("room", [0, 10**9], ids=["in a file", "in memory"])
def test_whatever_waits_comes_back_as_it_was_in_any_order(tmp_path: Path, room: int) -> None:
    shelf = Shelf(tmp_path, room)
    waiting = {number: record(number) for number in MANY}
    for number, one in waiting.items():
        shelf.put(number, one)
    for number in [*MANY, *reversed(MANY), 5, 25, 5]:
        assert shelf.get(number) == waiting[number]
    assert shelf.get("nothing") is None


def test_what_follows_from_a_record_and_was_worked_out_is_not_worked_out_again(tmp_path: Path) -> None:
    shelf, one = Shelf(tmp_path), record(1)
    assert one.started
    assert one.zone is not None
    for number in range(TOGETHER):
        shelf.put(number, one)
    back = shelf.get(3)
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
    back = shelf.get(0)["x"]
    assert back == trace
    assert back is not trace
    assert [type(row) for row in back.rows] == [Row] * 3


def test_the_last_that_was_put_under_a_name_counts(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(TOGETHER):
        shelf.put(number, record(number))
    shelf.put(3, record(TOGETHER))
    assert shelf.get(3) == record(TOGETHER)
    assert shelf.get(4) == record(4)


def test_where_there_can_be_no_file_all_stays_in_memory(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "there is no such folder", 0)
    for number in MANY:
        shelf.put(number, record(number))
    assert shelf.get(0) == record(0)
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
