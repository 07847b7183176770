"""Rules on times: they run forwards, and local time is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, tzinfo
from typing import Any

from generator.countries import clocks_of, country_name, zones_of
from generator.fields import Unsaid
from generator.incident import Incident
from generator.incident.readings import TimeReading
from generator.moments import FARTHEST_CLOCKS, Moment, Span
from generator.rules.ruling import Finding, Known, ruling
from generator.yaml_source import Path


@ruling("OUT310", wrong="start: 2022-08-21\nend: 2022-08-20\n", right="start: 2022-08-21\nend: 2022-08-22\n")
def end_after_start(incident: Incident, known: Known) -> Iterator[Finding]:
    """Nothing ends before it began: no reading of an end lies before every reading of the start."""
    yield from ends_before(incident.start, incident.end or (), ("end",), incident.zone)
    for index, context in enumerate(incident.context):
        yield from ends_before(context.start or (), context.end or (), ("context", index, "end"), incident.zone)
    for path, begun, ended in pairs_within(incident):
        if before(ended.span(incident.zone), begun.span(incident.zone)):
            yield Finding(path, f"the end {ended} is before the start {begun}", "look up both in the sources")


def pairs_within(incident: Incident) -> Iterator[tuple[Path, Moment, Moment]]:
    """Where one part of a record says from when to when: the path of the end, the start, the end."""
    for field, named in (("platforms", incident.platforms), ("sites", incident.sites)):
        for name, effects in named.items():
            for index, effect in enumerate(effects):
                if effect.since and effect.until:
                    yield (field, name, index, "until"), effect.since, effect.until
    for index, measurement in enumerate(incident.measurements):
        if measurement.start and measurement.end:
            yield ("measurements", index, "end"), measurement.start, measurement.end


def ends_before(
    starts: tuple[TimeReading[Any], ...], ends: tuple[TimeReading[Any], ...], path: Path, zone: tzinfo
) -> Iterator[Finding]:
    """The readings of an end that lie before all readings of the start."""
    if not ends:
        return
    first = min(
        (span for reading in starts if (span := reading.span(zone))), key=lambda span: span.earliest, default=None
    )
    for index, reading in enumerate(ends):
        span = reading.span(zone)
        if span and first and before(span, first):
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
    for path, reading in incident.timed:
        if reading.earliest and reading.latest:
            yield from inverted(reading.earliest, reading.latest, (*path, "latest"), incident.zone)


def inverted(earliest: Moment, latest: Moment, path: Path, zone: tzinfo) -> Iterator[Finding]:
    """A bracket of which the end comes first."""
    if before(latest.span(zone), earliest.span(zone)):
        yield Finding(path, f"the latest bound {latest} is before the earliest {earliest}", "swap the two")


@ruling(
    "OUT312",
    of_absence=True,
    why="A day in Kaliningrad begins ten hours after the same day in Kamchatka.",
    wrong="countries: [US]\n",
    right="countries: [US]\ntime_zone: America/New_York\n",
)
def local_time_known(incident: Incident, known: Known) -> Iterator[Finding]:
    """Local times are those of a zone of the record's countries; where its country has several, the record says which."""
    clocks = clocks_of(incident.countries[0])
    if not incident.time_zone and len(clocks) > 1:
        hint = f"add time_zone: with one of {', '.join(clocks[:4])}{', ...' if len(clocks) > 4 else ''}"
        yield Finding(("countries", 0), f"{country_name(incident.countries[0])} has {len(clocks)} time zones", hint)
    zones = [zone for country in incident.countries for zone in zones_of(country)]
    if incident.time_zone and incident.time_zone not in zones:
        hint = f"write one of theirs, such as {zones[0]}, or leave it out"
        yield Finding(("time_zone",), f"{incident.time_zone} is not a time zone of the record's countries", hint)


@ruling(
    "OUT313",
    why="The id is the address of the page and never changes, so it must be right from the beginning.",
    wrong="start: 2021-08-21\n",
    right="start: 2022-08-21\n",
)
def id_agrees_with_start(incident: Incident, known: Known) -> Iterator[Finding]:
    """The year at the beginning of the file's name is a year in which the incident can have begun."""
    # A file's name that begins with no year is another rule's concern, and far from New Year no zone makes a difference.
    if incident.started and incident.id[:4].isdecimal() and not within(incident.started, int(incident.id[:4])):
        # The latest instant of a year is the first of the next.
        latest = max(incident.started.earliest, incident.started.latest - timedelta(microseconds=1))
        first, last = (one.astimezone(incident.zone).year for one in (incident.started.earliest, latest))
        if not first <= int(incident.id[:4]) <= last:
            message = f"the file's name begins with {incident.id[:4]}, the incident began in {first}"
            yield Finding(("start",), message, "rename the file, or correct the start")


def within(started: Span, year: int) -> bool:
    """Whether all of it lies in a year on the clocks of every zone."""
    return (started.earliest - FARTHEST_CLOCKS).year == year == (started.latest + FARTHEST_CLOCKS).year


@ruling(
    "OUT314",
    why="The written form is the precision: 2024-01-20 is a day, a ~ is a guess. What else is said must not contradict it.",
    wrong="start: {value: 2022-08-21~, basis: actual}\n",
    right="start: {value: 2022-08-21~, basis: estimated}\n",
)
def precision_fits(incident: Incident, known: Known) -> Iterator[Finding]:
    """A time that is known exactly is not marked as approximate, and two bounds are two different times."""
    for path, reading in incident.timed:
        guessed = reading.basis == "actual" and next((one for one in reading.moments if one.approximate), None)
        if guessed:
            hint = "take away the ~, or write basis: estimated"
            yield Finding((*path, "basis"), f"{guessed} is approximate, so it is not known exactly", hint)
        if reading.earliest and reading.earliest == reading.latest:
            hint = f"write value: {reading.earliest} in the place of both"
            yield Finding((*path, "latest"), f"both bounds are {reading.latest}", hint)


@ruling(
    "OUT315",
    why="A later edition of a source that says something else is a source of its own.",
    wrong="end: [ongoing, 2022-08-22]\n",
    right="end: 2022-08-22\n",
)
def one_voice_one_time(incident: Incident, known: Known) -> Iterator[Finding]:
    """Whoever gives a time of the start or the end does not say as well that it goes on or is unknown."""
    for name, readings in (("start", incident.start), ("end", incident.end or ())):
        for index, reading in enumerate(readings):
            if isinstance(reading.value, Unsaid) and (time := time_of_same_voice(reading, readings)):
                hint = "give each to the source, or to the actor (by:), who says it"
                yield Finding((name, index, "value"), f"the same source says {reading.value} and the time {time}", hint)


def time_of_same_voice(unsaid: TimeReading[Any], readings: tuple[TimeReading[Any], ...]) -> Moment | None:
    """A time that a source of this reading gives for the same actor."""
    for other in readings:
        if other.moments and other.by == unsaid.by and set(other.sources) & set(unsaid.sources):
            return other.moments[-1]
    return None


@ruling(
    "OUT316",
    of_absence=True,
    why="Whoever announces that service is back speaks of an end; without a reading of it the disruption has none.",
    wrong="statements: {by: pta, stance: restores, at: 2022-08-22}\n",
    right="end: {value: 2022-08-22, by: pta}\nstatements: {by: pta, stance: restores, at: 2022-08-22}\n",
)
def restored_has_an_end(incident: Incident, known: Known) -> Iterator[Finding]:
    """Where somebody announces restoration, the record has a reading of the end, if only that it is unknown."""
    if incident.end is None:
        for index, statement in enumerate(incident.statements):
            if statement.stance == "restores":
                hint = "add end: with the time that the source gives, or end: unknown"
                yield Finding(("statements", index, "stance"), "somebody announces an end and no end is recorded", hint)


@ruling(
    "OUT317",
    wrong="sources: {a: {type: measurement, publisher: A, url: https://a.example/, published: 2022-08-22, accessed: 2022-08-21}}\n",
    right="sources: {a: {type: measurement, publisher: A, url: https://a.example/, published: 2022-08-22, accessed: 2026-11-21}}\n",
)
def read_after_written(incident: Incident, known: Known) -> Iterator[Finding]:
    """A page is read after it was published, and a measurement is made public after what it saw began."""
    zone = incident.zone
    for name, source in incident.sources.items():
        if source.accessed and source.published and before(source.accessed.span(zone), source.published.span(zone)):
            message = f"read on {source.accessed}, before it was published ({source.published})"
            yield Finding(("sources", name, "accessed"), message, "look up both days")
    for index, one in enumerate(incident.measurements):
        if one.posted and one.start and before(one.posted.span(zone), one.start.span(zone)):
            message = f"made public {one.posted}, before what was measured began ({one.start})"
            yield Finding(("measurements", index, "posted"), message, "look up both times")


RULINGS = (
    end_after_start,
    bounds_in_order,
    local_time_known,
    id_agrees_with_start,
    precision_fits,
    one_voice_one_time,
    restored_has_an_end,
    read_after_written,
)
