"""The catalogue holds of every incident what Explore and the search box show of it and find it by, in little room."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import CATALOGUE, NAMES, SiteFile
from generator.archive import Archive
from generator.catalogue import entry, search_files, when
from generator.catalogue.files import MOST_NAMES, SHARED
from generator.charts.of_archive import platform_grid
from generator.facets import FACETS, keys
from generator.incident import Incident
from tests.catalogues import rows_of, value_of
from tests.made_archives import made_archive
from tests.sample_projects import archive_of, incident, real_archive

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
translations: {ur: {title: یوٹیوب بند}}
"""


def catalogue(archive: Archive) -> SiteFile:
    return search_files(archive)[0]


def name_list(archive: Archive) -> SiteFile:
    return search_files(archive)[1]


def entries(archive: Archive) -> list[dict[str, Any]]:
    """The incidents of an archive's catalogue, read back."""
    file = catalogue(archive)
    assert file.path == CATALOGUE
    return rows_of(value_of(file, "outageCatalogue"))


def weight(file: SiteFile) -> int:
    """What a file weighs on the way."""
    assert isinstance(file.content, str)
    return len(gzip.compress(file.content.encode(), 6))


def test_an_incident_is_found_by_place_date_kind_platform_actor_and_event() -> None:
    (found,) = entries(archive_of(incident(FULL)))
    assert found["title"] == "YouTube unreachable during a speech by Imran Khan"
    assert found["others"] == ["یوٹیوب بند"]
    assert found["date"] == "21 to 22 August 2022"
    assert set(found["names"]) == {
        ("X (formerly Twitter)", "twitter", "X"),
        ("TikTok",),
        ("insaf.pk",),
        ("Karachi",),
        ("Pakistan Telecommunication Authority", "PTA", "PTA officials"),
        ("Speech by Imran Khan on 21 August 2022",),
        ("A march",),
    }
    assert found["keys"] == {
        "countries": ["PK", "IN"],
        "platforms": ["x"],
        "kinds": ["service_blocking", "throttling"],
        "contexts": ["political_rally_or_party_event", "protest"],
        "events": ["imran-khan-speech-2022-08-21"],
        "causes": ["-"],
        "years": ["2022"],
        "counts": ["platform_block"],
        "confidence": ["probable"],
        "statuses": ["published"],
    }


def test_a_page_is_found_by_the_same_names_in_the_index() -> None:
    made = incident(FULL)
    assert entry(archive_of(made), made) == {
        "id": "2022-08-21-pk-youtube",
        "title": "YouTube unreachable during a speech by Imran Khan",
        "titles": ["یوٹیوب بند"],
        "url": "incidents/2022-08-21-pk-youtube.html",
        "date": "21 to 22 August 2022",
        "claim": False,
        "places": ["Pakistan", "India", "Karachi"],
        "kinds": ["Service blocking", "Throttling"],
        "platforms": ["X (formerly Twitter)", "twitter", "X", "TikTok", "insaf.pk"],
        "actors": ["Pakistan Telecommunication Authority", "PTA", "PTA officials"],
        "events": ["Speech by Imran Khan on 21 August 2022", "A march"],
    }


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ("unknown", "date unknown"),
        ("[{value: unknown, by: pta}, 2022-08]", "August 2022"),
        ("2022~", "about 2022"),
        ("2022-08-21", "21 August 2022"),
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


@pytest.mark.parametrize("made", [real_archive(), made_archive(300)], ids=["the real archive", "a made one"])
def test_every_incident_stands_in_it_with_its_times_names_and_keys(made: Archive) -> None:
    found = entries(made)
    assert [one["id"] for one in found] == [one.id for one in made.incidents]
    for row, one in zip(found, made.incidents, strict=True):
        assert row["date"] == when(one)
        assert row["lasted"] == (str(one.duration) if one.duration else "")
        assert row["ongoing"] == one.ongoing
        for bounds, span in ((row["began"], one.started), (row["ended"], one.ended)):
            assert bounds == ((span.earliest, span.latest) if span else None), one.id
        assert row["keys"] == {facet.name: list(keys(made, facet, one)) for facet in FACETS}
        named = {name for thing in row["names"] for name in thing}
        known = entry(made, one)
        expected = [known[name] for name in ("platforms", "actors", "events", "places")]
        assert named >= {name for group in expected if isinstance(group, list) for name in group} - set(
            row_countries(one)
        )


def row_countries(one: Incident) -> tuple[str, ...]:
    """The names of its countries, which are choices of a facet and no names."""
    return one.places[: len(one.countries)]


def test_times_to_the_second_come_back_to_the_second() -> None:
    made = incident("start: 2022-08-21T18:40:07Z\nend: 2022-08-21T19:00:59Z\n")
    (row,) = entries(archive_of(made))
    assert [one.second for one in (*row["began"], *row["ended"])] == [7, 7, 59, 59]


def test_lists_and_the_grid_of_platforms_say_the_same_of_when_an_incident_began() -> None:
    archive = real_archive()
    grid = platform_grid(archive.incidents, archive.lists)
    assert grid
    assert [row[0] for row in grid.rows] == [when(one) for one in archive.incidents if one.platforms]


def test_a_claim_is_marked_as_one() -> None:
    claim = incident("sources: {o: {type: opinion, publisher: Somebody, url: https://o.example/}}\n")
    assert [one["keys"]["confidence"] for one in entries(archive_of(claim))] == [["claim"]]


def titled(title: str) -> Incident:
    """An incident of this title."""
    return incident().model_copy(update={"title": title})


def test_titles_with_line_ends_of_unicode_and_ends_of_scripts_do_no_harm() -> None:
    title = "a\u2028b\u2029c </script><script>alert(1)</script> <!-- \\ \" ' \u0000"
    archive = archive_of(titled(title))
    for file in search_files(archive):
        assert isinstance(file.content, str)
        assert file.content.count("\n") == 1
        assert not {"\u2028", "\u2029", "<"} & set(file.content)
    assert [one["title"] for one in entries(archive)] == [title]


@given(st.text())
def test_any_title_comes_out_as_it_went_in(title: str) -> None:
    assert [one["title"] for one in entries(archive_of(titled(title)))] == [title]


def test_an_empty_archive_has_an_empty_catalogue() -> None:
    assert entries(archive_of()) == []
    assert value_of(name_list(archive_of()), "outageNames")["choices"] == []


def test_a_name_that_many_incidents_have_stands_once() -> None:
    made = [incident(FULL, f"2022-08-21-pk-{number}") for number in range(SHARED)]
    text = json.dumps(value_of(catalogue(archive_of(*made)), "outageCatalogue"), ensure_ascii=False)
    assert text.count('"Karachi"') == 1
    assert text.count("PTA officials") == 1


def test_the_names_are_those_of_all_that_occurs_with_how_often() -> None:
    names = value_of(name_list(archive_of(incident(FULL))), "outageNames")
    facets = [facet for facet, _one in names["facets"]]
    found = {(facets[number], key): (count, spellings) for number, key, count, *spellings in names["choices"]}
    assert found["platforms", "x"] == (1, ["X (formerly Twitter)", "twitter", "X"])
    assert found["countries", "IN"] == (1, ["India"])
    assert found["kinds", "throttling"] == (1, ["Throttling"])
    assert found["years", "2022"] == (1, ["2022"])
    assert ("platforms", "tiktok") not in found, "no incident has it as affected"
    assert ["TikTok"] in names["others"]
    assert ["Karachi"] in names["others"]
    assert "-" not in {key for _facet, key in found}


def test_ten_thousand_incidents_stay_small() -> None:
    archive = made_archive(2_000)
    assert len(archive.incidents) == 2_000
    found, names = search_files(archive)
    # Ten thousand weigh 345 kB; what they share weighs less for each the more there are.
    assert weight(found) < 2_000 * 45
    assert names.path == NAMES
    # A first search waits for them; ten thousand have as many.
    assert weight(names) < 7_000
    assert len(value_of(names, "outageNames")["others"]) <= MOST_NAMES
