"""The blank space that templates leave at the beginnings of lines, taken out of pages."""

from __future__ import annotations

import re

AS_IT_IS = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
BLANKS = re.compile(r"\n\s+")


def without_blanks(html: str) -> str:
    """HTML without blank space at the beginnings of lines; text that is set as it is keeps it."""
    if "<pre" not in html:
        return BLANKS.sub("\n", html)
    parts = AS_IT_IS.split(html)
    return "".join(part if part.startswith("<pre") else BLANKS.sub("\n", part) for part in parts)
