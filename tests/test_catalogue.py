"""The search box of a site opened from files finds an incident by any of its words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import CATALOGUE
from generator.archive import Archive
from generator.catalogue import catalogue, when
from generator.charts import platform_grid
from generator.incident import Incident
from tests.sample_projects import archive_of, incident, real_archive

BEFORE, AFTER = "window.outageCatalogue=", ";\n"
FULL = """\
countries: [PK, IN]
kinds: [service_blocking, throttling]
start: [{value: 2022-08-21T18:40+05:00~}, 2022-08-22]
scope: {areas: [Karachi]}
platforms: {x: [netblocks], tiktok: {affected: no}}
sites: [insaf.pk]
context:
  - {event: imran-khan-speech-2022-08-21, relation: coincides_with}
  - {name: A march, type: protest, relation: follows}
statements: {by: pta, stance: denies}
"""


def entries(archive: Archive) -> list[dict[str, Any]]:
    """What the catalogue holds; its text must be one assignment of JSON."""
    file = catalogue(archive)
    assert file.path == CATALOGUE
    assert file.content.startswith(BEFORE)
    assert file.content.endswith(AFTER)
    found: list[dict[str, Any]] = json.loads(file.content[len(BEFORE) : -len(AFTER)])["incidents"]
    return found


def test_an_incident_is_found_by_place_date_kind_platform_actor_and_event() -> None:
    assert entries(archive_of(incident(FULL))) == [
        {
            "id": "2022-08-21-pk-youtube",
            "title": "YouTube unreachable during a speech by Imran Khan",
            "url": "incidents/2022-08-21-pk-youtube.html",
            "date": "21 to 22 August 2022",
            "claim": False,
            "places": ["Pakistan", "India", "Karachi"],
            "kinds": ["Service blocking", "Throttling"],
            "platforms": ["X (formerly Twitter)", "twitter", "X", "TikTok", "insaf.pk"],
            "actors": ["Pakistan Telecommunication Authority", "PTA", "PTA officials"],
            "events": ["Speech by Imran Khan on 21 August 2022", "A march"],
        }
    ]


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ("unknown", "date unknown"),
        ("[{value: unknown, by: pta}, 2022-08]", "August 2022"),
        ("2022~", "about 2022"),
        ("2022-08-21~", "about 21 August 2022"),
        ("{earliest: 2022-08-20, latest: 2022-08-21}", "20 to 21 August 2022"),
        ("{earliest: 2022-08-20~, latest: 2022-09-01}", "about 20 August to 1 September 2022"),
        ("{earliest: 2021-12-31, latest: 2022-01-01}", "31 December 2021 to 1 January 2022"),
        ("2022-08-21T20:00Z", "22 August 2022"),
        ("2022-08-21T20:00Z~", "22 August 2022"),
        ("2022-08-21T23+05:00", "21 August 2022"),
        ("{earliest: 2022-08-21T22:00+05:00, latest: 2022-08-22T02:00+05:00}", "21 to 22 August 2022"),
    ],
)
def test_the_day_or_days_are_those_on_which_it_can_have_begun_on_local_clocks(start: str, date: str) -> None:
    assert [one["date"] for one in entries(archive_of(incident(f"start: {start}\n")))] == [date]


def test_lists_and_the_grid_of_platforms_say_the_same_of_when_an_incident_began() -> None:
    archive = real_archive()
    grid = platform_grid(archive.incidents, archive.lists)
    assert grid
    assert [row[0] for row in grid.rows] == [when(one) for one in archive.incidents if one.platforms]


def test_a_claim_is_marked_as_one() -> None:
    claim = incident("sources: {o: {type: opinion, publisher: Somebody, url: https://o.example/}}\n")
    assert [one["claim"] for one in entries(archive_of(claim))] == [True]


def test_every_incident_of_the_archive_stands_in_it_the_latest_first() -> None:
    assert [one["id"] for one in entries(real_archive())] == [made.id for made in real_archive().incidents]


def titled(title: str) -> Incident:
    """An incident of this title."""
    return incident().model_copy(update={"title": title})


def test_titles_with_line_ends_of_unicode_and_ends_of_scripts_do_no_harm() -> None:
    title = "a\u2028b\u2029c </script><script>alert(1)</script> <!-- \\ \" ' \u0000"
    archive = archive_of(titled(title))
    assert catalogue(archive).content.count("\n") == 1
    assert not {"\u2028", "\u2029"} & set(catalogue(archive).content)
    assert [one["title"] for one in entries(archive)] == [title]


@given(st.text())
def test_any_title_comes_out_as_it_went_in(title: str) -> None:
    assert [one["title"] for one in entries(archive_of(titled(title)))] == [title]


def test_an_empty_archive_has_an_empty_catalogue() -> None:
    assert catalogue(archive_of()).content == 'window.outageCatalogue={"incidents":[]};\n'
