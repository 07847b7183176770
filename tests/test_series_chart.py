"""The chart of a series: events and the disruptions at them on one axis, and what a page may count on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as XML

import pytest

from generator.charts import Chart
from generator.charts.drawing import LETTER, MARGIN, NARROW, WIDE
from generator.charts.incident_timeline import DATA
from generator.charts.of_archive import series_timeline
from generator.charts.series_timeline import LAYOUTS, MOST, Meeting, SeriesTimeline, drawing, series_chart
from generator.charts.timeline import Item, Sort
from generator.countries import time_zone
from generator.moments import Span, moment
from generator.patterns import Patterns
from tests.golden import assert_golden
from tests.sample_projects import real_archive

ONLINE, PROTESTS = range(2)
COLOUR = re.compile(r"none|transparent|var\(--chart-(ink|muted|grid|[1-6])\)")
KARACHI = time_zone("Asia/Karachi")


def span(first: str, last: str | None = None) -> Span:
    return moment(first).span(KARACHI).to(moment(last or first).span(KARACHI))


def meeting(day: str, end: str | None = None, *, ongoing: bool = False) -> Meeting:
    disruption = Item(Sort.DISRUPTION, "Blackout", span(day), span(end) if end else None, ongoing)
    return Meeting(Item(Sort.EVENT, f"March of {day}", span(day)), (disruption,))


def shown(*meetings: Meeting) -> SeriesTimeline:
    return SeriesTimeline("series-test", "Marches and blackouts", "Marches", KARACHI, meetings)


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    patterns = Patterns(real_archive())
    drawn = [series_timeline(series, patterns.lists) for series in patterns.series]
    return [chart for chart in drawn if chart]


def drawings(chart: Chart) -> list[XML.Element]:
    return list(XML.fromstring(f"<page>{chart.svg}</page>"))  # noqa: S314 - our own drawings


@pytest.mark.parametrize("number", [ONLINE, PROTESTS])
def test_the_chart_of_a_real_series_says_what_it_shows(charts: list[Chart], number: int) -> None:
    chart = charts[number]
    table = "\n".join(" | ".join(row) for row in (chart.columns, *chart.rows))
    golden = Path(__file__).parent / "charts" / f"{chart.key}.txt"
    assert_golden(golden, f"{chart.title}\n\n{chart.description}\n\n{table}\n")


def test_an_event_without_a_disruption_on_record_is_drawn_and_said_to_be_one(charts: list[Chart]) -> None:
    chart = charts[PROTESTS]
    assert "PTI protests in Islamabad in October 2024: in October 2024; no disruption on record." in chart.description
    assert [row[1] for row in chart.rows if row[-1] == "no disruption on record"] == [
        "PTI protests in Islamabad in October 2024"
    ]
    for drawn in drawings(chart):
        assert "(no disruption on record)" in " ".join(" ".join(drawn.itertext()).split())


def test_events_and_disruptions_have_shapes_and_colours_of_their_own(charts: list[Chart]) -> None:
    first = shown(meeting("2024-01-07T17:00+05:00", "2024-01-07T19:00+05:00"), meeting("2024-03-07T17:00+05:00"))
    points = drawing(first, *LAYOUTS[0]).data["points"]
    looks = {(str(one["shape"]), str(one["colour"])) for one in points}
    assert len(looks) == 2
    assert len({shape for shape, _ in looks}) == len({colour for _, colour in looks}) == 2


def test_a_disruption_that_goes_on_runs_off_the_edge() -> None:
    marks = drawing(shown(meeting("2024-01-07"), meeting("2024-03-07", ongoing=True)), *LAYOUTS[0]).data["points"]
    assert [mark["shape"] for mark in marks].count("triangle-right") == 1


def test_lanes_do_not_overlap_and_marks_stand_within_the_drawing() -> None:
    many = shown(*(meeting(f"20{year}-0{month}-07") for year in range(10, 24) for month in (1, 5)))
    for layout, most in LAYOUTS:
        drawn = drawing(many, layout, most)
        lanes = [(int(str(one["top"])), len(str(one["lines"]).split(", "))) for one in drawn.data["words"]]
        assert len(lanes) == 2 * MOST
        assert all(low + 15 * lines <= high for (low, lines), (high, _) in pairwise(lanes))
        bars = [one for name in DATA for one in drawn.data[name] if "from" in one]
        window = drawn.settings["window"]
        assert isinstance(window, list)
        assert all(window[0] <= int(str(bar["from"])) <= int(str(bar["to"])) <= window[1] for bar in bars)


def test_where_there_are_many_the_table_has_those_that_the_drawing_leaves_out() -> None:
    chart = series_chart(shown(*(meeting(f"20{year}-01-07") for year in range(10, 10 + MOST + 3))))
    assert chart
    assert len(chart.rows) == 2 * (MOST + 3)
    assert "In the table only: 3 earlier." in " ".join(drawings(chart)[0].itertext())


def test_a_series_of_which_no_event_has_a_date_has_no_chart() -> None:
    assert series_chart(shown()) is None


def test_both_drawings_have_a_name_a_description_and_the_size_of_their_place(charts: list[Chart]) -> None:
    assert len(charts) == 2
    for chart in charts:
        for drawn, width in zip(drawings(chart), (WIDE, NARROW), strict=True):
            ids = {element.get("id"): element.text for element in drawn.iter() if element.get("id")}
            assert [ids[one] for one in drawn.attrib["aria-labelledby"].split()] == [chart.title, chart.description]
            assert float(drawn.attrib["viewBox"].split()[2]) == width
            for element in drawn.iter():
                colours = {"fill", "stroke"} & set(element.attrib)
                assert all(COLOUR.fullmatch(element.attrib[name]) for name in colours)


def test_no_line_of_a_label_is_wider_than_its_place(charts: list[Chart]) -> None:
    for chart in charts:
        words = [one for one in drawings(chart)[1].iter() if one.tag.endswith(("text", "tspan"))]
        lines = [one.text for one in words if one.text]
        assert max(map(len, lines)) * LETTER <= NARROW - 2 * MARGIN


def test_the_same_series_makes_the_same_chart() -> None:
    first = shown(meeting("2024-01-07"), meeting("2024-03-07"))
    assert series_chart(first) == series_chart(replace(first))
