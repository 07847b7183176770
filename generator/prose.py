"""Markdown that a contributor wrote, as harmless HTML. The only room that knows Markdown and nh3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.addresses import source_anchor
from generator.incident.record import CITATION, citations

TAGS = set("p br hr em strong del a span ul ol li blockquote code pre h3 h4 h5 h6 table thead tbody tr th td".split())


class Citations(InlineProcessor):
    """[@voa, @nation] becomes links to the sources of the page, by the names of their publishers."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__(CITATION.pattern)
        self.names = names

    def handleMatch(self, match, data):  # type: ignore[no-untyped-def, override]  # noqa: N802, ANN001, ANN201 - Markdown's name and loose types
        """The element that stands for a citation, and the part of the text that it takes the place of."""
        cited = Element("span", {"class": "citations"})
        for source in citations(match.group(0)):
            link = SubElement(cited, "a", {"href": f"#{source_anchor(source)}", "class": "citation"})
            # A publisher's name is no Markdown; one that held a citation would be cited without end.
            link.text = AtomicString(self.names.get(source, source))
            link.tail = ", "
        cited[-1].tail = ""
        return cited, match.start(0), match.end(0)


class Headings(Treeprocessor):
    """The shallowest heading of a text stands one level below the title of its section, which is of level 2."""

    def run(self, root: Element) -> None:
        """Move all headings of a text by as many levels."""
        found = [element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
        shift = 3 - min((int(element.tag[1]) for element in found), default=3)
        for element in found:
            element.tag = f"h{min(6, int(element.tag[1]) + shift)}"


def as_html(markdown: str, sources: Mapping[str, str]) -> str:
    """Markdown as HTML in which nothing runs and all links are http(s); `sources` are names by source id."""
    converter = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    converter.treeprocessors.register(Headings(), "headings", 15)
    converter.inlinePatterns.register(Citations(sources), "citations", 175)
    try:
        html = converter.convert(markdown)
    except RecursionError:  # lists within lists within lists, hundreds of them
        html = f"<p>{escape(markdown)}</p>"
    return clean(html, {f"#{source_anchor(source)}" for source in sources})


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


def as_text(markdown: str) -> str:
    """Markdown as plain text in one line, without its citations."""
    bare = re.sub(rf"\s*{CITATION.pattern}", "", markdown)
    return " ".join(unescape(nh3.clean(as_html(bare, {}), tags=set())).split())
