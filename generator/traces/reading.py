"""The bytes of a CSV file -> a trace, and every problem of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from generator.problems import Place, Problem, Rule
from generator.traces.rows import Fault, Line, cells_of, read_line
from generator.traces.trace import Trace, trace_of_columns
from generator.traces.trace_rules import ENOUGH, HEADER, LEAST, ORDER, ROW_LIMIT, SIZE, SIZE_LIMIT, TIME
from generator.yaml_source.decoding import decode

MARK = b"\xef\xbb\xbf"  # of the byte order: spreadsheets write one into every CSV file
HEADERS = (("time", "value"), ("time", "value", "low", "high"))
# A mistake in one line of a column is mostly one in all of them: so many are shown, and the others counted.
SHOWN = 10
# What nearly every line looks like; a file with any other is read line by line, and then refused or not.
CLOCK, ZONE = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", r"(?:Z|[+-](?:0\d|1[01]):[0-5]\d)"
DAY = r"(?:19[6-9]|20\d)\d-\d\d-\d\d"
ROW = rf"({DAY})(?:T({CLOCK})({ZONE}))?,(-?\d{{1,12}}(?:\.\d{{1,12}})?)?"
SOUND = re.compile(ROW, re.ASCII)
SOUND_LINES = re.compile(rf"^{ROW}$", re.ASCII | re.MULTILINE)


class TraceFile(NamedTuple):
    """What came of reading one CSV file; without a trace there is at least one problem."""

    file: str
    lines: tuple[str, ...]
    trace: Trace | None
    problems: tuple[Problem, ...]

    def place_of(self, row: int, column: int) -> Place:
        """Where a value of a row of the trace stands; both count from 0, and the first column is the time."""
        cell = (cells_of(self.lines[row + 1]) or ())[column]
        return Place(self.file, row + 2, cell.column, cell.length)


def read_trace(file: str, content: bytes) -> TraceFile:
    """Read one file: `file` is its path from the project's root, with slashes."""
    if len(content) > SIZE_LIMIT:
        message = f"the file has {len(content):,} bytes; at most {SIZE_LIMIT:,} are read"
        return refused(file, (), SIZE, message, "give every fifth minute or every hour, or a shorter time")
    decoded = decode(file, content.removeprefix(MARK))
    if decoded.text is None or decoded.problems:
        return TraceFile(file, decoded.lines, None, decoded.problems)
    lines = decoded.lines[: last_line(decoded.lines)]
    if len(lines) - 1 > ROW_LIMIT:
        message = f"the file has {len(lines) - 1:,} rows; at most {ROW_LIMIT:,} are read"
        return refused(file, decoded.lines, SIZE, message, "give every fifth minute or every hour, or a shorter time")
    names = tuple(cell.text for cell in cells_of(lines[0]) or ()) if lines else ()
    if names not in HEADERS:
        return refused(file, decoded.lines, HEADER, *wrong_header(lines))
    trace = in_bulk(lines[1:]) if len(names) == 2 else None
    return TraceFile(file, decoded.lines, trace, ()) if trace else read_rows(file, decoded.lines, lines, names)


def refused(file: str, lines: tuple[str, ...], rule: Rule, message: str, hint: str) -> TraceFile:
    """A file of which not even the rows are read."""
    length = max(1, len(lines[0])) if lines and rule is HEADER else 1
    return TraceFile(file, lines, None, (Problem(Place(file, 1, 1, length), rule.code, message, hint),))


def last_line(lines: Sequence[str]) -> int:
    """How many lines there are, without the empty ones at the end."""
    return next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip()), 0)


def wrong_header(lines: Sequence[str]) -> tuple[str, str]:
    """What is wrong with a first line, and what to do."""
    if not lines:
        return "the file is empty", "write the line time,value, and then a row for each time"
    if re.fullmatch(r"\s*time\s*[;\t]\s*value.*", lines[0], re.IGNORECASE):
        return "the columns are not parted by commas", "save the file again with commas, and with a decimal point"
    first = lines[0].casefold().replace(" ", "").replace('"', "")
    if tuple(first.split(",")) in HEADERS:
        return "the names of the columns are in small letters", f"write {first}"
    if SOUND.match(lines[0]):
        return "the first line has no names", "write the line time,value before it"
    return "the first line does not name the columns", "write time,value or time,value,low,high"


def read_rows(file: str, whole: tuple[str, ...], lines: Sequence[str], names: tuple[str, ...]) -> TraceFile:
    """The rows below a header."""
    found: list[Problem] = []
    sound: list[Line] = []
    for number, line in enumerate(lines[1:], start=2):
        read = read_line(line, len(names))
        faults = read.faults or (misplaced(read, sound) if read.row and sound else ())
        found += (
            Problem(Place(file, number, one.column, one.length), one.rule.code, one.message, one.hint) for one in faults
        )
        if read.row and not faults:
            sound.append(read)
    rows = tuple(line.row for line in sound if line.row)
    if not found and sum(row.value is not None for row in rows) < LEAST:
        hint = "write a single value into the measurement, under says:"
        found.append(Problem(Place(file, 1, 1), ENOUGH.code, f"there are fewer than {LEAST} values here", hint))
    trace = None if found else Trace(rows, sound[0].by_day)
    return TraceFile(file, whole, trace, tuple(shortened(found)))


def in_bulk(lines: Sequence[str]) -> Trace | None:
    """Rows that all look as nearly all do, read in one go; nothing where one is otherwise, be it right or wrong."""
    found = SOUND_LINES.findall("\n".join(lines))
    by_day = {not clock for _day, clock, _zone, _value in found}
    if len(found) < len(lines) or len(by_day) != 1:
        return None
    try:
        times = [seconds_of_day(day) + seconds_of_clock(clock) - ahead(zone) for day, clock, zone, _value in found]
    except ValueError:  # a day that its month does not have
        return None
    values = [float(value) if value else None for _day, _clock, _zone, value in found]
    if times != sorted(set(times)) or len(values) - values.count(None) < LEAST:
        return None
    return trace_of_columns((times, values, repeat(None), repeat(None)), by_day == {True})


# The rows of all files are made of few days and clock times: each is looked up, and not worked out again.


@lru_cache
def seconds_of_day(day: str) -> int:
    """The midnight of a day, as if in UTC, in seconds since 1970."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


@lru_cache(maxsize=2048)
def seconds_of_clock(clock: str) -> int:
    """How long after midnight a clock time is, in seconds; of none, nothing."""
    hour, minute, second = (*map(int, filter(None, clock.split(":"))), 0, 0, 0)[:3]
    return (hour * 60 + minute) * 60 + second


@lru_cache
def ahead(zone: str) -> int:
    """By how many seconds the clocks of a zone are ahead of UTC; of none, by nothing."""
    distance = seconds_of_clock(zone[1:]) if zone != "Z" else 0
    return -distance if zone.startswith("-") else distance


def misplaced(line: Line, before: Sequence[Line]) -> tuple[Fault, ...]:
    """What is wrong with a time beside those that stand before it."""
    first, last = before[0], before[-1]
    if not line.row or not last.row or (line.by_day is first.by_day and line.row.time > last.row.time):
        return ()
    text, other = line.text.partition(",")[0], last.text.partition(",")[0]
    column, length = (line.time.column, line.time.length) if line.time else (1, len(text))
    if line.by_day is not first.by_day:
        mixed = "a day stands here among clock times" if line.by_day else "a clock time stands here among days"
        return (Fault(TIME, column, length, mixed, "write all times as days, or all with their clock and zone"),)
    said = "the same as" if line.row.time == last.row.time else "before"
    message = f"{text} is {said} {other}, which stands before it"
    return (Fault(ORDER, column, length, message, "sort the rows by time, and leave out what stands twice"),)


def shortened(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The first problems of each rule; of the others, how many there are, at the first of them."""
    total, seen = Counter(one.code for one in problems), Counter[str]()
    for one in problems:
        seen[one.code] += 1
        if seen[one.code] <= SHOWN or seen[one.code] == SHOWN + 1 == total[one.code]:
            yield one
        elif seen[one.code] == SHOWN + 1:
            rest = total[one.code] - SHOWN - 1
            yield replace(one, message=f"{one.message}; and {rest:,} more like this below")
