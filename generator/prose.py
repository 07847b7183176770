"""Markdown that a contributor wrote, as harmless HTML. The only room that knows markdown-it and nh3.

Python-Markdown, which MkDocs brings along, takes time with the square of some texts; this parser does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.addresses import source_anchor
from generator.incident.record import CITATION, citations

TAGS = set("p br hr em strong a span ul ol li blockquote code pre h3 h4 h5 h6 table thead tbody tr th td".split())


def markdown() -> MarkdownIt:
    """CommonMark with tables and citations; HTML is text, and an image is the link to it, for it would be a request."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.inline.ruler.before("link", "citation", take_citation)
    return parser


def take_citation(state: StateInline, silent: bool) -> bool:
    """[@voa, @nation] becomes links to the sources of the page, by the names of their publishers."""
    found = CITATION.match(state.src, state.pos)
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        state.push("span_open", "span", 1).attrSet("class", "citations")
        for number, source in enumerate(citations(found[0])):
            if number:
                state.push("text", "", 0).content = ", "
            link_source(state, source)
        state.push("span_close", "span", -1)
    state.pos = found.end()
    return True


def link_source(state: StateInline, source: str) -> None:
    """A link to one source, by its name, which is no Markdown."""
    opened = state.push("link_open", "a", 1)
    opened.attrs = {"class": "citation", "href": f"#{source_anchor(source)}"}
    state.push("text", "", 0).content = state.env["names"].get(source, source)
    state.push("link_close", "a", -1)


def with_headings_below(tokens: list[Token]) -> list[Token]:
    """The shallowest heading of a text stands one level below the title of its section, which is of level 2."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    shift = 3 - min((int(token.tag[1]) for token in headings), default=3)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
    return tokens


PARSER = markdown()


def as_html(prose: str, sources: Mapping[str, str]) -> str:
    """Markdown as HTML in which nothing runs and all links are http(s); `sources` are names by source id."""
    env = {"names": sources}
    html = PARSER.renderer.render(with_headings_below(PARSER.parse(prose, env)), PARSER.options, env)
    return clean(html, {f"#{source_anchor(source)}" for source in sources}).rstrip("\n")


def clean(html: str, anchors: set[str]) -> str:
    """HTML with nothing in it but the few elements that prose needs; links within the page only to `anchors`."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "*": set()},
        allowed_classes={"a": {"citation"}, "span": {"citations"}},
        url_schemes={"http", "https"},
        url_relative=lambda url: url if url in anchors else None,
    )


def as_text(prose: str) -> str:
    """Markdown as plain text in one line, without its citations."""
    bare = CITATION.sub("", prose)
    line = " ".join(unescape(nh3.clean(as_html(bare, {}), tags=set())).split())
    # Where a citation stood before a full stop or a comma, a blank is left.
    return re.sub(r" ([.,;:!?])(?= |$)", r"\1", line)
