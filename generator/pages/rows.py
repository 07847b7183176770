"""Rows of a table of incidents. An incident stands in many lists, so what its row says is written once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import addresses
from generator.archive import Archive
from generator.catalogue import when
from generator.countries import country_name
from generator.incident import Incident
from generator.pages.leaves import escaped, finished, in_language

Rows = Callable[[Context, Iterable[Incident]], Markup]
ENDING = ".html"


def rows_of(archive: Archive) -> Rows:
    """What writes rows of the incidents of an archive."""
    written: dict[str, tuple[str, str]] = {}
    cells = cache(lambda words: cells_of(archive, words))

    @pass_context
    def rows(context: Context, incidents: Iterable[Incident]) -> Markup:
        """The rows of some incidents, on the page that this is written for."""
        folder, found = folder_of(context["link"]), []
        for one in incidents:
            key = one.id
            if key not in written:
                words = context["t"].shared
                written[key] = row_of(one, archive, words, cells(words))
            before, after = written[key]
            found.append(f"{before}{folder}{key}{ENDING}{after}")
        return finished("".join(found))

    return rows


def folder_of(link: Callable[[str], str]) -> str:
    """The folder of all incidents as a page leads to it; the addresses in it have nothing that HTML must escape."""
    return link(addresses.incident_page("one")).removesuffix(f"one{ENDING}")


class Cells(NamedTuple):
    """The cells that thousands of rows have alike: each is written once, by all that stands in it."""

    where: Callable[[tuple[str, ...]], str]
    kind: Callable[[tuple[str, ...], str], str]
    platforms: Callable[[tuple[str, ...]], str]
    how_sure: Callable[[str], str]


def cells_of(archive: Archive, words: Any) -> Cells:
    """The same, in the terms of an archive."""
    lists = archive.lists

    @cache
    def where(countries: tuple[str, ...]) -> str:
        return cell(words.where, ", ".join(map(country_name, countries)))

    @cache
    def kind(kinds: tuple[str, ...], group: str) -> str:
        counted_as = lists["kind_groups"].label(group).lower()
        counts = f'; <span class="detail">{escaped(words.counts_as)} {escaped(counted_as)}</span>'
        return cell(words.kind, ", ".join(map(lists["kinds"].label, kinds)), counts)

    @cache
    def platforms(affected: tuple[str, ...]) -> str:
        return cell(words.platforms, ", ".join([lists["platforms"][key].name for key in affected]))

    @cache
    def how_sure(level: str) -> str:
        return cell(words.how_sure, lists["confidence"].label(level))

    return Cells(where, kind, platforms, how_sure)


def row_of(one: Incident, archive: Archive, words: Any, cells: Cells) -> tuple[str, str]:
    """A row: all that stands in it before the address of the incident, and all after that."""
    level = archive.level_of(one)
    before = (
        f'<tr>\n<td class="date">{escaped(when(one))}</td>\n{cell(words.lasted, lasted(one, words))}'
        '<th scope="row"><a href="'
    )
    after = (
        f'"{in_language(one.language)}>{escaped(one.title)}</a>{marks_of(one, level, archive, words)}</th>\n'
        f"{cells.where(one.countries)}{cells.kind(one.kinds, archive.counted_as(one))}"
        f"{cells.platforms(one.platforms_affected)}{cells.how_sure(level)}</tr>\n"
    )
    return before, after


def cell(label: str, said: str, more: str = "") -> str:
    """A cell, which a narrow screen shows beside its label; `more` is HTML."""
    return f'<td data-label="{escaped(label)}">{escaped(said)}{more}</td>\n'


def lasted(one: Incident, words: Any) -> str:
    """How long it lasted, as an interval; an end that is open and one that nobody knows are different things."""
    length = one.duration
    return str(length) if length else str(words.goes_on if one.ongoing else words.not_known)


def marks_of(one: Incident, level: str, archive: Archive, words: Any) -> str:
    """That nothing supports it, and that its record is not simply published."""
    said = [words.claim] if level == "claim" else []
    if one.record_status != "published":
        said.append(archive.lists["record_status"].label(one.record_status))
    return "".join([f' <span class="tag caution">{escaped(mark)}</span>' for mark in said])
