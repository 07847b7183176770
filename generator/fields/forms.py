"""Names that are written in a form of their own: ids, codes of countries, areas and languages, time zones, domains."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints, ValidationInfo, WithJsonSchema

from generator.countries import country_codes, country_name, time_zone, zone_exists, zones_of
from generator.languages import WRITTEN as LANGUAGE
from generator.problems import Rule
from generator.shape import mistake, shape_in_words
from generator.vocabulary import a_language, in_form

RULES = (
    Rule(
        code="OUT207",
        statement="An id, a country code, a time zone or a domain name is written as its kind is written.",
        why="They become addresses on the site and are compared letter by letter.",
        wrong="countries: [Pakistan]\n",
        right="countries: [PK]\n",
    ),
)

KNOWN_FORMS = 4096  # texts of which it is remembered that they have a form: most recur from record to record


def written_small(pattern: str, what: str, example: str) -> Callable[[str], str]:
    """A check that a name has the form of an id; the hint gives the name in that form."""
    form = re.compile(pattern, re.ASCII)

    @lru_cache(maxsize=KNOWN_FORMS)
    def check(value: str) -> str:
        if not form.fullmatch(value):
            hint = f"use small letters, digits and hyphens{in_form(value) or f': {example}'}"
            raise mistake("OUT207", f'"{value}" is not {what}', hint)
        return value

    return check


def written_as(pattern: str, what: str, hint: str) -> Callable[[str], str]:
    """A check that a text has a form."""
    form = re.compile(pattern, re.ASCII)

    @lru_cache(maxsize=KNOWN_FORMS)
    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise mistake("OUT207", f'"{value}" is not {what}', hint)
        return value

    return check


def country(value: object) -> str:
    """An ISO 3166-1 alpha-2 code."""
    if isinstance(value, str) and zones_of(value):
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
