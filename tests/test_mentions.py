"""Other incidents as a page shows them: links, marks and lists of those behind a finding."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from jinja2 import Environment

from generator.interface import read_interfaces
from generator.pages import Mention, environment_of_records
from generator.pages.filling import links_from
from tests.sample_projects import ROOT, real_lists

HOSTILE, SHOWN = "<b>&", "&lt;b&gt;&amp;"
OTHERS = {f"i{n}": Mention(f"i{n}", HOSTILE, "ur", f"{n} May", ("x",), "published", is_claim=False) for n in range(20)}


@cache
def environment() -> Environment:
    return environment_of_records(real_lists(), ROOT / "site_config" / "templates", read_interfaces(ROOT)["en"].words)


def shown(template: str, **values: Any) -> str:
    here = {"link": links_from("incidents"), "others": OTHERS, "one": OTHERS["i1"]}
    return environment().from_string(template).render({**here, **values})


def test_an_incident_is_a_link_by_its_title_in_its_language() -> None:
    assert shown("{{ one | to_incident }}") == f'<a href="i1.html" lang="ur">{SHOWN}</a>'


@pytest.mark.parametrize(
    ("is_claim", "status", "marks"), [(False, "published", 0), (True, "published", 1), (True, "disputed", 2)]
)
def test_a_claim_and_a_record_that_is_called_in_question_are_marked(is_claim: bool, status: str, marks: int) -> None:
    one = Mention("x", HOSTILE, "en", "", (), status, is_claim=is_claim)
    assert shown("{{ one | claim_marks(is_claim) }}", one=one, is_claim=is_claim).count("caution") == marks


def test_those_behind_a_finding_stand_in_a_list_and_the_incident_itself_without_a_link() -> None:
    found = shown("{{ ['i1', 'i2'] | listed(others, 'i2') }}")
    assert found.startswith('<ol class="plain">\n')
    assert f'<li>1 May: <a href="i1.html" lang="ur">{SHOWN}</a></li>' in found
    assert "<li>2 May: this incident</li>" in found


def test_an_incident_in_a_list_shows_what_is_said_of_it_now_and_leads_there_from_any_folder() -> None:
    later = {"i1": Mention("i1", "Another title", "en", "2 May", ("x",), "published", is_claim=False)}
    assert '<a href="i1.html" lang="ur">' in shown("{{ ['i1'] | listed(others) }}")
    assert '<li>2 May: <a href="i1.html">Another title</a></li>' in shown("{{ ['i1'] | listed(others) }}", others=later)
    assert '<a href="../incidents/i1.html"' in shown("{{ ['i1'] | listed(others) }}", link=links_from("series"))


@pytest.mark.parametrize(("number", "more", "is_folded"), [(12, 0, False), (13, 0, True), (12, 1, True)])
def test_a_long_list_is_folded_with_those_that_are_only_counted(number: int, more: int, is_folded: bool) -> None:
    found = shown("{{ ids | listed(others, before=more) }}", ids=list(OTHERS)[:number], more=more)
    assert ("<summary>13 incidents</summary>" in found) == is_folded
    assert ("and 1 more before these" in found) == bool(more)
    assert found.count("<li>") == number + more
