"""Words are put into a drawing after Vega has drawn it.

We say where words stand, so that Vega need not know how long they are; but it measures all that it is given, letter by
letter, which takes it several times as long as all the rest. So each text comes to Vega empty, with its number as an
attribute that otherwise says nothing of a text, and by that number it is found again. Only a text that may be too long
for its place is left to Vega, which measures it and cuts it off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

Words = str | Sequence[str]
Rows = Sequence[Mapping[str, object]]

LINES, NUMBER = "lines", "word"  # the fields of words and of their number
LABELS, LABEL_NUMBERS = "tick_labels", "tick_words"  # the same of an axis: signals, by what stands at each tick
FIND = re.compile(r'<text ([^>]*?)font-size="([\d.]+)px"([^>]*?) stroke-dashoffset="(\d+)"([^>]*)/>')
# What JavaScript takes for blank at both ends of a text.
BLANK = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

# How wide the letters are of the font that vl-convert brings, in hundredths of its height; no other is taken for granted.
WIDTHS = {
    letter: width
    for width, letters in (
        (23, "'ijl\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"),
        (28, "!,./:;I[]ft| \N{NO-BREAK SPACE}\N{MIDDLE DOT}"),
        (36, '()-r"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'),
        (50, "Jcksvxyz"),
        (56, "0123456789?L_abdeghnopqu#$\N{EN DASH}"),
        (62, "FTZ+<=>"),
        (67, "ABEKPSVXY&"),
        (73, "CDHNRUw"),
        (78, "GOQ"),
        (84, "Mm"),
        (95, "W%"),
        (102, "@\N{EM DASH}\N{HORIZONTAL ELLIPSIS}"),
    )
    for letter in letters
}
UNKNOWN = 10_000


def prepared(vega: dict[str, Any]) -> dict[str, Any]:
    """A specification whose texts carry their number into the drawing."""
    for mark in vega["marks"]:
        if mark["type"] == "text":
            mark["encode"]["update"]["strokeDashOffset"] = {"field": NUMBER}
    for axis in vega.get("axes", []):
        labels = axis.get("encode", {}).get("labels", {}).get("update", {})
        signal = labels.get("text", {}).get("signal", "")
        if LABELS in signal:
            labels["strokeDashOffset"] = {"signal": signal.replace(LABELS, LABEL_NUMBERS)}
            vega["signals"].append({"name": LABEL_NUMBERS, "value": {}})
    return vega


def limits(vega: Mapping[str, Any]) -> dict[str, tuple[str, float]]:
    """By the names of data, how wide their words may be: the name of the setting that says it, and the size of the letters."""
    texts = [mark for mark in vega["marks"] if mark["type"] == "text" and "limit" in mark["encode"]["update"]]
    found = {mark["from"]["data"]: mark["encode"]["update"] for mark in texts}
    return {name: (looks["limit"]["signal"], looks["fontSize"]["value"]) for name, looks in found.items()}


class Lettering:
    """The words of one drawing: taken out of what Vega is given, and put into what it has drawn."""

    def __init__(self) -> None:
        self.words: list[Words] = []

    def number(self, words: Words) -> int:
        """The number under which words are found again."""
        self.words.append(words)
        return len(self.words) - 1

    def without(self, rows: Rows, limit: float = 0, size: float = 0) -> Rows:
        """Rows of data with the numbers of their words; those that may be too long for a limit keep their words."""
        return [
            {**row, LINES: "", NUMBER: self.number(row[LINES])}  # type: ignore[arg-type]
            if LINES in row and (not limit or fits(row[LINES], limit / size))  # type: ignore[arg-type]
            else row
            for row in rows
        ]

    def labels(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Settings with the numbers of the labels of an axis."""
        if LABELS not in settings:
            return dict(settings)
        labels: Mapping[str, Words] = settings[LABELS]
        numbers = {at: self.number(words) for at, words in labels.items()}
        return {**settings, LABELS: dict.fromkeys(labels, ""), LABEL_NUMBERS: numbers}

    def put_into(self, svg: str) -> str:
        """A drawing with its words."""
        return FIND.sub(self.text, svg)

    def text(self, found: re.Match[str]) -> str:
        """The words in the place of an empty text, as Vega would have written them."""
        before, size, between, number, after = found.groups()
        content = content_of(self.words[int(number)], float(size))
        return f'<text {before}font-size="{size}px"{between}{after}>{content}</text>'


def content_of(words: Words, size: float) -> str:
    """Words as the content of a text: a single line as it is, several one below the other."""
    first, *rest = [
        escape(line.strip(BLANK), quote=False) for line in ([words] if isinstance(words, str) else words)
    ] or [""]
    if not rest:
        return first
    below = "".join(f'<tspan x="0" dy="{size + 2:g}">{line}</tspan>' for line in rest)
    return f"<tspan>{first}</tspan>{below}"


def fits(words: Words, room: float) -> bool:
    """Whether words are surely no wider than a room, in heights of their font."""
    lines = [words] if isinstance(words, str) else words
    return all(sum(WIDTHS.get(letter, UNKNOWN) for letter in line) <= 100 * room for line in lines)
