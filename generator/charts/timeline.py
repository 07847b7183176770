"""What a timeline shows: a disruption and what lies around it, and which stretch of time is worth drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from functools import cached_property

from generator.local_time.distances import distance_words
from generator.local_time.stretches import DAY, HOUR, Stretch, stretch
from generator.moments import Span


class Sort(StrEnum):
    """What a lane of the timeline shows."""

    DISRUPTION = "Disruption"
    EVENT = "Event"
    MEASUREMENT = "Measurement"
    STATEMENT = "Statement"


class Place(StrEnum):
    """Where something lies to the stretch of time that is drawn."""

    EARLIER = "Earlier"
    WITHIN = "Within"
    LATER = "Later"


@dataclass(frozen=True)
class Item:
    """One thing and when it was: it began within a span, and ended within a span, goes on, or nothing is said of its end."""

    sort: Sort
    name: str
    start: Span
    end: Span | None = None
    ongoing: bool = False


@dataclass(frozen=True)
class Undated:
    """One thing of which no source says when it was; it stands in the table only."""

    sort: Sort
    name: str


@dataclass(frozen=True)
class Timeline:
    """A disruption and what lies around it, on the clocks of one place. `key` is unique on a page."""

    key: str
    title: str
    zone: tzinfo
    disruption: Item
    others: tuple[Item, ...]
    undated: tuple[Undated, ...] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The disruption, then the others as time goes: by the latest time at which each can have begun."""
        return (self.disruption, *sorted(self.others, key=lambda one: (one.start.latest, one.start.earliest)))

    @property
    def lanes(self) -> tuple[tuple[Item, ...], ...]:
        """What lies in the window, as time goes; things of one sort at one time share a lane."""
        lanes: dict[tuple[Sort, Span, Span | None], list[Item]] = {}
        for item in self.items:
            if self.place(item) is Place.WITHIN:
                lanes.setdefault((item.sort, item.start, item.end), []).append(item)
        return tuple(map(tuple, lanes.values()))

    def extent(self, item: Item) -> Stretch:
        """From the earliest to the latest local time at which something of it can have been."""
        return stretch(Span(item.start.earliest, max(item.start.latest, (item.end or item.start).latest)), self.zone)

    @cached_property
    def window(self) -> Stretch:
        """The stretch to draw: the disruption, and what lies so near that it does not squash the disruption to a sliver."""
        whole, began = self.extent(self.disruption), stretch(self.disruption.start, self.zone)
        around = [self.extent(one) for one in self.others]
        if self.disruption.ongoing:
            whole = whole.reaching([one for one in around if one.start >= whole.start])
        length = max(whole.length, 3 * began.length, 3 * HOUR)
        if not self.disruption.end:
            whole = whole.reaching([Stretch(whole.start, whole.start + length)])
        reach = whole.widened(0.75 * length)
        return whole.reaching([one for one in around if one.length <= length and one.within(reach) == one])

    @property
    def by_the_clock(self) -> bool:
        """Whether so short a time is drawn that a clock time without its day says when."""
        return self.window.length < 2 * DAY

    def place(self, item: Item) -> Place:
        """Whether it lies in the window, or outside."""
        extent = self.extent(item)
        if extent.meets(self.window):
            return Place.WITHIN
        return Place.EARLIER if extent.end <= self.window.start else Place.LATER

    def distance(self, item: Item) -> str:
        """How its beginning lies to that of the disruption; nothing of the disruption itself, or where a month is all we know."""
        words = "" if item is self.disruption else distance_words(item.start, self.disruption.start, self.zone)
        return f"{words} the disruption began" if words else ""
