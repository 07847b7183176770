"""A stretch of time on the clocks of a place, and the ticks that make it readable.

Vega would take times in the zone of the machine. So a wall time is written as if it were UTC and the scale is UTC.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice, pairwise, takewhile

from generator.moments import MONTHS, Span

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)  # a Monday, so that steps of seven days fall on Mondays

# The distances between ticks, in months where they are whole numbers.
STEPS: tuple[timedelta | int, ...] = (
    *(count * MINUTE for count in (5, 10, 15, 30)),
    *(count * HOUR for count in (1, 2, 3, 6, 12)),
    *(count * DAY for count in (1, 2, 7)),
    *(1, 2, 3, 6, 12, 24, 60, 120, 240),
)


@dataclass(frozen=True)
class Stretch:
    """From one wall time to a later or equal one; both are written as if they were UTC."""

    start: datetime
    end: datetime

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


def stretch(span: Span, zone: tzinfo) -> Stretch:
    """A span of instants on the clocks of a place."""
    return Stretch(wall(span.earliest, zone), wall(span.latest, zone))


def wall(instant: datetime, zone: tzinfo) -> datetime:
    """What the clocks of a place show at an instant, written as if it were UTC."""
    return instant.astimezone(zone).replace(tzinfo=UTC)


def milliseconds(time: datetime) -> int:
    """A time as Vega counts it."""
    return int(time.timestamp() * 1000)


@dataclass(frozen=True)
class Tick:
    """A time on the axis and the lines of its label."""

    at: datetime
    lines: tuple[str, ...]


def ticks(window: Stretch, most: int) -> tuple[Tick, ...]:
    """The finest ticks of which no more than so many fall into the window."""
    fitting = (step for step in STEPS if len(times_in(window, step, most + 1)) <= most)
    step = next(fitting, STEPS[-1])
    return tuple(labelled(times_in(window, step, most), step))


def times_in(window: Stretch, step: timedelta | int, most: int) -> list[datetime]:
    """The first so many round times in a window."""
    return list(islice(takewhile(lambda time: time <= window.end, times_from(window.start, step)), most))


def times_from(start: datetime, step: timedelta | int) -> Iterator[datetime]:
    """The round times at a distance from each other, from the first that is not before the start."""
    if isinstance(step, timedelta):
        count = -((BEGINNING - start) // step)
        while True:
            yield BEGINNING + count * step
            count += 1
    month = start.year * 12 + start.month - (1 if start == first_of_month(start) else 0)
    month = -(-month // step) * step
    while True:
        yield BEGINNING.replace(year=month // 12, month=month % 12 + 1)
        month += step


def first_of_month(time: datetime) -> datetime:
    """The midnight with which its month began."""
    return BEGINNING.replace(year=time.year, month=time.month)


def labelled(times: Sequence[datetime], step: timedelta | int) -> Iterator[Tick]:
    """Each tick with its label; the first, and each where the next larger unit turns over, names that unit below."""
    for before, time in pairwise([None, *times]):
        if time is not None:
            small, large = label(time, step)
            turned = before is None or label(before, step)[1] != large
            yield Tick(time, (small, large) if turned and large else (small,))


def label(time: datetime, step: timedelta | int) -> tuple[str, str]:
    """A tick's own unit and the next larger one."""
    if isinstance(step, int):
        return (str(time.year), "") if step >= 12 else (MONTHS[time.month - 1][:3], str(time.year))
    if step >= DAY:
        return short_date(time), str(time.year)
    return f"{time:%H:%M}", short_date(time)


def short_date(day: datetime) -> str:
    """A day without its year: 20 Jan."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
