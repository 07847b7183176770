"""Templates by quick code: the same pages as by Jinja's own code, and the same words for a mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, TemplateError
from jinja2.loaders import DictLoader, FileSystemLoader
from markupsafe import Markup

from generator.addresses import Publication
from generator.interface import ENGLISH, Interface, Words, read_interfaces
from generator.pages import environment_of_records, pages_of_incident
from generator.pages.blanks import without_blanks
from generator.pages.compiling import Quick
from generator.pages.mistakes import words_for
from generator.pages.templates import Templates
from generator.patterns import Patterns
from generator.site import parts_of_archive, surroundings
from tests.kept_in_memory import Memory
from tests.sample_projects import ROOT, real_archive

TEMPLATES = ROOT / "site_config" / "templates"
SOMEWHERE = Publication("Outage Reports", "https://outages.example/")
WORDS = Words({"frame": {"worked_out": "<worked out>"}, "a": {"b": "one & two", "n": {"one": "{n}", "many": "{n}s"}}})


@cache
def interfaces() -> dict[str, Interface]:
    return read_interfaces(ROOT)


def of_texts(texts: Mapping[str, str], store: Memory | None = None) -> Templates:
    """Templates as they are for pages, of these texts."""
    return with_loader(DictLoader(dict(texts)), store)


def with_loader(loader: Any, store: Memory | None = None) -> Templates:
    made = Templates(
        store, loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"shown": shown, "twice": lambda text: text * 2}
    made.globals |= {"t": WORDS, "terms": {"yes": SimpleNamespace(label="Yes<")}}
    return made


def shown(text: object) -> Markup:
    """A filter that gives finished HTML."""
    return Markup("<i>{}</i>\n").format(text)


def by_quick_code(templates: Templates, words: Words = WORDS, **values: Any) -> str:
    return without_blanks(templates.quickly(words).get_template("page.html").render(values))


def by_jinja(templates: Templates, **values: Any) -> str:
    return without_blanks(templates.get_template("page.html").render(values))


def refuse(*_given: object, **_named: object) -> Any:
    raise AssertionError("not by this code")


def archive_pages() -> Iterator[tuple[str, str]]:
    archive = real_archive()
    patterns, words = Patterns(archive), interfaces()[ENGLISH].words
    environment = environment_of_records(archive.lists, TEMPLATES, words)
    for one, around in zip(archive.incidents, surroundings(patterns), strict=True):
        traces = archive.traces.get(one.id, {})
        for page in pages_of_incident(one, traces, around, environment, interfaces(), SOMEWHERE):
            yield page.path, page.html


def test_every_page_of_the_archive_is_the_same_by_quick_code_as_by_jinjas_own(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = list(archive_pages())
    monkeypatch.setattr(Templates, "quickly", refuse)
    assert list(archive_pages()) == quick


def test_no_page_of_an_incident_needs_jinjas_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Templates, "get_template", refuse)
    assert len(list(archive_pages())) >= len(real_archive().incidents)


def test_no_page_of_the_archive_as_a_whole_needs_it_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Templates, "get_template", refuse)
    words = interfaces()[ENGLISH].words
    assert any(part.pages for part in parts_of_archive(Patterns(real_archive()), ROOT, words, SOMEWHERE))


PARTS = [
    "{{ text }}|{{ number }}|{{ text | shown }}|{{ text | length }}",
    "<p>\n  {{ text }}\n   {{ lines }}\n</p>\n\n  <b>\n",
    "<pre>\n   {{ lines }}\n   x\n</pre>\n   y",
    "{{ t.a.b }} {{ t.a.b ~ '#x' }} {{ t.a.n.one }}",
    "{% set words = t.a %}{{ words.b }}{{ words.n.many.format(n=number) }}",
    "{% set words = t.a %}{% set words = t.frame %}{{ words.worked_out }}",
    "{{ words }}{% set words = t.a %}",
    "{% for t in many %}{{ t }}{% endfor %}{{ t.a.b }}",
    "{% for one in many %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ one }}{{ '' if loop.last else ', ' }}\n{% else %}none{% endfor %}",
    "{% for a, b in pairs %}{% for c in b %}{{ loop.last }}{% endfor %}{{ loop.first }}{{ a }}{% endfor %}",
    "{% for one in many if one > 'b' %}{{ loop.last }}{{ one }}{% endfor %}",
    "{% for one in many %}{{ loop.length }}{{ loop.cycle('x', 'y') }}{% endfor %}",
    "{% for one in many %}{% for two in [loop.index] %}{{ two }}{{ loop.index }}{% endfor %}{{ loop.index }}{% endfor %}",
    "{% for one in many %}{% include 'part.html' %}{% endfor %}",
    "{% set inner = 'out' %}{% include 'part.html' %}{{ inner }}",
    "{% include 'absent.html' ignore missing %}{% include ['absent.html', 'part.html'] %}",
    "{% import 'macros.html' as m with context %}{{ m.said(text) }}{{ m.again(text, 'x') }}",
    "{% from 'macros.html' import said with context %}{{ said(lines) }}",
    "{% macro own(x, y=2) %}<i>{{ x }}{{ y }}{{ text }}</i>{% endmacro %}{{ own(number) }}{{ own(text, y='&') }}",
    "{% macro around() %}<b>{{ caller(1) }}</b>{% endmacro %}{% call(x) around() %}{{ x }}{{ text }}{% endcall %}",
    "{{ one.attribute }}{{ one['attribute'] }}{{ table.key }}{{ table['key'] }}{{ many[1:] | join }}{{ terms.yes.label }}",
    "{{ one.absent | default('d') }}{{ one.absent is defined }}{{ absent | default(text) }}{{ 'y' if table.none is none }}",
    "{{ ' x' if number }}{{ text if number > 3 else '&' }}{{ '<' if number else text | shown }}",
    "{{ text | twice | upper }}{{ one.method(number, by=text) }}{{ -number }}{{ not number }}{{ 1 + number }}",
    "{% if number is odd and text %}x{% elif number in [2, 4] %}y{% else %}z{% endif %}",
    "{% filter upper %}{{ text }}{% endfilter %}{% set block %}<u>{{ text }}</u>{% endset %}{{ block }}",
    "{% with x = text %}{{ x }}{% endwith %}{% set x, y = pairs[0] %}{{ x }}",
    "{% if number %}{% set x = text %}{% endif %}{{ x | default('none') }}{{ x is defined }}",
    "{% if number %}{% set x = text %}{% endif %}{{ x }}",
    "{% for one in many %}{{ x | default('none') }}{% set x = one %}{{ x }}{% endfor %}",
    "{% set x = text %}{% for one in many %}{% if number %}{% set x = one %}{% endif %}{{ x }}{% endfor %}{{ x }}",
    "{% macro own() %}{{ absent | default('d') }}{{ x }}{% endmacro %}{% set x = text %}{{ own() }}",
    "{% macro own() %}{{ absent }}{% endmacro %}{{ text }}{{ own() }}",
    "{% if number %}{{ text }}{% elif absent %}x{% endif %}",
    "{% for one in absent %}{{ one }}{% endfor %}",
    "{% for one in many if absent %}{{ one }}{% endfor %}",
    "{{ text ~ absent }}",
    "{{ [absent, text] | join }}",
    "{% if number %}{{ text | nothing }}{% endif %}{{ text }}",
    "{% if number %}{{ text is nothing }}{% endif %}{{ text }}",
    "{{ 2 * 3 }}{{ 'a' ~ 'b' }}{{ '<' ~ 1 }}{{ ['&'] }}{{ 'x' if 1 > 2 else '<' }}{{ 'x' in 'xy' }}",
]
OTHERS = {
    "part.html": "\n   [{{ inner | default('none') }}{% set inner = text %}{{ inner }}{{ one }}{{ t.a.b }}]\n",
    "macros.html": "{# Macros. #}\n\n{% macro said(x) %}\n  <b>{{ x }}{{ number }}</b>\n{% endmacro %}\n"
    "{% macro again(x, y) %}{{ said(x) }}{{ y }}{% endmacro %}\n",
}


class Thing:
    """A value with attributes, and its text."""

    attribute = "an <attribute>"

    def method(self, number: int, by: str) -> str:
        return f"{number} & {by}"

    def __str__(self) -> str:
        return "a <thing>"


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("number", [0, 3, 4])
def test_whatever_a_template_says_comes_out_as_by_jinjas_own_code(part: str, number: int) -> None:
    templates = of_texts({**OTHERS, "page.html": part})
    values = {
        "text": "<b> & 'x'",
        "lines": "one\n  two\n\n three",
        "number": number,
        "many": ["a", "b", "<c>"],
        "pairs": [(1, "xy"), (2, "")],
        "one": Thing(),
        "table": {"key": "<value>", "none": None},
        "worked_out_mark": Markup("<i>"),
    }
    assert outcome(lambda: without_blanks(templates.filled("page.html", WORDS, values))) == outcome(
        lambda: by_jinja(templates, **values)
    )


def outcome(fill: Any) -> str:
    try:
        return str(fill())
    except TemplateError as mistake:
        return words_for(mistake)


@given(st.text(), st.text("\n\t \r\x0b\xa0\u2003\u2028ab<", max_size=12))
def test_blank_space_in_values_is_left_out_where_it_was(text: str, blank: str) -> None:
    assert pages()[0](text=text, blank=blank) == pages()[1](text=text, blank=blank)


@cache
def pages() -> tuple[Any, Any]:
    page = (
        "<p>\n   {{ blank }}\n  {% if text %}\n  {{ text }}\n {% endif %}\n {{ blank | shown }}\n\n  </p>\n {{ text }}"
    )
    templates = of_texts({"page.html": page})
    return (lambda **values: by_quick_code(templates, **values)), (lambda **values: by_jinja(templates, **values))


@pytest.mark.parametrize(
    ("mistake", "where"),
    [
        ("{{ no_such_name }}", "part.html:3: 'no_such_name' is undefined"),
        ("{{ one.nothing }}", "part.html:3: 'str object' has no attribute 'nothing'"),
        ("{{ t.a.nothing }}", "part.html:3: 'generator.interface.Words object' has no attribute 'nothing'"),
        ("{{ one | nothing }}", "part.html:3: No filter named 'nothing'."),
        ("{% if %}", "part.html:3: Expected an expression, got 'end of statement block'"),
    ],
)
def test_a_mistake_in_an_included_template_is_told_with_its_own_file_and_line(
    tmp_path: Path, mistake: str, where: str
) -> None:
    (tmp_path / "page.html").write_text(
        "<p>\n\n\n\n{% for one in many %}{% include 'part.html' %}{% endfor %}", "utf-8"
    )
    (tmp_path / "part.html").write_text(f"one\ntwo\n{mistake}\n", "utf-8")
    with pytest.raises(TemplateError) as told:
        with_loader(FileSystemLoader(tmp_path)).filled("page.html", WORDS, {"many": ["x"]})
    assert words_for(told.value) == where


def test_words_of_another_language_do_not_come_from_the_code_of_the_first() -> None:
    templates = of_texts({"page.html": "{{ t.a.b }} {{ worked_out_mark }}"})
    other = Words({"frame": {"worked_out": "nikala"}, "a": {"b": "ek"}})
    assert templates.filled("page.html", WORDS, {"t": WORDS}) == (
        'one &amp; two <span class="worked-out">&lt;worked out&gt;</span>'
    )
    assert templates.filled("page.html", other, {"t": other}) == 'ek <span class="worked-out">nikala</span>'


TEXTS = {"page.html": "{% include 'part.html' %}{{ t.a.b }}", "part.html": "<p>{{ text }}</p>"}


def test_what_another_process_compiled_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Memory()
    first = by_quick_code(of_texts(TEXTS, store), text="x")
    monkeypatch.setattr(Quick, "_generate", refuse)
    assert by_quick_code(of_texts(TEXTS, store), text="x") == first == "<p>x</p>one &amp; two"


def test_what_was_compiled_beforehand_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Memory()
    of_texts(TEXTS, store).prepare("page.html", WORDS)
    monkeypatch.setattr(Quick, "_generate", refuse)
    assert by_quick_code(of_texts(TEXTS, store), text="x") == "<p>x</p>one &amp; two"


def test_what_cannot_be_compiled_beforehand_is_let_be_until_a_page_is_made() -> None:
    templates = of_texts({"page.html": "{% if %}"}, Memory())
    templates.prepare("page.html", WORDS)
    with pytest.raises(TemplateError):
        templates.filled("page.html", WORDS, {})


@pytest.mark.parametrize("name", TEXTS)
def test_a_changed_template_is_never_filled_in_as_it_was(name: str) -> None:
    store = Memory()
    by_quick_code(of_texts(TEXTS, store), text="x")
    assert "<b>new</b>" in by_quick_code(of_texts({**TEXTS, name: TEXTS[name] + "<b>new</b>"}, store), text="x")


def test_changed_words_are_never_those_that_were() -> None:
    store = Memory()
    by_quick_code(of_texts(TEXTS, store), text="x")
    other = Words({**WORDS.plain, "a": {"b": "three"}})
    assert by_quick_code(of_texts(TEXTS, store), other, text="x") == "<p>x</p>three"


def test_a_filter_that_gives_finished_html_no_more_is_escaped_again() -> None:
    store = Memory()
    texts = {"page.html": "{{ text | shown }}"}
    assert by_quick_code(of_texts(texts, store), text="x") == "<i>x</i>\n"
    later = of_texts(texts, store)
    later.filters["shown"] = lambda text: f"<i>{text}</i>"
    assert by_quick_code(later, text="x") == "&lt;i&gt;x&lt;/i&gt;"


def test_damaged_code_is_compiled_anew() -> None:
    store = Memory()
    by_quick_code(of_texts(TEXTS, store), text="x")
    damaged = Memory(dict.fromkeys(store, b"damaged"))
    assert by_quick_code(of_texts(TEXTS, damaged), text="x") == "<p>x</p>one &amp; two"
