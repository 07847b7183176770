"""The smallest parts of a page, which stand in it by the hundred: links, terms, times, citations, as filters of templates.

They are written here because a template takes ten times as long for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, tzinfo
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator import addresses
from generator.countries import country_name
from generator.incident.record import OrderReading
from generator.local_time.spans import long_words
from generator.local_time.stretches import is_whole_days, stretch
from generator.local_time.words import local_words, utc_words
from generator.moments import Moment, Span
from generator.vocabulary import Lists

Filter = Callable[..., Any]
# HTML of which every part is escaped. Markup's own way to one takes three times as long, and a page has a hundred of them.
finished: Callable[[str], Markup] = partial(str.__new__, Markup)


def escaped(value: object) -> str:
    """A value as it stands in HTML; looking whether there is anything to escape takes less time than escaping."""
    if type(value) is Markup:
        return value
    if type(value) is not str:
        return str(value) if type(value) is int else escape(value)
    # One by one, for a pattern takes several times as long.
    some = "<" in value or "&" in value or ">" in value or '"' in value or "'" in value
    return escape(value) if some else value


@pass_context
def to(context: Context, words: str, path: str) -> Markup:
    """Words as a link to a place on the site."""
    return anchor(context["link"](path), words)


@pass_context
def facet_link(context: Context, words: str, facet: str, key: str) -> Markup:
    """A value of a facet, in words, as a link to its list of incidents."""
    return facet_at(context["link"], words, facet, key)


@lru_cache(maxsize=4096, typed=True)  # text and finished HTML are two things
def facet_at(link: Callable[[str], str], words: str, facet: str, key: str) -> Markup:
    """The same from a page; thousands have the same."""
    return anchor(link(addresses.facet_page(facet, key)), words)


@lru_cache(maxsize=1024, typed=True)  # most lead to the same registries
def away(words: str, address: str | None) -> str:
    """A link that leads away from the site, or the bare words where there is no address."""
    return anchor(address, words) if address else words


def anchor(address: str, words: str) -> Markup:
    """A link."""
    return finished(f'<a href="{escaped(address)}">{escaped(words)}</a>')


def ordering(said: object) -> str | None:
    """The actor who is said to have ordered it; nothing of a reading that is not of an order."""
    # Of a model of another kind, pydantic takes long to say that it is not of this one.
    return said.actor if type(said) is OrderReading else None


@pass_context
def heading(context: Context, title: str, key: str) -> Markup:
    """The heading of a section leads to itself: its address is permanent."""
    context["section"](key, title)
    return heading_of(title, key)


def heading_of(title: str, key: str) -> Markup:
    """The same where the page knows of the section."""
    return finished(f'<h2 id="{key}"><a href="#{key}">{escaped(title)}</a></h2>\n')


def many(number: int, words: Any, **others: object) -> str:
    """A number in words of the interface that have one and many."""
    return in_number(number, words, **others) if others else as_many(number, words)


@lru_cache(maxsize=1024)  # they are few numbers, over and over
def as_many(number: int, words: Any) -> str:
    """The same in words that hold nothing else."""
    return in_number(number, words)


def in_number(number: int, words: Any, **others: object) -> str:
    """The same put into words now."""
    text: str = words.one if number == 1 else words.many
    return text.format(n=f"{number:,}", **others)


def in_language(code: str) -> Markup:
    """The language of what an editor wrote, where it is not that of the page; its direction comes from its letters."""
    return finished("" if code == "en" else f' lang="{escaped(code)}"')


@pass_context
def cited(context: Context, ids: Iterable[str]) -> Markup:
    """Links to sources, by their names, in the list on the record's page."""
    return finished(citations(context, tuple(ids)))


def citations(context: Context, ids: tuple[str, ...]) -> str:
    """The same, for what is put together here."""
    links: Links = context["links_to_sources"]
    return links[ids] if ids else ""


class Links(dict[tuple[str, ...], str]):
    """Links to the sources of a record from one page, by the ids of these; it has most of them more than once."""

    def __init__(self, page: str, names: Mapping[str, str]) -> None:
        super().__init__()
        self.page, self.names = page, names

    def __missing__(self, ids: tuple[str, ...]) -> str:
        links = ", ".join([citation(self.page, one, self.names[one]) for one in ids])
        self[ids] = made = f'<span class="citations" data-pagefind-ignore>{links}</span>'
        return made


@lru_cache(maxsize=1024)
def citation(page: str, source: str, name: str) -> str:
    """A link to a source in the list on a page; a page has the same one many times."""
    return f'<a class="citation" href="{escaped(page)}#{addresses.source_anchor(source)}">{escaped(name)}</a>'


@lru_cache(maxsize=4096)
def time(moment: Moment, zone: tzinfo) -> Markup:
    """A time on local clocks, and in UTC where it has a clock."""
    return both(local_words(moment, zone), utc_words(moment))


def in_both_zones(span: Span, zone: tzinfo, mark: str = "") -> Markup:
    """A span on local clocks, with a mark, and in UTC unless it is known by days only."""
    utc = "" if is_whole_days(stretch(span, zone)) else str(long_words(span, UTC))
    return both(str(long_words(span, zone)), utc, escaped(mark))


def both(local: str, utc: str, mark: str = "") -> Markup:
    """A time as it is there, and in UTC if that is given."""
    there = f'<span class="time">{escaped(local)}</span>{mark}'
    return finished(f'{there} <span class="utc">{escaped(utc)}</span>' if utc else there)


@cache
def scale(level: int, levels: int) -> Markup:
    """A level of several as bars that grow, of which those above it are pale."""
    bars = "".join([bar(one, pale=one > level) for one in range(1, levels + 1)])
    return finished(f'<svg class="scale" viewBox="0 0 44 20" aria-hidden="true">{bars}</svg>')


def bar(number: int, pale: bool) -> str:
    """One of these bars."""
    looks, height = ' class="off"' if pale else "", 5 * number
    return f'<path{looks} d="M{12 * number - 12} 20v-{height}h8v{height}z"/>'


def lower_first(title: str) -> str:
    """A title as it stands within a sentence."""
    return title[:1].lower() + title[1:]


def countries(codes: Iterable[str]) -> str:
    """What countries are called."""
    return ", ".join(map(country_name, codes))


def leaves_of(lists: Lists) -> dict[str, Filter]:
    """These parts as filters."""
    plain = (
        *(to, facet_link, away, heading, many, in_language, cited, time, in_both_zones, ordering),
        *(scale, lower_first, countries),
    )
    return {one.__name__: one for one in plain} | leaves_of_lists(lists)


def leaves_of_lists(lists: Lists) -> dict[str, Filter]:
    """Those that name an entry of a closed list, which know the lists."""

    @cache
    def term_at(link: Callable[[str], str], key: str, list_name: str, kind: str) -> Markup:
        address = link(f"{addresses.VOCABULARY}#{addresses.term_anchor(list_name, key)}")
        classes = f"{kind}{' alleged' if key == 'alleged' else ''}"
        return finished(f'<a class="{classes}" href="{escaped(address)}">{escaped(lists[list_name].label(key))}</a>')

    @pass_context
    def term(context: Context, key: str, list_name: str, kind: str = "term") -> Markup:
        """A term as a link to its meaning."""
        return term_at(context["link"], key, list_name, kind)

    @cache
    def who(key: str) -> str:
        return f'<span class="who">{escaped(lists["actors"].label(key))}</span>'

    def actors(ids: Iterable[str]) -> Markup:
        """Who they are."""
        return finished(", ".join(map(who, ids)))

    def labels(keys: Iterable[str], list_name: str) -> str:
        """What several entries of a closed list are called."""
        return ", ".join(map(lists[list_name].label, keys))

    def names(keys: Iterable[str], list_name: str) -> str:
        """The same in short."""
        return ", ".join(lists[list_name][key].name for key in keys)

    @cache
    def label(key: str, list_name: str) -> str:
        """What an entry of a closed list is called."""
        return lists[list_name].label(key)

    return {"term": term, "actors": actors, "label": label, "labels": labels, "names": names}
