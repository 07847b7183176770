"""A draft is a valid file, or it is refused with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafts import MORE, Draft, scalar, slug
from generator.reader import Reading, read_incident
from generator.rules import Known
from generator.yaml_source import read_yaml
from tests.sample_projects import real_lists

DRAFT = Draft(
    title="Social media disrupted across Pakistan",
    what="Social media",
    countries=("PK",),
    time_zone=None,
    kinds=("service_blocking", "throttling"),
    start="2024-01-20T18:40+05:00",
    platforms=("x", "facebook"),
    source_type="journalism",
    publisher="Voice of America",
    url="https://www.voanews.com/a/1.html?b=2#c",
)
TEXT = """\
title: Social media disrupted across Pakistan
record_status: draft
countries: [PK]
kinds: [service_blocking, throttling]
start: 2024-01-20T18:40+05:00
platforms: [x, facebook]
sources:
  voice-of-america:
    type: journalism
    publisher: Voice of America
    url: "https://www.voanews.com/a/1.html?b=2#c"
"""


def reading(draft: Draft) -> Reading:
    """What the check says of a draft."""
    return read_incident(draft.path, draft.text.encode(errors="surrogatepass"), Known(real_lists(), frozenset()))


def test_a_draft_is_written_as_an_editor_would_write_it() -> None:
    assert DRAFT.text == TEXT + MORE
    assert DRAFT.path == "incidents/2024/2024-01-20-pk-social-media.yml"


def test_a_draft_is_valid_as_it_stands() -> None:
    assert reading(DRAFT).problems == ()
    made = reading(DRAFT).incident
    assert made is not None
    assert (made.title, made.countries, made.record_status) == (DRAFT.title, ("PK",), "draft")
    assert made.platforms_affected == ("x", "facebook")
    assert made.sources["voice-of-america"].url == DRAFT.url


def test_what_may_be_added_is_valid_too() -> None:
    lines = [line.removeprefix("# ") for line in MORE.splitlines()[3:]]
    text = TEXT + "\n".join(lines).replace("[@voa]", "[@voice-of-america]").replace("the source voa", "the source")
    found = read_incident(DRAFT.path, text.encode(), Known(real_lists(), frozenset()))
    assert found.problems == ()
    assert found.incident is not None
    assert found.incident.write_up is not None
    assert len(found.incident.statements) == len(found.incident.context) == 1


def test_a_draft_without_platforms_has_no_such_field() -> None:
    assert "platforms:" not in replace(DRAFT, platforms=()).text
    assert reading(replace(DRAFT, platforms=())).problems == ()


def test_a_draft_of_a_country_with_several_zones_names_one() -> None:
    american = replace(DRAFT, countries=("US",), time_zone="America/New_York")
    assert "\ntime_zone: America/New_York\n" in american.text
    assert reading(american).problems == ()
    assert [problem.code for problem in reading(replace(american, time_zone=None)).problems] == ["OUT312"]


@pytest.mark.parametrize(
    ("start", "incident_id"),
    [
        ("2024", "2024-pk-social-media"),
        ("2024-01~", "2024-01-pk-social-media"),
        ("2024-01-20", "2024-01-20-pk-social-media"),
        ("2024-01-20T18+05:00", "2024-01-20-pk-social-media"),
    ],
)
def test_the_id_begins_with_the_day_or_month_or_year_it_began(start: str, incident_id: str) -> None:
    draft = replace(DRAFT, start=start)
    assert (draft.id, reading(draft).problems) == (incident_id, ())


@pytest.mark.parametrize(
    ("text", "slugged"),
    [
        ("Social media", "social-media"),
        (" X & YouTube! ", "x-youtube"),
        ("Électricité de Mayotte", "electricite-de-mayotte"),
        ("../../etc/passwd", "etc-passwd"),
        ("انٹرنیٹ", ""),
        ("", ""),
    ],
)
def test_a_name_is_made_of_small_letters_digits_and_hyphens(text: str, slugged: str) -> None:
    assert slug(text) == slugged


def test_what_leaves_no_letter_for_a_file_name_is_refused() -> None:
    assert [problem.code for problem in reading(replace(DRAFT, what="انٹرنیٹ")).problems] == ["OUT220"]


def test_a_publisher_without_latin_letters_is_called_source() -> None:
    draft = replace(DRAFT, publisher="روزنامہ جنگ")
    made = reading(draft).incident
    assert made is not None
    assert {key: source.publisher for key, source in made.sources.items()} == {"source": "روزنامہ جنگ"}


@pytest.mark.parametrize(
    "text", ["true", "Null", "~", "", " a", "a ", "a: b", "a #b", "- a", "123", "1e5", "0x1F", "[a]", "a\nb", '"', "\\"]
)
def test_text_stays_text(text: str) -> None:
    assert read_yaml("x.yml", f"a: {scalar(text)}\n".encode()).data == {"a": text}


@pytest.mark.parametrize("publisher", ["123", "null", "True", "1e5", "0x1F", "-", "~"])
def test_a_publisher_may_be_called_anything(publisher: str) -> None:
    made = reading(replace(DRAFT, publisher=publisher)).incident
    assert made is not None
    assert [source.publisher for source in made.sources.values()] == [publisher]


ANYTHING = st.text() | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"]), max_size=8)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_any_title_and_publisher_make_a_valid_file_or_a_clear_refusal(title: str, what: str, publisher: str) -> None:
    draft = replace(DRAFT, title=title, what=what, publisher=publisher)
    found = reading(draft)
    for problem in found.problems:
        assert problem.code.startswith("OUT")
        assert problem.message
    if not found.problems:
        assert found.incident is not None
        assert found.incident.title == title.strip()
        assert [source.publisher for source in found.incident.sources.values()] == [publisher.strip()]
