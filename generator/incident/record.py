"""The record of one incident: what an editor wrote, field by field."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import ConfigDict, Field

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
)
from generator.incident.short_forms import Named, Several, Valued
from generator.languages import ENGLISH
from generator.shape import Shape


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


NAMED = re.compile(r"@([\w.-]+)")
CITATION = re.compile(r"\[(@[\w.-]+(?:[,;]\s*@[\w.-]+)*)\]")


def citations(prose: str) -> list[str]:
    """The ids of the sources that prose cites as [@voa] or [@voa, @nation]."""
    return NAMED.findall(" ".join(CITATION.findall(prose)))


def actors_in(part: Assertion) -> tuple[str, ...]:
    """The actors that an assertion names, whichever of its fields names them."""
    fields = vars(part)  # asking a model for what it has not takes a hundred times as long
    ordered = fields.get("actor")
    return (*fields.get("by", ()), *fields.get("actors", ()), *([ordered] if ordered else []))


def unique(items: Any) -> tuple[Any, ...]:
    """Each item once, in the order of its first appearance."""
    return tuple(dict.fromkeys(items))
