"""Which sources are independent of each other: mirrors, and pages that repeat one post, are one piece of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.incident import Incident


def group_of(incident: Incident, source_id: str) -> str:
    """The evidence group of a source: the one it names; else its publisher's, as two pages of one are not independent."""
    source = incident.sources[source_id]
    return source.evidence_group or f"publisher {source.name.casefold()}"


def groups_of(incident: Incident, source_ids: Iterable[str]) -> frozenset[str]:
    """The evidence groups of some sources; sources that a file does not list count for nothing."""
    return frozenset([group_of(incident, one) for one in source_ids if one in incident.sources])


def independent_sources(incident: Incident, source_ids: Iterable[str] | None = None) -> int:
    """The number of evidence groups among some sources, or among all."""
    return len(groups_of(incident, incident.sources if source_ids is None else source_ids))


# Of some sources: each once, in the order of the record, and the number of their evidence groups.
Credit = Callable[[tuple[str, ...]], tuple[tuple[str, ...], int]]


def credit_of(incident: Incident) -> Credit:
    """Whom answers rest on; the groups are found once for all of them, and what the same sources come to once as well."""
    groups = {one: group_of(incident, one) for one in incident.sources}
    found: dict[tuple[str, ...], tuple[tuple[str, ...], int]] = {}

    def credit(ids: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
        if len(ids) == 1 and ids[0] in groups:  # as of most readings
            return ids, 1
        if ids not in found:
            found[ids] = counted(ids)
        return found[ids]

    def counted(ids: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
        given = set(ids)
        known = [one for one in groups if one in given]
        listed = (*known, *sorted(given - groups.keys())) if len(known) < len(given) else tuple(known)
        return listed, len({groups[one] for one in known})

    return credit
