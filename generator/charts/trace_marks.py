"""The marks of a trace: lines that never cross a gap, no more points than can be seen, and where the axis is divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from math import ceil, floor

from generator.charts.time_axis import milliseconds
from generator.charts.trace_plot import TracePlot
from generator.charts.trace_words import figure
from generator.local_time.stretches import Stretch
from generator.traces import Row

COLUMN = 4  # pixels, within which the lowest and the highest value are all that can be seen
LEAST_GAP = 2  # pixels of the mark of a gap
FOOT = 5  # pixels: how high that is
LEAST_SHADE = 3  # pixels of a disruption that is short beside the trace

Mark = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class Point:
    """A value to draw, the run that it belongs to, and when it was on the clock of the axis, in milliseconds."""

    run: int
    time: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Axis:
    """Round numbers at which the axis is divided, from its lowest to its highest, and how high it is in pixels."""

    levels: tuple[float, ...]
    height: int

    def y(self, number: float) -> float:
        """How far from the top a number stands, in halves of a pixel: no eye sees more, and each digit has its weight."""
        low, high = self.levels[0], self.levels[-1]
        return round(2 * self.height * (high - number) / (high - low)) / 2


def axis_of(plot: TracePlot, height: int, most: int) -> Axis:
    """The axis on which all values stand, with zero where the unit asks for it."""
    rows = plot.trace.measured
    numbers = [number for row in rows for number in row[1:] if number is not None]
    numbers += [0.0] if plot.from_zero else []
    numbers += [plot.level] if plot.level is not None else []
    low, high = min(numbers), max(numbers)
    if low == high:
        low, high = (low, high + 1) if plot.from_zero else (low - 1, high + 1)
    return Axis(levels(low, high, most), height)


def levels(low: float, high: float, most: int) -> tuple[float, ...]:
    """Round numbers from at most `low` to at least `high`, as many as there is room for."""
    power = floor(len(f"{int(high - low)}")) - 1 if high - low >= 1 else -12
    steps = (factor * 10.0**exponent for exponent in range(power - 3, power + 16) for factor in (1, 2, 5))
    for step in steps:
        first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
        if last - first < most:
            return tuple(round(number * step, 12) for number in range(first, max(last, first + 1) + 1))
    return (low, high)


def points_of(plot: TracePlot) -> list[Point]:
    """Every value as a point; a day as two, at its beginning and its end."""
    return [
        point for number, run in enumerate(plot.trace.runs) for row in run for point in points_of_row(plot, number, row)
    ]


def points_of_row(plot: TracePlot, run: int, row: Row) -> Iterator[Point]:
    """The points of one value."""
    value = row.value or 0.0
    low, high = (value if bound is None else bound for bound in (row.low, row.high))
    for time in dict.fromkeys((row.time, plot.trace.until(row))):
        yield Point(run, milliseconds(plot.on_clock(time)), value, low, high)


def reduced(points: Sequence[Point], window: Stretch, width: int) -> list[Point]:
    """As they are where each can be seen; else of each column of pixels the lowest and the highest of its runs."""
    columns = max(1, width // COLUMN)
    if len(points) <= 2 * columns:
        return list(points)
    start, length = milliseconds(window.start), max(1, milliseconds(window.end) - milliseconds(window.start))
    kept: list[Point] = []

    def column_of(point: Point) -> int:
        return min(columns - 1, (point.time - start) * columns // length)

    for column, group in groupby(points, key=column_of):
        runs = [list(part) for _run, part in groupby(group, key=lambda point: point.run)]
        if len(runs) == 1:
            kept += set_apart(edges_of(runs[0]), start + column * length // columns, length // columns)
            continue
        kept += edges_of(runs[0])
        if len(runs) > 2:
            kept += upright([point for run in runs[1:-1] for point in run])
        kept += edges_of(runs[-1])
    return kept


def set_apart(points: list[Point], start: int, length: int) -> list[Point]:
    """The two values of a column at its quarters, that is, at whole pixels: shorter to write, and none is off by more."""
    if len(points) != 2:
        return points
    return [replace(point, time=start + part * length // 4) for point, part in zip(points, (1, 3), strict=True)]


def edges_of(points: list[Point]) -> list[Point]:
    """The lowest and the highest of some points, as time goes."""
    found = (min(points, key=lambda one: one.value), max(points, key=lambda one: one.value))
    return sorted(dict.fromkeys(found), key=lambda one: one.time)


def upright(points: list[Point]) -> list[Point]:
    """Several runs within a column of pixels as one upright line, which crosses no time."""
    first = points[0]
    values = min(point.value for point in points), max(point.value for point in points)
    return [Point(first.run, first.time, value, value, value) for value in dict.fromkeys(values)]


def line_marks(points: Sequence[Point], axis: Axis) -> Iterator[Mark]:
    """A line for each run, a point for a value that stands alone, and the band between the bounds."""
    for _run, part in groupby(enumerate(points), key=lambda numbered: numbered[1].run):
        run = list(part)
        for order, point in run:
            low, high = axis.y(point.low), axis.y(point.high)
            mark: dict[str, object] = {"run": point.run, "order": order, "from": point.time, "y": axis.y(point.value)}
            yield ("line", mark) if len(run) > 1 else ("points", mark)
            if low != high:
                yield "band", {**mark, "y": high, "bottom": low}


def gap_marks(plot: TracePlot, width: int, height: int) -> Iterator[Mark]:
    """A bar at the foot for each gap; gaps that lie closer together than can be seen share one."""
    least = (milliseconds(plot.window.end) - milliseconds(plot.window.start)) * LEAST_GAP / width
    merged: list[list[int]] = []
    for gap in plot.trace.gaps:
        start, end = (milliseconds(plot.on_clock(edge)) for edge in (gap.start, gap.end))
        if merged and start - merged[-1][1] < least:
            merged[-1][1] = end
        else:
            merged.append([start, end])
    for start, end in merged:
        wider = round(max(0.0, least - (end - start)) / 2)
        yield "gaps", {"from": start - wider, "to": end + wider, "y": height - FOOT, "bottom": height}


def disruption_marks(plot: TracePlot, width: int, height: int) -> Iterator[Mark]:
    """The time of the disruption behind the values: where it can have been, and darker where it must have been."""
    least = plot.window.length * LEAST_SHADE / width
    for name, part in (("possible", plot.whole), ("certain", plot.sure)):
        if part:
            shown = part.widened(max(timedelta(0), least - part.length) / 2)
            yield name, {"from": milliseconds(shown.start), "to": milliseconds(shown.end), "y": 0, "bottom": height}


def axis_marks(plot: TracePlot, axis: Axis) -> Iterator[Mark]:
    """A line across and a number for each level of the axis, and a line for what the values are compared with."""
    if plot.level is not None:
        yield "base", {"y": axis.y(plot.level)}
    for level in axis.levels:
        yield "levels", {"y": axis.y(level), "lines": figure(level)}
