"""A drawing as Vega writes it -> as a page has it: with its name and words, without what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from xml.etree import ElementTree as XML

SVG = "{http://www.w3.org/2000/svg}"
LEFT_OUT = ("role", "class", "pointer-events", "font-family")
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
REFERENCE = re.compile(r"#([\w-]+)")


def variants(key: str, wide: str, narrow: str) -> str:
    """Both drawings of a chart, one after the other, with room for a name and words; the style sheet shows one."""
    return finished(wide, f"{key}-wide", "chart chart-wide") + finished(narrow, f"{key}-narrow", "chart chart-narrow")


def worded(drawings: str, key: str, title: str, description: str) -> str:
    """Both drawings with their name and words, which change more often than what is drawn."""
    for stem in (f"{key}-wide", f"{key}-narrow"):
        for tag, text in (("title", title), ("desc", description)):
            if text:
                opened = f'<{tag} id="{stem}-{tag}"'
                drawings = drawings.replace(
                    f"{opened} />", f"{opened}>{escape(printable(text), quote=False)}</{tag}>", 1
                )
    return drawings


def finished(svg: str, stem: str, classes: str) -> str:
    """SVG for a page: it has room for a name and a description, takes its size and font from the page, and shares no id."""
    root = XML.fromstring(svg)
    own_ids(root, stem)
    for element in root.iter():
        pare(element)
    head = [XML.Element("title", id=f"{stem}-title"), XML.Element("desc", id=f"{stem}-desc")]
    root[:] = [*head, *root]
    root.attrib = {
        "xmlns": SVG[1:-1],
        "class": classes,
        "viewBox": root.attrib["viewBox"],
        "role": "img",
        "aria-labelledby": f"{stem}-title {stem}-desc",
        "font-family": "inherit",
    }
    return XML.tostring(root, encoding="unicode")


def own_ids(root: XML.Element, stem: str) -> None:
    """Ids of this drawing alone: Vega numbers clips and gradients through the whole process, whatever the chart."""
    found = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    own = {old: f"{stem}-{number}" for number, old in enumerate(found, start=1)}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, own[value])
            elif "#" in value:
                element.set(name, REFERENCE.sub(lambda at: f"#{own.get(at[1], at[1])}", value))


def pare(element: XML.Element) -> None:
    """Leave out what nobody sees: namespaces, hidden parts, Vega's classes and roles, decimals beyond the hundredth."""
    element.tag = element.tag.removeprefix(SVG)
    element[:] = [child for child in element if child.get("display") != "none" and not is_empty(child)]
    for name in list(element.attrib):
        if name.startswith("aria-") or name in LEFT_OUT or (name, element.attrib[name]) == ("opacity", "1"):
            del element.attrib[name]
        elif "." in element.attrib[name]:
            element.set(name, LONG_NUMBER.sub(hundredths, element.attrib[name]))


def is_empty(element: XML.Element) -> bool:
    """A group without marks, or a frame that Vega draws around one, though it has neither line nor filling."""
    seen = {element.get("fill", "none"), element.get("stroke", "none")}
    frame = element.tag in (f"{SVG}path", f"{SVG}rect") and seen <= {"none", "transparent"}
    return frame or (element.tag == f"{SVG}g" and not len(element))


def hundredths(number: re.Match[str]) -> str:
    """A number with two decimals at most."""
    return f"{round(float(number[0]), 2) + 0.0:g}" if abs(float(number[0])) < 1000 else f"{float(number[0]):.1f}"


def printable(value: Any) -> Any:
    """A value with all its text fit for XML: a control character, which a file can hold, becomes a space."""
    if isinstance(value, str):
        return NOT_IN_XML.sub(" ", value)
    if isinstance(value, Mapping):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [printable(item) for item in value]
    return value
