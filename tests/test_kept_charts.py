"""Charts that are kept by what they show: the same files and words as if they were made anew, and made anew when anything differs."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from generator.charts import Chart, chart_files
from generator.charts.incident_timeline import timeline_chart
from generator.charts.keeping import kept_chart
from generator.charts.timeline import Item, Sort, Timeline, Undated
from generator.moments import Edge, Precision, Span
from tests.kept_in_memory import Memory
from tests.sample_projects import ROOT

BEGAN = datetime(2024, 1, 20, 13, 40, tzinfo=UTC)


def at(hours: int, edge: Edge = Edge()) -> Span:  # noqa: B008 - a plain value
    """An instant some hours after the beginning."""
    time = BEGAN + timedelta(hours=hours)
    return Span(time, time, edge, edge)


ITEM = Item(Sort.STATEMENT, "A ministry: denies", at(2), says="Nothing happened")
TIMELINE = Timeline("timeline-x", "An outage", UTC, Item(Sort.DISRUPTION, "Disruption", at(0), at(5)), (ITEM,))


def drawn(timeline: Timeline) -> Chart:
    return kept_chart("timeline", timeline.plain, lambda: timeline_chart(timeline))


def never() -> Chart:
    pytest.fail("it was made anew")


def test_a_kept_chart_makes_the_same_page_and_files_as_a_new_one(memory: Memory) -> None:
    new, kept = drawn(TIMELINE), kept_chart("timeline", TIMELINE.plain, never)
    assert (kept.key, kept.title, kept.description, kept.svg) == (new.key, new.title, new.description, new.svg)
    assert (kept.columns, kept.rows, kept.explore) == (new.columns, new.rows, new.explore)
    assert chart_files("incidents/x.html", [kept]) == chart_files("incidents/x.html", [new])


def test_a_chart_whose_drawing_was_lost_is_made_anew(memory: Memory) -> None:
    new = drawn(TIMELINE)
    del memory[new.drawing]
    assert drawn(TIMELINE) == new
    assert new.drawing in memory


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Another outage"},
        {"key": "timeline-y"},
        {"others": (replace(ITEM, says="Something happened"),)},
        {"others": (replace(ITEM, counts=False),)},
        {"others": (replace(ITEM, name="A ministry: admits"),)},
        {"others": (replace(ITEM, start=at(3)),)},
        {"others": (replace(ITEM, start=at(2, Edge(True))),)},
        {"others": (replace(ITEM, start=at(2, Edge(precision=Precision.SECOND))),)},
        {"others": (replace(ITEM, end=at(4)),)},
        {"undated": (Undated(Sort.EVENT, "An election"),)},
        {"disruption": replace(TIMELINE.disruption, end=None, ongoing=True)},
    ],
)
def test_whatever_differs_makes_it_another_chart(memory: Memory, changed: dict[str, Any]) -> None:
    assert replace(TIMELINE, **changed).plain != TIMELINE.plain


def test_where_nothing_is_kept_a_chart_is_whole() -> None:
    chart = drawn(TIMELINE)
    assert len(chart.records) == len(chart.rows) == 2
    assert chart.svg


NAMING = """
from generator.charts import engine, keep_in
from generator.charts.of_archive import context_distances
from tests.sample_projects import real_archive

class Keys(engine.Nowhere):
    def get(self, key):
        print(key)

keep_in(Keys())
archive = real_archive()
context_distances(archive, archive.incidents)
"""


def test_a_chart_is_found_again_by_another_process_in_which_sets_have_another_order() -> None:
    keys = [
        subprocess.run(
            [sys.executable, "-c", NAMING],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert "chart:" in keys[0]
    assert keys[0] == keys[1]
