"""How long something can have lasted, as an interval, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from generator.moments import Span

DAYS_ONLY = timedelta(days=3)  # from this length on only days are said


@dataclass(frozen=True)
class Duration:
    """From the shortest to the longest that something can have lasted; approximate where its start or end is."""

    shortest: timedelta
    longest: timedelta
    approximate: bool = False

    def __str__(self) -> str:
        low, high = length_in_words(self.shortest), length_in_words(self.longest, begun_days_count=True)
        about = "about " if self.approximate else ""
        if self.shortest == self.longest:
            return f"{about}{low}"
        if low == length_in_words(timedelta(0)):
            return f"up to {about}{high}"
        return f"{about}{low.removesuffix(' days') if high.endswith(' days') else low} to {high}"


def duration(start: Span, end: Span) -> Duration:
    """How long it can have been from a start to an end, each known within a span."""
    shortest, longest = end.earliest - start.latest, end.latest - start.earliest
    rough = [edge for edge in (start.first, start.last, end.first, end.last) if edge.approximate]
    # To a length in days an approximate hour makes no difference.
    approximate = any(edge.is_day or shortest < DAYS_ONLY for edge in rough)
    return Duration(max(timedelta(0), shortest), max(timedelta(0), longest), approximate)


def length_in_words(length: timedelta, begun_days_count: bool = False) -> str:
    """A length of time in the two largest units that it fills: 2 h 20 min, 3 days, 446 days.

    From three days on only days are said; an upper bound counts the day that has begun.
    """
    days, hours, minutes = units(length, begun_days_count)
    if days:
        return f"{days} day{'s' if days != 1 else ''}"
    if hours and minutes:
        return f"{hours} h {minutes} min"
    return f"{hours} h" if hours else f"{minutes} min"


def units(length: timedelta, begun_days_count: bool = False) -> tuple[int, int, int]:
    """The days, or else the hours and minutes, that are said of a length of time."""
    minutes = round(length.total_seconds() / 60)
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days >= DAYS_ONLY.days and begun_days_count and (hours or rest):
        days += 1
    if days >= DAYS_ONLY.days or (days and not hours and not rest):
        return days, 0, 0
    return 0, hours + days * 24, rest
