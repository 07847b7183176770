"""The data of charts: what the CSV and the script beside a page hold, and that they hold all that the chart shows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import chart_file
from generator.archive import Archive
from generator.charts import Chart, chart_files, incident_timeline
from generator.charts.explorations import EXPLORATIONS, exploration_files
from generator.charts.exploring import script_of
from generator.charts.exploring_lengths import bent
from generator.charts.files import Record, csv_of, guarded
from generator.charts.of_archive import archive_over_time, platform_grid, series_timeline
from generator.interface import read_interfaces
from generator.patterns import Patterns
from tests.parsed_pages import ParsedPage, parsed, target
from tests.sample_projects import real_archive

ROOT = Path(__file__).parents[1]
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z")
FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


@pytest.fixture(scope="module")
def archive() -> Archive:
    return real_archive()


@pytest.fixture(scope="module")
def timelines(archive: Archive) -> list[Chart]:
    drawn = [incident_timeline(incident, archive.lists) for incident in archive.incidents]
    drawn += [series_timeline(series, archive.lists) for series in Patterns(archive).series]
    return [chart for chart in drawn if chart]


@pytest.fixture(scope="module")
def pages(site_folder: Path) -> dict[str, ParsedPage]:
    return parsed(site_folder)


def read(text: str) -> tuple[list[str], list[list[str]]]:
    first, *others = csv.reader(io.StringIO(text, newline=""), strict=True)
    return first, others


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def held(script: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(script.removeprefix("document.currentScript.held=").removesuffix(";\n"))
    return found


# CSV

NAMES = st.sampled_from(["kind", "what", "began_earliest", "incidents", "=cmd", "a,b"])
TEXTS = st.text().filter(lambda text: "\x00" not in text)
RECORDS = st.lists(
    st.dictionaries(NAMES, st.one_of(st.none(), TEXTS, st.integers(), st.floats(allow_nan=False)), min_size=1),
    min_size=1,
)


@given(RECORDS)
def test_whatever_the_records_hold_is_read_back_from_the_csv(records: list[Record]) -> None:
    first, others = read(csv_of(records))
    fields = [unguarded(name) for name in first]
    assert set(fields) == {field for record in records for field in record}
    assert len(others) == len(records)
    for cells, record in zip(others, records, strict=True):
        for field, cell in zip(fields, cells, strict=True):
            value = record.get(field)
            assert (unguarded(cell) if isinstance(value, str) else cell) == ("" if value is None else str(value))


@given(TEXTS)
def test_no_text_can_be_run_by_a_spreadsheet(text: str) -> None:
    cell = guarded(text)
    assert not FORMULA.match(cell)
    assert unguarded(cell) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("  +92", "'  +92"),
        ("@here", "'@here"),
        ("\uff1d1", "'\uff1d1"),
        ("\t1", "'\t1"),
        ("'s-Gravenhage", "''s-Gravenhage"),
        ("PTI's rally", "PTI's rally"),
        ("2024-01-20", "2024-01-20"),
        (-5, "-5"),
        (-0.5, "-0.5"),
        (None, ""),
    ],
)
def test_a_text_like_a_formula_is_guarded_and_a_number_is_not(value: str | float | None, cell: str) -> None:
    assert guarded(value) == cell


def test_the_lines_of_a_csv_end_as_rfc_4180_wants_and_what_holds_a_comma_is_quoted() -> None:
    assert csv_of([{"what": 'He said "no", twice', "number": 1}]) == 'what,number\r\n"He said ""no"", twice",1\r\n'


# Records


def test_a_timeline_has_a_record_for_each_row_of_its_table(timelines: Sequence[Chart]) -> None:
    assert len(timelines) > 10
    for chart in timelines:
        assert len(chart.records) == len(chart.rows)
        for record, row in zip(chart.records, chart.rows, strict=True):
            assert (record["kind"], record["began"], record["ended"] or "", record["distance"] or "") == (
                row[0],
                *row[2:],
            )
            assert row[1].startswith(str(record["what"]))


def test_times_of_records_are_in_utc_and_the_earliest_is_not_after_the_latest(timelines: Sequence[Chart]) -> None:
    for chart in timelines:
        for record in chart.records:
            for name in ("began", "ended"):
                earliest, latest = record[f"{name}_earliest"], record[f"{name}_latest"]
                assert (earliest is None) == (latest is None)
                if earliest is not None:
                    assert INSTANT.fullmatch(str(earliest)) and INSTANT.fullmatch(str(latest))
                    assert str(earliest) <= str(latest)


def test_the_record_of_20_january_says_when_it_began_in_utc(archive: Archive) -> None:
    chart = incident_timeline(archive.by_id["2024-01-20-pk-social-media"], archive.lists)
    assert chart
    record = chart.records[0]
    assert (record["began_earliest"], record["began_latest"]) == ("2024-01-20T13:40Z", "2024-01-20T14:12Z")
    assert chart.settings["shift"] == 5 * 60 * 60 * 1000
    assert chart.settings["note"] == "All times are by the clock of PKT (UTC+05:00)."


def test_the_numbers_of_the_archive_over_time_are_those_of_its_table(archive: Archive) -> None:
    chart = archive_over_time(archive)
    assert chart
    numbers = {(record["group"], record["period"]): record["incidents"] for record in chart.records}
    assert len(numbers) == len(chart.records) == len(chart.rows) * (len(chart.columns) - 1)
    for period, *row in chart.rows:
        assert [str(numbers[group, period]) for group in chart.columns[1:]] == row


def test_the_grid_of_platforms_has_a_record_for_each_platform_that_an_incident_names(archive: Archive) -> None:
    chart = platform_grid(archive.incidents, archive.lists)
    assert chart
    named = [cell for row in chart.rows for cell in row[2:] if cell != "Not mentioned"]
    assert sorted(str(record["affected_in_words"]) for record in chart.records) == sorted(named)


# Files


@pytest.mark.parametrize(
    ("page", "key", "file"),
    [
        ("incidents/2024-01-20-x.html", "timeline-2024-01-20-x", "incidents/2024-01-20-x.timeline.csv"),
        ("series/pk-a.html", "series-pk-a", "series/pk-a.series.csv"),
        ("index.html", "platform-grid", "index.platform-grid.csv"),
        ("countries/pk.html", "platform-grid", "countries/pk.platform-grid.csv"),
    ],
)
def test_the_data_of_a_chart_stand_beside_its_page(page: str, key: str, file: str) -> None:
    assert chart_file(page, key, "csv") == file


def test_a_script_holds_the_records_without_what_is_not_known(archive: Archive) -> None:
    chart = archive_over_time(archive)
    assert chart
    one = replace(chart, records=({"what": "a", "says": None}, {"what": "b\u2028</script>", "says": "c"}), written={})
    table, script = chart_files("index.html", [one])
    assert table.content.splitlines()[0] == "what,says"
    assert isinstance(script.content, str)
    assert "\u2028" not in script.content
    assert held(script.content)["records"] == [{"what": "a"}, {"what": "b\u2028</script>", "says": "c"}]


def test_a_chart_without_records_of_its_own_gives_the_rows_of_its_table(archive: Archive) -> None:
    chart = archive_over_time(archive)
    assert chart
    (table,) = chart_files("index.html", [replace(chart, records=(), explore="", written={})])
    assert isinstance(table.content, str)
    first, others = read(table.content)
    assert (tuple(first), [tuple(row) for row in others]) == (chart.columns, list(chart.rows))


def test_every_page_with_a_chart_leads_to_its_csv_and_the_script_beside_it_is_there(
    site_folder: Path, pages: dict[str, ParsedPage]
) -> None:
    kinds = {file.path for file in exploration_files()}
    found = 0
    for page in pages.values():
        tables = [link for link in page.all("a") if "download" in link and ".csv" in link["href"]]
        assert len(page.all("figure", class_="chart-figure")) <= len(tables), page.path
        for link in (link for link in tables if "data-explore" in link):
            file = site_folder / target(page.path, link["href"])[0]
            first, others = read(file.read_text("utf-8"))
            chart = held(file.with_suffix(".js").read_text("utf-8"))
            assert first and len(others) == len(chart["records"])  # type: ignore[arg-type]
            assert f"assets/charts/{chart['kind']}.js" in kinds
            found += 1
    assert found > 30


def test_every_chart_of_the_site_can_be_looked_at_closer(site_folder: Path, pages: dict[str, ParsedPage]) -> None:
    for page in pages.values():
        offered = [link for link in page.all("a") if "data-explore" in link]
        assert len(offered) == len(page.all("figure", class_="chart-figure")), page.path


# Explorations


def test_every_kind_has_words_for_what_it_shows_and_what_can_be_chosen() -> None:
    fields = read_interfaces(ROOT)["en"].words.exploring.fields.plain
    for kind in EXPLORATIONS:
        assert {*kind.shows, *kind.filters} <= set(fields), kind.name


def test_no_kind_fetches_anything_or_names_a_colour_of_its_own() -> None:
    for file in exploration_files():
        assert isinstance(file.content, str)
        vega = json.dumps(held(file.content)["vega"])
        assert not re.search(r'"url"|https?://(?!vega\.github\.io/schema/)|#[0-9a-f]{3,8}\b|"(black|white)"', vega), (
            file.path
        )


def test_what_a_kind_says_of_a_mark_are_fields_of_its_records(site_folder: Path) -> None:
    kinds = {kind.name: kind for kind in EXPLORATIONS}
    seen: dict[str, set[str]] = {}
    for path in site_folder.rglob("*.js"):
        text = path.read_text("utf-8")
        if text.startswith("document.currentScript.held=") and '"records":' in text[:4000]:
            chart = held(text)
            records: list[dict[str, object]] = chart["records"]  # type: ignore[assignment]
            seen.setdefault(str(chart["kind"]), set()).update(field for record in records for field in record)
    assert {"timeline", "over-time", "platforms"} <= set(seen)
    for name, fields in seen.items():
        kind = kinds[name]
        assert fields & set(kind.shows), name
        assert set(kind.times[:1]) <= fields, name


def test_a_length_stands_on_its_axis_on_the_side_and_in_the_order_of_its_size() -> None:
    places = [bent(number) for number in (-1440, -10, 0, 10, 1440)]
    assert places == sorted(places)
    assert (bent(9), bent(-9), bent(0)) == (1, -1, 0)


def test_a_script_for_a_browser_holds_what_it_was_given() -> None:
    assert held(script_of({"a": ["\u2029", None, 1.5]})) == {"a": ["\u2029", None, 1.5]}
