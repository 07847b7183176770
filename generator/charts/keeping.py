"""Finished charts kept by what they show, so that neither their words nor their drawings are worked out a second time."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from generator.charts import engine
from generator.charts.drawing import Chart
from generator.charts.files import written
from generator.charts.finishing import worded
from generator.moments import Span

Plain = tuple[object, ...]


def kept_chart(kind: str, shown: Plain, make: Callable[[], Chart]) -> Chart:
    """A chart as it was kept, or else made now and kept. `shown`: all that it is made of, in plain values."""
    return kept_under(engine.key_of_whole("chart", kind, repr(shown)), make)


def kept_under(key: str, make: Callable[[], Chart]) -> Chart:
    """The same by its key."""
    return found(key) or put(key, make())


def with_drawing(chart: Chart, sheet: object, draw: Callable[[], tuple[str, str]]) -> Chart:
    """A chart that has all but its drawing, with it; `sheet`: all that is drawn, `draw` gives the drawing after its key."""

    def make() -> Chart:
        key, svg = draw()
        return replace(chart, svg=svg, drawing=key)

    # Thousands of records are plain values: packed by the second version of the format, equal ones have equal bytes, and
    # that is done in a tenth of the time that they take to be written out. A set stands in another order in every process.
    plain: Any = chart.rows, chart.records, sorted(chart.named)
    packed = marshal.dumps(plain, 2)
    shown = replace(chart, rows=(), records=(), named=frozenset()), sheet
    return kept_under(engine.key_of_whole("chart", chart.key, packed, repr(shown)), make)


def found(key: str) -> Chart | None:
    """A chart as it was kept, if its drawing is there too: that is kept once, by what is drawn."""
    kept = engine.get(key)
    # What is unpickled is what this program kept in its own folder, as Python does with compiled modules.
    chart: Chart | None = pickle.loads(kept) if kept else None  # noqa: S301
    svg = engine.get(chart.drawing) if chart else None
    return (
        replace(chart, svg=worded(svg.decode(), chart.key, chart.title, chart.description)) if chart and svg else None
    )


def put(key: str, chart: Chart) -> Chart:
    """Keep a chart without its drawing, which is kept by itself; the chart, with its files."""
    if chart.drawing:
        chart = replace(chart, whole=key, written=written(chart))
        engine.put(key, pickled(replace(chart, svg="")))
    return chart


def pickled(chart: Chart | None) -> bytes:
    """A chart for the folder of what is kept: with its files in the place of what they are made of."""
    return pickle.dumps(chart and with_files(chart), pickle.HIGHEST_PROTOCOL)


def with_files(chart: Chart) -> Chart:
    """A chart with its files in the place of what they are made of."""
    return replace(chart, records=(), settings={}, written=chart.written or written(chart))


def plain_span(span: Span | None) -> Plain:
    """A span of instants in plain values."""
    if span is None:
        return ()
    first, last = span.first, span.last
    edges = first.approximate, int(first.precision), last.approximate, int(last.precision)
    return span.earliest.timestamp(), span.latest.timestamp(), *edges
