"""A catalogue read back as a reader of its form would, to compare it with the archive that it was made of."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from generator.addresses import SiteFile
from generator.moments import MONTHS

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
END = ";\n"


def value_of(file: SiteFile, name: str) -> Any:
    """What a script gives a name; its text must be one assignment of JSON."""
    before = f"window.{name}="
    assert isinstance(file.content, str)
    assert file.content.startswith(before)
    assert file.content.endswith(END)
    return json.loads(file.content[len(before) : -len(END)])


def rows_of(columns: Any) -> list[dict[str, Any]]:
    """The incidents of a catalogue, each with all that stands there of it."""
    begun = list(beginnings(columns["times"]))
    return [row_of(columns, at, begun[at]) for at in range(len(columns["rows"]))]


def row_of(columns: Any, at: int, begun: datetime | None) -> dict[str, Any]:
    """One incident."""
    incident_id, title, *own = columns["rows"][at]
    ended = columns["times"]["ended"][at]
    bounds = (begun, later(begun, columns["times"]["within"][at])) if begun else None
    end = later(begun or EPOCH, ended) if ended is not None else None
    return {
        "id": incident_id,
        "title": title,
        "others": columns["others"].get(str(at), []),
        "date": columns["dates"]["values"][columns["dates"]["of"][at]] or day_in(incident_id),
        "lasted": columns["lasted"]["values"][columns["lasted"]["of"][at]],
        "ongoing": at in columns["ongoing"],
        "began": bounds,
        "ended": (end, later(end, columns["times"]["over"][at])) if end else None,
        "names": [
            *(tuple(columns["names"]["values"][number]) for number in columns["names"]["of"][at]),
            *((name,) for name in own),
        ],
        "keys": {facet["name"]: keys_in(facet, at) for facet in columns["facets"]},
    }


def keys_in(facet: Any, at: int) -> list[str]:
    """What an incident has of a facet."""
    numbers = facet["of"][at]
    return [facet["choices"][number][0] for number in (numbers if isinstance(numbers, list) else [numbers])]


def beginnings(times: Any) -> Any:
    """The earliest instant at which each incident can have begun."""
    instant = EPOCH
    for step in times["began"]:
        instant = instant if step is None else later(instant, step)
        yield None if step is None else instant


def later(instant: datetime, minutes: float) -> datetime:
    """An instant so many minutes later, to the second."""
    return instant + timedelta(seconds=round(minutes * 60))


def day_in(incident_id: str) -> str:
    """The day that an id begins with, in words."""
    year, month, day = incident_id.split("-")[:3]
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
