"""How well an incident is supported: worked out from its sources, never typed."""

from __future__ import annotations

from generator.incident import Incident

# Accounts that pass on what somebody thinks or wants; alone they support nothing.
CLAIMS_ONLY = frozenset({"opinion", "community", "party"})

# Records in these states are kept and shown, and counted nowhere.
NOT_IN_FORCE = frozenset({"draft", "withdrawn", "superseded"})


def is_uncorroborated(incident: Incident) -> bool:
    """A claim: nothing but opinion, community or party accounts says that it happened."""
    return all(source.type in CLAIMS_ONLY for source in incident.sources.values())


def independent_sources(incident: Incident) -> int:
    """The number of evidence groups: sources that repeat one post or one measurement count once."""
    return len({source.evidence_group or key for key, source in incident.sources.items()})
