"""Spans of time and the distances between them in words, on the clocks of a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from generator.charts.time_axis import DAY, HOUR, Stretch, first_of_month, short_date, stretch
from generator.moments import MONTHS, Span, date_in_words, length_in_words, zone_words

FAR_AWAY = 92  # days, after which a date says more than their number


@dataclass(frozen=True)
class SpanWords:
    """A span in words, and the preposition before them: (on, 20 January 2024), (between, 12 and 18 May 2023)."""

    preposition: str
    words: str

    def __str__(self) -> str:
        return f"{self.preposition} {self.words}"


def is_whole_days(time: Stretch) -> bool:
    """Whether it was given in days or coarser: it goes from a midnight to a later one."""
    return bool(time.length) and all(edge.hour == edge.minute == edge.second == 0 for edge in (time.start, time.end))


def last_day(time: Stretch) -> datetime:
    """The last day that a stretch of whole days holds."""
    return time.end - DAY


def long_words(span: Span, zone: tzinfo) -> SpanWords:
    """A span with its dates in full and the letters of the zone."""
    time = stretch(span, zone)
    if is_whole_days(time):
        return days_in_words(time)
    letters = zone_words(span.earliest, zone)
    first, last = time.start, time.end
    if first == last:
        return SpanWords("at", f"{clock(first)} {letters} on {date_in_words(first)}")
    if first.date() == last.date():
        return SpanWords("between", f"{clock(first)} and {clock(last)} {letters} on {date_in_words(first)}")
    begin = f"{clock(first)} {letters} on {date_in_words(first)}"
    if is_midnight(last):
        same = last_day(time).date() == first.date()
        return SpanWords("between", f"{begin} and the end of {'that day' if same else date_in_words(last_day(time))}")
    return SpanWords("between", f"{begin} and {clock(last)} {zone_words(span.latest, zone)} on {date_in_words(last)}")


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


def is_midnight(time: datetime) -> bool:
    """Whether a day begins with it."""
    return time.hour == time.minute == time.second == 0


def short_words(span: Span, zone: tzinfo, near: datetime, day_known: bool) -> str:
    """A span as briefly as it can be said beside a time: 18:40, 20 Jan, between 19:00 and 20:00.

    The year of that time is not said again, nor its day where `day_known`.
    """
    time = stretch(span, zone)
    if is_whole_days(time):
        return short_days(time, near)
    known = time.start.date() == time.end.date() == near.date() and day_known
    if time.start == time.end:
        return clock(time.start) if known else f"{clock(time.start)} on {short_day(time.start, near)}"
    last = (
        f"the end of {short_day(time.end - DAY, near)}"
        if is_midnight(time.end)
        else f"{clock(time.end)} on {short_day(time.end, near)}"
    )
    if known or time.start.date() == time.end.date():
        return f"between {clock(time.start)} and {clock(time.end) if known else last}"
    if is_midnight(time.end) and (time.end - DAY).date() == time.start.date() == near.date() and day_known:
        return f"between {clock(time.start)} and 24:00"
    return f"between {clock(time.start)} on {short_day(time.start, near)} and {last}"


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


def distance_words(one: Span, other: Span, zone: tzinfo) -> str:
    """How the beginning of one lies to that of another: 20 to 80 minutes after; nothing where a month is all we know."""
    ours, theirs = stretch(one, zone), stretch(other, zone)
    if max(ours.length, theirs.length) > 14 * DAY:
        return ""
    if is_whole_days(ours) or is_whole_days(theirs) or max(ours.length, theirs.length) > DAY:
        return distance_in_days(days_of(ours), days_of(theirs))
    low, high = ours.start - theirs.end, ours.end - theirs.start
    if low < timedelta(0) < high:
        return f"between {lengths(-low, -low)} before and {lengths(high, high)} after"
    if low == high == timedelta(0):
        return "at the moment"
    return f"{lengths(low, high)} after" if high > timedelta(0) else f"{lengths(-high, -low)} before"


def days_of(time: Stretch) -> tuple[int, int]:
    """Its first and its last day, counted from some day."""
    last = time.end - timedelta(microseconds=1) if time.length else time.end
    return time.start.toordinal(), last.toordinal()


def distance_in_days(ours: tuple[int, int], theirs: tuple[int, int]) -> str:
    """A distance in calendar days."""
    low, high = ours[0] - theirs[1], ours[1] - theirs[0]
    if abs(low) > FAR_AWAY:
        return ""
    if low == high == 0:
        return "on the day"
    if low < 0 < high:
        return f"between {days(-low)} before and {days(high)} after"
    near, far = sorted((abs(low), abs(high)))
    amount = days(far) if near == far else f"{near} to {days(far)}" if near else f"up to {days(far)}"
    return f"{amount} {'after' if high > 0 else 'before'}"


def days(count: int) -> str:
    """A number of days."""
    return f"{count} day{'' if count == 1 else 's'}"


def lengths(low: timedelta, high: timedelta) -> str:
    """One length or the range between two: 20 to 80 minutes, 2 h to 3 h 10 min, up to 12 minutes."""
    if high < 2 * HOUR:
        first, last = (round(length.total_seconds() / 60) for length in (low, high))
        minutes = f"{last} minute{'' if last == 1 else 's'}"
        return minutes if first == last else f"{first} to {minutes}" if first else f"up to {minutes}"
    first_words, last_words = length_in_words(low), length_in_words(high)
    return last_words if low == high else f"{first_words} to {last_words}" if low else f"up to {last_words}"
