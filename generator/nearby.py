"""What stands around each incident, kept by the facts of all that can be near it, so that a new title changes little."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.archive import Archive
from generator.glimpses import Glimpse, hashed
from generator.incident import Incident
from generator.kept import Kept, key_of
from generator.pages import Mention
from generator.pages.around import Found, Row, found, found_from, mention_now, named
from generator.patterns import Patterns, SeriesInBrief, in_brief
from generator.readings import pickled

TOGETHER = 64  # incidents whose findings are kept as one value: those close in time, which an edit changes together
Opened = Callable[[Sequence[Incident]], Archive]


@dataclass(frozen=True)
class Place:
    """What is known of an incident among its neighbours: a digest of the findings at it, and whom its pages name."""

    digest: bytes
    named: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """What is known of a region: the place of each of its incidents, in their order, and its series."""

    places: tuple[Place, ...]
    series: tuple[SeriesInBrief, ...]


@dataclass(frozen=True)
class Region:
    """Countries that share incidents with each other and with no others: whatever is near an incident is in its region.

    `incidents` are at a glance, and `opened` in outline. `key` stands for the facts of them all, and what else findings
    depend on.
    """

    key: str
    incidents: tuple[Incident, ...]
    opened: Opened
    kept: Kept
    chunks: dict[int, tuple[tuple[Found, ...], ...]] = field(default_factory=dict)

    @cached_property
    def patterns(self) -> Patterns:
        """What recurs in it."""
        return Patterns(self.opened(self.incidents))

    @cached_property
    def known(self) -> Known:
        """What is known of it, as it was kept or worked out now."""
        kept = self.kept.get(self.key)
        if kept is None:
            known = self.work_out()
            self.kept.put(self.key, pickled(known))
            return known
        unpickled: Known = pickle.loads(kept)  # noqa: S301 - kept by this program in its own folder
        return unpickled

    def work_out(self) -> Known:
        """Find everything, and keep what is found."""
        places: list[Place] = []
        outlines = self.patterns.archive.incidents
        for number, begin in enumerate(range(0, len(outlines), TOGETHER)):
            some = outlines[begin : begin + TOGETHER]
            findings = self.chunks[number] = tuple([tuple(map(found, self.patterns.findings(one))) for one in some])
            rows = tuple([tuple([finding.row for finding in here]) for here in findings])
            self.kept.put(self.key_of_chunk(number), marshal.dumps(rows))
            places += map(place_of, some, findings, rows)
        return Known(tuple(places), tuple(map(in_brief, self.patterns.series)))

    def key_of_chunk(self, number: int) -> str:
        """Under which the findings at some incidents are kept."""
        return key_of("findings", self.key, str(number))

    def findings(self, number: int) -> tuple[Found, ...]:
        """The findings at the incident of a number."""
        chunk, place = divmod(number, TOGETHER)
        if chunk not in self.chunks:
            self.chunks.clear()  # incidents are asked for one after the other; together all are large
            self.chunks[chunk] = self.chunk(chunk)
        return self.chunks[chunk][place]

    def chunk(self, number: int) -> tuple[tuple[Found, ...], ...]:
        """The findings at some incidents, as they were kept; found again where that was lost."""
        kept = self.kept.get(self.key_of_chunk(number))
        if kept is None:
            outlines = self.patterns.archive.incidents[number * TOGETHER :][:TOGETHER]
            return tuple(tuple(map(found, self.patterns.findings(one))) for one in outlines)
        # What is read is what this program kept in its own folder, as Python does with compiled modules.
        return tuple([tuple(map(found_from, rows)) for rows in marshal.loads(kept)])  # noqa: S302


def place_of(incident: Incident, findings: tuple[Found, ...], rows: Row) -> Place:
    """An incident among its neighbours; `rows`: the findings at it as plain values."""
    return Place(hashed(marshal.dumps(rows, 2)), tuple(dict.fromkeys(named(incident, findings))))


class Shown(dict[str, Mention]):
    """Incidents as the pages of others show them, by id; each is made when it is first asked for."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def __missing__(self, key: str) -> Mention:
        found = self[key] = mention_now(self.archive, self.archive.by_id[key])
        return found


@dataclass(frozen=True)
class Nearby:
    """What stands around the incidents of an archive, which is given at a glance."""

    archive: Archive
    regions: tuple[Region, ...]
    glimpses: Mapping[str, Glimpse]

    @cached_property
    def mentions(self) -> Mapping[str, bytes]:
        """A digest of what the pages of others show of each incident, by its id."""
        return {key: one.mention for key, one in self.glimpses.items()}

    @cached_property
    def where(self) -> Mapping[str, tuple[Region, int]]:
        """The region of each incident, and its number there, by its id."""
        return {one.id: (region, at) for region in self.regions for at, one in enumerate(region.incidents)}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A digest of what stands around each incident, by its id."""
        told = self.mentions
        return {
            one.id: hashed(b"".join([place.digest, *[told[key] for key in place.named]])).hex()
            for region in self.regions
            for one, place in zip(region.incidents, region.known.places, strict=True)
        }

    @property
    def series(self) -> tuple[SeriesInBrief, ...]:
        """Every series, in the order of their keys."""
        return tuple(sorted((one for region in self.regions for one in region.known.series), key=lambda one: one.key))

    @cached_property
    def shown(self) -> Mapping[str, Mention]:
        """Every incident as the pages of others show it, by its id, as far as somebody asked."""
        return Shown(self.archive)

    def findings_at(self, incident_id: str) -> tuple[Found, ...]:
        """What the rules find at an incident."""
        region, number = self.where[incident_id]
        return region.findings(number)

    def patterns(self, country: str) -> Patterns:
        """The patterns of the region of a country."""
        return next(one.patterns for one in self.regions if any(country in two.countries for two in one.incidents))


def nearby(archive: Archive, glimpses: Mapping[str, Glimpse], upon: str, opened: Opened, kept: Kept) -> Nearby:
    """What stands around the incidents of an archive, by what was kept. `upon`: what else findings depend on."""
    regions = (
        Region(key_of("region", upon, *(glimpses[one.id].facts for one in part)), part, opened, kept)
        for part in apart(archive.incidents)
    )
    return Nearby(archive, tuple(regions), glimpses)


def apart(incidents: Sequence[Incident]) -> Iterator[tuple[Incident, ...]]:
    """Incidents by regions, in their order; each country is in one region with those that it shares incidents with."""
    joined: dict[str, str] = {}

    def root(code: str) -> str:
        while joined.setdefault(code, code) != code:
            code = joined[code]
        return code

    for countries in {one.countries for one in incidents}:
        for code in countries[1:]:
            joined[root(code)] = root(countries[0])
    found: dict[str, list[Incident]] = {}
    for one in incidents:
        found.setdefault(root(one.countries[0]), []).append(one)
    return (tuple(members) for members in found.values())
