"""The CSV files that stand beside records: each is named by its record, can be read, and fits what the record says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.folder import id_of, is_plain
from generator.incident import Incident
from generator.incident.trace_entries import TraceEntry
from generator.local_time.stretches import wall
from generator.problems import Place, Problem, Rule
from generator.reader import Reading
from generator.rules.traces import bounds_of, said_bounds, traces_in
from generator.traces import Trace, TraceFile, read_trace, shortened
from generator.vocabulary import Lists
from generator.yaml_source import Path as PathInRecord

FILE = "# incidents/2022/2022-08-21-pk-youtube.yml\n"
NAMED = f"{FILE}measurements: {{type: netblocks, finding: observed_change, traces: {{file: traffic, label: Traffic, unit: percent, licence: cc0}}}}\n"
CSV = "# incidents/2022/2022-08-21-pk-youtube.traffic.csv\ntime,value\n"

THERE = Rule(
    "OUT510",
    "The file of a trace stands beside its record: the record's id, the trace's name and csv, with a point between each.",
    wrong=NAMED,
    right=f"{NAMED}{CSV}2022-08-20,98\n2022-08-21,40\n",
)
IS_NAMED = Rule(
    "OUT511",
    "Every CSV file in incidents/ is named by the record that it stands beside.",
    why="The record says what the numbers are, who measured them and who may use them; without it nothing is published.",
    wrong=f"{FILE}{CSV}2022-08-20,98\n2022-08-21,40\n",
    right=f"{NAMED}{CSV}2022-08-20,98\n2022-08-21,40\n",
)
IS_A_FILE = Rule(
    "OUT512",
    "A trace is a file that stands in incidents/ itself, not a link to another place.",
    why="A link can lead out of the project; what stands there would be published without anybody having seen it.",
    wrong="# incidents/2022/2022-08-21-pk-youtube.traffic.csv -> ../../../elsewhere.csv\n",
    right="# incidents/2022/2022-08-21-pk-youtube.traffic.csv\n",
)
FITS_THE_UNIT = Rule(
    "OUT513",
    "Every number of a trace is one that its unit allows.",
    why="An amount below zero or a share above 100 is a mistake in the numbers or in the unit.",
    wrong=f"{NAMED}{CSV}2022-08-20,980\n2022-08-21,40\n",
    right=f"{NAMED}{CSV}2022-08-20,98\n2022-08-21,40\n",
)
MEETS = Rule(
    "OUT514",
    "A trace has some of the time of the disruption in it.",
    why="One that lies beside it is mostly of another year or in another zone, and shows nothing of the disruption.",
    wrong=f"{NAMED}{CSV}2021-08-20,98\n2021-08-21,40\n",
    right=f"{NAMED}{CSV}2022-08-20,98\n2022-08-21,40\n",
)
RULES = (THERE, IS_NAMED, IS_A_FILE, FITS_THE_UNIT, MEETS)

Lines = Mapping[str, Sequence[str]]
Named = Iterator[tuple[PathInRecord, TraceEntry]]


class Beside(NamedTuple):
    """What came of the CSV files: traces by the id of their incident and their name, and all that is wrong."""

    traces: Mapping[str, Mapping[str, Trace]]
    problems: tuple[Problem, ...]
    lines: Lines


@dataclass(frozen=True)
class Beheld:
    """One record and the CSV files whose names begin with its id, by their names."""

    reading: Reading
    files: Mapping[str, Path]
    called: Callable[[Path], str]

    @property
    def named(self) -> Named:
        """The traces that the record names; none of a record that is not sound."""
        return traces_in(self.reading.incident) if self.reading.incident else iter(())

    @cached_property
    def read(self) -> Mapping[str, TraceFile]:
        """Every file that is one, read, whether the record names it or not: so that all mistakes are told at once."""
        return {
            name: read_trace(self.called(path), path.read_bytes())
            for name, path in self.files.items()
            if is_plain(path)
        }

    @property
    def traces(self) -> Mapping[str, Trace]:
        """The traces that are named and sound, by name."""
        found = ((entry.file, self.read.get(self.name_of(entry))) for _path, entry in self.named)
        return {name: file.trace for name, file in found if file and file.trace}

    def name_of(self, entry: TraceEntry) -> str:
        """What the file of a trace is called."""
        return f"{self.reading.id}.{entry.file}.csv"

    def problems(self, lists: Lists) -> Iterator[Problem]:
        """All that is wrong with the files and with what the record says of them."""
        for name, file_path in self.files.items():
            if not is_plain(file_path):
                yield Problem(Place(self.called(file_path), 1, 1), IS_A_FILE.code, NOT_A_FILE, PUT_THE_FILE)
            else:
                yield from self.read[name].problems
        wanted = {self.name_of(entry): (path, entry) for path, entry in self.named}
        for name, (path, entry) in wanted.items():
            if name not in self.files:
                yield self.absent(path, name)
            elif (file := self.read.get(name)) and file.trace and self.reading.incident:
                yield from shortened(list(beyond_the_unit(file, file.trace, entry, lists)))
                yield from self.elsewhere(path, file.trace, self.reading.incident)
        if self.reading.incident:
            yield from self.unnamed({name.casefold() for name in wanted})

    def absent(self, path: PathInRecord, name: str) -> Problem:
        """A file that the record names and that is not there."""
        near = next((one for one in self.files if one.casefold() == name.casefold()), None)
        near = near or next(iter(get_close_matches(name, self.files, n=1, cutoff=0.8)), None)
        hint = f"rename {near} to {name}" if near else "put the file there, or take the trace out"
        place = self.reading.source.place_of((*path, "file"))
        return Problem(place, THERE.code, f"there is no file {name} beside this one", hint)

    def unnamed(self, wanted: set[str]) -> Iterator[Problem]:
        """Files that the record does not name; one that differs in capitals only is told at the record."""
        for name, path in self.files.items():
            if name.casefold() not in wanted:
                middle = name[len(self.reading.id) + 1 : -len(".csv")]
                hint = (
                    f"name it there: traces: [{{file: {middle}, …}}], under the measurement that it is of; or delete it"
                )
                message = f"{Path(self.reading.source.file).name} does not name this file"
                yield Problem(Place(self.called(path), 1, 1), IS_NAMED.code, message, hint)

    def elsewhere(self, path: PathInRecord, trace: Trace, incident: Incident) -> Iterator[Problem]:
        """A trace that ends before the disruption can have begun, or begins after it ended."""
        where = side(trace, incident)
        if where:
            hint = "look up the year and the zone of its times, and the times of the record"
            yield Problem(
                self.reading.source.place_of((*path, "file")), MEETS.code, f"this trace {where} the disruption", hint
            )


def side(trace: Trace, incident: Incident) -> str:
    """On which side of a disruption a trace lies; nothing where it reaches into it, as far as that is known."""
    # The midnight after a day no longer belongs to it.
    if began := incident.started:
        first = as_counted(began.earliest, trace, incident)
        if trace.end < first or (trace.by_day and trace.end == first):
            return "ends before"
    if ended := incident.ended:
        last = as_counted(ended.latest, trace, incident)
        if last < trace.start or ((trace.by_day or ended.last.is_over) and last == trace.start):
            return "begins after"
    return ""


def as_counted(instant: datetime, trace: Trace, incident: Incident) -> int:
    """An instant as a trace counts its times: in seconds, of days on the clocks of the place."""
    return int((wall(instant, incident.zone) if trace.by_day else instant).timestamp())


NOT_A_FILE, PUT_THE_FILE = "this is a link or a folder, not a file", "put the file itself here, or delete what is here"


def beyond_the_unit(file: TraceFile, trace: Trace, entry: TraceEntry, lists: Lists) -> Iterator[Problem]:
    """Numbers that the unit of a trace does not allow."""
    low, high = bounds_of(entry.unit, lists)
    _times, *columns = zip(*trace.rows, strict=True)
    numbers = [number for column in columns for number in column if number is not None]
    if not numbers or low <= min(numbers) <= max(numbers) <= high:
        return
    label = lists["units"].label(entry.unit)
    for index, row in enumerate(trace.rows):
        for column, number in enumerate(row[1:], start=1):
            if number is not None and not low <= number <= high:
                message = f"{number:g} stands here; numbers in {label} are {said_bounds(entry.unit, lists)}"
                yield Problem(
                    file.place_of(index, column),
                    FITS_THE_UNIT.code,
                    message,
                    "look up the number, and the unit in the record",
                )


def read_beside(
    records: Iterable[tuple[Path, Reading]],
    files: Iterable[Path],
    lists: Lists,
    called: Callable[[Path], str],
    whole: bool,
) -> Beside:
    """The CSV files of some records; of the `whole` archive, also those that belong to no record."""
    by_record: dict[tuple[Path, str], dict[str, Path]] = {}
    for path in files:
        by_record.setdefault((path.parent, id_of(path)), {})[path.name] = path
    beheld = [
        Beheld(reading, by_record.pop((path.parent, reading.id), {}), called)
        for path, reading in records
        if path.suffix == ".yml"
    ]
    problems = [problem for one in beheld for problem in one.problems(lists)]
    if whole:
        lost = (path for named in by_record.values() for path in named.values())
        problems += (belongs_to_none(path, called(path)) for path in lost)
    lines = {file.file: file.lines for one in beheld for file in one.read.values()}
    faulty = {problem.place.file for problem in problems}
    return Beside(
        {one.reading.id: one.traces for one in beheld if one.files},
        tuple(problems),
        {file: text for file, text in lines.items() if file in faulty},
    )


def belongs_to_none(path: Path, file: str) -> Problem:
    """A CSV file that stands beside no record of its id."""
    message = f"there is no {id_of(path)}.yml beside this file"
    hint = "call it by the id of its record and a name, in small letters: 2022-09-06-pk-youtube.routes.csv"
    return Problem(Place(file, 1, 1), IS_NAMED.code, message, hint)
