"""What both maps are drawn with: shades in classes, the key that says what they stand for, and the declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import ModuleType
from typing import Any

from generator.charts.drawing import GRID, INK, MUTED, SERIES, Declared
from generator.charts.words import Mark

SHADE, DOT = SERIES[0], SERIES[1]
SWATCH, STEP = 130, 18  # the size of a square of the key in square pixels, and from one line of the key to the next
# Light enough for names to be read on the darkest.
DEPTHS = (0.26, 0.38, 0.5, 0.62)
# Where classes begin, by the largest number of all; whole numbers that are the same from one build to the next.
CLASSES = ((20, (1, 2, 5, 10)), (200, (1, 5, 20, 100)), (0, (1, 10, 100, 1000)))
STEPS = re.compile(r"(?<= d=\")M[-\d.,MLZ]+(?=\")")


@dataclass(frozen=True)
class Shades:
    """Classes of numbers, the smallest first, each from its first number to the one before the next."""

    starts: tuple[int, ...]

    def depth(self, number: int) -> float:
        """How dark a number is."""
        return max((depth for start, depth in zip(self.starts, DEPTHS, strict=True) if number >= start), default=0.0)

    def used(self, numbers: Sequence[int]) -> Iterator[tuple[str, float]]:
        """The classes that some numbers fall into, in words, each with its depth."""
        for start, after in pairwise((*self.starts, None)):
            if start is not None and any(start <= one and (after is None or one < after) for one in numbers):
                yield class_words(start, after), self.depth(start)


def class_words(start: int, after: int | None) -> str:
    """A class in words: 1, 2 to 4, 10 or more."""
    if after is None:
        return f"{start:,} or more"
    return f"{start:,}" if after == start + 1 else f"{start:,} to {after - 1:,}"


def shades_for(numbers: Sequence[int]) -> Shades:
    """The classes for some numbers, of which the largest decides."""
    most = max(numbers, default=0)
    return Shades(next(starts for bound, starts in CLASSES if not bound or most <= bound))


@Declared
def map_sketch(alt: ModuleType) -> Any:
    """Shapes, lines, points and words. Everything comes projected: data say in pixels where it is."""
    x, y = alt.X("left:Q", scale=None, axis=None), alt.Y("top:Q", scale=None, axis=None)
    fill, depth = alt.Fill("fill:N", scale=None, legend=None), alt.FillOpacity("depth:Q", scale=None, legend=None)
    size = alt.Size("size:Q", scale=None, legend=None)
    colour = alt.Color("colour:N", scale=None, legend=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    def lines(name: str, stroke: str, width: float) -> Any:
        return data(name).mark_geoshape(filled=False, stroke=stroke, strokeWidth=width, strokeJoin="round", clip=False)

    def words(name: str, align: str) -> Any:
        return data(name).mark_text(align=align, baseline="top").encode(
            x=x, y=y, text="lines:N", color=colour, size=alt.Size("letters:Q", scale=None, legend=None)
        )  # fmt: skip

    squares = {"shape": "square", "size": SWATCH, "strokeWidth": 1, "stroke": MUTED, "opacity": 1}
    dots = {"shape": "circle", "strokeWidth": 1.2, "stroke": DOT, "fill": DOT, "fillOpacity": 0.55, "opacity": 1}
    return alt.layer(
        data("shapes").mark_geoshape(stroke=None, clip=False).encode(fill=fill, fillOpacity=depth),
        lines("borders", MUTED, 0.6),
        lines("outline", MUTED, 1),
        lines("whole", INK, 1.7),
        data("spots").mark_point(shape="circle", stroke=INK, strokeWidth=1, opacity=1)
        .encode(x=x, y=y, size=size, fill=fill, fillOpacity=depth),
        data("dots").mark_point(**dots).encode(x=x, y=y, size=size),
        data("squares").mark_point(**squares).encode(x=x, y=y, fill=fill, fillOpacity=depth),
        data("strokes").mark_rule(stroke=INK, strokeWidth=1.7).encode(x=x, y=y, x2="right:Q"),
        words("rightwards", "left"),
        words("leftwards", "right"),
        words("centred", "center"),
    ).project(type="identity", scale=1, translate=[0, 0])  # fmt: skip


EMPTY: Mapping[str, Sequence[Mark]] = dict.fromkeys(("shapes", "borders", "outline", "whole", "spots", "dots", "squares", "strokes", "rightwards", "leftwards", "centred"), ())  # fmt: skip


def shade(depth: float) -> Mark:
    """How a shape or a square of this depth is filled; nothing is drawn in the colour of the grid."""
    return {"fill": SHADE if depth else GRID, "depth": depth or 1}


def lighter(svg: str) -> str:
    """The same drawing with every line told as steps from point to point, which takes half the letters."""
    return STEPS.sub(lambda found: in_steps(found[0]), svg)


def in_steps(path: str) -> str:
    """A path of straight lines in steps of tenths of a pixel, each line closed that was."""
    return "".join(steps_of(line) for line in re.findall(r"M[^M]+", path))


def steps_of(line: str) -> str:
    """One line in steps: where it begins, then each step."""
    points = [(round(float(x) * 10), round(float(y) * 10)) for x, y in re.findall(r"([-\d.]+),([-\d.]+)", line)]
    begin = "M{},{}".format(*map(tenths, points[0]))
    steps = " ".join(f"{tenths(x2 - x1)},{tenths(y2 - y1)}" for (x1, y1), (x2, y2) in pairwise(points))
    return f"{begin}l{steps.replace(' -', '-').replace(',-', '-')}{'z' if line.endswith('Z') else ''}"


def tenths(number: int) -> str:
    """A number of tenths."""
    return f"{number / 10:g}"
