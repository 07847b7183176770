"""What each rule finds at an incident, and in which sentence it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.evidence.confidence import number
from generator.patterns.crowd import Crowd
from generator.patterns.events import ELECTIONS
from generator.patterns.finding import (
    AROUND_ELECTION_DAYS,
    EVENT,
    NEAR,
    NEAR_DAYS,
    PLATFORMS,
    SAME_PLATFORMS_DAYS,
    SERIES,
    WINDOW,
    Finding,
    PatternRule,
)
from generator.patterns.members import Member
from generator.patterns.series import Series
from generator.patterns.windows import Window, windows
from generator.patterns.words import incidents, ordinal, period, platforms, quoted, where
from generator.vocabulary import Lists


def in_series(series: Series, member: Member, lists: Lists) -> Iterator[Finding]:
    """Which one it is of a series, and the windows that the series had by then."""
    so_far, later = split(series.members, member)
    row = f"{row_in_time(so_far, where(series.key.country))} to coincide with {series.key.one_event(lists)}."
    yield Finding(SERIES, row, ids(so_far), ids(later), str(series.key))
    for window in windows(so_far):
        if member in window.members:
            yield Finding(WINDOW, shared(window, so_far, "of this series by then"), ids(window.members))


def as_a_whole(series: Series, lists: Lists) -> Iterator[Finding]:
    """What a series comes to, and the windows that it has."""
    many, key = series.members, series.key
    whole = period(many[-1].days[1] - many[0].days[0])
    one = incidents(key.group, len(many))
    count = number(len(many)).capitalize()
    sentence = f"{count} {one} {where(key.country)} in {whole} coincided with {key.events(lists)}."
    yield Finding(SERIES, sentence, ids(many), series=str(key))
    for window in windows(many):
        yield Finding(WINDOW, shared(window, many, "of this series"), ids(window.members))


def row_in_time(so_far: Sequence[Member], place: str) -> str:
    """Which one in a row it is, since the one before and since the first: the second in two weeks, and the third in five weeks."""
    *before, last = so_far
    one = incidents(last.group)
    if not before:
        return f"It was the first {one} {place}"
    periods = [period(last.days[1] - earlier.days[0]) for earlier in before]
    near, whole = periods[-1], periods[0]
    row = f"It was the {ordinal(periods.count(near) + 1)} {one} {place} in {near}"
    return row if near == whole else f"{row}, and the {ordinal(len(so_far))} in {whole},"


def shared(window: Window, members: Sequence[Member], whose: str) -> str:
    """How many of some members began within a window."""
    sharing, many = len(window.members), len(members)
    who = f"All {number(many)}" if sharing == many else f"{number(sharing).capitalize()} of the {number(many)}"
    return f"{who} {incidents(members[0].group, many)} {whose} began {window.words} on local clocks."


def at_event(crowd: Crowd, member: Member, event: str, at_it: Sequence[Member]) -> Iterator[Finding]:
    """Which one it is of those at the same event."""
    so_far, later = split(at_it, member)
    entry = crowd.lists["events"][event]
    how = f"during or within {AROUND_ELECTION_DAYS} days of" if entry.type in ELECTIONS else "to coincide with"
    yield from unless_alone(EVENT, nth(crowd, so_far, f"{how} the event {quoted(entry.label)}"), so_far, later)


def of_platforms(crowd: Crowd, member: Member) -> Iterator[Finding]:
    """Which one it is of those in which all its platforms were affected."""
    named = member.platforms
    if not named:
        return
    so_far, later = split(crowd.naming(named).near(member, SAME_PLATFORMS_DAYS), member)
    which = f"in which sources name {platforms(named, crowd.lists)} as affected"
    sentence = nth(crowd, so_far, f"within {SAME_PLATFORMS_DAYS} days {which}")
    yield from unless_alone(PLATFORMS, sentence, so_far, later)


def close_in_time(crowd: Crowd, member: Member) -> Iterator[Finding]:
    """Which one it is of those close in time."""
    so_far, later = split(crowd.near(member, NEAR_DAYS), member)
    yield from unless_alone(NEAR, nth(crowd, so_far, f"within {NEAR_DAYS} days"), so_far, later)


def nth(crowd: Crowd, so_far: Sequence[Member], what: str) -> str:
    """Which one in a row it is."""
    return f"It was the {ordinal(len(so_far))} {incidents(so_far[-1].group)} {where(crowd.country)} {what}."


def split(members: Iterable[Member], at: Member) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Members up to one of them, that one the last, and those after it."""
    found = tuple(members)
    place = found.index(at) + 1
    return found[:place], found[place:]


def unless_alone(
    rule: PatternRule, sentence: str, so_far: Sequence[Member], later: Sequence[Member]
) -> Iterator[Finding]:
    """A finding, where an incident is not the only one."""
    if len(so_far) + len(later) > 1:
        yield Finding(rule, sentence, ids(so_far), ids(later))


def ids(members: Iterable[Member]) -> tuple[str, ...]:
    """The ids of members, in their order."""
    return tuple(member.id for member in members)
