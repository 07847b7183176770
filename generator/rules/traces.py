"""Rules on traces, as far as the record alone can break them; what their files can break is told in beside.py."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from generator.incident import Incident
from generator.incident.trace_entries import TraceEntry
from generator.rules.ruling import Finding, Known, ruling
from generator.vocabulary import Lists
from generator.yaml_source import Path

# The least and the greatest number that a unit of a group can have.
BOUNDS = {"amount": (0.0, inf), "share": (0.0, 100.0), "change": (-inf, inf), "scale": (-inf, inf)}
ONE = "{file: routes, label: Routes, unit: prefixes, licence: cc0}"
OTHER = "{file: traffic, label: Traffic, unit: percent, licence: cc0, normal: %s}"
MEASURED = "measurements: {type: netblocks, finding: observed_change, traces: [%s, %s]}\n"


def traces_in(incident: Incident) -> Iterator[tuple[Path, TraceEntry]]:
    """Every trace that a record names, with its path."""
    for number, measurement in enumerate(incident.measurements):
        for place, entry in enumerate(measurement.traces):
            yield ("measurements", number, "traces", place), entry


def bounds_of(unit: str, lists: Lists) -> tuple[float, float]:
    """The least and the greatest number that a unit allows."""
    return BOUNDS.get(lists["units"][unit].group, (-inf, inf))


def said_bounds(unit: str, lists: Lists) -> str:
    """The same in words, where there are any."""
    low, high = bounds_of(unit, lists)
    return f"{low:g} or more" if high == inf else f"from {low:g} to {high:g}"


@ruling(
    "OUT360",
    why="Each trace is a chart of its own; the same file twice would look like two measurements that agree.",
    wrong=MEASURED % (ONE, ONE),
    right=MEASURED % (ONE, OTHER % 100),
)
def traces_differ(incident: Incident, known: Known) -> Iterator[Finding]:
    """No two traces of a record are of the same file."""
    seen: set[str] = set()
    for path, entry in traces_in(incident):
        if entry.file in seen:
            hint = "leave one out, or name another file"
            yield Finding((*path, "file"), f'there is a trace of "{entry.file}" already', hint)
        seen.add(entry.file)


@ruling(
    "OUT361",
    wrong=MEASURED % (ONE, OTHER % 120),
    right=MEASURED % (ONE, OTHER % 100),
)
def normal_fits_the_unit(incident: Incident, known: Known) -> Iterator[Finding]:
    """What is given as normal is a value that the unit of the trace allows."""
    for path, entry in traces_in(incident):
        low, high = bounds_of(entry.unit, known.lists)
        if entry.normal is not None and not low <= entry.normal <= high:
            label = known.lists["units"].label(entry.unit)
            message = f"normal is {entry.normal:g}; numbers in {label} are {said_bounds(entry.unit, known.lists)}"
            yield Finding((*path, "normal"), message, "look up the number and the unit")


RULINGS = (traces_differ, normal_fits_the_unit)
