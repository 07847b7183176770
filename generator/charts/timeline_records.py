"""What a timeline shows, for machines: times in UTC as brackets, beside the words of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from generator.charts.time_axis import milliseconds
from generator.charts.timeline import Item, Timeline, Undated
from generator.charts.timeline_words import rows
from generator.local_time.stretches import Stretch
from generator.local_time.words import offset_words, zone_words
from generator.moments import Span

Record = dict[str, str | float | None]

MARGIN = 0.04  # of the stretch that is drawn, at each end


@lru_cache(maxsize=8192)  # a country's charts and those of the whole archive tell the same, beside each event anew
def iso(instant: datetime) -> str:
    """An instant in UTC as ISO 8601, to the minute where it is a whole one: 2024-01-20T13:40Z."""
    utc = instant.astimezone(UTC)
    text = utc.isoformat()  # cut to size: saying how fine it is to be takes as long again
    return f"{text[:19] if utc.second else text[:16]}Z"


def bracket(name: str, span: Span | None) -> Record:
    """The instants between which something was; both empty where nothing is known. An end of a day is the next midnight."""
    earliest, latest = (iso(span.earliest), iso(span.latest)) if span else (None, None)
    return {f"{name}_earliest": earliest, f"{name}_latest": latest}


def record(row: Sequence[str], item: Item | Undated) -> Record:
    """An item: the words of its row of the table, then its times."""
    kind, _, began, ended, distance = row
    start, end, goes_on = (item.start, item.end, item.ongoing) if isinstance(item, Item) else (None, None, False)
    return {
        "kind": kind,
        "what": item.name,
        "says": item.says or None,
        "began": began,
        "ended": ended or None,
        "distance": distance or None,
        **bracket("began", start),
        **bracket("ended", end),
        "goes_on": "yes" if goes_on else None,
    }


def timeline_records(timeline: Timeline) -> Iterator[Record]:
    """A record for each row of the table."""
    shown: tuple[Item | Undated, ...] = (*timeline.items, *timeline.undated)
    for row, item in zip(rows(timeline.for_table), shown, strict=True):
        yield record(row, item)


def clock_settings(window: Stretch, first: datetime, zone: tzinfo) -> dict[str, object]:
    """Which stretch is looked at first, and by which clock: the one of the place at an instant, for the whole axis."""
    name, offset = zone_words(first, zone), offset_words(first, zone)
    shown = window.widened(window.length * MARGIN)
    return {
        "window": [milliseconds(shown.start), milliseconds(shown.end)],
        "shift": (first.astimezone(zone).utcoffset() or timedelta()) // timedelta(milliseconds=1),
        "note": f"All times are by the clock of {name}{f' ({offset})' if name != offset else ''}.",
    }
