"""What makes a page too long for one, and what then stands apart."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Publication
from generator.interface import read_interfaces
from generator.pages import Around, environment_of_records
from generator.pages.blanks import without_blanks
from generator.pages.incidents import APART, has_at_most, is_short, letters, pages_of_incident
from tests.sample_projects import ROOT, incident, real_lists


def test_letters_are_those_that_are_read_and_those_that_draw() -> None:
    assert letters("<p class='long'>one <b>two</b>\n  3</p>") == len("onetwo3")
    assert letters('<svg><title>not read</title><path d="M0 1"/></svg><script>x</script>') == len("M0 1")


MADE_OF = [
    "<",
    ">",
    " ",
    "\n",
    "a",
    "bc",
    '"',
    "<p>",
    "</p>",
    "<svg",
    "</svg>",
    "<script",
    "</script>",
    ' d="M0 1"',
    ' title="',
]


@given(st.lists(st.sampled_from(MADE_OF)).map("".join), st.integers(0, 30))
def test_a_page_is_short_if_its_letters_are_no_more_than_one_may_hold(html: str, most: int) -> None:
    assert is_short(html, most) == (letters(html) <= most)


@given(st.lists(st.sampled_from(MADE_OF)).map("".join), st.integers(0, 30), st.integers(1, 40))
def test_what_is_looked_at_in_steps_never_seems_to_hold_less_than_it_does(html: str, most: int, step: int) -> None:
    assert letters(html) <= most or not has_at_most(html, most, step)
    assert has_at_most(html, 2 * len(html) + 1, step)


@given(st.text(alphabet="ab <>\n"), st.integers(0, 20))
def test_blank_space_weighs_nothing(words: str, blanks: int) -> None:
    text = words.replace("<", "").replace(">", "")
    assert letters(text) == letters(text.replace(" ", " " * blanks)) == len("".join(text.split()))


def test_each_step_sets_more_apart_than_the_one_before() -> None:
    assert APART[0] == frozenset()
    assert all(one < other for one, other in pairwise(APART))


CODE = 'write_up: "```\\none\\n\\n    two\\n```"'


def page_by(templates: Path) -> str:
    """The page of an incident with code in its account, by these templates."""
    interfaces = read_interfaces(ROOT)
    environment = environment_of_records(real_lists(), templates, interfaces["en"].words)
    pages = pages_of_incident(incident(CODE), {}, Around(), environment, interfaces, Publication("Outages"))
    return next(pages).html


def test_code_in_an_account_keeps_its_blanks() -> None:
    assert "<pre><code>one\n\n    two\n</code></pre>" in page_by(ROOT / "site_config" / "templates")


def test_a_template_may_set_text_as_it_is() -> None:
    with TemporaryDirectory() as folder:
        templates = Path(copytree(ROOT / "site_config" / "templates", Path(folder) / "templates"))
        (templates / "incident" / "names.html").write_text("<pre>\n   a\n</pre>\n   b", "utf-8")
        assert page_by(templates).endswith("<pre>\n   a\n</pre>\nb")


@given(st.text(alphabet=" \nab"), st.text(alphabet=" \nab"))
def test_only_blank_space_that_nobody_sees_is_left_out(text: str, code: str) -> None:
    html = without_blanks(f"<p>{text}</p><pre><code>{code}</code></pre>")
    assert html.endswith(f"<pre><code>{code}</code></pre>")
    assert html.partition("<pre>")[0].split() == f"<p>{text}</p>".split()
