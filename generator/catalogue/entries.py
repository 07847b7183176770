"""What one incident is found by: its date, and every name that its things go by."""

from __future__ import annotations

import re
from functools import cache, partial

from generator.addresses import incident_page
from generator.archive import Archive
from generator.glimpses import Glimpse, date_of
from generator.incident import Incident
from generator.moments import MONTHS
from generator.vocabulary import Lists

Spellings = tuple[str, ...]


def entry(archive: Archive, incident: Incident) -> dict[str, object]:
    """One incident: what to show of it, and the words to find it by."""
    return {
        "id": incident.id,
        "title": incident.title,
        "titles": titles(incident),
        "url": incident_page(incident.id),
        "date": when(incident),
        "claim": archive.level_of(incident) == "claim",
        "places": list(incident.places),
        "kinds": [archive.lists["kinds"].label(kind) for kind in incident.kinds],
        **named(incident, archive.lists),
    }


def named(incident: Incident, lists: Lists) -> dict[str, list[str]]:
    """All that the platforms, websites, actors and events of an incident are called."""
    return {
        "platforms": names(lists, "platforms", (*incident.platforms,)) + list(incident.sites),
        "actors": names(lists, "actors", incident.actor_ids),
        "events": names(lists, "events", incident.event_ids) + [one.name for one in incident.context if one.name],
    }


def names(lists: Lists, list_name: str, keys: tuple[str, ...]) -> list[str]:
    """The label of each entry, its short name where it has one, and its other spellings."""
    return list(dict.fromkeys(spelling for key in keys for spelling in spellings(lists, list_name, key)))


def spellings(lists: Lists, list_name: str, key: str) -> Spellings:
    """All that one entry of a registry is called, its label first."""
    one = lists[list_name][key]
    return tuple(dict.fromkeys((one.label, one.name, *one.aliases)))


def things(archive: Archive, incident: Incident) -> tuple[Spellings, ...]:
    """What stands in an incident besides its country, its kind and its date: each thing with all that it is called."""
    called = archive.at_once("spellings", lambda: cache(partial(spellings, archive.lists)))
    return (
        *[called("platforms", key) for key in incident.platforms],
        *[called("actors", key) for key in incident.actor_ids],
        *[called("events", key) for key in incident.event_ids],
        *[(site,) for site in incident.sites],
        *[(place,) for place in incident.places[len(incident.countries) :]],
        *[(one.name,) for one in incident.context if one.name],
    )


def titles(incident: Incident) -> list[str]:
    """Its titles in other languages."""
    return list(incident.other_titles)


def when(incident: Incident | Glimpse) -> str:
    """The day or days on which it can have begun, in words."""
    return incident.date if isinstance(incident, Glimpse) else date_of(incident)


def date_in_id(incident: Incident) -> str:
    """The day that an id begins with, in words; empty where it has none."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})-", incident.id)
    return f"{int(found[3])} {MONTHS[int(found[2]) - 1]} {found[1]}" if found else ""
