"""What follows from a record: when it began and ended, how long it lasted, whether it was meant, who says what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from generator.incident import Incident
from generator.incident.record import citations
from generator.moments import Span
from tests.sample_projects import TWO_SOURCES, incident


def utc(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """An instant of August 2022."""
    return datetime(2022, 8, day, hour, minute, tzinfo=UTC)


def instants(span: Span | None) -> tuple[datetime, datetime] | None:
    """The instants of a span, however its edges were given."""
    return (span.earliest, span.latest) if span else None


def test_a_day_is_the_day_on_local_clocks() -> None:
    assert instants(incident().started) == (utc(20, 19), utc(21, 19))


def test_a_country_with_several_zones_has_the_one_that_the_record_names() -> None:
    made = incident("countries: [US]\ntime_zone: America/Los_Angeles\n")
    assert instants(made.started) == (utc(21, 7), utc(22, 7))


def test_the_start_is_the_bracket_of_all_readings() -> None:
    made = incident("start: [2022-08-21, 2022-08-21T18:40+05:00, 2022-08-21T19:12+05:00~]\n")
    assert instants(made.started) == (utc(21, 13, 40), utc(21, 14, 12))


def test_bounds_that_somebody_drew_widen_the_start_like_clock_times() -> None:
    made = incident("start: [{earliest: 2022-08-20, latest: 2022-08-21}, 2022-08-21T18:40+05:00]\n")
    assert instants(made.started) == (utc(19, 19), utc(21, 19))


@pytest.mark.parametrize(
    ("end", "ended", "words"),
    [
        ("2022-08-21T21:00+05:00", (utc(21, 16), utc(21, 16)), "2 h"),
        ("2022-08-21", (utc(21, 14), utc(21, 19)), "up to 5 h"),
        ("2022-08-24", (utc(23, 19), utc(24, 19)), "53 h to 4 days"),
        ("[{value: ongoing, by: pti}, 2022-08-21T21:00+05:00]", (utc(21, 16), utc(21, 16)), "2 h"),
    ],
)
def test_it_did_not_end_before_it_began(end: str, ended: tuple[datetime, datetime], words: str) -> None:
    made = incident(f"start: 2022-08-21T19:00+05:00\nend: {end}\n")
    assert (instants(made.ended), str(made.duration)) == (ended, words)
    assert not made.ongoing


@pytest.mark.parametrize(
    ("end", "ongoing"), [("ongoing", True), ("[unknown, ongoing]", True), ("unknown", False), ("", False)]
)
def test_it_goes_on_where_a_source_says_so_and_none_that_it_ended(end: str, ongoing: bool) -> None:
    made = incident(f"end: {end}\n" if end else "")
    assert (made.ended, made.duration, made.ongoing) == (None, None, ongoing)


def test_of_an_unknown_start_nothing_is_known_but_the_year_in_the_id() -> None:
    made = incident("start: unknown\nend: 2022-08-21\n")
    assert (made.started, made.duration, made.year) == (None, None, 2022)
    assert instants(made.ended) == (utc(20, 19), utc(21, 19))


def test_the_year_is_the_one_on_local_clocks() -> None:
    made = incident("start: 2022-12-31T20:00Z\n", "2023-01-01-pk-youtube")
    assert made.year == 2023


def test_bounds_last_from_the_latest_start_to_the_earliest_end() -> None:
    made = incident(
        "start: 2022-08-21T19:00+05:00\nend: {earliest: 2022-08-21T20:00+05:00, latest: 2022-08-22T19:00+05:00}\n"
    )
    assert made.duration is not None
    assert (made.duration.shortest, made.duration.longest) == (timedelta(hours=1), timedelta(days=1))


@pytest.mark.parametrize(
    ("readings", "deliberate"),
    [
        ("unknown", "unknown"),
        ("yes", "yes"),
        ("[yes, yes, unknown]", "yes"),
        ("[yes, no]", "disputed"),
        ("[unknown, no]", "no"),
        ("disputed", "disputed"),
    ],
)
def test_it_is_disputed_whether_it_was_meant_as_soon_as_two_readings_differ(readings: str, deliberate: str) -> None:
    assert incident(f"intentional: {readings}\n").deliberate == deliberate
    assert incident().deliberate == "unknown"


def test_a_platform_is_affected_if_one_source_names_or_reports_it() -> None:
    said = {
        "x": "[{affected: no}, {affected: reported}]",
        "tiktok": "{affected: no}",
        "facebook": "",
        "threads": "{affected: unknown}",
    }
    made = incident(f"platforms: {{{', '.join(f'{key}: {value}' for key, value in said.items())}}}\n")
    assert tuple(made.platforms) == ("x", "tiktok", "facebook", "threads")
    assert made.platforms_affected == ("x", "facebook")


def test_places_are_countries_by_name_and_then_each_area_once() -> None:
    made = incident("countries: [PK, IN]\nscope: [{areas: [Karachi, Lahore]}, {areas: Karachi}]\n")
    assert made.places == ("Pakistan", "India", "Karachi", "Lahore")


FULL = f"""\
title: An outage
summary: It was off [@voa].
write_up: |
  It was off [@voa, @nation], and [@voa] says
  so.
start: [{{value: 2022-08-21, sources: [voa]}}, {{value: 2022-08-21T18:40+05:00, sources: [nation]}}]
platforms: {{youtube: [voa], x: [{{affected: no, by: pti, sources: nation}}]}}
ordered_by: {{value: unknown, actor: pk-government, sources: [voa]}}
context:
  - event: imran-khan-speech-2022-08-21
    relation: coincides_with
    actors: [imran-khan]
    start: {{value: 2022-08-21, by: [netblocks]}}
    sources: [voa]
statements:
  - {{by: [pta, pti], stance: denies, sources: [nation]}}
{TWO_SOURCES}"""


@pytest.fixture
def full() -> Incident:
    """An incident in which everything has its source."""
    return incident(FULL)


def test_everything_that_can_be_disputed_is_met_with_its_path_the_outermost_first(full: Incident) -> None:
    assert [(path, assertion.sources) for path, assertion in full.assertions()] == [
        (("start", 0), ("voa",)),
        (("start", 1), ("nation",)),
        (("platforms", "youtube", 0), ("voa",)),
        (("platforms", "x", 0), ("nation",)),
        (("ordered_by", 0), ("voa",)),
        (("context", 0), ("voa",)),
        (("context", 0, "start", 0), ("voa",)),
        (("statements", 0), ("nation",)),
    ]


def test_a_source_knows_every_assertion_that_names_it(full: Incident) -> None:
    assert full.cited()["nation"] == [("start", 1), ("platforms", "x", 0), ("statements", 0)]


def test_actors_are_all_who_say_order_or_hold_something_each_once(full: Incident) -> None:
    assert full.actor_ids == ("pti", "pk-government", "imran-khan", "netblocks", "pta")
    assert full.event_ids == ("imran-khan-speech-2022-08-21",)


@pytest.mark.parametrize(
    ("prose", "sources"),
    [
        ("", []),
        ("nothing @voa cited [voa]", []),
        ("[@voa]", ["voa"]),
        ("[@voa, @nation; @dawn-23] and [@voa]", ["voa", "nation", "dawn-23", "voa"]),
        ("[@voa,\n@nation]", ["voa", "nation"]),
        ("[@voa @nation]", []),
        ("[@dawn.com]", ["dawn.com"]),
        ("[@وویا]", ["وویا"]),
    ],
)
def test_prose_cites_sources_in_square_brackets(prose: str, sources: list[str]) -> None:
    assert citations(prose) == sources
