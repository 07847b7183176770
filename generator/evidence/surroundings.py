"""What was going on around a disruption: when each event was, and how the disruption lies to it in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, tzinfo

from generator.incident import Incident
from generator.incident.parts import Context
from generator.incident.readings import span_of
from generator.local_time.distances import apart, beside, distance_words
from generator.local_time.spans import long_words
from generator.moments import Moment, Span
from generator.vocabulary import Lists


@dataclass(frozen=True)
class Surrounding:
    """An event beside a disruption: its name, and when it began and ended as far as anybody says."""

    context: Context
    name: str
    start: Span | None
    end: Span | None

    def when(self, zone: tzinfo) -> str:
        """When it was, in words: the event began between 19:00 and 20:00 PKT on 20 January 2024."""
        if not self.start:
            return ""
        began = long_words(self.start, zone)
        if self.end and self.end != self.start:
            return f"The event began {began} and ended {long_words(self.end, zone)}"
        return f"The event began {began}" if began.preposition in ("between", "at") else f"The event was {began}"


def surrounding(context: Context, incident: Incident, lists: Lists) -> Surrounding:
    """An event as the sources of the incident give its times, else as the registry does."""
    registered = lists["events"][context.event] if context.event else None
    start, end = span_of(context.start or (), incident.zone), span_of(context.end or (), incident.zone)
    if registered is None:
        return Surrounding(context, context.name or "", start, end)
    return Surrounding(
        context, registered.label, start or span(registered.start, incident), end or span(registered.end, incident)
    )


@dataclass(frozen=True)
class Distance:
    """How much later than a disruption an event began, at the least and at the most; below nothing where it came before.

    `until` is how much later it can have ended, where its end is known.
    """

    least: timedelta
    most: timedelta
    until: timedelta | None

    @property
    def is_before(self) -> bool:
        """Whether the event certainly began before the disruption did."""
        return self.most < timedelta(0)

    @property
    def is_after(self) -> bool:
        """Whether the event certainly began after the disruption did."""
        return self.least > timedelta(0)

    @property
    def can_overlap(self) -> bool:
        """Whether the event, begun before, can have been under way when the disruption began."""
        return self.is_before and self.until is not None and self.until > timedelta(0)

    def is_within(self, reach: timedelta) -> bool:
        """Whether the two certainly began within so much time of each other."""
        return -reach <= self.least and self.most <= reach


def distance(event: Surrounding, began: Span | None) -> Distance | None:
    """How an event lies to the beginning of a disruption; nothing where one of the two has no date."""
    if not event.start or not began:
        return None
    until = apart(event.end, began)[1] if event.end and event.end != event.start else None
    return Distance(*apart(event.start, began), until)


def lies(event: Surrounding, incident: Incident) -> tuple[str, ...]:
    """How the disruption lies to an event, from both their brackets; never that one brought about the other."""
    sentences = []
    if event.start and incident.started:
        words = beside(incident.started, event.start, incident.zone, "this event")
        sentences += [f"The disruption began {words}"] if words else []
    if event.end and incident.ended and event.end != event.start:
        words = distance_words(incident.ended, event.end, incident.zone)
        sentences += [f"The disruption ended {words} this event ended"] if words else []
    return tuple(sentences)


def span(moment: Moment | None, incident: Incident) -> Span | None:
    """When a moment can have been, on the clocks of the incident's place."""
    return moment.span(incident.zone) if moment else None
