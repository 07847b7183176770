"""Which sources are independent of each other: mirrors, and pages that repeat one post, are one piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable

from generator.incident import Incident


def group_of(incident: Incident, source_id: str) -> str:
    """The evidence group of a source: the one it names; else its publisher's, as two pages of one are not independent."""
    source = incident.sources[source_id]
    return source.evidence_group or f"publisher {source.name.casefold()}"


def groups_of(incident: Incident, source_ids: Iterable[str]) -> frozenset[str]:
    """The evidence groups of some sources; sources that a file does not list count for nothing."""
    return frozenset(group_of(incident, one) for one in source_ids if one in incident.sources)


def independent_sources(incident: Incident, source_ids: Iterable[str] | None = None) -> int:
    """The number of evidence groups among some sources, or among all."""
    return len(groups_of(incident, incident.sources if source_ids is None else source_ids))
