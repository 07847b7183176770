"""The traces of a measurement: what a record says of the CSV files beside it."""

from __future__ import annotations

from math import isfinite
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from generator.fields import GROUP_NAME, OneOf, ShortText, written_small
from generator.incident.readings import Assertion
from generator.problems import Rule
from generator.shape import mistake, shape_in_words

# Licences that say nothing by their name: the terms are told in the note.
IN_THE_NOTE = frozenset({"permission", "other_terms"})
LONGEST_NAME = 40  # characters; with the longest id it must be a name that every file system takes
TRACE = "label: Traffic, unit: normalised, file: traffic"

RULES = (
    Rule(
        code="OUT212",
        statement="A trace under a licence without a name has a note that says what is allowed, and by whom.",
        why="A trace publishes the data of somebody else again. Whoever takes it from here must know what they may do with it.",
        wrong=f"measurements: {{type: netblocks, finding: observed_change, traces: {{{TRACE}, licence: permission}}}}\n",
        right=f"measurements: {{type: netblocks, finding: observed_change, traces: {{{TRACE}, licence: permission, note: NetBlocks allows copies with its name.}}}}\n",
    ),
)


def as_number(value: object) -> float:
    """A number, whole or not."""
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return float(value)
    raise mistake("OUT204", f"a number is wanted, not {shape_in_words(value)}")


def short_enough(name: str) -> str:
    """A name that leaves room for the id before it."""
    if len(name) > LONGEST_NAME:
        raise mistake("OUT208", f"a trace's name has at most {LONGEST_NAME} characters, not {len(name)}")
    return name


Number = Annotated[float, BeforeValidator(as_number), WithJsonSchema({"type": "number"})]
TraceName = Annotated[
    str,
    AfterValidator(written_small(GROUP_NAME, "a trace's name", "routes")),
    AfterValidator(short_enough),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{GROUP_NAME})$", "maxLength": LONGEST_NAME}),
]


class TraceEntry(Assertion):
    """A course of values over time, in a CSV file beside the record. It has the sources of its measurement, or its own."""

    model_config = ConfigDict(title="Trace")

    file: TraceName = Field(
        description="The name in the middle of the file's name: routes, of 2024-01-20-pk-social-media.routes.csv."
    )
    label: ShortText = Field(description="What was measured, of what; the title of the chart. Plain text.")
    unit: Annotated[str, OneOf("units")] = Field(description="What its numbers count.")
    normal: Number | None = Field(
        default=None, description="The value that its publisher gives as normal; else what was measured before decides."
    )
    licence: Annotated[str, OneOf("data_licences")] = Field(description="Under which terms the data is published.")

    @model_validator(mode="after")
    def says_what_is_allowed(self) -> Self:
        """Terms that have no name of their own are told in the note."""
        if self.licence in IN_THE_NOTE and not self.note:
            message = f"the licence {self.licence} needs a note that says what is allowed, and by whom"
            raise mistake("OUT212", message, "add note:, with the terms in your words and who set them")
        return self
