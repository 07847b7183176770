"""Spans of time in words, on the clocks of a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache

from generator.local_time.stretches import (
    DAY,
    Stretch,
    ends_a_day,
    first_of_month,
    is_midnight,
    is_whole_days,
    last_day,
    midnight,
    short_date,
    starts_a_day,
    stretch,
    wall,
)
from generator.local_time.words import date_in_words, zone_words
from generator.moments import MONTHS, Edge, Precision, Span

MOMENT = timedelta(microseconds=1)
OF_A_DAY, OF_ABOUT_A_DAY = Edge(precision=Precision.DAY), Edge(approximate=True, precision=Precision.DAY)


@dataclass(frozen=True)
class SpanWords:
    """A span in words, and the preposition before them: (on, 20 January 2024), (between, 12 and 18 May 2023)."""

    preposition: str
    words: str

    def __str__(self) -> str:
        return f"{self.preposition} {self.words}"


@lru_cache(maxsize=1024)
def long_words(span: Span, zone: tzinfo) -> SpanWords:
    """A span with its dates in full and the letters of the zone; of both, where the clocks change within it."""
    time = stretch(span, zone)
    if is_whole_days(time):
        return days_in_words(time)
    begin, end = clocks(span, zone)
    first, begin_zone = date_in_words(time.start), zone_words(span.earliest, zone)
    if span.earliest == span.latest:
        return SpanWords("at", f"{begin} {begin_zone} on {first}")
    last, end_zone = date_in_words(days_of_edges(span, zone)[1]), zone_words(span.latest, zone)
    starts, ends = day_edges(time)
    if first == last and not ends:
        begin = f"{starts} the day" if starts else begin if begin_zone == end_zone else f"{begin} {begin_zone}"
        return SpanWords("between", f"{begin} and {end} {end_zone} on {first}")
    beginning = f"{starts} {first}" if starts else f"{begin} {begin_zone} on {first}"
    ending = f"{ends} {'that day' if first == last else last}" if ends else f"{end} {end_zone} on {last}"
    return SpanWords("between", f"{beginning} and {ending}")


def day_edges(time: Stretch) -> tuple[str, str]:
    """What stands before the day that a stretch begins or ends with; nothing before an edge given by the clock."""
    return (
        f"{about(time.first)}the beginning of" if starts_a_day(time) else "",
        f"{about(time.last)}the end of" if ends_a_day(time) else "",
    )


def days_of_edges(span: Span, zone: tzinfo) -> tuple[datetime, datetime]:
    """The local days on which a span begins and ends, each at some time of the day."""
    # As their stretch has them; for each of ten thousand incidents it is sooner done without.
    start, end = wall(span.earliest, zone), wall(span.latest, zone)
    last = max(start, end)
    if span.last.is_over and is_midnight(last):
        return start, last - MOMENT if last > start else last
    return start, end


def clocks(span: Span, zone: tzinfo) -> tuple[str, str]:
    """Both edges as times of the day, to the second where one of them has seconds."""
    first, last = wall(span.earliest, zone), wall(span.latest, zone)
    form = clock_to_second if first.second or last.second else clock
    return about(span.first) + form(first), about(span.last) + form(last)


def clock(wall: datetime) -> str:
    """A time of the day: 18:40."""
    return f"{wall.hour:02}:{wall.minute:02}"  # what strftime says, in a fifth of the time


def clock_to_second(wall: datetime) -> str:
    """A time of the day with its seconds: 18:40:05."""
    return f"{clock(wall)}:{wall.second:02}"


def about(*edges: Edge) -> str:
    """What stands before a time of which an edge is approximate."""
    return "about " if any([edge.approximate for edge in edges]) else ""  # noqa: C419 - of two, a list is the quicker


def days_in_words(time: Stretch) -> SpanWords:
    """A year, a month, a day or several days."""
    first, last, begin, end = time.start, last_day(time), about(time.first), about(time.last)
    if first.date() == last.date():
        return SpanWords("on", f"{begin or end}{date_in_words(first)}")
    if first == first_of_month(first) and time.end == first_of_month(time.end):
        return months_in_words(time)
    ending = f"{end}{date_in_words(last)}"
    if first.year != last.year:
        return SpanWords("between", f"{begin}{date_in_words(first)} and {ending}")
    if first.month != last.month:
        return SpanWords("between", f"{begin}{first.day} {MONTHS[first.month - 1]} and {ending}")
    return SpanWords("between", f"{begin}{first.day} and {ending}")


def months_in_words(time: Stretch) -> SpanWords:
    """A year, a month or several of them."""
    first, last = time.start, last_day(time)
    begin, end = (f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    if begin == end:
        return SpanWords("in", f"{about(time.first, time.last)}{begin}")
    if (first.year, first.month, last.month) == (last.year, 1, 12):
        return SpanWords("in", f"{about(time.first, time.last)}{first.year}")
    return SpanWords("between", f"{about(time.first)}{begin} and {about(time.last)}{end}")


@lru_cache(maxsize=4096)
def date_words(span: Span, zone: tzinfo) -> str:
    """The day or days of a span, whatever is known of the hour: 20 January 2024, 23 to 26 January 2024, about 2022."""
    first, last = days_of_edges(span, zone)
    if first.date() == last.date():  # as of most
        return about(*[edge for edge in (span.first, span.last) if edge.is_day]) + date_in_words(first)
    begin, end = (OF_ABOUT_A_DAY if edge.approximate and edge.is_day else OF_A_DAY for edge in (span.first, span.last))
    days = Stretch(midnight(first), midnight(last) + DAY, begin, end)
    return days_in_words(days).words.replace(" and ", " to ")


def short_words(span: Span, zone: tzinfo, near: datetime, day_known: bool) -> str:
    """A span as briefly as it can be said beside a time: 18:40, 20 Jan, between 19:00 and 20:00.

    The year of that time is not said again, nor its day where `day_known`.
    """
    time = stretch(span, zone)
    if is_whole_days(time):
        return short_days(time, near)
    (begin, end), (first, last) = clocks_apart(span, zone), days_of_edges(span, zone)
    on_day = "" if day_known and first.date() == near.date() else f" on {short_day(first, near)}"
    if span.earliest == span.latest:
        return f"{begin}{on_day}"
    if first.date() == last.date():
        return f"between {begin} and {f'{about(span.last)}24:00' if ends_a_day(time) else end}{on_day}"
    starts, ends = day_edges(time)
    return (
        f"between {starts or f'{begin} on'} {short_day(first, near)} and {ends or f'{end} on'} {short_day(last, near)}"
    )


def clocks_apart(span: Span, zone: tzinfo) -> tuple[str, str]:
    """Both edges as times of the day, with the letters of their zones where the clocks change between them."""
    begin, end = clocks(span, zone)
    letters = zone_words(span.earliest, zone), zone_words(span.latest, zone)
    return (begin, end) if letters[0] == letters[1] else (f"{begin} {letters[0]}", f"{end} {letters[1]}")


def short_days(time: Stretch, near: datetime) -> str:
    """Whole days as briefly as it can be said: 20 Jan, between 12 and 18 May 2025."""
    first, last, words = time.start, last_day(time), days_in_words(time)
    begin, end = about(time.first), about(time.last)
    if words.preposition != "between":
        return words.words if words.preposition == "in" else f"{begin or end}{short_day(first, near)}"
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"between {begin}{first.day if same_month else short_day(first, near)} and {end}{short_day(last, near)}"


def short_day(day: datetime, near: datetime) -> str:
    """A day, without its year where that is the known one."""
    return short_date(day) if day.year == near.year else f"{short_date(day)} {day.year}"
