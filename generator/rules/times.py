"""Rules on times: they run forwards, and local time is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, tzinfo
from typing import Any

from generator.countries import country_name, zones_of
from generator.incident import Incident
from generator.incident.readings import TimeReading
from generator.moments import Moment, Span
from generator.rules.ruling import Finding, Known, ruling
from generator.yaml_source import Path


@ruling("OUT310", wrong="start: 2022-08-21\nend: 2022-08-20\n", right="start: 2022-08-21\nend: 2022-08-22\n")
def end_after_start(incident: Incident, known: Known) -> Iterator[Finding]:
    """Nothing ends before it began: no reading of an end lies before every reading of the start."""
    yield from ends_before(incident.start, incident.end or (), ("end",), incident.zone)
    for index, context in enumerate(incident.context):
        yield from ends_before(context.start or (), context.end or (), ("context", index, "end"), incident.zone)
    for index, one in enumerate(incident.measurements):
        if one.start and one.end and before(one.end.span(incident.zone), one.start.span(incident.zone)):
            yield Finding(("measurements", index, "end"), f"the end {one.end} is before the start {one.start}")


def ends_before(
    starts: tuple[TimeReading[Any], ...], ends: tuple[TimeReading[Any], ...], path: Path, zone: tzinfo
) -> Iterator[Finding]:
    """The readings of an end that lie before all readings of the start."""
    spans = [span for reading in starts if (span := reading.span(zone))]
    for index, reading in enumerate(ends):
        span = reading.span(zone)
        if span and spans and all(before(span, start) for start in spans):
            given = ", ".join(str(one) for start in starts for one in start.moments)
            ended = ", ".join(map(str, reading.moments))
            yield Finding(
                (*path, index, "value"), f"the end {ended} is before the start {given}", "look up both in the sources"
            )


def before(end: Span, start: Span) -> bool:
    """Whether an end, taken as late as it can be, is still before a start taken as early as it can be."""
    # A day lasts until the first instant of the next one, which is not its own; a clock time is a single instant.
    return end.latest < start.earliest or end.earliest < end.latest == start.earliest


@ruling(
    "OUT311",
    wrong="start: {earliest: 2022-08-22, latest: 2022-08-21}\n",
    right="start: {earliest: 2022-08-21, latest: 2022-08-22}\n",
)
def bounds_in_order(incident: Incident, known: Known) -> Iterator[Finding]:
    """The earliest bound of a time is not after its latest bound."""
    for path, reading in incident.assertions():
        if isinstance(reading, TimeReading) and reading.earliest and reading.latest:
            yield from inverted(reading.earliest, reading.latest, (*path, "latest"), incident.zone)


def inverted(earliest: Moment, latest: Moment, path: Path, zone: tzinfo) -> Iterator[Finding]:
    """A bracket of which the end comes first."""
    if before(latest.span(zone), earliest.span(zone)):
        yield Finding(path, f"the latest bound {latest} is before the earliest {earliest}", "swap the two")


@ruling(
    "OUT312",
    why="A day in Kaliningrad begins ten hours after the same day in Kamchatka.",
    wrong="countries: [US]\n",
    right="countries: [US]\ntime_zone: America/New_York\n",
)
def local_time_known(incident: Incident, known: Known) -> Iterator[Finding]:
    """Where a country has several time zones, the record says which one its local times are in."""
    zones = zones_of(incident.countries[0])
    if len(zones) > 1 and not incident.time_zone:
        hint = f"add time_zone: with one of {', '.join(zones[:4])}{', ...' if len(zones) > 4 else ''}"
        yield Finding(("countries", 0), f"{country_name(incident.countries[0])} has {len(zones)} time zones", hint)


@ruling(
    "OUT313",
    why="The id is the address of the page and never changes, so it must be right from the beginning.",
    wrong="start: 2021-08-21\n",
    right="start: 2022-08-21\n",
)
def id_agrees_with_start(incident: Incident, known: Known) -> Iterator[Finding]:
    """The year at the beginning of the file's name is a year in which the incident can have begun."""
    # A file's name that begins with no year is another rule's concern.
    if incident.started and incident.id[:4].isdecimal():
        # The latest instant of a year is the first of the next.
        latest = max(incident.started.earliest, incident.started.latest - timedelta(microseconds=1))
        first, last = (one.astimezone(incident.zone).year for one in (incident.started.earliest, latest))
        if not first <= int(incident.id[:4]) <= last:
            message = f"the file's name begins with {incident.id[:4]}, the incident began in {first}"
            yield Finding(("start",), message, "rename the file, or correct the start")


RULINGS = (end_after_start, bounds_in_order, local_time_known, id_agrees_with_start)
