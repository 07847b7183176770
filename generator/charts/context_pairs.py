"""Events beside disruptions: which stand in the records of some incidents, and how each pair lies in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from generator.archive import Archive
from generator.evidence.surroundings import Distance, Surrounding, distance, surrounding
from generator.incident import Incident
from generator.local_time.distances import beside
from generator.local_time.spans import date_words
from generator.moments import Span

PAIRS = "events beside"
MOST_EVENTS, MOST_MARKS = 25, 12  # rows of a drawing, and marks in each; the table has all of them
NEAR = timedelta(days=1)
# How an event lies to the beginning of a disruption, in the order in which it is told.
WITHIN, EARLIER, LATER, OPEN = "within a day of the disruption", "earlier", "later", "too uncertain to say"


@dataclass(frozen=True, slots=True)  # of ten thousand incidents there are many
class Beside:
    """An event beside an incident: the label of its type, the relation and its label, and how the two lie in time.

    `place` is the type and the name, for which the drawing has a row; `lies` is empty where there is no distance.
    """

    type: str
    relation: str
    relation_label: str
    event: Surrounding
    incident: Incident
    began: Span | None
    distance: Distance | None
    place: tuple[str, str]
    lies: str

    @property
    def when(self) -> str:
        """When the event began."""
        return date_words(self.event.start, self.incident.zone) if self.event.start else "no date given"

    @property
    def words(self) -> str:
        """How the event lies to the beginning of the disruption, in words, as far as they can be said."""
        if self.distance is None:
            return ""
        side = "before" if self.distance.is_before else "after" if self.distance.is_after else ""
        overlap = "; the event can have been under way then" if self.distance.can_overlap else ""
        return (self.nearly or (f"{side} the disruption began" if side else "")) + overlap

    @property
    def nearly(self) -> str:
        """How many days or hours lie between the two, in words; nothing where that would say too little."""
        if not self.event.start or not self.began:
            return ""
        return beside(self.event.start, self.began, self.incident.zone, "the disruption")


def around(archive: Archive, incident: Incident) -> tuple[Beside, ...]:
    """The events beside an incident; one that stands beside it in two ways is told twice."""
    return archive.once(PAIRS, incident, lambda: tuple(found_around(archive, incident)))


def found_around(archive: Archive, incident: Incident) -> Iterator[Beside]:
    """The same, one after the other."""
    began = incident.started
    for context in incident.context:
        event = surrounding(context, incident, archive.lists)
        kind = archive.lists["context_types"].label(context.type or archive.lists["events"][context.event or ""].type)
        relation = archive.lists["context_relations"].label(context.relation)
        apart = distance(event, began)
        place, lies = (kind, event.name), lies_how(apart) if apart else ""
        yield Beside(kind, context.relation, relation, event, incident, began, apart, place, lies)


def lies_how(apart: Distance) -> str:
    """How an event lies to a disruption, as it is counted."""
    if apart.is_within(NEAR):
        return WITHIN
    return EARLIER if apart.is_before else LATER if apart.is_after else OPEN


def in_order(known: Sequence[Beside]) -> list[Beside]:
    """By type, those with most events first; within it by event, the latest first."""
    types = Counter(one.type for one in known)
    newest: dict[tuple[str, str], int] = {}
    for one in known:
        day = one.event.start.earliest.toordinal() if one.event.start else 0
        if day > newest.get(one.place, -1):
            newest[one.place] = day
    return sorted(
        known, key=lambda one: (-types[one.type], one.type, -newest[one.place], one.event.name, one.incident.id)
    )


def drawn_of(known: Sequence[Beside]) -> list[Beside]:
    """What the drawing has room for: the events beside most incidents, each with the latest of these."""
    often = Counter(one.place for one in known)
    places = {place for place, _ in often.most_common(MOST_EVENTS)}
    kept = []
    for place, ones in groupby(known, key=lambda one: one.place):
        kept += list(ones)[-MOST_MARKS:] if place in places else []
    return kept
