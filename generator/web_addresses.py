"""Addresses on the web that a page may lead to."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from generator.problems import Rule
from generator.shape import mistake

RULES = (
    Rule(
        code="OUT206",
        statement="An address begins with http:// or https:// and names a host.",
        why="Readers follow it; anything else could run in their browser or lead nowhere.",
        wrong="sources: {a: {type: measurement, publisher: A, url: 'javascript:alert(1)'}}\n",
        right="sources: {a: {type: measurement, publisher: A, url: 'https://a.example/'}}\n",
    ),
)

# What nearly every address looks like; any other is looked at more closely.
ORDINARY = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][!#$%&()*+,./0-9:;=?@A-Z_a-z~-]*)?", re.ASCII)


def web_address(value: str) -> str:
    """An http(s) address with a host, and no blank or quote that could end an attribute early."""
    if ORDINARY.fullmatch(value):
        return value
    try:
        parts = urlsplit(value)
        good = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not re.search(r"[\s<>\"'`\\\x00-\x1f]", value)
        )
    except ValueError:
        good = False
    if not good:
        raise mistake(
            "OUT206", f'"{value}" is not a web address', "begin it with https:// or http:// and leave no blanks in it"
        )
    return value


Url = Annotated[str, AfterValidator(web_address)]
