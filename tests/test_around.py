"""What the pages of an incident show of others: a value of its own, that does not grow with the archive."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError
from markupsafe import escape

from generator.addresses import Publication
from generator.archive import Archive
from generator.incident import Incident
from generator.interface import read_interfaces
from generator.pages import (
    Around,
    Mention,
    Page,
    around_of,
    environment_of_records,
    mention_of,
    pages_of_incident,
)
from generator.pages.around import MOST_LISTED, first_of, found_from, last_of
from generator.pages.filling import environment_of
from generator.patterns import Patterns
from tests.sample_projects import ROOT, archive_of, incident, real_archive, real_lists

TEMPLATES = ROOT / "site_config" / "templates"
SOMEWHERE = Publication("Outage Reports", "https://outages.example/")


@cache
def environment() -> Environment:
    return environment_of_records(real_lists(), TEMPLATES, read_interfaces(ROOT)["en"].words)


def mentions(archive: Archive) -> Mapping[str, Mention]:
    return {one.id: mention_of(archive, one) for one in archive.incidents}


def around(one: Incident, archive: Archive) -> Around:
    return around_of(one, Patterns(archive), mentions(archive))


def pages(one: Incident, beside: Around) -> list[Page]:
    traces = real_archive().traces.get(one.id, {})
    return list(
        pages_of_incident(one, traces, beside, environment(), read_interfaces(ROOT), SOMEWHERE),
    )


def blocks(number: int) -> Archive:
    """So many blocks in one country, one a day, all of them close in time to each other."""
    days = [date(2020, 1, 1) + timedelta(days=at) for at in range(number)]
    return archive_of(*(incident(f"start: {day:%Y-%m-%d}\n", f"{day:%Y-%m-%d}-pk-block") for day in days))


def test_a_mention_holds_what_is_shown_of_an_incident_elsewhere() -> None:
    one = incident("sources: {a: {type: community, title: A post, url: https://a.example/}}\nlanguage: ur\n")
    assert mention_of(archive_of(one), one) == Mention(
        id=one.id,
        title=one.title,
        language="ur",
        date="21 August 2022",
        kinds=("service_blocking",),
        record_status="published",
        is_claim=True,
    )


def test_only_those_are_given_that_the_pages_show() -> None:
    archive = real_archive()
    shown = around(archive.by_id["2024-01-20-pk-social-media"], archive)
    assert shown.findings
    behind = {one for found in shown.findings for listed in (found.behind, found.later) for one in listed.ids}
    related = {one.incident for one in archive.by_id["2024-01-20-pk-social-media"].related}
    assert set(shown.others) == behind | related
    assert all(mention == mention_of(archive, archive.by_id[one]) for one, mention in shown.others.items())


def test_the_record_that_takes_the_place_of_another_is_named_by_its_title() -> None:
    other = real_archive().by_id["2024-01-20-pk-social-media"]
    one = incident(f"record_status: superseded\nrecord_note: Split.\nsuperseded_by: {other.id}\n")
    shown = around(one, archive_of(one, other))
    assert set(shown.others) == {other.id}
    assert f">{escape(other.title)}</a>" in pages(one, shown)[0].html


def test_what_stands_around_an_incident_travels_between_processes() -> None:
    archive = real_archive()
    for one in archive.incidents:
        shown = around(one, archive)
        assert pickle.loads(pickle.dumps(shown)) == shown  # noqa: S301 - our own


@given(st.lists(st.text(), unique=True, max_size=80))
def test_of_many_the_nearest_are_listed_and_the_others_counted(ids: list[str]) -> None:
    last, first = last_of(tuple(ids)), first_of(tuple(ids))
    assert last.number == first.number == len(ids)
    assert len(last.ids) == len(first.ids) == min(len(ids), MOST_LISTED)
    assert (*ids[: last.before], *last.ids) == tuple(ids)
    assert (*first.ids, *ids[len(ids) - first.after :]) == tuple(ids)


def test_a_page_says_how_many_more_there_are_than_it_lists() -> None:
    archive = blocks(60)
    html = pages(archive.by_id["2020-02-10-pk-block"], around(archive.by_id["2020-02-10-pk-block"], archive))[0].html
    assert "and 17 more before these" in html
    assert "41 incidents" in html
    assert "and 1 more after these" not in html
    html = pages(archive.by_id["2020-01-10-pk-block"], around(archive.by_id["2020-01-10-pk-block"], archive))[0].html
    assert "more before these" not in html
    assert "and 26 more after these" in html


def test_a_page_does_not_grow_with_the_archive() -> None:
    small, large = (blocks(number) for number in (60, 180))
    one, other = (
        len(pages(archive.by_id[id_], around(archive.by_id[id_], archive))[0].html)
        for archive, id_ in ((small, "2020-01-30-pk-block"), (large, "2020-03-30-pk-block"))
    )
    assert other < one * 1.1


def test_a_page_of_an_incident_is_a_function_of_what_it_is_given() -> None:
    archive = real_archive()
    one = archive.by_id["2024-01-20-pk-social-media"]
    first = pages(one, around(one, archive))
    assert first == pages(pickle.loads(pickle.dumps(one)), around(one, archive))  # noqa: S301 - our own
    assert [page.path for page in first[:1]] == [f"incidents/{one.id}.html"]
    assert {file.path.rpartition(f"{one.id}.")[2] for file in first[0].files} >= {"bib", "ris", "csl.json"}
    assert all('property="og:title"' in page.head for page in first)


@pytest.mark.parametrize("name", ["archive", "patterns", "figures_of", "facets"])
def test_a_template_of_records_that_names_the_archive_is_a_mistake(name: str) -> None:
    template = environment().from_string(f"{{{{ {name} }}}}")
    with pytest.raises(UndefinedError, match=f"'{name}' is undefined"):
        template.render()


def test_the_environment_of_the_archive_has_all_that_one_of_records_has() -> None:
    whole = environment_of(real_archive(), TEMPLATES, read_interfaces(ROOT)["en"].words)
    assert environment().globals.keys() < whole.globals.keys()
    assert environment().filters.keys() == whole.filters.keys()


def test_a_finding_is_the_same_after_it_was_kept_in_plain_values() -> None:
    archive = blocks(2 * MOST_LISTED + 3)
    findings = [found for one in archive.incidents for found in around(one, archive).findings]
    assert any(found.behind.before for found in findings)
    assert any(found.later.after for found in findings)
    assert [found_from(marshal.loads(marshal.dumps(found.row))) for found in findings] == findings  # noqa: S302 - just made
