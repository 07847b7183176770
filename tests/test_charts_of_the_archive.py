"""Charts of many incidents: lengths, what stood beside, who says what when, platforms by year."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import cycle, pairwise
from pathlib import Path
from xml.etree import ElementTree as XML

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import Archive, latest_first
from generator.charts import Chart
from generator.charts.cells import CellRow, CellSheet, Number, Things
from generator.charts.cells import drawing as cells_drawing
from generator.charts.counted import MOST_RECORDS, MOST_ROWS, UNCOUNTED
from generator.charts.drawing import LETTER, MARGIN, NARROW, WIDE, Layout
from generator.charts.durations import MOST
from generator.charts.length_rows import LAYOUTS, LengthRow, LengthSheet, Spot, sketch
from generator.charts.length_rows import drawing as rows_drawing
from generator.charts.length_scale import DAY, YEAR, LengthScale
from generator.charts.of_archive import context_distances, durations, platforms_by_year, statements_over_time
from generator.charts.stance_marks import stance_looks
from generator.charts.statements_over_time import COLUMNS, NO_DAY, column_of
from generator.evidence.accounts import days_after
from generator.evidence.surroundings import distance, surrounding
from generator.incident import Incident
from generator.incident.parts import Context
from tests.golden import assert_golden
from tests.hostile import MARKUP
from tests.sample_projects import archive_of, real_archive, real_lists
from tests.sample_projects import incident as sample

GOLDENS = Path(__file__).parent / "charts"
CHARTS: tuple[Callable[[Archive, Sequence[Incident]], Chart | None], ...] = (
    durations,
    context_distances,
    statements_over_time,
    platforms_by_year,
)
COLOUR = re.compile(r"none|transparent|var\(--chart-(ink|muted|grid|[1-6])\)")
URDU = "پاکستان میں سوشل میڈیا تک رسائی میں خلل"


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    drawn = [chart(real_archive(), real_archive().incidents) for chart in CHARTS]
    return [one for one in drawn if one]


def drawings(chart: Chart) -> list[XML.Element]:
    return list(XML.fromstring(f"<page>{chart.svg}</page>"))  # noqa: S314 - our own drawings


def shown(chart: Chart, number: int = 0) -> str:
    """All that a reader sees written in a drawing, without its name and description."""
    group = drawings(chart)[number].find("{*}g")
    assert group is not None
    return " ".join(" ".join(group.itertext()).split())


def incident(fragment: str = "") -> Incident:
    """A small incident with these fields, under an id of the year in which it begins."""
    year = re.match(r"start: \D*(\d{4})", fragment)
    return sample(fragment, f"{year[1] if year else 2022}-08-21-pk-youtube")


def renamed(one: Incident, number: int, **fields: object) -> Incident:
    return one.model_copy(update={"id": f"{one.id}-{number}", **fields})


def many(count: int, title: str = "{} {}") -> Archive:
    """The real archive again and again, each incident with an id and a title of its own."""
    real = real_archive().incidents
    copies = (real[number % len(real)] for number in range(count))
    each = tuple(renamed(one, number, title=title.format(one.title, number)) for number, one in enumerate(copies))
    return Archive(each, real_lists())


def chart_of(chart: Callable[[Archive, Sequence[Incident]], Chart | None], *incidents: Incident) -> Chart:
    archive = archive_of(*incidents)
    drawn = chart(archive, archive.incidents)
    assert drawn
    return drawn


# What they say


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_a_chart_of_the_archive_says_what_it_shows(
    chart: Callable[[Archive, Sequence[Incident]], Chart | None],
) -> None:
    drawn = chart(real_archive(), real_archive().incidents)
    assert drawn
    table = "\n".join(" | ".join(row) for row in (drawn.columns, *drawn.rows))
    words = f"{drawn.title}\n\n{drawn.description}\n\n{shown(drawn, 1)}\n\n{table}\n"
    assert_golden(GOLDENS / f"{drawn.key}.txt", words)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_too_little_makes_no_chart(chart: Callable[[Archive, Sequence[Incident]], Chart | None]) -> None:
    assert chart(real_archive(), ()) is None
    assert chart(real_archive(), [incident()]) is None


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_claims_and_records_out_of_force_are_in_no_chart_and_told_as_left_out(
    chart: Callable[[Archive, Sequence[Incident]], Chart | None],
) -> None:
    archive = real_archive()
    withdrawn = {"record_status": "withdrawn", "title": "Withdrawn record"}
    gone = [renamed(one, number, **withdrawn) for number, one in enumerate(archive.incidents[:3])]
    drawn = chart(archive, [*archive.incidents, *gone])
    claims = sum(archive.counted_as(one) in UNCOUNTED for one in archive.incidents)
    assert drawn
    assert f"Not counted: uncorroborated claim, {claims}; record not in force, 3." in drawn.description
    assert "record not in force, 3." in shown(drawn)
    assert "Withdrawn record" not in str((drawn.rows, drawn.records)) + shown(drawn)


# Lengths


def test_a_length_is_told_from_the_shortest_to_the_longest_that_it_can_have_been() -> None:
    chart = chart_of(
        durations,
        incident(
            "start: 2022-08-21T10:00+05:00\nend: {earliest: 2022-08-21T11:00+05:00, latest: 2022-08-21T13:00+05:00}\n"
        ),
        renamed(incident("start: 2022-08-21T10:00+05:00~\nend: 2022-08-21T10:30+05:00\n"), 1, title="Half an hour"),
    )
    assert [row[3:] for row in chart.rows] == [("1 h", "3 h", "1 h to 3 h"), ("30 min", "30 min", "about 30 min")]
    assert [(one["shortest_minutes"], one["longest_minutes"], one["approximate"]) for one in chart.records] == [
        (60, 180, "no"),
        (30, 30, "yes"),
    ]
    assert chart.description.startswith("Of 2 incidents with a known end, 2 were over within a day.")


def test_what_goes_on_has_an_arrow_and_what_nobody_knows_is_told() -> None:
    ends = ("2022-08-22", "ongoing", "unknown")
    found = [renamed(incident(f"end: {end}\n"), number, title=f"Ended {end}") for number, end in enumerate(ends)]
    chart = chart_of(durations, *found, renamed(incident(), 3, title="No end"))
    assert "goes on \N{MIDDLE DOT} 21 August 2022" in shown(chart)
    assert "An arrow: sources say that it goes on." in shown(chart)
    assert "Not drawn, because no source says when they ended: 2." in shown(chart)
    assert "Ended unknown" not in shown(chart)
    assert [row[-1] for row in chart.rows][1:] == ["up to 2 days", "end not known", "end not known"]
    assert "Said to go on: Ended ongoing." in chart.description


POOL = (
    incident("end: 2022-08-21\n"),
    incident("start: 2022-08-21T10:00+05:00\nend: 2022-08-21T10:00+05:00\n"),
    incident("start: 2022-08-21T10:00+05:00~\nend: 2022-08-21T12:00+05:00~\n"),
    incident("start: 2010\nend: 2022\n"),
    incident("end: ongoing\n"),
    incident("end: unknown\n"),
    incident("start: unknown\n"),
    incident("start: unknown\nend: ongoing\n"),
    incident("start: unknown\nend: 2022-08-22\n"),
    incident("record_status: draft\n"),
    incident("kinds: [full_shutdown]\nplatforms: []\nend: 2022-08-25\n"),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=MOST + 8))
def test_every_incident_is_drawn_or_told_as_left_out(found: list[Incident]) -> None:
    each = [renamed(one, number, title=f"Title{number:03}.") for number, one in enumerate(found)]
    chart = durations(archive_of(*each), each)
    if chart is None:
        return
    words = shown(chart)
    drawn = len(set(re.findall(r"Title\d{3}\.", words)))
    told = [int(number) for number in re.findall(r"(?:Not drawn: |ended: |in force, )(\d+)", words)]
    assert drawn + sum(told) == len(each)
    assert len(chart.records) == len(chart.rows) == len(each) - sum(one.record_status == "draft" for one in each)


def test_of_many_the_latest_are_drawn_and_the_rest_are_counted() -> None:
    each = [renamed(incident(f"start: {year}-01-01\nend: {year}-01-02\n"), year) for year in range(1980, 2024)]
    chart = chart_of(durations, *each)
    assert f"Not drawn: {len(each) - MOST} that began earlier." in chart.description
    assert "1 January 2023" in shown(chart)
    assert "1 January 1980" not in shown(chart)
    assert len(chart.rows) == len(each)


# The scale of lengths


LENGTHS = st.floats(-30 * YEAR, 30 * YEAR).map(round)


@given(st.tuples(LENGTHS, LENGTHS, LENGTHS, LENGTHS).map(sorted), st.integers(200, 700))
def test_the_scale_keeps_the_order_of_lengths_and_its_labels_apart(lengths: list[int], width: int) -> None:
    low, first, second, high = lengths
    scale = LengthScale(low - DAY, high + DAY, width)
    assert -1e-6 <= scale.place(first) <= scale.place(second) <= width + 1e-6
    ticks = scale.ticks(("0",))
    places = [scale.place(minutes) for minutes in ticks]
    assert all(one + 12 <= other for one, other in pairwise(places))
    assert all(scale.low <= minutes <= scale.high for minutes in ticks)


def test_vega_draws_a_length_where_the_scale_says() -> None:
    row = LengthRow("Row", spots=(Spot(3000, 3000), Spot(-700, -700)))
    sheet = LengthSheet((row,), -2000, 900000, "var(--chart-1)", "square", ("0",), ())
    for layout in LAYOUTS:
        root = XML.fromstring(sketch.draw(rows_drawing(sheet, layout)))  # noqa: S314 - our own drawing
        points = [one for one in root.iter() if one.get("stroke-width") == "1.6" and "h" in one.get("d", "")]
        found = sorted(float(re.findall(r"-?[\d.]+", one.attrib["transform"])[0]) for one in points)
        scale = LengthScale(sheet.low, sheet.high, layout.plot)
        assert found == pytest.approx([scale.place(-700), scale.place(3000)], abs=0.1)


SPOTS = st.tuples(LENGTHS, st.integers(0, YEAR), st.booleans(), st.booleans()).map(
    lambda one: Spot(one[0], one[0] + one[1], (one[0] + one[1], one[0] + one[1] + 60) if one[2] else None, one[3])
)


@settings(deadline=None)
@given(st.lists(st.lists(SPOTS, max_size=12), min_size=1, max_size=8))
def test_intervals_run_forwards_stay_within_the_scale_and_do_not_meet(rows: list[list[Spot]]) -> None:
    sheet = LengthSheet(
        tuple(LengthRow("A row with a label", "and more", tuple(spots)) for spots in rows),
        -31 * YEAR, 32 * YEAR, "var(--chart-1)", "diamond", ("it", "began"), ("A note.",),
    )  # fmt: skip
    for layout in LAYOUTS:
        data = rows_drawing(sheet, layout).data
        bars = [dict(one) for kind in ("plain", "doubtful") for one in data[kind]]
        assert len(bars) + len(data["points"]) == sum(map(len, rows))
        assert all(sheet.low <= bar["from"] <= bar["to"] <= sheet.high for bar in bars)  # type: ignore[operator]
        lanes: dict[float, list[tuple[float, float]]] = {}
        for bar in bars:
            middle = (bar["top"] + bar["bottom"]) / 2  # type: ignore[operator]
            lanes.setdefault(middle, []).append((bar["from"], bar["to"]))  # type: ignore[arg-type]
        assert all(one[1] <= other[0] for lane in lanes.values() for one, other in pairwise(sorted(lane)))


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=200), st.booleans()), min_size=1, max_size=10))
def test_rows_do_not_overlap_and_no_label_is_lost(labels: list[tuple[str, bool]]) -> None:
    spot = (Spot(0, 100),)
    rows = tuple(LengthRow(f"x{label}", spots=() if heading else spot) for label, heading in labels)
    sheet = LengthSheet(rows, 0, 2000, "var(--chart-1)", "square", ("0",), ())
    for layout in LAYOUTS:
        data = rows_drawing(sheet, layout).data
        texts = sorted(
            (one["top"], len(one["lines"]))  # type: ignore[arg-type]
            for kind in ("words", "headings")
            for one in data[kind]
        )
        assert len(texts) == len(rows)
        assert all(low + 15 * lines <= high for (low, lines), (high, _) in pairwise(texts))  # type: ignore[operator]


# What stood beside


AROUND = "context: [{{name: A rally, type: political_rally_or_party_event, relation: {relation}, start: {start}}}]\n"


def beside(start: str, began: str = "2022-08-21T18:00+05:00", relation: str = "coincides_with") -> Incident:
    return incident(f"start: {began}\n" + AROUND.format(relation=relation, start=start))


@pytest.mark.parametrize(
    ("start", "relation", "least", "most", "words"),
    [
        ("2022-08-21T19:00+05:00", "coincides_with", 60, 60, "60 minutes after the disruption began"),
        ("2022-08-21T17:00+05:00", "coincides_with", -60, -60, "60 minutes before the disruption began"),
        ("2022-08-21", "coincides_with", -18 * 60, 6 * 60, "on the day the disruption began"),
        ("{earliest: 2022-08-21T17:00+05:00, latest: 2022-08-21T18:30+05:00}", "coincides_with", -60, 30, "between 60 minutes before and 30 minutes after the disruption began"),
        ("2020", "follows", None, None, "before the disruption began"),
        ("2023", "precedes", None, None, "after the disruption began"),
    ],
)  # fmt: skip
def test_an_event_before_the_disruption_lies_below_nothing(
    start: str, relation: str, least: float | None, most: float | None, words: str
) -> None:
    one = beside(start, relation=relation)
    chart = chart_of(context_distances, one, renamed(one, 1))
    record = chart.records[0]
    if least is not None:
        assert (record["least_minutes_after"], record["most_minutes_after"]) == (least, most)
    assert chart.rows[0][-1] == words


def test_an_event_begun_before_that_has_not_ended_can_have_been_under_way() -> None:
    protest = "{name: A sit-in, type: protest, relation: coincides_with, start: 2022-08-19, end: 2022-08-23}"
    one = incident(f"start: 2022-08-21\ncontext: [{protest}]\n")
    found = distance(surrounding(one.context[0], one, real_lists()), one.started)
    assert found
    assert (found.is_before, found.can_overlap) == (True, True)
    chart = chart_of(context_distances, one, renamed(one, 1))
    assert chart.rows[0][-1] == "2 days before the disruption began; the event can have been under way then"
    assert "A thin line runs to the end of the event." in shown(chart)


def test_an_event_named_as_the_reason_has_a_look_of_its_own_and_no_event_is_called_a_cause() -> None:
    one = beside("2022-08-20", relation="alleged_reason")
    chart = chart_of(context_distances, one, renamed(one, 1))
    assert "Dashed or hollow: a source names the event as the reason." in shown(chart)
    assert "How near two things lie does not say that one brought about the other." in chart.description


def test_an_event_that_lies_alike_to_two_incidents_has_a_mark_for_each() -> None:
    one = beside("2022-08-20")
    chart = chart_of(context_distances, one, renamed(one, 1))
    assert "beside 2 incidents" in shown(chart)
    assert drawings(chart)[0].find("{*}g") is not None
    bars = [element for element in drawings(chart)[0].iter() if element.get("fill-opacity") == "0.5"]
    assert len(bars) == 2


def test_pairs_without_a_date_are_in_the_table_and_told() -> None:
    undated = incident("context: [{name: A speech, type: protest, relation: follows}]\n")
    chart = chart_of(context_distances, beside("2022-08-20"), renamed(beside("2022-08-22"), 1), renamed(undated, 2))
    assert chart.rows[-1][1:3] == ("A speech", "no date given")
    assert "Not drawn, because no date is known: 1." in shown(chart)


def test_how_near_counts_each_pair_once(charts: list[Chart]) -> None:
    chart = next(one for one in charts if one.key == "context-distances")
    total, words = re.findall(r"(\d+) pairs in all. When the event began: ([^.]*)\.", chart.description)[0]
    assert sum(map(int, re.findall(r" in (\d+)", words))) == int(total)
    assert int(total) == sum(one["least_minutes_after"] is not None for one in chart.records)


# Who says what, and when


def test_each_statement_stands_in_one_column_with_each_role_that_makes_it(charts: list[Chart]) -> None:
    chart = next(one for one in charts if one.key == "statements-over-time")
    counted = [one for one in real_archive().incidents if real_archive().counted_as(one) not in UNCOUNTED]
    actors = real_lists()["actors"]
    expected = Counter(
        (role, statement.stance)
        for one in counted
        for statement in one.statements
        for role in {actors[actor].role for actor in statement.by}
    )
    labels = (real_lists()["actor_roles"], real_lists()["stances"])
    found = {row[:2]: sum(map(int, row[2:])) for row in chart.rows}
    assert found == {(labels[0].label(role), labels[1].label(stance)): n for (role, stance), n in expected.items()}
    assert len(chart.records) == sum(len(one.statements) for one in counted)


@given(st.one_of(st.none(), st.integers(-3000, 3000)))
def test_every_day_has_a_column(days: int | None) -> None:
    column = column_of(days)
    assert column in COLUMNS
    assert (column == NO_DAY) == (days is None)
    assert (column == "Same day") == (days == 0)
    assert (column == "Before") == (days is not None and days < 0)


@pytest.mark.parametrize(
    ("began", "made", "days"),
    [
        ("2022-08-21", "2022-08-21", 0),
        ("2022-08-21T23:50+05:00", "2022-08-22T00:10+05:00", 1),
        ("2022-08-21T23:50+05:00", "2022-08-21T18:55Z", 0),
        ("{earliest: 2022-08-20, latest: 2022-08-22}", "2022-08-21", 1),
        ("2022-08-21", "2022-08-20", -1),
        ("2022-08-21", "2022-08", None),
        ("2022", "2022-08-21", None),
        ("unknown", "2022-08-21", None),
    ],
)
def test_days_are_counted_on_the_clocks_of_the_place(began: str, made: str, days: int | None) -> None:
    one = incident(f"start: {began}\nstatements: [{{by: pta, stance: denies, at: {made}}}]\n")
    assert days_after(one.statements[0], one.started, one.zone) == days


def test_stances_are_told_apart_by_their_shape_alone() -> None:
    terms = [*(term.id for term in real_lists()["stances"]), "new-term", "another"]
    looks = stance_looks(terms)
    assert set(terms) <= set(looks)
    assert len({(look["shape"], look["fill"] == "transparent") for look in looks.values()}) == len(looks)


def test_the_key_names_every_stance_that_is_drawn_and_no_other(charts: list[Chart]) -> None:
    chart = next(one for one in charts if one.key == "statements-over-time")
    key = shown(chart).partition("A mark: a statement")[0]
    found = {row[1] for row in chart.rows}
    assert all((term.label in key) == (term.label in found) for term in real_lists()["stances"])


# Platforms by year


def test_a_platform_is_counted_once_for_each_incident_that_names_it(charts: list[Chart]) -> None:
    chart = next(one for one in charts if one.key == "platforms-by-year")
    archive = real_archive()
    expected = Counter(
        archive.lists["platforms"].label(platform)
        for one in archive.incidents
        if archive.counted_as(one) not in UNCOUNTED
        for platform in one.platforms_affected
    )
    found = Counter[str]()
    for one in chart.records:
        found[str(one["platform"])] += int(
            float(one["incidents"] or 0) + float(one["incidents_reported_by_users_only"] or 0)
        )
    assert found == expected


def test_what_only_users_report_is_counted_apart() -> None:
    years = [
        incident(f"start: {year}-01-01\nplatforms: {{youtube: {{affected: reported}}}}\n") for year in (2020, 2021)
    ]
    named = renamed(incident("start: 2021-02-01\n"), 2)
    chart = chart_of(platforms_by_year, renamed(years[0], 0), renamed(years[1], 1), named)
    assert chart.rows == (("Platform or content block", "YouTube", "1 by users only", "1 and 1 by users only"),)
    assert "+1" in shown(chart).split()
    assert "YouTube is named most often, in 1 of 3 (2021: 1)." in chart.description


def test_groups_stand_apart_and_years_without_an_incident_have_their_column() -> None:
    blackout = incident("start: 2018-01-01\nkinds: [full_shutdown]\n")
    chart = chart_of(platforms_by_year, blackout, renamed(incident(), 1))
    assert chart.columns[2:] == ("2018", "2019", "2020", "2021", "2022")
    assert [row[0] for row in chart.rows] == ["Blackout", "Platform or content block"]
    assert [row[2:] for row in chart.rows] == [("1", "0", "0", "0", "0"), ("0", "0", "0", "0", "1")]


def test_years_and_platforms_for_which_there_is_no_room_are_told() -> None:
    names = [term.id for term in real_lists()["platforms"]][:20]
    each = [incident(f"start: {year}-01-01\nplatforms: [{', '.join(names)}]\n") for year in (1999, 2024)]
    chart = chart_of(platforms_by_year, renamed(each[0], 0), renamed(each[1], 1))
    assert "In the table only: the years before 2015." in shown(chart)
    assert "In the table only: 8 platforms named less often." in shown(chart)
    assert len(chart.rows) == len(names)


THINGS = st.lists(st.tuples(st.just(stance_looks(())["denies"]), st.integers(1, 99999)), max_size=13)
CELLS = st.one_of(
    THINGS.map(lambda each: Things(tuple(each))),
    st.tuples(st.integers(1, 99999), st.integers(1, 99999)).map(lambda two: Number(str(two[0]), 0.2, f"+{two[1]}")),
)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.text(max_size=60), st.dictionaries(st.sampled_from(COLUMNS), CELLS)), min_size=1, max_size=8),
    st.sampled_from((Layout(WIDE, column=150), Layout(NARROW))),
)
def test_all_of_a_grid_stands_within_its_drawing(
    rows: list[tuple[str, dict[str, Things | Number]]], layout: Layout
) -> None:
    sheet = CellSheet(COLUMNS, tuple(CellRow(f"x{label}", "aside", cells) for label, cells in rows), ("A note.",))
    drawn = cells_drawing(sheet, layout)
    width = layout.width - 2 * MARGIN
    assert all(
        0 <= float(str(one["left"])) <= width for kind in ("marks", "words", "shades") for one in drawn.data[kind]
    )
    assert all(float(str(one["top"])) >= 0 for kind in ("marks", "shades") for one in drawn.data[kind])
    bottoms = [float(str(one["top"])) + 15 * len(list(one["lines"])) for one in drawn.data["words"]]  # type: ignore[call-overload]
    assert max(bottoms) <= drawn.height + drawn.below
    things = [cell for _, cells in rows for cell in cells.values() if isinstance(cell, Things)]
    assert len(drawn.data["marks"]) == sum(len(cell.each) for cell in things)


# What a page may count on


@pytest.mark.parametrize("count", [18, 500])
def test_a_drawing_stays_small_however_many_incidents_there_are(count: int) -> None:
    archive = real_archive() if count == 18 else many(count)
    for chart in CHARTS:
        drawn = chart(archive, archive.incidents)
        assert drawn
        assert len(gzip.compress(drawn.svg.encode(), 9)) < 10_000
        assert len(drawn.rows) <= MOST_ROWS
        assert len(drawn.description) < 2_500


def test_what_a_capped_table_leaves_out_is_told_and_the_records_have_all() -> None:
    archive = many(500)
    chart = durations(archive, archive.incidents)
    assert chart
    assert len(chart.rows) == MOST_ROWS
    assert f"The table has the {MOST_ROWS} that began last, of {len(chart.records)}." in chart.description


def test_of_thousands_the_csv_has_those_that_began_last_and_that_is_told() -> None:
    archive = Archive(latest_first(many(MOST_RECORDS + 300).incidents), real_lists())
    for chart in (durations, context_distances, statements_over_time):
        drawn = chart(archive, archive.incidents)
        assert drawn
        assert len(drawn.records) == MOST_RECORDS
        (told,) = re.findall(r"The CSV has the 2,000([a-z ]*) that began last, of ([\d,]+)\.", drawn.description)
        assert int(told[1].replace(",", "")) > MOST_RECORDS
        newest = {one.id for one in archive.incidents[:100] if archive.counted_as(one) not in UNCOUNTED}
        oldest = {one.id for one in archive.incidents[-100:]}
        ids = {one["id"] for one in drawn.records}
        assert not oldest & ids
        assert newest & ids


TITLES = (*MARKUP, "A & B", "a\x00b\x1bc", "word " * 24, "W" * 120, URDU)


def test_whatever_records_and_events_are_called_stays_text_within_the_drawing() -> None:
    titled = zip(cycle(real_archive().incidents), TITLES, strict=False)
    context = [
        renamed(one, number, title=title, context=tuple(named(event, title) for event in one.context))
        for number, (one, title) in enumerate(titled)
    ]
    for chart in CHARTS:
        drawn = chart(archive_of(*context), context)
        assert drawn
        assert "<script" not in drawn.svg
        assert "<img" not in drawn.svg
        for root in drawings(drawn):
            names = {name for element in root.iter() for name in element.attrib}
            assert not [name for name in names if name.startswith("on") or "href" in name]
            assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "title", "desc", "g", "path", "line", "text", "tspan"}  # fmt: skip


def named(event: Context, name: str) -> Context:
    return event if event.event else event.model_copy(update={"name": name})


def test_a_title_that_runs_from_right_to_left_is_drawn_whole() -> None:
    chart = chart_of(durations, *(renamed(incident("end: 2022-08-22\n"), number, title=URDU) for number in range(2)))
    assert all(" ".join(shown(chart, number).split()).count(URDU) == 2 for number in (0, 1))


def test_both_drawings_have_a_name_a_description_their_size_and_the_colours_of_the_page(charts: list[Chart]) -> None:
    assert len(charts) == len(CHARTS)
    for chart in charts:
        for root, width in zip(drawings(chart), (WIDE, NARROW), strict=True):
            ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
            assert [ids[one] for one in root.attrib["aria-labelledby"].split()] == [chart.title, chart.description]
            assert float(root.attrib["viewBox"].split()[2]) == width
            for element in root.iter():
                colours = {"fill", "stroke"} & set(element.attrib)
                assert all(COLOUR.fullmatch(element.attrib[name]) for name in colours)
                assert not element.tag.endswith("text") or element.get("fill"), "text without a colour is black"


def test_no_line_of_text_is_wider_than_its_place(charts: list[Chart]) -> None:
    for chart in charts:
        for root, width in zip(drawings(chart), (WIDE, NARROW), strict=True):
            texts = [one.text for one in root.iter() if one.tag.endswith(("text", "tspan")) and one.text]
            assert max(map(len, texts)) * LETTER <= width - 2 * MARGIN


def test_records_hold_plain_values_under_the_same_names(charts: list[Chart]) -> None:
    for chart in charts:
        names = {tuple(record) for record in chart.records}
        assert len(names) == 1
        values = {type(value) for record in chart.records for value in record.values()}
        assert values <= {str, int, float, type(None)}
        times = [
            str(value) for record in chart.records for name, value in record.items() if value and name.endswith("liest")
        ]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z", time) for time in times)


def test_a_length_is_the_same_in_the_chart_and_in_the_record() -> None:
    chart = durations(real_archive(), real_archive().incidents)
    assert chart
    for record in chart.records:
        known = real_archive().by_id[str(record["id"])].duration
        minutes = (record["shortest_minutes"], record["longest_minutes"])
        assert minutes == ((known.shortest / timedelta(minutes=1), known.longest / timedelta(minutes=1)) if known else (None, None))  # fmt: skip
