"""Recurring windows: the weekday, and the hours of the day, that several beginnings share on local clocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from generator.patterns.finding import SHARED_BY, WINDOW_HOURS
from generator.patterns.members import Member
from generator.patterns.words import WEEKDAYS

HOUR, DAY = 3600, 24 * 3600  # seconds
# Every window of hours, as its first hour and how many they are: the shortest first, then the earliest in the day.
HOURS = tuple((start, length) for length in range(1, WINDOW_HOURS + 1) for start in range(24))


@dataclass(frozen=True)
class Window:
    """What some members share, in words that follow "began", and the ids of those who do."""

    words: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """What those up to a member share with it: the hours that most of them do, and its weekday; each with how many do."""

    hours: tuple[int, int] | None
    weekday: tuple[int, int] | None


@dataclass
class Windows:
    """Who began within which window, of members that come one after the other as time goes."""

    within: list[list[str]] = field(default_factory=lambda: [[] for _ in HOURS])
    on: list[list[str]] = field(default_factory=lambda: [[] for _ in WEEKDAYS])
    most: int = 0  # the window of hours that most of them share; of several the first

    def add(self, member: Member) -> Shared:
        """Take one more, and tell what it shares with those before."""
        places = hours_around(member.clock) if member.clock else ()
        for at in places:
            self.within[at].append(member.id)
        # What others share did not grow, so that only those that did can come before it.
        self.most = max((self.most, *places), key=lambda at: (len(self.within[at]), -at))
        day = weekday(member)
        if day is not None:
            self.on[day].append(member.id)
        return Shared(
            (self.most, len(self.within[self.most])) if self.most in places else None,
            None if day is None else (day, len(self.on[day])),
        )

    def windows(self, shared: Shared) -> Iterator[Window]:
        """The windows that enough of those up to a member share with it."""
        if shared.hours and shared.hours[1] >= SHARED_BY:
            at, number = shared.hours
            yield Window(hours_in_words(at), tuple(self.within[at][:number]))
        if shared.weekday and shared.weekday[1] >= SHARED_BY:
            day, number = shared.weekday
            yield Window(day_in_words(day), tuple(self.on[day][:number]))

    def every(self) -> Iterator[Window]:
        """The windows that enough of all of them share: the hours of the day that most do, and every such weekday."""
        for words, found in (
            (hours_in_words(self.most), self.within[self.most]),
            *((day_in_words(day), ids) for day, ids in enumerate(self.on)),
        ):
            if len(found) >= SHARED_BY:
                yield Window(words, tuple(found))


def hours_in_words(at: int) -> str:
    """A window of hours in words."""
    start, length = HOURS[at]
    return f"between {start:02}:00 and {(start + length) % 24 or 24:02}:00"


def day_in_words(day: int) -> str:
    """A weekday in words, Monday being 0."""
    return f"on a {WEEKDAYS[day]}"


def weekday(member: Member) -> int | None:
    """The weekday on which it began, Monday being 0; nothing where it can have been one of two days."""
    first, last = member.days
    return date.fromordinal(first).weekday() if first == last else None


@lru_cache(maxsize=4096)
def hours_around(clock: tuple[int, int]) -> tuple[int, ...]:
    """The windows of hours in which the whole bracket of a beginning lies, past midnight too."""
    began, lasts = clock
    return tuple(
        at for at, (start, length) in enumerate(HOURS) if (began - start * HOUR) % DAY + lasts <= length * HOUR
    )
