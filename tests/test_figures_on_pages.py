"""Charts, answers and picked parts as filters of templates: whatever is in a text, none of it becomes an element."""

from __future__ import annotations

from typing import Any

import pytest

from generator.charts import Chart
from generator.interface import read_interfaces
from generator.pages import environment_of_records
from generator.pages.filling import links_from
from generator.pages.leaves import Links
from generator.pages.picking import affected, besides, effects_said, otherwise
from tests.sample_projects import ROOT, incident, real_lists

HOSTILE = "<b>&'\""
SHOWN = "&lt;b&gt;&amp;&#39;&#34;"
CHART = Chart("x", HOSTILE, HOSTILE, "<svg></svg>", (HOSTILE,), ((HOSTILE,), ("plain",)), explore="timeline")


def shown(template: str, **values: Any) -> str:
    """What a template makes of values on the page of an incident."""
    words = read_interfaces(ROOT)["en"].words
    here = {
        "link": links_from("incidents"),
        "data_of": lambda key, ending: f"incidents/{key}.{ending}",
        "worked_out_mark": "",
        "links_to_sources": Links("", dict.fromkeys(incident().sources, HOSTILE)),
        "incident": incident(),
    }
    environment = environment_of_records(real_lists(), ROOT / "site_config" / "templates", words)
    return environment.from_string(template).render(**here, **values)


@pytest.mark.parametrize("template", ["{{ chart | in_words }}", "{{ chart | figure }}"])
def test_the_words_and_the_table_of_a_chart_are_text(template: str) -> None:
    found = shown(template, chart=CHART)
    assert "<b>" not in found
    assert f'aria-label="{SHOWN}"' in found
    assert f"<td>{SHOWN}</td>" in found
    assert "<td>plain</td>" in found


def test_a_chart_whose_words_stand_elsewhere_leads_there() -> None:
    found = shown("{{ chart | figure(instead='x.evidence.html#timeline') }}", chart=CHART)
    assert '<a href="x.evidence.html#timeline">' in found
    assert "<details>" not in found
    assert "<table" not in found


def test_who_says_something_is_told_with_the_source_and_nothing_of_its_name_becomes_an_element() -> None:
    found = shown("{{ incident.start | sayings }}")
    assert found.startswith('<ul class="sayings">\n<li>')
    assert SHOWN in found
    assert "<b>" not in found


def test_what_sources_say_of_a_platform_is_told_once_each() -> None:
    said = [type("Effect", (), {"affected": one})() for one in ("yes", "no", "yes")]
    assert effects_said(said) == ("yes", "no")


def test_platforms_are_parted_by_whether_any_source_says_that_they_were_affected() -> None:
    said = {"x": ("no", "yes"), "youtube": ("reported", "reported", "no"), "whatsapp": ("yes",)}
    platforms = {one: [type("Effect", (), {"affected": how})() for how in words] for one, words in said.items()}
    assert affected(platforms) == ["x", "whatsapp"]
    assert otherwise(platforms) == [("youtube", ("reported", "no"))]


def test_a_scale_has_a_bar_for_each_level_and_those_above_it_are_pale() -> None:
    bars = shown("{{ 3 | scale(4) }}").split("<path")[1:]
    assert ["off" in one for one in bars] == [False, False, False, True]
    assert [one.split('"')[-2] for one in bars][-1] == "M36 20v-20h8v20z"


def test_entries_besides_those_known_keep_their_order() -> None:
    entries = [type("Entry", (), {"id": one})() for one in "abcd"]
    assert [one.id for one in besides(entries, {"b"}, ["d"])] == ["a", "c"]
