"""Charts of incidents kept by what their files say, and asked for many at a time.

To work out what a chart shows, and to ask for it and for its drawing by that, takes several times as long as this. What is
found so needs no more than the digest of a file; the rest is looked for as every other chart is.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from generator.charts.drawing import Chart
from generator.charts.keeping import pickled
from generator.kept import Kept, key_of

KIND = "chart"


@dataclass(frozen=True)
class ByRecord:
    """Charts of some incidents: the key of each by its id, what was found under these, and where what is new is put."""

    keys: Mapping[str, str]
    found: Mapping[str, bytes]
    kept: Kept

    def chart(self, incident_id: str, make: Callable[[], Chart | None]) -> Chart | None:
        """The chart of an incident, or none where it has none: as it was kept, or else made now and kept."""
        key = self.keys[incident_id]
        if key in self.found:
            # What is unpickled is what this program kept in its own folder, as Python does with compiled modules.
            known: Chart | None = pickle.loads(self.found[key])  # noqa: S301
            return known
        chart = make()
        self.kept.put(key, pickled(chart))
        return chart


# Of one share of incidents at a time, whose pages are made in this process.
_share: list[ByRecord] = []


@contextmanager
def charts_by_record(kept: Kept, digests: Mapping[str, str], upon: str) -> Iterator[None]:
    """For as long as something is done, charts of these incidents, given by the digests of their files, are found so.

    `upon`: a digest of all that reading depends on besides the files: the whole program, the closed lists.
    """
    keys = {incident_id: key_of(KIND, upon, incident_id, digest) for incident_id, digest in digests.items()}
    _share.append(ByRecord(keys, kept.get_many(keys.values()), kept))
    try:
        yield
    finally:
        _share.pop()


def chart_of(incident_id: str, make: Callable[[], Chart | None]) -> Chart | None:
    """The chart of an incident, found by its record where that can be."""
    share = _share[-1] if _share else None
    return share.chart(incident_id, make) if share and incident_id in share.keys else make()
