"""The two scripts: every incident with its facets, times and names; and the names alone, for the first letters typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.addresses import CATALOGUE, NAMES, SiteFile
from generator.archive import Archive
from generator.assets.scripts import as_json
from generator.catalogue.entries import Spellings, date_in_id, spellings, things, titles, when
from generator.catalogue.times import times
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


def untitled(archive: Archive) -> Untitled:
    """All of both that does not depend on titles."""
    named = [things(archive, one) for one in archive.incidents]
    found = {facet: filters(archive, facet) for facet in FACETS}
    times_named = Counter(thing for row in named for thing in row)
    facets = {"facets": [column(archive, facet, found[facet]) for facet in FACETS]}
    # Scripts are written as wholes; a whole without its end, and one without its beginning, make one with rows between.
    before, behind = (
        script(CATALOGUE, VARIABLE, facets),
        script(CATALOGUE, VARIABLE, columns(archive, named, times_named)),
    )
    return Untitled(
        str(before.content).removesuffix("};\n"),
        tuple("".join(f",{as_json(thing[0])}" for thing in row if is_own(thing, times_named)) for row in named),
        str(behind.content).removeprefix(f"window.{VARIABLE}={{"),
        name_list(archive, named, found),
    )


def columns(archive: Archive, named: Named, times_named: Counter[Spellings]) -> dict[str, Any]:
    """What stands behind the rows."""
    incidents = archive.incidents
    return {
        # The day of most incidents stands in their id already.
        "dates": coded("" if (date := when(one)) == date_in_id(one) else date for one in incidents),
        "lasted": coded(str(one.duration) if one.duration else "" for one in incidents),
        "ongoing": [number for number, one in enumerate(incidents) if one.ongoing],
        "times": times(incidents),
        "names": coded_lists([thing for thing in row if not is_own(thing, times_named)] for row in named),
    }


def is_own(thing: Spellings, times_named: Counter[Spellings]) -> bool:
    """Whether a name is better written where it stands than in a list of names: few incidents have it."""
    return len(thing) == 1 and times_named[thing] < SHARED


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
    rows = ([number[key] for key in found] for found in every_key(archive, facet))
    return {
        "name": facet.name,
        "title": facet.title,
        "one": facet.one,
        "several": not facet.exclusive,
        "choices": [[choice.key, choice.label] for choice in choices],
        "of": [row[0] if len(row) == 1 else row for row in rows],
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
    counted = Counter(thing for row in named for thing in set(row) - filtered)
    return sorted(counted, key=lambda one: (-counted[one], one))[:MOST_NAMES]
