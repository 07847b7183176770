"""Small records, archives and projects for tests, made of the project's own lists."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

from generator.archive import Archive, latest_first
from generator.folder import incident_files
from generator.incident import Incident
from generator.loading import load_archive
from generator.problems import Problem, report
from generator.reader import Reading, read_incident
from generator.registry import read_lists
from generator.rules import Known
from generator.vocabulary import Lists

ROOT = Path(__file__).parent.parent
MINIMAL = """\
title: YouTube unreachable during a speech by Imran Khan
countries: [PK]
kinds: [service_blocking]
start: 2022-08-21
platforms: [youtube]
sources:
  netblocks: {type: measurement, publisher: NetBlocks, url: https://netblocks.org/reports/youtube}
"""
MINIMAL_ID = "2022-08-21-pk-youtube"
TWO_SOURCES = """\
sources:
  voa: {type: journalism, publisher: Voice of America, url: https://voa.example/}
  nation: {type: journalism, publisher: The Nation, url: https://nation.example/}
"""


@cache
def real_lists() -> Lists:
    """The closed lists of this project."""
    lists, problems = read_lists(ROOT)
    assert problems == ()
    return lists


@cache
def real_archive() -> Archive:
    """The incidents of this project."""
    loaded = load_archive(ROOT)
    assert loaded.problems == (), report(loaded.problems, loaded.lines)
    return loaded.archive


@cache
def real_ids() -> frozenset[str]:
    """The ids of the incidents of this project."""
    return frozenset(path.stem for path in incident_files(ROOT))


def with_fields(fragment: str) -> str:
    """The minimal file, in which the fields of the fragment stand in the place of those of the same name."""
    given = set(re.findall(r"^([a-z_]+):", fragment, re.MULTILINE))
    kept = [
        part for part in re.split(r"^(?=[a-z])", MINIMAL, flags=re.MULTILINE) if part.partition(":")[0] not in given
    ]
    return "".join(kept) + fragment


def read(text: str, incident_id: str = MINIMAL_ID, others: frozenset[str] = frozenset()) -> Reading:
    """What comes of a file of this text."""
    file = f"incidents/{incident_id[:4]}/{incident_id}.yml"
    return read_incident(file, text.encode(), Known(real_lists(), frozenset({incident_id}) | others))


def problems_of(fragment: str) -> tuple[Problem, ...]:
    """What is wrong with the minimal file when it has these fields."""
    return read(with_fields(fragment)).problems


def incident(fragment: str = "", incident_id: str = MINIMAL_ID) -> Incident:
    """The minimal incident with these fields, which must be valid."""
    reading = read(with_fields(fragment), incident_id, real_ids())
    assert reading.incident is not None, report(reading.problems, lambda file: reading.source.lines)
    assert reading.problems == (), report(reading.problems, lambda file: reading.source.lines)
    return reading.incident


def archive_of(*incidents: Incident) -> Archive:
    """These incidents as an archive."""
    return Archive(latest_first(incidents), real_lists())


def project(folder: Path, *ids: str) -> Path:
    """A project in an empty folder: the real lists and pages, and these incidents of the real archive."""
    shutil.copytree(ROOT / "site_config", folder / "site_config")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for one in ids:
        copy = folder / "incidents" / one[:4] / f"{one}.yml"
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "incidents" / one[:4] / copy.name, copy)
    return folder
