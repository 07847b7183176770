"""Named things that incidents share, so that the same thing has the same name everywhere: site_config/registry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import BeforeValidator, Field, model_validator

from generator.fields import AreaCode, CountryCode, Day, Domain, OneOf, Text, help_for
from generator.problems import Place, Problem
from generator.shape import mistake, shape_in_words, shape_of
from generator.vocabulary import ClosedList, Entry, ListFile, Lists, VocabularyFile, ids_from_keys
from generator.yaml_source import YamlSource, read_yaml


class Platform(Entry):
    """A service that people use."""

    category: Annotated[str, OneOf("platform_categories")]
    domains: tuple[Domain, ...] = ()


class Actor(Entry):
    """A body or a person that says or does something."""

    role: Annotated[str, OneOf("actor_roles")]
    short: Text | None = None
    country: CountryCode | None = None
    part_of: str | None = None

    @property
    def name(self) -> str:
        """What to call it where space is short: PTA."""
        return self.short or self.label


class Operator(Entry):
    """A company that runs a network."""

    country: CountryCode | None = None
    asns: tuple[int, ...] = ()


class Event(Entry):
    """Something in the world that incidents may coincide with; its dates are those nobody disputes."""

    type: Annotated[str, OneOf("context_types")]
    start: Day
    end: Day | None = None
    actors: tuple[Annotated[str, OneOf("actors")], ...] = ()
    countries: tuple[CountryCode, ...] = ()
    online: bool = False  # held on the internet, so that a disruption keeps people from it
    about: Text | None = None

    @model_validator(mode="after")
    def runs_forwards(self) -> Self:
        """An event does not end before it begins."""
        if self.end and self.end.wall < self.start.wall:
            raise mistake("OUT310", f"the end {self.end} is before the start {self.start}", "look up both")
        return self


class Locality(Entry):
    """A town, which has a point and may lie in an area, or a first-level area itself, which has no point."""

    country: CountryCode
    area: AreaCode | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Its longitude and latitude; an area has none."""
        return None if self.longitude is None or self.latitude is None else (self.longitude, self.latitude)

    @model_validator(mode="after")
    def somewhere(self) -> Self:
        """It has both coordinates or neither, and is on the map by them or by its area, which is in its country."""
        if (self.latitude is None) != (self.longitude is None):
            raise mistake("OUT201", "a point has a latitude and a longitude", "add the other one, or take both away")
        if self.point is None and self.area is None:
            raise mistake(
                "OUT201", "a place has a point or an area", "such as area: PK-SD, or latitude: and longitude:"
            )
        if self.area and not self.area.startswith(f"{self.country}-"):
            raise mistake("OUT207", f'the area "{self.area}" is not in {self.country}', "look up both")
        return self


One = TypeVar("One", bound=Entry)


class RegistryFile(ListFile, Generic[One]):
    """A file in site_config/registry."""

    entries: Annotated[dict[str, One], BeforeValidator(ids_from_keys)] = Field(min_length=1)


# In the order in which one refers to another.
REGISTRIES: Mapping[str, type[RegistryFile[Any]]] = {
    "platforms": RegistryFile[Platform],
    "actors": RegistryFile[Actor],
    "operators": RegistryFile[Operator],
    "events": RegistryFile[Event],
    "places": RegistryFile[Locality],
}

# The vocabularies that records are written in, each with the terms that the program itself knows by name.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "actor_roles": ("government", "regulator", "ministry", "operator", "law_enforcement", "military"),
    "affected": ("yes", "no", "reported", "unknown"),
    "basis": ("alleged", "detected", "official"),
    "causes": (),
    "confidence": ("confirmed", "probable", "unconfirmed", "claim"),
    "context_relations": ("coincides_with", "precedes", "follows", "alleged_reason"),
    "context_types": ("election", "by_election"),
    "data_licences": ("permission", "other_terms"),
    "findings": ("observed_change", "observed_no_change", "coverage_gap"),
    "intentional": ("yes", "no", "disputed", "unknown"),
    "justifications": (),
    "kind_groups": ("blackout", "platform_block", "technical_fault", "other", "uncorroborated", "not_in_force"),
    "kinds": (),
    "measurement_types": ("downdetector_user_reports", "vpn_demand"),
    "mechanisms": (),
    "networks": (),
    "ordering_authorities": (),
    "platform_categories": (),
    "reach_counts": (),
    "record_status": ("draft", "reviewed", "published", "disputed", "withdrawn", "superseded"),
    "registries": (),
    "scope_level": (),
    "source_tiers": (),
    "source_types": (),
    "stances": ("denies", "acknowledges", "explains", "orders", "restores", "apologises", "silent"),
    "unit_groups": ("amount", "share", "change", "scale"),
    "units": (),
}

# Lists in which a field names an entry of a list read before, or of the same.
REFERENCES: Mapping[str, tuple[str, str]] = {
    "kinds": ("group", "kind_groups"),
    "source_types": ("group", "source_tiers"),
    "units": ("group", "unit_groups"),
    "actors": ("part_of", "actors"),
}


def read_lists(root: Path) -> tuple[Lists, tuple[Problem, ...]]:
    """All closed lists under `root`/site_config by name, and what is wrong with their files."""
    lists: dict[str, ClosedList[Any]] = {}
    problems: list[Problem] = []
    folder = root / "site_config" / "vocabulary"
    for path in sorted(folder.glob("*.yml")):
        read_list(root, path, VocabularyFile, "terms", lists, problems)
    problems += missing(lists, {Path(problem.place.file).stem for problem in problems})
    for name, form in REGISTRIES.items():
        read_list(root, root / "site_config" / "registry" / f"{name}.yml", form, "entries", lists, problems)
    return lists, tuple(problems)


def read_list(
    root: Path,
    path: Path,
    form: type[ListFile],
    key: str,
    lists: dict[str, ClosedList[Any]],
    problems: list[Problem],
) -> None:
    """Add one file to the lists, or what is wrong with it to the problems."""
    file = path.relative_to(root).as_posix()
    source = read_yaml(file, path.read_bytes())
    problems += source.problems
    if source.data is None:
        return
    unread = {Path(problem.place.file).stem for problem in problems}
    content, wrong = shape_of(form, source, {"lists": lists, "unread": unread})
    problems += wrong
    if content is not None:
        lists[path.stem] = ClosedList(path.stem, file, content.title, content.about, getattr(content, key))
        problems += (*dangling(path.stem, key, source, lists), *met(path.stem, key, source, lists))


def dangling(name: str, key: str, source: YamlSource, lists: Lists) -> Iterator[Problem]:
    """Entries of a list that name an entry which is not there."""
    field, other = REFERENCES.get(name, ("", ""))
    if other in lists:
        for entry in lists[name]:
            named = getattr(entry, field)
            if named is not None and named not in lists[other]:
                message = f"{shape_in_words(named)} is not in the list of {lists[other].title.lower()}"
                place = source.place_of((key, entry.id, field))
                yield Problem(place, "OUT203", message, help_for(named, lists[other]))


def met(name: str, key: str, source: YamlSource, lists: Lists) -> Iterator[Problem]:
    """Entries whose ids come to one address: - and _ and . are the same there."""
    first: dict[str, str] = {}
    for entry in lists[name]:
        other = first.setdefault(re.sub("[._]", "-", entry.id), entry.id)
        if other != entry.id:
            hint = "ids that differ in - and _ and . only have the same address; choose another"
            yield Problem(source.place_of_key((key, entry.id)), "OUT207", f'"{entry.id}" meets "{other}"', hint)


def missing(lists: Lists, unread: set[str]) -> Iterator[Problem]:
    """What the program needs of the vocabularies and does not find, where it is not told already."""
    for name, terms in NEEDED.items():
        place = Place(f"site_config/vocabulary/{name}.yml", 1, 1)
        if name not in lists and name not in unread:
            yield Problem(
                place, "OUT203", f"the list of {name} is not there", "records are written in it; bring it back"
            )
        for term in terms if name in lists else ():
            if term not in lists[name]:
                hint = "the program knows it by this name; a label can be changed, an id cannot"
                yield Problem(place, "OUT203", f'the list of {name} has no term "{term}"', hint)
