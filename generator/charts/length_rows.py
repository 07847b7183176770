"""Labelled rows over one scale of lengths of time: intervals in minutes, one below the other where they would meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from generator.charts.drawing import GAP, GRID, LINE, MUTED, NARROW, WIDE, Caption, Declared, Drawing, Layout, wrapped
from generator.charts.length_scale import CONSTANT, LengthScale

LAYOUTS = (Layout(WIDE, column=290), Layout(NARROW))
BAR, LANE, ROW_GAP = 8, 13, 9  # pixels: the height of a bar, from one bar to the next, between rows
HEADING_GAP = 8  # pixels more above a heading
POINT = 7  # pixels; what is shorter is drawn as a point
AXIS, NOTES = 34, 8  # pixels: the labels of the ticks, and the room above the notes
DATA = ("guides", "threads", "open", "plain", "doubtful", "points", "headings", "words", "asides", "sides", "notes")
NO_SETTINGS: dict[str, object] = {"window": [0, 1], "ticks": [], "tick_labels": {}, "column": 0, "label_width": 0}

Mark = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class Spot:
    """An interval in minutes. `thread`: from where to where a thin line runs; `open`: it goes on past the edge."""

    low: float
    high: float
    thread: tuple[float, float] | None = None
    doubtful: bool = False
    open: bool = False


@dataclass(frozen=True)
class LengthRow:
    """What a row shows, what is said of it more softly, and its intervals; a row without any is a heading."""

    label: str
    aside: str = ""
    spots: tuple[Spot, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it names the rows below it."""
        return not self.spots


@dataclass(frozen=True)
class LengthSheet:
    """Rows, the lengths between which they lie, the look of their marks, and the words around them."""

    rows: tuple[LengthRow, ...]
    low: float
    high: float
    colour: str
    shape: str
    nothing: tuple[str, ...]
    notes: tuple[str, ...]
    sides: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Place:
    """Where a row stands in pixels: its top, the lines of its label, the middle of its first lane, its bottom."""

    row: LengthRow
    top: int
    label: tuple[str, ...]
    aside: tuple[str, ...]
    first: float
    bottom: int


def length_axis(alt: ModuleType) -> Any:
    """The scale of lengths, with the ticks that the parameters name above the plot."""
    axis = alt.Axis(
        values=alt.ExprRef("ticks"),
        labelExpr="tick_labels[toString(datum.value)]",
        title=None,
        orient="top",
        domain=False,
        ticks=False,
        labelPadding=18,  # the second line of a label stands below the first
        labelOverlap=False,
    )
    scale = alt.Scale(type="symlog", constant=CONSTANT, domain=alt.ExprRef("window"), nice=False, zero=False)
    return alt.X("from:Q", scale=scale, axis=axis)


@Declared
def sketch(alt: ModuleType) -> Any:
    """Intervals on a symmetrical logarithmic scale; rows of data say in pixels how high each mark stands."""
    x = length_axis(alt)
    y, colour = alt.Y("top:Q", scale=None, axis=None), alt.Color("colour:N", scale=None, legend=None)
    looks = {
        "shape": alt.Shape("shape:N", scale=None, legend=None),
        "fill": alt.Fill("fill:N", scale=None, legend=None),
        "stroke": alt.Stroke("colour:N", scale=None, legend=None),
    }
    before, width = alt.ExprRef("-column"), alt.ExprRef("width")

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    def bars(name: str, **look: object) -> Any:
        encoded = {"x": x, "x2": "to:Q", "y": y, "y2": "bottom:Q", "color": colour, "stroke": looks["stroke"]}
        return data(name).mark_rect(**look).encode(**encoded)

    def words(name: str, **look: object) -> Any:
        return data(name).mark_text(baseline="top", **look).encode(y=y, text="lines:N")

    return alt.layer(
        data("guides").mark_rule(color=GRID, x=before, x2=width).encode(y=y),
        data("threads").mark_rule(strokeWidth=1.2).encode(x=x, x2="to:Q", y=y, color=colour),
        data("open").mark_rule(strokeWidth=1.6, strokeDash=[6, 4]).encode(x=x, x2="to:Q", y=y, color=colour),
        bars("plain", fillOpacity=0.5, strokeWidth=1.2),
        bars("doubtful", fillOpacity=0.1, strokeWidth=1.2, strokeDash=[3, 2]),
        data("points").mark_point(size=60, strokeWidth=1.6, opacity=1).encode(x=x, y=y, **looks),
        words("headings", align="left", x=before, fontWeight="bold"),
        words("words", align="left", x=before, limit=alt.ExprRef("label_width")),
        words("asides", align="left", x=before, color=MUTED, limit=alt.ExprRef("label_width")),
        words("sides", color=MUTED, fontSize=11, align=alt.ExprRef("datum.align")).encode(x=x),
        words("notes", align="left", x=before, color=MUTED),
    ).add_params(*(alt.param(name, value=value) for name, value in NO_SETTINGS.items()))


def draw(caption: Caption, sheet: LengthSheet) -> tuple[str, str]:
    """The drawing of a sheet, after its key."""
    return sketch.drawn(caption, (drawing(sheet, layout) for layout in LAYOUTS))


def drawing(sheet: LengthSheet, layout: Layout) -> Drawing:
    """A sheet, for a layout."""
    scale = LengthScale(sheet.low, sheet.high, layout.plot)
    places = list(laid_out(sheet, scale, layout))
    marks = [mark for place in places for mark in marks_of(sheet, place, scale)]
    notes = [line for note in sheet.notes for line in wrapped(note, layout.plot + layout.column)]
    marks += [*sides_of(sheet), ("notes", {"top": places[-1].bottom + NOTES, "lines": notes})]
    ticks = scale.ticks(sheet.nothing)
    return Drawing(
        data={name: [values for kind, values in marks if kind == name] for name in DATA},
        settings={
            "window": [sheet.low, sheet.high],
            "ticks": list(ticks),
            "tick_labels": {str(minutes): lines for minutes, lines in ticks.items()},
            "column": layout.column,
            "label_width": layout.label,
        },
        width=layout.width,
        height=places[-1].bottom,
        before=layout.column,
        above=AXIS + (LINE if any(sheet.sides) else 0),
        below=NOTES + LINE * len(notes),
    )


def laid_out(sheet: LengthSheet, scale: LengthScale, layout: Layout) -> Iterator[Place]:
    """The rows one below the other, with labels beside their intervals or above them."""
    top = ROW_GAP
    for row in sheet.rows:
        top += HEADING_GAP if row.is_heading and top > ROW_GAP else 0
        label = tuple(wrapped(row.label, layout.plot + layout.column if row.is_heading else layout.label, most=2))
        aside = tuple(wrapped(row.aside, layout.label, most=2))
        words, lanes = LINE * (len(label) + len(aside)), LANE * len(lanes_of(row.spots, scale))
        first = top + (max(0, words - lanes) / 2 if layout.column else words + GAP) + LANE / 2
        bottom = top + (max(words, lanes) if layout.column else words + GAP + lanes) + ROW_GAP
        yield Place(row, top, label, aside, first, bottom)
        top = bottom


def lanes_of(spots: Sequence[Spot], scale: LengthScale) -> list[list[Spot]]:
    """Intervals in as few lanes as they need so as not to meet, from left to right."""
    lanes: list[list[Spot]] = []
    ends: list[float] = []
    for spot in sorted(spots, key=lambda one: (one.low, one.high)):
        begin, end = edges(spot, scale)
        lane = next((number for number, before in enumerate(ends) if before + 2 <= begin), len(lanes))
        lanes[lane:] = lanes[lane:] or [[]]
        ends[lane : lane + 1] = [end]
        lanes[lane].append(spot)
    return lanes


def edges(spot: Spot, scale: LengthScale) -> tuple[float, float]:
    """From where to where, in pixels, the marks of an interval reach."""
    thread = spot.thread or (spot.low, spot.high)
    first, last = scale.place(min(thread[0], spot.low)), scale.place(max(thread[1], spot.high))
    short = max(0.0, POINT + 2 - (last - first)) / 2
    return first - short, last + short


def marks_of(sheet: LengthSheet, place: Place, scale: LengthScale) -> Iterator[Mark]:
    """The words of a row, the line above it, and its intervals."""
    yield "headings" if place.row.is_heading else "words", {"top": place.top, "lines": place.label}
    if place.aside:
        yield "asides", {"top": place.top + LINE * len(place.label), "lines": place.aside}
    if place.row.is_heading and place.top > ROW_GAP:
        yield "guides", {"top": place.top - HEADING_GAP}
    for number, lane in enumerate(lanes_of(place.row.spots, scale)):
        for spot in lane:
            yield from marks_of_spot(sheet, spot, place.first + LANE * number, scale)


def marks_of_spot(sheet: LengthSheet, spot: Spot, middle: float, scale: LengthScale) -> Iterator[Mark]:
    """An interval as a bar, or as a point where it is too short for one; with its thread, or with an arrow."""
    common = {"colour": sheet.colour, "fill": "transparent" if spot.doubtful else sheet.colour}
    if spot.open:
        yield "open", {**common, "from": spot.low, "to": sheet.high, "top": middle}
        yield "points", {**common, "from": sheet.high, "top": middle, "shape": "triangle-right"}
        return
    if spot.thread:
        yield "threads", {**common, "from": spot.thread[0], "to": spot.thread[1], "top": middle}
    if scale.place(spot.high) - scale.place(spot.low) < POINT:
        yield "points", {**common, "from": (spot.low + spot.high) / 2, "top": middle, "shape": sheet.shape}
    else:
        bar = {"from": spot.low, "to": spot.high, "top": middle - BAR / 2, "bottom": middle + BAR / 2}
        yield ("doubtful" if spot.doubtful else "plain"), {**common, **bar}


def sides_of(sheet: LengthSheet) -> Iterator[Mark]:
    """What the two sides of the scale mean, above it."""
    for words, edge, align in zip(sheet.sides, (sheet.low, sheet.high), ("left", "right"), strict=True):
        if words:
            yield "sides", {"from": edge, "top": -AXIS - LINE + 4, "lines": [words], "align": align}
