"""What a page in another language than English says of times, lengths of time and terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from markupsafe import Markup

from generator.countries import country_name
from generator.durations import Duration, units
from generator.interface import Interface
from generator.languages import ENGLISH, day_in, direction_of, month_in, plural_of
from generator.local_time.spans import days_of_edges
from generator.local_time.stretches import (
    DAY,
    Stretch,
    ends_a_day,
    first_of_month,
    is_whole_days,
    last_day,
    midnight,
    starts_a_day,
    stretch,
    wall,
)
from generator.local_time.words import zone_words
from generator.moments import Edge, Span
from generator.vocabulary import Lists


def marked(text: str, language: str) -> Markup:
    """A text as HTML that says in which language it is, and keeps its direction to itself."""
    tag = Markup('<span lang="{}" dir="{}">{}</span>')
    return tag.format(language, direction_of(language), text)


@dataclass(frozen=True)
class Tongue:
    """The language of a page, and the closed lists whose terms it names."""

    interface: Interface
    lists: Lists

    @property
    def language(self) -> str:
        """Its code."""
        return self.interface.code

    def label(self, key: str, list_name: str) -> str | Markup:
        """What a term is called; where it has no name in this language, the English one, marked as that."""
        entry = self.lists[list_name][key]
        own: str | None = entry.label if self.language == ENGLISH else entry.labels.get(self.language)
        return own or marked(entry.label, ENGLISH)

    def country(self, code: str) -> str:
        """What a country is called."""
        return country_name(code, self.language)

    def span(self, span: Span, zone: tzinfo) -> str:
        """A time with its date in full and the letters of its zone."""
        time = stretch(span, zone)
        if is_whole_days(time):
            return self.days(time)
        first, last = days_of_edges(span, zone)
        begin, end = (self.about(edge, clock(at, zone)) for edge, at in edges_of(span))
        if span.earliest == span.latest:
            return self.on_day(first, f"{begin} {zone_words(span.latest, zone)}")
        words, end = self.interface.words.times, f"{end} {zone_words(span.latest, zone)}"
        if first.date() != last.date() or ends_a_day(time):
            begin = f"{begin} {zone_words(span.earliest, zone)}"
        if first.date() == last.date():
            begin = self.about(span.first, words.beginning) if starts_a_day(time) else begin
            end = self.about(span.last, words.end) if ends_a_day(time) else end
            return self.on_day(first, words.between.format(first=begin, last=end))
        starts, ends = (words.beginning_of.format(day=self.day(first)), words.end_of.format(day=self.day(last)))
        begin = self.about(span.first, starts) if starts_a_day(time) else self.on_day(first, begin)
        end = self.about(span.last, ends) if ends_a_day(time) else self.on_day(last, end)
        return str(words.between.format(first=begin, last=end))

    def date(self, span: Span, zone: tzinfo) -> str:
        """The day or days of a time, whatever is known of the hour."""
        first, last = days_of_edges(span, zone)
        edges = (Edge(edge.approximate and edge.is_day) for edge in (span.first, span.last))
        return self.days(Stretch(midnight(first), midnight(last) + DAY, *edges))

    def days(self, time: Stretch) -> str:
        """A year, a month, a day or several days."""
        first, last = time.start, last_day(time)
        whole_months = first == first_of_month(first) and time.end == first_of_month(time.end)
        if whole_months and (first.year, first.month, last.month) == (last.year, 1, 12):
            return self.about(time.first, str(first.year))
        say = self.month if whole_months else self.day
        begin, end = say(first), say(last)
        if begin == end:
            return self.about(time.first, begin)
        to: str = self.interface.words.times.from_day_to_day
        return to.format(first=self.about(time.first, begin), last=self.about(time.last, end))

    def duration(self, duration: Duration) -> str:
        """How long something can have lasted."""
        words = self.interface.words.times
        least, most = self.length(duration.shortest), self.length(duration.longest, begun_days_count=True)
        if duration.shortest == duration.longest:
            said = least
        elif not any(units(duration.shortest)):
            said = words.up_to.format(length=most)
        else:
            said = words.lengths.format(least=least, most=most)
        return str(words.about.format(time=said)) if duration.approximate else said

    def length(self, length: timedelta, begun_days_count: bool = False) -> str:
        """A length of time in the units that are said of it."""
        numbers = dict(zip(("days", "hours", "minutes"), units(length, begun_days_count), strict=True))
        said = {unit: number for unit, number in numbers.items() if number} or {"minutes": 0}
        return " ".join(self.amount(number, unit) for unit, number in said.items())

    def amount(self, number: int, unit: str) -> str:
        """So many days, hours or minutes, in the plural that the language has for the number."""
        forms = self.interface.words.times.plain[unit]
        form: str = forms.get(plural_of(number, self.language), forms["other"])
        return form.format(n=number)

    def day(self, day: datetime) -> str:
        """A calendar day."""
        return day_in(day, self.language)

    def month(self, day: datetime) -> str:
        """The month of a day."""
        return month_in(day, self.language)

    def on_day(self, day: datetime, time: str) -> str:
        """A time of the day, on its day."""
        return str(self.interface.words.times.on_day.format(day=self.day(day), time=time))

    def about(self, edge: Edge, time: str) -> str:
        """A time, as approximate as it was given."""
        return str(self.interface.words.times.about.format(time=time)) if edge.approximate else time


def edges_of(span: Span) -> tuple[tuple[Edge, datetime], tuple[Edge, datetime]]:
    """The two edges of a span, each as it was given and as an instant."""
    return (span.first, span.earliest), (span.last, span.latest)


def clock(instant: datetime, zone: tzinfo) -> str:
    """The time of the day on the clocks of a place."""
    return f"{wall(instant, zone):%H:%M}"
