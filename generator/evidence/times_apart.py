"""When the answers to when something was differ: where no time fits all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache, partial
from typing import Any, NamedTuple

from generator.evidence.answers import Answer
from generator.evidence.judging import NO_OTHER, Judge
from generator.fields import Unsaid
from generator.incident.readings import TimeReading
from generator.local_time.spans import long_words
from generator.moments import Span, given

LONG_AGO, FAR_OFF = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


class Possible(NamedTuple):
    """What an answer on a time leaves possible: that it goes on, and spans, in each of which it can have been."""

    going_on: bool
    spans: Sequence[Span]


@lru_cache
def on_times(zone: tzinfo, end: bool) -> Judge[Possible]:
    """Times differ where no time fits all; `end`: it is asked when something ended, and not when it began."""
    return Judge(partial(possible, zone=zone, end=end), times_differ, partial(why_of_times, zone=zone))


def possible(answer: Answer, zone: tzinfo, end: bool) -> Possible:
    """What an answer leaves possible."""
    spans = [possible_in(one, span, end) for one in answer.behind if (span := one.span(zone))]
    return Possible(answer.behind[0].value is Unsaid.ONGOING, spans)


def possible_in(reading: TimeReading[Any], span: Span, end: bool) -> Span:
    """All instants that a reading leaves possible, both edges among them; what was first seen may be older, or outlast that."""
    earliest, latest = span.earliest, last_instant(span)
    if reading.basis == "detected":
        return Span(earliest, FAR_OFF, span.first, span.last) if end else Span(LONG_AGO, latest, span.first, span.last)
    return Span(earliest, latest, span.first, span.last) if span.last.is_over else span


def times_differ(claims: Sequence[Possible]) -> bool:
    """Whether no time fits all."""
    spans = [span for one in claims for span in one.spans]
    if not spans:
        return False
    if len(spans) > 1 and max([one.earliest for one in spans]) > min([one.latest for one in spans]):
        return True
    return any([one.going_on for one in claims])  # noqa: C419 - of few, a list is the quicker


def why_of_times(claims: Sequence[Possible], zone: tzinfo) -> str:
    """What time fits all, or why none does."""
    spans, going_on = [span for one in claims for span in one.spans], any(one.going_on for one in claims)
    if not spans:
        return "No source says that it ended." if going_on else "No source gives a time."
    if going_on:
        return "By some it goes on, by others it ended."
    if times_differ(claims):
        return "No one time fits all of them."
    return NO_OTHER if len(claims) == 1 else fitting(spans, zone)


def fitting(spans: Sequence[Span], zone: tzinfo) -> str:
    """The time that spans have in common, in a sentence."""
    earliest, first = given(max, *((one.earliest, one.first) for one in spans))
    latest, last = given(min, *((one.latest, one.last) for one in spans))
    if LONG_AGO in (earliest, latest) or FAR_OFF in (earliest, latest):
        return "One time can fit all of them."
    return f"One time fits all of them: {long_words(whole(Span(earliest, latest, first, last)), zone)}."


def last_instant(span: Span) -> datetime:
    """The last instant of a span: a day ends before the next begins."""
    return span.latest - timedelta(microseconds=1) if span.last.is_over else span.latest


def whole(span: Span) -> Span:
    """A span whose end is the end of a day or an hour again, where it was drawn in by an instant."""
    return replace(span, latest=span.latest + timedelta(microseconds=1 if span.latest.microsecond else 0))
