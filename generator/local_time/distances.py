"""How one time lies to another, in words."""

from __future__ import annotations

from datetime import timedelta, tzinfo

from generator.local_time.stretches import DAY, HOUR, Stretch, is_whole_days, last_moment, stretch
from generator.moments import Span, length_in_words

FAR_AWAY = 92  # days, after which a date says more than their number


def distance_words(one: Span, other: Span, zone: tzinfo) -> str:
    """How the beginning of one lies to that of another: 20 to 80 minutes after; nothing where a month is all we know."""
    ours, theirs = stretch(one, zone), stretch(other, zone)
    if max(ours.length, theirs.length) > 14 * DAY:
        return ""
    if is_whole_days(ours) or is_whole_days(theirs) or max(ours.length, theirs.length) > DAY:
        return distance_in_days(days_of(ours), days_of(theirs))
    low, high = one.earliest - other.latest, one.latest - other.earliest
    if low < timedelta(0) < high:
        return f"between {lengths(-low, -low)} before and {lengths(high, high)} after"
    if low == high == timedelta(0):
        return "at the moment"
    return f"{lengths(low, high)} after" if high > timedelta(0) else f"{lengths(-high, -low)} before"


def days_of(time: Stretch) -> tuple[int, int]:
    """Its first and its last day, counted from some day."""
    return time.start.toordinal(), last_moment(time).toordinal()


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
