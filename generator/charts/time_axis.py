"""The ticks that make a stretch of time readable.

Vega would take times in the zone of the machine. So a wall time is written as if it were UTC and the scale is UTC.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, pairwise, takewhile

from generator.local_time.stretches import BEGINNING, DAY, HOUR, MINUTE, Stretch, first_of_month, short_date
from generator.moments import MONTHS

# The distances between ticks, in months where they are whole numbers.
STEPS: tuple[timedelta | int, ...] = (
    *(count * MINUTE for count in (5, 10, 15, 30)),
    *(count * HOUR for count in (1, 2, 3, 6, 12)),
    *(count * DAY for count in (1, 2, 3, 7, 14)),
    *(1, 2, 3, 6, 12, 24, 60, 120, 240),
)


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
