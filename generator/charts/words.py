"""Words in a drawing: lines at a place, and notes one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts.drawing import INK, LINE, MUTED, wrapped

Mark = dict[str, object]


def text(left: float, top: float, lines: Sequence[str], *, colour: str = INK, letters: int = 12) -> Mark:
    """Lines of words at a place."""
    return {"left": left, "top": top, "lines": [*lines], "colour": colour, "letters": letters}


def paragraphs(notes: Sequence[str], left: float, top: float, width: int) -> tuple[list[Mark], float]:
    """Notes one below the other, and where the last one ends."""
    marks = []
    for note in notes:
        lines = wrapped(note, width)
        marks.append(text(left, top, lines, colour=MUTED, letters=12))
        top += LINE * len(lines) + 4
    return marks, top
