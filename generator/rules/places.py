"""A rule on places: a name that is nearly that of a place of the registry is mostly a slip, and would miss the map."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.incident import Incident
from generator.places import folded, names_of
from generator.rules.ruling import Finding, Known, ruling
from generator.vocabulary import Lists

ALIKE = 0.85
ARCHIVED = (
    "sources: {a: {type: journalism, publisher: A, url: https://a.example/, archive_url: https://archive.example/a}}\n"
)


@ruling(
    "OUT370",
    why="A place that has one name everywhere is counted once and is on the map.",
    wrong=f"scope: {{level: local, areas: [Karachy]}}\n{ARCHIVED}",
    right=f"scope: {{level: local, areas: [Karachi]}}\n{ARCHIVED}",
    warning=True,
)
def areas_are_spelled_as_registered(incident: Incident, known: Known) -> Iterator[Finding]:
    """An area is not spelled almost, but not quite, as a place of the registry."""
    if "places" not in known.lists:
        return
    spellings = spellings_in(incident.countries, known.lists)
    for number, scope in enumerate(incident.scope if spellings else ()):
        for index, area in enumerate(scope.areas):
            name = folded(area)
            near = () if name in spellings else get_close_matches(name, spellings, n=1, cutoff=ALIKE)
            if near:
                hint = f"write {spellings[near[0]]}; if it is another place, add it in site_config/registry/places.yml"
                yield Finding(("scope", number, "areas", index), f'"{area}" is not a place of the registry', hint)


def spellings_in(countries: tuple[str, ...], lists: Lists) -> dict[str, str]:
    """The label of every place of some countries, by each of its folded names."""
    return {name: place.label for place in lists["places"] if place.country in countries for name in names_of(place)}


RULINGS = (areas_are_spelled_as_registered,)
