"""What makes a page too long for one, and what then stands apart."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.blanks import without_blanks
from generator.pages.incidents import APART, is_short, letters


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


@given(st.text(alphabet="ab <>\n"), st.integers(0, 20))
def test_blank_space_weighs_nothing(words: str, blanks: int) -> None:
    text = words.replace("<", "").replace(">", "")
    assert letters(text) == letters(text.replace(" ", " " * blanks)) == len("".join(text.split()))


def test_each_step_sets_more_apart_than_the_one_before() -> None:
    assert APART[0] == frozenset()
    assert all(one < other for one, other in pairwise(APART))


@given(st.text(alphabet=" \nab"), st.text(alphabet=" \nab"))
def test_only_blank_space_that_nobody_sees_is_left_out(text: str, code: str) -> None:
    html = without_blanks(f"<p>{text}</p><pre><code>{code}</code></pre>")
    assert html.endswith(f"<pre><code>{code}</code></pre>")
    assert html.partition("<pre>")[0].split() == f"<p>{text}</p>".split()
