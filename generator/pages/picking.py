"""Parts of a record picked for a page, as filters of templates: Jinja's own take several times as long, and pages have many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from itertools import chain
from typing import Any

from generator.catalogue import spellings
from generator.incident import Incident
from generator.incident.parts import Measurement, Scope
from generator.incident.readings import Effect
from generator.pages.leaves import Filter
from generator.vocabulary import Entry, Lists


def having(values: Iterable[Any], name: str) -> list[Any]:
    """The values that have something, by its name: of which it is not false, and not empty."""
    return [one for one in values if getattr(one, name)]


def affected(things: Mapping[str, Iterable[Effect]]) -> list[str]:
    """Those of some platforms of which a source says that they were affected."""
    return [one for one, effects in things.items() if "yes" in [effect.affected for effect in effects]]


def otherwise(things: Mapping[str, Iterable[Effect]]) -> list[tuple[str, tuple[str, ...]]]:
    """The others, each with what sources say of it."""
    said = [(one, effects_said(effects)) for one, effects in things.items()]
    return [(one, effects) for one, effects in said if "yes" not in effects]


def effects_said(effects: Iterable[Effect]) -> tuple[str, ...]:
    """What sources say of something, each thing once: affected or not, reported, unknown."""
    return tuple(dict.fromkeys([one.affected for one in effects]))


def levels_said(scopes: Iterable[Scope]) -> tuple[str, ...]:
    """How far it reached by its sources, each level once."""
    return tuple(dict.fromkeys([one.level for one in scopes if one.level]))


def with_finding(measurements: Iterable[Measurement], finding: str) -> list[Measurement]:
    """The measurements that found this."""
    return [one for one in measurements if one.finding == finding]


def besides(entries: Iterable[Entry], *known: Iterable[str]) -> list[Entry]:
    """Entries of a closed list without those known."""
    ids = set[str]().union(*known)
    return [one for one in entries if one.id not in ids]


def other_names_by(lists: Lists) -> Callable[[Incident], list[str]]:
    """What the catalogue calls the things of an incident, without what its page calls them; by these lists."""
    called = cache(partial(spellings, lists))

    def names(list_name: str, keys: Iterable[str]) -> Iterable[str]:
        return dict.fromkeys(chain.from_iterable([called(list_name, key) for key in keys]))

    def other_names(incident: Incident) -> list[str]:
        shown = {called("platforms", one)[0] for one in incident.platforms}  # an entry's label is its first name
        shown |= {called("events", one)[0] for one in incident.event_ids}
        shown |= {one.name for one in incident.context if one.name}
        platforms, actors = names("platforms", incident.platforms), names("actors", incident.actor_ids)
        found = (*platforms, *incident.sites, *actors, *names("events", incident.event_ids))
        return [one for one in found if one not in shown]

    return other_names


def picked_by(lists: Lists) -> dict[str, Filter]:
    """These as filters."""
    return {
        "having": having,
        "effects_said": effects_said,
        "affected": affected,
        "otherwise": otherwise,
        "levels_said": levels_said,
        "with_finding": with_finding,
        "besides": besides,
        "other_names": other_names_by(lists),
    }
