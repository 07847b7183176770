"""A crowd: those among whom a rule counts. Who of it began near to one of them is found without looking at all others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.patterns.members import Member
from generator.vocabulary import Lists

Platforms = frozenset[str]
NONE_NAMED: Platforms = frozenset()
# Ids as time goes: those up to one of them, that one the last, and those after it.
Split = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """Members as time goes, among whom one is found at once."""

    members: tuple[Member, ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple([member.id for member in self.members])

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each in time, by its id."""
        return {key: place for place, key in enumerate(self.ids)}

    def at(self, member: Member) -> Split:
        """Those up to one of them, and those after it."""
        after = self.places[member.id] + 1
        return self.ids[:after], self.ids[after:]


@dataclass(frozen=True)
class Crowd(Row):
    """All incidents of one country and one counting group that take part, as time goes."""

    country: str
    lists: Lists

    @cached_property
    def by_day(self) -> list[int]:
        """Their places by the first day on which each can have begun: days on local clocks can differ from time in order."""
        return sorted(range(len(self.members)), key=lambda place: self.members[place].days[0])

    @cached_property
    def is_in_step(self) -> bool:
        """Whether both orders are one."""
        return all(place == at for at, place in enumerate(self.by_day))

    @cached_property
    def first_days(self) -> list[int]:
        """The first day on which each can have begun, in the order of days."""
        return [self.members[place].days[0] for place in self.by_day]

    @cached_property
    def last_days(self) -> list[int]:
        """The last day on which each can have begun, as time goes."""
        return [member.days[1] for member in self.members]

    @cached_property
    def named(self) -> list[Platforms]:
        """The platforms that each names, as time goes."""
        return [member.platforms for member in self.members]

    def near(self, member: Member, days: int, naming: Platforms = NONE_NAMED) -> Split:
        """Those that began at most so many days from one of them, it among them, and that name all of some platforms."""
        own, (first, last) = self.places[member.id], member.days
        found: Sequence[int] = range(
            bisect_left(self.first_days, last - days), bisect_right(self.first_days, last + days)
        )
        if not self.is_in_step:
            found = sorted([self.by_day[at] for at in found])
        lasts, low, high = self.last_days, first - days, first + days
        near = [at for at in found if low <= lasts[at] <= high]
        if naming:
            named = self.named
            near = [at for at in near if naming <= named[at]]
        here = bisect_left(near, own)
        ids, after = self.ids, here + (near[here : here + 1] == [own])
        return (*[ids[at] for at in near[:here]], member.id), tuple([ids[at] for at in near[after:]])
