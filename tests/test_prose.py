"""Prose keeps its meaning and loses whatever could run, track, restyle or lead somewhere else."""

from __future__ import annotations

from html.parser import HTMLParser
from time import process_time
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generator.prose as module
from generator.prose import TAGS, as_html, as_text, headings, is_hardly_marked, parsed_as_html

SOURCES = {"voa": "Voice of America", "nation": "The Nation", "a.b-1": "A <b>*B*</b> & [@voa] `C`"}
ANCHORS = {f"#source-{key}" for key in SOURCES}
ALLOWED = {"a": {"href", "title", "class", "rel"}, "span": {"class"}}


class Elements(HTMLParser):
    """Everything in some HTML that is not text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def assert_harmless(html: str) -> None:
    """Only the few elements and attributes of prose, and links to the web or to sources of the page."""
    found = Elements(html)
    assert found.other == []
    for tag, attributes in found.tags:
        assert tag in TAGS
        assert set(attributes) <= ALLOWED.get(tag, set())
        assert attributes.get("class", "") in {"", "citation", "citations"}
        href = attributes.get("href")
        assert href is None or href in ANCHORS or href.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"),
        ("# What was seen", "<h3>What was seen</h3>"),
        ("### Seen", "<h3>Seen</h3>"),
        ("# One\n\n## Two", "<h3>One</h3>\n<h4>Two</h4>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        (
            "[X](https://x.example/?a=1&b=2 'T')",
            '<p><a href="https://x.example/?a=1&amp;b=2" title="T" rel="noopener noreferrer">X</a></p>',
        ),
        (
            "<https://x.example/>",
            '<p><a href="https://x.example/" rel="noopener noreferrer">https://x.example/</a></p>',
        ),
        (
            "| a |\n|--:|\n| 1 |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>",
        ),
    ],
)
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    assert as_html(markdown, SOURCES) == html


def cited(*sources: str) -> str:
    """The HTML of a citation."""
    links = (
        f'<a class="citation" href="#source-{source}" rel="noopener noreferrer">{SOURCES[source]}</a>'
        for source in sources
    )
    return f'<span class="citations">{", ".join(links)}</span>'


def test_a_citation_is_a_link_to_each_source_under_its_name() -> None:
    html = as_html("Off [@voa], and\non [@nation, @voa].", SOURCES)
    assert html == f"<p>Off {cited('voa')}, and\non {cited('nation', 'voa')}.</p>"


def test_a_citation_may_run_over_two_lines() -> None:
    assert as_html("Off [@voa,\n@nation].", SOURCES) == f"<p>Off {cited('voa', 'nation')}.</p>"


def test_the_name_of_a_source_is_text_whatever_is_in_it() -> None:
    html = as_html("[@a.b-1]", SOURCES)
    assert "A &lt;b&gt;*B*&lt;/b&gt; &amp; [@voa] `C`</a>" in html
    assert_harmless(html)


def test_a_citation_of_a_source_that_is_not_there_leads_nowhere() -> None:
    html = as_html("[@other]", SOURCES)
    assert Elements(html).tags[2] == ("a", {"class": "citation", "rel": "noopener noreferrer"})


def test_in_code_a_citation_is_code() -> None:
    assert as_html("`[@voa]`", SOURCES) == "<p><code>[@voa]</code></p>"


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "![x](https://track.example/pixel.png)",
    "![x](x' onerror='alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x]( javascript:alert(1) )",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](mailto:a@example.org)",
    "[x](/etc/passwd) [y](../index.html) [z](//evil.example) [w](#other) [v](?a) [u](\\\\evil.example)",
    "<javascript:alert(1)>",
    "<a@example.org>",
    "[x]\n\n[x]: javascript:alert(1)",
    '[x](https://x.example "\' onmouseover=alert(1)")',
    '[x](https://x.example/"onmouseover="alert(1))',
    "<a href='https://x.example' onclick=alert(1) target=_blank id=top style=color:red ping=//evil.example>x</a>",
    '<a href="&#x6A;avascript:alert(1)">x</a>',
    "<style>body{display:none}</style>",
    '<p style="position:fixed" class="md-header" id="x" title="y" lang="z" dir="rtl">x</p>',
    '<span class="citations evil">x</span> <a class="md-button">x</a>',
    "<iframe src=https://evil.example></iframe>",
    "<object data=x></object><embed src=x><base href=//evil.example><meta http-equiv=refresh content=0><link rel=stylesheet>",
    "<form action=//evil.example><input name=password><button formaction=javascript:x>x</button></form>",
    "<svg onload=alert(1)><style><img src=x onerror=alert(1)></style><script>alert(1)</script></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!-- a comment --> text <!-- <script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]> <?php echo 1 ?> <!DOCTYPE html>",
    "[[[[x](javascript:a)](javascript:b)](javascript:c)]",
    "[@voa[@voa]](javascript:alert(1))",
    "[TOC]\n\n# <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "`<script>alert(1)</script>`\n\n    <script>alert(1)</script>",
    "\x02wzxhzdk:0\x03 \x02amp\x03 klzzwxh:0000",
    "x\x00y <\x00script>alert(1)</script>",
    "<a/href=javascript:alert(1)>x <x onfocus=alert(1) autofocus>",
    "<div\n\nonclick=alert(1)>x",
    "<details open ontoggle=alert(1)><summary>x</summary></details> <video><source onerror=alert(1)></video>",
]


@pytest.mark.parametrize("markdown", HOSTILE)
def test_nothing_hostile_gets_through(markdown: str) -> None:
    html = as_html(markdown, SOURCES)
    assert_harmless(html)
    as_text(markdown)


def test_a_heading_leaves_no_anchor_and_no_table_of_contents() -> None:
    assert as_html("[TOC]\n\n# source-voa", SOURCES) == "<p>[TOC]</p>\n<h3>source-voa</h3>"


def test_a_relative_link_keeps_its_words_only() -> None:
    assert as_html("[x](/y)", SOURCES) == '<p><a rel="noopener noreferrer">x</a></p>'


@pytest.mark.parametrize("part", ["[", "- ", "> ", "*a ", "[a](", "![[", "`a", "<", "[@voa]"])
def test_no_text_takes_long_or_exhausts_the_stack(part: str) -> None:
    # Each of these took Python-Markdown minutes, or ended it; the test ends because this parser does not mind.
    assert_harmless(as_html(part * 20_000, SOURCES))
    deep = "\n".join(f"{'  ' * depth}- <b>x" for depth in range(400))
    assert_harmless(as_html(deep, SOURCES))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One *two* `three`.\n\nFour\nfive.", "One two three. Four five."),
        ("Off [@voa]. Then on [@nation, @voa], said\n[@voa] all.", "Off. Then on, said all."),
        ("- a\n- b\n\n| c | d |\n|---|---|\n| 1 | 2 |", "a b c d 1 2"),
        ("AT&T &amp; \"Dawn\" < 'x'", "AT&T & \"Dawn\" < 'x'"),
        ("[words](https://x.example)", "words"),
        ("a<script>alert(1)</script>b", "a<script>alert(1)</script>b"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_as_text_it_is_one_line_of_words_without_citations(markdown: str, text: str) -> None:
    assert as_text(markdown) == text


PIECES = st.sampled_from(
    [
        *HOSTILE,
        "[@voa]",
        "[@",
        "](",
        ")",
        "[",
        "<",
        ">",
        "<!--",
        "-->",
        "`",
        "```",
        "&",
        ";",
        "#",
        "* ",
        "> ",
        "|",
        "\n",
        "\n\n",
        "    ",
    ]
)
PROSE = st.lists(PIECES | st.text(max_size=12), max_size=12).map("".join)


@given(PROSE)
def test_whatever_is_written_the_page_stays_harmless_and_the_text_a_line(markdown: str) -> None:
    assert_harmless(as_html(markdown, SOURCES))
    text = as_text(markdown)
    assert text == " ".join(text.split())


@given(st.text())
def test_whatever_a_source_is_called_its_name_runs_nothing(name: str) -> None:
    html = as_html("Off [@voa].", {"voa": name})
    found = Elements(html)
    assert [tag for tag, _attributes in found.tags] == ["p", "span", "a"]
    assert found.other == []


def test_headings_have_anchors_of_their_own_words_where_they_are_asked_for() -> None:
    prose = "### What *was* seen [@voa]\n\nText.\n\n### What was seen\n\n### What was seen 2\n\n### \u06a9\u0628"
    assert headings(prose, "account") == (
        ("account-what-was-seen", "What was seen"),
        ("account-what-was-seen-2", "What was seen"),
        ("account-what-was-seen-2-2", "What was seen 2"),
        ("account-\u06a9\u0628", "\u06a9\u0628"),
    )
    found = [
        attributes["id"] for tag, attributes in Elements(as_html(prose, SOURCES, anchors="account")).tags if tag == "h3"
    ]
    assert found == [anchor for anchor, _ in headings(prose, "account")]
    assert " id=" not in as_html(prose, SOURCES)


def test_citations_lead_to_the_page_that_lists_the_sources() -> None:
    assert 'href="other.html#source-voa"' in as_html("It was [@voa]. [x](#source-voa)", SOURCES, "other.html")
    assert 'href="#source-voa"' not in as_html("It was [@voa]. [x](#source-voa)", SOURCES, "other.html")


# What needs no parser

MARKS = "ab Zé1ی0.,;:#@[]()!-*_`\\<>&\"'|~=+\n\u00a0\u2003\u200d\t\r"
PIECES = st.sampled_from(
    [
        *"a b\n ",
        "\n\n",
        "# ",
        "## One",
        "### Two\n\n",
        "Word. ",
        "یوٹیوب بند ہے۔",
        "[@voa]",
        "[@voa, @nation]",
        "[@a.b-1; @voa]",
        "[@nobody]",
        "1. ",
        "- ",
        "12:30",
        "    ",
        "***",
        "|a|\n|-|\n",
        "http://x.example/",
        "&amp;",
    ]
)
WRITTEN = st.one_of(
    st.text(alphabet=MARKS, max_size=40),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map("".join),
)


@settings(max_examples=300)
@given(prose=WRITTEN, anchors=st.sampled_from(["", "account"]), page=st.sampled_from(["", "2022-08-21-pk.html"]))
def test_what_needs_no_parser_comes_out_as_the_parser_has_it(prose: str, anchors: str, page: str) -> None:
    assert as_html(prose, SOURCES, page, anchors) == parsed_as_html(prose, SOURCES, page, anchors)


@settings(max_examples=300)
@given(prose=WRITTEN)
def test_plain_text_is_the_same_with_and_without_the_parser(prose: str) -> None:
    with patch.object(module, "is_hardly_marked", lambda text: False):
        parsed = as_text(prose)
    assert as_text(prose) == parsed


@given(name=st.text(max_size=12))
def test_a_source_has_its_name_whichever_letters_are_in_it(name: str) -> None:
    prose, names = "Seen [@voa].", {"voa": name}
    assert as_html(prose, names) == parsed_as_html(prose, names, "", "")


def test_most_prose_needs_no_parser() -> None:
    for prose in ("One.\n\nTwo [@voa, @nation], \u201cthree\u201d.", "## Seen\n\nPages\nloaded slowly [@voa].\n"):
        assert is_hardly_marked(prose)
    for prose in ("*One*", "1. One", "One  \ntwo", "a & b", "One\n===", "# One\nTwo", ""):
        assert not is_hardly_marked(prose)


def test_a_long_text_is_looked_at_once() -> None:
    for prose in ("a [@b" * 20_000, "a#" * 50_000 + "*", "# " * 50_000, "a\n" * 50_000 + "*"):
        started = process_time()
        assert not is_hardly_marked(prose)
        assert process_time() - started < 1
