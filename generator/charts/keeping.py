"""Finished charts kept by what they show, so that neither their words nor their drawings are worked out a second time."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace

from generator.charts import engine
from generator.charts.drawing import Chart
from generator.charts.files import written
from generator.charts.finishing import worded
from generator.moments import Span

Plain = tuple[object, ...]


def kept_chart(kind: str, shown: Plain, make: Callable[[], Chart]) -> Chart:
    """A chart as it was kept, or else made now and kept. `shown`: all that it is made of, in plain values."""
    key = engine.key_of_whole("chart", kind, repr(shown))
    return found(key) or put(key, make())


def with_drawing(chart: Chart, sheet: object, draw: Callable[[], tuple[str, str]]) -> Chart:
    """A chart that has all but its drawing, with it; `sheet`: all that is drawn, `draw` gives the drawing after its key."""

    def make() -> Chart:
        key, svg = draw()
        return replace(chart, svg=svg, drawing=key)

    # A set stands in another order in every process.
    shown = replace(chart, named=frozenset()), sorted(chart.named), sheet
    return kept_chart(chart.key, shown, make)


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
    """Keep a chart without its drawing, and with its files in the place of what they are made of; the chart itself."""
    if chart.drawing:
        short = replace(chart, svg="", records=(), settings={}, written=written(chart))
        engine.put(key, pickle.dumps(short, pickle.HIGHEST_PROTOCOL))
    return chart


def plain_span(span: Span | None) -> Plain:
    """A span of instants in plain values."""
    if span is None:
        return ()
    edges = (part for edge in (span.first, span.last) for part in (edge.approximate, int(edge.precision)))
    return span.earliest.timestamp(), span.latest.timestamp(), *edges
