"""The ways to look through the archive: by country, platform, kind, context event, year and counting group."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from generator.archive import Archive
from generator.countries import country_name
from generator.incident import Incident


@dataclass(frozen=True)
class Facet:
    """One way to look through the archive. `name` is its folder; `exclusive`: an incident has one value and no more."""

    name: str
    title: str
    one: str
    about: str
    keys_of: Callable[[Archive, Incident], Iterable[str]]
    label_of: Callable[[Archive, str], str]
    about_of: Callable[[Archive, str], str | None] = lambda archive, key: None
    newest_first: bool = False
    exclusive: bool = False


@dataclass(frozen=True)
class Choice:
    """One value of a facet, with the incidents that have it."""

    facet: Facet
    key: str
    label: str
    about: str | None
    incidents: tuple[Incident, ...]


FACETS = (
    Facet(
        "countries",
        "Countries",
        "country",
        "Every country in which an incident of this archive took place.",
        lambda archive, incident: incident.countries,
        lambda archive, key: country_name(key),
    ),
    Facet(
        "platforms",
        "Platforms",
        "platform",
        "Every platform that a source names as affected, or that users report as affected.",
        lambda archive, incident: incident.platforms_affected,
        lambda archive, key: archive.lists["platforms"].label(key),
    ),
    Facet(
        "kinds",
        "Kinds",
        "kind",
        "What happened. An incident of two kinds stands under both.",
        lambda archive, incident: incident.kinds,
        lambda archive, key: archive.lists["kinds"].label(key),
        lambda archive, key: archive.lists["kinds"][key].meaning,
    ),
    Facet(
        "events",
        "Events",
        "context event",
        "Events in the world that incidents stand beside in time. Standing beside is not being caused by.",
        lambda archive, incident: incident.event_ids,
        lambda archive, key: archive.lists["events"].label(key),
        lambda archive, key: archive.lists["events"][key].about,
    ),
    Facet(
        "years",
        "Years",
        "year",
        "Incidents by the year in which they began.",
        lambda archive, incident: (str(incident.year),),
        lambda archive, key: key,
        newest_first=True,
        exclusive=True,
    ),
    Facet(
        "counts",
        "What is counted",
        "counting group",
        "How incidents are counted: each once, by its main kind, however long it lasted. The groups are never added together.",
        lambda archive, incident: (archive.counted_as(incident),),
        lambda archive, key: archive.lists["kind_groups"].label(key),
        lambda archive, key: archive.lists["kind_groups"][key].meaning,
        exclusive=True,
    ),
)


def choices(archive: Archive, facet: Facet) -> tuple[Choice, ...]:
    """Every value of a facet that occurs, by label; years with the newest first."""
    found = [
        Choice(facet, key, facet.label_of(archive, key), facet.about_of(archive, key), incidents)
        for key, incidents in archive.by(partial(facet.keys_of, archive)).items()
    ]
    return tuple(sorted(found, key=lambda choice: (choice.label.casefold(), choice.key), reverse=facet.newest_first))
