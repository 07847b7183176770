"""The traces of an incident as its page shows them: each with its chart and the address of its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import addresses
from generator.charts import Chart, measured_series
from generator.charts.trace_words import figure
from generator.incident import Incident
from generator.incident.parts import Measurement
from generator.incident.trace_entries import TraceEntry
from generator.traces import Trace
from generator.vocabulary import Lists


@dataclass(frozen=True)
class ShownTrace:
    """A trace of a measurement, its chart, where its data stands on the site, and what is normal, if that is given."""

    entry: TraceEntry
    measurement: Measurement
    chart: Chart
    data: str
    normal: str


def shown_traces(incident: Incident, known: Mapping[str, Trace], lists: Lists) -> tuple[ShownTrace, ...]:
    """The traces of an incident, known by their names, in the order of its record."""
    return tuple(
        shown(entry, measurement, measured_series(entry, known[entry.file], incident, lists), incident)
        for measurement in incident.measurements
        for entry in measurement.traces
        if entry.file in known
    )


def shown(entry: TraceEntry, measurement: Measurement, chart: Chart, incident: Incident) -> ShownTrace:
    """A trace with the address of its data, which is the same on every page that shows it."""
    data = addresses.chart_file(addresses.incident_page(incident.id), chart.key, "csv")
    normal = "" if entry.normal is None else figure(entry.normal)
    return ShownTrace(entry, measurement, chart, data, normal)
