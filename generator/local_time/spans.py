"""Spans of time in words, on the clocks of a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from generator.local_time.stretches import (
    Stretch,
    first_of_month,
    is_midnight,
    is_whole_days,
    last_day,
    last_moment,
    short_date,
    stretch,
)
from generator.local_time.words import date_in_words, zone_words
from generator.moments import MONTHS, Span


@dataclass(frozen=True)
class SpanWords:
    """A span in words, and the preposition before them: (on, 20 January 2024), (between, 12 and 18 May 2023)."""

    preposition: str
    words: str

    def __str__(self) -> str:
        return f"{self.preposition} {self.words}"


def long_words(span: Span, zone: tzinfo) -> SpanWords:
    """A span with its dates in full and the letters of the zone."""
    time = stretch(span, zone)
    if is_whole_days(time):
        return days_in_words(time)
    first, last = time.start, last_moment(time)
    begin, end = (
        f"{clock(at)} {zone_words(instant, zone)}" for at, instant in ((first, span.earliest), (last, span.latest))
    )
    if first == last:
        return SpanWords("at", f"{begin} on {date_in_words(first)}")
    if is_midnight(time.end):
        day = "that day" if first.date() == last.date() else date_in_words(last)
        return SpanWords("between", f"{begin} on {date_in_words(first)} and the end of {day}")
    if first.date() == last.date():
        return SpanWords("between", f"{clock(first)} and {end} on {date_in_words(first)}")
    return SpanWords("between", f"{begin} on {date_in_words(first)} and {end} on {date_in_words(last)}")


def days_in_words(time: Stretch) -> SpanWords:
    """A year, a month, a day or several days."""
    first, last = time.start, last_day(time)
    if first.date() == last.date():
        return SpanWords("on", date_in_words(first))
    if first == first_of_month(first) and time.end == first_of_month(time.end):
        return months_in_words(first, last)
    if first.year != last.year:
        return SpanWords("between", f"{date_in_words(first)} and {date_in_words(last)}")
    if first.month != last.month:
        return SpanWords("between", f"{first.day} {MONTHS[first.month - 1]} and {date_in_words(last)}")
    return SpanWords("between", f"{first.day} and {date_in_words(last)}")


def months_in_words(first: datetime, last: datetime) -> SpanWords:
    """A year, a month or several of them; both are days within the first and the last month."""
    begin, end = (f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    if begin == end:
        return SpanWords("in", begin)
    if (first.year, first.month, last.month) == (last.year, 1, 12):
        return SpanWords("in", str(first.year))
    return SpanWords("between", f"{begin} and {end}")


def clock(time: datetime) -> str:
    """A time of day to the minute."""
    return f"{time:%H:%M}"


def short_words(span: Span, zone: tzinfo, near: datetime, day_known: bool) -> str:
    """A span as briefly as it can be said beside a time: 18:40, 20 Jan, between 19:00 and 20:00.

    The year of that time is not said again, nor its day where `day_known`.
    """
    time = stretch(span, zone)
    if is_whole_days(time):
        return short_days(time, near)
    first, last = time.start, last_moment(time)
    on_day = "" if day_known and first.date() == near.date() else f" on {short_day(first, near)}"
    if not time.length:
        return f"{clock(first)}{on_day}"
    if first.date() == last.date():
        return f"between {clock(first)} and {'24:00' if is_midnight(time.end) else clock(last)}{on_day}"
    ending = "the end of" if is_midnight(time.end) else f"{clock(last)} on"
    return f"between {clock(first)} on {short_day(first, near)} and {ending} {short_day(last, near)}"


def short_days(time: Stretch, near: datetime) -> str:
    """Whole days as briefly as it can be said: 20 Jan, between 12 and 18 May 2025."""
    first, last, words = time.start, last_day(time), days_in_words(time)
    if words.preposition != "between":
        return words.words if words.preposition == "in" else short_day(first, near)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"between {first.day if same_month else short_day(first, near)} and {short_day(last, near)}"


def short_day(day: datetime, near: datetime) -> str:
    """A day, without its year where that is the known one."""
    return short_date(day) if day.year == near.year else f"{short_date(day)} {day.year}"
