"""What the grid of platforms shows of each: a mark for every term of the list `affected`, and one where sources differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.charts.drawing import MUTED, SERIES
from generator.charts.looks import Look, spare_looks
from generator.incident.readings import Effect

NOT_NAMED, DIFFER, UNKNOWN = "not_named", "differ", "unknown"

# A shape for each, so that nobody needs to see the colour; a platform that is not named has none. The plainest first.
KNOWN: Mapping[str, Look] = {
    "yes": {"shape": "square", "fill": SERIES[0], "outline": SERIES[0], "size": 110},
    "reported": {"shape": "circle", "fill": "transparent", "outline": SERIES[1], "size": 80},
    DIFFER: {"shape": "diamond", "fill": "transparent", "outline": SERIES[3], "size": 110},
    "no": {"shape": "stroke", "fill": MUTED, "outline": MUTED, "size": 90},
}
NOT_SURE: Look = {"shape": "cross", "fill": "transparent", "outline": MUTED, "size": 60}


def looks_of(terms: Iterable[str]) -> dict[str, Look]:
    """How the mark of each term looks, the plainest first; terms that we do not know stand before that for not knowing."""
    others = (term for term in terms if term not in (*KNOWN, UNKNOWN, NOT_NAMED))
    return {**KNOWN, **spare_looks(others), UNKNOWN: NOT_SURE}


def mark_of(effects: Iterable[Effect]) -> str:
    """What the readings of a platform come to: the plainest of them, unless some say no and others not."""
    said = dict.fromkeys([effect.affected for effect in effects])
    if len(said) == 1:  # as of most
        return next(iter(said))
    if "no" in said and set(said) - {"no", UNKNOWN}:
        return DIFFER
    return next(mark for mark in looks_of(said) if mark in said)
