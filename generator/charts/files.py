"""What a chart shows as files beside its page: a CSV for people and programs, and a script for looking closer.

The CSV is as in RFC 4180, in UTF-8. A text that a spreadsheet could take for a formula, or that begins with an apostrophe,
has one apostrophe put before it; numbers stand as they are, and what is not known is empty.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.addresses import SiteFile, chart_file
from generator.charts.drawing import Chart
from generator.charts.exploring import script_of

# What a spreadsheet runs as a formula begins so, or with one of the wide forms of these that some take for the same;
# and the apostrophe itself, so that the one put before a text can be told from one that it began with.
GUARDED = re.compile(r"\s*[=+\-@'\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")

Record = Mapping[str, str | float | None]


def chart_files(page: str, charts: Iterable[Chart]) -> tuple[SiteFile, ...]:
    """The files of the charts of a page."""
    return tuple(file for chart in charts for file in files_of(page, chart))


def files_of(page: str, chart: Chart) -> Iterator[SiteFile]:
    """The files of one chart."""
    for ending, text in (chart.written or written(chart)).items():
        yield SiteFile(chart_file(page, chart.key, ending), text)


def written(chart: Chart) -> dict[str, str]:
    """What stands in the files of a chart, by their endings."""
    records = records_of(chart)
    files = {"csv": csv_of(records)}
    if chart.explore:
        known = [{field: value for field, value in record.items() if value is not None} for record in records]
        files["js"] = script_of({"kind": chart.explore, "settings": chart.settings, "records": known})
    return files


def records_of(chart: Chart) -> Sequence[Record]:
    """The records of a chart, or the rows of its table where it has none of its own."""
    return chart.records or tuple(dict(zip(chart.columns, row, strict=True)) for row in chart.rows)


def csv_of(records: Sequence[Record]) -> str:
    """Records as CSV; the columns are all the fields there are, in the order in which they first appear."""
    fields = list(dict.fromkeys(field for record in records for field in record))
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(map(guarded, fields))
    rows.writerows([guarded(record.get(field)) for field in fields] for record in records)
    return written.getvalue()


def guarded(value: str | float | None) -> str:
    """A value as a cell that no spreadsheet runs; what was put before a text can be taken away again."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if GUARDED.match(value) else value
