"""Charts: what they say, what they draw, and what a page may count on."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import reduce
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as XML

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import Archive
from generator.charts import Chart, incident_timeline
from generator.charts.archive_over_time import Began, Tally, tally_chart
from generator.charts.counted import UNCOUNTED
from generator.charts.drawing import LETTER, MARGIN, NARROW, SERIES, WIDE, Layout, wrapped
from generator.charts.finishing import finished
from generator.charts.incident_timeline import LAYOUTS, drawing, timeline_chart
from generator.charts.of_archive import (
    archive_over_time,
    context_distances,
    durations,
    platform_grid,
    platforms_by_year,
    statements_over_time,
)
from generator.charts.platform_grid import grid_chart
from generator.charts.platform_marks import looks_of, mark_of
from generator.charts.platform_rows import Grid, Row
from generator.charts.time_axis import ticks
from generator.charts.timeline import Item, Place, Sort, Timeline, Undated
from generator.countries import time_zone
from generator.incident.readings import Effect
from generator.loading import load_archive
from generator.local_time.distances import distance_words
from generator.local_time.spans import long_words, short_words
from generator.local_time.stretches import HOUR, Stretch, stretch, wall
from generator.moments import Span, hull, moment
from tests.golden import assert_golden
from tests.sample_projects import incident as sample
from tests.sample_projects import real_lists

ROOT = Path(__file__).parents[1]
KARACHI = time_zone("Asia/Karachi")
JANUARY_20 = "2024-01-20-pk-social-media"
COLOUR = re.compile(r"none|transparent|var\(--chart-(ink|muted|grid|[1-6])\)")


def span(first: str, last: str | None = None, zone: str = "Asia/Karachi") -> Span:
    place = time_zone(zone)
    return moment(first).span(place).to(moment(last or first).span(place))


def clock(first: str, last: str | None = None) -> Span:
    """Clock times of the evening of 20 January 2024."""
    return span(f"2024-01-20T{first}+05:00", f"2024-01-20T{last}+05:00" if last else None)


def event(name: str, start: Span, end: Span | None = None) -> Item:
    return Item(Sort.EVENT, name, start, end)


def disruption(start: Span, end: Span | None = None, *, ongoing: bool = False) -> Item:
    return Item(Sort.DISRUPTION, "Disruption", start, end, ongoing)


def timeline(middle: Item, *others: Item, title: str = "An outage") -> Timeline:
    return Timeline("timeline-test", title, KARACHI, middle, others)


ELECTION = event("General election", span("2024-02-08"))
EVENING = timeline(
    disruption(clock("18:40"), clock("21:00", "21:30")),
    event("The rally", clock("19:00", "20:00")),
    Item(Sort.STATEMENT, "PTA: denies", span("2024-01-20")),
    ELECTION,
)


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load_archive(ROOT).archive


@pytest.fixture(scope="module")
def charts(archive: Archive) -> list[Chart]:
    drawn = [incident_timeline(incident, archive.lists) for incident in archive.incidents]
    drawn += [archive_over_time(archive), platform_grid(archive.incidents, archive.lists)]
    of_many = (durations, context_distances, statements_over_time, platforms_by_year)
    drawn += [chart(archive, archive.incidents) for chart in of_many]
    return [chart for chart in drawn if chart]


def page(*charts: Chart) -> XML.Element:
    return XML.fromstring(f"<page>{''.join(chart.svg for chart in charts)}</page>")  # noqa: S314 - our own drawings


def drawings(chart: Chart) -> list[XML.Element]:
    return list(page(chart))


def texts(chart: Chart) -> str:
    return " ".join(" ".join(drawing.itertext()) for drawing in drawings(chart))


def marks(shown: Timeline, name: str) -> list[dict[str, object]]:
    return [dict(mark) for mark in drawing(shown, *LAYOUTS[0]).data[name]]


# What they say


def test_the_chart_of_20_january_2024_says_what_it_shows(archive: Archive) -> None:
    chart = incident_timeline(archive.by_id[JANUARY_20], archive.lists)
    assert chart
    table = "\n".join(" | ".join(row) for row in (chart.columns, *chart.rows))
    assert_golden(ROOT / "tests/charts" / f"{JANUARY_20}.txt", f"{chart.title}\n\n{chart.description}\n\n{table}\n")


def test_a_description_says_how_each_event_lies_to_the_disruption() -> None:
    chart = timeline_chart(EVENING)
    assert chart.description == (
        "The disruption began at 18:40 PKT on 20 January 2024; it ended between 21:00 and 21:30 PKT on 20 January 2024. "
        "The rally: began between 19:00 and 20:00 PKT on 20 January 2024, 20 to 80 minutes after the disruption began. "
        "General election: on 8 February 2024, 19 days after the disruption began. "
        "The table also has 1 statement."
    )


@pytest.mark.parametrize(
    ("first", "last", "words", "brief"),
    [
        ("2024-01-20T18:40+05:00", None, "at 18:40 PKT on 20 January 2024", "18:40"),
        ("2024-01-20T18:40+05:00", "2024-01-20T19:12+05:00", "between 18:40 and 19:12 PKT on 20 January 2024", "between 18:40 and 19:12"),
        ("2024-01-20T18:40+05:00", "2024-01-20", "between 18:40 PKT on 20 January 2024 and the end of that day", "between 18:40 and 24:00"),
        (
            "2024-01-20T18:40+05:00",
            "2024-01-21T02:00+05:00",
            "between 18:40 PKT on 20 January 2024 and 02:00 PKT on 21 January 2024",
            "between 18:40 on 20 Jan and 02:00 on 21 Jan",
        ),
        ("2024-01-20", None, "on 20 January 2024", "20 Jan"),
        ("2025-02-08", None, "on 8 February 2025", "8 Feb 2025"),
        ("2024-01-12", "2024-01-18", "between 12 and 18 January 2024", "between 12 and 18 Jan"),
        ("2023-12-31", "2024-01-02", "between 31 December 2023 and 2 January 2024", "between 31 Dec 2023 and 2 Jan"),
        ("2024-04", None, "in April 2024", "April 2024"),
        ("2024", None, "in 2024", "2024"),
    ],
)  # fmt: skip
def test_a_span_is_said_as_exactly_as_it_is_known(first: str, last: str | None, words: str, brief: str) -> None:
    near = wall(clock("18:40").earliest, KARACHI)
    assert str(long_words(span(first, last), KARACHI)) == words
    assert short_words(span(first, last), KARACHI, near, day_known=True) == brief


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (clock("19:00", "20:00"), clock("18:40"), "20 to 80 minutes after"),
        (clock("19:00", "20:00"), clock("18:40", "19:12"), "between 12 minutes before and 80 minutes after"),
        (clock("18:40"), clock("18:40"), "at the moment"),
        (clock("18:40"), clock("18:40", "19:12"), "up to 32 minutes before"),
        (clock("12:00"), clock("18:40"), "6 h 40 min before"),
        (span("2024-01-20"), clock("18:40"), "on the day"),
        (span("2024-02-08"), clock("18:40"), "19 days after"),
        (span("2024-01-19"), clock("18:40"), "1 day before"),
        (span("2024-01-18", "2024-01-22"), span("2024-01-20"), "between 2 days before and 2 days after"),
        (span("2024-01-22", "2024-01-24"), span("2024-01-20"), "2 to 4 days after"),
        (span("2024-01"), clock("18:40"), ""),
        (span("2022-04-10"), clock("18:40"), ""),
    ],
)
def test_a_distance_is_said_as_exactly_as_both_ends_are_known(one: Span, other: Span, words: str) -> None:
    assert distance_words(one, other, KARACHI) == words


def test_what_has_no_date_stands_in_the_table_and_is_named_as_such() -> None:
    chart = timeline_chart(replace(EVENING, undated=(Undated(Sort.STATEMENT, "PTI: accuses"),)))
    assert chart.rows[-1] == ("Statement", "PTI: accuses", "no date given", "", "")
    assert "1 statement without a date" in chart.description


STATEMENTS = """
context: [{name: A speech, type: political_rally_or_party_event, start: 2022-08-21, relation: coincides_with}]
sources: {voa: {type: journalism, publisher: Voice of America, url: https://voa.example/}}
statements:
  - {by: pta, at: 2022-08-21, stance: denies, says: No cable is concerned.}
  - {by: pta, at: 2022-08-21, stance: denies, says: All is working.}
  - {by: pta, at: 2022-08-21, stance: denies, quote: fully operational}
  - {by: pta, stance: denies, says: All was working then.}
  - {by: pta, stance: denies, says: All was working then.}
"""


def test_statements_that_look_alike_share_a_place_in_the_drawing_and_each_has_its_row() -> None:
    chart = incident_timeline(sample(STATEMENTS), real_lists())
    assert chart
    assert [row[1] for row in chart.rows if row[0] == "Statement"] == [
        "PTA: denies \N{EN DASH} No cable is concerned.",
        "PTA: denies \N{EN DASH} All is working.",
        "PTA: denies \N{EN DASH} “fully operational”",
        "PTA: denies \N{EN DASH} All was working then.",
        "PTA: denies \N{EN DASH} All was working then.",
    ]
    assert chart.description.endswith("The table also has 3 statements, and 2 statements without a date.")
    assert all(" ".join(drawn.find("{*}g").itertext()).count("PTA: denies") == 1 for drawn in drawings(chart))  # type: ignore[union-attr]


def test_an_event_that_stands_beside_a_disruption_in_two_ways_is_one_event() -> None:
    context = "{name: A speech, type: political_rally_or_party_event, start: 2022-08-21, relation: %s}"
    rally = "{name: A rally, type: political_rally_or_party_event, start: 2022-08-22, relation: precedes}"
    both = f"context: [{context % 'coincides_with'}, {context % 'alleged_reason'}, {rally}]\n"
    chart = incident_timeline(sample(both), real_lists())
    assert chart
    assert [row[1] for row in chart.rows] == ["Disruption", "A speech", "A rally"]


@pytest.mark.parametrize(
    ("times", "rows"),
    [
        ("start: 2022-08-21, end: 2022-08-22, posted: 2022-08-23", [("", "21 August 2022", "22 August 2022"), (" (posted)", "23 August 2022", "")]),
        ("start: 2022-08-21, posted: 2022-08-23", [("", "21 August 2022", ""), (" (posted)", "23 August 2022", "")]),
        ("end: 2022-08-22", [(" (end of what was measured)", "22 August 2022", "")]),
        ("end: 2022-08-22, posted: 2022-08-23", [(" (end of what was measured)", "22 August 2022", ""), (" (posted)", "23 August 2022", "")]),
        ("posted: 2022-08-23", [(" (posted)", "23 August 2022", "")]),
        ("measurements: 120", [("", "no date given", "")]),
    ],
)  # fmt: skip
def test_what_was_measured_and_its_post_are_two_items_of_one_measurement(
    times: str, rows: list[tuple[str, str, str]]
) -> None:
    measured = f"measurements: [{{type: netblocks, by: netblocks, finding: observed_change, {times}}}]\n"
    of_a_day = "{name: Day %s, type: political_rally_or_party_event, start: 2022-08-%s, relation: coincides_with}"
    event = f"context: [{', '.join(of_a_day % (day, day) for day in (21, 22))}]\n"
    chart = incident_timeline(sample(measured + event), real_lists())
    assert chart
    found = [row[1:4] for row in chart.rows if row[0] == "Measurement"]
    assert found == [(f"NetBlocks: change observed{which}", began, ended) for which, began, ended in rows]
    assert "The table also has 1 measurement" in chart.description


def test_no_statement_and_no_measurement_of_the_archive_is_missing_from_its_table(archive: Archive) -> None:
    for incident in archive.incidents:
        chart = incident_timeline(incident, archive.lists)
        if chart:
            kinds = [row[0] for row in chart.rows if not row[1].partition(" \N{EN DASH} ")[0].endswith(" (posted)")]
            posts = sum(one.posted is not None and not (one.start or one.end) for one in incident.measurements)
            assert kinds.count("Statement") == len(incident.statements), incident.id
            assert kinds.count("Measurement") + posts == len(incident.measurements), incident.id


# Which time is drawn, and how


def test_an_election_weeks_later_does_not_squash_the_evening() -> None:
    assert EVENING.window.length < 4 * HOUR
    assert EVENING.place(ELECTION) is Place.LATER
    assert "Later: General election (8\N{NO-BREAK SPACE}Feb)." in texts(timeline_chart(EVENING))


def test_what_is_dated_to_the_day_is_a_thin_bar_across_an_evening_and_no_point_at_midnight() -> None:
    window = EVENING.window.widened(EVENING.window.length * 0.04)
    (bar,) = marks(EVENING, "dated")
    assert (bar["from"], bar["to"]) == tuple(int(edge.timestamp() * 1000) for edge in (window.start, window.end))
    assert all(mark["colour"] != bar["colour"] for mark in marks(EVENING, "points"))


def test_a_disruption_is_full_where_it_is_certain_and_dashed_where_it_is_possible() -> None:
    certain, possible = marks(EVENING, "certain")[0], marks(EVENING, "possible")[0]
    assert certain["from"] == possible["from"]
    assert int(str(possible["to"])) - int(str(certain["to"])) == 30 * 60 * 1000


def test_a_disruption_that_may_have_ended_at_once_is_nowhere_certain() -> None:
    assert not marks(timeline(disruption(span("2022-08-21"), span("2022-08-21")), ELECTION), "certain")


def test_a_disruption_without_a_known_end_fades() -> None:
    shown = timeline(disruption(clock("17:00")), event("Telethon", clock("21:00")))
    paleness = [float(str(mark["opacity"])) for mark in marks(shown, "fading")]
    assert paleness == sorted(paleness, reverse=True)
    assert paleness[-1] < 0.1


def test_a_disruption_that_goes_on_runs_off_the_edge_past_all_that_has_happened_since() -> None:
    shown = timeline(disruption(span("2023-12-16"), ongoing=True), ELECTION)
    edge = max(int(str(mark["to"])) for mark in marks(shown, "certain"))
    assert shown.place(ELECTION) is Place.WITHIN
    assert [mark["shape"] for mark in marks(shown, "points") if mark["from"] == edge] == ["triangle-right"]


@pytest.mark.parametrize(
    "middle",
    [
        disruption(clock("18:40", "19:12"), clock("21:00", "21:59")),
        disruption(clock("17:00")),
        disruption(span("2023-05-09"), span("2023-05-12", "2023-05-18")),
        disruption(span("2024-02-17", "2024-02-18"), span("2025-05-06", "2025-05-07")),
        disruption(span("2022-04")),
        disruption(span("2022-08-21")),
        disruption(span("2021")),
        disruption(span("2023-12-16"), ongoing=True),
    ],
    ids=["minutes", "start only", "days", "two years", "a month", "a day", "a year", "ongoing"],
)
def test_a_disruption_fills_a_good_part_of_its_chart_whatever_its_length(middle: Item) -> None:
    shown = timeline(middle, ELECTION, event("Long before", span("2016")))
    extent = shown.extent(middle)
    assert extent.within(shown.window) == extent
    assert max(extent.length, HOUR) / shown.window.length > 0.2 or middle.ongoing
    assert 2 <= len(ticks(shown.window, 5)) <= 5
    assert timeline_chart(shown).svg


DATES = st.dates().filter(lambda day: 1961 < day.year < 2199).map(str)
CLOCKS = st.tuples(DATES, st.times()).map(lambda both: f"{both[0]}T{both[1]:%H:%M}+05:00")
MOMENTS = st.one_of(DATES, CLOCKS, DATES.map(lambda day: day[:7]), DATES.map(lambda day: day[:4]))
SPANS = st.lists(MOMENTS, min_size=1, max_size=2).map(lambda said: reduce(hull, map(span, said[1:]), span(said[0])))


@given(SPANS, st.one_of(st.none(), SPANS), st.booleans(), st.lists(st.tuples(SPANS, st.text(min_size=1)), max_size=4))
def test_whatever_the_times_lanes_do_not_overlap_and_bars_run_forward(
    start: Span, end: Span | None, ongoing: bool, around: list[tuple[Span, str]]
) -> None:
    if end:
        end = max(start, end, key=lambda one: one.earliest).to(max(start, end, key=lambda one: one.latest))
    middle = disruption(start, end, ongoing=ongoing and not end)
    shown = timeline(middle, *(event(f"{name}.", when) for when, name in around))
    for layout, most in LAYOUTS:
        drawn = drawing(shown, layout, most)
        tops = [(int(str(one["top"])), len(one["lines"])) for one in drawn.data["words"]]  # type: ignore[arg-type]
        assert all(low + 15 * lines <= high for (low, lines), (high, _) in pairwise(tops))
        bars = [bar for name in ("certain", "possible", "dated", "fading", "backdrop") for bar in drawn.data[name]]
        assert all(int(str(bar["from"])) <= int(str(bar["to"])) for bar in bars)
        assert all(0 <= float(str(bar["top"])) < float(str(bar["bottom"])) <= drawn.height for bar in bars)


def test_a_day_begins_at_midnight_even_where_the_clocks_skip_it() -> None:
    cairo = time_zone("Africa/Cairo")
    spring = span("2024-04-26", zone="Africa/Cairo")
    assert str(long_words(spring, cairo)) == "on 26 April 2024"
    assert stretch(spring, cairo).length == timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-01-20T18:40Z", "2024-01-20T21:10Z", ["19:00/20 Jan", "19:30", "20:00", "20:30", "21:00"]),
        ("2024-01-20T20:00Z", "2024-01-21T03:00Z", ["20:00/20 Jan", "22:00", "00:00/21 Jan", "02:00"]),
        ("2023-12-30T00:00Z", "2024-01-02T12:00Z", ["30 Dec/2023", "31 Dec", "1 Jan/2024", "2 Jan"]),
        ("2024-02-01T00:00Z", "2025-05-20T00:00Z", ["Apr/2024", "Jul", "Oct", "Jan/2025", "Apr"]),
        ("2016-06-01T00:00Z", "2024-01-01T00:00Z", ["2018", "2020", "2022", "2024"]),
    ],
)
def test_ticks_are_round_and_name_the_larger_unit_where_it_turns(first: str, last: str, labels: list[str]) -> None:
    window = Stretch(span(first).earliest, span(last).latest)
    assert ["/".join(tick.lines) for tick in ticks(window, 5)] == labels


# The archive over time, and the grid of platforms


def began(group: str, *dates: str) -> tuple[Began, ...]:
    return tuple(Began(group, int(date[:4]), int(date[5:7] or 0)) for date in dates)


def test_years_without_an_incident_stand_in_the_table_too() -> None:
    chart = tally_chart(Tally(("Blackout", "Block"), began("Blackout", "2021-03", "2024") + began("Block", "2024-01")))
    assert chart.columns == ("Year", "Blackout", "Block")
    assert chart.rows == (("2021", "1", "0"), ("2022", "0", "0"), ("2023", "0", "0"), ("2024", "1", "1"))


def test_months_are_counted_where_all_lies_close_together() -> None:
    chart = tally_chart(
        Tally(("Block",), began("Block", "2023-12", "2024-02", "2024-02"), (("Uncorroborated claim", 1),))
    )
    assert chart.rows == (("December 2023", "1"), ("January 2024", "0"), ("February 2024", "2"))
    assert chart.description == (
        "Block: 3 from December 2023 to February 2024, most in February 2024 (2). "
        "Each incident counts once, in the month in which it began. "
        "The groups differ in kind and are not added together. "
        "Not counted: uncorroborated claim, 1."
    )


def test_the_archive_is_charted_group_by_group_and_claims_are_left_out(archive: Archive) -> None:
    chart = archive_over_time(archive)
    assert chart
    counted = [archive.counted_as(incident) for incident in archive.incidents]
    for number, label in enumerate(chart.columns[1:], start=1):
        (group,) = (term.id for term in archive.lists["kind_groups"] if term.label == label)
        assert sum(int(row[number]) for row in chart.rows) == counted.count(group)
    assert "Uncorroborated claim" not in chart.columns
    assert counted.count("uncorroborated") == 0 or "Not counted: uncorroborated claim" in chart.description


def test_an_archive_of_one_incident_has_no_chart_over_time(archive: Archive) -> None:
    assert archive_over_time(Archive(archive.incidents[:1], archive.lists)) is None
    assert archive_over_time(Archive((), archive.lists)) is None


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        (["yes"], "yes"),
        (["reported", "yes"], "yes"),
        (["reported"], "reported"),
        (["no"], "no"),
        (["unknown"], "unknown"),
        (["unknown", "no"], "no"),
        (["yes", "no"], "differ"),
        (["reported", "no"], "differ"),
    ],
)
def test_the_readings_of_a_platform_come_to_one_mark(said: Iterable[str], mark: str) -> None:
    assert mark_of([Effect.model_construct(affected=one) for one in said]) == mark


def test_marks_are_told_apart_by_their_shape_alone() -> None:
    looks = looks_of(["yes", "new_term", "unknown", "another"])
    shapes = [(look["shape"], look["fill"] == "transparent") for look in looks.values()]
    assert len(set(shapes)) == len(looks) == 7


def test_readings_of_which_one_says_no_and_another_a_term_of_the_editors_differ() -> None:
    assert mark_of([Effect.model_construct(affected=one) for one in ("no", "slow")]) == "differ"
    assert mark_of([Effect.model_construct(affected=one) for one in ("unknown", "slow")]) == "slow"
    assert mark_of([Effect.model_construct(affected=one) for one in ("slow", "yes")]) == "yes"


def test_a_term_that_editors_add_to_the_list_has_a_mark_and_stands_in_the_key_by_its_label(archive: Archive) -> None:
    terms = archive.lists["affected"]
    slow = terms["yes"].model_copy(update={"id": "slow", "label": "Slow at times"})
    lists = {**archive.lists, "affected": replace(terms, entries={**terms.entries, "slow": slow})}
    first, second = sample("platforms: [youtube]\n"), sample("platforms: [youtube]\n")
    effects = {"youtube": (first.platforms["youtube"][0].model_copy(update={"affected": "slow"}),)}
    chart = platform_grid([first, second.model_copy(update={"platforms": effects})], lists)
    assert chart
    assert [row[2] for row in chart.rows] == ["Affected", "Slow at times"]
    assert "YouTube: affected in 1, slow at times in 1." in chart.description
    assert all("Slow at times" in " ".join(drawn.find("{*}g").itertext()) for drawn in drawings(chart))  # type: ignore[union-attr]


def test_a_grid_has_the_platforms_named_most_often_first_and_all_of_them_in_the_table() -> None:
    many = tuple((f"Platform {number:02}", "yes") for number in range(30))
    grid = Grid((Row("20 Jan 2024", "One", (("X", "yes"),)), Row("7 Jan 2024", "Two", (("X", "no"), *many))), MEANINGS)
    chart = grid_chart(grid)
    assert chart.columns[:4] == ("Began", "Incident", "X", "Platform 00")
    assert chart.rows[0][2:4] == ("Affected", "Not mentioned")
    assert len(chart.columns) == 33
    assert "Platforms in the table only: 13." in chart.description
    assert "Platform 29" not in " ".join(drawings(chart)[0].find("{*}g").itertext())  # type: ignore[union-attr]


MEANINGS = (("yes", "Affected"), ("no", "Not affected"), ("not_named", "Not mentioned"))


def test_a_grid_needs_two_incidents_that_name_a_platform(archive: Archive) -> None:
    assert platform_grid([archive.by_id[JANUARY_20]], archive.lists) is None
    assert platform_grid([], archive.lists) is None


def test_an_incident_beside_which_nothing_has_a_date_has_no_timeline(archive: Archive) -> None:
    bare = archive.by_id[JANUARY_20].model_copy(update={"context": (), "measurements": (), "statements": ()})
    assert incident_timeline(bare, archive.lists) is None


def event_on(day: int, name: str = "A speech") -> str:
    return f"{{name: {name}, type: political_rally_or_party_event, start: 2022-08-{day}, relation: coincides_with}}"


@pytest.mark.parametrize(
    ("record", "drawn"),
    [
        (f"context: [{event_on(21)}]\n", False),
        (f"context: [{event_on(21)}, {event_on(21, 'A rally')}]\n", False),
        (f"context: [{event_on(21)}, {event_on(22)}]\n", True),
        (f"context: [{event_on(21)}]\nend: 2022-08-22\n", False),
        (f"context: [{event_on(21)}]\nend: [2022-08-22, 2022-08-23]\n", True),
        ("end: [2022-08-22, 2022-08-23]\n", False),
    ],
    ids=["one", "two at one time", "two", "one and an end", "one and ends that differ", "none and ends that differ"],
)
def test_a_timeline_is_drawn_where_two_things_have_a_date_or_one_and_sources_differ(record: str, drawn: bool) -> None:
    assert (incident_timeline(sample(record), real_lists()) is not None) == drawn


def test_an_incident_with_too_little_for_a_timeline_has_its_place_in_the_charts_of_its_country(
    archive: Archive,
) -> None:
    little = [one.model_copy(update={"context": (), "measurements": (), "statements": ()}) for one in archive.incidents]
    here = replace(archive, incidents=tuple(little))
    assert not any(incident_timeline(one, here.lists) for one in little)
    lengths, times = durations(here, little), archive_over_time(here)
    assert lengths
    assert times
    counting = [one for one in little if here.counted_as(one) not in UNCOUNTED]
    assert {one["id"] for one in lengths.records} == {one.id for one in counting}
    assert sum(int(one["incidents"] or 0) for one in times.records) == len(counting) > 5


# What a page may count on


def test_every_drawing_has_a_name_a_description_and_the_size_of_its_place(charts: list[Chart]) -> None:
    for chart in charts:
        for drawn, classes in zip(drawings(chart), ("chart chart-wide", "chart chart-narrow"), strict=True):
            ids = {element.get("id"): element.text for element in drawn.iter() if element.get("id")}
            assert drawn.get("role") == "img"
            assert [ids[one] for one in drawn.attrib["aria-labelledby"].split()] == [chart.title, chart.description]
            assert drawn.get("class") == classes
            assert not {"width", "height", "style"} & set(drawn.attrib)
            assert float(drawn.attrib["viewBox"].split()[2]) == (WIDE if "wide" in classes else NARROW)


def test_every_colour_is_a_variable_of_the_style_sheet(charts: list[Chart]) -> None:
    for chart in charts:
        for element in (element for drawn in drawings(chart) for element in drawn.iter()):
            for name in {"fill", "stroke", "stop-color", "color"} & set(element.attrib):
                assert COLOUR.fullmatch(element.attrib[name]), element.attrib
            assert not element.tag.endswith("text") or element.get("fill"), "text without a colour is black"


def test_a_drawing_brings_no_script_style_link_or_font(charts: list[Chart]) -> None:
    for chart in charts:
        for element in (element for drawn in drawings(chart) for element in drawn.iter()):
            tag = element.tag.rpartition("}")[2]
            assert tag in {"svg", "title", "desc", "g", "path", "line", "text", "tspan"}
            assert not [name for name in element.attrib if name.startswith("on") or "href" in name]
            assert element.get("font-family", "inherit") == "inherit"


def test_no_two_charts_share_an_id(charts: list[Chart]) -> None:
    ids = [element.attrib["id"] for element in page(*charts).iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert not [one for one in ids if re.search(r"\s", one)]


def test_ids_that_vega_numbers_through_the_process_become_the_charts_own() -> None:
    def vega(number: int) -> str:
        clip = f'<defs><clipPath id="clip{number}"><path d="M0,0.12345"/></clipPath></defs>'
        body = f'<g clip-path="url(#clip{number})" fill="url(#gradient_{number})"/>'
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{clip}<g>{body}<path fill="var(--chart-1)" clip-path="url(#clip{number})"/></g></svg>'

    first, later = (finished(vega(number), "a", "chart") for number in (1, 7))
    assert first == later.replace("gradient_7", "gradient_1")
    assert 'id="a-1"' in first
    assert 'clip-path="url(#a-1)"' in first
    assert "clip1" not in first


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "</title></svg><img src=x onerror=alert(1)>", "A & B", "a\x00b\x1b\ud800c", "${1+1} {{x}}"])  # fmt: skip
def test_what_a_record_says_stays_text(archive: Archive, title: str) -> None:
    incident = archive.by_id[JANUARY_20]
    context = tuple(
        one.model_copy(update={"event": None, "name": title, "start": None}) for one in incident.context[:1]
    )
    dated = tuple(one for one in incident.context if one.event)
    changed = incident.model_copy(update={"title": title, "context": (*context, *dated)})
    chart = incident_timeline(changed, archive.lists)
    assert chart
    assert "<script" not in chart.svg
    assert "<img" not in chart.svg
    shown = "".join(" " if ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 else letter for letter in title)
    assert [drawn[0].text for drawn in drawings(chart)] == [f"Timeline: {shown}"] * 2
    in_lane = timeline_chart(timeline(EVENING.disruption, event(title, clock("19:00")), title=title))
    assert "<script" not in in_lane.svg
    assert "<img" not in in_lane.svg
    assert "onerror" not in {name for drawn in drawings(in_lane) for element in drawn.iter() for name in element.attrib}


def test_labels_keep_within_the_drawing(charts: list[Chart]) -> None:
    for chart in charts:
        for drawn in drawings(chart):
            _, _, width, height = map(float, drawn.attrib["viewBox"].split())
            left, top = map(float, drawn.find("{*}g").attrib["transform"][10:-1].split(","))  # type: ignore[union-attr]
            for text in drawn.iter("{*}text"):
                x, y = map(float, re.findall(r"-?[\d.]+", text.attrib["transform"])[:2])
                lines = [line.text or "" for line in text] or [text.text or ""]
                assert 0 <= top + y <= height
                assert top + y + 14 * (len(lines) - 1) <= height
                if text.get("text-anchor") == "start" and "rotate" not in text.attrib["transform"]:
                    assert left + x >= MARGIN - 1
                    assert left + x + LETTER * max(map(len, lines)) <= width


def test_a_long_text_is_wrapped_to_its_width_and_cut_where_it_must_be() -> None:
    assert wrapped("one two three", round(8 * LETTER)) == ["one two", "three"]
    assert wrapped("one two three four", round(8 * LETTER), most=1) == ["one \N{HORIZONTAL ELLIPSIS}"]
    assert wrapped("", 100) == []
    assert Layout(WIDE, column=280).plot == WIDE - 280 - 2 * MARGIN
    assert len(set(SERIES)) == 6


SUMS = """
import hashlib, sys
from pathlib import Path
from generator.loading import load_archive
from generator.charts import incident_timeline
from generator.charts.of_archive import archive_over_time, platform_grid
archive = load_archive(Path(sys.argv[1])).archive
drawn = [lambda one=one: incident_timeline(one, archive.lists) for one in archive.incidents[:6]]
drawn += [lambda: archive_over_time(archive), lambda: platform_grid(archive.incidents, archive.lists)]
charts = [draw() for draw in (drawn if sys.argv[2] == "forward" else reversed(drawn))]
for chart in sorted((chart for chart in charts if chart), key=lambda chart: chart.key):
    print(chart.key, hashlib.sha256(repr(chart).encode()).hexdigest())
"""


def sums(order: str, **environment: str) -> str:
    command = [sys.executable, "-c", SUMS, str(ROOT), order]
    done = subprocess.run(
        command, cwd=ROOT, env={"PATH": "", **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_charts_are_the_same_bytes_in_any_zone_language_and_order() -> None:
    there = sums("forward", TZ="Asia/Tehran", LANG="fa_IR.UTF-8", LC_ALL="fa_IR.UTF-8", PYTHONHASHSEED="1")
    here = sums("backward", TZ="America/New_York", LANG="C", LC_ALL="C", PYTHONHASHSEED="2")
    assert there.count("\n") > 3
    assert there == here


def test_the_libraries_that_draw_are_not_loaded_before_something_is_drawn() -> None:
    code = "import sys, generator.charts; print(sorted({'altair', 'vl_convert', 'pandas'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
