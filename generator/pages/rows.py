"""Rows of a table of incidents. An incident stands in many lists, so what its row says is written once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator import addresses
from generator.archive import Archive
from generator.catalogue import when
from generator.countries import country_name
from generator.incident import Incident
from generator.pages.leaves import in_language

Rows = Callable[[Context, Iterable[Incident]], Markup]
ENDING = ".html"


def rows_of(archive: Archive) -> Rows:
    """What writes rows of the incidents of an archive."""
    written: dict[str, tuple[str, str]] = {}

    @pass_context
    def rows(context: Context, incidents: Iterable[Incident]) -> Markup:
        """The rows of some incidents, on the page that this is written for."""
        folder, found = folder_of(context["link"]), []
        for one in incidents:
            if one.id not in written:
                written[one.id] = row_of(one, archive, context["t"].shared)
            before, after = written[one.id]
            found.append(f"{before}{folder}{one.id}{ENDING}{after}")
        return Markup("".join(found))  # noqa: S704 - escaped

    return rows


def folder_of(link: Callable[[str], str]) -> str:
    """The folder of all incidents as a page leads to it; the addresses in it have nothing that HTML must escape."""
    return link(addresses.incident_page("one")).removesuffix(f"one{ENDING}")


def row_of(one: Incident, archive: Archive, words: Any) -> tuple[str, str]:
    """A row: all that stands in it before the address of the incident, and all after that."""
    lists, level = archive.lists, archive.level_of(one)
    kinds = ", ".join(map(lists["kinds"].label, one.kinds))
    group = lists["kind_groups"].label(archive.counted_as(one)).lower()
    counts = f'; <span class="detail">{escape(words.counts_as)} {escape(group)}</span>'
    title = f'"{in_language(one.language)}>{escape(one.title)}</a>{marks_of(one, level, archive, words)}'
    before = (
        f'<tr>\n<td class="date">{escape(when(one))}</td>\n{cell(words.lasted, lasted(one, words))}'
        '<th scope="row"><a href="'
    )
    after = (
        f"{title}</th>\n",
        cell(words.where, ", ".join(map(country_name, one.countries))),
        cell(words.kind, kinds, counts),
        cell(words.platforms, ", ".join(lists["platforms"][key].name for key in one.platforms_affected)),
        cell(words.how_sure, lists["confidence"].label(level)),
        "</tr>\n",
    )
    return before, "".join(after)


def cell(label: str, said: str, more: str = "") -> str:
    """A cell, which a narrow screen shows beside its label; `more` is HTML."""
    return f'<td data-label="{escape(label)}">{escape(said)}{more}</td>\n'


def lasted(one: Incident, words: Any) -> str:
    """How long it lasted, as an interval; an end that is open and one that nobody knows are different things."""
    return str(one.duration) if one.duration else str(words.goes_on if one.ongoing else words.not_known)


def marks_of(one: Incident, level: str, archive: Archive, words: Any) -> str:
    """That nothing supports it, and that its record is not simply published."""
    status = archive.lists["record_status"].label(one.record_status)
    said = [
        *([words.claim] if level == "claim" else []),
        *([status] if one.record_status != "published" else []),
    ]
    return "".join(f' <span class="tag caution">{escape(one)}</span>' for one in said)
