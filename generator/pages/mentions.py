"""Other incidents as a page shows them, as filters of templates: a link, marks, a list of those behind a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import addresses
from generator.pages.leaves import Filter, escaped, finished, in_language, many
from generator.vocabulary import Lists

# A list longer than this is folded.
SHORT = 12


@pass_context
def to_incident(context: Context, one: Any) -> Markup:
    """An incident by its title, as a link to its page."""
    return titled(context["link"], one.id, one.title, one.language)


def titled(link: Callable[[str], str], key: str, title: str, language: str) -> Markup:
    """The same by its id and its title."""
    address = link(addresses.incident_page(key))
    return finished(f'<a href="{escaped(address)}"{in_language(language)}>{escaped(title)}</a>')


@pass_context
def listed(
    context: Context, ids: Sequence[str], others: Mapping[str, Any], own: str = "", before: int = 0, after: int = 0
) -> Markup:
    """The incidents behind a sentence, as time goes; a long list is folded. Those `before` and `after` are only counted."""
    words, number, link = context["t"].patterns, before + len(ids) + after, context["link"]
    lines = "".join([item(link, others[one], words.this_one if one == own else "") for one in ids])
    html = f'<ol class="plain">\n{counted(before, words.before)}{lines}{counted(after, words.after)}</ol>\n'
    if number > SHORT:
        html = f"<details><summary>{escaped(many(number, words.incidents))}</summary>{html}</details>"
    return finished(html)


@pass_context
def behind(context: Context, finding: Any, others: Mapping[str, Any], own: str) -> Markup:
    """The incidents behind a finding, and those after the incident that it is of."""
    earlier, later = finding.behind, finding.later
    html = f"{listed(context, earlier.ids, others, own, before=earlier.before)}\n"
    if later.ids:
        html += f'<p class="detail">{escaped(context["t"].incident.later)}</p>\n'
        html += f"{listed(context, later.ids, others, after=later.after)}\n"
    return finished(html)


def item(link: Callable[[str], str], one: Any, instead: str) -> str:
    """When an incident was, and a link to it, or words in the place of that."""
    return in_list(one.date, instead) if instead else linked(link, one.id, one.title, one.language, one.date)


@lru_cache(maxsize=2048, typed=True)  # an incident stands on the pages of all that lie near it in time
def linked(link: Callable[[str], str], key: str, title: str, language: str, date: str) -> str:
    """The same of all that it shows."""
    return in_list(date, titled(link, key, title, language))


def in_list(date: str, shown: str) -> str:
    """An item of a list."""
    return f"  <li>{escaped(date)}: {escaped(shown)}</li>\n"


def counted(number: int, words: Any) -> str:
    """How many more there are, if any."""
    return f"<li>{escaped(many(number, words))}</li>" if number else ""


def mentions_of(lists: Lists) -> dict[str, Filter]:
    """These as filters."""

    @pass_context
    def claim_marks(context: Context, one: Any, is_claim: bool) -> Markup:
        """That nothing supports it, and that its record is not simply published."""
        said = [context["t"].shared.claim] if is_claim else []
        said += [lists["record_status"].label(one.record_status)] if one.record_status != "published" else []
        return finished("".join(f' <span class="tag caution">{escaped(words)}</span>' for words in said))

    return {"to_incident": to_incident, "listed": listed, "behind": behind, "claim_marks": claim_marks}
