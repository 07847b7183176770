"""An incident in outline: all that the rest of the archive knows of it, so that ten thousand fit into memory.

An outline has the attributes of an incident that others ask for, and its parts have those of its parts; asking for any
other is an AttributeError. It is kept and handed on as a row of plain values. What recurs from incident to incident,
terms, days, platforms, is there once for all that are read from rows: that makes up nine tenths of what they take.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple, cast

from generator.countries import country_name, time_zone, zones_of
from generator.durations import Duration
from generator.incident.incident import Incident
from generator.incident.parts import Context
from generator.incident.readings import Effect, TimeReading
from generator.incident.record import unique
from generator.moments import Edge, Moment, Precision, Span, moment

EPOCH, SECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(seconds=1)
MANY = 4096  # of what recurs from incident to incident

Row = tuple[Any, ...]
Rows = tuple[Row, ...]


class Told(NamedTuple):
    """What sources give for a value."""

    value: str


class Seen(NamedTuple):
    """Whether a platform or a site was affected, as a source gives it."""

    affected: str


class Reached(NamedTuple):
    """How far it reached, as sources give it."""

    level: str | None
    areas: tuple[str, ...]


class Time(NamedTuple):
    """When something was, as sources give it."""

    value: Moment | None
    earliest: Moment | None
    latest: Moment | None

    @property
    def is_exact(self) -> bool:
        """As a reading of a time has it."""
        return self.value is None or self.value.has_clock

    def span(self, zone: tzinfo) -> Span | None:
        """As a reading of a time has it."""
        return TimeReading.span(cast("TimeReading[Moment]", self), zone)


class Beside(NamedTuple):
    """What it stood beside in time."""

    event: str | None
    name: str | None
    type: str | None
    actors: tuple[str, ...]
    relation: str
    start: tuple[Time, ...] | None
    end: tuple[Time, ...] | None


class Stated(NamedTuple):
    """Who said what, and when."""

    by: tuple[str, ...]
    at: Moment | None
    stance: str
    reason: str | None


class Other(NamedTuple):
    """Another incident of this archive."""

    incident: str


class Outline:
    """What others see of an incident. Not frozen and without slots: that is as small, and sooner made."""

    def __init__(self, row: Row) -> None:
        (
            self.id,
            self.title,
            self.summary,
            self.language,
            self.record_status,
            self.superseded_by,
            self.countries,
            self.kinds,
            zone,
            scope,
            platforms,
            sites,
            cause,
            context,
            statements,
            related,
            started,
            ended,
            self.ongoing,
            duration,
            self.year,
            self.other_titles,
            self.actor_ids,
        ) = row
        self.zone = time_zone(zone)
        self.scope = tuple([Reached(*one) for one in scope])
        self.platforms, self.platforms_affected = effects_by_name(platforms)
        self.sites = effects_by_name(sites)[0]
        self.cause = told(cause) if cause else None
        self.context = tuple([beside(one) for one in context])
        self.statements = tuple([Stated(by, moment_of(at), stance, why) for by, at, stance, why in statements])
        self.related = tuple([Other(one) for one in related])
        self.started, self.ended = span_of_row(started), span_of_row(ended)
        self.duration = Duration(duration[0] * SECOND, duration[1] * SECOND, duration[2]) if duration else None
        self.event_ids = unique(one.event for one in self.context if one.event) if context else ()

    @property
    def places(self) -> tuple[str, ...]:
        """As an incident has them: countries, then areas."""
        return (*map(country_name, self.countries), *unique(area for one in self.scope for area in one.areas))

    def __reduce__(self) -> tuple[Callable[[bytes], Outline], tuple[bytes]]:
        return outline_from, (marshal.dumps(row_of(cast("Incident", self), zone_name(self))),)


def outline_of(incident: Incident) -> Incident:
    """The incident without what only its own pages show, its prose, its sources; asking for that is an AttributeError."""
    zone = incident.time_zone or zones_of(incident.countries[0])[0]
    return cast("Incident", Outline(row_of(incident, zone)))


def outline_from(kept: bytes) -> Outline:
    """An outline as it was kept."""
    return Outline(marshal.loads(kept))  # noqa: S302 - kept by this program in its own folder, as Python keeps modules


def zone_name(outline: Outline) -> str:
    """The name of the zone of its local times."""
    return outline.zone.key


def row_of(one: Incident, zone: str) -> Row:
    """What others see of an incident, in plain values. Terms and names are interned, and so they are when the row is read."""
    return (
        one.id,
        one.title,
        one.summary,
        intern(one.language),
        intern(one.record_status),
        one.superseded_by,
        interned(one.countries),
        interned(one.kinds),
        intern(zone),
        tuple([(one.level and intern(one.level), interned(one.areas)) for one in one.scope]),
        rows_of_effects(one.platforms),
        rows_of_effects(one.sites),
        interned(reading.value for reading in one.cause or ()),
        tuple([row_of_context(context) for context in one.context]),
        tuple(
            [
                (interned(said.by), text_of(said.at), intern(said.stance), said.reason and intern(said.reason))
                for said in one.statements
            ]
        ),
        tuple([other.incident for other in one.related]),
        row_of_span(one.started),
        row_of_span(one.ended),
        one.ongoing,
        one.duration and (one.duration.shortest // SECOND, one.duration.longest // SECOND, one.duration.approximate),
        one.year,
        one.other_titles,
        interned(one.actor_ids),
    )


def interned(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts that recur."""
    return tuple([intern(one) for one in texts])


def rows_of_effects(effects: Mapping[str, Iterable[Effect]]) -> Rows:
    """Platforms or sites, each with what is said of it."""
    return tuple([(intern(name), interned(one.affected for one in said)) for name, said in effects.items()])


@lru_cache(MANY)
def effects_by_name(rows: Rows) -> tuple[dict[str, tuple[Seen, ...]], tuple[str, ...]]:
    """Platforms or sites by name, and those that at least one source names or reports as affected."""
    found = {name: tuple(map(Seen, said)) for name, said in rows}
    return found, tuple(name for name, said in rows if "yes" in said or "reported" in said)


@lru_cache(MANY)
def told(values: tuple[str, ...]) -> tuple[Told, ...]:
    """What sources give for a value."""
    return tuple(map(Told, values))


def row_of_context(one: Context) -> Row:
    """What it stood beside, in plain values."""
    terms = (one.event and intern(one.event), one.name and intern(one.name), one.type and intern(one.type))
    return (*terms, interned(one.actors), intern(one.relation), rows_of_times(one.start), rows_of_times(one.end))


@lru_cache(MANY)
def beside(row: Row) -> Beside:
    """What it stood beside."""
    event, name, kind, actors, relation, start, end = row
    return Beside(event, name, kind, actors, relation, times(start), times(end))


def rows_of_times(readings: Iterable[TimeReading[Any]] | None) -> Rows:
    """Readings of a time, in plain values."""
    return tuple([(text_of(one.value), text_of(one.earliest), text_of(one.latest)) for one in readings or ()])


@lru_cache(MANY)
def times(rows: Rows) -> tuple[Time, ...] | None:
    """Readings of a time."""
    return tuple(Time(*map(moment_of, row)) for row in rows) or None


def text_of(one: Moment | None) -> str | None:
    """A time as it was written."""
    return intern(one.text) if one else None


def moment_of(text: str | None) -> Moment | None:
    """A time out of how it was written."""
    return moment(text) if text else None


def row_of_span(span: Span | None) -> Row | None:
    """A span in plain values: its instants in seconds, and how each was given as one number."""
    if span is None:
        return None
    edges = (8 * one.approximate + one.precision for one in (span.first, span.last))
    return (span.earliest - EPOCH) // SECOND, (span.latest - EPOCH) // SECOND, *edges


def span_of_row(row: Row | None) -> Span | None:
    """A span out of plain values."""
    if row is None:
        return None
    earliest, latest, first, last = row
    return Span(EPOCH + timedelta(0, earliest), EPOCH + timedelta(0, latest), edge(first), edge(last))


@lru_cache
def edge(number: int) -> Edge:
    """How an instant was given."""
    return Edge(number >= 8, Precision(number % 8))
