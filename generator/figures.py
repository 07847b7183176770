"""The figures of the site, each with the rule by which it counts and the list that it counts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.addresses import facet_page
from generator.archive import Archive
from generator.facets import FACETS, choices

COUNTS = next(facet for facet in FACETS if facet.name == "counts")


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, by which rule, and the page that lists what it counts."""

    number: int
    label: str
    rule: str
    page: str


def figures(archive: Archive) -> tuple[Figure, ...]:
    """How many incidents each counting group has, in the vocabulary's order; groups are never added together."""
    found = {choice.key: choice for choice in choices(archive, COUNTS)}
    return tuple(
        Figure(len(found[group.id].incidents), group.label, group.meaning, facet_page("counts", group.id))
        for group in archive.lists["kind_groups"]
        if group.id in found
    )
