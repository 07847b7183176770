"""Series: disruptions of one country and group that coincided with events of the same kind and the same actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.countries import country_name
from generator.incident import Incident
from generator.incident.parts import Context
from generator.patterns.course import Course, course_of
from generator.patterns.crowd import Row
from generator.patterns.members import Member, as_time_goes
from generator.patterns.words import event_of_its_kind, events_of_their_kind, incidents
from generator.registry import Event
from generator.vocabulary import Lists

Pairs = list[tuple[Member, Context]]


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
    def row(self) -> Row:
        """Its members in a row."""
        return Row(self.members)

    @cached_property
    def course(self) -> Course:
        """How it went on."""
        return course_of(self.members)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its incidents, as time goes."""
        return self.row.ids

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
    found: dict[SeriesKey, Pairs] = {}
    for member in as_time_goes(members):
        for key, context in keys_of(member, lists):
            found.setdefault(key, []).append((member, context))
    alike: dict[SeriesKey, list[SeriesKey]] = {}
    for key in sorted(found):
        alike.setdefault(replace(key, group=""), []).append(key)
    for key in sorted(found):
        distinct = {member.id: member for member, _ in found[key]}
        if len(distinct) > 1:
            others = [pair for one in alike[replace(key, group="")] if one != key for pair in found[one]]
            yield Series(key, tuple(distinct.values()), occasions(key, found[key], others, lists))


def occasions(key: SeriesKey, found: Pairs, others: Pairs, lists: Lists) -> tuple[Occasion, ...]:
    """The events of a series: those of the registry with or without a disruption, and those that a file names itself.

    `others` are disruptions at the same events that are counted in another group.
    """
    events, at_events, apart = lists["events"], by_event(found), by_event(others)
    registered = {event.id: event for event in events if is_of(key, event)}
    named = [Occasion(context.name, None, ((one, context),)) for one, context in found if context.name]
    return tuple(
        sorted(
            (
                *(
                    Occasion(event.label, event, at_events.get(event.id, ()), apart.get(event.id, ()))
                    for event in registered.values()
                ),
                *named,
                *(
                    Occasion(events.label(event), events[event], at_it)
                    for event, at_it in at_events.items()
                    if event not in registered
                ),
            ),
            key=place_in_time,
        )
    )


def is_of(key: SeriesKey, event: Event) -> bool:
    """Whether an event of the registry is one that a series looks at."""
    kind = (event.type, event.online) == (key.kind, key.online)
    return kind and key.actor in event.actors and key.country in event.countries


def by_event(pairs: Pairs) -> dict[str, tuple[tuple[Member, Context], ...]]:
    """The disruptions at each event of the registry, each once."""
    found: dict[str, dict[str, tuple[Member, Context]]] = {}
    for member, context in pairs:
        if context.event:
            found.setdefault(context.event, {})[member.id] = member, context
    return {event: tuple(ones.values()) for event, ones in found.items()}


def place_in_time(occasion: Occasion) -> tuple[str, str]:
    """Where an event stands among others: by the day in the registry, else by the start of its disruption."""
    day = occasion.event.start.wall if occasion.event else occasion.members[0][0].began.start
    return f"{day:%Y-%m-%d}", occasion.name
