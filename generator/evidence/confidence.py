"""How sure it is that an incident happened: worked out from its evidence by one rule, which explains itself.

The rule follows the admission rule of the censorship event database (one primary or two independent semi-primary
sources) and the confirmation states of IODA and OONI.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.evidence.groups import group_of, groups_of
from generator.incident import Incident
from generator.incident.parts import Statement
from generator.vocabulary import Lists

# What a statement does by which the speaker grants that something happened.
GRANTING = frozenset({"acknowledges", "explains", "orders", "restores", "apologises"})
# Who can grant it: those who run or rule networks.
IN_CHARGE = frozenset({"government", "regulator", "ministry", "operator", "law_enforcement", "military"})
# Reports by users and the demand for ways round a block are signs, not measurements.
SIGNS = frozenset({"downdetector_user_reports", "vpn_demand"})
# Which class of evidence a source is that says that it happened, by its type.
CLASS_OF_SOURCE: Mapping[str, str] = {
    "legal": "official",
    "government": "official",
    "operator": "official",
    "measurement": "measurement",
    "journalism": "report",
    "tracker": "report",
    "confidential": "report",
}
STRONGEST_FIRST = ("official", "measurement", "report")
IN_WORDS: Mapping[str, tuple[str, str]] = {
    "official": ("official acknowledgement", "official acknowledgements"),
    "measurement": ("independent measurement", "independent measurements"),
    "report": ("independent report", "independent reports"),
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Piece(NamedTuple):
    """One piece of evidence. `marks`: whose and of which group it is; pieces that share a mark are one."""

    kind: str
    marks: frozenset[str]


@dataclass(frozen=True)
class Tally:
    """How many independent pieces of evidence there are of each class."""

    official: int
    measurement: int
    report: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """The evidence in words, the strongest first."""
        counts = ((kind, getattr(self, kind)) for kind in STRONGEST_FIRST)
        return tuple(f"{number(count)} {IN_WORDS[kind][count != 1]}" for kind, count in counts if count)


@dataclass(frozen=True)
class Level:
    """A level of confidence: a term of the vocabulary `confidence`, whose meaning says in words what `holds` tests."""

    term: str
    holds: Callable[[Tally], bool]


# The rule, from the top: the first level that holds is the incident's.
LEVELS = (
    Level("confirmed", lambda tally: tally.official >= 1 or tally.measurement >= 2),
    Level("probable", lambda tally: tally.measurement == 1 or tally.report >= 2),
    Level("unconfirmed", lambda tally: tally.report == 1),
    Level("claim", lambda tally: True),
)
RANKS = {level.term: rank for rank, level in enumerate(reversed(LEVELS))}


@dataclass(frozen=True)
class Confidence:
    """How sure it is, by which evidence; `lowered_because` where the editors put it below what the evidence allows."""

    level: str
    allowed: str
    tally: Tally
    lowered_because: str | None = None


def confidence(incident: Incident, lists: Lists) -> Confidence:
    """An incident's level of confidence with its reasons."""
    tally = tally_of(incident, lists)
    allowed = next(level.term for level in LEVELS if level.holds(tally))
    held = incident.confidence
    if held and RANKS[held.at_most] < RANKS[allowed]:
        return Confidence(held.at_most, allowed, tally, held.reason)
    return Confidence(allowed, allowed, tally)


def tally_of(incident: Incident, lists: Lists) -> Tally:
    """The independent pieces of evidence that it happened, each counted once, in its strongest class."""
    found = [strongest(pieces) for pieces in merged(evidence_of(incident, lists))]
    return Tally(**{kind: found.count(kind) for kind in STRONGEST_FIRST})


def strongest(pieces: list[Piece]) -> str:
    """The strongest class among pieces that are one."""
    return pieces[0].kind if len(pieces) == 1 else min([piece.kind for piece in pieces], key=STRONGEST_FIRST.index)


def merged(pieces: Iterator[Piece]) -> list[list[Piece]]:
    """Pieces put together that share a mark, directly or through others."""
    clusters: list[tuple[frozenset[str], list[Piece]]] = []
    for piece in pieces:
        marks, members = piece.marks, [piece]
        for cluster in [one for one in clusters if not one[0].isdisjoint(marks)]:
            marks |= cluster[0]
            members += cluster[1]
            clusters.remove(cluster)
        clusters.append((marks, members))
    return [members for _marks, members in clusters]


def evidence_of(incident: Incident, lists: Lists) -> Iterator[Piece]:
    """Everything in a record that says that it happened: measurements, those in charge, documents, reports."""
    for measurement in incident.measurements:
        if measurement.finding == "observed_change" and measurement.type not in SIGNS:
            sources: Sequence[str] = measurement.sources
            if measurement.by:
                sources = [one for one in sources if kind_of(incident, one) == "measurement"]
            yield Piece("measurement", groups_of(incident, sources).union(measurement.by))
    for statement in incident.statements:
        if statement.stance in GRANTING and (speakers := speakers_in_charge(statement, lists)):
            own = [one for one in statement.sources if kind_of(incident, one) == "official"]
            yield Piece("official", speakers | groups_of(incident, own))
    for source in supporting_sources(incident):
        if kind := kind_of(incident, source):
            yield Piece(kind, frozenset({group_of(incident, source)}))


def speakers_in_charge(statement: Statement, lists: Lists) -> frozenset[str]:
    """The bodies that make a statement and run or rule networks."""
    return frozenset([root(actor, lists) for actor in statement.by if lists["actors"][actor].role in IN_CHARGE])


def kind_of(incident: Incident, source_id: str) -> str | None:
    """The class of evidence that a source is; nothing for accounts that support nothing by themselves."""
    source = incident.sources.get(source_id)
    return CLASS_OF_SOURCE.get(source.type) if source else None


def root(actor: str, lists: Lists) -> str:
    """The body that an actor belongs to at the top: a spokesman speaks for his authority."""
    seen = {actor}
    while (above := lists["actors"][actor].part_of) and above in lists["actors"] and above not in seen:
        actor = above
        seen.add(actor)
    return actor


def supporting_sources(incident: Incident) -> list[str]:
    """The sources that say that it happened: that it began or ended, how far it reached, what was affected."""
    readings = [*incident.start, *(incident.end or ()), *incident.scope]
    effects = [
        effect
        for effects in (*incident.platforms.values(), *incident.sites.values())
        for effect in effects
        if effect.affected == "yes"
    ]
    return list(dict.fromkeys([source for one in (*readings, *effects) for source in one.sources]))


def number(count: int) -> str:
    """A count in words as far as twelve."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
