"""The parts of a record: scope, context, statements, measurements, reach, corroboration, sources, revisions."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from generator.fields import Day, ExternalId, GroupName, IncidentId, Language, OneOf, ShortText, Text
from generator.incident.readings import ActorId, Assertion, AtLeastOne, DayReadings, Said
from generator.incident.short_forms import RegistryRecorded, Relating, Several, as_items
from generator.incident.trace_entries import TraceEntry
from generator.problems import Rule
from generator.shape import Shape, mistake
from generator.web_addresses import Url

RULES = (
    Rule(
        code="OUT210",
        statement="A context is an event of the registry, or has a name and a type of its own.",
        why="A named event that other incidents share belongs in the registry, so that it has one name everywhere.",
        wrong="context:\n  - {relation: coincides_with}\n",
        right="context:\n  - {name: A speech, type: political_rally_or_party_event, relation: coincides_with}\n",
    ),
    Rule(
        code="OUT211",
        statement="A source can be named and found: it has a publisher or a title, and an address or a note on where it is.",
        wrong="sources: {a: {type: journalism, url: https://a.example/}}\n",
        right="sources: {a: {type: journalism, publisher: A, url: https://a.example/}}\n",
    ),
)

OperatorId = Annotated[str, OneOf("operators")]
PlatformId = Annotated[str, OneOf("platforms")]
Count = Annotated[int, Field(ge=0, strict=True)]
Asn = Annotated[int, Field(ge=1, le=4294967295, strict=True)]


class Scope(Said):
    """How far it reached, as sources give it."""

    level: Annotated[str, OneOf("scope_level")] | None = Field(
        default=None, description="How far it reached, in one word."
    )
    areas: Annotated[tuple[Text, ...], Several] = Field(default=(), description="Places named as affected.")
    networks: Annotated[tuple[Annotated[str, OneOf("networks")], ...], Several] = Field(
        default=(), description="Kinds of network named as affected."
    )
    operators: Annotated[tuple[OperatorId, ...], Several] = Field(
        default=(), description="Operators named as affected."
    )
    asns: Annotated[tuple[Asn, ...], Several] = Field(
        default=(), description="Autonomous system numbers named as affected."
    )


class Context(Assertion):
    """Something in the world that the disruption stands beside: a named event of the registry, or one of its own."""

    event: Annotated[str, OneOf("events")] | None = Field(default=None, description="Id of an event in the registry.")
    name: Text | None = Field(default=None, description="What it was, where it is not in the registry.")
    type: Annotated[str, OneOf("context_types")] | None = Field(default=None, description="What kind of thing it was.")
    actors: Annotated[tuple[ActorId, ...], Several] = Field(default=(), description="Who held, did or called it.")
    relation: Annotated[str, OneOf("context_relations")] = Field(
        description="How the disruption lies to it in time; alleged_reason only where a source says so."
    )
    start: DayReadings | None = Field(default=None, description="When it began, as sources of this file give it.")
    end: DayReadings | None = Field(default=None, description="When it ended, as sources of this file give it.")

    @model_validator(mode="before")
    @classmethod
    def times_from_its_sources(cls, data: Any) -> Any:
        """A time that names no source has the sources of the entry it stands in."""
        if not isinstance(data, dict) or not data.get("sources"):
            return data
        return {
            **data,
            **{name: with_sources(data[name], data["sources"]) for name in ("start", "end") if data.get(name)},
        }

    @model_validator(mode="after")
    def event_or_name(self) -> Self:
        """It is either named by the registry, or has a name and a type of its own."""
        if (self.event is None) == (self.name is None):
            raise mistake(
                "OUT210",
                "a context has either an event of the registry or a name",
                "write event: alone, or name: and type:",
            )
        if self.name and not self.type:
            raise mistake("OUT210", f'the context "{self.name}" has no type', "add type:, such as protest or election")
        return self


def with_sources(value: object, sources: object) -> object:
    """Readings in which those that name no source get these."""
    return [
        {"sources": sources, **one} if isinstance(one, dict) else {"value": one, "sources": sources}
        for one in as_items(value)
    ]


class Statement(Assertion):
    """What somebody said, or that they said nothing."""

    by: Annotated[tuple[ActorId, ...], AtLeastOne, Several] = Field(description="Who said it.")
    at: Day | None = Field(default=None, description="When, as the source gives it.")
    stance: Annotated[str, OneOf("stances")] = Field(description="What the speaker does by it.")
    reason: Annotated[str, OneOf("justifications")] | None = Field(
        default=None, description="The reason it gives, if any."
    )
    says: Text | None = Field(default=None, description="What was said, in the words of this record.")
    quote: Text | None = Field(
        default=None, description="A few of the speaker's words, only where the wording is the fact."
    )
    channel: Text | None = Field(
        default=None, description="Where it was said: a post, a press conference, a court filing."
    )


class Measurement(Assertion):
    """What somebody measured, or saw no change in, or could not see."""

    type: Annotated[str, OneOf("measurement_types")] = Field(description="How it was measured.")
    by: Annotated[tuple[ActorId, ...], Several] = Field(default=(), description="Who measured it.")
    finding: Annotated[str, OneOf("findings")] = Field(description="A change, no change, or no coverage.")
    posted: Day | None = Field(default=None, description="When it was made public.")
    start: Day | None = Field(default=None, description="The beginning of what was measured.")
    end: Day | None = Field(default=None, description="The end of what was measured.")
    says: Text | None = Field(default=None, description="What it found, in the words of this record.")
    measurements: Count | None = Field(default=None, description="How many measurements were made.")
    vantage_points: Count | None = Field(default=None, description="From how many places.")
    platforms: Annotated[tuple[PlatformId, ...], Several] = Field(default=(), description="Platforms it speaks of.")
    operators: Annotated[tuple[OperatorId, ...], Several] = Field(default=(), description="Operators it speaks of.")
    traces: Annotated[tuple[TraceEntry, ...], Several] = Field(
        default=(), description="Values over time, each in a CSV file beside this one, to be drawn as a chart."
    )

    @model_validator(mode="before")
    @classmethod
    def traces_from_its_sources(cls, data: Any) -> Any:
        """A trace that names no source has those of its measurement."""
        if not isinstance(data, dict) or not data.get("sources") or not data.get("traces"):
            return data
        traces = [
            {"sources": data["sources"], **one} if isinstance(one, dict) else one for one in as_items(data["traces"])
        ]
        return {**data, "traces": traces}


class Reach(Assertion):
    """How many people, as a source gives it."""

    people: Count = Field(description="The number.")
    counts: Annotated[str, OneOf("reach_counts")] = Field(description="What the number counts.")
    approximate: bool = Field(default=False, strict=True, description="true where the source says about.")
    operator: OperatorId | None = Field(default=None, description="The operator whose users it counts.")
    year: Annotated[int, Field(ge=1960, le=2200, strict=True)] | None = Field(
        default=None, description="The year it is of."
    )


class RegistryRecord(Shape):
    """Where another registry records the incident."""

    id: ExternalId | None = Field(default=None, description="The id it has there.")
    url: Url | None = Field(default=None, description="Its address there.")
    as_of: Day | None = Field(default=None, description="The edition, or the day it was looked at.")
    note: Text | None = Field(default=None, description="How it stands there, if it differs.")


class Related(Shape):
    """Another incident of this archive."""

    incident: IncidentId = Field(description="Its id.")
    note: Text | None = Field(default=None, description="How it is related.")


class Source(Shape):
    """A document that the record rests on."""

    type: Annotated[str, OneOf("source_types")] = Field(description="What kind of source it is.")
    publisher: Text | None = Field(default=None, description="Who published it. It or a title is required.")
    title: Text | None = Field(default=None, description="Its title, as published.")
    author: Text | None = Field(default=None, description="Who wrote it.")
    published: Day | None = Field(default=None, description="When it was published.")
    accessed: Day | None = Field(default=None, description="When it was read for this record.")
    language: Language | None = Field(default=None, description="Its language (BCP 47), where it is not English.")
    url: Url | None = Field(default=None, description="Its address. Without one, a note says where it can be found.")
    archive_url: Url | None = Field(default=None, description="The address of a copy in a web archive.")
    quote: Text | None = Field(default=None, description="A few of its words, only where the wording is the fact.")
    evidence_group: GroupName | None = Field(
        default=None, description="Sources that repeat one post or one measurement share a group, and count once."
    )
    note: Text | None = Field(default=None, description="What a reader must know about it. Plain text.")

    @model_validator(mode="after")
    def can_be_found(self) -> Self:
        """A source can be named and found."""
        if not (self.publisher or self.title):
            raise mistake("OUT211", "a source needs a publisher or a title")
        if not (self.url or self.note):
            raise mistake("OUT211", "a source without url needs a note that says where it can be found")
        return self

    @property
    def name(self) -> str:
        """What to call it in a citation."""
        return self.publisher or self.title or ""


class Held(Shape):
    """Confidence held below what the evidence allows: an editor may lower it, and never raise it."""

    at_most: Annotated[str, OneOf("confidence")] = Field(description="The level that it may have at most.")
    reason: Text = Field(description="Why it is not surer than that. Plain text.")


class Revision(Shape):
    """A change of the record."""

    date: Day = Field(description="The day of the change.")
    note: Text = Field(description="What was changed, and why.")


class Translation(Shape):
    """The words of a record in another language. It adds nothing: what is stated is stated by the record."""

    title: ShortText = Field(description="The title, in at most 120 characters. Plain text.")
    summary: Text | None = Field(default=None, description="The summary. Markdown; citations as in the record.")
    write_up: Text | None = Field(default=None, description="The account. Markdown; citations as in the record.")
    translator: Text | None = Field(default=None, description="Who translated it, if they wish to be named.")
    note: Text | None = Field(
        default=None, description="What a reader must know of the translation, in its language. Plain text."
    )


Translations = dict[Language, Translation]
RelatedIncidents = Annotated[tuple[Related, ...], Relating]
RegistryRecords = dict[Annotated[str, OneOf("registries")], Annotated[RegistryRecord, RegistryRecorded]]
