"""Which events of the registry an incident counts with."""

from __future__ import annotations

from generator.incident.parts import Context
from generator.local_time.distances import days_of
from generator.local_time.stretches import stretch
from generator.patterns.finding import AROUND_ELECTION_DAYS
from generator.patterns.members import Member, longest_distance
from generator.registry import Event
from generator.vocabulary import Lists

ELECTIONS = frozenset({"election", "by_election"})


def events_at(member: Member, lists: Lists) -> tuple[str, ...]:
    """The events that it coincided with, and the elections that it was near to by its sources and in time; in order."""
    context = member.incident.context
    return tuple(
        sorted({one.event for one in context if one.event and counts_with(member, one, lists["events"][one.event])})
    )


def counts_with(member: Member, context: Context, event: Event) -> bool:
    """Whether it counts with an event that its sources set it beside."""
    return context.relation == "coincides_with" or (
        event.type in ELECTIONS and longest_distance(member.days, days_of_event(event, member)) <= AROUND_ELECTION_DAYS
    )


def days_of_event(event: Event, member: Member) -> tuple[int, int]:
    """The first and the last day of an event in the registry, on the clocks of the incident's place."""
    zone = member.incident.zone
    first, last = (days_of(stretch(day.span(zone), zone)) for day in (event.start, event.end or event.start))
    return first[0], last[1]
