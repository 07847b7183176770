"""What sources say, side by side, as filters of templates: times, terms, and who stands behind each.

Pages have these by the dozen, and a macro takes ten times as long for each; see `leaves`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.incident.readings import Assertion, Said, TimeReading
from generator.moments import Moment, Span
from generator.pages.leaves import Filter, citations, escaped, finished, in_both_zones, many, ordering, time
from generator.vocabulary import Lists


def detail(*parts: str) -> str:
    """A remark beside a reading, of parts that are HTML."""
    return f'<span class="detail">{" ".join(parts)}</span>'


def bounds(reading: TimeReading[Any], context: Context) -> str:
    """An earliest and a latest time that a source gives; in one phrase where neither is approximate."""
    zone, words = context["incident"].zone, context["t"].readings
    earliest, latest = reading.moments
    if earliest.approximate or latest.approximate:
        between, and_ = escaped(words.between), escaped(getattr(words, "and"))
        return f"{between} {time(earliest, zone)} {and_} {time(latest, zone)}"
    span = reading.span(zone)
    assert span is not None  # noqa: S101 - it has both bounds
    return in_both_zones(span, zone)


@pass_context
def reading_time(context: Context, reading: TimeReading[Any]) -> Markup:
    """When something was, as a source has it."""
    if type(reading.value) is Moment:  # as of most
        return time(reading.value, context["incident"].zone)
    moments = reading.moments
    if len(moments) > 1:
        return finished(bounds(reading, context))
    words = context["t"].readings
    return finished(escaped(words.going_on if reading.value == "ongoing" else words.unknown))


@pass_context
def sourced(context: Context, assertion: Assertion) -> Markup:
    """The note and the sources of something that has no speaker of its own."""
    note = f'<p class="detail">{escaped(assertion.note)}</p>' if assertion.note else ""
    sources = f'<p class="detail">{citations(context, assertion.sources)}</p>' if assertion.sources else ""
    return finished(note + sources)


@dataclass(frozen=True)
class Sayings:
    """How what is said is shown, with terms and actors as the closed lists have them."""

    lists: Lists
    leaves: Mapping[str, Filter]

    @pass_context
    def sayings(self, context: Context, readings: Iterable[Said]) -> Markup:
        """What stands behind an answer."""
        return finished(self.listed(context, readings))

    def listed(self, context: Context, readings: Iterable[Said]) -> str:
        """The same, for what is put together here."""
        said = "".join([self.saying(one, context) for one in readings])
        return f'<ul class="sayings">\n{said}</ul>\n'

    def saying(self, said: Said, context: Context) -> str:
        """Who says it, how they know, and where that can be read."""
        tag = self.leaves["term"](context, said.basis, "basis", "tag") if said.basis else ""
        noted = detail(escaped(said.note)) if said.note else ""
        cited = citations(context, said.sources)
        if not said.by:
            return f"<li>\n{cited}\n{tag}{self.named(said, context)}{noted}</li>\n"
        source = detail(escaped(context["t"].readings.according_to), cited) if cited else ""
        return f"<li>\n{self.leaves['actors'](said.by)}\n{tag}{self.named(said, context)}{noted}{source}</li>\n"

    def named(self, said: Said, context: Context) -> str:
        """Who is said to have ordered it, of a reading of an order."""
        ordered = ordering(said)
        return detail(escaped(context["t"].readings.named), self.leaves["actors"]([ordered])) if ordered else ""

    @pass_context
    def by_time(self, context: Context, readings: Iterable[TimeReading[Any]]) -> Markup:
        """Readings of a time, one card for each time or word."""
        together: dict[str, list[TimeReading[Any]]] = {}
        for one in readings:
            together.setdefault(reading_time(context, one), []).append(one)
        cards = "".join(
            f'<li class="card">\n<p class="value">{words}</p>\n{self.listed(context, alike)}</li>\n'
            for words, alike in together.items()
        )
        return finished(f'<ul class="readings">\n{cards}</ul>\n')

    @pass_context
    def footing(self, context: Context, said: Said) -> Markup:
        """In short, what a single reading stands on."""
        return finished(self.in_brackets(context, said))

    def in_brackets(self, context: Context, said: Said) -> str:
        """The same, for what is put together here."""
        words = [self.lists["actors"].label(one) for one in said.by]
        words += [self.lists["basis"].label(said.basis).lower()] if said.basis else []
        before = f"({escaped(', '.join(words))}) " if words else ""
        return f"{before}{citations(context, said.sources)}"

    @pass_context
    def time_in_short(
        self, context: Context, readings: Sequence[TimeReading[Any]], span: Span | None, anchor: str
    ) -> Markup:
        """A time as its one reading has it, or the bracket of several, with a link to these."""
        if len(readings) == 1 or not span:
            said, rest = reading_time(context, readings[0]), self.in_brackets(context, readings[0])
            return finished(f"{said} {detail(rest)}\n")
        several = escaped(many(len(readings), context["t"].incident.from_readings))
        mark = finished(f" {escaped(context['worked_out_mark'])}")
        bracket = in_both_zones(span, context["incident"].zone, mark)
        link = detail(f'<a href="#{anchor}">{several}</a>')
        return finished(f"{bracket}\n{link}\n")


def readings_of(lists: Lists, leaves: Mapping[str, Filter]) -> dict[str, Filter]:
    """These parts as filters; `leaves` are those that they are made of."""
    told = Sayings(lists, leaves)
    return {
        "reading_time": reading_time,
        "sourced": sourced,
        "sayings": told.sayings,
        "by_time": told.by_time,
        "footing": told.footing,
        "time_in_short": told.time_in_short,
    }
