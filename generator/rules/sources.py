"""Rules on sources: every assertion rests on one, every one is used and kept, nothing stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.incident import Incident
from generator.incident.parts import Context, Related
from generator.incident.readings import Assertion
from generator.rules.ruling import Finding, Known, ruling
from generator.shape import all_within, lists_of_names
from generator.yaml_source import Path

TWO = "sources:\n  a: {type: measurement, publisher: A, url: https://a.example/}\n  b: {type: journalism, publisher: B, url: https://b.example/}\n"


@ruling(
    "OUT301",
    why="A reading whose source cannot be looked up is a rumour.",
    wrong="start: {value: 2022-08-21, sources: [netblock]}\nplatforms: {youtube: [netblocks]}\n",
    right="start: {value: 2022-08-21, sources: [netblocks]}\nplatforms: {youtube: [netblocks]}\n",
)
def sources_exist(incident: Incident, known: Known) -> Iterator[Finding]:
    """Every source that is named stands in the file's own list of sources."""
    if not incident.named <= incident.sources.keys():
        yield from named_and_not_there(incident)
    for path, cited in incident.citing:
        for source in cited:
            if source not in incident.sources:
                yield Finding(path, f"[@{source}] cites a source that is not in this file", nearest(source, incident))


def named_and_not_there(incident: Incident) -> Iterator[Finding]:
    """Each place where a source is named that the file has not."""
    for path, assertion in incident.assertions():
        for index, source in enumerate(assertion.sources):
            if source not in incident.sources and not said_above(incident, path, source):
                message = f'there is no source "{source}" in this file'
                yield Finding((*path, "sources", index), message, nearest(source, incident))


def said_above(incident: Incident, path: Path, source: str) -> bool:
    """Whether it is a time of a context, or a trace of a measurement, that has the source from the entry it stands in."""
    entries: dict[object, tuple[Assertion, ...]] = {"context": incident.context, "measurements": incident.measurements}
    return path[0] in entries and len(path) > 2 and source in entries[path[0]][int(path[1])].sources


def nearest(source: str, incident: Incident) -> str:
    """The source that may have been meant, or all that there are."""
    near = get_close_matches(source, incident.sources, n=1)
    return f'did you mean "{near[0]}"?' if near else f"sources of this file: {', '.join(incident.sources)}"


@ruling(
    "OUT302",
    of_absence=True,
    why="A source that nothing rests on misleads those who count sources.",
    wrong=f"start: {{value: 2022-08-21, sources: [a]}}\nplatforms: {{youtube: [a]}}\n{TWO}",
    right=f"start: {{value: 2022-08-21, sources: [a]}}\nplatforms: {{youtube: [a, b]}}\n{TWO}",
)
def sources_used(incident: Incident, known: Known) -> Iterator[Finding]:
    """Every source is named by at least one assertion, or cited in the summary or the write-up."""
    if len(incident.sources) > 1:
        used = incident.named.union(*[cited for _path, cited in incident.citing])
        for source in incident.sources if not incident.sources.keys() <= used else ():
            if source not in used:
                hint = "name it where it says something, or leave it out"
                yield Finding(("sources", source), f'the source "{source}" is not named anywhere', hint, key=True)


@ruling(
    "OUT303",
    why="With several sources, only the editor knows which of them says it.",
    wrong=f"start: 2022-08-21\nplatforms: {{youtube: [a, b]}}\n{TWO}",
    right=f"start: {{value: 2022-08-21, sources: [a]}}\nplatforms: {{youtube: [a, b]}}\n{TWO}",
)
def assertions_have_sources(incident: Incident, known: Known) -> Iterator[Finding]:
    """In a file with several sources, everything that can be disputed names its own."""
    if len(incident.sources) < 2:
        return
    for path, assertion in incident.assertions():
        if not assertion.sources and not undisputed(assertion):
            hint = "add sources: [id], the ids of the sources that say so"
            yield Finding(path, f"{path[0]}: say which of the {len(incident.sources)} sources this is from", hint)


def undisputed(assertion: Assertion) -> bool:
    """Whether it only points to an event of the registry, whose own date nobody disputes."""
    return isinstance(assertion, Context) and assertion.event is not None and assertion.relation != "alleged_reason"


@ruling(
    "OUT304",
    why="Two entries for one page look like two sources that agree.",
    wrong=f"start: {{value: 2022-08-21, sources: [a]}}\nplatforms: {{youtube: [a, b]}}\n{TWO.replace('b.example', 'a.example')}",
    right=f"start: {{value: 2022-08-21, sources: [a]}}\nplatforms: {{youtube: [a, b]}}\n{TWO}",
)
def addresses_differ(incident: Incident, known: Known) -> Iterator[Finding]:
    """No two sources of a file have the same address."""
    seen: dict[str, str] = {}
    for name, source in incident.sources.items():
        if source.url and (first := seen.setdefault(source.url.rstrip("/"), name)) != name:
            yield Finding(
                ("sources", name, "url"),
                f'"{name}" has the same address as "{first}"',
                f'name "{first}" in both places',
            )


@ruling(
    "OUT305",
    why="Links die. This is a warning: a record can be right before anybody has made the copies.",
    wrong="sources:\n  netblocks: {type: measurement, publisher: NetBlocks, url: https://netblocks.example/}\n",
    right="sources:\n  netblocks: {type: measurement, publisher: NetBlocks, url: https://netblocks.example/, archive_url: https://archive.example/1}\n",
    warning=True,
)
def pages_are_archived(incident: Incident, known: Known) -> Iterator[Finding]:
    """Every source with an address has an archived copy beside it."""
    pages = [source for source in incident.sources.values() if source.url]
    lacking = sum(source.archive_url is None for source in pages)
    if lacking:
        # One finding a file: a line for each source would hide what else is said.
        of_them = f"{lacking} of {len(pages)} sources with an address {'has' if lacking == 1 else 'have'}"
        hint = "add archive_url: with the address of a copy, such as one that web.archive.org keeps"
        yield Finding(("sources",), f"{of_them} no archived copy", hint, key=True)


@ruling(
    "OUT306",
    why="When the page goes, such a copy goes with it.",
    wrong="sources: {a: {type: measurement, publisher: A, url: https://a.example/, archive_url: https://a.example/}}\n",
    right="sources: {a: {type: measurement, publisher: A, url: https://a.example/, archive_url: https://archive.example/1}}\n",
)
def copies_stand_elsewhere(incident: Incident, known: Known) -> Iterator[Finding]:
    """An archived copy has another address than the page that it is a copy of."""
    for name, source in incident.sources.items():
        if source.url and source.archive_url and source.url.rstrip("/") == source.archive_url.rstrip("/"):
            path = ("sources", name, "archive_url")
            yield Finding(path, "this is the address of the page itself", "give the address of the copy")


@ruling(
    "OUT307",
    why="What stands twice is counted twice by those who count lines.",
    wrong="kinds: [service_blocking, service_blocking]\n",
    right="kinds: [service_blocking, throttling]\n",
)
def nothing_twice(incident: Incident, known: Known) -> Iterator[Finding]:
    """Nothing stands twice in a list: no kind, no country, no source of an assertion, no related incident."""
    # Most records hold nothing twice, which is known before anything is known of where it would stand.
    for path, items in all_within(incident, tuple) if anything_twice(incident) else ():
        for index, name in repeated(items):
            yield Finding((*path, index), f'"{name}" stands in this list already', "leave one out")


def anything_twice(incident: Incident) -> bool:
    """Whether a list of names in a record, or in anything that can be disputed in it, holds one of them twice."""
    for part in (incident, *[part for _path, part in incident.asserted]):
        fields = vars(part)
        for name in lists_of_names(type(part)):
            if len(items := fields[name]) > 1 and len(set(items)) < len(items):
                return True
    return len({one.incident for one in incident.related}) < len(incident.related)


def repeated(items: tuple[object, ...]) -> Iterator[tuple[int, str]]:
    """The names or numbers in a list that stand there for the second time, each with its number in the list."""
    if len(items) > 1:
        names = [item.incident if isinstance(item, Related) else item for item in items]
        seen = set()
        for index, name in enumerate(names):
            if isinstance(name, str | int):
                if name in seen:
                    yield index, str(name)
                seen.add(name)


RULINGS = (
    sources_exist,
    sources_used,
    assertions_have_sources,
    addresses_differ,
    pages_are_archived,
    copies_stand_elsewhere,
    nothing_twice,
)
