"""All incidents: order them, find them, group them, count them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, TypeVar

from generator.evidence import NOT_IN_FORCE, confidence
from generator.incident import Incident
from generator.traces import Trace
from generator.vocabulary import Lists

Made = TypeVar("Made")
COUNTED_AS = "counted as"
UNKNOWN_START = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Archive:
    """All incidents, the latest first, and the closed lists they are written in."""

    incidents: tuple[Incident, ...]
    lists: Lists
    # The traces beside each incident, by its id and by their names.
    traces: Mapping[str, Mapping[str, Trace]] = field(default_factory=dict)
    # How sure each incident is, where that is kept: of an incident in outline it cannot be worked out again.
    levels: Mapping[str, str] = field(default_factory=dict)
    # What was worked out of single incidents so far, by what it is and by their ids; a part of an archive shares it.
    known: dict[str, dict[str, tuple[Incident, Any]]] = field(default_factory=dict, compare=False)

    @cached_property
    def by_id(self) -> Mapping[str, Incident]:
        """Incidents by id."""
        return {incident.id: incident for incident in self.incidents}

    @cached_property
    def values(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """For ways to look through the archive, by their names, the values of each incident: of those ways that were asked for."""
        return {}

    @cached_property
    def groups(self) -> dict[str, dict[str, tuple[Incident, ...]]]:
        """The same the other way round: the incidents of each value."""
        return {}

    @cached_property
    def together(self) -> dict[str, Any]:
        """What was worked out of all of its incidents together."""
        return {}

    def once(self, what: str, incident: Incident, make: Callable[[], Made]) -> Made:
        """Something that follows from one incident and the closed lists, worked out when it is first asked for."""
        known = self.of(what)
        found = known.get(incident.id)
        if found is None or found[0] is not incident:  # another one can have its id: a record as it was before
            found = known[incident.id] = incident, make()
        made: Made = found[1]
        return made

    def of(self, what: str) -> dict[str, tuple[Incident, Any]]:
        """What was worked out so far of this kind."""
        known = self.known.get(what)
        return self.known.setdefault(what, {}) if known is None else known

    def at_once(self, what: str, make: Callable[[], Made]) -> Made:
        """Something that follows from all of its incidents together, worked out when it is first asked for."""
        if what not in self.together:
            self.together[what] = make()
        made: Made = self.together[what]
        return made

    def by(self, keys: Iterable[Iterable[str]]) -> dict[str, tuple[Incident, ...]]:
        """Incidents grouped by all the keys of each, given in their order; keys in order; one with two keys stands in both."""
        groups: dict[str, list[Incident]] = {}
        for incident, found in zip(self.incidents, keys, strict=True):
            for key in found:
                groups.setdefault(key, []).append(incident)
        return {key: tuple(groups[key]) for key in sorted(groups)}

    def level_of(self, incident: Incident) -> str:
        """How sure it is, a term of confidence."""
        return self.levels.get(incident.id) or confidence(incident, self.lists).level

    def counted_as(self, incident: Incident) -> str:
        """The one group it counts in, a term of kind_groups: by its main kind, if it is in force and supported."""
        known = self.of(COUNTED_AS)
        # As `once`, without a function: it is asked for a hundred times of each incident.
        found = known.get(incident.id)
        if found is None or found[0] is not incident:
            found = known[incident.id] = incident, self.group_of(incident)
        group: str = found[1]
        return group

    def group_of(self, incident: Incident) -> str:
        """The same, worked out now."""
        if incident.record_status in NOT_IN_FORCE:
            return "not_in_force"
        if self.level_of(incident) == "claim":
            return "uncorroborated"
        group: str = self.lists["kinds"][incident.kinds[0]].group
        return group


def latest_first(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Incidents by their start, the latest first; ids decide where starts are equal."""
    return tuple(sorted(incidents, key=lambda one: (start_instant(one), one.id), reverse=True))


def start_instant(incident: Incident) -> datetime:
    """The earliest instant at which it can have begun; an unknown start comes first of all."""
    return incident.started.earliest if incident.started else UNKNOWN_START
