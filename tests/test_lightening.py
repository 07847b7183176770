"""What Vega is spared changes nothing of what it draws."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from generator.charts import Chart, incident_timeline, measured_series
from generator.charts.drawing import Declared, compiled
from generator.charts.incident_timeline import sketch as timeline
from generator.charts.lettering import prepared
from generator.charts.lightening import lightened
from generator.charts.measured_series import sketch as series
from generator.charts.of_archive import (
    archive_over_time,
    calendar,
    context_distances,
    country_map,
    durations,
    platform_grid,
    platforms_by_year,
    statements_over_time,
    world_map,
)
from generator.geometry import read_atlas
from generator.traces import read_trace
from tests.made_traces import ID, RECORD, TRACES
from tests.sample_projects import ROOT, read, real_archive


def drawn() -> Iterator[Chart | None]:
    """Charts of every kind, of real incidents and of made measurements."""
    archive = real_archive()
    atlas, incidents = read_atlas(ROOT), archive.incidents
    yield from (incident_timeline(one, archive.lists) for one in incidents)
    yield from series_of_made_values()
    yield archive_over_time(archive)
    yield platform_grid(incidents, archive.lists)
    yield world_map(archive, incidents, atlas)
    yield country_map(archive, incidents, atlas, "PK")
    for chart in (calendar, context_distances, durations, platforms_by_year, statements_over_time):
        yield chart(archive, incidents)


def series_of_made_values() -> Iterator[Chart]:
    made = read(RECORD, ID).incident
    assert made
    for entry in (entry for one in made.measurements for entry in one.traces):
        trace = read_trace("made.csv", TRACES[entry.file].encode()).trace
        assert trace
        yield measured_series(entry, trace, made, real_archive().lists)


def svgs() -> list[str]:
    return [chart.svg for chart in drawn() if chart]


def test_every_chart_is_drawn_as_it_would_be_by_all_that_vega_lite_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    light = svgs()
    assert len(light) > len(real_archive().incidents)
    whole = property(lambda self: prepared(compiled(self.declaration, autosize="none", width=1, height=1)))
    monkeypatch.setattr(Declared, "vega", whole)
    assert "toDate" in json.dumps(timeline.vega)
    assert svgs() == light


@pytest.mark.parametrize("sketch", [timeline, series])
def test_times_in_milliseconds_are_not_read_again(sketch: Declared) -> None:
    assert "toDate" not in json.dumps(sketch.vega)
    assert "isDate" not in json.dumps(sketch.vega)


def test_looks_of_what_is_not_there_are_left_out() -> None:
    assert not {"legend", "title", "range"} & timeline.vega["config"].keys()
    of_all = {"config": {"legend": {}, "title": {}, "range": {}, "axis": {}}, "data": [], "marks": []}
    assert lightened({**of_all, "legends": []})["config"].keys() == {"legend", "axis"}
    assert lightened({**of_all, "title": "T"})["config"].keys() == {"title", "axis"}
    assert lightened({**of_all, "scales": [{"range": "category"}]})["config"].keys() == {"range", "axis"}


def test_a_step_that_is_more_than_one_of_times_stays() -> None:
    step = {"type": "filter", "expr": "isValid(datum.value)"}
    times = {"type": "formula", "expr": 'toDate(datum["from"])', "as": "from"}
    given = {"config": {}, "marks": [], "data": [{"name": "a", "source": "b", "transform": [times, step]}]}
    assert lightened(given)["data"] == [{"name": "a", "source": "b", "transform": [step]}]


def test_marks_take_their_rows_from_what_a_copy_was_made_of() -> None:
    times = {"type": "formula", "expr": 'toDate(datum["from"])', "as": "from"}
    copies = [{"name": "b", "source": "a", "transform": [times]}, {"name": "a"}]
    facet = {"facet": {"name": "parts", "data": "b", "groupby": ["run"]}}
    light = lightened({"config": {}, "data": copies, "marks": [{"from": {"data": "b"}}, {"from": facet}]})
    assert light["data"] == [{"name": "a"}]
    assert [one["from"] for one in light["marks"]] == [
        {"data": "a"},
        {"facet": {"name": "parts", "data": "a", "groupby": ["run"]}},
    ]
