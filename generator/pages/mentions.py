"""Other incidents as a page shows them, as filters of templates: a link, marks, a list of those behind a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import addresses
from generator.pages.leaves import Filter, escaped, in_language, many
from generator.vocabulary import Lists

# A list longer than this is folded.
SHORT = 12


@pass_context
def to_incident(context: Context, one: Any) -> Markup:
    """An incident by its title, as a link to its page."""
    address = context["link"](addresses.incident_page(one.id))
    return Markup(f'<a href="{escaped(address)}"{in_language(one.language)}>{escaped(one.title)}</a>')  # noqa: S704 - escaped


@pass_context
def listed(
    context: Context, ids: Sequence[str], others: Mapping[str, Any], own: str = "", before: int = 0, after: int = 0
) -> Markup:
    """The incidents behind a sentence, as time goes; a long list is folded. Those `before` and `after` are only counted."""
    words, number = context["t"].patterns, before + len(ids) + after
    lines = [dated(context, others[one], words.this_one if one == own else "") for one in ids]
    shown = f"{counted(before, words.before)}{''.join(lines)}{counted(after, words.after)}"
    html = f'<ol class="plain">\n{shown}</ol>\n'
    if number > SHORT:
        html = f"<details><summary>{escaped(many(number, words.incidents))}</summary>{html}</details>"
    return Markup(html)  # noqa: S704 - escaped


def dated(context: Context, one: Any, instead: str) -> str:
    """When an incident was, and a link to it, or words in the place of that."""
    return f"  <li>{escaped(one.date)}: {escaped(instead or to_incident(context, one))}</li>\n"


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
        return Markup("".join(f' <span class="tag caution">{escaped(words)}</span>' for words in said))  # noqa: S704 - escaped

    return {"to_incident": to_incident, "listed": listed, "claim_marks": claim_marks}
