"""Rules on speakers: nobody speaks in a role that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.confidence import IN_CHARGE
from generator.incident import Incident
from generator.rules.ruling import Finding, Known, ruling

# Who speaks of their own doing or network: those in charge, courts, and the platforms themselves.
CONCERNED = IN_CHARGE | {"court", "platform"}
# Who can have measured nothing.
UNEQUIPPED = frozenset({"party", "politician", "public", "court"})
# What only those can say whose doing or network it is.
OWN_DEEDS = frozenset({"acknowledges", "orders", "apologises"})


@ruling(
    "OUT344",
    why="Official and measured are the bases on which confidence rests.",
    wrong="start: {value: 2022-08-21, by: pti, basis: measured}\n",
    right="start: {value: 2022-08-21, by: pti, basis: reported}\n",
)
def basis_fits_speaker(incident: Incident, known: Known) -> Iterator[Finding]:
    """An official basis is that of an authority, an operator or a platform, and who has no means to measure did not."""
    actors = known.lists["actors"]
    for path, said in incident.said:
        for actor in said.by:
            name, role = actors[actor].name, known.lists["actor_roles"].label(actors[actor].role).lower()
            if said.basis == "official" and actors[actor].role not in CONCERNED:
                hint = "write how they come to it: alleged, reported, measured, inferred"
                yield Finding((*path, "basis"), f"{name} ({role}) cannot make it official", hint)
            if said.basis in ("measured", "detected") and actors[actor].role in UNEQUIPPED:
                hint = "write by: who measured it, or basis: reported or user_reports"
                yield Finding((*path, "basis"), f"{name} ({role}) measures nothing", hint)


@ruling(
    "OUT345",
    why="An acknowledgement confirms an incident, so it must come from those whose deed or network it is.",
    wrong="statements: {by: pti, stance: acknowledges}\n",
    right="statements: {by: pti, stance: confirms}\n",
)
def own_deeds_are_acknowledged(incident: Incident, known: Known) -> Iterator[Finding]:
    """Only those in charge, courts and platforms acknowledge, order or apologise for a disruption."""
    for index, statement in enumerate(incident.statements):
        if statement.stance in OWN_DEEDS:
            for actor in statement.by:
                if known.lists["actors"][actor].role not in CONCERNED:
                    message = f"{known.lists['actors'][actor].name} is not in charge of what was disrupted"
                    hint = "write another stance, such as confirms, accuses, appeals or comments"
                    yield Finding(("statements", index, "stance"), message, hint)


RULINGS = (basis_fits_speaker, own_deeds_are_acknowledged)
