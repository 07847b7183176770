"""Recurring windows: the weekday, and the hours of the day, that several beginnings share on local clocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.patterns.finding import SHARED_BY, WINDOW_HOURS
from generator.patterns.members import Member
from generator.patterns.words import WEEKDAYS

HOUR, DAY = 3600, 24 * 3600  # seconds


@dataclass(frozen=True)
class Window:
    """What some members share, in words that follow "began", and who they are."""

    words: str
    members: tuple[Member, ...]


def windows(members: Sequence[Member]) -> tuple[Window, ...]:
    """The windows that enough members share: the hours of the day that most of them do, and every such weekday."""
    return tuple(window for window in (*hours(members), *weekdays(members)) if len(window.members) >= SHARED_BY)


def weekdays(members: Sequence[Member]) -> Iterator[Window]:
    """Each weekday with those that must have begun on it."""
    for number, name in enumerate(WEEKDAYS):
        yield Window(f"on a {name}", tuple(member for member in members if weekday(member) == number))


def weekday(member: Member) -> int | None:
    """The weekday on which it began, Monday being 0; nothing where it can have been one of two days."""
    first, last = member.days
    return date.fromordinal(first).weekday() if first == last else None


def hours(members: Sequence[Member]) -> Iterator[Window]:
    """The hours that most members share; of several such windows the shortest, then the earliest in the day."""
    timed = [member for member in members if member.clock]
    candidates = ((start, length) for length in range(1, WINDOW_HOURS + 1) for start in range(24))
    found = [(start, length, [one for one in timed if is_within(one, start, length)]) for start, length in candidates]
    start, length, sharing = max(found, key=lambda one: (len(one[2]), -one[1], -one[0]))
    yield Window(f"between {start:02}:00 and {(start + length) % 24 or 24:02}:00", tuple(sharing))


def is_within(member: Member, start: int, length: int) -> bool:
    """Whether its whole bracket lies within so many hours from an hour of the day, past midnight too."""
    began, lasts = member.clock or (0, DAY)
    return (began - start * HOUR) % DAY + lasts <= length * HOUR
