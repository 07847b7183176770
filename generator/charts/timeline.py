"""What a timeline shows: a disruption and what lies around it, and which stretch of time is worth drawing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import tzinfo
from enum import StrEnum
from functools import cached_property, lru_cache
from textwrap import shorten

from generator.charts.keeping import Plain, plain_span
from generator.local_time.distances import beside
from generator.local_time.stretches import DAY, HOUR, Stretch, stretch
from generator.moments import Span

# Letters of a name in the drawing; the table has the whole of it, and of what was said or found so many.
LONGEST, SAID = 90, 120


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
    """One thing and when it was: it began within a span, and ended within a span, goes on, or nothing is said of its end.

    `says` is what was said or found. `counts` is False of a second time of a thing that is an item already.
    """

    sort: Sort
    name: str
    start: Span
    end: Span | None = None
    ongoing: bool = False
    # Not compared, so that a drawing, which shows neither, can merge what is alike.
    says: str = field(default="", compare=False)
    counts: bool = field(default=True, compare=False)

    @property
    def plain(self) -> Plain:
        """All of it in plain values."""
        sort, times = self.sort.value, (plain_span(self.start), plain_span(self.end))
        return sort, self.name, *times, self.ongoing, self.says, self.counts


@dataclass(frozen=True)
class Undated:
    """One thing of which no source says when it was; it stands in the table only."""

    sort: Sort
    name: str
    says: str = ""

    @property
    def plain(self) -> Plain:
        """All of it in plain values."""
        return self.sort.value, self.name, self.says


@lru_cache(2048)  # the same words stand in both drawings and in the table
def cut_off(words: str, most: int) -> str:
    """The beginning of a text, of so many letters at most."""
    return shorten(words, most, placeholder=" \N{HORIZONTAL ELLIPSIS}")


def in_full(one: Item | Undated) -> str:
    """A name, and the beginning of what was said or found."""
    return f"{one.name} \N{EN DASH} {cut_off(one.says, SAID)}" if one.says else one.name


@dataclass(frozen=True)
class Timeline:
    """A disruption and what lies around it, on the clocks of one place. `key` is unique on a page."""

    key: str
    title: str
    zone: tzinfo
    disruption: Item
    others: tuple[Item, ...]
    undated: tuple[Undated, ...] = ()

    @property
    def plain(self) -> Plain:
        """All of it in plain values."""
        items, undated = ([one.plain for one in several] for several in ((self.disruption, *self.others), self.undated))
        return self.key, self.title, repr(self.zone), items, undated

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The disruption, then the others as time goes: by the latest time at which each can have begun."""
        return (self.disruption, *sorted(self.others, key=lambda one: (one.start.latest, one.start.earliest)))

    @property
    def for_drawing(self) -> Timeline:
        """With one item for all that are alike in sort, name and time."""
        return replace(self, others=tuple(dict.fromkeys(self.others)))

    @property
    def for_description(self) -> Timeline:
        """With each thing once, though it have two times."""
        return replace(self, others=tuple(one for one in self.others if one.counts))

    @property
    def for_table(self) -> Timeline:
        """With what was said or found beside each name."""
        return replace(
            self,
            others=tuple(replace(one, name=in_full(one)) for one in self.others),
            undated=tuple(replace(one, name=in_full(one)) for one in self.undated),
        )

    @cached_property
    def lanes(self) -> tuple[tuple[Item, ...], ...]:
        """What lies in the window, as time goes; things of one sort at one time share a lane."""
        lanes: dict[tuple[Sort, Span, Span | None], list[Item]] = {}
        for item in self.items:
            if self.place(item) is Place.WITHIN:
                lanes.setdefault((item.sort, item.start, item.end), []).append(item)
        return tuple(map(tuple, lanes.values()))

    @cached_property
    def extents(self) -> dict[int, Stretch]:
        """Those of its items, which are asked for again and again."""
        return {id(item): self.extent_of(item) for item in (self.disruption, *self.others)}

    def extent(self, item: Item) -> Stretch:
        """From the earliest to the latest local time at which something of it can have been."""
        return self.extents.get(id(item)) or self.extent_of(item)

    def extent_of(self, item: Item) -> Stretch:
        """The same, worked out."""
        last = max(item.start, item.end or item.start, key=lambda span: span.latest)
        return stretch(item.start.to(last), self.zone)

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
        if item is self.disruption:
            return ""
        return beside(item.start, self.disruption.start, self.zone, "the disruption")
