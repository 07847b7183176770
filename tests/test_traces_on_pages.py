"""Traces on the page of an incident: all that the record says of them is there, also where a long record has two pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.addresses import evidence_page, incident_page, link
from generator.charts import measured_series
from generator.incident.trace_entries import TraceEntry
from generator.loading import load_archive
from tests.made_traces import ID, RECORD, TRACES
from tests.parsed_pages import ParsedPage, parse
from tests.sample_projects import project, real_lists
from tests.whole_projects import OUTAGES, run, save

LONG = "2024-01-20-pk-long"
MANY = [f"speed-{number}" for number in range(6)]
OF_MANY = "{file: %s, label: Speed on an invented network, unit: normalised, licence: cc0}"
LONG_RECORD = RECORD.replace(
    "      - {file: speed,", f"{''.join(f'      - {OF_MANY % name}{chr(10)}' for name in MANY)}      - {{file: speed,"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a record that has three traces and one that has nine, and its site."""
    root = project(tmp_path_factory.mktemp("traces"))
    for incident_id, record, names in ((ID, RECORD, []), (LONG, LONG_RECORD, MANY)):
        path = save(root, incident_id, record)
        for name in (*TRACES, *names):
            text = TRACES.get(name, TRACES["speed"])
            path.with_name(f"{incident_id}.{name}.csv").write_text(text, encoding="utf-8", newline="\n")
    done = run(OUTAGES, "build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def entries(root: Path, incident_id: str) -> list[TraceEntry]:
    made = load_archive(root).archive.by_id[incident_id]
    return [entry for one in made.measurements for entry in one.traces]


def squeezed(text: str) -> str:
    return "".join(text.split())


def holds(page: ParsedPage, entry: TraceEntry) -> bool:
    """Whether a page says all that a record says of a trace."""
    lists, text = real_lists(), squeezed(page.text)
    words = [
        entry.label,
        lists["units"].label(entry.unit),
        lists["data_licences"].label(entry.licence),
        entry.note or "",
    ]
    return f"trace-{entry.file}" in page.ids and all(squeezed(word) in text for word in words)


def test_all_that_a_record_says_of_its_traces_is_on_its_page(root: Path) -> None:
    page = parse(root / "site", incident_page(ID))
    assert [entry.file for entry in entries(root, ID) if not holds(page, entry)] == []
    assert "Normal, as its publisher gives it: 100." in page.text


def test_the_charts_of_a_long_record_stand_with_its_evidence_and_their_words_on_its_own_page(root: Path) -> None:
    page, evidence = parse(root / "site", incident_page(LONG)), parse(root / "site", evidence_page(LONG))
    archive = load_archive(root).archive
    assert [entry.file for entry in entries(root, LONG) if not holds(evidence, entry)] == []
    for entry in entries(root, LONG):
        chart = measured_series(entry, archive.traces[LONG][entry.file], archive.by_id[LONG], archive.lists)
        assert squeezed(chart.description) in squeezed(page.text)
        assert f"{link(incident_page(LONG), evidence_page(LONG))}#trace-{entry.file}" in page.links


@pytest.mark.parametrize(("incident_id", "page"), [(ID, incident_page(ID)), (LONG, evidence_page(LONG))])
def test_the_data_is_beside_the_page_wherever_the_chart_stands(root: Path, incident_id: str, page: str) -> None:
    files = [target for target in parse(root / "site", page).links if ".trace-" in target and target.endswith(".csv")]
    assert len(files) == len(entries(root, incident_id))
    assert all((root / "site" / "incidents" / file).is_file() for file in files)
    assert all((root / "site" / "incidents" / file).with_suffix(".js").is_file() for file in files)


def test_a_project_with_traces_is_built_the_same_again(root: Path) -> None:
    built = {path.name: path.read_bytes() for path in (root / "site" / "incidents").iterdir()}
    assert run(OUTAGES, "build", cwd=root).returncode == 0
    again = {path.name: path.read_bytes() for path in (root / "site" / "incidents").iterdir()}
    assert built == again
