"""Times as the sources give them: a year, a month, a day or a clock time with its zone; approximate or not.

The written form is the part of EDTF (ISO 8601-2) that the sources need. A day stays a day: it becomes a span of
instants only when somebody asks for one and says in which time zone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import IntEnum
from functools import lru_cache, reduce

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

WRITTEN = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d{2})"
    r"(?:-(?P<day>\d{2})"
    r"(?:T(?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?(?P<zone>Z|[+-]\d{2}:\d{2}))?"
    r")?)?"
    r"(?P<approximate>~?)",
    re.ASCII,
)
FORMS = "2024, 2024-01, 2024-01-20, 2024-01-20T18:40+05:00; a trailing ~ means approximately"
IN_FULL = (
    "write year-month-day, then T, the clock from 00:00 to 23:59 and the zone, without blanks: 2024-01-20T20:00+05:00; "
    "less if less is known: 2024-01-20, 2024-01; a ~ at the end means approximately"
)
# The clocks of two zones never differ by more: where one wall time is earlier by this, its instant is earlier, too.
FARTHEST_CLOCKS = timedelta(hours=28)


class NotAMoment(ValueError):
    """A text that is not a time as we write it; says why and what to write instead."""

    def __init__(self, message: str, hint: str = f"write it like {FORMS}") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Precision(IntEnum):
    """How finely a time is given; a larger value is finer."""

    YEAR = 1
    MONTH = 2
    DAY = 3
    HOUR = 4
    MINUTE = 5
    SECOND = 6


# What a part of a time is where it is left out, from the year on: the first month, the first day, hour 0.
LEFT_OUT = (0, 1, 1, 0, 0, 0)


@dataclass(frozen=True, order=True)
class Edge:
    """How an edge of a span was given: approximately or not, and how finely."""

    approximate: bool = False
    precision: Precision = Precision.MINUTE

    @property
    def is_day(self) -> bool:
        """Whether it is that of a day, a month or a year."""
        return self.precision <= Precision.DAY

    @property
    def is_over(self) -> bool:
        """Whether its instant, as the last of a day or an hour, no longer belongs to it."""
        return self.precision < Precision.MINUTE


PLAIN = Edge()


@dataclass(frozen=True, order=True)
class Span:
    """From the earliest to the latest instant (both in UTC) that something can have been, and how each was given."""

    earliest: datetime
    latest: datetime
    first: Edge = PLAIN
    last: Edge = PLAIN

    @property
    def approximate(self) -> bool:
        """Whether an edge of it is known approximately only."""
        return self.first.approximate or self.last.approximate

    def to(self, other: Span) -> Span:
        """From its earliest instant to the latest of another, or back where that one comes before."""
        (earliest, first), (latest, last) = sorted([(self.earliest, self.first), (other.latest, other.last)])
        return Span(earliest, latest, first, last)

    def holds(self, other: Span) -> bool:
        """Whether another lies within it; the midnight after a day does not lie in the day."""
        ends, other_ends = ((one.latest, not one.last.is_over) for one in (self, other))
        return self.earliest <= other.earliest and other_ends <= ends


@dataclass(frozen=True)
class Moment:
    """A time as somebody wrote it. `wall` is its first instant on the clock of its zone, without a zone."""

    text: str
    precision: Precision
    approximate: bool
    wall: datetime
    offset: timedelta | None

    @property
    def has_clock(self) -> bool:
        """Whether it says the time of day."""
        return self.precision >= Precision.HOUR

    def span(self, zone: tzinfo) -> Span:
        """All instants it can mean; a clock time to the minute is a point. `zone` is where its days begin."""
        return span_of_moment(self, zone)

    def instant(self, wall: datetime, zone: tzinfo) -> datetime:
        """A wall time of this moment as an instant in UTC."""
        return wall.replace(tzinfo=zone if self.offset is None else timezone(self.offset)).astimezone(UTC)

    def next_wall(self) -> datetime:
        """The wall time at which its year, month, day or hour is over."""
        wall = self.wall
        match self.precision:
            case Precision.YEAR:
                return wall.replace(year=wall.year + 1)
            case Precision.MONTH:
                return wall + timedelta(days=monthrange(wall.year, wall.month)[1])
            case Precision.DAY:
                return wall + timedelta(days=1)
        return wall + timedelta(hours=1)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def span_of_moment(one: Moment, zone: tzinfo) -> Span:
    """All instants that a moment can mean; a page asks for those of the same moments over and over."""
    first, edge = one.instant(one.wall, zone), Edge(one.approximate, one.precision)
    last = first if one.precision >= Precision.MINUTE else one.instant(one.next_wall(), zone)
    return Span(first, last, edge, edge)


@lru_cache(maxsize=4096)
def moment(text: str) -> Moment:
    """Read a time; raises NotAMoment with what is wrong and what to write."""
    found = WRITTEN.fullmatch(text)
    if not found:
        raise not_written_well(text)
    *parts, zone, approximate = found.groups()
    numbers = [int(part) for part in parts if part]
    year, month, day, hour, minute, second = (*numbers, *LEFT_OUT[len(numbers) :])
    refuse_impossible(text, (year, month, day), (hour, minute, second))
    return Moment(
        text=text,
        precision=Precision(len(numbers)),
        approximate=bool(approximate),
        wall=datetime(year, month, day, hour, minute, second),
        offset=offset_of(zone) if zone else None,
    )


def refuse_impossible(text: str, date: tuple[int, int, int], clock: tuple[int, int, int]) -> None:
    """A month has so many days, a day 24 hours, and the record of the internet begins after 1960."""
    year, month, day = date
    if not 1960 <= year <= 2200:
        raise NotAMoment(f'"{text}" is not in a year between 1960 and 2200')
    if not 1 <= month <= 12:
        raise NotAMoment(f'"{text}" is not a date: there is no month {month:02}')
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise NotAMoment(f'"{text}" is not a date: {MONTHS[month - 1]} {year} has {days} days')
    if clock[0] > 23 or clock[1] > 59 or clock[2] > 59:
        raise NotAMoment(f'"{text}" is not a time of day: the clock goes from 00:00 to 23:59:59')


def offset_of(zone: str) -> timedelta:
    """The distance from UTC of `Z` or `+05:00`."""
    if zone == "Z":
        return timedelta(0)
    distance = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
    if not timedelta(hours=-12) <= distance <= timedelta(hours=14) or int(zone[4:6]) > 59:
        raise NotAMoment(f'"{zone}" is not a distance from UTC: they go from -12:00 to +14:00')
    return distance


DATE, CLOCK = r"\d{4}-\d{2}-\d{2}", r"\d{1,2}:\d{2}(?::\d{2})?"
# Texts that have not the form of a time, by what they look like: what is wrong, what to do.
REFUSALS = (
    (rf"{CLOCK}~?", "has no date", "write the date before it and the zone after it: 2024-01-20T18:40+05:00"),
    (
        rf"{DATE}[T ]\d{{2}}(?::\d{{2}}){{0,2}}~?",
        "has no time zone",
        "add it, such as Z for UTC or +01:00 for one hour ahead of it",
    ),
    (
        rf"{DATE}[T ]{CLOCK} ?[A-Za-z]{{2,5}}~?",
        "has letters for a zone",
        "write its distance from UTC, such as +01:00, or Z for UTC",
    ),
    (
        r"(?=.{0,40}\d).{0,40}\s(to|or|until|till)\s.{0,40}",
        "is not one time",
        "where sources differ, write a list of readings: [2024-01-20, 2024-01-21]",
    ),
    (r"\d{4}-(\d|\d{2}-\d)(?!\d).*", "is not a time", "write month and day with two digits: 2024-01-07"),
)


def not_written_well(text: str) -> NotAMoment:
    """What is wrong with a text that has not the form of a time."""
    joined = re.sub(rf"^({DATE}) ", r"\1T", text).replace(" ", "")
    if WRITTEN.fullmatch(joined):
        return NotAMoment(f'"{text}" has a space in it', f"write {joined}")
    for form, what, hint in REFUSALS:
        if re.fullmatch(form, text, re.DOTALL):
            return NotAMoment(f'"{text}" {what}', hint)
    return NotAMoment(f'"{text}" is not a time', IN_FULL)


def bracket(exact: Iterable[Span], coarse: Iterable[Span] = ()) -> Span | None:
    """The span from the earliest to the latest of several; nothing of none.

    `exact` are clock times and bounds that somebody drew: each widens the bracket. A `coarse` time that holds a
    finer one (the day of a minute) says the same less finely, so it does not; one that holds none does.
    """
    drawn, rough = dict.fromkeys(exact), dict.fromkeys(coarse)
    standing = (one for one in rough if not any(is_finer(other, one) for other in (*drawn, *rough)))
    return reduce(hull, (*drawn, *standing), None)


def is_finer(one: Span, other: Span) -> bool:
    """Whether one lies within another and is shorter."""
    return other.holds(one) and not one.holds(other)


def hull(one: Span | None, other: Span) -> Span:
    """The least span that holds both."""
    if one is None:
        return other
    earliest, first = given(min, (one.earliest, one.first), (other.earliest, other.first))
    latest, last = given(max, (one.latest, one.last), (other.latest, other.last))
    return Span(earliest, latest, first, last)


def given(choose: Callable[[Iterable[datetime]], datetime], *edges: tuple[datetime, Edge]) -> tuple[datetime, Edge]:
    """The least or the greatest instant, as it is given most plainly, and most finely."""
    chosen = choose(instant for instant, _ in edges)
    same = (edge for instant, edge in edges if instant == chosen)
    return chosen, min(same, key=lambda edge: (edge.approximate, -edge.precision))
