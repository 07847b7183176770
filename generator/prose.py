"""Markdown that a contributor wrote, as harmless HTML. The only room that knows markdown-it and nh3.

Python-Markdown, which MkDocs brings along, takes time with the square of some texts; this parser does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from html import unescape
from itertools import count, pairwise
from typing import TYPE_CHECKING

import nh3

from generator.addresses import source_anchor
from generator.incident.record import CITATION, citations

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

HEADINGS = "h3 h4 h5 h6".split()
# Of prose in which only headings and citations are marked, and every line of a paragraph begins with a letter, it is known
# without a parser what comes of it: most prose is written so, and a parser takes a hundred times as long.
LETTERS = r"[^\\`*_\[\]<>&\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]*"
CITED = r"\[@[A-Za-z0-9_.-]+(?:[,;] ?@[A-Za-z0-9_.-]+)*\]"
LINE = rf"[^\W\d_]{LETTERS}(?:{CITED}{LETTERS})*"
HEADING = rf"#{{1,6}} (?! ){LETTERS.replace('[^', '[^#')}"
BLOCK = rf"(?:{HEADING}|{LINE}(?:\n{LINE})*)"
HARDLY_MARKED = re.compile(rf"{BLOCK}(?:\n\n+{BLOCK})*")
NAME = re.compile(LETTERS.replace("<>&", ""))
PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9_.-]*")
CITED_ID = re.compile(r"@([\w.-]+)")
BEFORE_A_MARK = re.compile(r" ([.,;:!?])(?= |$)")
TAGS = {*HEADINGS, *"p br hr em strong a span ul ol li blockquote code pre table thead tbody tr th td".split()}


@cache
def markdown() -> MarkdownIt:
    """CommonMark with tables and citations; HTML is text, and an image is the link to it, for it would be a request."""
    from markdown_it import MarkdownIt  # sixty files, and who makes the pages of the archive parses nothing

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
    opened.attrs = {"class": "citation", "href": f"{state.env['page']}#{source_anchor(source)}"}
    state.push("text", "", 0).content = state.env["names"].get(source, source)
    state.push("link_close", "a", -1)


def with_headings_below(tokens: list[Token]) -> list[Token]:
    """The shallowest heading of a text stands one level below the title of its section, which is of level 2."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    shift = 3 - min((int(token.tag[1]) for token in headings), default=3)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
    return tokens


def as_html(prose: str, sources: Mapping[str, str], page: str = "", anchors: str = "") -> str:
    """Markdown as HTML in which nothing runs and all links are http(s).

    `sources` are names by source id, and `page` is the address of the page that lists them, where it is another. With
    `anchors`, its headings have anchors that begin so.
    """
    if is_hardly_marked(prose) and can_be_cited(citations(prose), sources, page):
        return "\n".join(blocks(prose, sources, page, anchors))
    return parsed_as_html(prose, sources, page, anchors)


def parsed_as_html(prose: str, sources: Mapping[str, str], page: str, anchors: str) -> str:
    """The same of any Markdown, however it is marked."""
    parser = markdown()
    tokens = parser.parse(prose, {"names": sources, "page": page})
    for opened, anchor, _ in titles(tokens, anchors) if anchors else ():
        opened.attrSet("id", anchor)
    html = parser.renderer.render(with_headings_below(tokens), parser.options, {})
    return clean(html, {f"{page}#{source_anchor(source)}" for source in sources}).rstrip("\n")


@lru_cache(maxsize=8)  # of a summary it is asked for the page and for the words that stand for the page
def is_hardly_marked(prose: str) -> bool:
    """Whether a text is paragraphs and headings with no marks in them but citations; a blank at the end of a line is one."""
    return " \n" not in f"{prose}\n" and HARDLY_MARKED.fullmatch(prose.strip("\n")) is not None


def can_be_cited(cited: Iterable[str], sources: Mapping[str, str], page: str) -> bool:
    """Whether links to these sources come out as they are written."""
    named = all(one in sources and is_plain(sources[one]) for one in cited)
    return named and PLAIN_ADDRESS.fullmatch(page) is not None


@lru_cache(maxsize=2048)
def is_plain(name: str) -> bool:
    """Whether a name stays as it is in a link."""
    return NAME.fullmatch(name) is not None


def blocks(prose: str, sources: Mapping[str, str], page: str, anchors: str) -> Iterator[str]:
    """Each paragraph and each heading of a hardly marked text as HTML."""
    linked = CITATION.sub(partial(links, sources, page), prose) if "[@" in prose else prose
    found, taken = [block for part in linked.split("\n\n") if (block := part.strip("\n"))], set[str]()
    shift = 3 - min([depth(block) for block in found if block[0] == "#"], default=3)
    for block in found:
        if block[0] == "#":
            tag, title = f"h{min(6, depth(block) + shift)}", block.lstrip("#").strip()
            anchor = f' id="{free_anchor(words_of(title), anchors, taken)}"' if anchors else ""
            yield f"<{tag}{anchor}>{title}</{tag}>"
        else:
            yield f"<p>{block}</p>"


def depth(heading: str) -> int:
    """Of which level a heading is written."""
    return len(heading) - len(heading.lstrip("#"))


def links(sources: Mapping[str, str], page: str, found: re.Match[str]) -> str:
    """A citation as links to its sources, by their names."""
    each = ", ".join([link_to(one, sources[one], page) for one in CITED_ID.findall(found[1])])
    return f'<span class="citations">{each}</span>'


@lru_cache(maxsize=2048)  # the sources of most records are called alike, and each is cited more than once
def link_to(source: str, name: str, page: str) -> str:
    """A link to one source, by its name."""
    return f'<a class="citation" href="{page}#{source_anchor(source)}" rel="noopener noreferrer">{escaped(name)}</a>'


def escaped(text: str) -> str:
    """Text as it stands between two tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def titles(tokens: list[Token], anchors: str) -> Iterator[tuple[Token, str, str]]:
    """Each heading, an anchor made of its words that no other has, and its title as plain text."""
    taken: set[str] = set()
    for opened, inline in pairwise(tokens):
        if opened.type == "heading_open":
            title = as_text(inline.content)
            yield opened, free_anchor(words_in(title), anchors, taken), title


def words_in(title: str) -> Sequence[str]:
    """What an anchor is made of."""
    return re.findall(r"\w+", title.casefold())


@lru_cache(maxsize=1024)  # accounts are often parted in the same way
def words_of(heading: str) -> Sequence[str]:
    """The same of a title in Markdown."""
    return words_in(as_text(heading))


def free_anchor(words: Iterable[str], anchors: str, taken: set[str]) -> str:
    """An anchor for a title by its words, which is taken from now on."""
    anchor = stem = "-".join([anchors, *words])
    numbers = count(2)
    while anchor in taken:
        anchor = f"{stem}-{next(numbers)}"
    taken.add(anchor)
    return anchor


def headings(prose: str, anchors: str) -> tuple[tuple[str, str], ...]:
    """The headings of a text: the anchor of each and its title."""
    tokens = markdown().parse(prose, {"names": {}, "page": ""})
    return tuple((anchor, title) for _, anchor, title in titles(tokens, anchors))


def clean(html: str, anchors: set[str]) -> str:
    """HTML with nothing in it but the few elements that prose needs; other links only to `anchors`."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, **{one: {"id"} for one in HEADINGS}, "*": set()},
        allowed_classes={"a": {"citation"}, "span": {"citations"}},
        url_schemes={"http", "https"},
        url_relative=lambda url: url if url in anchors else None,
    )


def as_text(prose: str) -> str:
    """Markdown as plain text in one line, without its citations."""
    bare = CITATION.sub("", prose)
    if is_hardly_marked(bare):
        text = "\n".join(block.lstrip("#") for block in bare.split("\n"))
    else:
        text = unescape(nh3.clean(parsed_as_html(bare, {}, "", ""), tags=set()))
    line = " ".join(text.split())
    # Where a citation stood before a full stop or a comma, a blank is left.
    return BEFORE_A_MARK.sub(r"\1", line)
