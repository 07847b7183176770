"""The record of one incident: what an editor wrote (fields), and what follows from it (properties)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import tzinfo
from functools import cached_property
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from generator.countries import country_name, time_zone, zones_of
from generator.durations import Duration, duration
from generator.fields import (
    CountryCode,
    Day,
    Domain,
    IncidentId,
    Language,
    OneOf,
    ShortText,
    SourceId,
    Text,
    Unsaid,
    ZoneName,
)
from generator.incident.parts import (
    Context,
    Held,
    Measurement,
    PlatformId,
    Reach,
    RegistryRecords,
    RelatedIncidents,
    Revision,
    Scope,
    Source,
    Statement,
    Translations,
)
from generator.incident.readings import (
    ActorId,
    Assertion,
    AtLeastOne,
    Effects,
    EndReadings,
    Reading,
    StartReadings,
    span_of,
)
from generator.incident.short_forms import Named, Several, Valued
from generator.languages import ENGLISH
from generator.moments import Span
from generator.shape import Shape, all_within
from generator.yaml_source import Path


class IntentionalReading(Reading[Annotated[str, OneOf("intentional")]]):
    """Whether it was meant, as sources give it."""


class MechanismReading(Reading[Annotated[str, OneOf("mechanisms")]]):
    """How it was done, as sources give it."""


class CauseReading(Reading[Annotated[str, OneOf("causes")]]):
    """What or who brought it about, as sources give it."""


class JustificationReading(Reading[Annotated[str, OneOf("justifications")]]):
    """The reason the authorities gave, as sources give it."""


class OrderReading(Reading[Annotated[str, OneOf("ordering_authorities")]]):
    """Who ordered it, as sources give it."""

    model_config = ConfigDict(title="Reading of an order")

    actor: ActorId | None = Field(default=None, description="The actor who is said to have ordered it.")


class Record(Shape):
    """An incident as its file gives it."""

    title: ShortText = Field(description="What happened, where and when, in at most 120 characters. Plain text.")
    summary: Text | None = Field(default=None, description="One short paragraph for readers in a hurry. Markdown.")
    write_up: Text | None = Field(
        default=None, description="The account. Markdown; [@voa] cites the source voa of this file."
    )
    language: Language = Field(
        default=ENGLISH, description="The language that it is written in (BCP 47); left out, English."
    )
    translations: Translations = Field(
        default_factory=dict,
        description="Title, summary and account in other languages, each under its code (BCP 47), such as ur.",
        json_schema_extra={"x-takes": "a mapping of languages to a title and other text"},
    )
    record_status: Annotated[str, OneOf("record_status")] = Field(
        default="published", description="Where the record stands."
    )
    record_note: Text | None = Field(default=None, description="Why it is disputed, withdrawn or superseded.")
    superseded_by: IncidentId | None = Field(default=None, description="The incident that takes its place.")
    aliases: Annotated[tuple[IncidentId, ...], Several] = Field(
        default=(), description="Ids under which it was published before; their addresses lead here."
    )
    countries: Annotated[tuple[CountryCode, ...], AtLeastOne, Several] = Field(
        description="Countries, by ISO 3166-1 code."
    )
    time_zone: ZoneName | None = Field(
        default=None, description="Where the country has several: the IANA zone of local times."
    )
    kinds: Annotated[tuple[Annotated[str, OneOf("kinds")], ...], AtLeastOne, Several] = Field(
        description="What happened, as this archive classes it; the first is the main one."
    )
    start: StartReadings = Field(description="When it began.")
    end: EndReadings | None = Field(default=None, description="When it ended; left out where nobody says.")
    scope: Annotated[tuple[Scope, ...], Several] = Field(default=(), description="How far it reached.")
    platforms: Annotated[dict[PlatformId, Effects], Named] = Field(
        default_factory=dict, description="Platforms that sources name, each with the sources that name it."
    )
    sites: Annotated[dict[Domain, Effects], Named] = Field(
        default_factory=dict, description="Websites that sources name, by domain name, in the same form as platforms."
    )
    intentional: Annotated[tuple[IntentionalReading, ...], AtLeastOne, Valued] | None = Field(
        default=None, description="Whether it was meant."
    )
    mechanism: Annotated[tuple[MechanismReading, ...], AtLeastOne, Valued] | None = Field(
        default=None, description="How it was done."
    )
    cause: Annotated[tuple[CauseReading, ...], AtLeastOne, Valued] | None = Field(
        default=None, description="What or who brought it about."
    )
    official_justification: Annotated[tuple[JustificationReading, ...], AtLeastOne, Valued] | None = Field(
        default=None, description="The reason the authorities give."
    )
    ordered_by: Annotated[tuple[OrderReading, ...], AtLeastOne, Valued] | None = Field(
        default=None, description="Who ordered it."
    )
    context: Annotated[tuple[Context, ...], Several] = Field(default=(), description="What it stood beside in time.")
    statements: Annotated[tuple[Statement, ...], Several] = Field(default=(), description="Who said what, in sequence.")
    measurements: Annotated[tuple[Measurement, ...], Several] = Field(default=(), description="What was measured.")
    reach: Annotated[tuple[Reach, ...], Several] = Field(default=(), description="How many people, as sources give it.")
    confidence: Held | None = Field(
        default=None, description="Confidence held below what the evidence allows, with the reason."
    )
    recorded_in: RegistryRecords = Field(
        default_factory=dict,
        description="Other registries that record it.",
        json_schema_extra={"x-takes": "a mapping of registries to an id, or to fields"},
    )
    not_recorded_in: dict[Annotated[str, OneOf("registries")], Day] = Field(
        default_factory=dict,
        description="Registries that were looked at and do not record it: each with its edition or the day.",
        json_schema_extra={"x-takes": "a mapping of registries to times"},
    )
    related: RelatedIncidents = Field(default=(), description="Other incidents of this archive.")
    sources: dict[SourceId, Source] = Field(
        min_length=1,
        description="What the record rests on, each under an id of its own.",
        json_schema_extra={"x-takes": "a mapping of ids to sources"},
    )
    revisions: Annotated[tuple[Revision, ...], Several] = Field(
        default=(), description="Changes of the record, oldest first."
    )


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
LOOKED_UP = ("zone", "asserted")


class Incident(Record):
    """A record with its permanent id and all that follows from it."""

    id: IncidentId

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

    def cited(self) -> dict[str, list[Path]]:
        """Source id -> the paths of the assertions that name it."""
        uses: dict[str, list[Path]] = {}
        for path, assertion in self.assertions():
            for source in assertion.sources:
                uses.setdefault(source, []).append(path)
        return uses


CITATION = re.compile(r"\[(@[\w.-]+(?:[,;]\s*@[\w.-]+)*)\]")


def citations(prose: str) -> list[str]:
    """The ids of the sources that prose cites as [@voa] or [@voa, @nation]."""
    return [name for group in CITATION.findall(prose) for name in re.findall(r"@([\w.-]+)", group)]


def actors_in(part: Assertion) -> tuple[str, ...]:
    """The actors that an assertion names, whichever of its fields names them."""
    fields = vars(part)  # asking a model for what it has not takes a hundred times as long
    ordered = fields.get("actor")
    return (*fields.get("by", ()), *fields.get("actors", ()), *([ordered] if ordered else []))


def unique(items: Any) -> tuple[Any, ...]:
    """Each item once, in the order of its first appearance."""
    return tuple(dict.fromkeys(items))
