"""A span is said as it is known: approximately or not, in days or by the clock, on the clocks that showed it."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.timeline import Item, Sort, Timeline
from generator.charts.timeline_words import brief, described
from generator.countries import time_zone
from generator.local_time.distances import distance_words
from generator.local_time.spans import clock, clock_to_second, long_words, short_words
from generator.local_time.stretches import is_whole_days, stretch, wall
from generator.moments import Span, hull, moment
from tests.sample_projects import incident

KARACHI, NEW_YORK = time_zone("Asia/Karachi"), time_zone("America/New_York")
NEAR = datetime(2024, 1, 20, tzinfo=UTC)


def span(*said: str, zone: tzinfo = KARACHI) -> Span:
    """The hull of some times."""
    first, *others = (moment(one).span(zone) for one in said)
    return reduce(hull, others, first)


def karachi(*said: str) -> Span:
    """The hull of some times of January 2024; 20T18:40 is a clock time of Karachi, and the ~ stands before the day."""
    return span(*(written(one.removeprefix("~")) + ("~" if one.startswith("~") else "") for one in said))


def written(time: str) -> str:
    """A day of January 2024, or a clock time of Karachi on it."""
    return f"2024-01-{time}{'+05:00' if 'T' in time else ''}"


@pytest.mark.parametrize(
    ("said", "words", "short"),
    [
        (["~20T18:40"], "at about 18:40 PKT on 20 January 2024", "about 18:40"),
        (["~20T18:40", "20T18:40"], "at 18:40 PKT on 20 January 2024", "18:40"),
        (
            ["~20T18:40", "20T19:12"],
            "between about 18:40 and 19:12 PKT on 20 January 2024",
            "between about 18:40 and 19:12",
        ),
        (
            ["20T18:40", "~21T02:00"],
            "between 18:40 PKT on 20 January 2024 and about 02:00 PKT on 21 January 2024",
            "between 18:40 on 20 Jan and about 02:00 on 21 Jan",
        ),
        (["~20"], "on about 20 January 2024", "about 20 Jan"),
        (["~12", "18"], "between about 12 and 18 January 2024", "between about 12 and 18 Jan"),
        (["12", "~18"], "between 12 and about 18 January 2024", "between 12 and about 18 Jan"),
    ],
)
def test_what_is_known_approximately_is_said_to_be(said: list[str], words: str, short: str) -> None:
    assert str(long_words(karachi(*said), KARACHI)) == words
    assert short_words(karachi(*said), KARACHI, NEAR, day_known=True) == short


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["2024~"], "in about 2024"),
        (["2024-01~"], "in about January 2024"),
        (["2024-01~", "2024-03"], "between about January 2024 and March 2024"),
        (["2023-12-31", "2024-01-02~"], "between 31 December 2023 and about 2 January 2024"),
        (["2024-01-31~", "2024-02-02"], "between about 31 January and 2 February 2024"),
    ],
)
def test_so_is_a_month_or_a_year(said: list[str], words: str) -> None:
    assert str(long_words(span(*said), KARACHI)) == words


@pytest.mark.parametrize(
    ("said", "words", "short"),
    [
        (
            ["21T00:00", "22T00:00"],
            "between 00:00 PKT on 21 January 2024 and 00:00 PKT on 22 January 2024",
            "between 00:00 on 21 Jan and 00:00 on 22 Jan",
        ),
        (
            ["20T18:40", "21T00:00"],
            "between 18:40 PKT on 20 January 2024 and 00:00 PKT on 21 January 2024",
            "between 18:40 on 20 Jan and 00:00 on 21 Jan",
        ),
        (
            ["20T23"],
            "between 23:00 PKT on 20 January 2024 and the end of that day",
            "between 23:00 and 24:00",
        ),
        (
            ["20", "21T18:40"],
            "between the beginning of 20 January 2024 and 18:40 PKT on 21 January 2024",
            "between the beginning of 20 Jan and 18:40 on 21 Jan",
        ),
        (
            ["~20", "21T18:40"],
            "between about the beginning of 20 January 2024 and 18:40 PKT on 21 January 2024",
            "between about the beginning of 20 Jan and 18:40 on 21 Jan",
        ),
        (
            ["20T18:40", "21"],
            "between 18:40 PKT on 20 January 2024 and the end of 21 January 2024",
            "between 18:40 on 20 Jan and the end of 21 Jan",
        ),
        (["21", "22"], "between 21 and 22 January 2024", "between 21 and 22 Jan"),
    ],
)
def test_a_midnight_by_the_clock_is_no_day_and_a_day_no_clock_time(said: list[str], words: str, short: str) -> None:
    assert str(long_words(karachi(*said), KARACHI)) == words
    assert short_words(karachi(*said), KARACHI, NEAR, day_known=True) == short


def test_a_day_that_ends_at_a_clock_time_of_that_day_began_with_the_day() -> None:
    until = karachi("20").to(karachi("20T18:40"))
    assert str(long_words(until, KARACHI)) == "between the beginning of the day and 18:40 PKT on 20 January 2024"
    assert short_words(until, KARACHI, NEAR, day_known=True) == "between 00:00 and 18:40"


def test_clock_times_that_are_midnights_in_utc_are_no_day_there() -> None:
    bounds = karachi("21T05:00", "22T05:00")
    assert not is_whole_days(stretch(bounds, UTC))
    assert str(long_words(bounds, UTC)) == "between 00:00 UTC on 21 January 2024 and 00:00 UTC on 22 January 2024"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["20T18:40:10", "20T18:40:50"], "between 18:40:10 and 18:40:50 PKT on 20 January 2024"),
        (["20T18:40", "20T18:41:30"], "between 18:40:00 and 18:41:30 PKT on 20 January 2024"),
        (["20T18:40:10"], "at 18:40:10 PKT on 20 January 2024"),
        (["20T18:40:00", "20T18:41"], "between 18:40 and 18:41 PKT on 20 January 2024"),
    ],
)
def test_seconds_are_said_where_an_edge_has_them(said: list[str], words: str) -> None:
    assert str(long_words(karachi(*said), KARACHI)) == words
    assert short_words(karachi(*said), KARACHI, NEAR, day_known=True) in words.replace(" PKT", "")


@pytest.mark.parametrize(
    ("first", "last", "words", "short"),
    [
        ("01:30-04:00", "01:30-05:00", "between 01:30 EDT and 01:30 EST", "between 01:30 EDT and 01:30 EST"),
        ("01:45-04:00", "01:15-05:00", "between 01:45 EDT and 01:15 EST", "between 01:45 EDT and 01:15 EST"),
        ("00:30-04:00", "04:00-05:00", "between 00:30 EDT and 04:00 EST", "between 00:30 EDT and 04:00 EST"),
        ("01:30-05:00", "02:00-05:00", "between 01:30 and 02:00 EST", "between 01:30 and 02:00"),
        ("01:30-05:00", "06:30Z", "at 01:30 EST", "01:30"),
    ],
)
def test_where_the_clocks_go_back_the_letters_say_which_hour_is_meant(
    first: str, last: str, words: str, short: str
) -> None:
    found = span(f"2022-11-06T{first}", f"2022-11-06T{last}")
    assert str(long_words(found, NEW_YORK)) == f"{words} on 6 November 2022"
    assert short_words(found, NEW_YORK, datetime(2022, 11, 6, tzinfo=UTC), day_known=True) == short
    assert stretch(found, NEW_YORK).start <= stretch(found, NEW_YORK).end


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (["~20T19:00"], ["20T18:40"], "about 20 minutes after"),
        (["20T19:00"], ["~20T18:40"], "about 20 minutes after"),
        (["20T19:00", "~20T20:00"], ["20T18:40"], "about 20 to 80 minutes after"),
        (["~20T18:40"], ["~20T18:40"], "at about the moment"),
        (["20T18:40"], ["~20T18:40", "20T19:12"], "up to about 32 minutes before"),
        (["~20T12:00"], ["20T18:40"], "about 6 h 40 min before"),
        (["~20T19:00"], ["20T18:40", "20T19:12"], "between about 12 minutes before and about 20 minutes after"),
        (["20T19:00", "~20T20:00"], ["20T18:40", "20T19:12"], "between 12 minutes before and about 80 minutes after"),
        (["~22"], ["20T18:40"], "about 2 days after"),
        (["~20"], ["20T18:40"], "on about the day"),
        (["~22", "24"], ["20"], "about 2 to 4 days after"),
        (["22"], ["~20T18:40"], "2 days after"),
    ],
)
def test_a_distance_from_an_approximate_time_is_about_so_long(one: list[str], other: list[str], words: str) -> None:
    assert distance_words(karachi(*one), karachi(*other), KARACHI) == words


def test_two_approximate_readings_make_an_approximate_start_in_the_record_and_in_its_chart() -> None:
    twice = "[{value: 2022-08-21T20:00+05:00~, by: pta}, {value: 2022-08-21T20:00+05:00~, by: pti}]"
    made = incident(f"start: {twice}\nend: 2022-08-21T22:00+05:00\n")
    assert made.started
    assert str(long_words(made.started, made.zone)) == "at about 20:00 PKT on 21 August 2022"
    assert str(made.duration) == "about 2 h"
    disruption = Item(Sort.DISRUPTION, "Disruption", made.started, made.ended)
    shown = Timeline("timeline-test", "An outage", made.zone, disruption, ())
    assert brief(shown, disruption) == "began about 20:00, ended 22:00"
    assert described(shown).startswith(
        "The disruption began at about 20:00 PKT on 21 August 2022; it ended at 22:00 PKT"
    )


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - of no zone yet
    st.sampled_from(
        ["Asia/Karachi", "Asia/Tehran", "America/Sao_Paulo", "Asia/Beirut", "Africa/Cairo", "Pacific/Apia"]
    ),
)
def test_clocks_show_midnight_where_a_day_begins_and_else_what_they_show(instant: datetime, name: str) -> None:
    zone, at = time_zone(name), instant.replace(tzinfo=UTC)
    local = at.astimezone(zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    shown = midnight if midnight.astimezone(UTC) == at else local
    assert wall(at, zone) == shown.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "name"),
    [
        (datetime(2018, 11, 4, 3, tzinfo=UTC), "America/Sao_Paulo"),
        (datetime(2021, 3, 21, 20, 30, tzinfo=UTC), "Asia/Tehran"),
        (datetime(2024, 4, 25, 22, tzinfo=UTC), "Africa/Cairo"),
    ],
)
def test_a_day_whose_first_hour_clocks_skip_begins_at_midnight_all_the_same(instant: datetime, name: str) -> None:
    assert instant.astimezone(time_zone(name)).hour == 1
    assert (wall(instant, time_zone(name)).hour, wall(instant, time_zone(name)).minute) == (0, 0)


@given(st.datetimes())
def test_a_time_of_the_day_is_written_with_two_digits_each(wall: datetime) -> None:
    assert clock_to_second(wall) == f"{clock(wall)}:{wall:%S}" == f"{wall:%H:%M:%S}"


@given(st.datetimes(timezones=st.just(UTC)))
def test_the_clocks_of_utc_show_the_instant_itself(instant: datetime) -> None:
    assert wall(instant, UTC) == instant
