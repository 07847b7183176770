"""How the marks of statements look: a shape for each stance, a colour for what stances have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.charts.drawing import MUTED, SERIES
from generator.charts.looks import Look, spare_looks

AGAINST, GRANTING, DEALING, BLAMING, SEEING = SERIES[1], SERIES[0], SERIES[5], SERIES[3], SERIES[2]
CROSS = "M-1,-1L1,1M1,-1L-1,1"
SPARE = ("triangle-left", "cross", "arrow", "wedge")


def full(shape: str, colour: str, size: int = 80) -> Look:
    """A filled mark."""
    return {"shape": shape, "fill": colour, "outline": colour, "size": size}


def hollow(shape: str, colour: str, size: int = 70) -> Look:
    """A mark that is an outline only."""
    return {"shape": shape, "fill": "transparent", "outline": colour, "size": size}


# In the order in which they stand in a cell: first what keeps a disruption from view, then what grants it.
KNOWN: Mapping[str, Look] = {
    "denies": hollow(CROSS, AGAINST, 64),
    "silent": hollow("circle", MUTED),
    "acknowledges": full("square", GRANTING),
    "explains": hollow("square", GRANTING),
    "apologises": hollow("triangle-down", GRANTING),
    "orders": full("triangle-down", DEALING),
    "promises": hollow("triangle-up", DEALING),
    "restores": full("triangle-up", DEALING),
    "accuses": full("diamond", BLAMING, 90),
    "condemns": hollow("diamond", BLAMING, 90),
    "appeals": hollow("triangle-right", BLAMING),
    "confirms": full("circle", SEEING, 70),
    "comments": {"shape": "stroke", "fill": MUTED, "outline": MUTED, "size": 90},
}


def stance_looks(terms: Iterable[str]) -> dict[str, Look]:
    """How the mark of each stance looks; those that we do not know stand last."""
    return {**KNOWN, **spare_looks((term for term in terms if term not in KNOWN), SPARE)}
