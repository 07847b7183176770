"""A grid of marks and numbers under headings: rows with a label, cells that grow with what they hold. All is in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import ModuleType
from typing import Any

from generator.charts.drawing import GRID, INK, LINE, MARGIN, MUTED, SERIES, Declared, Drawing, Layout, wrapped
from generator.charts.looks import Look

ROW_GAP, HEADING_GAP, NOTES = 8, 8, 10  # pixels: around a row, more above a heading, above the notes
MARK, DIGIT, STEP = 18, 7, 17  # pixels: a mark with the space beside it, a digit, from one line of marks to the next
CELL, BELOW = 22, 13  # pixels: the height of a number's cell, and of a second number in it
KEY_COLUMN = 158  # pixels
SMALL = 11
SCREEN = 420  # pixels of a narrow drawing after which the headings are said again
DATA = ("guides", "shades", "outlines", "marks", "words")

Mark = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class Room:
    """The room that a layout gives to a sheet: where the cells begin, how wide each is, how many marks it has beside each other."""

    layout: Layout
    band: float
    item: int

    @property
    def whole(self) -> int:
        """The width of it all."""
        return self.layout.width - 2 * MARGIN

    @property
    def in_line(self) -> int:
        """How many marks stand beside each other in a cell."""
        return max(1, int(self.band // self.item))


@dataclass(frozen=True)
class Things:
    """Marks in a cell, each with how many there are of it."""

    each: tuple[tuple[Look, int], ...]

    def height(self, room: Room) -> int:
        """How high it is, with the marks in lines."""
        return STEP * -(-len(self.each) // room.in_line)

    def marks(self, room: Room, left: float, top: float, bottom: float) -> Iterator[Mark]:
        """The marks with their numbers, line by line from the left."""
        first = left + (room.band - room.item * min(room.in_line, len(self.each))) / 2 + MARK / 2
        for place, (look, number) in enumerate(self.each):
            line, step = divmod(place, room.in_line)
            at, middle = first + room.item * step, top + STEP * (line + 0.5)
            yield "marks", {"left": at, "top": middle, **look}
            if number > 1:
                yield words(at + MARK / 2, middle, [str(number)], baseline="middle", fontSize=SMALL)


@dataclass(frozen=True)
class Number:
    """A number in a cell, how strongly the cell is shaded, and a softer number below; unshaded, it has a dashed edge."""

    number: str
    shade: float
    below: str = ""

    def height(self, room: Room) -> int:
        """How high it is."""
        return CELL + (BELOW if self.number and self.below else 0)

    def marks(self, room: Room, left: float, top: float, bottom: float) -> Iterator[Mark]:
        """The shade, and the numbers in its middle."""
        edges = {"left": left + 1, "right": left + room.band - 1, "top": top, "bottom": bottom}
        yield "shades" if self.shade else "outlines", {**edges, "shade": self.shade}
        both = [one for one in (self.number, self.below) if one]
        for place, text in enumerate(both):
            middle = (top + bottom) / 2 + BELOW * (place - (len(both) - 1) / 2)
            size = 12 if text == self.number else SMALL
            yield words(left + room.band / 2, middle, [text], align="center", baseline="middle", fontSize=size)


@dataclass(frozen=True)
class CellRow:
    """A label, something softer about it, and what stands under each heading; a row without cells names those below it."""

    label: str
    aside: str = ""
    cells: Mapping[str, Things | Number] | None = None


@dataclass(frozen=True)
class CellSheet:
    """Rows under columns, what the marks mean, and the words below."""

    columns: tuple[str, ...]
    rows: tuple[CellRow, ...]
    notes: tuple[str, ...]
    key: tuple[tuple[Look, str], ...] = ()


@Declared
def sketch(alt: ModuleType) -> Any:
    """Marks, shades and words where rows of data say, in pixels from the top and from the left."""
    x, y = alt.X("left:Q", scale=None, axis=None), alt.Y("top:Q", scale=None, axis=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name)).encode(y=y)

    def own(channel: Any, name: str) -> Any:
        return channel(name, scale=None, legend=None)

    return alt.layer(
        data("guides").mark_rule(color=GRID, x=0, x2=alt.ExprRef("width")),
        data("shades")
        .mark_rect(color=SERIES[0])
        .encode(x=x, x2="right:Q", y2="bottom:Q", fillOpacity=own(alt.FillOpacity, "shade:Q")),
        data("outlines")
        .mark_rect(fillOpacity=0, stroke=MUTED, strokeDash=[3, 2], strokeWidth=1.2)
        .encode(x=x, x2="right:Q", y2="bottom:Q"),
        data("marks")
        .mark_point(strokeWidth=1.6, opacity=1)
        .encode(
            x=x,
            shape=own(alt.Shape, "shape:N"),
            fill=own(alt.Fill, "fill:N"),
            stroke=own(alt.Stroke, "outline:N"),
            size=own(alt.Size, "size:Q"),
        ),
        data("words")
        .mark_text(**{name: alt.ExprRef(f"datum.{name}") for name in ("align", "baseline", "fontWeight", "fontSize")})
        .encode(x=x, text="lines:N", color=own(alt.Color, "colour:N")),
    )


def drawing(sheet: CellSheet, layout: Layout) -> Drawing:
    """A sheet, for a layout."""
    room = Room(layout, layout.plot / len(sheet.columns), MARK + DIGIT * widest(sheet))
    marks, top, named = list(headings(sheet, room, 0)), 0, 0
    for row in sheet.rows:
        if not layout.column and top - named > SCREEN:
            named = top + ROW_GAP + heading_height(sheet)
            marks, top = [*marks, *headings(sheet, room, named)], named
        drawn, top = row_marks(sheet, row, room, top)
        marks += drawn
    below, bottom = key_and_notes(sheet, room, top + NOTES)
    marks += below
    return Drawing(
        data={name: [values for kind, values in marks if kind == name] for name in DATA},
        settings={},
        width=layout.width,
        height=top,
        above=heading_height(sheet) + 2,
        below=bottom - top,
    )


def widest(sheet: CellSheet) -> int:
    """The digits of the highest number that stands beside a mark; one alone needs none."""
    cells = chain.from_iterable((row.cells or {}).values() for row in sheet.rows)
    numbers = [number for cell in cells if isinstance(cell, Things) for _, number in cell.each if number > 1]
    return len(str(max(numbers, default=0)))


def headings(sheet: CellSheet, room: Room, bottom: float) -> Iterator[Mark]:
    """The names of the columns, a word a line, above a height."""
    for number, column in enumerate(sheet.columns):
        lines = column.split()
        left = room.layout.column + room.band * (number + 0.5)
        yield words(left, bottom - LINE * len(lines), lines, align="center", fontSize=SMALL)


def heading_height(sheet: CellSheet) -> int:
    """How high the names of the columns are."""
    return LINE * max(len(column.split()) for column in sheet.columns)


def words(left: float, top: float, lines: Sequence[str], **look: object) -> Mark:
    """Lines of text."""
    usual = {
        "align": "left", "baseline": "top", "fontWeight": "normal", "fontSize": 12, "colour": INK,
    }  # fmt: skip
    return "words", {"left": left, "top": top, "lines": list(lines), **usual, **look}


def row_marks(sheet: CellSheet, row: CellRow, room: Room, top: int) -> tuple[list[Mark], int]:
    """What is drawn of a row that begins at a height, and where the next may begin."""
    first = top + ROW_GAP + (0 if row.cells else HEADING_GAP)
    marks, text = list(label_marks(row, room, first)), LINE * sum(map(len, labels(row, room)))
    cells = first if room.layout.column else first + text
    high = max((cell.height(room) for cell in (row.cells or {}).values()), default=0)
    for number, column in enumerate(sheet.columns):
        if row.cells and column in row.cells:
            left = room.layout.column + room.band * number
            marks += row.cells[column].marks(room, left, cells, cells + high)
    return marks, max(first + text, cells + high)


def labels(row: CellRow, room: Room) -> tuple[list[str], list[str]]:
    """The lines of a row's label and of what is said more softly."""
    width = room.layout.label if row.cells else room.whole
    whole = wrapped(f"{row.label} \N{MIDDLE DOT} {row.aside}", width)
    if not room.layout.column and row.aside and len(whole) == 1:
        return whole, []
    return wrapped(row.label, width, most=2), wrapped(row.aside, width, most=2)


def label_marks(row: CellRow, room: Room, top: int) -> Iterator[Mark]:
    """The label of a row, and the line above it."""
    label, aside = labels(row, room)
    yield "guides", {"top": top - ROW_GAP / 2}
    yield words(0, top, label, fontWeight="normal" if row.cells else "bold")
    if aside:
        yield words(0, top + LINE * len(label), aside, colour=MUTED)


def key_and_notes(sheet: CellSheet, room: Room, top: int) -> tuple[list[Mark], int]:
    """What the marks mean, in columns, and the notes below; and where they end."""
    across = max(1, room.whole // KEY_COLUMN)
    marks: list[Mark] = []
    for place, (look, meaning) in enumerate(sheet.key):
        line, column = divmod(place, across)
        left, middle = room.whole / across * column, top + STEP * (line + 0.5)
        marks += [
            ("marks", {"left": left + MARK / 2, "top": middle, **look}),
            words(left + MARK, middle, wrapped(meaning, KEY_COLUMN - MARK, most=1), baseline="middle", fontSize=SMALL),
        ]
    first = top + STEP * -(-len(sheet.key) // across) + (NOTES if sheet.key else 0)
    notes = [line for note in sheet.notes for line in wrapped(note, room.whole)]
    return [*marks, words(0, first, notes, colour=MUTED)], first + LINE * len(notes)
