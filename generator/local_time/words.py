"""A moment, an instant, a zone in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from generator.moments import MONTHS, Moment, Precision


def date_in_words(day: datetime) -> str:
    """A calendar day: 20 January 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def local_words(one: Moment, zone: tzinfo) -> str:
    """A time on the clocks of a place: January 2024; 20 January 2024; 20 January 2024, about 19:00 PKT."""
    about = "about " if one.approximate else ""
    if one.precision is Precision.YEAR:
        return f"{about}{one.wall.year}"
    if one.precision is Precision.MONTH:
        return f"{about}{MONTHS[one.wall.month - 1]} {one.wall.year}"
    if not one.has_clock:
        return f"{about}{date_in_words(one.wall)}"
    return instant_words(one.instant(one.wall, zone), zone, one.precision, about)


def utc_words(one: Moment) -> str:
    """A clock time in UTC; nothing for a time without a clock, which has none."""
    if not one.has_clock:
        return ""
    return instant_words(one.instant(one.wall, UTC), UTC, one.precision, "about " if one.approximate else "")


def instant_words(instant: datetime, zone: tzinfo, precision: Precision = Precision.MINUTE, about: str = "") -> str:
    """An instant on the clocks of a place, with the zone's name: 20 January 2024, 18:40 PKT."""
    wall = instant.astimezone(zone)
    clock = f"{wall.hour:02}:{wall.minute:02}{f':{wall.second:02}' if precision is Precision.SECOND else ''}"
    within = "within the hour from " if precision is Precision.HOUR and not about else ""
    return f"{date_in_words(wall)}, {about}{within}{clock} {letters_of(wall)}"


def zone_words(instant: datetime, zone: tzinfo) -> str:
    """A zone's usual letters, or its distance from UTC where it has none: PKT, UTC+05:45."""
    return letters_of(instant.astimezone(zone))


def letters_of(wall: datetime) -> str:
    """The same of a time on the clocks of a zone."""
    name = wall.tzname() or ""
    return name if name.isalpha() else distance_of(wall.utcoffset())


def clock_words(instant: datetime, zone: tzinfo) -> str:
    """Which clock it is that a drawing shows: Local time, PKT (UTC+05:00)."""
    name, offset = zone_words(instant, zone), offset_words(instant, zone)
    return f"Local time, {name}" if name == offset else f"Local time, {name} ({offset})"


def offset_words(instant: datetime, zone: tzinfo) -> str:
    """A zone's distance from UTC at an instant: UTC+05:00."""
    return distance_of(instant.astimezone(zone).utcoffset())


@lru_cache
def distance_of(offset: timedelta | None) -> str:
    """The same in words."""
    seconds = int((offset or timedelta(0)).total_seconds())
    return f"UTC{'-' if seconds < 0 else '+'}{abs(seconds) // 3600:02}:{abs(seconds) % 3600 // 60:02}"
