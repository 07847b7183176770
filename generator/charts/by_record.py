"""Charts of incidents kept by what their files say, and asked for many at a time.

To work out what a chart shows, and to ask for it and for its drawing by that, takes several times as long as this. What is
found so needs no more than the digest of the files; the rest is looked for as every other chart is.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.charts.drawing import Chart
from generator.charts.keeping import with_files
from generator.kept import Kept, key_of

KIND = "chart"

Charts = dict[str, Chart | None]  # by what each is of; none where there is too little to draw


@dataclass(frozen=True)
class ByRecord:
    """Charts of some incidents: the key of each by its id, what was found under these, and what was opened of it.

    `changed`: the incidents of which charts were made that are not kept yet.
    """

    keys: Mapping[str, str]
    found: Mapping[str, bytes]
    opened: dict[str, Charts] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def chart(self, incident_id: str, of: str, make: Callable[[], Chart | None]) -> Chart | None:
        """A chart of an incident, or none where it has none: as it was kept, or else made now."""
        charts = self.opened.get(incident_id)
        if charts is None:
            charts = self.opened[incident_id] = self.charts_of(incident_id)
        if of not in charts:
            charts[of] = make()
            self.changed.add(incident_id)
        return charts[of]

    def charts_of(self, incident_id: str) -> Charts:
        """The charts of an incident as they were kept."""
        kept = self.found.get(self.keys[incident_id])
        # What is unpickled is what this program kept in its own folder, as Python does with compiled modules.
        charts: Charts = pickle.loads(kept) if kept else {}  # noqa: S301
        return charts

    def keep(self, kept: Kept) -> None:
        """Keep the charts of incidents of which some were made."""
        for incident_id in self.changed:
            charts = {of: chart and with_files(chart) for of, chart in self.opened[incident_id].items()}
            kept.put(self.keys[incident_id], pickle.dumps(charts, pickle.HIGHEST_PROTOCOL))


# Of one share of incidents at a time, whose pages are made in this process.
_share: list[ByRecord] = []


@contextmanager
def charts_by_record(kept: Kept, digests: Mapping[str, str], upon: str) -> Iterator[None]:
    """For as long as something is done, charts of these incidents, given by the digests of their files, are found so.

    `upon`: a digest of all that reading depends on besides the files: the whole program, the closed lists.
    """
    keys = {incident_id: key_of(KIND, upon, incident_id, digest) for incident_id, digest in digests.items()}
    share = ByRecord(keys, kept.get_many(keys.values()))
    _share.append(share)
    try:
        yield
        share.keep(kept)
    finally:
        _share.pop()


def chart_of(incident_id: str, of: str, make: Callable[[], Chart | None]) -> Chart | None:
    """What of an incident is shown `of` one thing, such as a trace: found by its record where that can be."""
    share = _share[-1] if _share else None
    return share.chart(incident_id, of, make) if share and incident_id in share.keys else make()
