"""What must hold between the values of a record, beyond the shape of each."""

from generator.rules import sources, standing, times
from generator.rules.ruling import Known, Ruling

RULINGS: tuple[Ruling, ...] = (*sources.RULINGS, *times.RULINGS, *standing.RULINGS)
RULES = tuple(ruling.rule for ruling in RULINGS)

__all__ = ["RULES", "RULINGS", "Known", "Ruling"]
