"""An incident at a glance: a small plain value, by which lists are made and builds tell what an edit changes."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple, cast

from pydantic_core import to_json

from generator.archive import Archive, start_instant
from generator.durations import Duration
from generator.facets import FACETS
from generator.incident import Incident
from generator.incident.outline import WORDS, plain_row
from generator.incident.outlined_parts import Row
from generator.local_time.spans import date_words
from generator.vocabulary import Lists

BEGINNING, UNIT = datetime(1, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
Length = tuple[int, int, bool]
MANY = 16_384  # lengths: of ten thousand incidents most have one of their own


class Glimpse(NamedTuple):
    """What lists show of an incident, under the names that these things have there.

    `date`: when it began, in words. `began`: by which it stands in order. `values`: those of each facet. `facts` and `seen`:
    digests of all that others see of it, without its words and with them.
    """

    id: str
    title: str
    language: str
    other_titles: tuple[str, ...]
    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    platforms_affected: tuple[str, ...]
    record_status: str
    date: str
    began: int
    length: Length | None
    ongoing: bool
    year: int
    level: str
    group: str
    values: tuple[tuple[str, ...], ...]
    facts: str
    seen: str

    @property
    def duration(self) -> Duration | None:
        """As an incident has it."""
        return duration_of(self.length) if self.length else None

    def __reduce__(self) -> tuple[Callable[[bytes], Glimpse], tuple[bytes]]:
        # Terms are interned, and so they are when it is read: in ten thousand of them each is there once.
        return glimpse_from, (marshal.dumps(tuple(self)),)

    @property
    def mention(self) -> bytes:
        """A digest of all that the pages of others show of it."""
        return hashed(f"{self.facts}\0{self.language}\0{self.title}".encode("utf-8", "surrogatepass"))


@lru_cache(MANY)
def duration_of(length: Length) -> Duration:
    """A length as lists show it and as figures add it up: that of each incident is asked for a dozen times."""
    shortest, longest, approximate = length
    return Duration(shortest * UNIT, longest * UNIT, approximate)


def glimpse_from(kept: bytes) -> Glimpse:
    """A glimpse as it was kept."""
    return Glimpse._make(marshal.loads(kept))  # noqa: S302 - kept by this program in its own folder, as Python keeps modules


def glimpse_of(incident: Incident, level: str, lists: Lists, row: Row | None = None) -> Glimpse:
    """An incident, be it in outline, at a glance. `row`: that of its outline, where it was made already."""
    alone = Archive((incident,), lists, {}, {incident.id: level})
    length, row = incident.duration, row or plain_row(incident)
    return Glimpse(
        incident.id,
        incident.title,
        incident.language,
        incident.other_titles,
        incident.countries,
        incident.kinds,
        incident.platforms_affected,
        incident.record_status,
        date_of(incident),
        (start_instant(incident) - BEGINNING) // UNIT,
        (length.shortest // UNIT, length.longest // UNIT, length.approximate) if length else None,
        incident.ongoing,
        incident.year,
        level,
        alone.counted_as(incident),
        tuple([tuple(facet.keys_of(alone, incident)) for facet in FACETS]),
        of_facts := digest_of_row((level, *row[WORDS:])),
        digest_of_row((of_facts, *row[:WORDS])),
    )


def date_of(incident: Incident) -> str:
    """The day or days on which it can have begun, in words."""
    return date_words(incident.started, incident.zone) if incident.started else "date unknown"


def archive_of(glimpses: Iterable[Glimpse], lists: Lists) -> Archive:
    """An archive of incidents at a glance: enough for lists, and nothing more can be asked of it."""
    ordered = tuple(sorted(glimpses, key=lambda one: (one.began, one.id), reverse=True))
    # A glimpse has every attribute of an incident that lists ask for.
    incidents = cast("tuple[Incident, ...]", ordered)
    archive = Archive(incidents, lists, {}, {one.id: one.level for one in ordered})
    archive.values.update({facet.name: tuple([one.values[at] for one in ordered]) for at, facet in enumerate(FACETS)})
    return archive


def digest_of(value: object) -> str:
    """A digest of a plain value, by its JSON: pickled, equal values can have different bytes."""
    try:
        return hashed(to_json(value, fallback=repr)).hex()
    except ValueError:  # half a character in the name of a file
        return hashed(ascii(value).encode()).hex()


def digest_of_row(row: Row) -> str:
    """The same of a row, ten times as fast: in this version of the format, equal values always have equal bytes."""
    return hashed(marshal.dumps(row, 2)).hex()


def hashed(content: bytes) -> bytes:
    """A digest of bytes."""
    return blake2b(content, digest_size=20).digest()
