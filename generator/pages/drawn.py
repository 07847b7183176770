"""Charts that stand on several pages of an archive: each is worked out for the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.archive import Archive
from generator.charts import Chart
from generator.charts.keeping import found
from generator.charts.of_archive import Untitled, archive_over_time, country_map, platform_grid, titled
from generator.facets import Choice
from generator.geometry import Atlas
from generator.incident import Incident

CHARTED = 40  # incidents of a list, the latest, that the grid of platforms has
Draw = Callable[[], Chart | None]
# By a kind, a name, the incidents whose facts it is made of, and how it is made.
Keep = Callable[[str, str, Sequence[Incident], Callable[[], Any]], Any]
CHART = "chart"  # the kind of all that takes long because something is drawn


@dataclass(frozen=True)
class Drawn:
    """An archive, the maps that there are, and the charts that were made so far.

    `opened`: a part of the archive for charts, which ask for more of an incident than lists do. `kept`: something as it was
    kept, or else made now, by its kind, its name and the incidents whose facts it is made of.
    """

    archive: Archive
    atlas: Atlas
    made: dict[tuple[str, ...], Chart | None] = field(default_factory=dict)
    parts: dict[tuple[str, ...], Archive] = field(default_factory=dict)
    opened: Callable[[Sequence[Incident]], Archive] | None = None
    kept: Keep = lambda _kind, _name, _facts, make: make()

    def part(self, incidents: Sequence[Incident]) -> Archive:
        """The archive with some of its incidents only, open to charts: one for all charts of these."""
        key = tuple([one.id for one in incidents])
        if key not in self.parts:
            self.parts[key] = self.part_now(incidents)
        return self.parts[key]

    def part_now(self, incidents: Sequence[Incident]) -> Archive:
        """The same, opened now."""
        return self.opened(incidents) if self.opened else replace(self.archive, incidents=tuple(incidents))

    def over_time(self) -> Chart | None:
        """The whole archive over time."""
        return self.of_facts("over-time", self.archive.incidents, archive_over_time)

    def map_of(self, country: Choice) -> Chart | None:
        """The map of a country."""
        return self.of_facts(
            f"map-{country.key}",
            country.incidents,
            lambda here: country_map(here, here.incidents, self.atlas, country.key),
        )

    def of_facts(
        self, name: str, incidents: Sequence[Incident], draw: Callable[[Archive], Chart | None]
    ) -> Chart | None:
        """A chart that shows no words of incidents, only their facts. By these no more is kept than where all of it is."""
        now: list[Chart | None] = []

        def whole() -> str | None:
            now.append(draw(self.part(incidents)))
            return now[0].whole if now[0] else None

        def make() -> Chart | None:
            key: str | None = self.kept(CHART, name, incidents, whole)
            if now or key is None:
                return now[0] if now else None
            return found(key) or draw(self.part(incidents))

        return self.once((name,), make)

    def of_titles(
        self,
        name: str,
        incidents: Sequence[Incident],
        plan: Callable[[Archive, Sequence[Incident]], Untitled | None],
    ) -> Chart | None:
        """A chart that shows titles besides facts: only these are put in anew where they change."""

        def make() -> Untitled | None:
            here = self.part(incidents)
            return plan(here, here.incidents)

        untitled: Untitled | None = self.kept(CHART, name, incidents, make)
        return titled(untitled, self.archive.by_id) if untitled else None

    def platforms(self, incidents: Sequence[Incident]) -> Chart | None:
        """The platforms that the latest of some incidents name."""
        latest = incidents[:CHARTED]
        return self.once(("platforms", *(one.id for one in latest)), lambda: self.grid_of(latest))

    def grid_of(self, latest: Sequence[Incident]) -> Chart | None:
        """The same, worked out now; it names all that it has."""
        grid = platform_grid(self.part(latest).incidents, self.archive.lists)
        return grid and replace(grid, named=frozenset(one.id for one in latest))

    def once(self, key: tuple[str, ...], make: Draw) -> Chart | None:
        """A chart as it was made before, or made now."""
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]
