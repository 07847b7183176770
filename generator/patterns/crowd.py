"""A crowd: those among whom a rule counts. Who of it began near to one of them is found without looking at all others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.patterns.members import Member, longest_distance
from generator.vocabulary import Lists

Platforms = frozenset[str]


@dataclass(frozen=True)
class Crowd:
    """All incidents of one country and one counting group that take part, as time goes."""

    country: str
    members: tuple[Member, ...]
    lists: Lists
    # Those of them in which some platforms were affected, by the platforms that were asked for so far.
    asked: dict[Platforms, Crowd] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each in time, by its id."""
        return {member.id: place for place, member in enumerate(self.members)}

    @cached_property
    def days(self) -> list[tuple[int, int]]:
        """The first day on which each can have begun, with its place: in order of days, as those on local clocks can differ."""
        return sorted((member.days[0], place) for place, member in enumerate(self.members))

    @cached_property
    def by_platforms(self) -> Mapping[Platforms, list[Member]]:
        """Those that name the same platforms."""
        found: dict[Platforms, list[Member]] = {}
        for member in self.members:
            found.setdefault(member.platforms, []).append(member)
        return found

    def near(self, member: Member, days: int) -> Iterator[Member]:
        """Those that began at most so many days from one of them, it among them, as time goes."""
        last = member.days[1]
        begin, end = (bisect_left(self.days, (day, 0)) for day in (last - days, last + days + 1))
        for place in sorted({self.places[member.id], *(place for _day, place in self.days[begin:end])}):
            one = self.members[place]
            if one is member or longest_distance(one.days, member.days) <= days:
                yield one

    def naming(self, platforms: Platforms) -> Crowd:
        """Those in which all these platforms were affected."""
        if platforms not in self.asked:
            found = [one for named, ones in self.by_platforms.items() if platforms <= named for one in ones]
            in_time = tuple(sorted(found, key=lambda one: self.places[one.id]))
            self.asked[platforms] = Crowd(self.country, in_time, self.lists)
        return self.asked[platforms]
