"""One style sheet of many: the base without what no page needs, then our own files. The only file that knows tinycss2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import tinycss2
from tinycss2.serializer import serialize_identifier

from generator.assets.unused import Token, by_comma, can_match, without_lost

# What the others build on comes first; files that are not named here follow by name; paper has the last word.
FIRST, LAST = ("colours", "dark", "frame", "record", "incident"), ("print",)
DARK = (
    "@media screen and (prefers-color-scheme:dark){:root:not([data-colours=light]){%s}}"
    "@media screen{:root[data-colours=dark]{%s}}"
)
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
# A space before a colon is one between a thing and what stands in it; after a colon it is none.
NO_SPACE_AFTER, NO_SPACE_BEFORE = ("", ";", ",", ":"), ("", ";", ",", "!")


class WrongStyle(ValueError):
    """A style file that cannot be used; says which, where and why."""


def style_sheet(base: str, own: Mapping[str, str], names: frozenset[str]) -> str:
    """The base's rules that can match an element of these names, then our own files in their order."""
    ours = "\n".join(ready(name, own[name]) for name in in_order(own))
    kept = list(needed(rules_of("the base", without_lost(base, names)), names))
    used = used_variables([ours, *(rule.serialize() for rule in kept)])
    return f"{''.join(written(rule, used) for rule in kept)}\n{ours}\n"


def in_order(names: Mapping[str, str]) -> list[str]:
    """Names of style files in the order in which they must stand."""
    order = [*FIRST, *sorted(set(names) - {*FIRST, *LAST}), *LAST]
    return [name for name in order if name in names]


def ready(name: str, text: str) -> str:
    """One of our files as it stands in the sheet."""
    rules = rules_of(f"{name}.css", text)
    if name == "dark":
        return dark(rules)
    tightened = "".join(tight([rule]) for rule in rules)
    return f"@media print{{{tightened}}}" if name == "print" else tightened


def dark(rules: Sequence[Token]) -> str:
    """The dark colours twice: where the device asks for them, and where the reader does."""
    if len(rules) != 1 or tight(rules[0].prelude) != ":root":
        raise WrongStyle("dark.css is one list of colours for :root and nothing else")
    colours = tight(rules[0].content)
    return DARK % (colours, colours)


def rules_of(name: str, text: str) -> list[Token]:
    """The rules of a style file; raises WrongStyle where it is none."""
    rules: list[Token] = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    for rule in rules:
        if rule.type == "error":
            raise WrongStyle(f"{name}:{rule.source_line}: {rule.message}")
    return [rule for rule in rules if getattr(rule, "lower_at_keyword", "") != "charset"]


def needed(rules: Sequence[Token], names: frozenset[str]) -> Iterator[Token]:
    """The rules that can match something; of a list of selectors, those that can."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in by_comma(rule.prelude) if can_match(one, names)]
            rule.prelude = joined(selectors)
            if selectors:
                yield rule
        elif rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = list(needed(inner, names))
            if rule.content:
                yield rule
        elif rule.lower_at_keyword != "keyframes":
            yield rule


def joined(groups: Sequence[list[Token]]) -> list[Token]:
    """Selectors as one list again."""
    comma = tinycss2.parse_one_component_value(",")
    return [token for group in groups for token in (comma, *group)][1:]


def used_variables(texts: Sequence[str]) -> frozenset[str]:
    """The names of all variables that some rule asks for."""
    return frozenset(name for text in texts for name in VARIABLE.findall(text))


def written(rule: Token, used: frozenset[str]) -> str:
    """A rule as text without the variables that nothing asks for; empty where nothing is left."""
    if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
        inner = "".join(written(one, used) for one in rule.content)
        return f"@{rule.at_keyword} {tight(rule.prelude)}{{{inner}}}" if inner else ""
    if rule.type == "at-rule":
        return tight([rule])
    kept = [one for one in declarations(rule) if not one.name.startswith("--") or one.name in used]
    return f"{tight(rule.prelude)}{{{';'.join(map(declared, kept))}}}" if kept else ""


def declarations(rule: Token) -> list[Token]:
    """What a rule sets."""
    found = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
    return [one for one in found if one.type == "declaration"]


def declared(one: Token) -> str:
    """One setting as text."""
    important = "!important" if one.important else ""
    return f"{serialize_identifier(one.name)}:{tight(one.value)}{important}"


def tight(tokens: Sequence[Token]) -> str:
    """Style as text without comments, and without white space where it means nothing."""
    kept = [one for one in tokens if one.type != "comment"]
    parts = [text_of(one) for one in kept]
    return "".join(
        part
        for before, part, after in zip(["", *parts], parts, [*parts[1:], ""], strict=False)
        if part != " "
        or not (before in NO_SPACE_AFTER or before[-1] == "}" or after in NO_SPACE_BEFORE or after[0] == "{")
    )


def text_of(token: Token) -> str:
    """One token, and all within it, as text."""
    if token.type == "whitespace":
        return " "
    if token.type == "{} block":
        return f"{{{tight(token.content)}}}"
    if token.type == "qualified-rule":
        return f"{tight(token.prelude)}{{{tight(token.content)}}}"
    if token.type == "at-rule":
        head = f"@{token.at_keyword} {tight(token.prelude)}".rstrip()
        return f"{head};" if token.content is None else f"{head}{{{tight(token.content)}}}"
    return str(token.serialize())
