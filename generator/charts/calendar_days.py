"""On which days incidents were going on: surely, or possibly, because of when they began or ended more than one day is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby, pairwise

from generator.charts.counted import Counted
from generator.incident import Incident
from generator.local_time.spans import days_of_edges
from generator.moments import Span

DAY = timedelta(days=1)

Numbers = tuple[int, int]  # how many were surely going on, and how many more possibly


@dataclass(frozen=True)
class Days:
    """The days on which one incident was going on: the whole stretch in which it can have been, and the sure part of it."""

    first: date
    last: date
    surely: tuple[date, date] | None


def changes_of(stretches: Iterable[tuple[date, date]]) -> dict[int, int]:
    """By how many more stretches of days a day lies in than the day before, at each day, in order, where that changes."""
    found = Counter[int]()
    for first, last in stretches:
        found[first.toordinal()] += 1
        found[last.toordinal() + 1] -= 1
    return {day: found[day] for day in sorted(found) if found[day]}


def running(stretches: Iterable[tuple[date, date]]) -> dict[date, int]:
    """How many stretches of days each day lies in, of the days that lie in any, in order."""
    return numbered(changes_of(stretches))


def numbered(changes: Mapping[int, int]) -> dict[date, int]:
    """The same out of where that changes."""
    found: dict[date, int] = {}
    number = 0
    for at, after in pairwise(changes):
        number += changes[at]
        found |= dict.fromkeys(map(date.fromordinal, range(at, after)), number) if number else {}
    return found


def days_of(incident: Incident) -> Days | None:
    """The days of an incident on its own clocks. One without a known end, or start, has those of the other only."""
    begins, ends = (edge_days(span, incident) for span in (incident.started, incident.ended))
    first, last = begins or ends, ends or begins
    if first is None or last is None:
        return None
    surely = (first[1], max(first[1], last[0])) if begins and ends else first
    return Days(first[0], max(last[1], first[1]), surely if surely[0] <= surely[1] and is_sure(begins, ends) else None)


def is_sure(begins: tuple[date, date] | None, ends: tuple[date, date] | None) -> bool:
    """Whether there is a day of it that no reading leaves open: it had begun by then, and had not ended before."""
    if begins and ends:
        return begins[1] <= ends[0]
    one = begins or ends
    return one is not None and one[0] == one[1]


def edge_days(span: Span | None, incident: Incident) -> tuple[date, date] | None:
    """The first and the last day on which a start or an end can have been."""
    if span is None:
        return None
    first, last = days_of_edges(span, incident.zone)
    return first.date(), max(first.date(), last.date())


@dataclass(frozen=True)
class Calendar:
    """Counted incidents by the days on which they were going on."""

    counted: Counted
    lasting: tuple[Days, ...]
    without_day: int
    without_end: int

    @cached_property
    def changes(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """Where the numbers change of those that were, or may have been, going on, and of those that surely were."""
        return (
            changes_of([(one.first, one.last) for one in self.lasting]),
            changes_of([one.surely for one in self.lasting if one.surely]),
        )

    @cached_property
    def days(self) -> Mapping[date, Numbers]:
        """Every day on which one was, or may have been, going on, in order."""
        every, surely = map(numbered, self.changes)
        return {day: (surely.get(day, 0), number - surely.get(day, 0)) for day, number in every.items()}

    @property
    def years(self) -> tuple[int, ...]:
        """Every year from the first to the last of them."""
        return tuple(range(min(self.days).year, max(self.days).year + 1))

    def stretches(self) -> Iterator[tuple[date, date, Numbers]]:
        """Days on end with the same numbers: the first and the last of them."""
        days = list(self.days)
        runs = groupby(enumerate(days), lambda one: (one[1].toordinal() - one[0], self.days[one[1]]))
        for (_at, numbers), run in runs:
            found = [day for _number, day in run]
            yield found[0], found[-1], numbers

    def in_year(self, year: int) -> tuple[int, int]:
        """On how many days of a year one was surely going on, and on how many more possibly."""
        found = [numbers for day, numbers in self.days.items() if day.year == year]
        sure = sum(bool(surely) for surely, _possibly in found)
        return sure, len(found) - sure


def calendar_of(counted: Counted, days: Callable[[Incident], Days | None] = days_of) -> Calendar:
    """The calendar of some incidents; `days` tells those of one."""
    lasting = [(incident, days(incident)) for incident in each_of(counted)]
    return Calendar(
        counted,
        tuple(found for _incident, found in lasting if found),
        without_day=sum(found is None for _incident, found in lasting),
        without_end=sum(bool(found) and incident.ended is None for incident, found in lasting),
    )


def each_of(counted: Counted) -> Iterable[Incident]:
    """The incidents that count."""
    return (incident for incident, _group in counted.incidents)
