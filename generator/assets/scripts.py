"""The scripts of the theme: readable files, into which the words that they show are put."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.interface import Words

PLACE = re.compile(r"const words = /\* words: ([a-z_]+) \*/ \{\};")
NONE: Mapping[str, Words] = MappingProxyType({})
FIRST = Path("partials", "first.js")
JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class WrongScript(ValueError):
    """A script of the theme that cannot be used; says which and why."""


def first_script(theme: Path) -> str:
    """The one script that stands in the page itself, because it must run before the page is painted; less its comments."""
    lines = (theme / FIRST).read_text("utf-8").splitlines()
    text = "\n".join(line.strip() for line in lines if not line.startswith("//"))
    if "<" in text:
        raise WrongScript(f"site_config/theme/{FIRST.as_posix()} holds a <, which can end the script that it stands in")
    return text


def with_words(script: str, words: Words, name: str, others: Mapping[str, Words] = NONE) -> str:
    """A script with the section of the interface that it asks for; raises WrongScript where there is none.

    `others` are the words of other languages by code. One script serves every page, and speaks as the page does.
    """

    def filled(place: re.Match[str]) -> str:
        section = words.plain.get(place[1])
        if section is None:
            raise WrongScript(f"{name} asks for the words of {place[1]}, which the interface does not have")
        own = {code: found for code, one in others.items() if (found := one.plain.get(place[1], section)) != section}
        chosen = f"{as_json(own)}[document.documentElement.lang] ?? " if own else ""
        return f"const words = {chosen}{as_json(section)};"

    return PLACE.sub(filled, script)


def as_json(value: Any) -> str:
    """JSON that is harmless in a script, also in one that stands in a page."""
    text = JSON.encode(value)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
