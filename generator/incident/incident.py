"""An incident: a record with its permanent id, and all that follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from functools import cached_property
from typing import Any

from generator.countries import country_name, time_zone, zones_of
from generator.durations import Duration, duration
from generator.fields import IncidentId, Unsaid
from generator.incident.readings import Assertion, Said, TimeReading, span_of
from generator.incident.record import Record, actors_in, citations, unique
from generator.moments import Span
from generator.shape import all_within, with_fields
from generator.yaml_source import Path

# What follows from all fields, and is worked out once.
FOLLOWS = (
    "places",
    "started",
    "ended",
    "ongoing",
    "duration",
    "year",
    "deliberate",
    "platforms_affected",
    "other_titles",
    "event_ids",
    "actor_ids",
)
# Follows as well, and is neither sent nor kept: a time zone cannot be, and assertions are what the fields hold already.
LOOKED_UP = ("zone", "asserted", "said", "timed", "named", "citing")


class Incident(Record):
    """A record with its permanent id and all that follows from it."""

    id: IncidentId

    @classmethod
    def recorded(cls, record: Record, its_id: str) -> Incident:
        """A record under its id."""
        return with_fields(cls, {**record.__dict__, "id": its_id})

    @cached_property
    def zone(self) -> tzinfo:
        """The zone of its local times."""
        return time_zone(self.time_zone or zones_of(self.countries[0])[0])

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Countries, then areas, as a reader would look for them."""
        return (*map(country_name, self.countries), *unique(area for scope in self.scope for area in scope.areas))

    @cached_property
    def started(self) -> Span | None:
        """The bracket of all readings of its start."""
        return span_of(self.start, self.zone)

    @cached_property
    def ended(self) -> Span | None:
        """The bracket of all readings of its end; it did not end before it began."""
        span = span_of(self.end or (), self.zone)
        if span is None or self.started is None or span.earliest >= self.started.earliest:
            return span
        begun = Span(self.started.earliest, self.started.earliest, self.started.first, self.started.first)
        return begun.to(span) if span.latest > begun.latest else begun

    @cached_property
    def ongoing(self) -> bool:
        """Whether sources say that it goes on, and none that it ended."""
        return self.ended is None and any(reading.value is Unsaid.ONGOING for reading in self.end or ())

    @cached_property
    def duration(self) -> Duration | None:
        """From the shortest to the longest it can have lasted; nothing where its end is unknown or it goes on."""
        return duration(self.started, self.ended) if self.started and self.ended else None

    @cached_property
    def year(self) -> int:
        """The year it began, on local clocks; of an unknown start, the year in its id."""
        return self.started.earliest.astimezone(self.zone).year if self.started else int(self.id[:4])

    @cached_property
    def deliberate(self) -> str:
        """yes, no, disputed or unknown: what the readings of `intentional` come to; an allegation alone settles nothing."""
        said = {reading.value for reading in self.intentional or ()} - {"unknown"}
        stated = {reading.value for reading in self.intentional or () if reading.basis != "alleged"} - {"unknown"}
        return "disputed" if len(said) > 1 else next(iter(stated), "unknown")

    @cached_property
    def platforms_affected(self) -> tuple[str, ...]:
        """Platforms that at least one source names as affected or reports as affected."""
        return tuple(
            key for key, effects in self.platforms.items() if {"yes", "reported"} & {e.affected for e in effects}
        )

    @cached_property
    def other_titles(self) -> tuple[str, ...]:
        """Its titles in other languages."""
        return tuple(one.title for one in self.translations.values())

    @cached_property
    def event_ids(self) -> tuple[str, ...]:
        """Registered events it stands beside."""
        return unique(one.event for one in self.context if one.event)

    @cached_property
    def actor_ids(self) -> tuple[str, ...]:
        """Everyone who says, orders, measures or holds something in this record."""
        return unique(actor for _path, part in self.assertions() for actor in actors_in(part))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Incident:
        """A copy, in which what follows from changed fields is worked out anew."""
        copy = super().model_copy(update=update, deep=deep)
        for name in (*FOLLOWS, *LOOKED_UP):
            copy.__dict__.pop(name, None)
        return copy

    def __getstate__(self) -> dict[Any, Any]:
        """What goes to another process: not what is looked up there anew, such as a time zone."""
        state = super().__getstate__()
        return {**state, "__dict__": {key: one for key, one in state["__dict__"].items() if key not in LOOKED_UP}}

    @cached_property
    def asserted(self) -> tuple[tuple[Path, Assertion], ...]:
        """Everything in it that can be disputed, each with its path; found once."""
        return tuple(all_within(self, Assertion))

    @cached_property
    def said(self) -> tuple[tuple[Path, Said], ...]:
        """What of this is said by somebody, who may be named."""
        return tuple([(path, one) for path, one in self.asserted if isinstance(one, Said)])

    @cached_property
    def timed(self) -> tuple[tuple[Path, TimeReading[Any]], ...]:
        """What of this is a reading of a time."""
        return tuple([(path, one) for path, one in self.said if isinstance(one, TimeReading)])

    @cached_property
    def named(self) -> frozenset[str]:
        """The sources that this names."""
        return frozenset([source for _path, one in self.asserted for source in one.sources])

    def assertions(self) -> Iterator[tuple[Path, Assertion]]:
        """Everything in it that can be disputed, each with its path."""
        return iter(self.asserted)

    def prose(self) -> Iterator[tuple[Path, str]]:
        """Its summary and its account in every language in which they are given, each with its path."""
        texts = [((), self), *((("translations", code), one) for code, one in self.translations.items())]
        for path, text in texts:
            for name in ("summary", "write_up"):
                if written := getattr(text, name):
                    yield (*path, name), written

    @cached_property
    def citing(self) -> tuple[tuple[Path, tuple[str, ...]], ...]:
        """The sources that its prose cites, with the path of each text; found once."""
        return tuple((path, tuple(citations(text))) for path, text in self.prose())

    def cited(self) -> dict[str, list[Path]]:
        """Source id -> the paths of the assertions that name it."""
        uses: dict[str, list[Path]] = {}
        for path, assertion in self.assertions():
            for source in assertion.sources:
                uses.setdefault(source, []).append(path)
        return uses
