"""Which platforms were affected in which incidents: one row an incident, one column a platform."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from generator.charts.drawing import (
    GRID,
    INK,
    LINE,
    MUTED,
    NARROW,
    WIDE,
    Caption,
    Chart,
    Declared,
    Drawing,
    Layout,
    wrapped,
)
from generator.charts.keeping import Plain, kept_chart, plain_span
from generator.charts.platform_marks import DIFFER, NOT_NAMED
from generator.charts.platform_rows import Grid, row_of
from generator.charts.timeline_records import Record, bracket
from generator.incident import Incident
from generator.vocabulary import Lists

KEY, TITLE = "platform-grid", "Platforms affected in each incident"
HEADINGS, CELL, ROW_GAP, KEY_LINE = 110, 14, 9, 18  # pixels
LAYOUTS = (Layout(WIDE, column=330), Layout(NARROW))


@Declared
def sketch(alt: ModuleType) -> Any:
    """A grid of marks under the platforms' names; rows of data say in pixels how high each stands."""
    axis = alt.Axis(
        title=None,
        orient="top",
        grid=True,
        labelAngle=-90,
        labelLimit=HEADINGS,
        ticks=False,
        domain=False,
        labelFontSize=12,
        labelPadding=4,
    )
    x = alt.X("platform:O", scale=alt.Scale(domain=alt.ExprRef("platforms")), axis=axis)
    y = alt.Y("top:Q", scale=None, axis=None)
    before, width = alt.ExprRef("-column"), alt.ExprRef("width")
    looks = {
        "shape": alt.Shape("shape:N", scale=None, legend=None),
        "fill": alt.Fill("fill:N", scale=None, legend=None),
        "stroke": alt.Stroke("outline:N", scale=None, legend=None),
        "size": alt.Size("size:Q", scale=None, legend=None),
    }

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name)).encode(y=y)

    return alt.layer(
        data("guides").mark_rule(color=GRID, x=before, x2=width),
        data("cells").mark_point(strokeWidth=1.8, opacity=1).encode(x=x, **looks),
        data("key").mark_point(strokeWidth=1.8, opacity=1, x=alt.ExprRef("8 - column")).encode(**looks),
        data("words")
        .mark_text(align="left", baseline="top", x=before, limit=alt.ExprRef("label_width"))
        .encode(text="lines:N"),
        data("meanings")
        .mark_text(align="left", baseline="top", color=INK, x=alt.ExprRef("22 - column"))
        .encode(text="lines:N"),
        data("notes").mark_text(align="left", baseline="top", color=MUTED, x=before).encode(text="lines:N"),
    ).add_params(alt.param("platforms", value=[]), alt.param("column", value=0), alt.param("label_width", value=0))


def grid_chart(grid: Grid) -> Chart:
    """A grid as a chart."""
    description = described(grid)
    key, svg = sketch.drawn(Caption(KEY, TITLE, description), (drawing(grid, layout) for layout in LAYOUTS))
    return Chart(
        key=KEY,
        title=TITLE,
        description=description,
        svg=svg,
        drawing=key,
        columns=("Began", "Incident", *grid.platforms),
        rows=tuple(
            (row.when, row.title, *(grid.meaning[mark] for mark in grid.marks_of(row, grid.platforms)))
            for row in grid.rows
        ),
        records=tuple(record for platform in grid.platforms for record in records_of(grid, platform)),
        explore="platforms",
        settings={"signals": {"looks": looks_used(grid)}},
    )


def looks_used(grid: Grid) -> list[dict[str, str | int]]:
    """How each mark that is made looks, with what it means."""
    used = {mark for row in grid.rows for _platform, mark in row.marks}
    return [{"words": grid.meaning[mark], **look} for mark, look in grid.looks.items() if mark in used]


def records_of(grid: Grid, platform: str) -> Iterator[Record]:
    """A record for each incident that names a platform."""
    for row in grid.rows:
        for named, mark in row.marks:
            if named == platform:
                yield {
                    "platform": platform,
                    "affected": mark,
                    "affected_in_words": grid.meaning[mark],
                    "incident": row.title,
                    "began": row.when,
                    **bracket("began", row.began),
                }


def drawing(grid: Grid, layout: Layout) -> Drawing:
    """The grid, the key below it, and what it leaves out."""
    labels = [wrapped(f"{row.when} \N{MIDDLE DOT} {row.title}", layout.label, most=2) for row in grid.rows]
    tops, bottom = tops_of(labels, layout)
    used = [mark for mark in grid.looks if any(mark in grid.marks_of(row, grid.columns) for row in grid.rows)]
    steps = [bottom + KEY_LINE * number for number in range(1, len(used) + 2)]
    notes = [line for note in notes_below(grid) for line in wrapped(note, layout.plot + layout.column)]
    return Drawing(
        data={
            "guides": [{"top": top - ROW_GAP / 2} for top in tops],
            "cells": list(cells(grid, labels, tops, layout)),
            "key": [{"top": top, **grid.looks[mark]} for top, mark in zip(steps, used, strict=False)],
            "words": [{"top": top, "lines": lines} for top, lines in zip(tops, labels, strict=True)],
            "meanings": [
                {"top": top - 6, "lines": [grid.meaning[mark]]} for top, mark in zip(steps, used, strict=False)
            ],
            "notes": [{"top": steps[-1] - 6, "lines": notes}],
        },
        settings={"platforms": grid.columns, "column": layout.column, "label_width": layout.label},
        width=layout.width,
        height=bottom,
        before=layout.column,
        above=HEADINGS,
        below=steps[-1] - bottom + LINE * len(notes),
    )


def tops_of(labels: Sequence[Sequence[str]], layout: Layout) -> tuple[list[int], int]:
    """Where each row begins, and where the last one ends."""
    tops, top = [], ROW_GAP
    for lines in labels:
        tops.append(top)
        top += LINE * len(lines) + ROW_GAP + (0 if layout.column else CELL + 4)
    return tops, top


def cells(
    grid: Grid, labels: Sequence[Sequence[str]], tops: Sequence[int], layout: Layout
) -> Iterator[dict[str, object]]:
    """Every mark of the grid."""
    for row, lines, top in zip(grid.rows, labels, tops, strict=True):
        words = LINE * len(lines)
        middle = top + (words / 2 - 1 if layout.column else words + CELL / 2)
        for platform, mark in zip(grid.columns, grid.marks_of(row, grid.columns), strict=True):
            if mark != NOT_NAMED:
                yield {"platform": platform, "top": middle, **grid.looks[mark]}


def notes_below(grid: Grid) -> list[str]:
    """What an empty place means, and what is not in the drawing."""
    more = len(grid.platforms) - len(grid.columns)
    return [
        "An empty place: no source on record mentions the platform.",
        *([f"Platforms in the table only: {more}."] if more else []),
        *([f"Incidents that name no platform, not shown: {grid.without}."] if grid.without else []),
    ]


def described(grid: Grid) -> str:
    """In how many of the incidents each platform was affected, or not, or is said to have been."""
    counts = Counter((platform, mark) for row in grid.rows for platform, mark in row.marks)
    named = "; ".join(
        f"{one}: {marks_in_words(grid, {mark: counts[one, mark] for mark in grid.looks})}" for one in grid.platforms
    )
    return " ".join(
        [f"{len(grid.rows)} incidents and {len(grid.platforms)} platforms. {named}.", *notes_below(grid)[1:]]
    )


def marks_in_words(grid: Grid, counts: Mapping[str, int]) -> str:
    """How often a platform has each mark."""
    return ", ".join(f"{grid.meaning[mark].lower()} in {counts[mark]}" for mark in counts if counts[mark])


def platform_grid(incidents: Iterable[Incident], lists: Lists) -> Chart | None:
    """Incidents by the platforms that they name; none where fewer than two name any."""
    shown = list(incidents)
    rows = tuple(row_of(incident, lists) for incident in shown if incident.platforms)
    if len(rows) < 2:
        return None
    meanings = {term.id: term.label for term in lists["affected"]} | {
        DIFFER: "Sources differ",
        NOT_NAMED: "Not mentioned",
    }
    grid = Grid(rows, tuple(meanings.items()), without=len(shown) - len(rows))
    return kept_chart(KEY, plain(grid), lambda: grid_chart(grid))


def plain(grid: Grid) -> Plain:
    """All that a grid is drawn and told from, in plain values."""
    rows = tuple((row.when, row.title, row.marks, plain_span(row.began)) for row in grid.rows)
    return rows, grid.meanings, grid.without
