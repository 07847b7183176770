"""The corpus as Markdown for other generators: python -m tests.bench.in_markdown PROJECT FOLDER.

A page of Markdown says of an incident what our page says of it, in about as many words, so that all have the same to do.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.addresses import Publication
from generator.catalogue import when
from generator.citations import Citation
from generator.countries import country_name
from generator.evidence import confidence, independent_sources
from generator.evidence.accounts import thread
from generator.evidence.questions import questions
from generator.evidence.surroundings import lies, surrounding
from generator.incident import Incident
from generator.incident.record import citations
from generator.local_time.spans import long_words
from generator.local_time.words import local_words, utc_words
from generator.pages.filling import names_of_sources
from generator.prose import as_text
from generator.reader import read_incident
from generator.registry import read_lists
from generator.rules import Known
from generator.vocabulary import Lists

TEMPLATES = Path(__file__).parent / "peers" / "content"
PUBLICATION = Publication("Outage Reports")
Facts = dict[str, Any]
SHARE = 100  # incidents that a process takes at once
CITED = re.compile(r"\[@[\w.-]+(?:[,;]\s*@[\w.-]+)*\]")


def read(project: Path, file: Path, lists: Lists, ids: frozenset[str]) -> Incident:
    """An incident of a project."""
    reading = read_incident(file.relative_to(project).as_posix(), file.read_bytes(), Known(lists, ids, frozenset()))
    assert reading.incident is not None, file
    return reading.incident


def pages_of(incident: Incident, lists: Lists) -> dict[str, str]:
    """The pages of an incident, each under the name of its file."""
    pages = {f"{incident.id}.md": record_page(incident, lists)}
    for code in incident.translations:
        pages[f"{incident.id}-{code.lower()}.md"] = translated_page(incident, lists, code)
    return pages


def record_page(incident: Incident, lists: Lists) -> str:
    """The page of an incident."""
    around = [
        {"context": one, "type": one.type or lists["events"][one.event or ""].type, "name": beside.name}
        | {"start": beside.start, "lies": lies(beside, incident)}
        for one in incident.context
        for beside in [surrounding(one, incident, lists)]
    ]
    more = {"around": around, "asked": questions(incident, lists), "told": thread(incident, lists)}
    return filled("incident.md.jinja", incident, lists, front_matter=front_matter(facts_of(incident, lists)), **more)


def translated_page(incident: Incident, lists: Lists, code: str) -> str:
    """The page of an incident in another language; it stands in no list."""
    words = incident.translations[code]
    facts = {"title": words.title, "date": date_of(incident), "description": words.summary or words.title}
    given = {"translation": words, "front_matter": front_matter(facts)}
    return filled("translation.md.jinja", incident, lists, **given)


def filled(template: str, incident: Incident, lists: Lists, **more: Any) -> str:
    """A template filled in for an incident."""
    environment = jinja()
    environment.filters["label"] = lambda key, name: lists[name].label(key)
    text = environment.get_template(template).render(
        incident=incident,
        lists=lists,
        sure=confidence(incident, lists),
        independent=independent_sources(incident),
        names=names_of_sources(incident),
        citation=Citation(incident, PUBLICATION),
        UTC=UTC,
        **more,
    )
    return f"{text.rstrip()}\n"


@cache
def jinja() -> Environment:
    """Jinja with the words of times, places and terms that the pages of the site use."""
    environment = Environment(  # noqa: S701 - Markdown, and nobody's but ours
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "country": country_name,
        "local": local_words,
        "utc": utc_words,
        "spelled": lambda span, zone: str(long_words(span, zone)),
        "when": when,
        "citing": citing,
        "cell": lambda text: text.replace("|", r"\|"),
    }
    return environment


def citing(prose: str, names: Mapping[str, str]) -> str:
    """Prose whose citations are links to the sources, as other generators understand them."""
    return CITED.sub(
        lambda found: ", ".join(f"[{names.get(one, one)}](#sources)" for one in citations(found[0])), prose
    )


def facts_of(incident: Incident, lists: Lists) -> Facts:
    """What lists of incidents show of one, and what they are made by."""
    revised = Citation(incident, PUBLICATION).date_parts
    return {
        "title": incident.title,
        "date": date_of(incident),
        "description": as_text(incident.summary) if incident.summary else incident.title,
        "id": incident.id,
        "language": incident.language,
        "revised": "-".join(f"{part:02d}" for part in revised),
        "when": when(incident),
        "lasted": str(incident.duration or ("goes on" if incident.ongoing else "not known")),
        "sure": lists["confidence"].label(confidence(incident, lists).level),
        "countries": [country_name(code) for code in incident.countries],
        "kinds": [lists["kinds"].label(kind) for kind in incident.kinds],
        "platforms": [lists["platforms"].label(one) for one in incident.platforms_affected],
        "years": [str(incident.year)],
        "events": [lists["events"].label(one) for one in incident.event_ids],
        "contexts": sorted(
            {
                lists["context_types"].label(one.type or lists["events"][one.event or ""].type)
                for one in incident.context
            }
        ),
    }


def date_of(incident: Incident) -> str:
    """The day it began, as far as anybody knows."""
    return (
        incident.started.earliest.astimezone(incident.zone).date().isoformat() if incident.started else incident.id[:10]
    )


def front_matter(facts: Mapping[str, Any]) -> str:
    """What a page says of itself, as YAML that every generator reads."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())
    return "\n".join(["---", *lines, "---"])


def write(project: Path, folder: Path) -> None:
    """Every page of a project, and beside them the facts of all, from which lists can be made."""
    (folder / "incidents").mkdir(parents=True)
    files = sorted((project / "incidents").rglob("*.yml"))
    shares = [files[start : start + SHARE] for start in range(0, len(files), SHARE)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        written = pool.map(partial(write_share, project, folder, frozenset(file.stem for file in files)), shares)
        facts = [one for share in written for one in share]
    facts.sort(key=lambda one: (one["date"], one["id"]), reverse=True)
    (folder / "facts.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def write_share(project: Path, folder: Path, ids: frozenset[str], files: Sequence[Path]) -> list[Facts]:
    """The pages of some incidents, and their facts."""
    lists, problems = read_lists(project)
    assert not problems
    found = []
    for file in files:
        incident = read(project, file, lists, ids)
        for name, text in pages_of(incident, lists).items():
            (folder / "incidents" / name).write_text(text, encoding="utf-8", newline="\n")
        found.append(facts_of(incident, lists))
    return found


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
