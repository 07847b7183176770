"""When incidents began and ended, as columns of minutes: instants of the incidents in a row lie close together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from generator.incident import Incident
from generator.moments import Span

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Number = int | float | None
Times = dict[str, list[Number]]


def times(incidents: Iterable[Incident]) -> Times:
    """For each incident the bounds of its beginning and of its end, in minutes.

    `began`: from the beginning of the one before, `within`: to the latest it can have begun; `ended`: from the earliest
    it can have begun to the earliest it can have ended; `over`: from there to the latest. What is unknown is null.
    """
    rows = list(rows_of(incidents))
    return {name: [row[at] for row in rows] for at, name in enumerate(("began", "within", "ended", "over"))}


def rows_of(incidents: Iterable[Incident]) -> Iterator[tuple[Number, Number, Number, Number]]:
    """The four numbers of each incident."""
    before = EPOCH
    for one in incidents:
        started, ended = one.started, one.ended
        began = minutes(before, started.earliest) if started else None
        origin = started.earliest if started else EPOCH
        before = started.earliest if started else before
        yield began, width(started), minutes(origin, ended.earliest) if ended else None, width(ended)


def width(span: Span | None) -> Number:
    """How far the bounds of a span lie apart."""
    return minutes(span.earliest, span.latest) if span else None


def minutes(first: datetime, second: datetime) -> int | float:
    """From one instant to another; where there are seconds, to four places, which is enough to have them back."""
    found = round((second - first).total_seconds() / 60, 4)
    return int(found) if found == int(found) else found
