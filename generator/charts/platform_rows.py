"""Incidents by the platforms that they name: what the grid of platforms shows, before it is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.charts.looks import Look
from generator.charts.platform_marks import NOT_NAMED, looks_of, mark_of
from generator.incident import Incident
from generator.local_time.spans import date_words
from generator.moments import Span
from generator.vocabulary import Lists

MOST_PLATFORMS = 18  # columns that a narrow screen has room for


@dataclass(frozen=True)
class Row:
    """An incident: when it began and its title, and the mark of each platform that it names, by the platform's name."""

    when: str
    title: str
    marks: tuple[tuple[str, str], ...]
    began: Span | None = None


@dataclass(frozen=True)
class Grid:
    """Incidents in the order of the page, and what each mark means."""

    rows: tuple[Row, ...]
    meanings: tuple[tuple[str, str], ...]
    without: int = 0

    @cached_property
    def platforms(self) -> tuple[str, ...]:
        """Every platform named, those named in most incidents first."""
        named = Counter(platform for row in self.rows for platform, _mark in row.marks)
        return tuple(sorted(named, key=lambda platform: (-named[platform], platform.casefold())))

    @property
    def columns(self) -> tuple[str, ...]:
        """The platforms for which the drawing has room."""
        return self.platforms[:MOST_PLATFORMS]

    @cached_property
    def meaning(self) -> dict[str, str]:
        """What each mark means."""
        return dict(self.meanings)

    @cached_property
    def looks(self) -> dict[str, Look]:
        """How each mark looks, in the order of the key."""
        return looks_of(self.meaning)

    def marks_of(self, row: Row, platforms: Iterable[str]) -> tuple[str, ...]:
        """The mark of each of some platforms in a row."""
        marks = dict(row.marks)
        return tuple(marks.get(platform, NOT_NAMED) for platform in platforms)


def row_of(incident: Incident, lists: Lists) -> Row:
    """An incident as a row."""
    marks = ((lists["platforms"].label(platform), mark_of(effects)) for platform, effects in incident.platforms.items())
    return Row(when_of(incident), incident.title, tuple(marks), incident.started)


def when_of(incident: Incident) -> str:
    """The day or days on which it can have begun, or the year that its id gives."""
    return date_words(incident.started, incident.zone) if incident.started else str(incident.year)
