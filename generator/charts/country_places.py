"""Which places of a country sources name, in how many incidents: what its map shows, and what it cannot show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Archive
from generator.charts.counted import Counted, counted, numbers_by_group
from generator.countries import country_name
from generator.incident import Incident
from generator.places import Where, places_called, where
from generator.registry import Locality
from generator.vocabulary import Lists

Groups = Mapping[str, Sequence[str]]  # by what is named, the group of each incident that names it


@dataclass(frozen=True)
class Named:
    """The counted incidents of one country, each with its group and where sources say that it was."""

    country: str
    counted: Counted
    wheres: tuple[tuple[Where, str], ...]
    lists: Lists

    @cached_property
    def areas(self) -> Groups:
        """By the codes of first-level areas, those named in most incidents first."""
        return ordered((code, group) for at, group in self.wheres for code in at.areas(self.country))

    @cached_property
    def towns(self) -> Groups:
        """By the ids of places that have a point, those named in most incidents first."""
        return ordered((town.id, group) for at, group in self.wheres for town in at.towns(self.country))

    @cached_property
    def unknown(self) -> Groups:
        """By names that no place of the registry has."""
        return ordered((name, group) for at, group in self.wheres for name in at.names)

    @property
    def nationwide(self) -> tuple[str, ...]:
        """The groups of the incidents that a source calls nationwide."""
        return tuple(group for at, group in self.wheres if at.national)

    @property
    def nowhere(self) -> int:
        """How many incidents are not called nationwide, and no source names a place."""
        return sum(not (at.national or at.names or self.has_place(at)) for at, _group in self.wheres)

    def has_place(self, at: Where) -> bool:
        """Whether a place of this country is among them."""
        return any(place.country == self.country for place in at.places)

    def town(self, key: str) -> Locality:
        """A place of the registry."""
        place: Locality = self.lists["places"][key]
        return place

    def area_name(self, code: str) -> str:
        """What an area is called; its code where the registry has no name for it."""
        found = (one for one in self.lists["places"] if one.area == code and one.point is None)
        return next((one.label for one in found), code)

    def area_of(self, key: str) -> str:
        """The name of the area in which a town lies; nothing where that is not known."""
        code = self.town(key).area
        return self.area_name(code) if code else ""

    def rows(self) -> Iterable[tuple[str, ...]]:
        """Everything that is named, as a table: what, what it is, and the numbers."""
        yield from self.row(country_name(self.country), "Nationwide", self.nationwide)
        for code, groups in self.areas.items():
            yield from self.row(self.area_name(code), "Area", groups)
        for key, groups in self.towns.items():
            area = self.area_of(key)
            yield from self.row(self.town(key).label, f"Place in {area}" if area else "Place", groups)
        for name, groups in self.unknown.items():
            yield from self.row(name, "Not on the map", groups)

    def row(self, name: str, what: str, groups: Sequence[str]) -> Iterable[tuple[str, ...]]:
        """One row, where there is anything to count."""
        if groups:
            numbers = numbers_by_group(self.counted.groups, groups)
            yield name, what, *map(str, numbers), str(len(groups))

    def records(self) -> Iterable[Mapping[str, str | float | None]]:
        """The same for machines: one record for each thing named and group."""
        yield from self.record("country", self.nationwide, place=None, area=None)
        for code, groups in self.areas.items():
            yield from self.record("area", groups, place=self.area_name(code), area=code)
        for key, groups in self.towns.items():
            town = self.town(key)
            yield from self.record("place", groups, place=town.label, area=town.area, at=town.point)
        for name, groups in self.unknown.items():
            yield from self.record("not on the map", groups, place=name, area=None)

    def record(
        self,
        what: str,
        groups: Sequence[str],
        *,
        place: str | None,
        area: str | None,
        at: tuple[float, float] | None = None,
    ) -> Iterable[Mapping[str, str | float | None]]:
        """What is named, in how many incidents of each group."""
        longitude, latitude = at or (None, None)
        fixed = {"country": self.country, "what": what, "area": area, "place": place}
        for group, number in zip(self.counted.groups, numbers_by_group(self.counted.groups, groups), strict=True):
            if number:
                yield {**fixed, "latitude": latitude, "longitude": longitude, "group": group, "incidents": number}


def ordered(found: Iterable[tuple[str, str]]) -> Groups:
    """Groups by what is named, that named most often first, then by name."""
    groups: dict[str, list[str]] = {}
    for key, group in found:
        groups.setdefault(key, []).append(group)
    return {key: groups[key] for key in sorted(groups, key=lambda key: (-len(groups[key]), key))}


def named_in(archive: Archive, incidents: Sequence[Incident], country: str) -> Named:
    """What sources name of a country in some incidents."""
    elsewhere = any(country not in one.countries for one in incidents)
    here = counted(archive, [one for one in incidents if country in one.countries] if elsewhere else incidents)
    called = places_called(archive.lists)
    wheres = tuple([(where(incident, archive.lists, called), group) for incident, group in here.incidents])
    return Named(country, here, wheres, archive.lists)
