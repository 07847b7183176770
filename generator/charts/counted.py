"""Which incidents a drawing counts, and what is said of the others: claims and records out of force count nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.archive import UNKNOWN_START, Archive
from generator.incident import Incident
from generator.moments import Span

UNCOUNTED = ("uncorroborated", "not_in_force")
MOST_ROWS = 250  # of a table below a chart
# Of a CSV, which a page loads to look closer: what a chart of many thousand incidents has more stands in those of countries.
MOST_RECORDS = 2_000


@dataclass(frozen=True)
class Counted:
    """Incidents that count, each with the label of its group; the groups in order; how many are left out, and why."""

    incidents: tuple[tuple[Incident, str], ...]
    groups: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many count."""
        return len(self.incidents)

    @cached_property
    def by_group(self) -> tuple[tuple[str, tuple[Incident, ...]], ...]:
        """The incidents of each group, under its label."""
        found: dict[str, list[Incident]] = {label: [] for label in self.groups}
        for one, group in self.incidents:
            found[group].append(one)
        return tuple((label, tuple(ones)) for label, ones in found.items())

    @property
    def apart(self) -> str:
        """How many there are of each group, in words."""
        found = Counter(group for _incident, group in self.incidents)
        return "; ".join(f"{group.lower()}, {found[group]}" for group in self.groups)

    @property
    def left_out_words(self) -> list[str]:
        """A sentence on what does not count; none where all do."""
        return not_counted(self.left_out)


def counted(archive: Archive, incidents: Iterable[Incident]) -> Counted:
    """What counts of some incidents; of all of an archive it is worked out once, for all of its charts."""
    if incidents is archive.incidents:
        return archive.at_once("counted", lambda: counted(archive, iter(archive.incidents)))
    each = [(incident, archive.counted_as(incident)) for incident in incidents]
    names, found = archive.lists["kind_groups"], Counter([group for _incident, group in each])
    labels = {group: names.label(group) for group in found if group not in UNCOUNTED}
    return Counted(
        tuple([(incident, labels[group]) for incident, group in each if group in labels]),
        tuple(group.label for group in names if found[group.id] and group.id not in UNCOUNTED),
        tuple((names.label(group), found[group]) for group in UNCOUNTED if found[group]),
    )


def not_counted(left_out: Iterable[tuple[str, int]]) -> list[str]:
    """A sentence on how many count nowhere, by the reason why; none where all count."""
    listed = "; ".join(f"{label.lower()}, {number}" for label, number in left_out)
    return [f"Not counted: {listed}."] if listed else []


def numbers_by_group(groups: Sequence[str], of: Iterable[str]) -> tuple[int, ...]:
    """How many there are of each group, in the order of the groups."""
    found = Counter(of)
    return tuple(found[group] for group in groups)


def incidents_in_words(number: int) -> str:
    """A number of incidents."""
    return f"{number:,} incident{'' if number == 1 else 's'}"


def latest(began: Iterable[tuple[str, Span | None]], most: int) -> frozenset[str]:
    """Of ids with the times at which they can have begun, those that began last."""
    found = {key: span.earliest if span else UNKNOWN_START for key, span in began}
    return frozenset(sorted(found, key=lambda key: (found[key], key), reverse=True)[:most])


def in_csv(every: int, what: str = "") -> list[str]:
    """A sentence on how many records the CSV has; none where it has all."""
    return [f"The CSV has the {MOST_RECORDS:,}{what} that began last, of {every:,}."] if every > MOST_RECORDS else []


def number_of(count: int, one: str) -> str:
    """A number with its noun: 1 event, 2 events."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"
