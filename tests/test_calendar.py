"""The calendar: which days are marked, as what, and what is said of those that are not."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import Archive
from generator.charts import Chart
from generator.charts.calendar import blocks_of, drawing, shown_years
from generator.charts.calendar_days import DAY, Calendar, Days, calendar_of, days_of, running
from generator.charts.calendar_weeks import DEPTHS, STEPS, weeks_of
from generator.charts.counted import counted
from generator.charts.drawing import GRID, NARROW, SERIES, WIDE, Layout
from generator.charts.of_archive import calendar
from generator.incident import Incident
from tests.golden import assert_golden
from tests.sample_projects import ROOT, archive_of, incident, real_archive

COLOUR = re.compile(r"none|transparent|var\(--chart-(ink|muted|grid|[1-6])\)")


def lasting(times: str, number: int = 1) -> Incident:
    year = re.search(r"\d{4}", times.partition("unknown")[0])
    return incident(f"{times}\n", f"{year[0] if year else 2022}-pk-{number}")


def days(first: str, last: str, surely: tuple[str, str] | None = None) -> Days:
    sure = (date.fromisoformat(surely[0]), date.fromisoformat(surely[1])) if surely else None
    return Days(date.fromisoformat(first), date.fromisoformat(last), sure)


def calendar_for(*incidents: Incident) -> Calendar:
    return calendar_of(counted(archive_of(*incidents), incidents))


def chart_of(archive: Archive) -> Chart:
    chart = calendar(archive, archive.incidents)
    assert chart
    return chart


# Which days


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ("start: 2022-08-21\nend: 2022-08-23", days("2022-08-21", "2022-08-23", ("2022-08-21", "2022-08-23"))),
        ("start: [2022-08-21, 2022-08-22]\nend: 2022-08-23", days("2022-08-21", "2022-08-23", ("2022-08-22", "2022-08-23"))),
        ("start: [2022-08-21, 2022-08-24]\nend: [2022-08-22, 2022-08-25]", days("2022-08-21", "2022-08-25")),
        ("start: 2022-08-21T23:30+05:00\nend: 2022-08-22T00:30+05:00", days("2022-08-21", "2022-08-22", ("2022-08-21", "2022-08-22"))),
        ("start: 2022-08-21T20:00Z\nend: 2022-08-21T21:00Z", days("2022-08-22", "2022-08-22", ("2022-08-22", "2022-08-22"))),
        ("start: 2022-08-21", days("2022-08-21", "2022-08-21", ("2022-08-21", "2022-08-21"))),
        ("start: 2022-08-21\nend: ongoing", days("2022-08-21", "2022-08-21", ("2022-08-21", "2022-08-21"))),
        ("start: 2022-08", days("2022-08-01", "2022-08-31")),
        ("start: unknown\nend: 2022-08-23", days("2022-08-23", "2022-08-23", ("2022-08-23", "2022-08-23"))),
        ("start: unknown", None),
    ],
)  # fmt: skip
def test_a_day_is_sure_where_no_reading_leaves_it_open(times: str, found: Days | None) -> None:
    listed = re.sub(r"\[(\S+), (\S+)\]", r"[{value: \1, basis: actual}, {value: \2, basis: actual}]", times)
    assert days_of(lasting(listed)) == found


DATES = st.dates(date(2000, 1, 1), date(2029, 12, 31))


@st.composite
def brackets(draw: st.DrawFn) -> tuple[date, date, date, date]:
    """The first and the last day of a start, and of an end that is not before it."""
    first = draw(DATES)
    steps = draw(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20)))
    begun, ended = first + steps[0] * DAY, first + steps[1] * DAY
    return first, begun, ended, max(ended, begun) + steps[2] * DAY


@given(brackets())
def test_every_day_on_which_it_was_going_on_whatever_is_true_is_marked_as_sure(
    told: tuple[date, date, date, date],
) -> None:
    first, begun, ended, last = told
    start = (
        f"start: [{{value: {first}, basis: actual}}, {{value: {begun}, basis: actual}}]"
        if first < begun
        else f"start: {first}"
    )
    end = (
        f"end: [{{value: {ended}, basis: actual}}, {{value: {last}, basis: actual}}]"
        if ended < last
        else f"end: {ended}"
    )
    marked = calendar_for(lasting(f"{start}\n{end}")).days
    true = [
        {start_day + step * DAY for step in range((end_day - start_day).days + 1)}
        for start_day in spread(first, begun)
        for end_day in spread(ended, last)
        if end_day >= start_day
    ]
    assert {day for day, (surely, _possibly) in marked.items() if surely} == set.intersection(*true)
    assert set(marked) == set.union(*true)


@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), date(2000, 3, 1)), st.integers(0, 40)), max_size=8))
def test_each_day_is_counted_as_often_as_a_stretch_holds_it(stretches: list[tuple[date, int]]) -> None:
    every = [(first, first + length * DAY) for first, length in stretches]
    counted_one_by_one = Counter(day for first, last in every for day in spread(first, last))
    assert running(every) == counted_one_by_one
    assert list(running(every)) == sorted(counted_one_by_one)


def spread(first: date, last: date) -> list[date]:
    return [first + step * DAY for step in range((last - first).days + 1)]


def test_days_of_several_are_counted_apart_for_sure_and_possibly() -> None:
    both = calendar_for(lasting("start: 2022-08-21\nend: 2022-08-22"), lasting("start: 2022-08", 2))
    assert (both.days[date(2022, 8, 20)], both.days[date(2022, 8, 21)]) == ((0, 1), (1, 1))
    assert both.in_year(2022) == (2, 29)


def test_stretches_hold_every_marked_day_once_and_in_order() -> None:
    archive = real_archive()
    found = calendar_of(counted(archive, archive.incidents))
    stretches = list(found.stretches())
    assert sum((last - first).days + 1 for first, last, _numbers in stretches) == len(found.days)
    assert all(before[1] < after[0] for before, after in pairwise(stretches))
    assert all(found.days[day] == numbers for first, last, numbers in stretches for day in (first, last))


# What it says


def test_the_calendar_of_the_archive_says_what_it_shows() -> None:
    chart = chart_of(real_archive())
    table = "\n".join(" | ".join(row) for row in (chart.columns, *chart.rows))
    assert_golden(ROOT / "tests/charts/calendar.txt", f"{chart.title}\n\n{chart.description}\n\n{table}\n")


def test_what_has_no_known_end_or_no_day_is_told_and_claims_are_not_counted() -> None:
    chart = chart_of(
        archive_of(
            lasting("start: 2022-08-21"), lasting("start: unknown", 2), lasting("start: 2022-08-21\nend: 2022-08-22", 3)
        )
    )
    assert "Without a known end, and so marked on the days on which they began only: 1." in chart.description
    assert "Without a known day: 1." in chart.description
    assert "Not counted: uncorroborated claim" in chart_of(real_archive()).description


def test_years_for_which_there_is_no_room_are_told_and_stand_in_the_table() -> None:
    archive = archive_of(lasting("start: 2009-05-01"), lasting("start: 2022-08-21", 2))
    chart = chart_of(archive)
    assert "Years before 2017 are in the table only." in chart.description
    assert chart.rows[0][0] == "1 May 2009"
    assert shown_years(calendar_for(*archive.incidents)) == (2022, 2021, 2020, 2019, 2018, 2017)


def test_an_archive_without_a_known_day_has_no_calendar() -> None:
    assert calendar(archive_of(), ()) is None
    unknown = archive_of(lasting("start: unknown"))
    assert calendar(unknown, unknown.incidents) is None


def test_its_records_have_one_line_for_each_day() -> None:
    records = chart_of(archive_of(lasting("start: 2022-08-21\nend: 2022-08-22"))).records
    assert records == (
        {"day": "2022-08-21", "surely": 1, "possibly": 0},
        {"day": "2022-08-22", "surely": 1, "possibly": 0},
    )


# What it draws


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("year", [2021, 2024, 2028])
def test_every_day_of_a_year_has_a_place_of_its_own_within_the_drawing(width: int, year: int) -> None:
    one = calendar_for(lasting(f"start: {year}-02-28\nend: {year}-03-01"))
    blocks = list(blocks_of(one, width))
    assert [day for block in blocks for day in block.days()] == spread(date(year, 1, 1), date(year, 12, 31))
    lines = [line for block in blocks for line in weeks_of(block, one, width)]
    drawn = Counter((line["colour"], place) for line in lines for place in places(line, STEPS[width]))
    assert set(drawn.values()) == {1}
    shown = Counter(colour for colour, _place in drawn)
    leap = year % 4 == 0
    assert (shown[GRID], shown[SERIES[0]]) == (365 + leap, 2 + leap)
    assert all(0 < float(str(line["left"])) < width - 24 for line in lines)


def places(line: dict[str, object], step: int) -> list[tuple[float, float]]:
    """Where the dashes of a line stand."""
    left, top, bottom, size = (float(str(line[name])) for name in ("left", "top", "bottom", "size"))
    return [(left, top + at * step) for at in range(round((bottom - top - size) / step) + 1)]


def test_the_same_day_of_the_week_stands_in_the_same_row() -> None:
    one = calendar_for(lasting("start: 2024-01-01\nend: 2024-01-31"))
    (block,) = blocks_of(one, WIDE)
    mondays = [block.week(date(2024, 1, day)) for day in (1, 8, 15, 22, 29)]
    assert mondays == [0, 1, 2, 3, 4]
    assert block.week(date(2024, 1, 7)) == 0


def test_more_at_once_is_darker_and_what_is_only_possible_has_another_shape_and_colour() -> None:
    three = calendar_for(
        *(lasting("start: 2022-08-21\nend: 2022-08-21", number) for number in range(1, 4)), lasting("start: 2022-08", 5)
    )
    marks = drawing(three, Layout(WIDE)).data["weeks"]
    sure = {line["depth"] for line in marks if line["colour"] == SERIES[0]}
    possible = {line["size"] for line in marks if line["colour"] == SERIES[1]}
    assert sure == {DEPTHS[2]}
    assert possible
    assert max(map(int, map(str, possible))) < STEPS[WIDE] - 2
    assert list(DEPTHS) == sorted(DEPTHS)


def test_it_is_light_and_has_the_colours_of_the_page_and_is_drawn_the_same_again() -> None:
    chart = chart_of(real_archive())
    assert len(gzip.compress(chart.svg.encode())) < 12_000
    for name, value in re.findall(r'\b(fill|stroke)="([^"]*)"', chart.svg):
        assert COLOUR.fullmatch(value), (name, value)
    assert chart_of(real_archive()).svg == chart.svg


def test_days_are_those_of_the_place() -> None:
    late = lasting("start: 2022-08-21T20:30Z\nend: 2022-08-21T20:40Z")
    assert list(calendar_for(late).days) == [date(2022, 8, 21) + timedelta(days=1)]
