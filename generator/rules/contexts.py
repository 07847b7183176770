"""Rules on context: what a disruption is said to stand beside does stand there in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from generator.incident import Incident
from generator.incident.parts import Context
from generator.incident.readings import span_of
from generator.moments import Span
from generator.rules.ruling import Finding, Known, ruling
from generator.vocabulary import Lists

# How far apart a disruption and an event may lie. An event named as the reason may be of any age.
TOGETHER = timedelta(days=3)
BESIDE = timedelta(days=731)
ORDERED = frozenset({"precedes", "follows"})
NEARNESS = {"coincides_with": TOGETHER, "precedes": BESIDE, "follows": BESIDE}


@ruling(
    "OUT330",
    why="An event far away is mostly a mistyped year; one that is near is context, and nothing more.",
    wrong="context: {name: A march, type: protest, relation: coincides_with, start: 2021-08-21}\n",
    right="context: {name: A march, type: protest, relation: coincides_with, start: 2022-08-21}\n",
)
def context_is_near(incident: Incident, known: Known) -> Iterator[Finding]:
    """An event with which it coincided lies within three days of it; one before or after it, within two years."""
    for index, context in enumerate(incident.context):
        limit = NEARNESS.get(context.relation)
        event = span_of_event(context, incident, known.lists) if limit else None
        if event and limit and incident.started and distance(event, incident, incident.started) > limit:
            away = f"{distance(event, incident, incident.started).days} days away"
            message = f"the event lies {away}, too far for {context.relation} (at most {limit.days})"
            path = ("context", index, "event" if context.event else "name")
            yield Finding(path, message, "look up the date of the event and the relation")


@ruling(
    "OUT331",
    wrong="context: {name: A march, type: protest, relation: precedes, start: 2022-08-19}\n",
    right="context: {name: A march, type: protest, relation: follows, start: 2022-08-19}\n",
)
def context_in_order(incident: Incident, known: Known) -> Iterator[Finding]:
    """A disruption that precedes an event did not begin after it, and one that follows it did not begin before it."""
    for index, context in enumerate(incident.context):
        ordered = context.relation in ORDERED
        event = span_of_start(context, incident, known.lists) if ordered else None
        if event and incident.started:
            if context.relation == "precedes" and event.latest < incident.started.earliest:
                yield turned_round(index, "the event began before the disruption", "follows")
            elif context.relation == "follows" and incident.started.latest < event.earliest:
                yield turned_round(index, "the event began after the disruption", "precedes")


def turned_round(index: int, message: str, other: str) -> Finding:
    """A relation that says the reverse of what the times say."""
    hint = f"write relation: {other} (said of the disruption), or look up the dates"
    return Finding(("context", index, "relation"), message, hint)


def span_of_start(context: Context, incident: Incident, lists: Lists) -> Span | None:
    """When an event began: as the file has it, else as the registry of events has it."""
    if context.start:
        return span_of(context.start, incident.zone)
    event: Any = lists["events"][context.event] if context.event else None
    return event.start.span(incident.zone) if event else None


def span_of_event(context: Context, incident: Incident, lists: Lists) -> Span | None:
    """From the beginning of an event to its end, where it has one."""
    start = span_of_start(context, incident, lists)
    event: Any = lists["events"][context.event] if context.event else None
    if context.end:
        end = span_of(context.end, incident.zone)
    else:
        end = event.end.span(incident.zone) if event and event.end else None
    return start and Span(start.earliest, max(start.latest, end.latest) if end else start.latest)


def distance(event: Span, incident: Incident, started: Span) -> timedelta:
    """How long at least lies between an event and a disruption; one without a known end may have reached any event."""
    after = event.earliest - incident.ended.latest if incident.ended else timedelta(0)
    return max(after, started.earliest - event.latest, timedelta(0))


RULINGS = (context_is_near, context_in_order)
