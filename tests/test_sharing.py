"""What a page says of itself to other sites and to programs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from PIL import Image

from generator.addresses import Publication
from generator.archive import Archive
from generator.citations import Citation
from generator.incident import Incident
from generator.interface import read_interfaces
from generator.loading import load_archive
from generator.moments import Span
from generator.pages.cards import cards, lines
from generator.pages.filling import environment_of
from generator.sharing import as_json, data_of_archive, data_of_incident, open_graph, shared_part

ROOT = Path(__file__).parents[1]
STANDING = Publication("Outage Reports", "https://outages.example/")
NOWHERE = Publication("Outage Reports")


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load_archive(ROOT).archive


@pytest.fixture(scope="module")
def incident(archive: Archive) -> Incident:
    return archive.by_id["2024-01-20-pk-social-media"]


class Meta(HTMLParser):
    """The meta elements of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "meta", "an introduction is made of nothing else"
        one = dict(attrs)
        self.found[one.get("property") or one["name"] or ""] = one["content"] or ""


def test_an_incident_introduces_itself_with_its_card(incident: Incident) -> None:
    found = Meta(open_graph("incidents/x.html", incident.title, "What happened.", STANDING, incident)).found
    assert found["og:type"] == "article"
    assert found["og:url"] == "https://outages.example/incidents/x.html"
    assert found["og:image"] == f"https://outages.example/incidents/{incident.id}.card.png"
    assert found["twitter:card"] == "summary_large_image"


def test_a_site_that_stands_nowhere_names_no_picture_and_no_address(incident: Incident) -> None:
    found = Meta(open_graph("incidents/x.html", incident.title, "What happened.", NOWHERE, incident)).found
    assert set(found) == {"og:type", "og:title", "og:description", "og:site_name"}


@given(title=st.text(), description=st.text())
def test_no_title_ends_an_introduction_early(title: str, description: str) -> None:
    html = open_graph("index.html", title, description, STANDING, None)
    assert html.count("<") == len(html.split("\n<"))


@given(text=st.text())
def test_no_text_ends_the_data_of_a_page_early(text: str) -> None:
    written = as_json({"name": text})
    assert not set("<>&") & set(written)
    assert json.loads(written) == {"name": text}


def test_every_record_is_described_as_a_report_about_an_event(archive: Archive) -> None:
    for incident in archive.incidents:
        data = json.loads(data_of_incident(Citation(incident, STANDING)))
        assert (data["@type"], data["about"]["@type"]) == ("Report", "Event")
        assert data["identifier"] == incident.id
        assert data["url"].endswith(f"{incident.id}.html")
        assert data["citation"] == [source.url for source in incident.sources.values() if source.url]
        assert [place["identifier"] for place in data["about"]["location"]] == list(incident.countries)


def test_the_archive_is_described_as_a_dataset_with_its_copy_to_take_away(archive: Archive) -> None:
    data = json.loads(data_of_archive(archive, STANDING, "All of it."))
    assert data["temporalCoverage"] == "2021/2024"
    assert data["distribution"]["contentUrl"] == "https://outages.example/outage-reports-site.zip"
    assert "distribution" not in json.loads(data_of_archive(archive, NOWHERE, "All of it."))


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ((2024, 1, 20, 13, 40), (2024, 1, 20, 13, 40), "2024-01-20T18:40+05:00"),
        ((2024, 1, 20, 13, 40), (2024, 1, 20, 14, 12), "2024-01-20"),
        ((2024, 1, 19, 19, 0), (2024, 1, 20, 19, 0), "2024-01-20"),  # a whole day in Pakistan
        ((2024, 1, 20, 13, 40), (2024, 1, 22, 14, 12), "2024-01"),
        ((2024, 1, 20, 13, 40), (2024, 3, 22, 14, 12), "2024"),
        ((2023, 12, 31, 13, 40), (2024, 1, 1, 14, 12), ""),
    ],
)
def test_of_a_time_known_within_bounds_only_what_is_certain_is_said(
    incident: Incident, earliest: tuple[int, ...], latest: tuple[int, ...], said: str
) -> None:
    first, last = (datetime(*parts, tzinfo=UTC) for parts in (earliest, latest))  # type: ignore[misc,arg-type]  # five numbers
    assert shared_part(Span(first, last), incident) == said


@pytest.fixture(scope="module")
def environment(archive: Archive) -> Environment:
    return environment_of(archive, ROOT / "site_config" / "templates", read_interfaces(ROOT)["en"].words)


def test_a_card_is_a_small_picture_of_the_shape_that_sites_show_uncut(
    archive: Archive, environment: Environment
) -> None:
    for incident in archive.incidents:
        (one,) = cards(incident, environment, STANDING)
        assert one.path == f"incidents/{incident.id}.card.png"
        assert isinstance(one.content, bytes)
        assert Image.open(BytesIO(one.content)).size == (1200, 630)
        assert 8_000 < len(one.content) < 40_000


def test_a_site_that_stands_nowhere_has_no_cards_which_nobody_could_find(
    incident: Incident, environment: Environment
) -> None:
    assert not list(cards(incident, environment, NOWHERE))


@given(text=st.text(max_size=300))
def test_a_line_of_a_card_is_never_longer_than_its_place(text: str) -> None:
    found = lines(text, 36, 4)
    assert 1 <= len(found) <= 4
    assert all(len(line) <= 36 for line in found)
