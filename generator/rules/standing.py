"""Rules on the standing of a record: its status, its neighbours, and other registries."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.evidence.confidence import RANKS, confidence
from generator.incident import Incident
from generator.rules.ruling import Finding, Known, ruling
from generator.yaml_source import Path


@ruling(
    "OUT320",
    of_absence=True,
    why="A record that is called in question owes its readers the reason; one that is replaced, the replacement.",
    wrong="record_status: withdrawn\n",
    right="record_status: withdrawn\nrecord_note: The report was about another day.\n",
)
def status_explained(incident: Incident, known: Known) -> Iterator[Finding]:
    """A disputed, withdrawn or superseded record says why; a superseded one names its successor."""
    status = incident.record_status
    if status in ("disputed", "withdrawn", "superseded") and not incident.record_note:
        yield Finding(("record_status",), f"a {status} record must say why", "add record_note: with the reason")
    if status == "superseded" and not incident.superseded_by:
        yield Finding(
            ("record_status",), "a superseded record must name its successor", "add superseded_by: with its id"
        )
    if incident.superseded_by and status != "superseded":
        yield Finding(
            ("superseded_by",), f"superseded_by is given, but the record is {status}", "write record_status: superseded"
        )


@ruling(
    "OUT321",
    why="A link between incidents must lead somewhere.",
    wrong="related: [1999-01-01-xx-nothing]\n",
    right="related: []\n",
)
def neighbours_exist(incident: Incident, known: Known) -> Iterator[Finding]:
    """A related or succeeding incident is another one of this archive."""
    named: list[tuple[Path, str]] = [
        (("related", at, "incident"), one.incident) for at, one in enumerate(incident.related)
    ]
    if incident.superseded_by:
        named.append((("superseded_by",), incident.superseded_by))
    for path, other in named:
        if other == incident.id:
            yield Finding(path, "an incident is not related to itself")
        elif other not in known.ids:
            near = get_close_matches(other, sorted(known.ids), n=1)
            hint = f'did you mean "{near[0]}"?' if near else "an id is the name of a file in incidents/, without .yml"
            yield Finding(path, f'there is no incident "{other}"', hint)


@ruling(
    "OUT322",
    wrong='recorded_in: {ooni_incidents: "1"}\nnot_recorded_in: {ooni_incidents: 2026-08}\n',
    right='recorded_in: {ooni_incidents: "1"}\n',
)
def registry_once(incident: Incident, known: Known) -> Iterator[Finding]:
    """A registry either records the incident or does not."""
    for registry in incident.not_recorded_in:
        if registry in incident.recorded_in:
            yield Finding(
                ("not_recorded_in", registry), f'"{registry}" stands under recorded_in, too', "leave one out", key=True
            )


@ruling(
    "OUT323",
    why="An alias is an old address that leads to this record; the address of a file is its own.",
    wrong="aliases: [2022-08-21-pk-youtube]\n",
    right="aliases: [2022-08-21-pk-video]\n",
)
def aliases_are_free(incident: Incident, known: Known) -> Iterator[Finding]:
    """An alias is an id that no file has, neither this one nor another."""
    for index, alias in enumerate(incident.aliases):
        if alias == incident.id or alias in known.ids:
            whose = "this file's own id" if alias == incident.id else "the id of another file"
            yield Finding(("aliases", index), f'the alias "{alias}" is {whose}', "leave it out")


@ruling(
    "OUT324",
    of_absence=True,
    why="Confidence is worked out from the evidence. Editors may lower it; only evidence raises it.",
    wrong="confidence: {at_most: confirmed, reason: We are sure of it.}\n",
    right="confidence: {at_most: unconfirmed, reason: The measurement may be of another day.}\n",
)
def confidence_is_only_lowered(incident: Incident, known: Known) -> Iterator[Finding]:
    """The highest confidence that editors set is not above what the evidence allows."""
    if incident.confidence:
        allowed = confidence(incident, known.lists).allowed
        if RANKS[incident.confidence.at_most] > RANKS[allowed]:
            message = f"the evidence allows {allowed}, which is less than {incident.confidence.at_most}"
            hint = "leave the field out, or add the evidence; `outages explain confidence` prints the rule"
            yield Finding(("confidence", "at_most"), message, hint)


RULINGS = (status_explained, neighbours_exist, registry_once, aliases_are_free, confidence_is_only_lowered)
