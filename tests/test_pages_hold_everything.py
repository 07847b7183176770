"""All that an incident records is on its pages, in words: no field is read, checked and then left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic.fields import FieldInfo

from generator.addresses import evidence_page, incident_page, link, source_anchor, translated_page
from generator.countries import country_name
from generator.fields import OneOf, Unsaid
from generator.incident import Incident
from generator.incident.readings import TimeReading
from generator.incident.record import CITATION
from generator.local_time.spans import long_words
from generator.local_time.words import local_words, utc_words
from generator.moments import Moment
from generator.prose import as_text
from generator.shape import Shape
from tests.parsed_pages import ParsedPage, parse
from tests.sample_projects import real_archive, real_lists

INCIDENTS = [incident.id for incident in real_archive().incidents]
UNSAID = {Unsaid.ONGOING: "Going on", Unsaid.UNKNOWN: "Unknown"}
Fact = tuple[str, str]  # how it is on the page (text, link or anchor), and what


def facts_of(shape: Shape, incident: Incident) -> Iterator[tuple[str, Fact]]:
    """Every fact that a part of a record states, with the name of its field."""
    bounded = isinstance(shape, TimeReading) and shape.value is None
    if isinstance(shape, TimeReading) and bounded:
        yield from (("bounds", ("text", words)) for words in words_of_bounds(shape, incident))
    for name, field in type(shape).model_fields.items():
        if not (bounded and name in ("earliest", "latest")):
            yield from facts_in(getattr(shape, name), name, field, incident)


def facts_in(value: Any, name: str, field: FieldInfo, incident: Incident) -> Iterator[tuple[str, Fact]]:
    if isinstance(value, Shape):
        yield from facts_of(value, incident)
    elif isinstance(value, tuple):
        for item in value:
            yield from facts_in(item, name, field, incident)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from facts_in(key, f"key of {name}", field, incident)
            yield from facts_in(item, name, field, incident)
    elif value is not None and value is not False:
        yield from ((name, fact) for fact in shown(value, name, list_of(field), incident))


def list_of(part: Any) -> str | None:
    """The closed list that the type of a field takes its terms from."""
    if isinstance(part, OneOf):
        return part.name
    inner = (part.annotation, *part.metadata) if isinstance(part, FieldInfo) else get_args(part)
    return next(filter(None, map(list_of, inner)), None)


def shown(value: Any, name: str, list_name: str | None, incident: Incident) -> Iterator[Fact]:
    """How a value is to be found on the page."""
    if isinstance(value, Moment):
        yield from (("text", words) for words in words_of(value, incident))
    elif isinstance(value, Unsaid):
        yield "text", UNSAID[value]
    elif list_name:
        yield "text", real_lists()[list_name].label(value)
    elif name in ("summary", "write_up"):
        yield from (("text", as_text(piece)) for piece in CITATION.sub("\n\n", value).split("\n\n"))
    else:
        yield SHOWN.get(name, as_it_is)(value, incident)


def words_of(moment: Moment, incident: Incident) -> Iterator[str]:
    """A time in words: on local clocks, and in UTC where it has a clock."""
    yield from filter(None, (local_words(moment, incident.zone), utc_words(moment)))


def words_of_bounds(reading: TimeReading[Any], incident: Incident) -> Iterator[str]:
    """Two times that stand in one phrase, or in two where one of them is approximate."""
    span = reading.span(incident.zone)
    if span is None or any(moment.approximate for moment in reading.moments):
        yield from (words for moment in reading.moments for words in words_of(moment, incident))
    else:
        words = str(long_words(span, incident.zone))
        yield from (words, *([str(long_words(span, UTC))] if ":" in words else []))


def as_it_is(value: Any, _: Incident) -> Fact:
    return "text", str(value)


def with_commas(value: int, _: Incident) -> Fact:
    return "text", f"{value:,}"


def as_link_to_incident(value: str, incident: Incident) -> Fact:
    return "link", link(incident_page(incident.id), incident_page(value))


SHOWN: Mapping[str, Callable[[Any, Incident], Fact]] = {
    "countries": lambda value, _: ("text", country_name(value)),
    "url": lambda value, _: ("link", value),
    "archive_url": lambda value, _: ("link", value),
    "superseded_by": as_link_to_incident,
    "incident": as_link_to_incident,
    "key of sources": lambda value, _: ("anchor", source_anchor(value)),
    "sources": lambda value, _: ("link", f"#{source_anchor(value)}"),
    "approximate": lambda _, __: ("text", "about"),
    "people": with_commas,
    "measurements": with_commas,
    "vantage_points": with_commas,
}


def squeezed(text: str) -> str:
    """Text without white space, in which templates are free, and without capitals."""
    return "".join(text.split()).casefold()


def pages_of(site: Path, incident_id: str) -> ParsedPage:
    """The page of an incident, that of its evidence and those in other languages as one; links between them lead within it."""
    others = real_archive().by_id[incident_id].translations
    translated = (translated_page(incident_id, language) for language in others)
    paths = [incident_page(incident_id), evidence_page(incident_id), *translated]
    both = [parse(site, path) for path in paths if (site / path).is_file()]
    own = re.compile(rf"^{re.escape(incident_id)}(\.evidence)?\.html(?=#)")
    elements = [
        (tag, {**attributes, "href": own.sub("", attributes["href"])} if "href" in attributes else attributes)
        for page in both
        for tag, attributes in page.elements
    ]
    return ParsedPage(paths[0], elements, " ".join(page.text for page in both))


def missing_from(page: ParsedPage, incident: Incident) -> list[tuple[str, Fact]]:
    """The facts of an incident that its page does not hold."""
    text, links, anchors = squeezed(page.text), set(page.links), set(page.ids)
    there: Mapping[str, Callable[[str], bool]] = {
        "text": lambda words: squeezed(words) in text,
        "link": links.__contains__,
        "anchor": anchors.__contains__,
    }
    return [(name, (how, what)) for name, (how, what) in facts_of(incident, incident) if not there[how](what)]


@pytest.mark.parametrize("incident_id", INCIDENTS)
def test_all_that_an_incident_records_is_on_its_pages(site_folder: Path, incident_id: str) -> None:
    incident = real_archive().by_id[incident_id]
    page = pages_of(site_folder, incident_id)
    assert len(list(facts_of(incident, incident))) > 40
    assert missing_from(page, incident) == []


@pytest.mark.parametrize("incident_id", INCIDENTS)
def test_every_assertion_cites_each_of_its_sources_on_the_pages(site_folder: Path, incident_id: str) -> None:
    incident = real_archive().by_id[incident_id]
    page = pages_of(site_folder, incident_id)
    cited = Counter(attributes["href"] for attributes in page.all("a", class_="citation"))
    for source, assertions in incident.cited().items():
        assert cited[f"#{source_anchor(source)}"] >= len(assertions), source


def test_a_fact_that_is_not_on_a_page_is_missed(site_folder: Path) -> None:
    one, other = (real_archive().by_id[key] for key in ("2024-01-20-pk-social-media", "2023-02-01-pk-wikipedia"))
    missing = missing_from(pages_of(site_folder, one.id), other)
    names = {name for name, _ in missing}
    assert names >= {"title", "summary", "write_up", "value", "says", "url", "key of sources", "sources", "id"}
