"""How to cite a record: in words, and for programs as BibTeX, RIS and CSL-JSON.

Sources: BibTeX, the manual of biblatex (@online); RIS, the specification by Research Information Systems (ELEC);
CSL-JSON, the schema of the Citation Style Language 1.0.2 (webpage).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from json.encoder import encode_basestring

from generator.addresses import Publication, SiteFile, citation_file, incident_page
from generator.incident import Incident
from generator.moments import MONTHS, Moment

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
# What means something else in TeX than the character it is. BibTeX counts braces, those behind a backslash too.
TEX = {
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{one: f"\\{one}" for one in "&%$#_"},
}
IN_TEX = re.compile(r"[\\~^&%$#_{}]")


@dataclass(frozen=True)
class Citation:
    """A record as something to cite. Its date is that of its last revision, because that is the text which was read."""

    incident: Incident
    publication: Publication

    @property
    def author(self) -> str:
        """Who answers for the record: those who keep the site."""
        return f"The {self.publication.name} contributors"

    @property
    def revised(self) -> Moment | None:
        """When the record was last changed, as far as it says."""
        return max((one.date for one in self.incident.revisions), key=lambda date: date.wall, default=None)

    @cached_property
    def date_parts(self) -> tuple[int, ...]:
        """Year, month and day of the last revision, as many of them as are known."""
        revised = self.revised
        if revised is None:
            return ()
        day = revised.wall
        return (day.year, day.month, day.day)[: revised.precision]

    @cached_property
    def date(self) -> str:
        """The same in ISO 8601; nothing where there is none."""
        return "-".join([f"{part:02d}" for part in self.date_parts])

    @cached_property
    def url(self) -> str | None:
        """The address of the record, where the site has one."""
        return self.publication.whole(incident_page(self.incident.id))

    @property
    def plain(self) -> str:
        """In words: author, title, where, which record, of when, address, licence."""
        parts = [
            f"{self.author}: \N{LEFT DOUBLE QUOTATION MARK}{self.incident.title}\N{RIGHT DOUBLE QUOTATION MARK}",
            f"{self.publication.name}, record {self.incident.id}, {in_words(self.date_parts)}",
            *([self.url] if self.url else []),
            LICENCE,
        ]
        return ". ".join(parts) + "."

    @property
    def bibtex(self) -> str:
        """An @online entry of biblatex, which old styles read as @misc."""
        fields = {
            "author": f"{{{tex(self.author)}}}",
            "title": f"{{{tex(self.incident.title)}}}",
            "organization": tex(self.publication.name),
            "date": self.date,
            "url": self.url or "",
            "note": tex(f"Record {self.incident.id}. {LICENCE}"),
        }
        lines = "".join([f"  {name} = {{{value}}},\n" for name, value in fields.items() if value])
        return f"@online{{outage:{self.incident.id},\n{lines}}}\n"

    @property
    def ris(self) -> str:
        """An ELEC record; RIS ends its lines as DOS did."""
        fields = [
            ("TY", "ELEC"),
            ("ID", self.incident.id),
            ("AU", self.author),
            ("TI", self.incident.title),
            ("T2", self.publication.name),
            ("PY", self.date.partition("-")[0]),
            ("DA", self.date.replace("-", "/")),
            ("UR", self.url or ""),
            ("LA", self.incident.language),
            ("N1", f"Record {self.incident.id}. {LICENCE}"),
        ]
        return "".join([f"{tag}  - {value}\r\n" for tag, value in fields if value]) + "ER  - \r\n"

    @property
    def csl(self) -> str:
        """A list of one item of CSL-JSON."""
        item = {
            "id": self.incident.id,
            "type": "webpage",
            "title": self.incident.title,
            "author": [{"literal": self.author}],
            "container-title": self.publication.name,
            **({"issued": {"date-parts": [list(self.date_parts)]}} if self.date_parts else {}),
            "number": self.incident.id,
            **({"URL": self.url} if self.url else {}),
            "language": self.incident.language,
            "note": LICENCE,
        }
        return f"{in_lines([item])}\n"

    @cached_property
    def files(self) -> tuple[SiteFile, ...]:
        """The forms for programs, each in a file beside the page of the incident."""
        forms = {"bib": self.bibtex, "ris": self.ris, "csl.json": self.csl}
        return tuple(SiteFile(citation_file(self.incident.id, ending), text) for ending, text in forms.items())


def in_words(parts: tuple[int, ...]) -> str:
    """The date of the last revision in words: revised 21 November 2026."""
    if not parts:
        return "without a date of revision"
    year, *rest = parts
    month = [MONTHS[rest[0] - 1]] if rest else []
    return " ".join(["revised", *(str(day) for day in rest[1:]), *month, str(year)])


def in_lines(value: object, depth: int = 0) -> str:
    """JSON with a line for each value; json.dumps with `indent` writes the same, in twenty times the time."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        edges, parts = "{}", [f"{encode_basestring(key)}: {in_lines(one, depth + 1)}" for key, one in value.items()]
    elif isinstance(value, list):
        edges, parts = "[]", [in_lines(one, depth + 1) for one in value]
    else:
        return str(value) if type(value) is int else json.dumps(value)
    line = f"\n{'  ' * depth}"
    return f"{edges[0]}{line}  {f',{line}  '.join(parts)}{line}{edges[1]}"


def tex(text: str) -> str:
    """Text as TeX shows it, letter by letter."""
    return IN_TEX.sub(lambda found: TEX[found[0]], text)
