"""How one time lies to another, in words."""

from __future__ import annotations

from datetime import timedelta, tzinfo
from functools import lru_cache

from generator.durations import length_in_words
from generator.local_time.stretches import DAY, HOUR, Stretch, is_whole_days, last_moment, stretch
from generator.moments import Edge, Span

FAR_AWAY = 92  # days, after which a date says more than their number
TOO_LOOSE = 14 * DAY  # from a time known no better no distance is worked out


# What stands beside a disruption is shown on its page, drawn in its chart, and said in both; and in the charts of all
# disruptions and of those of a country.
@lru_cache(maxsize=4096)
def distance_words(one: Span, other: Span, zone: tzinfo) -> str:
    """How the beginning of one lies to that of another: 20 to 80 minutes after; nothing where a month is all we know."""
    ours, theirs = stretch(one, zone), stretch(other, zone)
    longest = max(ours.length, theirs.length)
    if longest > TOO_LOOSE:
        return ""
    if longest > DAY or is_whole_days(ours) or is_whole_days(theirs):
        edges = (ours.first, ours.last, theirs.first, theirs.last)
        return distance_in_days(days_of(ours), days_of(theirs), about(*[edge for edge in edges if edge.is_day]))
    low, high = apart(one, other)
    low_about, high_about = about(one.first, other.last), about(one.last, other.first)
    roughly = low_about or high_about
    if low < timedelta(0) < high:
        return f"between {lengths(-low, -low, low_about)} before and {lengths(high, high, high_about)} after"
    if low == high == timedelta(0):
        return f"at {roughly}the moment"
    return f"{lengths(low, high, roughly)} after" if high > timedelta(0) else f"{lengths(-high, -low, roughly)} before"


def apart(one: Span, other: Span) -> tuple[timedelta, timedelta]:
    """How much later one can have begun than the other, at the least and at the most; below nothing where it came before."""
    return one.earliest - other.latest, one.latest - other.earliest


def about(*edges: Edge) -> str:
    """What stands before a distance that is worked out from edges of which one is approximate."""
    return "about " if any([edge.approximate for edge in edges]) else ""  # noqa: C419 - of four, a list is the quicker


def beside(one: Span, other: Span, zone: tzinfo, what: str) -> str:
    """How the beginning of one lies to that of another, by its name: 2 days after it began; nothing where that is not known."""
    words = distance_words(one, other, zone)
    return f"{words} {what} began" if words else ""


def days_of(time: Stretch) -> tuple[int, int]:
    """Its first and its last day, counted from some day."""
    return time.start.toordinal(), last_moment(time).toordinal()


def distance_in_days(ours: tuple[int, int], theirs: tuple[int, int], roughly: str = "") -> str:
    """A distance in calendar days; `roughly` stands before their number."""
    low, high = ours[0] - theirs[1], ours[1] - theirs[0]
    if abs(low) > FAR_AWAY:
        return ""
    if low == high == 0:
        return f"on {roughly}the day"
    if low < 0 < high:
        return f"between {roughly}{days(-low)} before and {roughly}{days(high)} after"
    near, far = sorted((abs(low), abs(high)))
    amount = ranged(near == far, bool(near), str(near), days(far), roughly)
    return f"{amount} {'after' if high > 0 else 'before'}"


def days(count: int) -> str:
    """A number of days."""
    return f"{count} day{'' if count == 1 else 's'}"


def ranged(is_one: bool, has_least: bool, least: str, most: str, roughly: str) -> str:
    """One amount, or the range between two: 3 days, 2 to 3 days, up to 3 days."""
    if is_one:
        return f"{roughly}{most}"
    return f"{roughly}{least} to {most}" if has_least else f"up to {roughly}{most}"


def lengths(low: timedelta, high: timedelta, roughly: str = "") -> str:
    """One length or the range between two: 20 to 80 minutes, 2 h to 3 h 10 min, up to 12 minutes."""
    if high < 2 * HOUR:
        first, last = (round(length.total_seconds() / 60) for length in (low, high))
        minutes = f"{last} minute{'' if last == 1 else 's'}"
        return ranged(first == last, bool(first), str(first), minutes, roughly)
    return ranged(low == high, bool(low), length_in_words(low), length_in_words(high), roughly)
