"""A trace in words: its description, its table, and the same for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise, takewhile

from generator.charts.time_axis import STEPS, times_from
from generator.charts.trace_plot import ALMOST, TracePlot
from generator.durations import length_in_words
from generator.local_time.spans import SpanWords, days_in_words, long_words
from generator.local_time.stretches import DAY, Stretch, short_date
from generator.moments import Span
from generator.traces import Gap, Row

MOST_ROWS = 24  # of the table on the page; the CSV has all


def figure(number: float) -> str:
    """A number as people read it: 5,120; 99.5; 0.004."""
    if number == int(number):
        return f"{int(number):,}"
    places = 0 if abs(number) >= 1000 else 1 if abs(number) >= 100 else 2 if abs(number) >= 1 else 4
    plain = f"{number:,.{places}f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def values(count: int) -> str:
    """How many values."""
    return f"{count:,} value{'' if count == 1 else 's'}"


def at(plot: TracePlot, row: Row) -> str:
    """When a value was measured: at 19:25 PKT on 20 January 2024; on 20 January 2024."""
    if plot.trace.by_day:
        return str(between(plot, row.time, plot.trace.until(row)))
    instant = plot.instant(row.time)
    return str(long_words(Span(instant, instant), plot.zone))


def between(plot: TracePlot, start: int, end: int) -> SpanWords:
    """A stretch of the trace: between 19:25 and 19:40 PKT on 20 January 2024."""
    if plot.trace.by_day:
        return days_in_words(Stretch(plot.instant(start), plot.instant(end)))
    return long_words(Span(plot.instant(start), plot.instant(end)), plot.zone)


def spacing(plot: TracePlot) -> str:
    """How far apart the values are."""
    step = plot.trace.step
    if step is None:
        return "at uneven distances"
    if plot.trace.by_day:
        return "one a day" if step == DAY.total_seconds() else f"one in {length_in_words(timedelta(seconds=step))}"
    single = {1: "one a second", 60: "one a minute", 3600: "one an hour"}
    length = f"{step} s" if step < 60 else length_in_words(timedelta(seconds=step))
    return single.get(step, f"one every {length}")


def described(plot: TracePlot) -> str:
    """What the values were before, how far they went during the disruption, when they were back, and what is missing."""
    trace = plot.trace
    head = f"{plot.unit}, {spacing(plot)}, {between(plot, trace.start, trace.end)}: {values(len(trace.measured))}"
    sentences = [head, *compared(plot), *gaps_in_words(plot)]
    return " ".join(f"{sentence}." for sentence in sentences)


def compared(plot: TracePlot) -> Iterator[str]:
    """The level, the value farthest from it, and when that was over."""
    if plot.normal is not None:
        yield f"Normal, as its publisher gives it: {figure(plot.normal)}"
    elif plot.level is not None:
        yield f"Before the disruption: {figure(plot.level)} (the median of {values(len(plot.before))})"
    if plot.first is None:
        return
    when = "During the disruption" if plot.ended else "Since the disruption began"
    if plot.extreme is None or plot.extreme.value is None:
        yield f"{when}: no value was measured"
        return
    yield f"{when}: {which(plot)} {figure(plot.extreme.value)}{part(plot, plot.extreme.value)} {at(plot, plot.extreme)}"
    if plot.level is not None and plot.level > 0:
        yield returned(plot)


def which(plot: TracePlot) -> str:
    """Whether the farthest value is the lowest or the highest."""
    highest = plot.level is not None and plot.extreme is not None and (plot.extreme.value or 0) > plot.level
    return "highest" if highest else "lowest"


def part(plot: TracePlot, value: float) -> str:
    """A value as a part of the level, where that can be said."""
    if plot.level is None or plot.level <= 0 or value < 0:
        return ""
    return f" ({figure(round(100 * value / plot.level))} % of {'normal' if plot.normal is not None else 'that'})"


def returned(plot: TracePlot) -> str:
    """When the values were almost at the level again."""
    if not plot.departs:
        return "No value was farther from that than a tenth"
    percent = round(100 * (1 + ALMOST if which(plot) == "highest" else 1 - ALMOST))
    word = "normal" if plot.normal is not None else "the level before"
    if plot.back is None:
        return f"Not back to {percent} % of {word} before the values end"
    after = ", after a gap" if any(run[0] == plot.back for run in plot.trace.runs) else ""
    return f"Back to {percent} % of {word}: {at(plot, plot.back)}{after}"


def gaps_in_words(plot: TracePlot) -> Iterator[str]:
    """How many gaps there are, and which is the longest."""
    gaps = plot.trace.gaps
    if not gaps:
        yield "No gaps"
        return
    longest = max(gaps, key=lambda gap: (gap.end - gap.start, -gap.start))
    where = between(plot, longest.start, longest.end)
    if len(gaps) == 1:
        yield f"1 gap: no value {where}{inside(plot, gaps)}"
    else:
        yield f"{len(gaps):,} gaps{inside(plot, gaps)}, the longest {where}"


def inside(plot: TracePlot, gaps: tuple[Gap, ...]) -> str:
    """How many gaps lie in the time of the disruption."""
    count = sum(plot.is_during(gap.start, gap.end) for gap in gaps)
    if not count:
        return ""
    time = "the time of the disruption"
    return f", in {time}" if len(gaps) == 1 else f", {count:,} of them in {time}"


def table(plot: TracePlot) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The columns and rows for people: each value, or, where they are many, what they come to in equal steps of time."""
    rows = plot.trace.rows
    if len(rows) <= MOST_ROWS:
        bounded = plot.trace.bounded
        columns = ("Local time", "Value", *(("Low", "High") if bounded else ()))
        return columns, tuple(each(plot, bounded))
    return ("Local time, from", "Lowest", "Highest", "Values"), tuple(summed_up(plot))


def each(plot: TracePlot, bounded: bool) -> Iterator[tuple[str, ...]]:
    """A row of the table for each value, and one for each stretch of which rows are missing."""
    empty = ("no value", *(("", "") if bounded else ()))
    for before, row in pairwise([None, *plot.trace.rows]):
        if before and row and plot.trace.is_far(before, row):
            yield (between(plot, plot.trace.until(before), row.time).words, *empty)
        if row:
            yield (moment_words(plot, row.time), *cells(row, bounded))


def cells(row: Row, bounded: bool) -> Iterator[str]:
    """The numbers of a row; a place without one says so."""
    yield "no value" if row.value is None else figure(row.value)
    if bounded:
        yield from ("" if bound is None else figure(bound) for bound in (row.low, row.high))


def summed_up(plot: TracePlot) -> Iterator[tuple[str, ...]]:
    """The lowest and the highest value of each step, and how many there are; a step without one, too."""
    starts = edges(plot)
    rows = plot.trace.measured
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else None
        found = [
            row.value
            for row in rows
            if row.value is not None
            and start <= plot.on_clock(row.time)
            and (end is None or plot.on_clock(row.time) < end)
        ]
        numbers = (figure(min(found)), figure(max(found))) if found else ("no value", "no value")
        yield (clock_words(start, plot.trace.by_day), *numbers, str(len(found)))


def edges(plot: TracePlot) -> list[datetime]:
    """Round times that part the trace into a few steps, the first of them before its start."""
    window = plot.window
    for step in STEPS:
        within = list(takewhile(lambda time: time < window.end, limited(window.start, step)))
        if len(within) < MOST_ROWS:
            return within if within and within[0] == window.start else [window.start, *within]
    return [window.start]


def limited(start: datetime, step: timedelta | int) -> Iterator[datetime]:
    """Round times from a start, no more than a table can have."""
    for number, time in enumerate(times_from(start, step)):
        if number > MOST_ROWS:
            return
        yield time


def moment_words(plot: TracePlot, time: int) -> str:
    """A time of the trace on the clock of the axis: 20 Jan 2024, 18:40."""
    return clock_words(plot.on_clock(time), plot.trace.by_day)


def clock_words(time: datetime, by_day: bool) -> str:
    """A wall time, or its day."""
    day = f"{short_date(time)} {time.year}"
    return day if by_day else f"{day}, {time:%H:%M:%S}" if time.second else f"{day}, {time:%H:%M}"


def records(plot: TracePlot) -> tuple[Mapping[str, str | float | None], ...]:
    """Every row for machines; a clock time in UTC, a day as a day."""
    bounded = plot.trace.bounded
    return tuple(
        {
            "time": iso(plot, row.time),
            "value": plain(row.value),
            **({"low": plain(row.low), "high": plain(row.high)} if bounded else {}),
        }
        for row in plot.trace.rows
    )


def iso(plot: TracePlot, time: int) -> str:
    """A time of the trace in ISO 8601: 2024-01-20T13:40Z, or 2024-01-20 of a day."""
    instant = datetime.fromtimestamp(time, UTC)
    if plot.trace.by_day:
        return f"{instant:%Y-%m-%d}"
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}" if instant.second else f"{instant:%Y-%m-%dT%H:%MZ}"


def plain(number: float | None) -> float | None:
    """A number as it is written: a whole one without a point."""
    return int(number) if number is not None and number == int(number) else number
