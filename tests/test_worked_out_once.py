"""What several pages show is worked out once, and is what it would be if it were worked out for each."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import incident_page
from generator.charts import calendar
from generator.charts.country_view import made, view_of
from generator.geometry import read_atlas
from generator.interface import read_interfaces
from generator.pages.drawn import Drawn
from generator.pages.filling import links_from
from generator.pages.rows import rows_of
from generator.patterns.crowd import Crowd
from generator.patterns.members import as_time_goes, longest_distance, members_of
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
    crowd = Crowd("PK", members, archive.lists)
    for member in members:
        near = [one for one in members if one is member or longest_distance(one.days, member.days) <= days]
        assert list(crowd.near(member, days)) == near


def test_those_that_name_platforms_are_those_that_a_look_at_all_finds() -> None:
    archive = real_archive()
    members = as_time_goes(members_of(archive))
    crowd = Crowd("PK", members, archive.lists)
    for named in {member.platforms for member in members}:
        assert crowd.naming(named).members == tuple(one for one in members if named <= one.platforms)


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
