"""A timeline in words: the labels of its lanes, its description, and the same data as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.charts.timeline import LONGEST, Item, Place, Sort, Timeline, cut_off
from generator.local_time.spans import SpanWords, long_words, short_words
from generator.local_time.stretches import stretch

COLUMNS = ("Kind", "What", "Began", "Ended", "Distance from the start of the disruption")
NO_DATE = "no date given"


def label(timeline: Timeline, lane: Sequence[Item]) -> tuple[str, str]:
    """What a lane shows, and when that was as briefly as can be said beside the disruption."""
    return "; ".join(cut_off(item.name, LONGEST) for item in lane), brief(timeline, lane[0])


def outside(timeline: Timeline, place: Place) -> str:
    """What lies outside of what is drawn on one side, with its dates; nothing where nothing does."""
    found = [item for item in timeline.items if timeline.place(item) is place]
    listed = "; ".join(f"{cut_off(item.name, LONGEST)} ({unbroken(brief(timeline, item))})" for item in found)
    return f"{place}: {listed}." if found else ""


def unbroken(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def brief(timeline: Timeline, item: Item) -> str:
    """Beginning and end of something in one phrase."""
    near = stretch(timeline.disruption.start, timeline.zone).start
    began = short_words(item.start, timeline.zone, near, timeline.by_the_clock)
    ended = short_words(item.end, timeline.zone, near, timeline.by_the_clock) if item.end else ""
    if item.sort is Sort.DISRUPTION:
        return f"began {began}, {f'ended {ended}' if ended else 'goes on' if item.ongoing else 'end not known'}"
    if ended and "between" in began + ended:
        return f"began {began}, ended {ended}"
    if ended and ended != began:
        return f"{began} to {ended}"
    return f"began {began}" if item.sort is Sort.EVENT and "between" in began else began


def described(timeline: Timeline) -> str:
    """What the drawing shows: the disruption, how each event lies to it, and how much else there is in the table."""
    sentences = [
        disruption(timeline),
        *(event(timeline, item) for item in timeline.items if item.sort is Sort.EVENT),
        *(f"{one.name}: {NO_DATE}" for one in timeline.undated if one.sort is Sort.EVENT),
        *rest(timeline),
    ]
    return " ".join(f"{sentence}." for sentence in sentences)


def disruption(timeline: Timeline) -> str:
    """When the disruption began and ended."""
    item = timeline.disruption
    began = f"The disruption began {long_words(item.start, timeline.zone)}"
    if item.ongoing:
        return f"{began}; sources say that it goes on"
    return (
        f"{began}; it ended {long_words(item.end, timeline.zone)}"
        if item.end
        else f"{began}; no source says when it ended"
    )


def event(timeline: Timeline, item: Item) -> str:
    """When an event was, and how it lies to the disruption."""
    began, distance = long_words(item.start, timeline.zone), timeline.distance(item)
    ended = long_words(item.end, timeline.zone) if item.end else began
    verb = "began " if ended != began or began.preposition == "between" else ""
    words = f"{item.name}: {verb}{began}{', ' if distance else ''}{distance}"
    return words if ended == began else f"{words}{',' if distance else ''} and ended {ended}"


def rest(timeline: Timeline) -> list[str]:
    """How many measurements and statements the table has besides."""
    dated = in_numbers(item.sort for item in timeline.others)
    undated = in_numbers(one.sort for one in timeline.undated)
    parts = [*([dated] if dated else []), *([f"{undated} without a date"] if undated else [])]
    return [f"The table also has {', and '.join(parts)}"] if parts else []


def in_numbers(sorts: Iterable[Sort]) -> str:
    """So many measurements and so many statements."""
    counts = Counter(sorts)
    parts = [(counts[sort], str(sort).lower()) for sort in (Sort.MEASUREMENT, Sort.STATEMENT) if counts[sort]]
    return " and ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts)


def rows(timeline: Timeline) -> tuple[tuple[str, ...], ...]:
    """The table: all that is drawn, then what has no date."""
    undated = ((str(one.sort), one.name, NO_DATE, "", "") for one in timeline.undated)
    return (*(row(timeline, item) for item in timeline.items), *undated)


def row(timeline: Timeline, item: Item) -> tuple[str, ...]:
    """An item as a row of the table."""
    ended = cell(long_words(item.end, timeline.zone)) if item.end else "goes on" if item.ongoing else ""
    if item.sort is Sort.DISRUPTION and not ended:
        ended = "not known"
    return (str(item.sort), item.name, cell(long_words(item.start, timeline.zone)), ended, timeline.distance(item))


def cell(span: SpanWords) -> str:
    """A span without its preposition, but for the one that it does not make sense without."""
    return str(span) if span.preposition == "between" else span.words
