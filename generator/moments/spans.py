"""Spans of instants: how each edge was given, and the bracket of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from functools import lru_cache, reduce
from typing import Any


class Precision(IntEnum):
    """How finely a time is given; a larger value is finer."""

    YEAR = 1
    MONTH = 2
    DAY = 3
    HOUR = 4
    MINUTE = 5
    SECOND = 6


# Asked for by the million, and as names of their own found in half the time.
DAY, MINUTE = Precision.DAY, Precision.MINUTE


@dataclass(frozen=True, order=True, slots=True)
class Edge:
    """How an edge of a span was given: approximately or not, and how finely."""

    approximate: bool = False
    precision: Precision = MINUTE

    @property
    def is_day(self) -> bool:
        """Whether it is that of a day, a month or a year."""
        return self.precision <= DAY

    @property
    def is_over(self) -> bool:
        """Whether its instant, as the last of a day or an hour, no longer belongs to it."""
        return self.precision < MINUTE

    def __reduce__(self) -> tuple[Any, ...]:
        return edge, (self.approximate, self.precision)


@lru_cache
def edge(approximate: bool, precision: Precision) -> Edge:
    """An edge that was given so: one for all, as there are twelve."""
    return Edge(approximate, precision)


PLAIN = Edge()


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """From the earliest to the latest instant (both in UTC) that something can have been, and how each was given."""

    earliest: datetime
    latest: datetime
    first: Edge = PLAIN
    last: Edge = PLAIN

    def __hash__(self) -> int:
        return hash((self.earliest, self.latest))  # few spans are told apart by their edges alone

    def __reduce__(self) -> tuple[Any, ...]:
        return Span, (self.earliest, self.latest, self.first, self.last)

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
        return self.earliest <= other.earliest and (
            other.latest < self.latest
            or (other.latest == self.latest and (other.last.is_over or not self.last.is_over))
        )


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
    chosen = choose([instant for instant, _ in edges])
    same = [edge for instant, edge in edges if instant == chosen]
    return chosen, same[0] if len(same) == 1 else min(same, key=how_plainly)


def how_plainly(edge: Edge) -> tuple[bool, int]:
    """Less for an edge that is given more plainly, and among such ones more finely."""
    return edge.approximate, -edge.precision
