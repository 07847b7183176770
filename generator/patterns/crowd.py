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
        """Whether both orders are one, and that of the last days too: then those near to each other stand side by side."""
        return self.by_day == list(range(len(self.members))) and self.last_days == sorted(self.last_days)

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

    @cached_property
    def naming(self) -> dict[str, list[int]]:
        """For each platform the places of those that name it, as time goes."""
        found: dict[str, list[int]] = {}
        for place, platforms in enumerate(self.named):
            for key in platforms:
                found.setdefault(key, []).append(place)
        return found

    def near(self, member: Member, days: int, naming: Platforms = NONE_NAMED) -> Split:
        """Those that began at most so many days from one of them, it among them, and that name all of some platforms."""
        own, ids = self.places[member.id], self.ids
        near = self.side_by_side(member, days, naming) if self.is_in_step else self.looked_for(member, days, naming)
        here = bisect_left(near, own)
        after = here + (here < len(near) and near[here] == own)
        return (*[ids[at] for at in near[:here]], member.id), tuple([ids[at] for at in near[after:]])

    def side_by_side(self, member: Member, days: int, naming: Platforms) -> Sequence[int]:
        """Their places, where those near to each other stand side by side."""
        first, last = member.days
        begin = max(bisect_left(self.first_days, last - days), bisect_left(self.last_days, first - days))
        end = min(bisect_right(self.first_days, last + days), bisect_right(self.last_days, first + days))
        if not naming:
            return range(begin, end)
        fewest, named = min([self.naming[key] for key in naming], key=len), self.named
        return [at for at in fewest[bisect_left(fewest, begin) : bisect_left(fewest, end)] if naming <= named[at]]

    def looked_for(self, member: Member, days: int, naming: Platforms) -> Sequence[int]:
        """Their places, wherever they stand."""
        (first, last), lasts, named = member.days, self.last_days, self.named
        begin, end = bisect_left(self.first_days, last - days), bisect_right(self.first_days, last + days)
        near = [at for at in sorted(self.by_day[begin:end]) if first - days <= lasts[at] <= first + days]
        return [at for at in near if naming <= named[at]] if naming else near
