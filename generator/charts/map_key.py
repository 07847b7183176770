"""The key of a country's map: what shades, dots and the outline stand for, one below the other, then the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import pi, sqrt

from generator.charts.counted import incidents_in_words
from generator.charts.country_places import Groups, Named
from generator.charts.drawing import LINE, wrapped
from generator.charts.map_marks import STEP, Shades, shade
from generator.charts.words import Mark, paragraphs, text

LEAST, MORE = 26, 190  # square pixels of a dot, and how much more the largest has
INDENT = 24  # pixels: where words begin beside a mark
HEADING = "Incidents in which sources name the area"


@dataclass
class Key:
    """The marks and words of a key while it is written from the top down."""

    left: float
    top: float
    width: int
    marks: dict[str, list[Mark]] = field(default_factory=lambda: {name: [] for name in ("squares", "dots", "strokes")})
    words: list[Mark] = field(default_factory=list)

    def say(self, said: str, indent: int = INDENT) -> None:
        """Words beside the mark that was made last, or, without an indent, above marks."""
        lines = wrapped(said, self.width - indent)
        self.words.append(text(self.left + indent, self.top, lines))
        self.top += LINE * len(lines) + STEP - LINE

    def mark(self, kind: str, said: str, **look: object) -> None:
        """A mark with its words."""
        self.marks[kind].append({"left": self.left + 8, "top": self.top + 7, **look})
        self.say(said)


def write_key(key: Key, named: Named, shades: Shades, notes: Sequence[str]) -> None:
    """The whole key of what is named."""
    numbers = [len(groups) for groups in named.areas.values()]
    if numbers:
        key.say(HEADING, indent=0)
        for words, depth in (("none", 0.0), *shades.used(numbers)):
            key.mark("squares", words, **shaded(depth))
    for number in ends_of(named.towns):
        size = pi * radius(number, named.towns) ** 2
        key.mark("dots", f"place named in {incidents_in_words(number)}", size=size)
    if named.nationwide:
        key.mark("strokes", outline_words(named), left=key.left, right=key.left + 16)
    paragraph_marks, key.top = paragraphs(notes, key.left, key.top + 6, key.width)
    key.words += paragraph_marks


def shaded(depth: float) -> Mark:
    """How an area is filled; one that nobody names is left empty."""
    return shade(depth) if depth else {"fill": "transparent", "depth": 1}


def ends_of(towns: Groups) -> Iterator[int]:
    """The least and the largest number of incidents that name a place."""
    numbers = {len(groups) for groups in towns.values()}
    yield from sorted({min(numbers), max(numbers)} if numbers else ())


def radius(number: int, towns: Groups) -> float:
    """The radius of a dot; what its area has above the least one goes with the number."""
    most = max((len(groups) for groups in towns.values()), default=1)
    return sqrt((LEAST + MORE * (number - 1) / max(most - 1, 1)) / pi)


def outline_words(named: Named) -> str:
    """What the outline of the whole country stands for."""
    return f"the whole country: {len(named.nationwide)} of {incidents_in_words(named.counted.total)} called nationwide"
