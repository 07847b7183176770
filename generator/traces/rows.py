"""One line of a CSV file -> a row, or what is wrong with each of its cells."""

from __future__ import annotations

import csv
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import datetime
from math import isfinite
from typing import NamedTuple

from generator.moments import FORMS, IN_FULL, Moment, NotAMoment, Precision, moment
from generator.problems import Rule
from generator.traces.trace import Row
from generator.traces.trace_rules import BOUNDS, CELLS, NUMBER, TIME
from generator.yaml_source import dash

CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(?:,|$)')
NUMBER_WRITTEN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
ANY_TIME = f"write it like {FORMS}"  # said of a time of a record, which can be a month or approximate
LARGEST = 1e15  # beyond it, neighbouring numbers can no longer be told apart
WRITE_TIME = "write a day, such as 2024-01-20, or a clock time with its zone, such as 2024-01-20T18:40+05:00 or 2024-01-20T13:40Z"
WRITE_NUMBER = (
    "write a plain number with a decimal point, such as 5120 or 99.5; leave the place empty where nothing was measured"
)


class Cell(NamedTuple):
    """What stands between two commas, without its quotes, and the column it begins in."""

    text: str
    column: int
    length: int


class Fault(NamedTuple):
    """What is wrong with a line: the rule, where in it, what, and what to do."""

    rule: Rule
    column: int
    length: int
    message: str
    hint: str


class Line(NamedTuple):
    """A line that was read: its row, whether its time is a day, and the same as it is published; or its faults."""

    row: Row | None = None
    by_day: bool = False
    text: str = ""
    faults: tuple[Fault, ...] = ()
    time: Cell | None = None


def read_line(line: str, columns: int) -> Line:
    """A line with so many columns."""
    cells = cells_of(line)
    if cells is None or len(cells) != columns:
        return Line(faults=(shape_fault(line, cells, columns),))
    faults: list[Fault] = []
    when = read_time(cells[0], faults)
    numbers = [read_number(cell, faults) for cell in cells[1:]]
    if when is None or faults:
        return Line(faults=tuple(faults))
    row = Row(timegm(instant_of(when).utctimetuple()), *numbers)
    by_day = not when.has_clock
    text = ",".join(cell.text for cell in cells)
    return Line(row, by_day, text, tuple(bounds_faults(row, cells)), cells[0])


def cells_of(line: str) -> list[Cell] | None:
    """The cells of a line; nothing where quotes in it are not closed or stand within a value."""
    if '"' not in line:
        return list(plain_cells(line))
    try:
        texts = next(csv.reader([line], strict=True))
    except (csv.Error, StopIteration):
        return None
    places = [(found.start(1), len(found[1])) for found in CELL.finditer(line)][: len(texts)]
    return [Cell(text.strip(), at + 1, length) for text, (at, length) in zip(texts, places, strict=False)]


def plain_cells(line: str) -> Iterator[Cell]:
    """The cells of a line without quotes."""
    column = 1
    for piece in line.split(","):
        text = piece.strip()
        yield Cell(text, column + len(piece) - len(piece.lstrip()), max(1, len(text)))
        column += len(piece) + 1


def shape_fault(line: str, cells: list[Cell] | None, columns: int) -> Fault:
    """What is wrong with a line that has not the cells of the header."""
    whole = max(1, len(line))
    if cells is None:
        return Fault(CELLS, 1, whole, "quotes are not closed here", 'delete them: times and numbers need no "quotes"')
    if not line.strip():
        return Fault(CELLS, 1, 1, "an empty line", "delete it; where nothing was measured, write the time and a comma")
    if len(cells) == 1 and re.search("[;\t]", line):
        return Fault(CELLS, 1, whole, "the values are not parted by commas", "save the file again with commas")
    hint = "write a decimal point, and no sign between thousands" if len(cells) > columns else "a comma is missing"
    count = f"{len(cells)} value{'' if len(cells) == 1 else 's'}"
    return Fault(CELLS, 1, whole, f"{count} in a row of {columns}", hint)


def read_time(cell: Cell, faults: list[Fault]) -> Moment | None:
    """A day or a clock time to the minute or second."""
    try:
        when = moment(cell.text)
    except NotAMoment as error:
        said = "" if error.hint in (ANY_TIME, IN_FULL) else error.hint
        faults.append(Fault(TIME, cell.column, cell.length, error.message, dash(cell.text) or said or WRITE_TIME))
        return None
    if when.approximate or when.precision in (Precision.YEAR, Precision.MONTH, Precision.HOUR):
        said = "is approximate" if when.approximate else f"is a whole {when.precision.name.lower()}"
        faults.append(Fault(TIME, cell.column, cell.length, f'"{cell.text}" {said}', WRITE_TIME))
        return None
    return when


def instant_of(when: Moment) -> datetime:
    """The instant of a clock time; the midnight of a day, as if in UTC."""
    return when.wall if when.offset is None else when.wall - when.offset


def read_number(cell: Cell, faults: list[Fault]) -> float | None:
    """A number, or nothing where the cell is empty."""
    if not cell.text:
        return None
    number = float(cell.text) if NUMBER_WRITTEN.fullmatch(cell.text) else None
    if number is not None and isfinite(number) and abs(number) <= LARGEST:
        return number
    said = "is too large a number" if number is not None else "is not a number"
    hint = f"write {cell.text.replace(',', '.')}" if DECIMAL_COMMA.fullmatch(cell.text) else WRITE_NUMBER
    faults.append(Fault(NUMBER, cell.column, cell.length, f'"{cell.text}" {said}', hint))
    return None


def bounds_faults(row: Row, cells: list[Cell]) -> Iterator[Fault]:
    """What is wrong between a value and its bounds."""
    if row.low is None and row.high is None:
        return
    first, last = cells[2], cells[-1]
    length = last.column + last.length - first.column
    if row.low is None or row.high is None or row.value is None:
        hint = "write both bounds beside a value, or leave both empty"
        yield Fault(BOUNDS, first.column, length, "a bound stands here alone", hint)
    elif not row.low <= row.value <= row.high:
        message = f"{cells[1].text} does not lie between {cells[2].text} and {cells[3].text}"
        yield Fault(BOUNDS, first.column, length, message, "look up which is which: time,value,low,high")
