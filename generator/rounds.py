"""One round of work at several processes: who does what next, and what came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from queue import SimpleQueue
from threading import RLock
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")

AT_A_HAND = 2  # shares: the one that it is at, and the next, so that it never waits for this process


class HandLost(RuntimeError):
    """A process ended before its work was done: it was killed, or memory ran out."""


class Round(Generic[Result]):
    """One round of work: what waits for each hand, and what came of it."""

    def __init__(
        self,
        hands: Sequence[ProcessPoolExecutor],
        work: Callable[[Any], Result],
        at: dict[int, int],
    ) -> None:
        self.hands, self.work, self.at = hands, work, at
        self.waiting: list[deque[tuple[int, object]]] = [deque() for _ in hands]
        self.given = [0] * len(hands)  # items that each has and has not done
        self.ready: SimpleQueue[tuple[int, Future[Result]]] = SimpleQueue()
        self.lock = RLock()  # what comes next is given where a result comes in, which is another thread

    def add(self, place: int, item: object) -> None:
        """Give an item to the hand that it belongs to, now or when that is ready."""
        with self.lock:
            hand = self.at.setdefault(place, place % len(self.hands))
            self.waiting[hand].append((place, item))
            self.go_on(hand)

    def all_added(self) -> None:
        """Let hands that had done their own before all was there take over of others too."""
        with self.lock:
            for hand in range(len(self.hands)):
                self.go_on(hand)

    def go_on(self, hand: int) -> None:
        """Give a hand that is ready what has waited longest for it, or else what would wait longest for another."""
        longest = max(self.waiting, key=len)
        if longest and self.given[hand] < AT_A_HAND:
            place, item = self.waiting[hand].popleft() if self.waiting[hand] else longest.pop()
            self.at[place] = hand
            self.given[hand] += 1
            begun_at(self.hands[hand], self.work, item).add_done_callback(partial(self.done, hand, place))

    def done(self, hand: int, place: int, result: Future[Result]) -> None:
        """Take in what came of an item; after a mistake nothing more is begun at its hand."""
        self.ready.put((place, result))
        if not (result.cancelled() or result.exception()):
            with self.lock:
                self.given[hand] -= 1
                self.go_on(hand)

    def results(self, number: int) -> Iterator[tuple[int, Result]]:
        """What came of so many items, as it is ready; raises HandLost."""
        with telling_of_a_loss():
            for _ in range(number):
                place, result = self.ready.get()
                yield place, result.result()


def begun_at(hand: ProcessPoolExecutor, work: Callable[[Any], Result], item: object) -> Future[Result]:
    """Some work, given to a hand; where that was lost, the same as if it were lost at work."""
    try:
        return hand.submit(work, item)
    except RuntimeError as lost:  # a broken pool, or one that was closed meanwhile
        failed: Future[Result] = Future()
        failed.set_exception(lost)
        return failed


@contextmanager
def telling_of_a_loss() -> Iterator[None]:
    """A hand that was lost is told of in words; raises HandLost."""
    try:
        yield
    except BrokenProcessPool as lost:
        raise HandLost(
            "a process of this build was ended from outside, or memory ran out; nothing was written"
        ) from lost
