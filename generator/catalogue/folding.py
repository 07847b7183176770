"""Text as it is compared in a search: without capitals, accents and vowel signs, and one letter for each that looks alike.

lookup.js does the same to what a reader types, by the same table.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

# Arabic and Urdu keyboards have different letters for what a reader takes for one; each comes to the Urdu one.
ALIKE = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی",
    "ك": "ک", "ڪ": "ک",
    "ه": "ہ", "ة": "ہ", "ۃ": "ہ", "ۀ": "ہ", "ە": "ہ", "ھ": "ہ",
    "ں": "ن", "ٱ": "ا",
}  # fmt: skip
# The stroke that lengthens a word, and the hamza on its own, which is often left out.
LEFT_OUT = "ـء"
TABLE = str.maketrans({**ALIKE, **dict.fromkeys(LEFT_OUT, "")})
# A joiner stands within a word, and no reader sees it.
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def folded(text: str) -> str:
    """A text as a search compares it."""
    parts = normalize("NFKD", UNSEEN.sub("", text))
    return "".join(one for one in parts if category(one) != "Mn").translate(TABLE).lower()


def other_forms(text: str) -> tuple[str, ...]:
    """The words of a text that a search can ask for in another form than they are written in, in that form."""
    found = (folded(word) for word in re.findall(r"\w+", UNSEEN.sub("", text)) if folded(word) != word.lower())
    return tuple(sorted(set(found)))
