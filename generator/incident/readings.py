"""Readings: what one source, or several that agree, say on a point on which sources can differ."""

from __future__ import annotations

from datetime import tzinfo
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import ConfigDict, Field, ValidationInfo, model_validator

from generator.fields import Day, End, OneOf, SourceId, Start, Text, Unsaid
from generator.incident.short_forms import Effected, Several, Valued
from generator.moments import Moment, Span, bracket
from generator.problems import Rule
from generator.shape import Shape, given, mistake

RULES = (
    Rule(
        code="OUT209",
        statement="A time has either a value, or an earliest and a latest bound.",
        why="One bound alone leaves open what the other is; with both, readers see how far the sources differ.",
        wrong="start: {earliest: 2022-08-21}\n",
        right="start: {earliest: 2022-08-21, latest: 2022-08-22}\n",
    ),
)

ActorId = Annotated[str, OneOf("actors")]


class Assertion(Shape):
    """Anything that can be disputed; it names the sources that say it."""

    sources: Annotated[tuple[SourceId, ...], Several] = Field(
        default=(),
        description="Ids of the sources of this file that say so. May be left out where the file has one source only.",
    )
    note: Text | None = Field(
        default=None, description="What a reader must know to take it as it is meant. Plain text."
    )

    @model_validator(mode="before")
    @classmethod
    def sole_source(cls, data: Any, info: ValidationInfo) -> Any:
        """In a file with one source, what names no source is from that one."""
        sole = given(info, "sole_source")
        if not sole:
            return data
        names_none = isinstance(data, dict) and data.get("sources", []) == []
        return {**data, "sources": [sole]} if names_none else data


class Said(Assertion):
    """A reading's frame: who is said to say it, and how they come to it."""

    by: Annotated[tuple[ActorId, ...], Several] = Field(
        default=(), description="The actor (or actors) whose account it is, where the source passes on somebody else's."
    )
    basis: Annotated[str, OneOf("basis")] | None = Field(default=None, description="How the source comes to it.")


Value = TypeVar("Value")


class Reading(Said, Generic[Value]):
    """What sources give for a value."""

    model_config = ConfigDict(title="Reading")

    value: Value = Field(description="What they say.")


Clock = TypeVar("Clock", bound=Moment | Unsaid)


class TimeReading(Said, Generic[Clock]):
    """When something was, as sources give it: a time, or an earliest and a latest one."""

    model_config = ConfigDict(title="Reading of a time")

    value: Clock | None = Field(default=None, description="The time.")
    earliest: Day | None = Field(default=None, description="The earliest it can have been, in the place of a value.")
    latest: Day | None = Field(default=None, description="The latest it can have been, in the place of a value.")

    @model_validator(mode="after")
    def value_or_bounds(self) -> Self:
        """A reading of a time has a value, or both bounds."""
        if self.value is not None and self.earliest is None and self.latest is None:
            return self
        bounds = (self.earliest, self.latest)
        if (self.value is None) != all(bounds) or (self.value is not None and any(bounds)):
            raise mistake(
                "OUT209", "a time has either a value, or an earliest and a latest", "write value: alone, or both bounds"
            )
        return self

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The times it names: one, two, or none where it says a word."""
        return tuple(one for one in (self.value, self.earliest, self.latest) if isinstance(one, Moment))

    @property
    def is_exact(self) -> bool:
        """Whether it says more than a day: a clock time, or bounds that somebody drew."""
        return self.value is None or (isinstance(self.value, Moment) and self.value.has_clock)

    def span(self, zone: tzinfo) -> Span | None:
        """From the earliest to the latest instant it can mean; nothing where it says a word."""
        if isinstance(self.value, Moment):
            return self.value.span(zone)
        if self.earliest and self.latest:
            return self.earliest.span(zone).to(self.latest.span(zone))
        return None


class Effect(Said):
    """Whether a platform or a site was affected, as sources give it."""

    affected: Annotated[str, OneOf("affected")] = Field(
        default="yes", description="yes, no, reported (by users only) or unknown. Left out means yes."
    )
    since: Day | None = Field(default=None, description="When it began for this one, where that differs.")
    until: Day | None = Field(default=None, description="When it ended for this one, where that differs.")


class StartReading(TimeReading[Start]):
    """When it began, as sources give it: a time (or `unknown`), or an earliest and a latest one."""


class EndReading(TimeReading[End]):
    """When it ended, as sources give it: a time (or `ongoing`, or `unknown`), or an earliest and a latest one."""


class DayReading(TimeReading[Day]):
    """When something began or ended, as sources give it: a time, or an earliest and a latest one."""


AtLeastOne = Field(min_length=1)
# More than anybody gives of one time; each is compared with each.
NotEndless = Field(min_length=1, max_length=200)
StartReadings = Annotated[tuple[StartReading, ...], NotEndless, Valued]
EndReadings = Annotated[tuple[EndReading, ...], NotEndless, Valued]
DayReadings = Annotated[tuple[DayReading, ...], NotEndless, Valued]
Effects = Annotated[tuple[Effect, ...], AtLeastOne, Effected]


def span_of(readings: tuple[TimeReading[Any], ...], zone: tzinfo) -> Span | None:
    """The bracket of several readings of one time; nothing where none gives a time."""
    if len(readings) < 2:  # as of most times: it is its own bracket
        return readings[0].span(zone) if readings else None
    spans = [(reading.is_exact, span) for reading in readings if (span := reading.span(zone))]
    return bracket((span for exact, span in spans if exact), (span for exact, span in spans if not exact))
