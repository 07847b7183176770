"""How to cite a record: what other programs read is what the record says."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from pathlib import Path

import pybtex.database
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Publication
from generator.archive import Archive
from generator.citations import Citation, in_lines, tex
from generator.incident import Incident
from generator.loading import load_archive

ROOT = Path(__file__).parents[1]
STANDING = Publication("Outage Reports", "https://outages.example/reports")


@cache
def an_archive() -> Archive:
    return load_archive(ROOT).archive


def an_incident() -> Incident:
    return an_archive().by_id["2024-01-20-pk-social-media"]


@pytest.fixture
def archive() -> Archive:
    return an_archive()


@pytest.fixture
def incident() -> Incident:
    return an_incident()


def with_title(incident: Incident, title: str) -> Incident:
    return incident.model_copy(update={"title": title})


def test_in_words_it_says_who_what_which_record_when_and_where(incident: Incident) -> None:
    assert Citation(incident, STANDING).plain == (
        "The Outage Reports contributors: “Social media disrupted across Pakistan during PTI's second virtual rally”. "
        "Outage Reports, record 2024-01-20-pk-social-media, revised 21 November 2026. "
        "https://outages.example/reports/incidents/2024-01-20-pk-social-media.html. CC BY 4.0."
    )


def test_a_site_that_stands_nowhere_names_no_address(incident: Incident) -> None:
    citation = Citation(incident, Publication("Outage Reports"))
    forms = (citation.plain, citation.bibtex, citation.ris, citation.csl)
    assert not any("http" in form.lower() or "url" in form.lower() or "UR  -" in form for form in forms)


def test_a_record_without_revisions_has_no_date(incident: Incident) -> None:
    citation = Citation(incident.model_copy(update={"revisions": ()}), STANDING)
    assert "without a date of revision" in citation.plain
    assert "date" not in pybtex.database.parse_string(citation.bibtex, "bibtex").entries[f"outage:{incident.id}"].fields
    assert "issued" not in json.loads(citation.csl)[0]
    assert "DA  -" not in citation.ris


def test_a_bibliography_program_reads_every_record(archive: Archive) -> None:
    for incident in archive.incidents:
        citation = Citation(incident, STANDING)
        entry = pybtex.database.parse_string(citation.bibtex, "bibtex").entries[f"outage:{incident.id}"]
        assert entry.fields["title"] == f"{{{tex(incident.title)}}}"
        assert entry.fields["url"] == citation.url
        assert entry.fields["date"] == "-".join(f"{part:02d}" for part in citation.date_parts)
        [read] = rispy.loads(citation.ris)
        assert (read["title"], read["authors"], read["urls"]) == (incident.title, [citation.author], [citation.url])
        [item] = json.loads(citation.csl)
        assert (item["title"], item["URL"], item["number"]) == (incident.title, citation.url, incident.id)
        assert item["issued"]["date-parts"] == [list(citation.date_parts)]


@given(title=st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=120))
def test_whatever_a_title_holds_it_stays_one_field(title: str) -> None:
    incident = an_incident()
    citation = Citation(with_title(incident, title), STANDING)
    entries = pybtex.database.parse_string(citation.bibtex, "bibtex").entries
    assert list(entries) == [f"outage:{incident.id}"]
    assert entries[f"outage:{incident.id}"].fields["url"] == citation.url
    assert json.loads(citation.csl)[0]["title"] == title
    assert len(citation.ris.split("\r\n")) == len(Citation(incident, STANDING).ris.split("\r\n"))


def test_what_means_something_in_tex_is_written_so_that_it_shows() -> None:
    assert tex(r"50% of A&B_c #1 {x} ~ ^ \end") == (
        r"50\% of A\&B\_c \#1 \textbraceleft{}x\textbraceright{} \textasciitilde{} \textasciicircum{} \textbackslash{}end"
    )


def test_the_files_stand_beside_the_page_of_the_incident(incident: Incident) -> None:
    assert [file.path for file in Citation(incident, STANDING).files] == [
        f"incidents/{incident.id}.{ending}" for ending in ("bib", "ris", "csl.json")
    ]


def test_a_publication_gives_whole_addresses_with_or_without_a_slash_at_its_end() -> None:
    slashed = dataclasses.replace(STANDING, url="https://outages.example/reports/")
    assert slashed.whole("a.html") == STANDING.whole("a.html") == "https://outages.example/reports/a.html"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, min_size=1) | st.dictionaries(st.text(), inner, min_size=1),
)


@given(value=VALUES)
def test_json_has_the_lines_that_others_give_it(value: object) -> None:
    assert in_lines(value) == json.dumps(value, ensure_ascii=False, indent=2)
