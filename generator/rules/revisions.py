"""Rules on revisions: they stand in order, and nothing is dated after the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.incident import Incident
from generator.moments import FARTHEST_CLOCKS, Moment
from generator.rules.ruling import Finding, Known, ruling
from generator.rules.times import before
from generator.shape import all_within, fields_holding, values_within

# Events to come, such as an election, may stand beside a disruption; revisions are what the rest is measured by.
MAY_BE_LATER = frozenset({"context", "revisions"})


@ruling(
    "OUT325",
    wrong="revisions:\n  - {date: 2026-11-22, note: end added}\n  - {date: 2026-11-21, note: first published}\n",
    right="revisions:\n  - {date: 2026-11-21, note: first published}\n  - {date: 2026-11-22, note: end added}\n",
)
def revisions_in_order(incident: Incident, known: Known) -> Iterator[Finding]:
    """Revisions stand in the order in which they were made, the oldest first."""
    days = [one.date for one in incident.revisions]
    for index, (earlier, later) in enumerate(pairwise(days), start=1):
        if before(later.span(incident.zone), earlier.span(incident.zone)):
            message = f"the revision of {later} stands after that of {earlier}"
            yield Finding(("revisions", index, "date"), message, "put the oldest first")


@ruling(
    "OUT326",
    why="What came later cannot have been known. The record's own last revision decides, not the day of the check.",
    wrong="start: 2022-08-21\nend: 2024-08-21\nrevisions: {date: 2022-09-01, note: first published}\n",
    right="start: 2022-08-21\nend: 2022-08-21\nrevisions: {date: 2022-09-01, note: first published}\n",
)
def nothing_after_the_last_revision(incident: Incident, known: Known) -> Iterator[Finding]:
    """No time in a record is later than its last revision, but for the events beside it."""
    zone = incident.zone
    last = max((one.date for one in incident.revisions), key=lambda date: date.span(zone).latest, default=None)
    if last is None:
        return
    end, certainly_before = last.span(zone).latest, last.wall - FARTHEST_CLOCKS
    # Nearly always every time is long before; then nobody asks where each stands.
    if all(time.wall < certainly_before for time in times_known(incident)):
        return
    for path, time in all_within(incident, Moment):
        if time.wall >= certainly_before and path[0] not in MAY_BE_LATER and time.span(zone).earliest >= end:
            hint = "look up the time, or add a revision that says what became known"
            yield Finding(path, f"{time} is after the last revision of this record ({last})", hint)


def times_known(incident: Incident) -> list[Moment]:
    """Every time in a record that cannot be later than its last revision."""
    fields = vars(incident)
    names = [name for name in fields_holding(type(incident), Moment) if name not in MAY_BE_LATER and fields[name]]
    return [time for name in names for time in values_within(fields[name], Moment)]


RULINGS = (revisions_in_order, nothing_after_the_last_revision)
