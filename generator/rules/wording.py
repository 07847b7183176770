"""Rules on accusations: an accusation is called one and has an author, and what is settled is not called alleged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.incident import Incident
from generator.incident.parts import Measurement
from generator.incident.readings import Assertion, Reading, Said
from generator.incident.record import OrderReading
from generator.rules.ruling import Finding, Known, ruling
from generator.vocabulary import Lists
from generator.yaml_source import Path

# The fields that say who did it and whether it was meant.
ATTRIBUTIONS = frozenset({"intentional", "cause", "ordered_by"})
# Values of them that lay it on somebody.
BLAMING = frozenset({
    "yes", "government_directed", "court_ordered", "operator_action", "non_state_actor", "military_action", "cyberattack",
})  # fmt: skip
# Sides in the events: they know what they suffer, and not who did it. Civil society may also infer, or measure.
SIDES = frozenset({"party", "politician", "public"})
CRITICS = frozenset({"civil_society"})
# Sources that speak for themselves, so that their publisher is the one who alleges.
OWN_VOICES = frozenset({"opinion", "party", "community"})
# Bases by which a source says a thing outright.
DIRECT = frozenset({"official", "measured", "detected", "actual", "enumerated"})
ALLEGED = re.compile(r"\balleg(?:e|es|ed|edly|ing|ation|ations)\b", re.IGNORECASE)
SETTLED = re.compile(r"\b(?:admits|admitted|confessed|proved|proven|established|found guilty)\b", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:no|not|never|nobody|nothing|neither|nor|without|\w+n['’]t)\b[^.;:]*$", re.IGNORECASE)


@ruling(
    "OUT340",
    why="An accusation without an accuser cannot be weighed.",
    wrong="sources: {a: {type: journalism, publisher: A, url: https://a.example/}}\ncause: {value: government_directed, basis: alleged}\n",
    right="sources: {a: {type: journalism, publisher: A, url: https://a.example/}}\ncause: {value: government_directed, basis: alleged, by: pti}\n",
)
def allegations_have_authors(incident: Incident, known: Known) -> Iterator[Finding]:
    """What is alleged is alleged by somebody: it names the actor, unless its source is the accuser's own text."""
    for path, said in incident.said:
        if said.basis == "alleged" and not said.by:
            types = {source.type for one in said.sources if (source := incident.sources.get(one))}
            if not types or types - OWN_VOICES:
                hint = "add by: with the actor who says so; actors are listed in site_config/registry/actors.yml"
                yield Finding((*path, "basis"), "this is alleged, and nobody is named who alleges it", hint)


@ruling(
    "OUT341",
    why="Whoever is a side in the events says what the other side did without having seen it.",
    wrong="intentional: {value: yes, by: pti}\n",
    right="intentional: {value: yes, by: pti, basis: alleged}\n",
)
def accusations_are_alleged(incident: Incident, known: Known) -> Iterator[Finding]:
    """Where parties, politicians, users or critics lay it on somebody else, the basis is alleged."""
    for path, reading in incident.said:
        if path[0] in ATTRIBUTIONS and isinstance(reading, Reading) and accuses(reading):
            allowed = bases_of(reading, known.lists)
            if allowed and reading.basis not in allowed:
                hint = f"write basis: {allowed[0]}"
                where = (*path, "value" if reading.basis is None else "basis")
                yield Finding(where, "an accusation by one who did not do it is not marked as alleged", hint)


def accuses(reading: Reading[str]) -> bool:
    """Whether it lays the disruption on somebody other than the one whose word it is."""
    if isinstance(reading, OrderReading):
        return reading.value != "unknown" and not (reading.actor and reading.actor in reading.by)
    return reading.value in BLAMING


def bases_of(reading: Reading[str], lists: Lists) -> tuple[str, ...]:
    """The bases that an accusation by these actors may have; none where it may have any."""
    roles = {lists["actors"][actor].role for actor in reading.by}
    if not roles or roles - SIDES - CRITICS:
        return ()
    return ("alleged",) if roles & SIDES else ("alleged", "inferred", "measured")


@ruling(
    "OUT342",
    why="Alleged means that nothing has settled it; then it is neither measured nor said outright.",
    wrong="intentional: {value: yes, by: pta, basis: official, note: The regulator allegedly ordered it.}\n",
    right="intentional: {value: yes, by: pti, basis: alleged, note: The regulator allegedly ordered it.}\n",
)
def alleged_words_have_that_basis(incident: Incident, known: Known) -> Iterator[Finding]:
    """A note that calls something alleged does not stand on what is measured, official or known exactly."""
    for path, part in incident.asserted:
        fields = vars(part)  # only some parts have these
        for name in ("note", "says"):
            text = fields.get(name)
            if text and (found := ALLEGED.search(text)) and is_direct(path, part):
                hint = "write basis: alleged and by: who alleges it, or say in other words what is known"
                yield Finding((*path, name), f'"{found.group()}" in the {name} of what is stated outright', hint)


def is_direct(path: Path, part: Assertion) -> bool:
    """Whether a part of a record states something outright."""
    if isinstance(part, Measurement):
        return True
    if not isinstance(part, Said):
        return False
    return part.basis in DIRECT or (path[0] in ATTRIBUTIONS and part.basis != "alleged")


@ruling(
    "OUT343",
    why="What was admitted or proved is no longer an allegation, and whoever speaks of their own deed alleges nothing.",
    wrong="cause: {value: government_directed, by: pti, basis: alleged, note: The ministry admitted it in court.}\n",
    right="cause: {value: government_directed, by: pk-moi, basis: official, note: The ministry admitted it in court.}\n",
)
def settled_words_have_another_basis(incident: Incident, known: Known) -> Iterator[Finding]:
    """What is alleged is not called admitted or proved in its note, and is not about the speaker's own order."""
    for path, part in incident.said:
        if part.basis != "alleged":
            continue
        if word := settled_word(part.note or ""):
            hint = "write the basis that settles it, such as official, or take the word away"
            yield Finding((*path, "note"), f'"{word}" in the note of what is alleged', hint)
        if isinstance(part, OrderReading) and part.actor and part.actor in part.by:
            yield Finding((*path, "basis"), "who speaks of their own order alleges nothing", "write basis: official")


def settled_word(note: str) -> str | None:
    """A word that says that something is settled, unless the same sentence denies it."""
    found = (word for word in SETTLED.finditer(note) if not NEGATED.search(note[: word.start()]))
    return next((word.group() for word in found), None)


RULINGS = (
    allegations_have_authors,
    accusations_are_alleged,
    alleged_words_have_that_basis,
    settled_words_have_another_basis,
)
