"""Which rules of a style sheet can match nothing on our pages. When in doubt, a rule stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.prose import TAGS

Token = Any  # tinycss2 is untyped
WORD = re.compile(r"[A-Za-z_][\w-]*")
# What hand-written pages consist of after Markdown, and what every page has. Classes and ids stand in the templates.
MARKDOWN = set("html body div img h1 h2 dl dt dd sup sub b i del ins kbd mark input section hr".split())
ANY_OF = frozenset({"is", "where", "-webkit-any", "-moz-any", "matches", "has"})
# What is no rule whatever stands in it: a text, a comment. Or a rule so plain that its text shows which classes it asks for.
PLAIN = re.compile(
    r""" "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | /\*.*?\*/ | (?<=[{}]) ([^{}()"';@\\/]+) \{[^{}"'\\/]*\} """,
    re.DOTALL | re.VERBOSE,
)
CLASS = re.compile(r"\.([A-Za-z_-][\w-]*)")


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Every word that can be the name of an element, a class, an id or an attribute on a page made of these texts."""
    return frozenset(TAGS | MARKDOWN).union(*(WORD.findall(text) for text in texts))


def without_lost(sheet: str, names: frozenset[str]) -> str:
    """A style sheet less most rules of which each selector asks for a class that no page has.

    Those that stay are parsed, which takes ten times as long as to look for these.
    """

    def seen(found: re.Match[str]) -> str:
        selectors = found[1]
        if selectors is None or any(names.issuperset(CLASS.findall(one)) for one in selectors.split(",")):
            return found[0]
        return ""

    return PLAIN.sub(seen, sheet)


def can_match(selector: Sequence[Token], names: frozenset[str]) -> bool:
    """Whether every name that a selector asks for is among the names of our pages."""
    return all(is_met(one, before, names) for before, one in zip([None, *selector], selector, strict=False))


def is_met(token: Token, before: Token, names: frozenset[str]) -> bool:
    """Whether one part of a selector can hold."""
    if token.type == "ident":
        return is_pseudo(before) or token.value in names
    if token.type == "hash":
        return token.value in names
    if token.type == "[] block":
        return all(one.value in names for one in token.content[:1])
    if token.type == "function" and token.lower_name in ANY_OF:
        return any(can_match(one, names) for one in by_comma(token.arguments))
    return True


def is_pseudo(before: Token) -> bool:
    """Whether what follows is the name of a state or a part and not of an element."""
    return before is not None and before.type == "literal" and before.value == ":"


def by_comma(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Tokens in the groups that commas divide."""
    group: list[Token] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield group
            group = []
        else:
            group.append(token)
    yield group
