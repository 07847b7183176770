"""What the pages of an incident show of other incidents: a plain value, so that its pages can be made without these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.archive import Archive
from generator.catalogue import when
from generator.incident import Incident

if TYPE_CHECKING:
    from generator.patterns import Finding, Patterns

# So many ids are listed behind a sentence, those nearest in time; the others are counted, so that a page of an archive of
# any size has a size of its own.
MOST_LISTED = 24
Row = tuple[Any, ...]


class Mention(NamedTuple):
    """All that a page shows of another incident. `date`: when it began, in words; `is_claim`: nothing supports it."""

    id: str
    title: str
    language: str
    date: str
    kinds: tuple[str, ...]
    record_status: str
    is_claim: bool


class Listed(NamedTuple):
    """Some incidents as time goes, by their ids, and how many more there are before the first and after the last of them."""

    ids: tuple[str, ...]
    before: int = 0
    after: int = 0

    @property
    def number(self) -> int:
        """How many there are in all."""
        return self.before + len(self.ids) + self.after


class Found(NamedTuple):
    """A finding as the page of an incident shows it: `behind` it are those up to the incident, `later` those after it."""

    title: str
    sentence: str
    behind: Listed
    later: Listed
    series: str | None

    @property
    def row(self) -> Row:
        """It as plain values, such as Python's own compiled modules hold."""
        return (self.title, self.sentence, *self.behind, *self.later, self.series)


@dataclass(frozen=True)
class Around:
    """What stands around an incident in the archive: the findings on it, and every incident that its pages name, by id."""

    findings: tuple[Found, ...] = ()
    others: Mapping[str, Mention] = field(default_factory=dict)


def mention_of(archive: Archive, incident: Incident) -> Mention:
    """An incident as the pages of others show it; one value for all of them, as dozens of pages name each."""
    return archive.once("mention", incident, lambda: mention_now(archive, incident))


def mention_now(archive: Archive, incident: Incident) -> Mention:
    """The same, made now."""
    return Mention(
        incident.id,
        incident.title,
        incident.language,
        when(incident),
        incident.kinds,
        incident.record_status,
        archive.level_of(incident) == "claim",
    )


def around_of(incident: Incident, patterns: Patterns, mentions: Mapping[str, Mention]) -> Around:
    """What stands around an incident, with those mentions only that its pages show."""
    findings = tuple(map(found, patterns.findings(incident)))
    return Around(findings, {one: mentions[one] for one in dict.fromkeys(named(incident, findings))})


def found(finding: Finding) -> Found:
    """A finding at an incident, cut to a length that does not grow with the archive."""
    return Found(
        finding.rule.title, finding.sentence, last_of(finding.incidents), first_of(finding.later), finding.series
    )


def found_from(row: Row) -> Found:
    """A finding out of plain values."""
    title, sentence, *behind_and_later, series = row
    return Found(title, sentence, Listed(*behind_and_later[:3]), Listed(*behind_and_later[3:]), series)


def last_of(ids: tuple[str, ...]) -> Listed:
    """The last of some incidents: of those up to an incident, the nearest to it."""
    return Listed(ids[-MOST_LISTED:], before=max(0, len(ids) - MOST_LISTED))


def first_of(ids: tuple[str, ...]) -> Listed:
    """The first of some incidents: of those after an incident, the nearest to it."""
    return Listed(ids[:MOST_LISTED], after=max(0, len(ids) - MOST_LISTED))


def named(incident: Incident, findings: Iterable[Found]) -> Iterator[str]:
    """The ids of all incidents that the pages of an incident name, its own among those behind a finding."""
    for one in findings:
        yield from chain(one.behind.ids, one.later.ids)
    yield from (one.incident for one in incident.related)
    if incident.superseded_by:
        yield incident.superseded_by
