"""Tabs, and spaces that only look like spaces, where the parser takes them for something else or for nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.problems import Place, Problem
from generator.yaml_source.text_rules import WHITE_SPACE

Position = tuple[int, int]  # line and column, from 0
Stretch = tuple[Position, Position]

_NO_PLAIN_SPACE = re.compile("^[ \t]*([\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])|\t")
_USE_SPACES = "use ordinary spaces: two for each step of indentation, one after a colon"


def misused_white_space(
    file: str, lines: Sequence[str], texts: Sequence[Stretch], stopped: Position | None
) -> Iterator[Problem]:
    """The first misuse in each line.

    `texts` are the stretches of quoted and block text, in which all white space is content; they are known up to the
    place where the parser `stopped`. Beyond it only a tab at the very beginning of a line is certainly misused.
    """
    for number, line in enumerate(lines):
        if "\t" in line or not line[:1].isascii() or not line.lstrip(" ")[:1].isascii():
            column = _first_misuse(number, line, texts, stopped)
            if column is not None:
                yield misuse(file, lines, (number, column))


def _first_misuse(number: int, line: str, texts: Sequence[Stretch], stopped: Position | None) -> int | None:
    for found in _NO_PLAIN_SPACE.finditer(line):
        column = found.end() - 1
        if stopped is not None and (number, column) > stopped:
            return 0 if column == 0 else None
        if not _inside(texts, (number, column)):
            return None if _in_comment(number, line[:column], texts) else column
    return None


def _inside(texts: Sequence[Stretch], position: Position) -> bool:
    index = bisect_right(texts, position, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and position < texts[index][1]


def _in_comment(number: int, before: str, texts: Sequence[Stretch]) -> bool:
    return any(
        before[max(0, found.start() - 1) : found.start()] in ("", " ", "\t")
        and not _inside(texts, (number, found.start()))
        for found in re.finditer("#", before)
    )


def misuse(file: str, lines: Sequence[str], position: Position) -> Problem:
    """The problem that at this position something else stands than an ordinary space."""
    number, column = position
    before, space = lines[number][:column], lines[number][column]
    what = "a tab" if space == "\t" else f"a space of another kind (U+{ord(space):04X})"
    where = "between the words" if before.strip() else "in the indentation"
    return Problem(Place(file, number + 1, column + 1), WHITE_SPACE.code, f"{what} stands {where}", _USE_SPACES)
