"""How a mark looks that stands for a term of a vocabulary: a shape of its own, so that nobody needs to see the colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import cycle

from generator.charts.drawing import INK

Look = Mapping[str, str | int]

# Editors may add terms of which we know nothing. These shapes go round; the key says which term each stands for.
SPARE = tuple(f"triangle-{way}" for way in ("up", "down", "left", "right"))


def spare_looks(terms: Iterable[str], spare: tuple[str, ...] = SPARE) -> dict[str, Look]:
    """Looks for terms that have none of their own."""
    return {
        term: {"shape": shape, "fill": "transparent", "outline": INK, "size": 80}
        for term, shape in zip(terms, cycle(spare), strict=False)
    }
