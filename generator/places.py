"""Which places of the registry the areas are that sources name. A name that is in doubt is left as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from generator.incident import Incident
from generator.registry import Locality
from generator.vocabulary import Lists

NATIONAL = "national"
Called = Callable[[str, tuple[str, ...]], Locality | None]  # by its name and the countries in which it can be


@dataclass(frozen=True)
class Where:
    """Where sources say that an incident was: places of the registry, names that are none, and whether nationwide."""

    places: tuple[Locality, ...]
    names: tuple[str, ...]
    national: bool

    def areas(self, country: str) -> frozenset[str]:
        """The first-level areas of a country that are named, or in which a place is that is named."""
        return frozenset(place.area for place in self.places if place.country == country and place.area)

    def towns(self, country: str) -> tuple[Locality, ...]:
        """The places of a country that have a point."""
        return tuple(place for place in self.places if place.country == country and place.point)


def where(incident: Incident, lists: Lists, called: Called | None = None) -> Where:
    """Where an incident was by all its readings together; each place once, whatever it is called.

    `called`: what finds a place by its name, where it was found for other incidents already.
    """
    called = called or partial(place_called, lists=lists)
    names = dict.fromkeys([name for scope in incident.scope for name in scope.areas])
    found = {name: called(name, incident.countries) for name in names}
    return Where(
        places=tuple({place.id: place for place in found.values() if place}.values()),
        names=tuple(name for name, place in found.items() if place is None),
        national=any(scope.level == NATIONAL for scope in incident.scope),
    )


def places_called(lists: Lists) -> Called:
    """What finds places by their names, each once: thousands of incidents name the same."""
    return cache(partial(place_called, lists=lists))


def place_called(name: str, countries: tuple[str, ...], lists: Lists) -> Locality | None:
    """The one place of these countries that has a name; nothing where none has it, or more than one."""
    near, wanted = frozenset(countries), folded(name)
    found = [place for place in lists["places"] if place.country in near and wanted in names_of(place)]
    return found[0] if len(found) == 1 else None


def names_of(place: Locality) -> frozenset[str]:
    """All that a place is called, folded."""
    return all_folded((place.label, *place.aliases))


@lru_cache(maxsize=4096)
def all_folded(names: tuple[str, ...]) -> frozenset[str]:
    """Several names, folded; those of a place are asked for with every incident of its country."""
    return frozenset(map(folded, names))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name without what spellings differ in: capitals, accents, hyphens, dots and spaces."""
    # Letters of other forms, such as the mathematical, have small ones only once they are plain letters.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(one for one in plain if not unicodedata.combining(one))))
