"""Who takes part in patterns: incidents in force and supported of which it is known when they began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from generator.archive import Archive
from generator.incident import Incident
from generator.local_time.distances import days_of
from generator.local_time.stretches import Stretch, is_whole_days, stretch

# The groups of incidents that patterns, like every count, leave out.
LEFT_OUT = frozenset({"uncorroborated", "not_in_force"})


# One incident is one member: compared by identity, as comparing whole records over and over would take long.
@dataclass(frozen=True, eq=False)
class Member:
    """An incident that takes part, and the one group it is counted in. `began`: its bracket on local clocks."""

    incident: Incident
    group: str
    began: Stretch

    @property
    def id(self) -> str:
        """The incident's id."""
        return self.incident.id

    @cached_property
    def order(self) -> tuple[datetime, datetime, str]:
        """Its place in time: by the earliest instant at which it can have begun, then the latest, then its id."""
        started = self.incident.started
        assert started is not None  # noqa: S101 - else it would be no member
        return started.earliest, started.latest, self.id

    @cached_property
    def days(self) -> tuple[int, int]:
        """The first and the last local day on which it can have begun, counted from some day."""
        return days_of(self.began)

    @cached_property
    def clock(self) -> tuple[int, int] | None:
        """The second of the day from which, and for how many seconds, it can have begun; nothing if it is dated by days."""
        if is_whole_days(self.began):
            return None
        start = self.began.start
        return start.hour * 3600 + start.minute * 60 + start.second, int(self.began.length.total_seconds())

    @cached_property
    def platforms(self) -> frozenset[str]:
        """Platforms that a source names as affected; those that users alone report are left out."""
        effects = self.incident.platforms.items()
        return frozenset(key for key, said in effects if any(one.affected == "yes" for one in said))


def members_of(archive: Archive) -> Iterator[Member]:
    """Every incident that takes part."""
    for incident in archive.incidents:
        group = archive.counted_as(incident)
        if incident.started and group not in LEFT_OUT:
            yield Member(incident, group, stretch(incident.started, incident.zone))


def by_country_and_group(members: Iterable[Member]) -> Mapping[tuple[str, str], tuple[Member, ...]]:
    """Members of one country and one group, as time goes; one of two countries stands in both."""
    found: dict[tuple[str, str], list[Member]] = {}
    for member in members:
        for country in member.incident.countries:
            found.setdefault((country, member.group), []).append(member)
    return {key: as_time_goes(found[key]) for key in sorted(found)}


def as_time_goes(members: Iterable[Member]) -> tuple[Member, ...]:
    """Members in the order in which they began."""
    return tuple(sorted(members, key=lambda member: member.order))


def longest_distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    """The most days that can lie between two times of which the first and the last day are known."""
    return max(abs(one[1] - other[0]), abs(other[1] - one[0]))
