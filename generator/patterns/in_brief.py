"""A series in brief: what other pages than its own show of it, so that they can be made without its incidents."""

from __future__ import annotations

from dataclasses import dataclass

from generator.patterns.series import Series, SeriesKey


@dataclass(frozen=True)
class SeriesInBrief:
    """What a series is called, and the ids of its incidents as time goes, of those counted apart, and of its events."""

    key: SeriesKey
    ids: tuple[str, ...]
    apart: tuple[str, ...]
    events: tuple[str, ...]


def in_brief(series: Series) -> SeriesInBrief:
    """A series in brief."""
    apart = dict.fromkeys(member.id for occasion in series.occasions for member, _context in occasion.apart)
    events = tuple(occasion.event.id for occasion in series.occasions if occasion.event)
    return SeriesInBrief(series.key, series.ids, tuple(apart), events)
