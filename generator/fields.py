"""The kinds of value that a field of a record can take: terms, times, addresses, ids and prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.countries import country_codes, country_name, time_zone, zone_exists, zones_of
from generator.languages import WRITTEN as LANGUAGE
from generator.moments import WRITTEN, Moment, NotAMoment, moment
from generator.problems import Rule
from generator.shape import given, mistake, shape_in_words
from generator.vocabulary import ClosedList, Lists, a_language, in_form

RULES = (
    Rule(
        code="OUT203",
        statement="A term is one of its closed list.",
        why="What is counted must be called the same everywhere. The lists are YAML files; a pull request can add a term.",
        wrong="kinds: [service_bloking]\n",
        right="kinds: [service_blocking]\n",
    ),
    Rule(
        code="OUT205",
        statement="A time exists in the calendar, is written as year-month-day, and has its zone when it has a clock.",
        why="18:40 in Karachi and 18:40 in London are five hours apart.",
        wrong="start: 2022-02-30\n",
        right="start: 2022-02-28\n",
    ),
    Rule(
        code="OUT207",
        statement="An id, a country code, a time zone or a domain name is written as its kind is written.",
        why="They become addresses on the site and are compared letter by letter.",
        wrong="countries: [Pakistan]\n",
        right="countries: [PK]\n",
    ),
)

SHORT = 8  # entries that a hint has room for beside the nearest
SHOWN_WHOLE = 20  # entries that it has room for at most


class Unsaid(StrEnum):
    """What can be known of an end instead of a time."""

    ONGOING = "ongoing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class OneOf:
    """Marks a text field as an id of a closed list; the list itself comes with the file's context."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.id_in_list)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "x-closed-list": self.name}

    def id_in_list(self, value: object, info: ValidationInfo) -> str:
        """The id, or a mistake that names the nearest one and the file where the list stands."""
        lists: Lists = given(info, "lists")
        if self.name not in lists:
            if self.name in (given(info, "unread") or ()):
                return str(value)  # it is told at the list what is wrong with it, and nothing is built before that
            raise mistake("OUT203", f"the list of {self.name} could not be read, so this cannot be checked")
        return chosen(value, lists[self.name])


def chosen(value: object, known: ClosedList[Any]) -> str:
    """An id of a closed list, or a mistake that names the nearest."""
    if isinstance(value, str) and value in known:
        return value
    raise mistake(
        "OUT203", f"{shape_in_words(value)} is not in the list of {known.title.lower()}", help_for(value, known)
    )


def help_for(value: object, known: ClosedList[Any]) -> str:
    """The nearest entries of a list; all of a short list, and of a longer one where none is near."""
    near = known.meant_by(value) if isinstance(value, str) else ()
    meant = f'did you mean "{near[0]}"? ' if len(near) == 1 else f"perhaps {' or '.join(near)}? " if near else ""
    may_be_new = known.grows and str(value).casefold() not in known.spellings()
    if len(known.entries) <= (SHORT if near else SHOWN_WHOLE):
        added = f"; if it is missing, add it in {known.file}" if may_be_new else ""
        return f"{meant}Allowed: {', '.join(known.entries)}{added}"
    added = "; add it there if it is missing" if may_be_new else ""
    return f"{meant}The list is in {known.file}{added}"


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

    def read(value: object) -> Moment | Unsaid:
        if isinstance(value, str) and value.casefold() in words:
            if value in words:
                return Unsaid(value)
            raise mistake("OUT205", f'"{value}" is not a time', f"write {value.casefold()}, in small letters")
        if isinstance(value, str) and words and not re.search(r"\d{4}|\d:\d", value):
            raise mistake("OUT205", f'"{value}" is not a time', time_or(words))
        return as_moment(value)

    return read


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


def written_small(pattern: str, what: str, example: str) -> Callable[[str], str]:
    """A check that a name has the form of an id; the hint gives the name in that form."""
    form = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            hint = f"use small letters, digits and hyphens{in_form(value) or f': {example}'}"
            raise mistake("OUT207", f'"{value}" is not {what}', hint)
        return value

    return check


def written_as(pattern: str, what: str, hint: str) -> Callable[[str], str]:
    """A check that a text has a form."""
    form = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise mistake("OUT207", f'"{value}" is not {what}', hint)
        return value

    return check


def country(value: object) -> str:
    """An ISO 3166-1 alpha-2 code."""
    if isinstance(value, str) and value in country_codes():
        return value
    near = [
        code for code in country_codes() if str(value).casefold() in (code.casefold(), country_name(code).casefold())
    ]
    hint = f"write {near[0]}" if near else "write the two capital letters of ISO 3166-1, such as PK or NO"
    raise mistake("OUT207", f"{shape_in_words(value)} is not a country code", hint)


def zone(value: str, countries: Iterable[str] = ()) -> str:
    """An IANA time zone; the hint names one of the countries'."""
    if not zone_exists(value):
        hint = f"write its IANA name, such as {zone_meant(value, countries)}"
        raise mistake("OUT207", f'"{value}" is not a time zone', hint)
    return value


def zone_of_record(value: str, info: ValidationInfo) -> str:
    """The same, in a record that has said which countries it is about."""
    return zone(value, info.data.get("countries", ()))


def zone_meant(text: str, countries: Iterable[str]) -> str:
    """The zone of the record's countries that a text may mean by its city or its letters; else one of theirs."""
    zones = [name for code in countries for name in zones_of(code)] or ["Asia/Karachi"]
    called = ({name.rpartition("/")[2].replace("_", " "), *letters_of(name)} for name in zones)
    return next((name for name, calls in zip(zones, called, strict=True) if text in calls), zones[0])


def letters_of(name: str) -> Iterator[str]:
    """What a zone's clocks are called in winter and in summer: CST, CDT."""
    for month in (1, 7):
        yield datetime(2024, month, 1, tzinfo=time_zone(name)).tzname() or ""


def number_as_text(value: object) -> object:
    """Other registries' ids may be numbers; here they are names."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


AREA_CODE = r"[A-Z]{2}-[A-Z0-9]{1,3}"
INCIDENT_ID = r"\d{4}(-\d{2}(-\d{2})?)?(-[a-z0-9]+)+"
SOURCE_ID = r"[a-z0-9]+([._-][a-z0-9]+)*"
GROUP_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
DOMAIN = r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
ExternalId = Annotated[Text, BeforeValidator(number_as_text)]
CountryCode = Annotated[str, BeforeValidator(country)]
AreaCode = Annotated[
    str,
    AfterValidator(
        written_as(
            AREA_CODE, "an area's code", "write its ISO 3166-2 code, such as PK-SD; it begins with the country's"
        )
    ),
]
ZoneName = Annotated[str, AfterValidator(zone_of_record)]
IncidentId = Annotated[
    str,
    AfterValidator(
        written_as(INCIDENT_ID, "an incident's id", "an id is a file's name without .yml: 2024-01-20-pk-social-media")
    ),
]
SourceId = Annotated[
    str,
    AfterValidator(written_small(SOURCE_ID, "a source's id", "voa")),
]
Domain = Annotated[
    str,
    AfterValidator(
        written_as(DOMAIN, "a domain name", "write it in small letters without https:// or a path: insaf.pk")
    ),
]
Language = Annotated[
    str,
    AfterValidator(a_language),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{LANGUAGE})$"}),
]
GroupName = Annotated[
    str,
    AfterValidator(written_small(GROUP_NAME, "a group's name", "netblocks-2024-01-20")),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{GROUP_NAME})$"}),
]
Day = Annotated[Moment, Time()]
Start = Annotated[Moment | Unsaid, Time((Unsaid.UNKNOWN,))]
End = Annotated[Moment | Unsaid, Time((Unsaid.ONGOING, Unsaid.UNKNOWN))]
