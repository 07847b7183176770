"""What each rule finds at an incident, and in which sentence it says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.evidence.confidence import number
from generator.patterns.course import Step
from generator.patterns.crowd import Crowd, Row, Split
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
from generator.patterns.windows import Window
from generator.patterns.words import incidents, ordinal, period, platforms, quoted, where
from generator.vocabulary import Lists


def in_series(series: Series, member: Member, lists: Lists) -> Iterator[Finding]:
    """Which one it is of a series, and the windows that the series had by then."""
    so_far, later = series.row.at(member)
    step, key = series.course.steps[member.id], series.key
    row = f"{row_in_time(step, key.group, where(key.country))} to coincide with {key.one_event(lists)}."
    yield Finding(SERIES, row, so_far, later, str(key))
    for window in series.course.windows(step):
        yield Finding(WINDOW, shared(window, key.group, len(so_far), "of this series by then"), window.ids)


def as_a_whole(series: Series, lists: Lists) -> Iterator[Finding]:
    """What a series comes to, and the windows that it has."""
    many, key = series.members, series.key
    whole = period(many[-1].days[1] - many[0].days[0])
    one = incidents(key.group, len(many))
    count = number(len(many)).capitalize()
    sentence = f"{count} {one} {where(key.country)} in {whole} coincided with {key.events(lists)}."
    yield Finding(SERIES, sentence, series.ids, series=str(key))
    for window in series.course.shared.every():
        yield Finding(WINDOW, shared(window, key.group, len(many), "of this series"), window.ids)


def row_in_time(step: Step, group: str, place: str) -> str:
    """Which one in a row it is, since the one before and since the first: the second in two weeks, and the third in five weeks."""
    one = incidents(group)
    if step.nth == 1:
        return f"It was the first {one} {place}"
    row = f"It was the {ordinal(step.nth_since)} {one} {place} in {step.since_one_before}"
    if step.since_one_before == step.since_first:
        return row
    return f"{row}, and the {ordinal(step.nth)} in {step.since_first},"


def shared(window: Window, group: str, many: int, whose: str) -> str:
    """How many of so many members began within a window."""
    sharing = len(window.ids)
    who = f"All {number(many)}" if sharing == many else f"{number(sharing).capitalize()} of the {number(many)}"
    return f"{who} {incidents(group, many)} {whose} began {window.words} on local clocks."


def at_event(crowd: Crowd, member: Member, event: str, at_it: Row) -> Iterator[Finding]:
    """Which one it is of those at the same event."""

    def what() -> str:
        entry = crowd.lists["events"][event]
        how = f"during or within {AROUND_ELECTION_DAYS} days of" if entry.type in ELECTIONS else "to coincide with"
        return f"{how} the event {quoted(entry.label)}"

    return unless_alone(EVENT, crowd, member, at_it.at(member), what)


def of_platforms(crowd: Crowd, member: Member) -> Iterator[Finding]:
    """Which one it is of those in which all its platforms were affected."""
    named = member.platforms

    def what() -> str:
        return f"within {SAME_PLATFORMS_DAYS} days in which sources name {platforms(named, crowd.lists)} as affected"

    if named:
        yield from unless_alone(PLATFORMS, crowd, member, crowd.near(member, SAME_PLATFORMS_DAYS, named), what)


def close_in_time(crowd: Crowd, member: Member) -> Iterator[Finding]:
    """Which one it is of those close in time."""
    return unless_alone(NEAR, crowd, member, crowd.near(member, NEAR_DAYS), lambda: f"within {NEAR_DAYS} days")


def unless_alone(
    rule: PatternRule, crowd: Crowd, member: Member, row: Split, what: Callable[[], str]
) -> Iterator[Finding]:
    """Which one in a row an incident is, where it is not the only one."""
    so_far, later = row
    if later or len(so_far) > 1:
        nth = f"{ordinal(len(so_far))} {incidents(member.group)} {where(crowd.country)} {what()}"
        yield Finding(rule, f"It was the {nth}.", so_far, later)
