"""The smallest parts of a page: links, terms, citations; whatever is in a text, none of it becomes an element."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from generator.interface import read_interfaces
from generator.pages import environment_of_records
from generator.pages.filling import links_from
from generator.pages.leaves import Links, escaped
from tests.sample_projects import ROOT, incident, real_lists

ANYTHING = "<b>&'\""


@cache
def environment() -> Environment:
    return environment_of_records(real_lists(), ROOT / "site_config" / "templates", read_interfaces(ROOT)["en"].words)


def shown(template: str, **values: Any) -> str:
    """What a template makes of values on a page in the folder of incidents."""
    cited = Links("", {"voa": ANYTHING})
    here: dict[str, Any] = {"link": links_from("incidents"), "links_to_sources": cited, "section": lambda *_: None}
    return environment().from_string(template).render(**here, **values)


@given(st.text() | st.integers() | st.none() | st.builds(Markup, st.text()) | st.floats())
def test_a_value_is_escaped_as_jinja_escapes_it(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{ text }}", "&lt;b&gt;&amp;&#39;&#34;"),
        ("{{ text | to('explore.html') }}", '<a href="../explore.html">&lt;b&gt;&amp;&#39;&#34;</a>'),
        (
            "{{ text | away('https://a.example/?a&b') }}",
            '<a href="https://a.example/?a&amp;b">&lt;b&gt;&amp;&#39;&#34;</a>',
        ),
        ("{{ text | away(none) }}", "&lt;b&gt;&amp;&#39;&#34;"),
        ("{{ text | facet_link('kinds', 'x_y') }}", '<a href="../kinds/x-y.html">&lt;b&gt;&amp;&#39;&#34;</a>'),
        ("{{ text | heading('x') }}", '<h2 id="x"><a href="#x">&lt;b&gt;&amp;&#39;&#34;</a></h2>\n'),
        ("{{ ['voa'] | cited }}", None),
        ("{{ [] | cited }}", ""),
        ("{{ 'en' | in_language }}{{ 'ur' | in_language }}", ' lang="ur"'),
        ("{{ 1 | many(words) }}, {{ 1200 | many(words) }}", "1 &lt;, 1,200 &gt;"),
        ("{{ one | ordering }}", "None"),
    ],
)
def test_a_part_of_a_page_holds_its_text_and_no_element_of_it(template: str, html: str | None) -> None:
    words = type("Words", (), {"one": "{n} <", "many": "{n} >"})
    found = shown(template, text=ANYTHING, words=words, one=incident().start[0])
    assert "<b>" not in found
    assert html is None or found == html


def test_a_term_leads_to_its_meaning_and_an_allegation_is_marked_as_one() -> None:
    found = shown("{{ 'alleged' | term('basis', 'tag') }}")
    label = real_lists()["basis"].label("alleged")
    assert found == f'<a class="tag alleged" href="../reference/vocabulary.html#basis-alleged">{label}</a>'


def test_a_link_of_words_and_one_of_finished_html_are_two_things_though_they_read_the_same() -> None:
    both = [shown("{{ words | facet_link('kinds', 'x') }}", words=one) for one in ("&", Markup("&"), "&")]
    assert both == ['<a href="../kinds/x.html">&amp;</a>', '<a href="../kinds/x.html">&</a>', both[0]]


def test_links_are_relative_to_the_folder_of_the_page() -> None:
    assert links_from("")("incidents/x.html") == "incidents/x.html"
    assert links_from("incidents")("incidents/x.html#y") == "x.html#y"
    assert links_from("countries")("incidents/x.html") == "../incidents/x.html"
