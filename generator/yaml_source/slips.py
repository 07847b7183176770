"""Slips of the hand that leave well-formed YAML, in which a text is not what was meant."""

import re

CURLY = "“”„‟‘’‚‛"
_DASHES = re.compile("[‐‑‒–—―−]")
_NO_SPACE = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):(?!//)([^ \t].*)", re.DOTALL)


def slip(text: object) -> str:
    """What to do about a text that is refused, where its signs show how it came about; else nothing."""
    if not isinstance(text, str):
        return ""
    if re.match(r"-\S", text):
        return 'put a space after the "-"'
    if text.startswith(tuple(CURLY)) or text.endswith(tuple(CURLY)):
        return f"take away the curly quotes: {text.strip(CURLY)}"
    return ""


def dash(text: object) -> str:
    """The same for a text in which only a hyphen can stand."""
    found = _DASHES.search(text) if isinstance(text, str) else None
    return f"a dash ({found[0]}) stands where a hyphen (-) belongs: {_DASHES.sub('-', found.string)}" if found else ""


def without_space(text: object) -> tuple[str, str] | None:
    """The name and the value of `name:value`, which was meant as a field and is a text for want of a space."""
    found = _NO_SPACE.fullmatch(text) if isinstance(text, str) else None
    return (found[1], found[2]) if found else None
