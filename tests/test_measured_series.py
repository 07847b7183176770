"""The chart of a trace says what the values say, leaves gaps open, and shows when the disruption was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as XML

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import Chart, measured_series
from generator.charts.drawing import LETTER, MARGIN, Layout
from generator.charts.measured_series import LAYOUTS, drawing, trace_chart
from generator.charts.trace_marks import COLUMN, Point, levels, points_of, reduced
from generator.charts.trace_plot import TracePlot
from generator.charts.trace_words import MOST_ROWS, described, figure
from generator.countries import time_zone
from generator.incident import Incident
from generator.moments import Span, moment
from generator.traces import Trace, read_trace
from tests.golden import assert_golden
from tests.made_traces import ID, RECORD, TRACES
from tests.sample_projects import read as read_record
from tests.sample_projects import real_lists

KARACHI = time_zone("Asia/Karachi")
COLOUR = re.compile(r"none|transparent|var\(--chart-(ink|muted|grid|[1-6])\)")
START = datetime(2024, 1, 20, 12, tzinfo=UTC)  # 17:00 in Karachi


def trace_of(text: str) -> Trace:
    done = read_trace("made.csv", text.encode())
    assert done.trace, done.problems
    return done.trace


def hourly(*values: float | None) -> Trace:
    """A value an hour from 17:00 in Karachi on."""
    rows = (
        f"{START + timedelta(hours=number):%Y-%m-%dT%H:%MZ},{'' if value is None else value}"
        for number, value in enumerate(values)
    )
    return trace_of("\n".join(["time,value", *rows]))


def daily(*values: float | None) -> Trace:
    """A value a day from 15 January on."""
    rows = (f"2024-01-{15 + number},{'' if value is None else value}" for number, value in enumerate(values))
    return trace_of("\n".join(["time,value", *rows]))


def clock(first: str, last: str | None = None) -> Span:
    """Clock times of the evening of 20 January 2024 in Karachi."""
    spans = [moment(f"2024-01-20T{time}+05:00").span(KARACHI) for time in (first, last or first)]
    return spans[0].to(spans[1])


def day(text: str) -> Span:
    return moment(text).span(KARACHI)


def plot(trace: Trace, began: Span | None = None, ended: Span | None = None, **more: object) -> TracePlot:
    shown = TracePlot("trace-test", "Routes", "Prefixes", True, KARACHI, trace, began, ended)
    return replace(shown, **more)  # type: ignore[arg-type]


def incident() -> Incident:
    done = read_record(RECORD, ID)
    assert done.incident, done.problems
    return done.incident


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    made = incident()
    entries = [entry for one in made.measurements for entry in one.traces]
    return [measured_series(entry, trace_of(TRACES[entry.file]), made, real_lists()) for entry in entries]


def drawings(chart: Chart) -> list[XML.Element]:
    return list(XML.fromstring(f"<page>{chart.svg}</page>"))  # noqa: S314 - our own drawings


def marks(shown: TracePlot, name: str, layout: int = 0) -> list[dict[str, object]]:
    return [dict(mark) for mark in drawing(shown, *LAYOUTS[layout]).data[name]]


# What it says


def test_the_charts_of_made_values_say_what_they_show(charts: list[Chart]) -> None:
    said = []
    for chart in charts:
        table = "\n".join(" | ".join(row) for row in (chart.columns, *chart.rows))
        said.append(f"{chart.title}\n\n{chart.description}\n\n{table}\n")
    assert_golden(Path(__file__).parent / "charts" / "made-traces.txt", "\n\n".join(said))


DIP = hourly(100, 98, 102, 20, 40, 60, 95, 100)


def test_a_description_says_the_level_before_the_lowest_value_and_when_it_was_back() -> None:
    assert described(plot(DIP, clock("19:30"), clock("21:30"))) == (
        "Prefixes, one an hour, between 17:00 PKT on 20 January 2024 and 00:00 PKT on 21 January 2024: 8 values. "
        "Before the disruption: 100 (the median of 3 values). "
        "During the disruption: lowest 20 (20 % of that) at 20:00 PKT on 20 January 2024. "
        "Back to 90 % of the level before: at 23:00 PKT on 20 January 2024. "
        "No gaps."
    )


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (plot(DIP, clock("19:30")), "Since the disruption began: lowest 20 (20 % of that)"),
        (plot(DIP, clock("19:30"), clock("21:30"), normal=200.0), "Normal, as its publisher gives it: 200."),
        (plot(DIP, clock("19:30"), clock("21:30"), normal=200.0), "Not back to 90 % of normal before the values end."),
        (plot(DIP, clock("17:30"), clock("21:30")), "During the disruption: lowest 20 at 20:00"),
        (plot(DIP), "8 values. No gaps."),
        (plot(hourly(5, 5, 5, 5, 50, 5), clock("20:30"), clock("21:30")), "highest 50 (1,000 % of that) at 21:00"),
        (plot(hourly(5, 5, 5, 5, 50, 5), clock("20:30"), clock("21:30")), "Back to 110 % of the level before: at 22:00"),
        (plot(hourly(5, 5, 5, 5, 5, 5), clock("20:30"), clock("21:30")), "No value was farther from that than a tenth."),
        (plot(hourly(5, 5, 5, None, 5, 5), clock("19:30"), clock("20:30")), "During the disruption: no value was measured."),
        (plot(hourly(5, 5, 5, None, 5, 5), clock("19:30"), clock("20:30")), "1 gap: no value between 19:00 and 21:00 PKT on 20 January 2024, in the time of the disruption."),
        (plot(hourly(9, 9, 9, 1, None, 9, None, 9), clock("19:30"), clock("20:30")), "at 22:00 PKT on 20 January 2024, after a gap. 2 gaps, 1 of them in the time"),
        (plot(hourly(0, 0, 0, 7, 0), clock("19:30"), clock("20:30")), "highest 7 at 20:00"),
        (plot(daily(9, 9, 9, 9, 9, 2, 9), day("2024-01-20")), "one a day, between 15 and 21 January 2024: 7 values."),
        (plot(daily(9, 9, 9, 9, 9, 2, 9), day("2024-01-20"), day("2024-01-20")), "lowest 2 (22 % of that) on 20 January 2024. Back to 90 % of the level before: on 21 January 2024."),
        (plot(daily(9, None, None, 9, 9, 2, 9), day("2024-01-20")), "1 gap: no value between 16 and 17 January 2024."),
    ],
)  # fmt: skip
def test_a_description_says_no_more_than_the_values_do(shown: TracePlot, sentence: str) -> None:
    assert sentence in described(shown)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (5120, "5,120"), (-40, "-40"), (99.5, "99.5"), (0.0042, "0.0042"), (1234.56, "1,235"), (12.345, "12.35"), (1e15, "1,000,000,000,000,000"), (0.00001, "0")],
)  # fmt: skip
def test_a_number_is_said_as_people_read_it(number: float, words: str) -> None:
    assert figure(number) == words


def test_machines_get_every_row_as_it_is(charts: list[Chart]) -> None:
    routes, tests, speed = charts
    assert len(speed.records) == 2880
    assert routes.records[0] == {"time": "2024-01-19T13:00Z", "value": 5090}
    assert list(tests.records[5:7]) == [
        {"time": f"2024-01-{day}", "value": None, "low": None, "high": None} for day in (15, 16)
    ]


def test_people_get_each_value_or_what_many_come_to_and_stretches_without_one() -> None:
    few = trace_chart(plot(hourly(5, None, 7), clock("18:30")))
    assert few.rows == (("20 Jan 2024, 17:00", "5"), ("20 Jan 2024, 18:00", "no value"), ("20 Jan 2024, 19:00", "7"))
    missing = trace_chart(
        plot(trace_of("time,value\n2024-01-15,1\n2024-01-16,1\n2024-01-19,2\n2024-01-20,2\n2024-01-21,2\n"))
    )
    assert missing.rows[2] == ("17 and 18 January 2024", "no value")
    many = trace_chart(plot(hourly(*range(40), *[None] * 14, *range(40)), clock("18:30")))
    assert len(many.rows) <= MOST_ROWS
    assert sum(int(row[-1]) for row in many.rows) == 80
    assert ("no value", "no value", "0") in {row[1:] for row in many.rows}


# What it draws


def runs_drawn(shown: TracePlot) -> list[list[float]]:
    """The lines that are drawn, each as its heights."""
    drawn: dict[object, list[float]] = {}
    for mark in marks(shown, "line"):
        drawn.setdefault(mark["run"], []).append(float(str(mark["y"])))
    return list(drawn.values())


def test_no_line_crosses_a_gap_and_a_value_alone_is_a_point() -> None:
    shown = plot(hourly(5, 6, None, 8, 9, 7, None, 7, None), clock("18:30"))
    assert [len(run) for run in runs_drawn(shown)] == [2, 3]
    assert len(marks(shown, "points")) == 1
    assert len(marks(shown, "gaps")) == 2  # those beside the value that stands alone look like one


def test_a_gap_is_marked_at_the_foot_from_the_last_value_to_the_next() -> None:
    (gap,) = marks(plot(hourly(5, 6, None, 7, 8)), "gaps")
    five = int(datetime(2024, 1, 20, 18, tzinfo=UTC).timestamp() * 1000)  # the second value, on clocks of Karachi
    assert (gap["from"], gap["to"]) == (five, five + 2 * 3600_000)


def test_a_day_is_drawn_from_its_beginning_to_its_end() -> None:
    shown = plot(daily(5, 7), day("2024-01-15"))
    times = [mark["from"] for mark in marks(shown, "line")]
    assert [(int(str(later)) - int(str(time))) // 3600_000 for time, later in pairwise(times)] == [24, 0, 24]


def test_the_time_of_the_disruption_is_dark_where_certain_and_light_where_possible() -> None:
    shown = plot(DIP, clock("18:40", "19:12"), clock("21:00", "21:59"))
    (possible,), (certain,) = marks(shown, "possible"), marks(shown, "certain")
    assert (int(str(possible["to"])) - int(str(possible["from"]))) // 60_000 == 199
    assert (int(str(certain["to"])) - int(str(certain["from"]))) // 60_000 == 108


def test_of_an_end_that_nobody_knows_nothing_is_certain_and_one_that_goes_on_runs_off_the_edge() -> None:
    unknown, ongoing = plot(DIP, clock("18:40", "19:12")), plot(DIP, clock("18:40", "19:12"), ongoing=True)
    end = int((unknown.window.end.timestamp()) * 1000)
    assert (marks(unknown, "certain"), marks(unknown, "possible")[0]["to"]) == ([], end)
    assert marks(ongoing, "certain")[0]["to"] == end
    assert "its end is not known" in " ".join(str(mark["lines"]) for mark in marks(unknown, "notes"))


@pytest.mark.parametrize("name", ["possible", "certain"])
def test_what_is_drawn_of_the_disruption_stays_within_the_chart(name: str) -> None:
    shown = plot(DIP, day("2024-01-19"), day("2024-01-22"))
    (mark,) = marks(shown, name)
    edges = [int(edge.timestamp() * 1000) for edge in (shown.window.start, shown.window.end)]
    assert [mark["from"], mark["to"]] == edges


def test_the_axis_begins_at_zero_unless_zero_means_nothing() -> None:
    high = hourly(5000, 5010, 5020)
    assert "0" in [mark["lines"] for mark in marks(plot(high), "levels")]
    scale = plot(high, from_zero=False)
    assert "0" not in [mark["lines"] for mark in marks(scale, "levels")]
    assert "The axis does not begin at zero." in str(marks(scale, "notes"))
    below = hourly(-40, -10, -20)
    assert {"0", "-40"} <= {mark["lines"] for mark in marks(plot(below), "levels")}


NUMBERS = st.floats(-1e15, 1e15, allow_nan=False, allow_infinity=False)


@given(NUMBERS, NUMBERS, st.integers(3, 8))
def test_the_axis_holds_all_and_is_divided_into_few_even_parts(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    if high - low < 1e-6 * max(1.0, abs(low), abs(high)):
        return
    found = levels(low, high, most)
    slack = (high - low) * 1e-6
    assert found[0] <= low + slack
    assert found[-1] >= high - slack
    assert 2 <= len(found) <= most + 1
    steps = [later - level for level, later in pairwise(found)]
    assert max(steps) - min(steps) <= 1e-6 * max(steps) + 1e-9 * abs(high)


VALUES = st.lists(st.one_of(st.none(), st.integers(0, 1000)), min_size=10, max_size=400)


@given(VALUES, st.integers(6, 600))
def test_whatever_is_left_out_the_lowest_and_the_highest_are_drawn_and_no_gap_is_crossed(
    values: list[int | None], width: int
) -> None:
    if sum(value is not None for value in values) < 2:
        return
    shown = plot(hourly(*values))
    points = points_of(shown)
    kept = reduced(points, shown.window, width)
    assert {min(p.value for p in points), max(p.value for p in points)} <= {point.value for point in kept}
    assert len(kept) <= max(6 * (width // COLUMN + 1), len(points) if len(points) <= 2 * (width // COLUMN) else 0)
    assert [point.time for point in kept] == sorted(point.time for point in kept)
    column = (shown.window.length / max(1, width // COLUMN)).total_seconds() * 1000
    for before, after in pairwise(kept):
        between = [gap for gap in shown.trace.gaps if crosses(shown, before, after, gap.start, gap.end)]
        assert before.run != after.run or not between or after.time - before.time <= column


def crosses(shown: TracePlot, before: Point, after: Point, start: int, end: int) -> bool:
    """Whether a line between two points would cross a gap."""
    first, last = (int(shown.on_clock(edge).timestamp() * 1000) for edge in (start, end))
    return before.time <= first and last <= after.time and before.time < after.time


def test_a_long_trace_is_drawn_with_few_points_and_says_so(charts: list[Chart]) -> None:
    speed = charts[2]
    assert len(speed.svg) < 25_000
    wide, narrow = (" ".join(" ".join(one.itertext()).split()) for one in drawings(speed))
    assert "Each 17 min is drawn from its lowest to its highest value; the CSV has all 2,880." in wide
    assert "Each 40 min is drawn" in narrow


@pytest.mark.parametrize("number", range(3))
def test_the_drawing_has_words_both_widths_and_colours_of_the_page_only(charts: list[Chart], number: int) -> None:
    chart = charts[number]
    assert [one.attrib["class"] for one in drawings(chart)] == ["chart chart-wide", "chart chart-narrow"]
    for drawn in drawings(chart):
        title, description = drawn.find("{*}title"), drawn.find("{*}desc")
        assert title is not None and title.text == chart.title
        assert description is not None and description.text == chart.description
        colours = {one.attrib[name] for one in drawn.iter() for name in ("fill", "stroke") if name in one.attrib}
        assert [colour for colour in colours if not COLOUR.fullmatch(colour)] == []


@pytest.mark.parametrize("number", [0, 1])
def test_no_word_below_the_plot_is_wider_than_the_drawing(charts: list[Chart], number: int) -> None:
    layout: Layout = LAYOUTS[number][0]
    shown = plot(DIP, clock("18:40", "19:12"), normal=3.0, from_zero=False)
    (notes,) = marks(shown, "notes", number)
    lines = notes["lines"]
    assert isinstance(lines, list)
    assert max(map(len, lines)) * LETTER <= layout.width - 2 * MARGIN + LETTER


def test_where_the_clocks_change_the_axis_keeps_the_clock_of_the_disruption() -> None:
    berlin = time_zone("Europe/Berlin")
    rows = (f"2024-10-{26 + hour // 24:02}T{hour % 24:02}:00Z,{hour}" for hour in range(48))
    began = moment("2024-10-26T12:00+02:00").span(berlin)
    shown = replace(plot(trace_of("\n".join(["time,value", *rows]))), zone=berlin, began=began)
    times = [int(str(mark["from"])) for mark in marks(shown, "line")]
    assert {later - time for time, later in pairwise(times)} == {3600_000}
    assert "Local time, CEST (UTC+02:00)." in str(marks(shown, "notes"))


def test_the_same_trace_is_drawn_the_same_again(charts: list[Chart]) -> None:
    made = incident()
    entry = made.measurements[0].traces[0]
    assert measured_series(entry, trace_of(TRACES["routes"]), made, real_lists()) == charts[0]


def test_looking_closer_gets_the_clock_the_shading_and_the_axis(charts: list[Chart]) -> None:
    routes, tests, _speed = charts
    assert routes.explore == "trace"
    signals = routes.settings["signals"]
    assert isinstance(signals, dict)
    assert (routes.settings["shift"], signals["range"], signals["by_day"]) == (5 * 3600_000, [0, 6000], False)
    assert tests.settings["shift"] == 0


@given(VALUES, st.booleans(), st.sampled_from([None, 0.0, 500.0]))
def test_whatever_the_values_every_mark_stands_in_the_chart(
    values: list[int | None], from_zero: bool, normal: float | None
) -> None:
    if sum(value is not None for value in values) < 2:
        return
    shown = plot(hourly(*values), clock("19:30"), clock("21:00", "23:30"), from_zero=from_zero, normal=normal)
    assert described(shown).endswith(".")
    for layout in LAYOUTS:
        made = drawing(shown, *layout)
        heights = [float(str(one["y"])) for name in ("line", "points", "base", "levels") for one in made.data[name]]
        assert all(0 <= height <= made.height for height in heights)
        assert all(int(str(one["from"])) < int(str(one["to"])) for one in made.data["gaps"])
