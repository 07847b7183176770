"""What the search box finds incidents by where the site is opened from files: a classic script, loaded when first needed."""

from __future__ import annotations

import json

from generator.addresses import CATALOGUE, SiteFile, incident_page
from generator.archive import Archive
from generator.evidence import confidence
from generator.incident import Incident
from generator.local_time.spans import date_words


def catalogue(archive: Archive) -> SiteFile:
    """Every incident by title, place, date, kind, platform, actor and context event."""
    entries = [entry(archive, incident) for incident in archive.incidents]
    text = json.dumps({"incidents": entries}, ensure_ascii=False, separators=(",", ":"))
    # These two end a line in JavaScript of before 2019, though not in JSON.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return SiteFile(CATALOGUE, f"window.outageCatalogue={safe};\n")


def entry(archive: Archive, incident: Incident) -> dict[str, object]:
    """One incident: what to show of it, and the words to find it by."""
    return {
        "id": incident.id,
        "title": incident.title,
        "url": incident_page(incident.id),
        "date": when(incident),
        "claim": confidence(incident, archive.lists).level == "claim",
        "places": list(incident.places),
        "kinds": [archive.lists["kinds"].label(kind) for kind in incident.kinds],
        "platforms": names(archive, "platforms", (*incident.platforms,)) + list(incident.sites),
        "actors": names(archive, "actors", incident.actor_ids),
        "events": names(archive, "events", incident.event_ids) + [one.name for one in incident.context if one.name],
    }


def names(archive: Archive, list_name: str, keys: tuple[str, ...]) -> list[str]:
    """The label of each entry, its short name where it has one, and its other spellings."""
    entries = [archive.lists[list_name][key] for key in keys]
    spellings = (spelling for one in entries for spelling in (one.label, one.name, *one.aliases))
    return list(dict.fromkeys(spellings))


def when(incident: Incident) -> str:
    """The day or days on which it can have begun, in words."""
    return date_words(incident.started, incident.zone) if incident.started else "date unknown"
