"""Charts without the titles of incidents: all else in them follows from facts, and titles are what changes most often."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.charts.cells import CellSheet
from generator.charts.drawing import Caption, Chart
from generator.charts.keeping import with_drawing
from generator.charts.length_rows import LengthSheet
from generator.incident import Incident

# What stands in the place of a title: the id, between two letters that no text shows.
MARK = "\0"
PLACE = re.compile(f"{MARK}([^{MARK}]+){MARK}")
TITLE = "title"  # the field of a record that holds one

Sheet = CellSheet | LengthSheet


@dataclass(frozen=True)
class Untitled:
    """A chart that has neither its drawing nor titles yet. `sheet`: what is drawn, which `draw` does after the titles are in it."""

    chart: Chart
    sheet: Sheet
    draw: Callable[[Caption, Any], tuple[str, str]]


def place_of(incident: Incident) -> str:
    """What stands in a chart where the title of an incident is to stand."""
    return f"{MARK}{incident.id}{MARK}"


def titled(untitled: Untitled, titles: Mapping[str, Incident]) -> Chart:
    """The chart with the titles that incidents have, given by their ids, and with its drawing."""

    def title(place: re.Match[str]) -> str:
        return titles[place[1]].title if place[1] in titles else place[0]

    def put(text: str) -> str:
        if MARK not in text:
            return text
        alone = text[1:-1]  # as in most cells
        return titles[alone].title if alone in titles and text == f"{MARK}{alone}{MARK}" else PLACE.sub(title, text)

    plain, sheet = untitled.chart, untitled.sheet
    chart = replace(
        plain,
        description=put(plain.description),
        rows=tuple([tuple(map(put, row)) for row in plain.rows]),
        records=tuple([{**one, TITLE: put(str(one[TITLE]))} for one in plain.records]),
    )
    if isinstance(sheet, LengthSheet):
        sheet = replace(sheet, rows=tuple([replace(row, label=put(row.label)) for row in sheet.rows]))
    caption = Caption(chart.key, chart.title, chart.description)
    return with_drawing(chart, sheet, lambda: untitled.draw(caption, sheet))
