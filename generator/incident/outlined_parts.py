"""What outlines of incidents are made of: the parts that others see, and each as a row of plain values.

What recurs from incident to incident, terms, days, platforms, is there once for all that are read from rows: that makes up
nine tenths of what they take.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple, cast

from generator.incident.parts import Context
from generator.incident.readings import Effect, TimeReading
from generator.moments import Moment, Span, moment

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
