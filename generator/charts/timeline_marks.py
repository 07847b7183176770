"""Where the marks of a timeline stand: lanes one below the other in pixels, bars and points in them in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator.charts.drawing import GAP, LINE, SERIES, Layout, wrapped
from generator.charts.time_axis import milliseconds
from generator.charts.timeline import Item, Sort, Timeline
from generator.charts.timeline_words import label
from generator.local_time.stretches import Stretch, is_whole_days, stretch

# Pixels: a bar, the bar of something of which no more than a date is known, a point, between lanes.
BAR, THIN, POINT, LANE_GAP = 12, 4, 8, 13
FADING = 24

LOOKS = {
    Sort.DISRUPTION: {"colour": SERIES[0], "shape": "square"},
    Sort.EVENT: {"colour": SERIES[1], "shape": "diamond"},
    Sort.MEASUREMENT: {"colour": SERIES[2], "shape": "square"},
    Sort.STATEMENT: {"colour": SERIES[3], "shape": "circle"},
}

Mark = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class Lane:
    """Items of one sort at one time, the lines of their label, and where they stand in pixels from the top."""

    items: tuple[Item, ...]
    lines: list[str]
    top: int
    beside: bool

    @property
    def item(self) -> Item:
        """Any of its items; in sort and time they are alike."""
        return self.items[0]

    @property
    def middle(self) -> float:
        """The height at which its marks stand."""
        words = LINE * len(self.lines)
        return self.top + (words / 2 - 1 if self.beside else words + GAP + BAR / 2)

    @property
    def bottom(self) -> int:
        """Where the next lane may begin."""
        return self.top + height_of(self.lines, self.beside)


def height_of(lines: list[str], beside: bool) -> int:
    """How high a lane is, with the space below it."""
    return LINE * len(lines) + (LANE_GAP if beside else GAP + BAR + LANE_GAP)


def laid_out(timeline: Timeline, layout: Layout) -> list[Lane]:
    """The lanes one below the other."""
    lanes: list[Lane] = []
    for items in timeline.lanes:
        lines = lines_of(*label(timeline, items), layout.label)
        lanes.append(Lane(items, lines, lanes[-1].bottom if lanes else 0, bool(layout.column)))
    return lanes


def lines_of(what: str, when: str, width: int) -> list[str]:
    """A label in one line, or else what in some lines and when below."""
    whole = wrapped(f"{what} \N{MIDDLE DOT} {when}", width)
    return whole if len(whole) == 1 else [*wrapped(what, width), *wrapped(when, width)]


def marks_of(timeline: Timeline, lanes: list[Lane], window: Stretch, width: int) -> Iterator[Mark]:
    """All marks, each with the name of the data that it belongs to."""
    yield from backdrop(timeline, window, lanes[-1].bottom)
    for lane in lanes:
        yield "words", {"top": lane.top, "lines": lane.lines}
        if lane.beside and lane.top:
            yield "guides", {"top": lane.top - LANE_GAP / 2}
        if lane.item.sort is Sort.DISRUPTION:
            yield from disruption_marks(timeline, lane, window, width)
        else:
            yield from other_marks(timeline, lane, window, width)


def bar(lane: Lane, part: Stretch, thickness: int = BAR) -> dict[str, object]:
    """A bar of a lane, from one time to another."""
    return {
        "from": milliseconds(part.start),
        "to": milliseconds(part.end),
        "top": lane.middle - thickness / 2,
        "bottom": lane.middle + thickness / 2,
        "colour": LOOKS[lane.item.sort]["colour"],
    }


def point(lane: Lane, part: Stretch, shape: str) -> Mark:
    """A point of a lane, in the middle of a stretch."""
    middle = part.start + part.length / 2
    return "points", {**bar(lane, Stretch(middle, middle), thickness=0), "shape": shape}


def disruption_marks(timeline: Timeline, lane: Lane, window: Stretch, width: int) -> Iterator[Mark]:
    """The disruption: certain from its latest start to its earliest end, possible before and after."""
    yield from bracket_marks(timeline, lane, window, width)
    rest = Stretch(stretch(lane.item.start, timeline.zone).end, window.end)
    if lane.item.ongoing:
        yield "certain", bar(lane, rest)
        yield point(lane, Stretch(window.end, window.end), "triangle-right")
    elif not lane.item.end:
        yield from fading(lane, rest)


def fading(lane: Lane, part: Stretch) -> Iterator[Mark]:
    """A bar that grows paler towards its end, of which nothing is known."""
    step = part.length / FADING
    for number in range(FADING):
        piece = Stretch(part.start + number * step, part.start + (number + 1) * step)
        yield "fading", {**bar(lane, piece), "opacity": round(0.6 * (1 - number / FADING), 3)}


def bracket_marks(timeline: Timeline, lane: Lane, window: Stretch, width: int) -> Iterator[Mark]:
    """What lies between the edges of an item: dashed where it can have been, full where it must have been."""
    whole, sure = timeline.extent(lane.item), certain_part(timeline, lane.item)
    if whole != sure:
        yield "possible", bar(lane, whole.within(window))
    if sure:
        yield "certain", bar(lane, at_least(sure, window.length * 3 / width).within(window))


def certain_part(timeline: Timeline, item: Item) -> Stretch | None:
    """From the latest start to the earliest end, though it be an instant; none where the end may come before that."""
    began = stretch(item.start, timeline.zone)
    ended = stretch(item.end, timeline.zone) if item.end else began
    return Stretch(began.end, ended.start) if began.end <= ended.start else None


def at_least(part: Stretch, length: timedelta) -> Stretch:
    """A stretch, widened about its middle where it would be too short to be seen."""
    return part.widened(max(timedelta(0), length - part.length) / 2)


def other_marks(timeline: Timeline, lane: Lane, window: Stretch, width: int) -> Iterator[Mark]:
    """A point where there is room for no more, a thin bar where all we know is a date, else a bar with its brackets."""
    extent = timeline.extent(lane.item).within(window)
    if extent.length < window.length * POINT / width:
        yield point(lane, extent, LOOKS[lane.item.sort]["shape"])
    elif lane.item.end in (None, lane.item.start) and is_whole_days(stretch(lane.item.start, timeline.zone)):
        yield "dated", bar(lane, extent, THIN)
    else:
        yield from bracket_marks(timeline, lane, window, width)


def backdrop(timeline: Timeline, window: Stretch, height: int) -> Iterator[Mark]:
    """The time of the disruption behind all lanes, so that one sees what fell into it; darker where it is certain."""
    item = timeline.disruption
    whole, sure = timeline.extent(item), certain_part(timeline, item)
    parts = (Stretch(whole.start, window.end), Stretch(whole.end, window.end)) if item.ongoing else (whole, sure)
    for part in parts:
        if part and part.length:
            edges = {"from": milliseconds(part.start), "to": milliseconds(part.end)}
            yield "backdrop", {**edges, "top": 0, "bottom": height, "colour": LOOKS[item.sort]["colour"]}
