"""How well an incident is supported: worked out from its sources, never typed."""

from generator.evidence.confidence import LEVELS, Confidence, confidence
from generator.evidence.groups import group_of, independent_sources

__all__ = ["LEVELS", "NOT_IN_FORCE", "Confidence", "confidence", "group_of", "independent_sources"]

# Records in these states are kept and shown, and counted nowhere.
NOT_IN_FORCE = frozenset({"draft", "withdrawn", "superseded"})
