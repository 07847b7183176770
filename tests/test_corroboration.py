"""The panel on corroboration: who records it, who does not, who was not asked, and what was measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.addresses import evidence_page, incident_page
from generator.incident import Incident
from tests.parsed_pages import parse
from tests.sample_projects import MINIMAL_ID, incident, project, real_archive, real_lists, with_fields
from tests.whole_projects import built, save

FIELDS = """\
recorded_in: {ooni_incidents: {id: "17", as_of: 2026-08, note: Under another name.}}
not_recorded_in: {access_now_stop: 2026-05-20}
measurements:
  - {type: ooni_web_connectivity, finding: observed_no_change, platforms: [youtube]}
  - {type: ioda_bgp, finding: coverage_gap}
"""
ABSENCE = "That one does not have it does not mean that it did not happen."


def panel_of(site: Path, name: str) -> str:
    """The text of the panel of an incident in full: of a long record, on the page of its evidence."""
    page = evidence_page(name) if (site / evidence_page(name)).is_file() else incident_page(name)
    text = " ".join(parse(site, page).text.split())
    return re.split(" Sources ?(?=\\d)", text.split(" Corroboration ", 1)[1])[0]


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = project(tmp_path_factory.mktemp("corroboration"))
    save(root, MINIMAL_ID, with_fields(FIELDS))
    return panel_of(built(root), MINIMAL_ID)


def unseen(made: Incident) -> list[str]:
    return [
        one.label
        for one in real_lists()["registries"]
        if one.id not in made.recorded_in and one.id not in made.not_recorded_in
    ]


def test_a_registry_that_records_it_stands_with_its_id_its_edition_and_its_note(panel: str) -> None:
    assert "Registries that record it OONI findings as 17as of August 2026Under another name." in panel


def test_a_registry_that_was_looked_at_in_vain_stands_with_the_day(panel: str) -> None:
    assert "Looked at, and it is not there Access Now STOP as of 20 May 2026" in panel


def test_registries_that_nobody_looked_at_are_named(panel: str) -> None:
    names = unseen(incident(FIELDS))
    assert len(names) == len(real_lists()["registries"].entries) - 2
    assert f"Not looked at, as far as this record says: {', '.join(names)}." in panel


def test_no_change_and_no_coverage_are_findings_too(panel: str) -> None:
    assert "Change observed no such finding on record" in panel
    assert "No change observed OONI website test: YouTube" in panel
    assert "No measurements IODA routes (BGP)" in panel


def test_absence_from_a_registry_is_not_taken_for_a_proof(panel: str) -> None:
    assert ABSENCE in panel


@pytest.mark.parametrize("name", ["2024-01-20-pk-social-media", "2022-04-pk-social-media-claim", "2024-02-10-pk-x"])
def test_every_page_has_the_panel_with_every_registry(site_folder: Path, name: str) -> None:
    panel = panel_of(site_folder, name)
    assert ABSENCE in panel
    assert [one.label for one in real_lists()["registries"] if one.label not in panel] == []
    assert all(label in panel.split("Not looked at")[1] for label in unseen(real_archive().by_id[name]))
