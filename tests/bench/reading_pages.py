"""How much there is to read on pages that different generators made of one incident."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
UNREAD = re.compile(r"<(script|style|svg|nav)\b.*?</\1>|<[^>]*>", re.DOTALL)


def words_in(html: str) -> int:
    """How many words are read in the article of a page."""
    found = ARTICLE.search(html)
    return len(unescape(UNREAD.sub(" ", found[0] if found else html)).split())


def average(folder: Path, ids: list[str]) -> int | None:
    """How many words the pages of incidents have on average; nothing where they are not there."""
    pages = [folder / "incidents" / f"{one}.html" for one in ids]
    if not all(page.is_file() for page in pages):
        return None
    return round(sum(words_in(page.read_text("utf-8")) for page in pages) / len(pages))
