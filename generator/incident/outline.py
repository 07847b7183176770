"""An incident in outline: all that the rest of the archive knows of it, so that ten thousand fit into memory.

An outline has the attributes of an incident that others ask for, and its parts have those of its parts; asking for any
other is an AttributeError. It is kept and handed on as a row of plain values.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from sys import intern
from typing import cast

from generator.countries import country_name, time_zone, zones_of
from generator.durations import Duration
from generator.incident.incident import Incident
from generator.incident.outlined_parts import (
    Other,
    Reached,
    Row,
    Stated,
    beside,
    effects_by_name,
    interned,
    moment_of,
    row_of_context,
    rows_of_effects,
    text_of,
    told,
)
from generator.incident.record import unique
from generator.moments import Edge, Precision, Span

WORDS = 4  # so many things stand first in a row that are only shown of an incident, and decide nothing
EPOCH, SECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(seconds=1)


class Outline:
    """What others see of an incident. Not frozen: that is sooner made. `made_of`: its row, where it was made to be handed on."""

    __slots__ = ("__dict__", "made_of")

    def __init__(self, row: Row) -> None:
        self.made_of: Row | None = None
        (
            self.title,
            self.language,
            self.summary,
            self.other_titles,
            self.id,
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

    def __reduce__(self) -> tuple[Callable[[bytes], Incident], tuple[bytes]]:
        return outline_from, (as_kept(plain_row(self)),)


def outline_of(incident: Incident) -> Incident:
    """The incident without what only its own pages show, its prose, its sources; asking for that is an AttributeError."""
    outline = Outline(row := plain_row(incident))
    outline.made_of = row
    return cast("Incident", outline)


def as_kept(row: Row) -> bytes:
    """The row of an outline for the folder of what is kept, or for another process."""
    return marshal.dumps(row)


def outline_from(kept: bytes) -> Incident:
    """An outline as it was kept."""
    row = marshal.loads(kept)  # noqa: S302 - kept by this program in its own folder, as Python keeps modules
    return cast("Incident", Outline(row))


def plain_row(one: Incident | Outline) -> Row:
    """What others see of an incident, be it in outline, in plain values: first the words that decide nothing, then all else."""
    if isinstance(one, Outline):
        return one.made_of or row_of(cast("Incident", one), one.zone.key)
    return row_of(one, one.time_zone or zones_of(one.countries[0])[0])


def row_of(one: Incident, zone: str) -> Row:
    """The same. Terms and names are interned, and so they are when the row is read."""
    return (
        one.title,
        intern(one.language),
        one.summary,
        one.other_titles,
        one.id,
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
        interned(one.actor_ids),
    )


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
