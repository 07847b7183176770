"""A stretch of time on the clocks of a place: wall times, written as if they were UTC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from generator.moments import MONTHS, PLAIN, Edge, Span

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Hours: by as many clocks have gone forward at midnight nowhere but by a whole day, and at stations in Antarctica.
MOST_SKIPPED = 4
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)  # a Monday, so that steps of seven days fall on Mondays


@dataclass(frozen=True)
class Stretch:
    """From one wall time to a later or equal one, both written as if they were UTC, and how each was given."""

    start: datetime
    end: datetime
    first: Edge = field(default=PLAIN, compare=False)
    last: Edge = field(default=PLAIN, compare=False)

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.start

    def meets(self, other: Stretch) -> bool:
        """Whether the two have a time in common that is more than a shared edge; a point inside counts."""
        if other.length and self.length:
            return self.start < other.end and other.start < self.end
        return self.start <= other.end and other.start <= self.end

    def within(self, other: Stretch) -> Stretch:
        """The part of it that lies in another."""
        return Stretch(max(self.start, other.start), max(self.start, other.start, min(self.end, other.end)))

    def reaching(self, others: Sequence[Stretch]) -> Stretch:
        """It and others, with all that lies between."""
        return Stretch(min([self.start, *(o.start for o in others)]), max([self.end, *(o.end for o in others)]))

    def widened(self, margin: timedelta) -> Stretch:
        """It with a margin at each end."""
        return Stretch(self.start - margin, self.end + margin)


# A page asks for the same spans and instants over and over, in a dozen phrases.
@lru_cache(maxsize=1024)
def stretch(span: Span, zone: tzinfo) -> Stretch:
    """A span of instants on the clocks of a place; without length where the clocks go back and show the same hour again."""
    start = wall(span.earliest, zone)
    return Stretch(start, max(start, wall(span.latest, zone)), span.first, span.last)


@lru_cache(maxsize=1024)
def wall(instant: datetime, zone: tzinfo) -> datetime:
    """What the clocks of a place show at an instant, written as if it were UTC.

    A day begins at 00:00 even where the clocks go forward at that moment and show 01:00.
    """
    local = instant.astimezone(zone)
    if zone is UTC:
        return local
    if local.hour >= MOST_SKIPPED or not (local.hour or local.minute or local.second or local.microsecond):
        return local.replace(tzinfo=UTC)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight if midnight.astimezone(UTC) == instant else local).replace(tzinfo=UTC)


def is_whole_days(time: Stretch) -> bool:
    """Whether it was given in days or coarser, and those are days on these clocks too."""
    return bool(time.length) and starts_a_day(time) and ends_a_day(time) and time.last.is_day


def starts_a_day(time: Stretch) -> bool:
    """Whether its start was given as a day, and not by the clock."""
    return time.first.is_day and is_midnight(time.start)


def ends_a_day(time: Stretch) -> bool:
    """Whether its end is that of a day, or of a day's last hour, and not a midnight given by the clock."""
    return time.last.is_over and is_midnight(time.end)


def last_day(time: Stretch) -> datetime:
    """The last day that a stretch of whole days holds."""
    return time.end - DAY


def is_midnight(time: datetime) -> bool:
    """Whether a day begins with it."""
    return time.hour == time.minute == time.second == 0


def midnight(time: datetime) -> datetime:
    """The midnight with which its day began."""
    return time.replace(hour=0, minute=0, second=0, microsecond=0)


def first_of_month(time: datetime) -> datetime:
    """The midnight with which its month began."""
    return BEGINNING.replace(year=time.year, month=time.month)


def short_date(day: datetime) -> str:
    """A day without its year: 20 Jan."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def last_moment(time: Stretch) -> datetime:
    """Its last moment; where it ends with a day, that still belongs to the day."""
    return time.end - timedelta(microseconds=1) if time.length and ends_a_day(time) else time.end
