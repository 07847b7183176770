"""A time as somebody wrote it: read from its text, and meant in a zone."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from generator.moments.spans import DAY, MINUTE, Precision, Span, edge
from generator.moments.writing import WRITTEN, NotAMoment, not_written_well, refuse_impossible

# The clocks of two zones never differ by more: where one wall time is earlier by this, its instant is earlier, too.
FARTHEST_CLOCKS = timedelta(hours=28)
# What a part of a time is where it is left out, from the year on: the first month, the first day, hour 0.
LEFT_OUT = (0, 1, 1, 0, 0, 0)
PRECISIONS = tuple(Precision)  # by the number of parts that are written, from one on
HOUR = Precision.HOUR
ONE_DAY, ONE_HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as somebody wrote it. `wall` is its first instant on the clock of its zone, without a zone."""

    text: str
    # All else follows from the text, by which two are told apart.
    precision: Precision = field(compare=False)
    approximate: bool = field(compare=False)
    wall: datetime = field(compare=False)
    offset: timedelta | None = field(compare=False)

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[Any, ...]:
        return moment, (self.text,)  # in every process one for each text

    @property
    def has_clock(self) -> bool:
        """Whether it says the time of day."""
        return self.precision >= HOUR

    def span(self, zone: tzinfo) -> Span:
        """All instants it can mean; a clock time to the minute is a point. `zone` is where its days begin."""
        return span_of_moment(self, zone)

    def instant(self, wall: datetime, zone: tzinfo) -> datetime:
        """A wall time of this moment as an instant in UTC."""
        if self.offset is None:
            return wall.replace(tzinfo=zone).astimezone(UTC)
        return (wall - self.offset).replace(tzinfo=UTC)

    def next_wall(self) -> datetime:
        """The wall time at which its year, month, day or hour is over."""
        wall, precision = self.wall, self.precision
        if precision is DAY:
            return wall + ONE_DAY
        if precision is Precision.YEAR:
            return wall.replace(year=wall.year + 1)
        if precision is Precision.MONTH:
            return wall + monthrange(wall.year, wall.month)[1] * ONE_DAY
        return wall + ONE_HOUR

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def span_of_moment(one: Moment, zone: tzinfo) -> Span:
    """All instants that a moment can mean; a page asks for those of the same moments over and over."""
    first, given = one.instant(one.wall, zone), edge(one.approximate, one.precision)
    last = first if one.precision >= MINUTE else one.instant(one.next_wall(), zone)
    return Span(first, last, given, given)


@lru_cache(maxsize=4096)
def moment(text: str) -> Moment:
    """Read a time; raises NotAMoment with what is wrong and what to write."""
    found = WRITTEN.fullmatch(text)
    if not found:
        raise not_written_well(text)
    *parts, zone, approximate = found.groups()
    numbers = [*map(int, filter(None, parts))]
    year, month, day, hour, minute, second = (*numbers, *LEFT_OUT[len(numbers) :])
    refuse_impossible(text, (year, month, day), (hour, minute, second))
    wall, offset = datetime(year, month, day, hour, minute, second), offset_of(zone) if zone else None
    return Moment(text, PRECISIONS[len(numbers) - 1], bool(approximate), wall, offset)


@lru_cache
def offset_of(zone: str) -> timedelta:
    """The distance from UTC of `Z` or `+05:00`."""
    if zone == "Z":
        return timedelta(0)
    distance = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
    if not timedelta(hours=-12) <= distance <= timedelta(hours=14) or int(zone[4:6]) > 59:
        raise NotAMoment(f'"{zone}" is not a distance from UTC: they go from -12:00 to +14:00')
    return distance
