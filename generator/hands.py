"""Work on all cores: several processes, each of which keeps what it has read, do their shares of the work.

No hand is forked of this process: one that draws charts does not survive a fork, and a preview has threads. Where it can
be, hands are forked of a process that does nothing but import what they work with; else they are spawned, and each does.
What is done comes out the same with one hand, which is this process itself, as with many.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cached_property, partial
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, Generic, TypeVar

Held_co = TypeVar("Held_co", covariant=True)
Item = TypeVar("Item")
Result = TypeVar("Result")

# Below so many things to do a process that has to start first helps nobody.
WORTH_A_PROCESS = 120
# A share is long enough that handing it over costs little, and short enough that no hand waits long for the other.
A_SHARE = 50
FEW = 3  # shares that this process does itself sooner than another has started
# Objects made between two looks for garbage; ten thousand records are no garbage, and looking at them takes long.
SELDOM = 2_000_000
# Forked of a process that has imported what they work with, hands are there at once. Libraries of other systems forbid it.
WAY = "forkserver" if sys.platform == "linux" else "spawn"


class HandLost(RuntimeError):
    """A process ended before its work was done: it was killed, or memory ran out."""


class Hands(Generic[Held_co]):
    """Some processes, or this one alone, each holding a thing of its own that it works with."""

    def __init__(self, make: Callable[[], Held_co], number: int) -> None:
        self.make, self.number = make, number
        self.others = [
            ProcessPoolExecutor(1, get_context(WAY), initializer=take_in_hand, initargs=(make,))
            for _ in range(number if number > 1 else 0)
        ]

    @cached_property
    def own(self) -> Held_co:
        """What this process holds."""
        return self.make()

    @property
    def module(self) -> str:
        """The module of what each holds, which knows all that it works with."""
        return str((self.make.func if isinstance(self.make, partial) else self.make).__module__)

    def each(self, work: Callable[[Held_co, Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
        """Do some work with every item: its place among the items, and what came of it, as it is ready.

        Processes begin at once; this one does what is too little for them, when the first result is asked for. An item at
        a place goes to the same hand as the item at that place of another call, if there are as many.
        """
        if not self.are_worth(items):
            return ((place, work(self.own, item)) for place, item in enumerate(items))
        come_in(self.module)
        with telling_of_a_loss():
            begun = {
                self.others[place % self.number].submit(with_what_is_held, work, item): place
                for place, item in enumerate(items)
            }
        return as_ready(begun)

    def are_worth(self, items: Sequence[object]) -> bool:
        """Whether so much work is given to other processes."""
        return bool(self.others) and len(items) >= FEW

    def close(self) -> None:
        """Let all processes end, without waiting for work that was not begun."""
        for one in self.others:
            one.shutdown(wait=True, cancel_futures=True)


def as_ready(waiting: Mapping[Future[Result], int]) -> Iterator[tuple[int, Result]]:
    """What came of work, as it is ready; raises HandLost."""
    with telling_of_a_loss():
        for ready in as_completed(waiting):
            yield waiting[ready], ready.result()


@contextmanager
def telling_of_a_loss() -> Iterator[None]:
    """A hand may be lost while work is still being given out as well as while it is waited for; raises HandLost."""
    try:
        yield
    except BrokenProcessPool as lost:
        raise HandLost(
            "a process of this build was ended from outside, or memory ran out; nothing was written"
        ) from lost


def come_in(module: str) -> None:
    """Begin to import what hands work with, if nobody has begun: they are ready the sooner, the sooner this is called."""
    if WAY == "forkserver" and module.startswith(f"{__package__}."):
        from multiprocessing.forkserver import ensure_running, set_forkserver_preload

        set_forkserver_preload([module])
        with looking_where_this_process_looks():
            ensure_running()


@contextmanager
def looking_where_this_process_looks() -> Iterator[None]:
    """A process that is begun meanwhile finds the modules that this one finds; by itself it would look where it stands."""
    names = {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path), "PYTHONSAFEPATH": "1"}
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


@contextmanager
def hands(make: Callable[[], Held_co], number: int) -> Iterator[Hands[Held_co]]:
    """Hands for the time of a build."""
    opened = Hands(make, number)
    with letting_garbage_lie():
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def letting_garbage_lie() -> Iterator[None]:
    """A build makes much and throws little away; looking for garbage would be a third of its time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def sweeping() -> Iterator[Callable[[], object]]:
    """For work of many steps in this process: what throws away the garbage of a step, looking only at what came since."""
    gc.freeze()  # what is here already is no garbage, and looking at it would take the longest
    try:
        yield partial(gc.collect, 0)
    finally:
        gc.unfreeze()


def hands_for(things: int) -> int:
    """How many hands so many things are worth: one for each core that this process may use."""
    return max(1, min(cores(), things // WORTH_A_PROCESS))


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shares(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Items in shares, in their order."""
    return [items[at : at + A_SHARE] for at in range(0, len(items), A_SHARE)]


# What this process holds, where it is a hand of another: the one place in which that can stand between two calls.
_held: Any = None


def take_in_hand(make: Callable[[], Any]) -> None:
    """Begin as a hand: make what is held."""
    global _held  # noqa: PLW0603 - a process that was spawned has no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the build, which then ends its hands
    Thread(target=end_with, args=(parent_process(),), daemon=True).start()
    gc.freeze()  # what was imported is no garbage
    gc.set_threshold(SELDOM)
    _held = make()


def end_with(parent: BaseProcess | None) -> None:
    """End when the build has ended, however it did: a hand would wait for work for ever."""
    if parent:
        parent.join()
        os._exit(1)


def with_what_is_held(work: Callable[[Any, Item], Result], item: Item) -> Result:
    """Do some work with what this process holds."""
    return work(_held, item)
