"""How a series went on: at each member, which one it is in time, and which windows those up to it share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.patterns.members import Member
from generator.patterns.windows import Shared, Window, Windows
from generator.patterns.words import period, same_period


@dataclass(frozen=True)
class Step:
    """A member in its series: which one it is since the one before it and how long that is, the same since the first."""

    nth_since: int
    since_one_before: str
    nth: int
    since_first: str
    shared: Shared


@dataclass(frozen=True)
class Course:
    """All members of a series step by step, by their ids; each is looked at once, be there ever so many."""

    steps: Mapping[str, Step]
    shared: Windows

    def windows(self, step: Step) -> Iterator[Window]:
        """The windows that enough of those up to a member share with it."""
        return self.shared.windows(step.shared)


def course_of(members: Sequence[Member]) -> Course:
    """The course of a series."""
    windows, steps, days = Windows(), {}, list[int]()
    for place, member in enumerate(members):
        shared = windows.add(member)
        first, last = member.days
        if place:
            before = last - members[place - 1].days[0]
            least, most = same_period(before)
            nth_since = bisect_right(days, last - least) - bisect_left(days, last - most) + 1
            whole = period(last - members[0].days[0])
            steps[member.id] = Step(nth_since, period(before), place + 1, whole, shared)
        else:
            steps[member.id] = Step(1, "", 1, "", shared)
        insort(days, first)
    return Course(steps, windows)
