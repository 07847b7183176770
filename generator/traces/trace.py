"""A trace: what an instrument measured over time, and where it measured nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from statistics import median_low
from typing import Any, NamedTuple

# A distance between rows is the usual one if at least half of all are as long, give or take a tenth; a distance of
# more than one and a half times the usual one leaves out a row.
ALIKE, MOST_OF, TOO_FAR = 0.1, 0.5, 1.5
DAY = 86_400  # seconds

RULE_OF_GAPS = (
    "A gap is where a row has no value, and where rows are missing: that is, where two rows are more than one and a half "
    "times as far apart as usual. The usual distance is the median of all, if at least half of them are like it, give or "
    "take a tenth; rows at uneven distances have none, and then only rows without a value are gaps. Nothing is drawn "
    "across a gap, and nothing is put in its place."
)


class Row(NamedTuple):
    """A value and when it was measured, in seconds since 1970; what is not known of it is None."""

    time: int
    value: float | None
    low: float | None = None
    high: float | None = None


# A row out of its four parts, as `Row` makes it, which takes three times as long.
made_row: Callable[[Iterable[Any]], Row] = partial(tuple.__new__, Row)


class Gap(NamedTuple):
    """A stretch without a value: from the last that was measured to the next, or to an edge of the trace."""

    start: int
    end: int


@dataclass(frozen=True)
class Trace:
    """Rows in time. Where `by_day`, each holds for a whole day, and its time is that day's midnight as if in UTC."""

    rows: tuple[Row, ...]
    by_day: bool

    @property
    def bounded(self) -> bool:
        """Whether its values have bounds."""
        return any(row.low is not None for row in self.rows)

    @property
    def measured(self) -> tuple[Row, ...]:
        """The rows that have a value."""
        return tuple(row for row in self.rows if row.value is not None)

    @property
    def start(self) -> int:
        """The time of its first row."""
        return self.rows[0].time

    @property
    def end(self) -> int:
        """The time of its last row; of days, when the last of them is over."""
        return self.until(self.rows[-1])

    def until(self, row: Row) -> int:
        """Until when a row holds: a day until it is over, a clock time for the moment."""
        return row.time + DAY if self.by_day else row.time

    @cached_property
    def step(self) -> int | None:
        """The usual distance between rows in seconds; none where they stand at uneven distances."""
        return usual([later.time - row.time for row, later in pairwise(self.rows)])

    @cached_property
    def runs(self) -> tuple[tuple[Row, ...], ...]:
        """The values that stand together, without a gap between them."""
        return tuple(tuple(run) for run in self.parted())

    def parted(self) -> Iterator[list[Row]]:
        """Rows with values, parted at each gap."""
        run: list[Row] = []
        before = self.rows[0]
        for row in self.rows:
            if run and (row.value is None or self.is_far(before, row)):
                yield run
                run = []
            if row.value is not None:
                run.append(row)
            before = row
        if run:
            yield run

    def is_far(self, row: Row, later: Row) -> bool:
        """Whether a row is missing between two."""
        return self.step is not None and later.time - row.time > TOO_FAR * self.step

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap, as time goes."""
        edges = [self.start, *(edge for run in self.runs for edge in (run[0].time, self.until(run[-1]))), self.end]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return tuple(Gap(start, end) for start, end in pairs if start < end)


def trace_of_columns(columns: Iterable[Iterable[Any]], by_day: bool) -> Trace:
    """A trace of times, values and their bounds."""
    return Trace(tuple(map(made_row, zip(*columns, strict=False))), by_day)


def usual(distances: Sequence[int]) -> int | None:
    """The median of distances, if at least half of all are like it."""
    if not distances:
        return None
    middle = median_low(distances)
    like = sum(abs(distance - middle) <= ALIKE * middle for distance in distances)
    return middle if like >= MOST_OF * len(distances) else None
