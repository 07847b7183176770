"""What the chart of a trace shows: the values, the time of the disruption on the same clock, and what stands out in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property
from math import inf
from statistics import median

from generator.charts.keeping import Plain, plain_span
from generator.local_time.stretches import Stretch, wall
from generator.moments import Span
from generator.traces import Row, Trace

ENOUGH_BEFORE = 3  # values, of which a median says what was usual
ALMOST = 0.1  # of the level before: what lies nearer to it is as before


@dataclass(frozen=True)
class TracePlot:
    """A trace beside a disruption that began and ended within spans. `key` is unique on a page."""

    key: str
    title: str
    unit: str
    from_zero: bool
    zone: tzinfo
    trace: Trace
    began: Span | None = None
    ended: Span | None = None
    ongoing: bool = False
    normal: float | None = None

    @property
    def plain(self) -> Plain:
        """All of it in plain values."""
        named = (self.key, self.title, self.unit, self.from_zero, repr(self.zone), self.ongoing, self.normal)
        rows = [tuple(row) for row in self.trace.rows]
        return *named, plain_span(self.began), plain_span(self.ended), self.trace.by_day, rows

    def seconds(self, instant: datetime) -> int:
        """An instant as the trace counts its times."""
        return int((wall(instant, self.zone) if self.trace.by_day else instant).timestamp())

    def instant(self, time: int) -> datetime:
        """A time of the trace as an instant; of days, the midnight as if in UTC."""
        return datetime.fromtimestamp(time, UTC)

    @cached_property
    def offset(self) -> timedelta:
        """How far the clock of the axis is from UTC: one clock all along, that on which the disruption began."""
        if self.trace.by_day:
            return timedelta(0)
        reference = self.began.earliest if self.began else self.instant(self.trace.start)
        return reference.astimezone(self.zone).utcoffset() or timedelta(0)

    def on_clock(self, time: int) -> datetime:
        """A time of the trace on the clock of the axis, written as if it were UTC."""
        return self.instant(time) + self.offset

    @property
    def window(self) -> Stretch:
        """All that is drawn."""
        return Stretch(self.on_clock(self.trace.start), self.on_clock(self.trace.end))

    @cached_property
    def first(self) -> int | None:
        """The earliest that the disruption can have begun."""
        return self.seconds(self.began.earliest) if self.began else None

    @cached_property
    def last(self) -> int:
        """The latest that the disruption can have been; the end of the trace where nobody says when it ended."""
        return min(self.trace.end, self.seconds(self.ended.latest)) if self.ended else self.trace.end

    @property
    def whole(self) -> Stretch | None:
        """From the earliest to the latest that the disruption can have been, as far as it is drawn."""
        if self.first is None or self.first > self.trace.end or self.last < self.trace.start:
            return None
        return Stretch(self.on_clock(self.first), self.on_clock(self.last)).within(self.window)

    @property
    def sure(self) -> Stretch | None:
        """When the disruption must have been, as far as it is drawn."""
        if not self.began or not (self.ended or self.ongoing):
            return None
        begin = self.seconds(self.began.latest)
        end = self.seconds(self.ended.earliest) if self.ended else self.trace.end
        drawn = Stretch(self.on_clock(begin), self.on_clock(max(begin, end))).within(self.window)
        return drawn if drawn.length else None

    def is_during(self, start: int, end: int) -> bool:
        """Whether a stretch of the trace has a time in common with the disruption."""
        if self.first is None:
            return False
        return start <= self.last and self.first <= end if start == end else start < self.last and self.first < end

    @cached_property
    def before(self) -> tuple[Row, ...]:
        """What was measured before the disruption can have begun."""
        first = self.first if self.first is not None else -inf
        return tuple(row for row in self.trace.measured if self.trace.until(row) <= first)

    @cached_property
    def during(self) -> tuple[Row, ...]:
        """What was measured while it can have lasted."""
        return tuple(row for row in self.trace.measured if self.is_during(row.time, self.trace.until(row)))

    @cached_property
    def level(self) -> float | None:
        """What the values are compared with: what is given as normal, else the median before the disruption."""
        if self.normal is not None or len(self.before) < ENOUGH_BEFORE:
            return self.normal
        return median(row.value for row in self.before if row.value is not None)

    @cached_property
    def extreme(self) -> Row | None:
        """The value during the disruption that is farthest from the level; the lowest where there is no level."""
        level = self.level if self.level is not None else inf
        return max(
            self.during, key=lambda row: (abs((row.value or 0) - level), -(row.value or 0), -row.time), default=None
        )

    @cached_property
    def back(self) -> Row | None:
        """The first value after the farthest one that is almost at the level again."""
        extreme = self.extreme
        if extreme is None or not self.departs:
            return None
        later = (row for row in self.trace.measured if row.time > extreme.time)
        return next((row for row in later if self.is_near(row)), None)

    @property
    def departs(self) -> bool:
        """Whether the farthest value is not almost at the level; of a level that is not above zero nobody can say."""
        return bool(self.level and self.level > 0 and self.extreme and not self.is_near(self.extreme))

    def is_near(self, row: Row) -> bool:
        """Whether a value is almost at the level, or past it on the other side."""
        level, value = self.level or 0, row.value or 0
        if self.extreme is not None and (self.extreme.value or 0) < level:
            return value >= (1 - ALMOST) * level
        return value <= (1 + ALMOST) * level
