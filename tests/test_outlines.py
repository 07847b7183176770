"""What the rest of the archive knows of an incident is enough for all that is made of the archive as a whole."""

from __future__ import annotations

import pickle
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from generator.addresses import Publication
from generator.archive import Archive
from generator.glimpses import glimpse_of
from generator.incident import Incident, outline_of
from generator.interface import ENGLISH, read_interfaces
from generator.patterns import Patterns
from generator.readings import digest_of
from generator.site import parts_of_archive, surroundings
from tests.sample_projects import ROOT, incident, real_archive

FOLLOWING = (
    *("places", "zone", "started", "ended", "ongoing", "duration", "year"),
    *("platforms_affected", "other_titles", "event_ids", "actor_ids"),
)
LEFT_OUT = ("write_up", "sources", "measurements", "revisions", "start", "reach")


def handed_over(outline: Incident) -> Incident:
    """An outline as it comes from another process."""
    handed: Incident = pickle.loads(pickle.dumps(outline))  # noqa: S301 - made a moment before
    return handed


def in_outline(archive: Archive) -> Archive:
    """An archive as a build has it: each outline from another process, and how sure it is worked out there."""
    outlines = tuple(handed_over(outline_of(one)) for one in archive.incidents)
    return replace(archive, incidents=outlines, levels={one.id: archive.level_of(one) for one in archive.incidents})


def test_all_that_is_made_of_the_whole_archive_is_the_same_from_outlines() -> None:
    words, publication = read_interfaces(ROOT)[ENGLISH].words, Publication("Outage Reports", "https://o.example/")
    whole, outlines = Patterns(real_archive()), Patterns(in_outline(real_archive()))
    assert list(surroundings(outlines)) == list(surroundings(whole))
    assert list(parts_of_archive(outlines, ROOT, words, publication)) == list(
        parts_of_archive(whole, ROOT, words, publication)
    )


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_of_an_outline_cannot_be_asked_for(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(outline_of(incident()), name)


@pytest.mark.parametrize("name", ["says", "quote", "sources", "note", "channel"])
def test_what_is_left_out_of_a_statement_cannot_be_asked_for_either(name: str) -> None:
    one = outline_of(incident('statements: [{by: pta, stance: denies, says: "No."}]\n'))
    with pytest.raises(AttributeError, match=name):
        getattr(one.statements[0], name)


def test_what_recurs_in_outlines_is_there_once() -> None:
    text = "platforms: [x, youtube]\ncause: government_directed\n"
    one, other = (handed_over(outline_of(incident(text, f"2022-08-21-pk-{name}"))) for name in "ab")
    assert one.platforms is other.platforms
    assert one.cause is other.cause
    assert one.kinds[0] is other.kinds[0]
    assert one.record_status is other.record_status


def test_an_outline_has_what_follows_from_its_incident() -> None:
    for one in real_archive().incidents:
        outline = handed_over(outline_of(one))
        assert [told(outline, name) for name in FOLLOWING] == [told(one, name) for name in FOLLOWING]


def told(one: Incident, name: str) -> object:
    """What follows from an incident; a time zone by its name, for two of one name need not be one object."""
    found = getattr(one, name)
    return str(found) if isinstance(found, ZoneInfo) else found


def test_an_outline_is_small_and_its_digest_does_not_depend_on_the_process() -> None:
    for one in real_archive().incidents:
        outline = outline_of(one)
        again = handed_over(outline)
        assert digest_of(again.__dict__) == digest_of(outline.__dict__)
        assert len(pickle.dumps(outline)) < len(pickle.dumps(one)) / 2


def test_an_incident_is_the_same_at_a_glance_whether_whole_in_outline_or_handed_over() -> None:
    archive = real_archive()
    for one in archive.incidents:
        glances = {
            glimpse_of(form, archive.level_of(one), archive.lists)
            for form in (one, outline_of(one), handed_over(outline_of(one)))
        }
        assert len(glances) == 1


def test_words_alone_change_what_is_seen_and_not_the_facts() -> None:
    archive, one = real_archive(), incident()
    first, retitled, elsewhere = (
        glimpse_of(outline_of(form), "probable", archive.lists)
        for form in (
            one,
            one.model_copy(update={"title": "Another", "language": "ur", "summary": "Other words."}),
            one.model_copy(update={"countries": ("IN",)}),
        )
    )
    assert (first.facts, first.seen) != (retitled.facts, retitled.seen)
    assert first.facts == retitled.facts
    assert first.facts != elsewhere.facts


def test_a_copy_with_other_fields_has_worked_out_what_follows_from_them() -> None:
    one: Incident = incident()
    assert one.places == ("Pakistan",)
    assert one.model_copy(update={"countries": ("IN",)}).places == ("India",)
