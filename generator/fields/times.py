"""Times, and the words that may stand in the place of one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.moments import WRITTEN, Moment, NotAMoment, moment
from generator.problems import Rule
from generator.shape import mistake, shape_in_words

RULES = (
    Rule(
        code="OUT205",
        statement="A time exists in the calendar, is written as year-month-day, and has its zone when it has a clock.",
        why="18:40 in Karachi and 18:40 in London are five hours apart.",
        wrong="start: 2022-02-30\n",
        right="start: 2022-02-28\n",
    ),
)


class Unsaid(StrEnum):
    """What can be known of an end instead of a time."""

    ONGOING = "ongoing"
    UNKNOWN = "unknown"


def as_moment(value: object) -> Moment:
    """A time; a bare year is a number in YAML, so a whole number is read as one."""
    if isinstance(value, Moment):
        return value
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise mistake("OUT204", f"a time is wanted, not {shape_in_words(value)}")
    try:
        return moment(text)
    except NotAMoment as error:
        raise mistake("OUT205", error.message, error.hint) from error


def moment_or(*words: Unsaid) -> Callable[[object], Moment | Unsaid]:
    """A reader of a time or of one of the words that may stand in its place."""
    said = {str(word): word for word in words}

    def read(value: object) -> Moment | Unsaid:
        if type(value) is str:
            try:
                return said.get(value) or moment(value)
            except NotAMoment:
                return moment_or_word(value, words)  # which says what is wrong with it
        return moment_or_word(value, words)

    return read


def moment_or_word(value: object, words: tuple[Unsaid, ...]) -> Moment | Unsaid:
    """A time or one of some words, or a mistake that says what can be written."""
    if isinstance(value, str) and value.casefold() in words:
        if value in words:
            return Unsaid(value)
        raise mistake("OUT205", f'"{value}" is not a time', f"write {value.casefold()}, in small letters")
    if isinstance(value, str) and words and not re.search(r"\d{4}|\d:\d", value):
        raise mistake("OUT205", f'"{value}" is not a time', time_or(words))
    return as_moment(value)


def time_or(words: tuple[Unsaid, ...]) -> str:
    """What can be written for a time of which something is known, or nothing."""
    allowed = ", ".join(["a time, such as 2024-01-20", *words[:-1], f"or {words[-1]}"])
    left_out = "; leave the line out where nobody says" if Unsaid.ONGOING in words else ""
    return f"write {allowed}{left_out}"


@dataclass(frozen=True)
class Time:
    """Marks a field as a time, or one of some words."""

    words: tuple[Unsaid, ...] = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(moment_or(*self.words))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        pattern = "|".join([re.sub(r"\?P<\w+>", "", WRITTEN.pattern), *self.words])
        return {"anyOf": [{"type": "string", "pattern": f"^(?:{pattern})$"}, {"type": "integer", "minimum": 1960}]}


Day = Annotated[Moment, Time()]
Start = Annotated[Moment | Unsaid, Time((Unsaid.UNKNOWN,))]
End = Annotated[Moment | Unsaid, Time((Unsaid.ONGOING, Unsaid.UNKNOWN))]
