"""The text of a new incident file: valid as it stands, with comments that say what may be added."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_ ,.'()/+-]*")
WORDS_OF_YAML = {"true", "false", "null"}

MORE = """
# What else the sources say. Of what you use, take away "# " at the beginning of the line; delete the rest.
# With a second source, every assertion names its own: start: {value: 2024-01-20, sources: [voa]}
#
# summary: One short paragraph for readers in a hurry.
# end: unknown
# scope: {level: national, areas: [Karachi, Lahore]}
# intentional: unknown
# context:
#   - {event: pk-general-election-2024, relation: precedes}
# statements:
#   - {by: pta, at: 2024-01-20, stance: denies, says: what was said in your words}
# measurements:
#   - {type: netblocks, by: netblocks, finding: observed_change, says: what was measured}
# write_up: |
#   What happened, in your words. [@voa] cites the source voa.
"""


@dataclass(frozen=True)
class Draft:
    """The few facts that a record cannot do without."""

    title: str
    what: str
    countries: Sequence[str]
    time_zone: str | None
    kinds: Sequence[str]
    start: str
    platforms: Sequence[str]
    source_type: str
    publisher: str
    url: str

    @property
    def id(self) -> str:
        """The permanent id: the day or month it began, the first country, what happened."""
        day = re.match(r"\d{4}(-\d{2}(-\d{2})?)?", self.start)
        return "-".join([day.group() if day else self.start, self.countries[0].lower(), slug(self.what)])

    @property
    def path(self) -> str:
        """Where its file belongs, from the project's root."""
        return f"incidents/{self.id[:4]}/{self.id}.yml"

    @property
    def text(self) -> str:
        """The file."""
        lines = [
            f"title: {scalar(self.title)}",
            "record_status: draft",
            f"countries: {listed(self.countries)}",
            *([f"time_zone: {scalar(self.time_zone)}"] if self.time_zone else []),
            f"kinds: {listed(self.kinds)}",
            f"start: {scalar(self.start)}",
            *([f"platforms: {listed(self.platforms)}"] if self.platforms else []),
            "sources:",
            f"  {scalar(slug(self.publisher) or 'source')}:",
            f"    type: {scalar(self.source_type)}",
            f"    publisher: {scalar(self.publisher)}",
            f"    url: {scalar(self.url)}",
        ]
        return "\n".join(lines) + "\n" + MORE


def slug(text: str) -> str:
    """A text in small letters, digits and hyphens; letters with marks lose them, other scripts drop out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def listed(items: Sequence[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(scalar, items))}]"


def scalar(text: str) -> str:
    """A text as YAML, in quotes where it would else be taken for something else; JSON's quotes are YAML's."""
    date = re.fullmatch(r"\d{4}-\d{2}[0-9TZ:+~-]*", text)
    address = re.fullmatch(r"https?://[A-Za-z0-9./_~%?=&+-]+", text)
    if date or address or (PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in WORDS_OF_YAML):
        return text
    return json.dumps(text, ensure_ascii=False)
