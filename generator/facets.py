"""The ways to look through the archive: by country, platform, kind, context, cause, year, count, how sure, status.

The index pages, Explore, the search box and the catalogue are made of this one list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive import Archive
from generator.countries import country_name
from generator.incident import Incident

# What an incident without any value has in the place of a key; no id is written so.
NONE = "-"


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
    # Whether its values have pages; the others are ways to filter only.
    has_pages: bool = True
    # What to call having no value, in a filter; empty where every incident has one.
    none: str = ""
    # The closed list whose order its values have; otherwise they stand by label.
    ordered_by: str = ""


@dataclass(frozen=True)
class Choice:
    """One value of a facet, with the incidents that have it."""

    facet: Facet
    key: str
    label: str
    about: str | None
    incidents: tuple[Incident, ...]


def causes_of(archive: Archive, incident: Incident) -> Iterable[str]:
    """Every cause that a source gives, alleged ones too."""
    return dict.fromkeys(reading.value for reading in incident.cause or ())


def contexts_of(archive: Archive, incident: Incident) -> Iterable[str]:
    """The kinds of thing it stands beside: those of registered events, and those that the record names itself."""
    events = archive.lists["events"]
    return dict.fromkeys(one.type or events[one.event or ""].type for one in incident.context)


def listed(name: str) -> Callable[[Archive, str], str]:
    """What the entries of a closed list are called."""
    return lambda archive, key: archive.lists[name].label(key)


def meant(name: str) -> Callable[[Archive, str], str | None]:
    """What the terms of a closed list mean."""
    return lambda archive, key: archive.lists[name][key].meaning


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
        listed("platforms"),
        none="None named",
    ),
    Facet(
        "kinds",
        "Kinds",
        "kind",
        "What happened. An incident of two kinds stands under both.",
        lambda archive, incident: incident.kinds,
        listed("kinds"),
        meant("kinds"),
    ),
    Facet(
        "contexts",
        "Contexts",
        "context",
        "What kind of thing incidents stand beside in time: protests, elections, court cases.",
        contexts_of,
        listed("context_types"),
        meant("context_types"),
        has_pages=False,
        none="None on record",
    ),
    Facet(
        "events",
        "Events",
        "context event",
        "Events in the world that incidents stand beside in time. Standing beside is not being caused by.",
        lambda archive, incident: incident.event_ids,
        listed("events"),
        lambda archive, key: archive.lists["events"][key].about,
        none="None on record",
    ),
    Facet(
        "causes",
        "Causes",
        "cause",
        "What brought it about, as any source gives it; what is only alleged is in it too.",
        causes_of,
        listed("causes"),
        meant("causes"),
        has_pages=False,
        none="No source says",
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
        listed("kind_groups"),
        meant("kind_groups"),
        exclusive=True,
    ),
    Facet(
        "confidence",
        "How sure",
        "level of confidence",
        "How sure it is that it happened, worked out from its evidence.",
        lambda archive, incident: (archive.level_of(incident),),
        listed("confidence"),
        meant("confidence"),
        exclusive=True,
        has_pages=False,
        ordered_by="confidence",
    ),
    Facet(
        "statuses",
        "Record status",
        "record status",
        "Where the record itself stands.",
        lambda archive, incident: (incident.record_status,),
        listed("record_status"),
        meant("record_status"),
        exclusive=True,
        has_pages=False,
        ordered_by="record_status",
    ),
)
# Those whose values have pages of their own.
INDEXED = tuple(facet for facet in FACETS if facet.has_pages)


def values(archive: Archive, facet: Facet) -> tuple[tuple[str, ...], ...]:
    """The values of each incident of an archive, in its order."""
    known = archive.values
    if facet.name not in known:
        known[facet.name] = tuple(tuple(facet.keys_of(archive, one)) for one in archive.incidents)
    return known[facet.name]


def grouped(archive: Archive, facet: Facet) -> Mapping[str, tuple[Incident, ...]]:
    """The incidents of each value, values in order."""
    known = archive.groups
    if facet.name not in known:
        known[facet.name] = archive.by(values(archive, facet))
    return known[facet.name]


def choices(archive: Archive, facet: Facet) -> tuple[Choice, ...]:
    """Every value of a facet that occurs: by label, years with the newest first, levels in the order of their list."""
    return archive.at_once(f"choices of {facet.name}", lambda: tuple(found_choices(archive, facet)))


def found_choices(archive: Archive, facet: Facet) -> list[Choice]:
    """The same, found now."""
    found = [
        Choice(facet, key, facet.label_of(archive, key), facet.about_of(archive, key), incidents)
        for key, incidents in grouped(archive, facet).items()
    ]
    if facet.ordered_by:
        order = [entry.id for entry in archive.lists[facet.ordered_by]]
        return sorted(found, key=lambda choice: order.index(choice.key))
    return sorted(found, key=lambda choice: (choice.label.casefold(), choice.key), reverse=facet.newest_first)


def filters(archive: Archive, facet: Facet) -> tuple[Choice, ...]:
    """Every value of a facet that one can filter by: the choices, and last having none, where some have none."""
    if not facet.none:
        return choices(archive, facet)
    every = zip(archive.incidents, values(archive, facet), strict=True)
    without = tuple([one for one, keys in every if not keys])
    nothing = Choice(facet, NONE, facet.none, None, without)
    return (*choices(archive, facet), *([nothing] if without else []))


def keys(archive: Archive, facet: Facet, incident: Incident) -> tuple[str, ...]:
    """What an incident is found by in a filter: its values, or that it has none."""
    return or_none(facet, tuple(facet.keys_of(archive, incident)))


def every_key(archive: Archive, facet: Facet) -> Iterator[tuple[str, ...]]:
    """The same of each incident of an archive, in its order."""
    nothing = or_none(facet, ())
    return (found or nothing for found in values(archive, facet))


def or_none(facet: Facet, found: tuple[str, ...]) -> tuple[str, ...]:
    """Values, or that there is none."""
    return found or ((NONE,) if facet.none else ())
