"""How a calendar is drawn: weeks as columns, each day a square; many days are one dashed line, of which each dash is a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import ModuleType
from typing import Any

from generator.charts.calendar_days import DAY, Calendar, Numbers
from generator.charts.drawing import GRID, MUTED, NARROW, SERIES, WIDE, Declared
from generator.charts.words import Mark, text
from generator.moments import MONTHS

# In pixels: from one day to the next and how large each is, on a wide and a narrow screen; a day that is only possible.
STEPS = {WIDE: 12, NARROW: 11}
SPACE, POSSIBLE, HEADING, MONTH_LINE, BETWEEN = 2, 5, 20, 14, 12
WEEKDAYS = {WIDE: ("Mon", "Wed", "Fri", "Sun"), NARROW: ("M", "W", "F", "S")}
WEEKDAY_COLUMN = {WIDE: 32, NARROW: 14}
# How dark a day is on which one, two, three or more were going on.
DEPTHS = (0.45, 0.72, 1.0)


@dataclass(frozen=True)
class Look:
    """How a day looks; one with a size does not fill its place."""

    colour: str
    depth: float = 1
    size: int = 0

    def line(self, left: float, top: float, days: int, step: int) -> Mark:
        """Days one below the other, of which the first has its place here."""
        size = self.size or step - SPACE
        top += (step - size) / 2
        look = {"size": size, "dash": [size, step - size], "colour": self.colour, "depth": self.depth}
        return {"left": left + step / 2, "top": top, "bottom": top + (days - 1) * step + size, **look}


EMPTY_DAY, POSSIBLE_DAY = Look(GRID), Look(SERIES[1], size=POSSIBLE)


@dataclass(frozen=True)
class Block:
    """Some days in columns of weeks that begin on Monday, with a heading; where its first row of days stands."""

    heading: str
    first: date
    last: date
    top: int

    @property
    def monday(self) -> int:
        """The Monday with which its first week begins, as a number."""
        return self.first.toordinal() - self.first.weekday()

    def week(self, day: date) -> int:
        """The column of a day."""
        return (day.toordinal() - self.monday) // 7

    def days(self) -> Iterator[date]:
        """All its days."""
        day = self.first
        while day <= self.last:
            yield day
            day += DAY


@Declared
def sketch(alt: ModuleType) -> Any:
    """Weeks as dashed lines of which each dash is a day, and words; data say in pixels where each stands."""
    x, y = alt.X("left:Q", scale=None, axis=None), alt.Y("top:Q", scale=None, axis=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    return alt.layer(
        data("weeks").mark_rule().encode(
            x=x,
            y=y,
            y2="bottom:Q",
            color=alt.Color("colour:N", scale=None, legend=None),
            strokeOpacity=alt.StrokeOpacity("depth:Q", scale=None, legend=None),
            strokeWidth=alt.StrokeWidth("size:Q", scale=None, legend=None),
            strokeDash=alt.StrokeDash("dash:N", scale=None, legend=None),
        ),
        data("words").mark_text(align="left", baseline="top").encode(
            x=x,
            y=y,
            text="lines:N",
            color=alt.Color("colour:N", scale=None, legend=None),
            size=alt.Size("letters:Q", scale=None, legend=None),
        ),
    )  # fmt: skip


def weeks_of(block: Block, calendar: Calendar, width: int) -> Iterator[Mark]:
    """For each week its days, then those of them that are marked: days on end that look alike are one dashed line."""
    for _week, found in groupby(block.days(), block.week):
        days = list(found)
        yield dashes(block, days, width, EMPTY_DAY)
        numbers = [calendar.days.get(day, (0, 0)) for day in days]
        for depth, run in runs(days, [depth_of(one) for one in numbers]):
            yield dashes(block, run, width, Look(SERIES[0], depth))
        for _some, run in runs(days, [float(possibly > 0) for _surely, possibly in numbers]):
            yield dashes(block, run, width, POSSIBLE_DAY)


def depth_of(numbers: Numbers) -> float:
    """How dark a day is by the number of incidents that were surely going on."""
    return DEPTHS[min(numbers[0], len(DEPTHS)) - 1] if numbers[0] else 0


def runs(days: Sequence[date], looks: Sequence[float]) -> Iterator[tuple[float, list[date]]]:
    """Days on end that look alike, without those that are not marked."""
    for look, run in groupby(zip(days, looks, strict=True), lambda one: one[1]):
        if look:
            yield look, [day for day, _look in run]


def dashes(block: Block, days: Sequence[date], width: int, look: Look) -> Mark:
    """Days of one week as a dashed line."""
    step = STEPS[width]
    left = WEEKDAY_COLUMN[width] + block.week(days[0]) * step
    return look.line(left, block.top + days[0].weekday() * step, len(days), step)


def words_of(block: Block, width: int) -> Iterator[Mark]:
    """The year, its months, and some of the days of the week."""
    step, column = STEPS[width], WEEKDAY_COLUMN[width]
    if block.heading:
        yield text(0, block.top - MONTH_LINE - HEADING + 3, [block.heading], letters=13)
    for month in range(block.first.month, block.last.month + 1):
        week = block.week(date(block.first.year, month, 1))
        yield text(column + week * step, block.top - MONTH_LINE + 1, [MONTHS[month - 1][:3]], colour=MUTED, letters=11)
    for row, name in zip((0, 2, 4, 6), WEEKDAYS[width], strict=True):
        yield text(0, block.top + row * step + 1, [name], colour=MUTED, letters=10)
