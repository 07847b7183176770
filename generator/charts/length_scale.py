"""Lengths of time on one scale that shows minutes and months alike, to both sides of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from math import copysign, log1p

HOUR, DAY, WEEK, MONTH, YEAR = 60, 1440, 10080, 43200, 525600  # minutes
# Below it the scale is nearly linear, so that no length at all has a place on it.
CONSTANT = 30
# Lengths that may be named on the axis, those first that nobody should miss where there is room for few.
NAMED = (
    (DAY, ("1", "day")),
    (WEEK, ("1", "week")),
    (HOUR, ("1", "hour")),
    (YEAR, ("1", "year")),
    (MONTH, ("1", "month")),
    (6 * HOUR, ("6", "hours")),
    (10 * YEAR, ("10", "years")),
    (3 * DAY, ("3", "days")),
)
TICK_LETTER = 6.0  # pixels that a letter of a tick's label takes


@dataclass(frozen=True)
class LengthScale:
    """From one length in minutes to another, over so many pixels; a length below nothing lies before something."""

    low: float
    high: float
    width: float

    def place(self, minutes: float) -> float:
        """Where a length stands, in pixels from the left; it agrees with the scale that Vega draws."""
        first, last = bent(self.low), bent(self.high)
        return self.width * (bent(minutes) - first) / (last - first)

    def ticks(self, nothing: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
        """The lengths to name and their labels in lines, as many as do not touch; `nothing` is the label of none."""
        chosen: dict[int, tuple[str, ...]] = {}
        for minutes, lines in ((0, nothing), *both_ways()):
            fits = self.low <= minutes <= self.high
            if fits and all(self.apart(minutes, lines, *other) for other in chosen.items()):
                chosen[minutes] = lines
        return dict(sorted(chosen.items()))

    def apart(self, minutes: float, lines: tuple[str, ...], other: float, others: tuple[str, ...]) -> bool:
        """Whether two labels do not touch."""
        room = TICK_LETTER * (max(map(len, lines)) + max(map(len, others))) / 2 + 6
        return abs(self.place(minutes) - self.place(other)) >= room


def minutes(length: timedelta) -> float:
    """A length in minutes."""
    return length.total_seconds() / 60


def bent(minutes: float) -> float:
    """The symmetrical logarithm."""
    return copysign(log1p(abs(minutes) / CONSTANT), minutes)


def both_ways() -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every named length, after and before."""
    for minutes, lines in NAMED:
        yield minutes, lines
        yield -minutes, lines
