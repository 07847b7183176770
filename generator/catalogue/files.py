"""The two scripts: every incident with its facets, times and names; and the names alone, for the first letters typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from generator.addresses import CATALOGUE, NAMES, SiteFile
from generator.archive import Archive
from generator.assets.scripts import as_json
from generator.catalogue.entries import Spellings, date_in_id, spellings, things, titles, when
from generator.catalogue.times import Times, times
from generator.facets import FACETS, NONE, Choice, Facet, every_key, filters
from generator.incident import Incident

Value = TypeVar("Value", bound=Hashable)
# What stands in each incident, and the choices of each facet.
Named = Sequence[tuple[Spellings, ...]]
Found = Mapping[Facet, tuple[Choice, ...]]

# Names that the box knows before it has loaded anything else: the choices of the facets that have few, and of the rest
# those that most incidents have.
ALWAYS = frozenset({"countries", "platforms", "kinds", "years", "contexts", "causes", "counts"})
MOST_NAMES = 600
# From so many incidents on a name stands once in a list, and each incident has its number.
SHARED = 4
VARIABLE = "outageCatalogue"  # what the catalogue is called in a browser


@dataclass(frozen=True)
class Untitled:
    """Both files without the titles of incidents, which change most often.

    Of the catalogue what stands before the rows, in each row after its title, and behind the rows; and the names.
    """

    before: str
    rows: tuple[str, ...]
    behind: str
    names: SiteFile


def search_files(archive: Archive) -> tuple[SiteFile, SiteFile]:
    """The catalogue, and the names."""
    return titled(untitled(archive), archive.incidents)


def titled(untitled: Untitled, incidents: Sequence[Incident]) -> tuple[SiteFile, SiteFile]:
    """Both files: every incident by title, place, date, kind, platform, actor and context event."""
    rows = (f"[{as_json(one.id)},{as_json(one.title)}{row}]" for one, row in zip(incidents, untitled.rows, strict=True))
    others = as_json({number: others for number, one in enumerate(incidents) if (others := titles(one))})
    content = f'{untitled.before},"rows":[{",".join(rows)}],"others":{others},{untitled.behind}'
    return SiteFile(CATALOGUE, content), untitled.names


def untitled(archive: Archive, at_a_glance: Archive | None = None) -> Untitled:
    """All of both that does not depend on titles. `at_a_glance`: the same incidents, of which more is known already."""
    named, begun = [things(archive, one) for one in archive.incidents], times(archive.incidents)
    archive = at_a_glance or archive
    found = {facet: filters(archive, facet) for facet in FACETS}
    own = own_names(named)
    facets = {"facets": [column(archive, facet, found[facet]) for facet in FACETS]}
    # Scripts are written as wholes; a whole without its end, and one without its beginning, make one with rows between.
    before, behind = (
        script(CATALOGUE, VARIABLE, facets),
        script(CATALOGUE, VARIABLE, columns(archive.incidents, begun, named, own)),
    )
    return Untitled(
        str(before.content).removesuffix("};\n"),
        tuple(["".join([f",{as_json(thing[0])}" for thing in row if thing in own]) for row in named]),
        str(behind.content).removeprefix(f"window.{VARIABLE}={{"),
        name_list(archive, named, found),
    )


def columns(incidents: Sequence[Incident], times: Times, named: Named, own: AbstractSet[Spellings]) -> dict[str, Any]:
    """What stands behind the rows."""
    return {
        # The day of most incidents stands in their id already.
        "dates": coded("" if (date := when(one)) == date_in_id(one) else date for one in incidents),
        "lasted": coded(str(length) if (length := one.duration) else "" for one in incidents),
        "ongoing": [number for number, one in enumerate(incidents) if one.ongoing],
        "times": times,
        "names": coded_lists([thing for thing in row if thing not in own] for row in named),
    }


def own_names(named: Named) -> AbstractSet[Spellings]:
    """The names that are better written where they stand than in a list of names: few incidents have them."""
    times_named = Counter(chain.from_iterable(named))
    return {thing for thing, number in times_named.items() if len(thing) == 1 and number < SHARED}


def name_list(archive: Archive, named: Named, found: Found) -> SiteFile:
    """Every name that a search can be for, as far as they are few enough to load at once."""
    known = [one for choices in found.values() for one in choices if is_a_name(one)]
    known.sort(key=lambda one: (one.facet.name not in ALWAYS, -len(one.incidents)))
    always = sum(one.facet.name in ALWAYS for one in known)
    columns = {
        "facets": [[facet.name, facet.one] for facet in FACETS],
        "choices": [
            [FACETS.index(one.facet), one.key, len(one.incidents), *called(archive, one)]
            for one in known[: max(MOST_NAMES, always)]
        ],
        "others": other_names(named, {called(archive, choice) for choice in known}),
    }
    return script(NAMES, "outageNames", columns)


def is_a_name(choice: Choice) -> bool:
    """Whether a reader who types what a choice is called can mean it."""
    return choice.key != NONE and choice.facet.name != "statuses"


def script(path: str, name: str, value: Mapping[str, Any]) -> SiteFile:
    """A classic script that gives one value a name; no text in it can end the script."""
    return SiteFile(path, f"window.{name}={as_json(value)};\n")


def column(archive: Archive, facet: Facet, choices: tuple[Choice, ...]) -> dict[str, Any]:
    """A facet: its choices, and for each incident the number of its choice, or the numbers where it has several."""
    number = {choice.key: at for at, choice in enumerate(choices)}
    return {
        "name": facet.name,
        "title": facet.title,
        "one": facet.one,
        "several": not facet.exclusive,
        "choices": [[choice.key, choice.label] for choice in choices],
        "of": [
            number[found[0]] if len(found) == 1 else [number[key] for key in found]
            for found in every_key(archive, facet)
        ],
    }


def coded(values: Iterable[Value]) -> dict[str, Any]:
    """Values that recur: each once, and the number of each row's."""
    number: dict[Value, int] = {}
    rows = [number.setdefault(value, len(number)) for value in values]
    return {"values": list(number), "of": rows}


def coded_lists(rows: Iterable[Iterable[Value]]) -> dict[str, Any]:
    """The same of rows that have any number of values."""
    number: dict[Value, int] = {}
    coded_rows = [[number.setdefault(value, len(number)) for value in row] for row in rows]
    return {"values": list(number), "of": coded_rows}


def called(archive: Archive, choice: Choice) -> Spellings:
    """All that a choice is called, its label first."""
    name = choice.facet.name
    # The other spellings of a vocabulary's terms are words for editors, not for readers.
    return spellings(archive.lists, name, choice.key) if name in ("platforms", "events") else (choice.label,)


def other_names(named: Named, filtered: set[Spellings]) -> list[Spellings]:
    """Names of what is no choice of a filter, places, actors, sites: those that most incidents have."""
    counted = Counter(chain.from_iterable(map(set, named)))
    return sorted(counted.keys() - filtered, key=lambda one: (-counted[one], one))[:MOST_NAMES]
