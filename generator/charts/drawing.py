"""From a chart declared once and its data to SVG for a page.

A chart is declared with named, empty data and with parameters; it becomes a Vega specification once, and each drawing
of it is that specification with data put in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from textwrap import wrap
from typing import Any

from generator.charts import engine
from generator.charts.finishing import NOT_IN_XML, printable, variants, worded
from generator.charts.lettering import Lettering, limits, prepared
from generator.charts.lightening import lightened

INK, MUTED, GRID = "var(--chart-ink)", "var(--chart-muted)", "var(--chart-grid)"
SERIES = tuple(f"var(--chart-{number})" for number in range(1, 7))

# The style sheet shows the wide drawing where there is room for it and else the narrow one; never both.
WIDE, NARROW = 720, 340
MARGIN = 12
# Between a label and what it belongs to; a line of text; what a letter takes on average, with some to spare, since a
# reader's font is not the one we measure with.
GAP, LINE, LETTER = 3, 15, 6.5

# vl-convert brings metrics for this family itself; of a named one the widths would differ from machine to machine.
FONT = "sans-serif"

# What a file can hold and XML cannot, as JSON writes it.
UNFIT = re.compile(rf"{NOT_IN_XML.pattern}|\\[bfu]")

Data = Mapping[str, Sequence[Mapping[str, object]]]
Settings = Mapping[str, object]


@dataclass(frozen=True)
class Chart:
    """A finished chart: the drawing, what it shows in words, and the same data as a table. `key` is unique on a page."""

    key: str
    title: str
    description: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    # The same for machines, one plain value a field: for the CSV, and for looking closer. Times are ISO 8601 in UTC.
    records: tuple[Mapping[str, str | float | None], ...] = ()
    # How to look closer: the name of an exploration, and what it must know of this chart besides the records.
    explore: str = ""
    settings: Settings = field(default_factory=dict)
    # Of a chart that is kept by what it shows: the key of all of it, that of its drawing, and its files by their endings,
    # which stand for the records and the settings.
    whole: str = ""
    drawing: str = ""
    written: Mapping[str, str] = field(default_factory=dict)
    # The incidents whose titles it shows, by their ids, where it can be kept longer than these.
    named: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Caption:
    """What a drawing is called, and what it shows in words."""

    key: str
    title: str
    description: str


@dataclass(frozen=True)
class Layout:
    """How a drawing is laid out, in pixels: with labels in a column before the plot, or, where there is none, above the marks."""

    width: int
    column: int = 0

    @property
    def plot(self) -> int:
        """The width of the plot."""
        return self.width - 2 * MARGIN - self.column

    @property
    def label(self) -> int:
        """The width that a label may have."""
        return self.column - 2 * GAP if self.column else self.plot


@dataclass(frozen=True)
class Drawing:
    """One drawing to make: the data and the parameters by name; in pixels, its width, the plot's height, the room around it."""

    data: Data
    settings: Settings
    width: int
    height: int
    before: int = 0
    below: int = 0
    above: int = 0

    @cached_property
    def content(self) -> str:
        """All of it as text."""
        sizes = (self.width, self.height, self.before, self.below, self.above)
        return json.dumps([self.data, self.settings, sizes], ensure_ascii=False, separators=(",", ":"))


class Declared:
    """A chart declared once: `svg` puts data in and gives what a page shows."""

    def __init__(self, declaration: engine.Declaration) -> None:
        self.declaration = declaration

    @cached_property
    def vega(self) -> dict[str, Any]:
        """The declaration as a Vega specification without data."""
        return prepared(lightened(compiled(self.declaration, autosize="none", width=1, height=1)))

    @cached_property
    def limits(self) -> dict[str, tuple[str, float]]:
        """Which words may be too long for their place."""
        return limits(self.vega)

    def svg(self, caption: Caption, drawings: Iterable[Drawing], changed: Callable[[str], str] = str) -> str:
        """Both drawings of a chart for a page, the wide one first; `changed` writes each in a shorter way."""
        return self.drawn(caption, drawings, changed)[1]

    def drawn(
        self, caption: Caption, drawings: Iterable[Drawing], changed: Callable[[str], str] = str
    ) -> tuple[str, str]:
        """The same, after the key under which it is kept without its name and words."""
        wide, narrow = map(fit, drawings)

        def make() -> bytes:
            return variants(caption.key, *(changed(self.draw(one)) for one in (wide, narrow))).encode()

        parts = (
            self.declaration.__module__,
            self.declaration.__qualname__,
            changed.__qualname__,
            caption.key,
            wide.content,
            narrow.content,
        )
        key = engine.key_of_drawn("drawing", *parts)
        kept = engine.kept_at(key, make).decode()
        return key, worded(kept, caption.key, caption.title, caption.description)

    def draw(self, drawing: Drawing) -> str:
        """The SVG of one drawing; the same for the same data, whatever was drawn before."""
        vega, lettering = self.vega, Lettering()
        settings = lettering.labels(drawing.settings)
        data = {name: lettering.without(rows, *self.room(name, settings)) for name, rows in drawing.data.items()}
        filled = {
            **vega,
            "width": drawing.width - 2 * MARGIN - drawing.before,
            "height": drawing.height,
            "padding": {
                "left": MARGIN + drawing.before,
                "right": MARGIN,
                "top": 4 + drawing.above,
                "bottom": drawing.below,
            },
            **with_data(vega, data),
            "signals": [
                {**one, "value": settings[one["name"]]} if one["name"] in settings else one
                for one in vega.get("signals", [])
            ],
        }
        return lettering.put_into(engine.rendered(json.dumps(filled)))

    def room(self, name: str, settings: Settings) -> tuple[float, float]:
        """How wide the words of some data may be, where that is limited, and how large their letters are."""
        setting, size = self.limits.get(name, ("", 0.0))
        return (float(str(settings[setting])), size) if setting else (0, 0)


def fit(drawing: Drawing) -> Drawing:
    """A drawing with all its words fit for XML: hardly ever another one, and looking is quicker than going through it."""
    if UNFIT.search(drawing.content):
        return replace(drawing, data=printable(drawing.data), settings=printable(drawing.settings))
    return drawing


def with_data(vega: Mapping[str, Any], data: Data) -> dict[str, Any]:
    """The data and the marks of a specification; without the marks of which there are none, which take time all the same."""
    empty = {name for name, rows in data.items() if not rows}
    empty |= {one["name"] for one in vega["data"] if one.get("source") in empty}
    return {
        "data": [
            {**one, "values": data[one["name"]]} if one["name"] in data else one
            for one in vega["data"]
            if one["name"] not in empty
        ],
        "marks": [mark for mark in vega["marks"] if data_of(mark) not in empty],
    }


def data_of(mark: Mapping[str, Any]) -> str:
    """The name of the data that a mark, or a group of marks for each part of them, is made for."""
    origin = mark["from"]
    name: str = origin.get("facet", origin)["data"]
    return name


def compiled(declaration: engine.Declaration, **properties: object) -> dict[str, Any]:
    """A declaration as a Vega specification, in the colours of the page."""
    return engine.compiled(declaration, theme(), **properties)


def theme() -> dict[str, Any]:
    """Colours are variables of the style sheet, all of them: what is forgotten here stays black on a dark page."""
    words = {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    }
    return {
        "aria": False,  # the root carries the words; parts without a name would only be noise to a screen reader
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": "transparent", "fill": "transparent"},
        "axis": {**words, "domainColor": MUTED, "tickColor": MUTED, "gridColor": GRID},
        "legend": {**words, "symbolFillColor": "transparent", "symbolStrokeColor": INK, "gradientStrokeColor": MUTED},
        "header": words,
        "title": {"color": INK, "subtitleColor": MUTED},
        "mark": {"color": SERIES[0]},
        "text": {"color": INK, "fontSize": 12},
        "rule": {"color": MUTED},
        "range": {"category": list(SERIES), "ordinal": list(SERIES)},
    }


def wrapped(text: str, width: int, most: int | None = None) -> list[str]:
    """A text in lines that fit into a width in pixels, cut off with an ellipsis where it needs more lines than allowed."""
    return [*wrapped_at(text, int(width / LETTER), most)]


@lru_cache(2048)  # most words stand in both drawings of a chart, and many in other charts too
def wrapped_at(text: str, letters: int, most: int | None) -> tuple[str, ...]:
    """The same, by how many letters fit."""
    return tuple(wrap(text, letters, max_lines=most, placeholder=" \N{HORIZONTAL ELLIPSIS}"))
