"""Parts of a record picked for a page, as filters of templates: Jinja's own take several times as long, and pages have many."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import partial
from typing import Any

from generator.catalogue import named
from generator.incident import Incident
from generator.incident.parts import Measurement, Scope
from generator.incident.readings import Effect
from generator.pages.leaves import Filter
from generator.vocabulary import Entry, Lists


def having(values: Iterable[Any], name: str) -> list[Any]:
    """The values that have something, by its name: of which it is not false, and not empty."""
    return [one for one in values if getattr(one, name)]


def effects_said(effects: Iterable[Effect]) -> tuple[str, ...]:
    """What sources say of something, each thing once: affected or not, reported, unknown."""
    return tuple(dict.fromkeys([one.affected for one in effects]))


def levels_said(scopes: Iterable[Scope]) -> tuple[str, ...]:
    """How far it reached by its sources, each level once."""
    return tuple(dict.fromkeys([one.level for one in scopes if one.level]))


def with_finding(measurements: Iterable[Measurement], finding: str) -> list[Measurement]:
    """The measurements that found this."""
    return [one for one in measurements if one.finding == finding]


def besides(entries: Iterable[Entry], *known: Container[str]) -> list[Entry]:
    """Entries of a closed list without those known."""
    return [one for one in entries if not any(one.id in some for some in known)]


def other_names(incident: Incident, lists: Lists) -> Sequence[str]:
    """What the catalogue calls the things of an incident, without what its page calls them."""
    known = named(incident, lists)
    shown = {lists["platforms"].label(one) for one in incident.platforms}
    shown |= {lists["events"].label(one) for one in incident.event_ids}
    shown |= {one.name for one in incident.context if one.name}
    return [
        one for names in (known["platforms"], known["actors"], known["events"]) for one in names if one not in shown
    ]


def picked_by(lists: Lists) -> dict[str, Filter]:
    """These as filters."""
    return {
        "having": having,
        "effects_said": effects_said,
        "levels_said": levels_said,
        "with_finding": with_finding,
        "besides": besides,
        "other_names": partial(other_names, lists=lists),
    }
