"""What came of a file of the archive in brief: what is wrong with it, and what the other files must agree with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.beside import read_beside
from generator.evidence import confidence
from generator.folder import Bundle, content_of
from generator.incident import Incident
from generator.problems import Problem
from generator.reader import Reading, held_to_rules, is_yml, not_a_file, shaped
from generator.rules import Known
from generator.rules.traces import traces_in
from generator.traces import Trace
from generator.yaml_source import YamlSource, read_yaml

# What has such a status was not published yet; its id may still change.
UNPUBLISHED = frozenset({"draft", "reviewed"})


class Brief(NamedTuple):
    """One file in brief: a plain value, small enough to keep ten thousand of them.

    `sound`: whether there is an incident in it. `aliases`: as they are written, be the rest right or wrong. `published`:
    the ids under which it can be found for good. `asked`: other ids that it was checked with, and whether they had a file. `entries`: registries and ids in them that it claims for itself.
    `level`: how sure its incident is. `problems` are the file's own, `problems_beside` those of its CSV files.
    """

    file: str
    id: str
    readable: bool = True
    sound: bool = True
    aliases: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    asked: tuple[tuple[str, bool], ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    level: str = ""
    problems: tuple[Problem, ...] = ()
    problems_beside: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Read:
    """One file as it was read: in brief, its incident, the traces beside it, and the lines that its problems are in."""

    brief: Brief
    incident: Incident | None
    traces: Mapping[str, Trace] = field(default_factory=dict)
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class FileRead(Bundle):
    """A bundle whose file was read and checked; what stands beside it was not yet."""

    reading: Reading = field(kw_only=True)


def read_files(bundles: Sequence[Bundle], known: Known, called: Callable[[Path], str]) -> list[FileRead]:
    """Some bundles, their files read and checked: one kind of work at a time, which takes a fifth less than file by file."""
    sources = [source_of(one, called) for one in bundles]
    readings = iter(held_to_rules([shaped(one, known) for one in sources if one], known))
    pairs = zip(bundles, sources, strict=True)
    return [
        FileRead(one.path, one.beside, reading=next(readings) if source else not_a_file(called(one.path)))
        for one, source in pairs
    ]


def source_of(bundle: Bundle, called: Callable[[Path], str]) -> YamlSource | None:
    """What the file of a bundle says; nothing of a link or a folder."""
    content = content_of(bundle.path)
    if content is None:
        return None
    source = read_yaml(called(bundle.path), content)
    if is_yml(source.file):
        source.problems  # noqa: B018 - worked out here, and kept
    return source


def read_bundles(bundles: Iterable[Bundle], known: Known, called: Callable[[Path], str]) -> Iterator[Read]:
    """Each bundle read and checked, in their order. `called`: what a file is called from the project's root."""
    return map(partial(read_bundle, known=known, called=called), bundles)


def read_bundle(bundle: Bundle, known: Known, called: Callable[[Path], str]) -> Read:
    """A file, and the CSV files beside it, read and checked by themselves."""
    reading = (bundle if isinstance(bundle, FileRead) else read_files([bundle], known, called)[0]).reading
    has_traces = bundle.beside or (reading.incident and any(traces_in(reading.incident)))
    records = [(bundle.path, reading)] if has_traces else []  # most have none, and nothing is looked for
    beside = read_beside(records, bundle.beside, known.lists, called, whole=False)
    brief = in_brief(reading, beside.problems, known)
    told = {one.place.file for one in (*brief.problems, *brief.warnings)}
    lines = {reading.source.file: reading.source.lines} if reading.source.file in told else {}
    return Read(brief, reading.incident, beside.traces.get(reading.id, {}), {**lines, **beside.lines})


def in_brief(reading: Reading, problems_beside: tuple[Problem, ...], known: Known) -> Brief:
    """What there is to keep of a reading."""
    incident = reading.incident
    return Brief(
        reading.source.file,
        reading.id,
        readable=reading.source.data is not None,
        sound=incident is not None,
        aliases=tuple(aliases_written(reading)),
        published=ids_to_publish(incident) if incident else (),
        asked=reading.asked,
        entries=tuple(entries_claimed(incident)) if incident else (),
        level=confidence(incident, known.lists).level if incident else "",
        problems=reading.problems,
        problems_beside=problems_beside,
        warnings=reading.warnings,
    )


def aliases_written(reading: Reading) -> Iterable[str]:
    """The aliases in a file, also where something else in it is wrong."""
    data = reading.source.data
    written = data.get("aliases") if isinstance(data, dict) else None
    return [written] if isinstance(written, str) else [one for one in written or () if isinstance(one, str)]


def ids_to_publish(incident: Incident) -> tuple[str, ...]:
    """The ids under which a record can be found for good; none of a record that is not published yet."""
    return () if incident.record_status in UNPUBLISHED else (incident.id, *incident.aliases)


def entries_claimed(incident: Incident) -> Iterator[tuple[str, str]]:
    """The entries of registries that an incident names without a note on how it stands there."""
    for registry, entry in incident.recorded_in.items():
        if entry.id and not entry.note:
            yield registry, entry.id
