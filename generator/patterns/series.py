"""Series: disruptions of one country and group that coincided with events of the same kind and the same actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.countries import country_name
from generator.incident import Incident
from generator.incident.parts import Context
from generator.patterns.members import Member, as_time_goes
from generator.patterns.words import event_of_its_kind, events_of_their_kind, incidents
from generator.registry import Event
from generator.vocabulary import Lists


@dataclass(frozen=True, order=True)
class SeriesKey:
    """What the members of a series share; `group` is their counting group, as groups are never counted together."""

    country: str
    actor: str
    kind: str
    online: bool
    group: str

    def __str__(self) -> str:
        parts = (self.country, self.actor, self.kind, *(["online"] if self.online else []), self.group)
        return "-".join(parts).lower().replace("_", "-")

    def one_event(self, lists: Lists) -> str:
        """One event of the series, with its article."""
        return event_of_its_kind(self.actor, self.kind, self.online, lists)

    def events(self, lists: Lists) -> str:
        """The events of the series."""
        return events_of_their_kind(self.actor, self.kind, self.online, lists)

    def title(self, lists: Lists) -> str:
        """What the series is called: its events, its disruptions, its country."""
        return f"{self.events(lists)} and {incidents(self.group, 2)}, {country_name(self.country)}"


@dataclass(frozen=True)
class Occasion:
    """An event, and the disruptions on record that coincided with it, each with what its file says of the event.

    `event` is its entry in the registry, if it has one; `apart` are disruptions that are counted in another group.
    """

    name: str
    event: Event | None
    members: tuple[tuple[Member, Context], ...]
    apart: tuple[tuple[Member, Context], ...] = ()


@dataclass(frozen=True)
class Series:
    """At least two members, as time goes, and every event of the kind and the actor, with or without a disruption."""

    key: SeriesKey
    members: tuple[Member, ...]
    occasions: tuple[Occasion, ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of its incidents, as time goes."""
        return tuple(member.id for member in self.members)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Its incidents, as time goes."""
        return tuple(member.incident for member in self.members)


def coinciding(incident: Incident) -> tuple[Context, ...]:
    """What sources say that it coincided with."""
    return tuple(context for context in incident.context if context.relation == "coincides_with")


def keys_of(member: Member, lists: Lists) -> Iterator[tuple[SeriesKey, Context]]:
    """Every series that an incident belongs to, with the event by which it does; an event of two actors is of both."""
    for context in coinciding(member.incident):
        event = lists["events"][context.event] if context.event else None
        kind = event.type if event else context.type
        for actor in event.actors if event else context.actors:
            for country in member.incident.countries:
                yield SeriesKey(country, actor, kind or "", bool(event and event.online), member.group), context


def series_in(members: Iterable[Member], lists: Lists) -> Iterator[Series]:
    """Every series with at least two members, in the order of their keys."""
    found: dict[SeriesKey, list[tuple[Member, Context]]] = {}
    for member in as_time_goes(members):
        for key, context in keys_of(member, lists):
            found.setdefault(key, []).append((member, context))
    for key in sorted(found):
        distinct = {member.id: member for member, _ in found[key]}
        if len(distinct) > 1:
            yield Series(key, tuple(distinct.values()), occasions(key, found, lists))


def occasions(
    key: SeriesKey, found: Mapping[SeriesKey, list[tuple[Member, Context]]], lists: Lists
) -> tuple[Occasion, ...]:
    """The events of a series: those of the registry with or without a disruption, and those that a file names itself."""
    apart = [pair for other, pairs in sorted(found.items()) if alike(key, other) and other != key for pair in pairs]
    registered = [
        Occasion(event.label, event, at_event(found[key], event.id), at_event(apart, event.id))
        for event in lists["events"]
        if is_of(key, event)
    ]
    named = [Occasion(context.name, None, ((one, context),)) for one, context in found[key] if context.name]
    foreign = {context.event for _, context in found[key] if context.event} - {
        one.event.id for one in registered if one.event
    }
    other = [
        Occasion(lists["events"].label(event), lists["events"][event], at_event(found[key], event)) for event in foreign
    ]
    return tuple(sorted((*registered, *named, *other), key=place_in_time))


def alike(one: SeriesKey, other: SeriesKey) -> bool:
    """Whether two keys differ in the counting group alone."""
    return (one.country, one.actor, one.kind, one.online) == (other.country, other.actor, other.kind, other.online)


def is_of(key: SeriesKey, event: Event) -> bool:
    """Whether an event of the registry is one that a series looks at."""
    kind = (event.type, event.online) == (key.kind, key.online)
    return kind and key.actor in event.actors and key.country in event.countries


def at_event(pairs: Iterable[tuple[Member, Context]], event: str) -> tuple[tuple[Member, Context], ...]:
    """The disruptions at one event of the registry, each once."""
    found = {member.id: (member, context) for member, context in pairs if context.event == event}
    return tuple(found.values())


def place_in_time(occasion: Occasion) -> tuple[str, str]:
    """Where an event stands among others: by the day in the registry, else by the start of its disruption."""
    day = occasion.event.start.wall if occasion.event else occasion.members[0][0].began.start
    return f"{day:%Y-%m-%d}", occasion.name
