"""Work is shared out to processes that hold what they were given, and that end with the build, however it ends."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from weakref import ref

import pytest

from generator.hands import FEW, WORTH_A_PROCESS, cores, hands, hands_for, shares, sweeping
from generator.rounds import HandLost
from tests.whole_projects import PATIENCE

MANY, FOUR = tuple(range(7)), tuple(range(4))
WAITING = """
import time
from generator.hands import hands

def wait(held, item):
    print(held, flush=True)
    time.sleep(60)

if __name__ == "__main__":
    import os
    with hands(os.getpid, 2) as two:
        list(two.each(wait, range(4)))
"""


class Pile:
    """Something that a process holds: what it was given so far."""

    def __init__(self) -> None:
        self.given: list[int] = []


def put(pile: Pile, item: int) -> tuple[int, tuple[int, ...]]:
    """Give it something; in which process, and what it then holds."""
    pile.given.append(item)
    return os.getpid(), tuple(pile.given)


def note_the_first_last(_pile: Pile, file: Path) -> int:
    """Leave a file, the first of all not before those that another hand can do meanwhile; in which process."""
    if file.name == "0":
        wait_for(lambda: {"1", "3", "4", "5", "6"} <= {one.name for one in file.parent.iterdir()})
    file.touch()
    return os.getpid()


def note(_pile: Pile, file: Path) -> str:
    """Leave something where others can see it."""
    file.touch()
    return file.name


@dataclass(frozen=True)
class OneWaitsForAnother(Collection[Path]):
    """Three items, of which the last is there when the first was worked at."""

    folder: Path

    def __len__(self) -> int:
        return 3

    def __contains__(self, item: object) -> bool:
        return item in list(self)

    def __iter__(self) -> Iterator[Path]:
        yield self.folder / "0"
        yield self.folder / "1"
        wait_for((self.folder / "0").exists)
        yield self.folder / "2"


def fail(_pile: Pile, item: int) -> None:
    """A mistake in one of many."""
    if item == 3:
        raise ValueError("not this one")


def end(_pile: Pile, _item: int) -> None:
    """What a system does that has no memory left."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_every_item_is_worked_at_once_and_those_at_one_hand_in_order() -> None:
    with hands(Pile, 2) as two:
        found = dict(two.each(put, FOUR))
    assert sorted(found) == list(FOUR)
    assert {given for _, given in found.values()} >= {(0, 2), (1, 3)}
    assert os.getpid() not in {process for process, _ in found.values()}


def test_what_stood_at_a_hand_is_there_for_the_next_work_at_the_same_place() -> None:
    with hands(Pile, 2) as two:
        first, second = dict(two.each(put, FOUR)), dict(two.each(put, FOUR))
    assert [first[place][0] for place in FOUR] == [second[place][0] for place in FOUR]
    assert second[2][1] == (0, 2, 0, 2)


def test_what_waits_for_a_hand_that_is_busy_is_taken_over_by_one_that_is_not(tmp_path: Path) -> None:
    with hands(Pile, 2) as two:
        found = dict(two.each(note_the_first_last, [tmp_path / str(place) for place in MANY]))
    busy, idle = found[0], found[1]
    assert busy != idle
    assert [found[place] for place in MANY] == [busy, idle, busy, idle, idle, idle, idle]


def test_the_first_items_are_worked_at_while_others_are_still_asked_for(tmp_path: Path) -> None:
    with hands(Pile, 2) as two:
        found = dict(two.each(note, OneWaitsForAnother(tmp_path)))
    assert [found[place] for place in range(3)] == ["0", "1", "2"]


@pytest.mark.parametrize(("number", "items"), [(1, MANY), (2, MANY[: FEW - 1])])
def test_one_hand_alone_and_little_to_do_are_the_work_of_this_process(number: int, items: tuple[int, ...]) -> None:
    with hands(Pile, number) as few:
        found = list(few.each(put, items))
    assert [place for place, _ in found] == list(range(len(items)))
    assert {process for _, (process, _) in found} == {os.getpid()}


@pytest.mark.parametrize("number", [1, 2])
def test_a_mistake_at_a_hand_is_a_mistake_here(number: int) -> None:
    with hands(Pile, number) as at_work, pytest.raises(ValueError, match="not this one"):
        list(at_work.each(fail, MANY))


def test_a_hand_that_is_lost_is_told_in_words() -> None:
    with hands(Pile, 2) as two, pytest.raises(HandLost, match="memory ran out; nothing was written"):
        list(two.each(end, MANY))


def test_a_hand_that_was_lost_before_it_is_given_work_is_told_in_words_too() -> None:
    with hands(Pile, 2) as two:
        with pytest.raises(HandLost):
            list(two.each(end, MANY))
        with pytest.raises(HandLost, match="memory ran out; nothing was written"):
            list(two.each(put, MANY))


def test_a_process_is_begun_for_no_less_than_is_worth_it_and_for_no_more_than_there_are_cores() -> None:
    assert [hands_for(number) for number in (0, 1, WORTH_A_PROCESS, 2 * WORTH_A_PROCESS - 1)] == [1, 1, 1, 1]
    assert hands_for(1_000_000) == cores()


def test_shares_hold_everything_once_and_in_order() -> None:
    assert [one for share in shares(range(123)) for one in share] == list(range(123))
    assert shares([]) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_hands_end_when_the_build_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "waiting.py"
    script.write_text(WAITING, "utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout
        processes = {int(build.stdout.readline()) for _ in range(2)}
        assert all(map(is_there, processes))
        build.kill()
    wait_for(lambda: not any(map(is_there, processes)))


def is_there(process: int) -> bool:
    """Whether a process has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.is_file() or state.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def wait_for(there: Callable[[], bool]) -> None:
    """Wait until something is so."""
    until = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < until
        time.sleep(0.05)


class Loop:
    """What holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_the_garbage_of_a_step_is_swept_also_where_nobody_looks_for_garbage() -> None:
    before = gc.isenabled()
    gc.disable()
    try:
        with sweeping() as sweep:
            gone = ref(Loop())
            assert gone() is not None
            sweep()
            assert gone() is None
    finally:
        if before:
            gc.enable()
    assert gc.get_freeze_count() == 0
