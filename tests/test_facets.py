"""One list of ways to look through the archive: for index pages, for Explore and for search."""

from __future__ import annotations

import pytest

from generator.facets import FACETS, INDEXED, NONE, Facet, choices, filters, keys
from tests.made_archives import made_archive
from tests.sample_projects import archive_of, incident, real_archive, real_lists

FACET = {facet.name: facet for facet in FACETS}
BARE = "kinds: [cable_cut]\nplatforms: {}\n"


def test_explore_filters_by_all_that_a_reader_asks_for() -> None:
    assert set(FACET) == {
        "countries", "platforms", "kinds", "contexts", "events", "causes", "years", "counts", "confidence", "statuses",
    }  # fmt: skip


def test_each_facet_has_a_name_and_words_of_its_own() -> None:
    for part in ("name", "title", "one", "about"):
        assert len({getattr(facet, part) for facet in FACETS}) == len(FACETS)


def test_some_have_pages_of_their_own() -> None:
    assert [one.name for one in INDEXED] == ["countries", "platforms", "kinds", "events", "years", "counts"]


@pytest.mark.parametrize("facet", FACETS, ids=[facet.name for facet in FACETS])
def test_every_incident_can_be_found_by_every_facet(facet: Facet) -> None:
    for archive in (real_archive(), made_archive(60), archive_of(incident(BARE))):
        offered = {choice.key: choice for choice in filters(archive, facet)}
        for one in archive.incidents:
            found = keys(archive, facet, one)
            assert found
            assert all(one in offered[key].incidents for key in found)
        assert sum(len(choice.incidents) for choice in offered.values()) == sum(
            len(keys(archive, facet, one)) for one in archive.incidents
        )


@pytest.mark.parametrize("facet", FACETS, ids=[facet.name for facet in FACETS])
def test_an_exclusive_facet_has_one_value_for_each_incident(facet: Facet) -> None:
    archive = made_archive(60)
    numbers = {len(keys(archive, facet, one)) for one in archive.incidents}
    assert numbers == {1} or not facet.exclusive


def test_having_none_is_the_last_choice_where_an_incident_has_none_and_no_choice_elsewhere() -> None:
    archive = archive_of(incident(BARE, "2022-08-21-pk-bare"), incident("", "2022-08-21-pk-full"))
    assert [(one.key, one.label) for one in filters(archive, FACET["platforms"])] == [
        ("youtube", "YouTube"),
        (NONE, "None named"),
    ]
    assert [one.key for one in filters(archive_of(incident()), FACET["platforms"])] == ["youtube"]
    assert NONE not in {one.key for one in choices(archive, FACET["platforms"])}


def test_no_id_is_written_as_having_none_is() -> None:
    assert all(NONE not in closed for closed in real_lists().values())


def test_levels_stand_in_the_order_of_their_list() -> None:
    made = incident("record_status: draft\n"), incident("", "2022-08-21-pk-b")
    assert [one.key for one in choices(archive_of(*made), FACET["statuses"])] == ["draft", "published"]
    assert next(one.key for one in choices(real_archive(), FACET["confidence"])) == "confirmed"


def test_a_context_is_of_the_type_of_its_event_or_of_its_own() -> None:
    made = incident(
        "context:\n  - {event: imran-khan-speech-2022-08-21, relation: coincides_with}\n"
        "  - {name: A march, type: protest, relation: follows}\n"
    )
    archive = archive_of(made)
    assert keys(archive, FACET["contexts"], made) == ("political_rally_or_party_event", "protest")


def test_a_cause_counts_whoever_gives_it() -> None:
    made = incident(
        "cause: [{value: government_directed, sources: [netblocks], basis: alleged, by: pti}, {value: cable_cut, sources: [netblocks]}]\n"
    )
    assert keys(archive_of(made), FACET["causes"], made) == ("government_directed", "cable_cut")
