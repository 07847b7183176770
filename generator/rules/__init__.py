"""What must hold between the values of a record, beyond the shape of each."""

from generator.rules import (
    contexts,
    places,
    revisions,
    sources,
    speakers,
    standing,
    times,
    traces,
    translations,
    wording,
)
from generator.rules.ruling import ANY_ID, Asked, Known, Ruling

RULINGS: tuple[Ruling, ...] = (
    *sources.RULINGS,
    *times.RULINGS,
    *standing.RULINGS,
    *revisions.RULINGS,
    *contexts.RULINGS,
    *places.RULINGS,
    *wording.RULINGS,
    *translations.RULINGS,
    *traces.RULINGS,
    *speakers.RULINGS,
)
RULES = tuple(ruling.rule for ruling in RULINGS)

__all__ = ["ANY_ID", "RULES", "RULINGS", "Asked", "Known", "Ruling"]
