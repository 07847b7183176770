"""Charts that stand on several pages of an archive: each is worked out for the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generator.archive import Archive
from generator.charts import Chart, archive_over_time, country_map, platform_grid
from generator.facets import Choice
from generator.geometry import Atlas
from generator.incident import Incident

CHARTED = 40  # incidents of a list, the latest, that the grid of platforms has


@dataclass(frozen=True)
class Drawn:
    """An archive, the maps that there are, and the charts that were made so far."""

    archive: Archive
    atlas: Atlas
    made: dict[tuple[str, ...], Chart | None] = field(default_factory=dict)

    def over_time(self) -> Chart | None:
        """The whole archive over time."""
        return self.once(("over-time",), lambda: archive_over_time(self.archive))

    def map_of(self, country: Choice) -> Chart | None:
        """The map of a country."""
        return self.once(
            ("map", country.key), lambda: country_map(self.archive, country.incidents, self.atlas, country.key)
        )

    def platforms(self, incidents: Sequence[Incident]) -> Chart | None:
        """The platforms that the latest of some incidents name."""
        latest = incidents[:CHARTED]
        return self.once(("platforms", *(one.id for one in latest)), lambda: platform_grid(latest, self.archive.lists))

    def once(self, key: tuple[str, ...], make: Callable[[], Chart | None]) -> Chart | None:
        """A chart as it was made before, or made now."""
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]
