"""What recipes are made of: the archive at a glance, and as much of its incidents as a page opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.archive import Archive
from generator.glimpses import archive_of, glimpse_of
from generator.incident import Incident
from generator.kept import Store
from generator.pages.drawn import Keep
from generator.patterns import Patterns, SeriesInBrief, SeriesKey, in_brief


@dataclass(frozen=True)
class Stock:
    """The incidents of an archive at a glance, and its series in brief. What takes longer to have is had when asked for.

    `opened`: a part of the archive with all that charts ask for. `patterns`: those in which all series of a country are.
    `kept`: something as it was kept, or else made now, by its kind, its name and the incidents whose facts it is made of.
    """

    archive: Archive
    series: tuple[SeriesInBrief, ...]
    opened: Callable[[Sequence[Incident]], Archive]
    patterns: Callable[[str], Patterns]
    kept: Keep = lambda _kind, _name, _facts, make: make()
    store: Store | None = None  # where compiled templates are kept

    @cached_property
    def recurring(self) -> Recurring:
        """The series as lists show them."""
        by_id = self.archive.by_id
        return Recurring(tuple(Shown(one, tuple(by_id[key] for key in one.ids)) for one in self.series))


@dataclass(frozen=True)
class Shown:
    """A series as a list shows it: `incidents` are at a glance."""

    brief: SeriesInBrief
    incidents: tuple[Incident, ...]

    @property
    def key(self) -> SeriesKey:
        """What its members share."""
        return self.brief.key

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of its incidents, as time goes."""
        return self.brief.ids


@dataclass(frozen=True)
class Recurring:
    """All series, in the order of their keys."""

    series: tuple[Shown, ...]

    def series_at_event(self, event: str) -> tuple[Shown, ...]:
        """The series that look at an event of the registry."""
        return tuple(one for one in self.series if event in one.brief.events)


def stock_of(patterns: Patterns) -> Stock:
    """The stock of an archive that is open as a whole."""
    archive = patterns.archive
    glimpses = (glimpse_of(one, archive.level_of(one), archive.lists) for one in archive.incidents)

    def opened(incidents: Sequence[Incident]) -> Archive:
        return replace(archive, incidents=tuple(archive.by_id[one.id] for one in incidents))

    return Stock(
        archive_of(glimpses, archive.lists), tuple(map(in_brief, patterns.series)), opened, lambda _country: patterns
    )
