"""Work on all cores: several processes, each of which keeps what it has read, do their shares of the work.

No hand is forked of this process: one that draws charts does not survive a fork, and a preview has threads. Where it can
be, hands are forked of a process that does nothing but import what they work with; else they are spawned, and each does.
What is done comes out the same with one hand, which is this process itself, as with many.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import import_module
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, Generic, TypeVar

from generator.rounds import Round, begun_at

Held_co = TypeVar("Held_co", covariant=True)
Item = TypeVar("Item")
Result = TypeVar("Result")

# Below so many things to do a process that has to start first helps nobody.
WORTH_A_PROCESS = 120
# A share is long enough that handing it over costs little. The last are the shorter the less is left, so that no hand
# waits long for another.
A_SHARE, A_SHORT_ONE = 50, 10
PARTS = 6  # of all that is left, one is a share
FEW = 3  # shares that this process does itself sooner than another has started
# Objects made between two looks for garbage; ten thousand records are no garbage, and looking at them takes long.
SELDOM = 2_000_000
# Forked of a process that has imported what they work with, hands are there at once. Libraries of other systems forbid it.
WAY = "forkserver" if sys.platform == "linux" else "spawn"


@dataclass(frozen=True)
class Named(Generic[Held_co]):
    """What makes the thing that a hand holds, by its module and its name: who gives out work need not have imported it."""

    of: str
    name: str
    given: tuple[object, ...]

    def __call__(self) -> Held_co:
        """The thing, made."""
        made: Held_co = getattr(import_module(self.of), self.name)(*self.given)
        return made


class Hands(Generic[Held_co]):
    """Some processes, or this one alone, each holding a thing of its own that it works with."""

    def __init__(self, make: Callable[[], Held_co], number: int) -> None:
        self.make, self.number = make, number
        self.others = [
            ProcessPoolExecutor(1, get_context(WAY), initializer=take_in_hand, initargs=(make,))
            for _ in range(number if number > 1 else 0)
        ]
        self.ending: list[Thread] = []
        self.at: dict[int, int] = {}  # the hand at which the item at a place was last

    @cached_property
    def own(self) -> Held_co:
        """What this process holds."""
        return self.make()

    @property
    def module(self) -> str:
        """The module of what each holds, which knows all that it works with."""
        if isinstance(self.make, Named):
            return self.make.of
        return str((self.make.func if isinstance(self.make, partial) else self.make).__module__)

    def each(self, work: Callable[[Held_co, Item], Result], items: Collection[Item]) -> Iterator[tuple[int, Result]]:
        """Do some work with every item: its place among the items, and what came of it, as it is ready.

        Processes begin with the first items while the others are still asked for; this one does what is too little for
        them, when the first result is asked for. An item at a place goes to the hand that had the item at that place of
        the call before; what one has not begun, another takes over that has nothing left to do.
        """
        if not self.are_worth(items):
            return ((place, work(self.own, item)) for place, item in enumerate(items))
        come_in(self.module)
        underway: Round[Result] = Round(self.others, partial(with_what_is_held, work), self.at)
        for place, item in enumerate(items):
            underway.add(place, item)
        underway.all_added()
        return underway.results(len(items))

    def tell(self, work: Callable[[Held_co, Item], object], item: Item, items: Collection[object]) -> None:
        """Let all that will work with some items do the same before; nothing comes of it. It is packed once for all."""
        if not self.are_worth(items):
            work(self.own, item)
            return
        come_in(self.module)
        packed = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        for one in self.others:
            begun_at(one, partial(told, work), packed)

    def are_worth(self, items: Collection[object]) -> bool:
        """Whether so much work is given to other processes."""
        return bool(self.others) and len(items) >= FEW

    def let_go(self) -> None:
        """Let all processes end, each when it has done what it has begun; nothing more is begun."""
        if not self.ending:
            self.ending = [Thread(target=partial(one.shutdown, cancel_futures=True)) for one in self.others]
            for one in self.ending:
                one.start()

    def close(self) -> None:
        """The same, and wait until they have."""
        self.let_go()
        for one in self.ending:
            one.join()


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
    cut: list[Sequence[Item]] = []
    at = 0
    while at < len(items):
        long = min(A_SHARE, max(A_SHORT_ONE, (len(items) - at) // PARTS))
        cut.append(items[at : at + long])
        at += long
    return cut


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


def told(work: Callable[[Any, Any], object], packed: bytes) -> None:
    """Do what everyone is told to."""
    work(_held, pickle.loads(packed))  # noqa: S301 - the build that this hand is of packed it


def with_what_is_held(work: Callable[[Any, Item], Result], item: Item) -> Result:
    """Do some work with what this process holds."""
    return work(_held, item)
