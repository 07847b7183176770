"""The patterns of an archive: every series, and at each incident what the rules find there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Archive
from generator.incident import Incident
from generator.patterns.crowd import Crowd, Row
from generator.patterns.events import events_at
from generator.patterns.finding import Finding
from generator.patterns.findings import as_a_whole, at_event, close_in_time, in_series, of_platforms
from generator.patterns.members import Member, as_time_goes, by_country_and_group, members_of
from generator.patterns.series import Series, series_in
from generator.vocabulary import Lists


@dataclass(frozen=True)
class Patterns:
    """All that recurs in an archive. The order of files, and of lists in them, changes nothing in it."""

    archive: Archive

    @property
    def lists(self) -> Lists:
        """The closed lists of the archive."""
        return self.archive.lists

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """Every incident that takes part, by id, as time goes."""
        return {member.id: member for member in as_time_goes(members_of(self.archive))}

    @cached_property
    def crowds(self) -> Mapping[tuple[str, str], Crowd]:
        """Those of one country and one group."""
        found = by_country_and_group(self.members.values())
        return {key: Crowd(members, key[0], self.lists) for key, members in found.items()}

    @cached_property
    def events(self) -> Mapping[str, tuple[str, ...]]:
        """The events that each counts with."""
        return {member.id: events_at(member, self.lists) for member in self.members.values()}

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Every series, in the order of their keys."""
        return tuple(series_in(self.members.values(), self.lists))

    @cached_property
    def series_by_incident(self) -> Mapping[str, tuple[Series, ...]]:
        """The series of each incident that is in one."""
        found: dict[str, list[Series]] = {}
        for series in self.series:
            for key in series.ids:
                found.setdefault(key, []).append(series)
        return {key: tuple(several) for key, several in found.items()}

    @cached_property
    def by_event(self) -> Mapping[tuple[str, str, str], Row]:
        """Those of one country and one group at one event of the registry."""
        found: dict[tuple[str, str, str], dict[str, Member]] = {}
        for member in self.members.values():
            for event in self.events[member.id]:
                for country in member.incident.countries:
                    found.setdefault((country, member.group, event), {})[member.id] = member
        return {key: Row(tuple(found[key].values())) for key in sorted(found)}

    def series_at_event(self, event: str) -> tuple[Series, ...]:
        """The series that look at an event of the registry."""
        return tuple(
            series for series in self.series if any(one.event and one.event.id == event for one in series.occasions)
        )

    def of_series(self, series: Series) -> tuple[Finding, ...]:
        """What the rules find in a series as a whole; the first says what it comes to."""
        return tuple(as_a_whole(series, self.lists))

    def findings(self, incident: Incident) -> tuple[Finding, ...]:
        """What the rules find at an incident; nothing at one that takes no part."""
        member = self.members.get(incident.id)
        if member is None:
            return ()
        series = self.series_by_incident.get(member.id, ())
        found = [finding for one in series for finding in in_series(one, member, self.lists)]
        for country in sorted(member.incident.countries):
            crowd = self.crowds[country, member.group]
            for event in self.events[member.id]:
                found += at_event(crowd, member, event, self.by_event[country, member.group, event])
            found += [*of_platforms(crowd, member), *close_in_time(crowd, member)]
        return tuple(found)
