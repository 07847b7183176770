"""What of an incident stands on its timeline beside the disruption: events, what was measured and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.charts.timeline import Item, Sort, Undated
from generator.evidence.surroundings import span, surrounding
from generator.incident import Incident
from generator.incident.parts import Context, Measurement, Statement
from generator.moments import Span
from generator.vocabulary import Lists


def items_of(incident: Incident, lists: Lists) -> Iterator[Item | Undated]:
    """Everything of an incident that can have a date, besides the disruption itself."""
    yield from dict.fromkeys(event_of(context, incident, lists) for context in incident.context)
    for measurement in incident.measurements:
        yield from measured(measurement, incident, lists)
    for statement in incident.statements:
        name, at, says = stance_of(statement, lists), span(statement.at, incident), said(statement)
        yield Item(Sort.STATEMENT, name, at, says=says) if at else Undated(Sort.STATEMENT, name, says)


def event_of(context: Context, incident: Incident, lists: Lists) -> Item | Undated:
    """An event, which may stand beside the disruption in several ways and yet is one."""
    event = surrounding(context, incident, lists)
    return Item(Sort.EVENT, event.name, event.start, event.end) if event.start else Undated(Sort.EVENT, event.name)


def measured(measurement: Measurement, incident: Incident, lists: Lists) -> Iterator[Item | Undated]:
    """Who found what: an item for the time that was measured and one for the post, which is another time."""
    who = names(measurement.by, lists) or lists["measurement_types"].label(measurement.type)
    name = f"{who}: {lower(lists['findings'].label(measurement.finding))}"
    says, times = measurement.says or "", list(times_of(measurement, incident))
    for number, (which, start, end) in enumerate(times):
        yield Item(Sort.MEASUREMENT, f"{name}{which}", start, end, says=says, counts=number == 0)
    if not times:
        yield Undated(Sort.MEASUREMENT, name, says)


def times_of(measurement: Measurement, incident: Incident) -> Iterator[tuple[str, Span, Span | None]]:
    """The times of a measurement as far as they are known, each with which it is."""
    start, end = span(measurement.start, incident), span(measurement.end, incident)
    if start:
        yield "", start, end
    elif end:
        yield " (end of what was measured)", end, None
    if posted := span(measurement.posted, incident):
        yield " (posted)", posted, None


def said(statement: Statement) -> str:
    """What was said in the words of the record, else in the speaker's."""
    return statement.says or (f"“{statement.quote}”" if statement.quote else "")


def stance_of(statement: Statement, lists: Lists) -> str:
    """Who does what by a statement, and the reason given."""
    reason = f" ({lower(lists['justifications'].label(statement.reason))})" if statement.reason else ""
    return f"{names(statement.by, lists)}: {lower(lists['stances'].label(statement.stance))}{reason}"


def names(actors: Iterable[str], lists: Lists) -> str:
    """Actors by their short names, in the order of the record."""
    *first, last = [lists["actors"][actor].name for actor in actors] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def lower(label: str) -> str:
    """A label within a sentence; one that begins with an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
