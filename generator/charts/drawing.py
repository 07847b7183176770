"""The only room that knows Altair and vl-convert: from a chart declared once and its data to SVG for a page.

A chart is declared with named, empty data and with parameters; it becomes a Vega specification once a process, and
each drawing of it is that specification with data put in. Both libraries are imported when the first chart is drawn.
Processes that draw must be spawned, not forked: vl-convert does not survive a fork.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO
from textwrap import wrap
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as XML

INK, MUTED, GRID = "var(--chart-ink)", "var(--chart-muted)", "var(--chart-grid)"
SERIES = tuple(f"var(--chart-{number})" for number in range(1, 7))

# The style sheet shows the wide drawing where there is room for it and else the narrow one; never both.
WIDE, NARROW = 720, 340
MARGIN = 12
# Between a label and what it belongs to; a line of text; what a letter takes on average, with some to spare, since a
# reader's font is not the one we measure with.
GAP, LINE, LETTER = 3, 15, 6.5

VEGA_LITE = "6.4"
# vl-convert brings metrics for this family itself; of a named one the widths would differ from machine to machine.
FONT = "sans-serif"
SVG = "{http://www.w3.org/2000/svg}"
LEFT_OUT = ("role", "class", "pointer-events", "font-family")
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COLOURS = 32  # of a picture: a few plain ones and the steps between them at the edges of letters
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
REFERENCE = re.compile(r"#([\w-]+)")

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


class Declared:
    """A chart declared once: `draw` puts data in and gives SVG as Vega writes it."""

    def __init__(self, declaration: Callable[[ModuleType], Any]) -> None:
        self.declaration = declaration

    @cached_property
    def vega(self) -> dict[str, Any]:
        """The declaration as a Vega specification without data."""
        return compiled(self.declaration, autosize="none", width=1, height=1)

    def draw(self, drawing: Drawing) -> str:
        """The SVG of one drawing; the same for the same data, whatever was drawn before."""
        vega = self.vega
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
            "data": [
                {**one, "values": drawing.data[one["name"]]} if one["name"] in drawing.data else one
                for one in vega["data"]
            ],
            "signals": [
                {**one, "value": drawing.settings[one["name"]]} if one["name"] in drawing.settings else one
                for one in vega.get("signals", [])
            ],
        }
        return rendered(json.dumps(printable(filled)))


def compiled(declaration: Callable[[ModuleType], Any], **properties: object) -> dict[str, Any]:
    """A declaration as a Vega specification, in the colours of the page."""
    import altair
    import vl_convert

    chart = declaration(altair).properties(**properties).configure(**theme())
    vega: dict[str, Any] = vl_convert.vegalite_to_vega(chart.to_dict(), vl_version=VEGA_LITE)
    return vega


@lru_cache(maxsize=2048)
def rendered(vega: str) -> str:
    """A Vega specification as SVG. Kept, because a site that is being edited draws the same charts again and again."""
    import vl_convert

    svg: str = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
    return svg


@lru_cache(maxsize=2048)
def picture(svg: str) -> bytes:
    """SVG as PNG, at its own size, in few colours; its font is FONT, which needs none on the machine."""
    import vl_convert
    from PIL import Image

    drawn = Image.open(BytesIO(vl_convert.svg_to_png(svg, scale=1)))
    small = BytesIO()
    drawn.convert("RGB").quantize(COLOURS).save(small, format="PNG", optimize=True)
    return small.getvalue()


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
    return wrap(text, int(width / LETTER), max_lines=most, placeholder=" \N{HORIZONTAL ELLIPSIS}")


def variants(key: str, title: str, description: str, wide: str, narrow: str) -> str:
    """Both drawings of a chart, one after the other, each with its name and words; the style sheet shows one."""
    return finished(wide, f"{key}-wide", "chart chart-wide", title, description) + finished(
        narrow, f"{key}-narrow", "chart chart-narrow", title, description
    )


def finished(svg: str, stem: str, classes: str, title: str, description: str) -> str:
    """SVG for a page: it has a name and a description, takes its size and font from the page, and shares no id."""
    root = XML.fromstring(svg)
    own_ids(root, stem)
    for element in root.iter():
        pare(element)
    head = [XML.Element("title", id=f"{stem}-title"), XML.Element("desc", id=f"{stem}-desc")]
    head[0].text, head[1].text = printable(title), printable(description)
    root[:] = [*head, *root]
    root.attrib = {
        "xmlns": SVG[1:-1],
        "class": classes,
        "viewBox": root.attrib["viewBox"],
        "role": "img",
        "aria-labelledby": f"{stem}-title {stem}-desc",
        "font-family": "inherit",
    }
    return XML.tostring(root, encoding="unicode")


def own_ids(root: XML.Element, stem: str) -> None:
    """Ids of this drawing alone: Vega numbers clips and gradients through the whole process, whatever the chart."""
    found = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    own = {old: f"{stem}-{number}" for number, old in enumerate(found, start=1)}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, own[value])
            elif "#" in value:
                element.set(name, REFERENCE.sub(lambda at: f"#{own.get(at[1], at[1])}", value))


def pare(element: XML.Element) -> None:
    """Leave out what nobody sees: namespaces, hidden parts, Vega's classes and roles, decimals beyond the hundredth."""
    element.tag = element.tag.removeprefix(SVG)
    element[:] = [child for child in element if child.get("display") != "none" and not is_empty(child)]
    for name in list(element.attrib):
        if name.startswith("aria-") or name in LEFT_OUT or (name, element.attrib[name]) == ("opacity", "1"):
            del element.attrib[name]
        else:
            element.set(name, LONG_NUMBER.sub(hundredths, element.attrib[name]))


def is_empty(element: XML.Element) -> bool:
    """A group without marks, or a frame that Vega draws around one, though it has neither line nor filling."""
    seen = {element.get("fill", "none"), element.get("stroke", "none")}
    frame = element.tag in (f"{SVG}path", f"{SVG}rect") and seen <= {"none", "transparent"}
    return frame or (element.tag == f"{SVG}g" and not len(element))


def hundredths(number: re.Match[str]) -> str:
    """A number with two decimals at most."""
    return f"{round(float(number[0]), 2) + 0.0:g}" if abs(float(number[0])) < 1000 else f"{float(number[0]):.1f}"


def printable(value: Any) -> Any:
    """A value with all its text fit for XML: a control character, which a file can hold, becomes a space."""
    if isinstance(value, str):
        return NOT_IN_XML.sub(" ", value)
    if isinstance(value, Mapping):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [printable(item) for item in value]
    return value
