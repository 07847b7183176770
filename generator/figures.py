"""The figures of the site, each with the rule by which it counts and the list that it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from generator.addresses import facet_page
from generator.archive import Archive
from generator.durations import Duration
from generator.incident import Incident
from generator.vocabulary import Term

TIME_RULE = (
    "Times are the lengths of the incidents added up, from the shortest that each can have been to the longest; "
    "what two incidents have in common in time is in it twice, and incidents without a known end are not in it."
)


@dataclass(frozen=True)
class Figure:
    """A number of incidents of one counting group, the rule that puts them there, and the time they lasted in all."""

    group: Term
    incidents: tuple[Incident, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.incidents)

    @property
    def page(self) -> str:
        """The page that lists every incident of the group."""
        return facet_page("counts", self.group.id)

    @property
    def is_counted(self) -> bool:
        """Whether it counts incidents that happened, and not claims or records out of force."""
        return self.group.id not in ("uncorroborated", "not_in_force")

    @cached_property
    def lengths(self) -> list[Duration]:
        """How long those with a known end lasted."""
        return [length for one in self.incidents if (length := one.duration)]

    @cached_property
    def lasted(self) -> Duration | None:
        """From the shortest to the longest that those with a known end can have lasted in all; nothing of none."""
        if not (known := self.lengths):
            return None
        shortest = sum([one.shortest for one in known], timedelta())
        longest = sum([one.longest for one in known], timedelta())
        return Duration(shortest, longest, any([one.approximate for one in known]))  # noqa: C419 - a list is the quicker

    @property
    def without_end(self) -> int:
        """How many have no known end, and are in no length."""
        return len(self.incidents) - len(self.lengths)


def figures(archive: Archive, incidents: Iterable[Incident]) -> tuple[Figure, ...]:
    """How many of some incidents of an archive are in each counting group, in the vocabulary's order; groups are never added together."""
    group_of = archive.at_once("counted as", lambda: {one.id: archive.counted_as(one) for one in archive.incidents})
    groups: dict[str, list[Incident]] = {}
    for one in incidents:
        groups.setdefault(group_of[one.id], []).append(one)
    return tuple(Figure(group, tuple(groups[group.id])) for group in archive.lists["kind_groups"] if group.id in groups)
