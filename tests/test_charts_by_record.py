"""Charts found by the files of incidents: the same as if they were made anew, and of no other content than the file's."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.charts import Chart, chart_files, charts_by_record, incident_timeline, keeping_in, measured_series
from generator.incident import Incident
from generator.kept import Kept
from generator.rules.traces import traces_in
from generator.traces import read_trace
from tests.made_traces import ID, RECORD, TRACES
from tests.sample_projects import read as read_record
from tests.sample_projects import real_archive, real_lists

UPON = "the program, the closed lists"


def drawn_one() -> Incident:
    """An incident of the archive that has a timeline."""
    return next(one for one in real_archive().incidents if incident_timeline(one, real_lists()))


def without_any() -> Incident:
    """One that has none."""
    return next(one for one in real_archive().incidents if not incident_timeline(one, real_lists()))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def found(kept: Kept, one: Incident, digest: str = "1", upon: str = UPON) -> Chart | None:
    """The timeline of an incident whose file has a digest, found in a share of it alone."""
    with keeping_in(kept), charts_by_record(kept, {one.id: digest}, upon):
        return incident_timeline(one, real_lists())


def measured_one() -> Incident:
    """One beside which something was measured."""
    read = read_record(RECORD, ID)
    assert read.incident
    return read.incident


def series_of(one: Incident) -> list[Chart]:
    """The charts of what was measured beside it."""
    named = {entry.file: entry for _path, entry in traces_in(one)}
    traces = {name: read_trace(f"{name}.csv", TRACES[name].encode()).trace for name in named}
    return [measured_series(named[name], trace, one, real_lists()) for name, trace in traces.items() if trace]


def nothing_more_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on whoever works out what a timeline or a trace shows fails."""

    def made(*_: object) -> None:
        pytest.fail("it was made anew")

    monkeypatch.setitem(incident_timeline.__globals__, "timeline_of", made)
    monkeypatch.setitem(measured_series.__globals__, "series_of", made)


def test_a_chart_found_by_its_record_makes_the_same_page_and_files_as_a_new_one(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = drawn_one()
    new = found(kept, one)
    nothing_more_is_made(monkeypatch)
    again = found(kept, one)
    assert new
    assert again
    assert (again.key, again.title, again.description, again.svg) == (new.key, new.title, new.description, new.svg)
    assert (again.columns, again.rows, again.explore) == (new.columns, new.rows, new.explore)
    assert chart_files("incidents/x.html", [again]) == chart_files("incidents/x.html", [new])


def test_that_an_incident_has_no_chart_is_kept_too(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    one = without_any()
    found(kept, one)
    nothing_more_is_made(monkeypatch)
    assert found(kept, one) is None


def test_what_was_measured_is_found_by_the_record_too_be_the_timeline_asked_for_or_not(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = measured_one()
    found(kept, one)
    with keeping_in(kept), charts_by_record(kept, {one.id: "1"}, UPON):
        new = series_of(one)
    nothing_more_is_made(monkeypatch)
    with keeping_in(kept), charts_by_record(kept, {one.id: "1"}, UPON):
        again = series_of(one)
        incident_timeline(one, real_lists())
    assert len(new) == len(TRACES)
    assert [chart.svg for chart in again] == [chart.svg for chart in new]
    assert chart_files("incidents/x.html", again) == chart_files("incidents/x.html", new)


@pytest.mark.parametrize("changed", [{"digest": "2"}, {"upon": "another program"}])
def test_a_file_that_changed_or_other_lists_are_another_chart(kept: Kept, changed: dict[str, str]) -> None:
    before, after = drawn_one(), real_archive().incidents[-1]
    found(kept, before)
    changed_record = after.model_copy(update={"id": before.id})
    alike = incident_timeline(changed_record, real_lists())
    assert found(kept, changed_record, **changed) == alike


def test_two_incidents_of_one_content_have_a_chart_each(kept: Kept) -> None:
    one = drawn_one()
    other = one.model_copy(update={"id": f"{one.id}-again"})
    first, second = found(kept, one), found(kept, other)
    assert first
    assert second
    assert first.key != second.key


def test_a_chart_that_was_damaged_is_made_anew(kept: Kept) -> None:
    one = drawn_one()
    new = found(kept, one)
    kept.flush()
    assert kept.base
    kept.base.execute("update kept set value = zeroblob(length(value)) where key like 'chart:%'")
    assert found(kept, one) == new


def test_outside_of_a_share_no_chart_is_looked_for_by_its_record(kept: Kept) -> None:
    one = drawn_one()
    wrong = one.model_copy(update={"title": "Of another build"})
    found(kept, wrong)
    chart = incident_timeline(one, real_lists())
    assert chart
    assert "Of another build" not in chart.title
