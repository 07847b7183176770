"""What several pages show is worked out once, and is what it would be if it were worked out for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import incident_page
from generator.charts.country_view import made, view_of
from generator.charts.of_archive import calendar
from generator.geometry import read_atlas
from generator.interface import read_interfaces
from generator.pages.drawn import Drawn
from generator.pages.filling import links_from
from generator.pages.rows import rows_of
from generator.patterns.course import course_of
from generator.patterns.crowd import Crowd, Split
from generator.patterns.members import Member, as_time_goes, longest_distance, members_of
from generator.patterns.windows import HOURS, Window, day_in_words, hours_around, hours_in_words, weekday
from generator.patterns.words import period, same_period
from tests.sample_projects import ROOT, archive_of, incident, real_archive

STARTS = (
    "2024-01-20T13:40:00+05:00",
    "2024-01-22",
    "2024-02",
    "2024-03",
    "2024-03-21",
    "2024-05",
    "2024",
)


@pytest.mark.parametrize("days", [0, 1, 60, 365])
def test_those_near_to_one_are_those_that_a_look_at_all_finds(days: int) -> None:
    archive = archive_of(
        *(incident(f"start: {start}\n", f"2024-01-20-pk-{number}") for number, start in enumerate(STARTS)),
        *real_archive().incidents,
    )
    members = as_time_goes(members_of(archive))
    crowd = Crowd(members, "PK", archive.lists)
    for member in members:
        near = [one for one in members if one is member or longest_distance(one.days, member.days) <= days]
        assert crowd.near(member, days) == split(near, member)


@given(st.lists(st.sampled_from([*STARTS, "2024-01-20T23:50:00-05:00", "2024-01-21T00:10:00+05:00"]), max_size=9))
def test_those_near_to_one_are_found_where_local_days_are_not_in_the_order_of_time(starts: list[str]) -> None:
    zones = ("Asia/Vladivostok", "Europe/Kaliningrad")
    archive = archive_of(
        *(
            incident(f"countries: [RU]\ntime_zone: {zones[number % 2]}\nstart: {start}\n", f"2024-01-20-ru-{number}")
            for number, start in enumerate(starts)
        )
    )
    members = as_time_goes(members_of(archive))
    crowd = Crowd(members, "RU", archive.lists)
    for member in members:
        near = [one for one in members if one is member or longest_distance(one.days, member.days) <= 1]
        assert crowd.near(member, 1) == split(near, member)


def test_those_that_name_platforms_are_those_that_a_look_at_all_finds() -> None:
    archive = real_archive()
    members = as_time_goes(members_of(archive))
    crowd = Crowd(members, "PK", archive.lists)
    for member in members:
        if named := member.platforms:
            alike = [one for one in members if named <= one.platforms]
            assert crowd.near(member, 10**6, named) == split(alike, member)


def split(found: list[Member], at: Member) -> Split:
    """The ids of those up to one of them, and of those after it."""
    ids = [one.id for one in found]
    after = ids.index(at.id) + 1
    return tuple(ids[:after]), tuple(ids[after:])


@given(st.lists(st.tuples(st.integers(0, 800), st.booleans(), st.integers(0, 23)), min_size=1, max_size=12))
def test_how_a_series_went_on_is_what_a_look_at_all_before_each_finds(times: list[tuple[int, bool, int]]) -> None:
    starts = [
        f"{day:%Y-%m-%d}" + (f"T{hour:02}:30:00+05:00" if has_clock else "")
        for days, has_clock, hour in times
        for day in [date(2022, 1, 1) + timedelta(days=days)]
    ]
    archive = archive_of(
        *(incident(f"start: {start}\n", f"{start[:10]}-pk-{number}") for number, start in enumerate(starts))
    )
    members = as_time_goes(members_of(archive))
    course = course_of(members)
    for place, member in enumerate(members):
        step, before = course.steps[member.id], [member.days[1] - one.days[0] for one in members[:place]]
        assert step.nth == place + 1
        if before:
            periods = list(map(period, before))
            assert (step.since_first, step.since_one_before) == (periods[0], periods[-1])
            assert step.nth_since == periods.count(periods[-1]) + 1
        assert list(course.windows(step)) == [
            one for one in windows_looked_for(members[: place + 1]) if member.id in one.ids
        ]
    assert list(course.shared.every()) == windows_looked_for(members)


def windows_looked_for(members: Sequence[Member]) -> list[Window]:
    """The windows that at least three members share, by looking at each of them for every window."""
    shared = [[one.id for one in members if one.clock and at in hours_around(one.clock)] for at in range(len(HOURS))]
    most = max(range(len(HOURS)), key=lambda at: (len(shared[at]), -at))
    on = [[one.id for one in members if weekday(one) == day] for day in range(7)]
    found = [(hours_in_words(most), shared[most]), *((day_in_words(day), ids) for day, ids in enumerate(on))]
    return [Window(words, tuple(ids)) for words, ids in found if len(ids) >= 3]


@given(st.integers(-3, 4000))
def test_what_is_told_in_the_same_words_is_known_without_trying(days: int) -> None:
    least, most = same_period(days)
    assert least <= days <= most
    assert period(max(least, -3)) == period(days) == period(most)
    assert period(most + 1) != period(days)
    assert least < 0 or period(least - 1) != period(days)


@given(st.sampled_from(["PK", "NO", "FJ", "KI"]), st.sampled_from([316, 440]))
def test_a_country_is_seen_as_if_it_were_projected_now(country: str, width: int) -> None:
    atlas = read_atlas(ROOT)
    assert view_of(atlas, country, width, 430) == made(atlas, country, (width, 430))


def test_a_row_is_the_same_in_every_list_but_for_the_way_to_its_incident() -> None:
    archive, words = real_archive(), read_interfaces(ROOT)["en"].words
    rows: Any = rows_of(archive)
    near, far = (
        rows({"link": links_from(folder), "t": words}, archive.incidents) for folder in ("incidents", "countries")
    )
    assert near != far
    assert str(near) == str(far).replace('href="../incidents/', 'href="')
    assert all(f'"../{incident_page(one.id)}"' in far for one in archive.incidents)


def test_a_changed_incident_of_the_same_id_is_worked_out_anew() -> None:
    one = incident("start: 2022-08-21\nend: 2022-08-23\n")
    other = one.model_copy(update={"end": incident("start: 2022-08-21\nend: 2022-08-30\n").end})
    known = archive_of(one)
    days = [chart.description for made in (one, other, one) if (chart := calendar(known, (made,)))]
    assert days[0] == days[2] != days[1]


def test_a_map_that_two_pages_show_is_made_once() -> None:
    archive = real_archive()
    drawn = Drawn(archive, read_atlas(ROOT))
    assert drawn.over_time() is drawn.over_time()
    assert drawn.platforms(archive.incidents) is drawn.platforms(archive.incidents[:40])
