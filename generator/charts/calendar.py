"""A calendar of the latest years: each day on which an incident was going on for sure, or may have been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.archive import Archive
from generator.charts.calendar_days import DAY, Calendar, calendar_of, days_of
from generator.charts.calendar_weeks import (
    BETWEEN,
    DEPTHS,
    EMPTY_DAY,
    HEADING,
    MONTH_LINE,
    POSSIBLE_DAY,
    STEPS,
    Block,
    Look,
    depth_of,
    sketch,
    weeks_of,
    words_of,
)
from generator.charts.counted import MOST_ROWS, counted, incidents_in_words
from generator.charts.drawing import GAP, LETTER, LINE, NARROW, SERIES, WIDE, Caption, Chart, Drawing, Layout
from generator.charts.keeping import Plain, kept_chart
from generator.charts.words import Mark, paragraphs, text
from generator.incident import Incident
from generator.moments import MONTHS

KEY, TITLE = "calendar", "Days with an incident going on"
MOST_YEARS = 6
CLASSES = ("one was going on", "two", "three or more")
RULE = (
    "A day is marked if an incident was going on at any time of it, on the clocks of the place. "
    "Where sources leave open on which day one began or ended, those days are marked as possible."
)
TOGETHER = "Incidents of all groups are marked together, though they differ in kind."


def calendar_chart(calendar: Calendar) -> Chart:
    """A calendar as a chart."""
    description = described(calendar)
    drawings = (drawing(calendar, Layout(width)) for width in (WIDE, NARROW))
    key, svg = sketch.drawn(Caption(KEY, TITLE, description), drawings)
    return Chart(
        key=KEY,
        title=TITLE,
        description=description,
        svg=svg,
        drawing=key,
        columns=("From", "To", "Days", "Going on for sure", "Possibly going on besides"),
        rows=tuple(
            (long_day(first), long_day(last), str((last - first).days + 1), str(surely), str(possibly))
            for first, last, (surely, possibly) in list(calendar.stretches())[-MOST_ROWS:]
        ),
        explore="calendar",
        records=tuple(
            {"day": day.isoformat(), "surely": surely, "possibly": possibly}
            for day, (surely, possibly) in calendar.days.items()
        ),
    )


def drawing(calendar: Calendar, layout: Layout) -> Drawing:
    """The years one below the other, the latest first, then the key and the rules."""
    blocks = list(blocks_of(calendar, layout.width))
    step = STEPS[layout.width]
    bottom = blocks[-1].top + 7 * step
    key, words, end = key_below(calendar, layout, bottom + BETWEEN)
    return Drawing(
        data={
            "weeks": [*(week for block in blocks for week in weeks_of(block, calendar, layout.width)), *key],
            "words": [*(one for block in blocks for one in words_of(block, layout.width)), *words],
        },
        settings={},
        width=layout.width,
        height=bottom,
        below=round(end - bottom) + GAP,
    )


def shown_years(calendar: Calendar) -> tuple[int, ...]:
    """The latest years, for which there is room; the latest first."""
    return calendar.years[::-1][:MOST_YEARS]


def blocks_of(calendar: Calendar, width: int) -> Iterator[Block]:
    """A block a year, or one for each half where a whole one would be too wide."""
    top, height = 0, MONTH_LINE + 7 * STEPS[width] + BETWEEN
    for year in shown_years(calendar):
        heading, top = year_words(calendar, year), top + HEADING
        halves = ((1, 12),) if width == WIDE else ((1, 6), (7, 12))
        for first, last in halves:
            end = date(year, 12, 31) if last == 12 else date(year, last + 1, 1) - DAY
            yield Block(heading if first == 1 else "", date(year, first, 1), end, top + MONTH_LINE)
            top += height


def year_words(calendar: Calendar, year: int) -> str:
    """A year and on how many of its days incidents were going on."""
    sure, possible = calendar.in_year(year)
    said = [
        *([f"{days_in_words(sure)} for sure"] if sure else []),
        *([f"{days_in_words(possible)} possibly"] if possible else []),
    ]
    return f"{year}: {', '.join(said) or 'none on record'}"


def days_in_words(number: int) -> str:
    """A number of days."""
    return f"{number} day{'' if number == 1 else 's'}"


def key_below(calendar: Calendar, layout: Layout, top: float) -> tuple[list[Mark], list[Mark], float]:
    """What the marks stand for, side by side and, where there is no more room, one below the other; then the rules."""
    step, left = STEPS[layout.width], 0.0
    weeks, words = [], []
    for said, look in looks_of(calendar):
        wide = step + GAP + LETTER * len(said) + 14
        if left and left + wide > layout.plot + 14:
            left, top = 0, top + LINE + GAP
        weeks += [one.line(left, top + 1, 1, step) for one in (EMPTY_DAY, look)]
        words.append(text(left + step + GAP, top, [said]))
        left += wide
    notes, end = paragraphs(notes_of(calendar), 0, top + LINE + 8, layout.plot)
    return weeks, words + notes, end


def looks_of(calendar: Calendar) -> Iterator[tuple[str, Look]]:
    """What each look that occurs stands for."""
    yield "none on record", EMPTY_DAY
    used = {depth_of(numbers) for numbers in calendar.days.values()}
    yield from ((said, Look(SERIES[0], depth)) for said, depth in zip(CLASSES, DEPTHS, strict=True) if depth in used)
    if any(possibly for _surely, possibly in calendar.days.values()):
        yield "possibly one more", POSSIBLE_DAY


def notes_of(calendar: Calendar) -> list[str]:
    """The rules, and what is not in the drawing."""
    earlier = calendar.years[:-MOST_YEARS]
    return [
        RULE,
        TOGETHER,
        *([f"Years before {earlier[-1] + 1} are in the table only."] if earlier else []),
        *(
            [f"Without a known end, and so marked on the days on which they began only: {calendar.without_end}."]
            if calendar.without_end
            else []
        ),
        *([f"Without a known day: {calendar.without_day}."] if calendar.without_day else []),
        *calendar.counted.left_out_words,
    ]


def described(calendar: Calendar) -> str:
    """The days of each year, the rules, and what is left out."""
    years = ". ".join(year_words(calendar, year) for year in shown_years(calendar))
    return f"{incidents_in_words(len(calendar.lasting))}. {years}. {' '.join(notes_of(calendar))}"


def long_day(day: date) -> str:
    """A day in full."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def calendar(archive: Archive, incidents: Sequence[Incident]) -> Chart | None:
    """The days on which counted incidents were going on; nothing where none of them has a known day."""
    found = calendar_of(counted(archive, incidents), lambda one: archive.once("days", one, lambda: days_of(one)))
    return kept_chart(KEY, plain(found), lambda: calendar_chart(found)) if found.lasting else None


def plain(calendar: Calendar) -> Plain:
    """All that a calendar is drawn and told from, in plain values: its days follow from where their numbers change."""
    left_out = calendar.without_end, calendar.without_day, *calendar.counted.left_out
    return len(calendar.lasting), left_out, calendar.changes
