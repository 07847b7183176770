"""A time is kept as finely as it was given; it becomes a span of instants only in a zone."""

from __future__ import annotations

import pickle
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.countries import time_zone
from generator.durations import Duration, duration, length_in_words
from generator.local_time.words import local_words, offset_words, utc_words
from generator.moments import FORMS, IN_FULL, Edge, NotAMoment, Precision, Span, bracket, moment

KARACHI = time_zone("Asia/Karachi")
NEW_YORK = time_zone("America/New_York")
LIKE_THIS = f"write it like {FORMS}"
ADD_ZONE = "add it, such as Z for UTC or +01:00 for one hour ahead of it"
READINGS = "where sources differ, write a list of readings: [2024-01-20, 2024-01-21]"
DISTANCE = "write its distance from UTC, such as +01:00, or Z for UTC"
TWO_DIGITS = "write month and day with two digits: 2024-01-07"
ONLY_ZONES = "is not a distance from UTC: they go from -12:00 to +14:00"
CLOCK = "is not a time of day: the clock goes from 00:00 to 23:59:59"


def utc(day: int, hour: int = 0, minute: int = 0, *, month: int = 1, year: int = 2024) -> datetime:
    """An instant of 2024."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def span(text: str) -> Span:
    """What a text means in Karachi."""
    return moment(text).span(KARACHI)


@pytest.mark.parametrize(
    ("text", "precision", "approximate"),
    [
        ("2024", Precision.YEAR, False),
        ("2024~", Precision.YEAR, True),
        ("2024-01", Precision.MONTH, False),
        ("2024-01-20", Precision.DAY, False),
        ("2024-01-20~", Precision.DAY, True),
        ("2024-01-20T18+05:00", Precision.HOUR, False),
        ("2024-01-20T18:40+05:00", Precision.MINUTE, False),
        ("2024-01-20T18:40+05:00~", Precision.MINUTE, True),
        ("2024-01-20T13:40Z", Precision.MINUTE, False),
        ("2024-01-20T18:40:00+05:00", Precision.SECOND, False),
        ("1960", Precision.YEAR, False),
        ("2200-12-31", Precision.DAY, False),
    ],
)
def test_a_time_keeps_its_precision_and_its_words(text: str, precision: Precision, approximate: bool) -> None:
    one = moment(text)
    assert (str(one), one.precision, one.approximate) == (text, precision, approximate)
    assert one.has_clock == (precision >= Precision.HOUR) == (one.offset is not None)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", '"" is not a time', IN_FULL),
        ("20 January 2024", '"20 January 2024" is not a time', IN_FULL),
        ("~2024", '"~2024" is not a time', IN_FULL),
        ("2024\n", '"2024\n" is not a time', IN_FULL),
        ("٢٠٢٤", '"٢٠٢٤" is not a time', IN_FULL),
        ("2024-01-20T18:40+0500", '"2024-01-20T18:40+0500" is not a time', IN_FULL),
        ("2024-1-7", '"2024-1-7" is not a time', TWO_DIGITS),
        ("2024-01-7", '"2024-01-7" is not a time', TWO_DIGITS),
        ("18:40", '"18:40" has no date', "write the date before it and the zone after it: 2024-01-20T18:40+05:00"),
        ("2024-01-20T18:40", '"2024-01-20T18:40" has no time zone', ADD_ZONE),
        ("2024-01-20 18:40", '"2024-01-20 18:40" has no time zone', ADD_ZONE),
        ("2024-01-20 18:40Z", '"2024-01-20 18:40Z" has a space in it', "write 2024-01-20T18:40Z"),
        ("2024-01-20T18:40 +05:00", '"2024-01-20T18:40 +05:00" has a space in it', "write 2024-01-20T18:40+05:00"),
        ("2024-01-20 18:40 CET", '"2024-01-20 18:40 CET" has letters for a zone', DISTANCE),
        ("2024-01-20T18:40PKT", '"2024-01-20T18:40PKT" has letters for a zone', DISTANCE),
        ("2024-01-20 to 2024-01-22", '"2024-01-20 to 2024-01-22" is not one time', READINGS),
        ("2024-01-20 or 21", '"2024-01-20 or 21" is not one time', READINGS),
        ("20/01/2024", '"20/01/2024" is not a time', IN_FULL),
        ("8pm", '"8pm" is not a time', IN_FULL),
        ("2024-01-20T8:00+05:00", '"2024-01-20T8:00+05:00" is not a time', IN_FULL),
        ("1959-12-31", '"1959-12-31" is not in a year between 1960 and 2200', LIKE_THIS),
        ("2201", '"2201" is not in a year between 1960 and 2200', LIKE_THIS),
        ("0000-01-01", '"0000-01-01" is not in a year between 1960 and 2200', LIKE_THIS),
        ("2024-13", '"2024-13" is not a date: there is no month 13', LIKE_THIS),
        ("2024-00-01", '"2024-00-01" is not a date: there is no month 00', LIKE_THIS),
        ("2024-02-30", '"2024-02-30" is not a date: February 2024 has 29 days', LIKE_THIS),
        ("2024-01-00", '"2024-01-00" is not a date: January 2024 has 31 days', LIKE_THIS),
        ("2024-01-20T24:00Z", f'"2024-01-20T24:00Z" {CLOCK}', LIKE_THIS),
        ("2024-01-20T18:60Z", f'"2024-01-20T18:60Z" {CLOCK}', LIKE_THIS),
        ("2024-01-20T18:40+14:30", f'"+14:30" {ONLY_ZONES}', LIKE_THIS),
        ("2024-01-20T18:40-13:00", f'"-13:00" {ONLY_ZONES}', LIKE_THIS),
        ("2024-01-20T18:40+05:60", f'"+05:60" {ONLY_ZONES}', LIKE_THIS),
    ],
)
def test_a_text_that_is_no_time_is_refused_with_what_to_write(text: str, message: str, hint: str) -> None:
    with pytest.raises(NotAMoment) as refused:
        moment(text)
    assert (refused.value.message, refused.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", utc(31, 19, month=12, year=2023), utc(31, 19, month=12)),
        ("2024-02", utc(31, 19), utc(29, 19, month=2)),
        ("2024-01-20", utc(19, 19), utc(20, 19)),
        ("2024-01-20T18+05:00", utc(20, 13), utc(20, 14)),
        ("2024-01-20T18:40+05:00", utc(20, 13, 40), utc(20, 13, 40)),
        ("2024-01-20T18:40Z", utc(20, 18, 40), utc(20, 18, 40)),
    ],
)
def test_a_time_means_every_instant_that_it_does_not_rule_out(text: str, earliest: datetime, latest: datetime) -> None:
    assert (span(text).earliest, span(text).latest) == (earliest, latest)


@pytest.mark.parametrize(("day", "hours"), [("2024-03-10", 23), ("2024-11-03", 25), ("2024-11-04", 24)])
def test_a_day_on_which_the_clocks_change_has_23_or_25_hours(day: str, hours: int) -> None:
    meant = moment(day).span(NEW_YORK)
    assert meant.latest - meant.earliest == timedelta(hours=hours)


def test_nothing_has_an_empty_bracket() -> None:
    assert bracket([]) is None


def clock(text: str) -> Span:
    """A clock time of January 2024 in Karachi, of a day and a time of that day."""
    return span(f"2024-01-{text}+05:00")


def test_each_clock_time_widens_the_bracket() -> None:
    found = bracket([clock("20T19:00"), clock("20T18:40"), clock("20T18:50")])
    assert found == Span(utc(20, 13, 40), utc(20, 14))


def test_a_day_that_holds_a_clock_time_does_not_widen_the_bracket() -> None:
    assert bracket([clock("20T18:40")], [span("2024-01-20"), span("2024-01")]) == clock("20T18:40")
    between = clock("20T10:00").to(clock("21T18:40"))
    assert bracket([clock("21T18:40"), clock("20T10:00")], [span("2024-01-21")]) == between


def test_a_day_that_contradicts_a_clock_time_widens_the_bracket() -> None:
    assert bracket([clock("20T18:40")], [span("2024-01-21")]) == clock("20T18:40").to(span("2024-01-21"))


def test_a_day_before_and_a_day_after_a_clock_time_widen_the_bracket_alike() -> None:
    days = [span("2024-01-20"), span("2024-01-21")]
    assert bracket([clock("20T18:40")], days) == clock("20T18:40").to(days[1])
    assert bracket([clock("21T18:40")], days) == days[0].to(clock("21T18:40"))


def test_the_midnight_after_a_day_is_not_a_time_of_that_day() -> None:
    midnight = clock("21T00:00")
    assert bracket([midnight], [span("2024-01-20")]) == span("2024-01-20").to(midnight)
    assert bracket([midnight], [span("2024-01-21")]) == midnight


def test_of_a_month_and_a_day_in_it_the_day_is_the_bracket() -> None:
    assert bracket([], [span("2024-01"), span("2024-01-20")]) == span("2024-01-20")


@pytest.mark.parametrize(
    ("said", "approximate"),
    [
        (["20T18:40+05:00~", "20T19:12+05:00"], (True, False)),
        (["20T18:40+05:00", "20T19:12+05:00~"], (False, True)),
        (["20T18:40+05:00~", "20T18:30+05:00", "20T19:00+05:00"], (False, False)),
        (["20T18:40+05:00~", "20T18:40+05:00"], (False, False)),
        (["20~"], (True, True)),
    ],
)
def test_an_edge_of_a_bracket_is_approximate_where_all_who_give_it_are(
    said: list[str], approximate: tuple[bool, bool]
) -> None:
    found = bracket(span(f"2024-01-{one}") for one in said)
    assert found
    assert (found.first.approximate, found.last.approximate) == approximate
    assert found.approximate == any(approximate)


def test_an_edge_that_a_day_and_a_clock_time_share_is_given_by_the_clock() -> None:
    found = bracket([span("2024-01-19").to(span("2024-01-21")), clock("19T00:00")])
    assert found
    assert (found.first.is_day, found.last.is_day) == (False, True)


@pytest.mark.parametrize(
    ("shortest", "longest", "words"),
    [
        (timedelta(0), timedelta(0), "0 min"),
        (timedelta(hours=2, minutes=20), timedelta(hours=2, minutes=20), "2 h 20 min"),
        (timedelta(hours=1), timedelta(hours=3), "1 h to 3 h"),
        (timedelta(0), timedelta(hours=3, minutes=19), "up to 3 h 19 min"),
        (timedelta(seconds=20), timedelta(hours=3), "up to 3 h"),
        (timedelta(days=1), timedelta(days=2), "1 day to 2 days"),
        (timedelta(hours=29), timedelta(hours=70), "29 h to 70 h"),
        (timedelta(days=446), timedelta(days=446), "446 days"),
    ],
)
def test_a_duration_reads_as_people_say_it(shortest: timedelta, longest: timedelta, words: str) -> None:
    assert str(Duration(shortest, longest)) == words


def test_a_duration_is_from_the_latest_start_to_the_earliest_end_and_the_other_way_round() -> None:
    lasted = duration(Span(utc(20, 13, 40), utc(20, 14)), Span(utc(20, 16), utc(20, 17)))
    assert lasted == Duration(timedelta(hours=2), timedelta(hours=3, minutes=20))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("20T18:40+05:00~", "20T21:00+05:00", "about 2 h 20 min"),
        ("20T18:40+05:00", "20T21:00+05:00~", "about 2 h 20 min"),
        ("20T18:40+05:00~", "20", "up to about 5 h 20 min"),
        ("20T18:40+05:00~", "22", "about 29 h 20 min to 53 h 20 min"),
        ("20~", "26", "about 5 to 7 days"),
        ("20T18:40+05:00~", "26T18:40+05:00", "6 days"),
    ],
)
def test_what_is_worked_out_from_an_approximate_time_is_about_so_long(start: str, end: str, words: str) -> None:
    assert str(duration(span(f"2024-01-{start}"), span(f"2024-01-{end}"))) == words


def test_nothing_lasts_less_than_no_time() -> None:
    assert duration(span("2024-01-20"), span("2024-01-20")) == Duration(timedelta(0), timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "local", "in_utc"),
    [
        ("2024~", "about 2024", ""),
        ("2024-01-20~", "about 20 January 2024", ""),
        ("2024-01-20T19:00+05:00~", "20 January 2024, about 19:00 PKT", "20 January 2024, about 14:00 UTC"),
        (
            "2024-01-20T19+05:00",
            "20 January 2024, within the hour from 19:00 PKT",
            "20 January 2024, within the hour from 14:00 UTC",
        ),
        ("2024-01-20T19+05:00~", "20 January 2024, about 19:00 PKT", "20 January 2024, about 14:00 UTC"),
        ("2024-01-20T23:30Z", "21 January 2024, 04:30 PKT", "20 January 2024, 23:30 UTC"),
        ("2024-01-20T23:30:05Z", "21 January 2024, 04:30:05 PKT", "20 January 2024, 23:30:05 UTC"),
    ],
)
def test_a_time_reads_on_local_clocks_and_in_utc(text: str, local: str, in_utc: str) -> None:
    assert (local_words(moment(text), KARACHI), utc_words(moment(text))) == (local, in_utc)


def test_a_zone_without_letters_is_named_by_its_distance_from_utc() -> None:
    assert local_words(moment("2024-01-20T12:00Z"), time_zone("Asia/Kathmandu")) == "20 January 2024, 17:45 UTC+05:45"
    assert offset_words(utc(20), time_zone("America/St_Johns")) == "UTC-03:30"


OFFSETS = st.integers(-12 * 60, 14 * 60).map(
    lambda minutes: f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
)
CLOCKS = st.tuples(st.times(), st.sampled_from(["%H", "%H:%M", "%H:%M:%S"]), OFFSETS | st.just("Z")).map(
    lambda made: f"T{made[0].strftime(made[1])}{made[2]}"
)
DATES = st.datetimes(datetime(1960, 1, 1), datetime(2199, 12, 31)).map(lambda day: day.date().isoformat())  # noqa: DTZ001 - calendar days
WRITTEN = st.tuples(
    DATES.map(lambda day: day[:4]) | DATES.map(lambda day: day[:7]) | DATES | st.tuples(DATES, CLOCKS).map("".join),
    st.sampled_from(["", "~"]),
).map("".join)
MOMENTS = WRITTEN.map(moment)
ZONES = st.sampled_from([KARACHI, NEW_YORK, time_zone("Pacific/Kiritimati"), time_zone("Australia/Lord_Howe")])
SPANS = st.tuples(MOMENTS, ZONES).map(lambda made: made[0].span(made[1]))


@given(WRITTEN)
def test_what_is_written_is_what_is_read(text: str) -> None:
    assert str(moment(text)) == text


@given(WRITTEN, WRITTEN)
def test_times_are_the_same_where_their_texts_are(one: str, other: str) -> None:
    assert (moment(one) == moment(other)) == (one == other)
    assert hash(moment(one)) == hash(moment(str(one)))


@given(WRITTEN)
def test_a_time_that_another_process_sends_is_the_one_that_is_here(text: str) -> None:
    assert pickle.loads(pickle.dumps(moment(text))) is moment(text)  # noqa: S301 - our own


@given(SPANS)
def test_a_span_that_another_process_sends_is_what_it_was(one: Span) -> None:
    sent: Span = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own
    assert sent == one
    assert hash(sent) == hash(one)
    assert (sent.first.is_day, sent.last.is_over) == (one.first.is_day, one.last.is_over)


@given(SPANS, st.booleans())
def test_spans_that_were_given_otherwise_are_two(one: Span, approximate: bool) -> None:
    other = Span(one.earliest, one.latest, Edge(approximate, one.first.precision), one.last)
    assert (other == one) == (approximate == one.first.approximate)
    assert len({one, other}) == 2 - (other == one)


@given(SPANS)
def test_no_span_ends_before_it_begins(one: Span) -> None:
    assert one.earliest <= one.latest


@given(st.text(alphabet="0123456789-T:+Z~ x"))
def test_a_text_is_read_as_it_stands_or_refused(text: str) -> None:
    with suppress(NotAMoment):
        assert str(moment(text)) == text


@given(st.lists(SPANS), st.lists(SPANS))
def test_a_bracket_holds_every_clock_time_and_knows_no_order(exact: list[Span], coarse: list[Span]) -> None:
    found = bracket(exact, coarse)
    assert (found is None) == (not exact and not coarse)
    assert all(found and found.earliest <= one.earliest and one.latest <= found.latest for one in exact)
    assert bracket(exact[::-1] * 2, coarse[::-1] * 2) == found


NEAR_ZONES = st.sampled_from([KARACHI, NEW_YORK])
NEAR_TIMES = st.builds("2024-{:02}{}".format, st.sampled_from([3, 11]), st.sampled_from(["", "-03", "-09", "-10"]))
NEAR = st.builds(lambda text, zone: moment(text).span(zone), NEAR_TIMES, NEAR_ZONES)


@given(st.lists(NEAR), st.lists(NEAR), st.data())
def test_a_coarse_time_that_holds_a_finer_one_moves_no_edge(
    exact: list[Span], coarse: list[Span], data: st.DataObject
) -> None:
    finer = [*exact, *coarse]
    added = data.draw(NEAR)
    if any(added.holds(one) and not one.holds(added) for one in finer):
        assert bracket(exact, [*coarse, added]) == bracket(exact, coarse)


@given(st.timedeltas(timedelta(0), timedelta(days=5000)))
def test_a_length_in_words_is_never_more_than_a_day_off(length: timedelta) -> None:
    words = length_in_words(length).split()
    minutes = {"min": 1, "h": 60, "day": 1440, "days": 1440}
    said = sum(int(number) * minutes[unit] for number, unit in zip(words[::2], words[1::2], strict=True))
    assert abs(said - length.total_seconds() / 60) <= (1440 if "day" in words[1] else 0.5)
