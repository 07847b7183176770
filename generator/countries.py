"""Countries and their time zones: ISO 3166-1 codes, names in each language, and IANA zones (tzdata)."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from generator.languages import ENGLISH, code_of_number, name_of_country

TZDATA = files("tzdata") / "zoneinfo"


@cache
def zones_of_countries() -> dict[str, tuple[str, ...]]:
    """Country code -> its IANA zones in the order of tzdata's zone.tab (most populous first, as far as that goes)."""
    table: dict[str, list[str]] = {}
    for line in (TZDATA / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, _coordinates, zone = line.split("\t")[:3]
            table.setdefault(code, []).append(zone)
    return {code: tuple(zones) for code, zones in table.items()}


@cache
def country_codes() -> tuple[str, ...]:
    """Every ISO 3166-1 alpha-2 code in use that has a time zone, sorted."""
    return tuple(sorted(zones_of_countries()))


@cache
def country_name(code: str, language: str = ENGLISH) -> str:
    """The country's name in a language."""
    return name_of_country(code, language)


@cache
def country_of_number(number: str) -> str | None:
    """The country of an ISO 3166-1 number: PK for 586; nothing where the number is not a country's."""
    code = code_of_number(number)
    return code if code in country_codes() else None


def zones_of(code: str) -> tuple[str, ...]:
    """The IANA zones of a country; none where the code is not a country's."""
    return zones_of_countries().get(code, ())


@cache
def clocks_of(code: str) -> tuple[str, ...]:
    """The zones of a country whose clocks have differed since 2000, one for each that differs."""
    shown: dict[tuple[object, ...], str] = {}
    for name in zones_of(code):
        days = (
            datetime(year, month, 1, tzinfo=time_zone(name)) for year in range(2000, 2031) for month in (1, 4, 7, 10)
        )
        shown.setdefault(tuple(day.utcoffset() for day in days), name)
    return tuple(shown.values())


@cache
def zone_exists(name: str) -> bool:
    """Whether tzdata has a zone of this name."""
    return name in {zone for zones in zones_of_countries().values() for zone in zones} or name == "UTC"


@cache
def time_zone(name: str) -> ZoneInfo:
    """A zone from the tzdata package and never from the machine, so that a build is the same everywhere."""
    with TZDATA.joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
