"""What a finding is, and the rules by which there are findings; each rule says its own constants."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.confidence import number

NEAR_DAYS = 60
SAME_PLATFORMS_DAYS = 365
AROUND_ELECTION_DAYS = 60
WINDOW_HOURS = 3
SHARED_BY = 3

EVERY = (
    "Only incidents in force and supported take part, each once, by its main kind; blackouts, platform blocks and "
    "technical faults are never counted together."
)


@dataclass(frozen=True)
class PatternRule:
    """A rule by which findings are made: its code, its title, and in words what it looks for."""

    code: str
    title: str
    words: str

    @property
    def in_full(self) -> str:
        """The rule in words, with what holds for every rule."""
        return f"{self.words} {EVERY}"


SERIES = PatternRule(
    "series",
    "Same actor, same kind of event",
    "Disruptions of one country and one counting group whose sources say that they coincided with events of the same "
    "kind and the same actor. The time is from the first day on which the earlier one can have begun to the last day "
    "on which this one can have, rounded up to whole weeks; beyond twelve weeks to months, beyond two years to years.",
)
WINDOW = PatternRule(
    "window",
    "Same hour or weekday",
    f"Within such a series, at least {number(SHARED_BY)} that began on the same weekday, or within the same "
    f"{number(WINDOW_HOURS)} hours of the day or less, on local clocks. What is dated too coarsely to tell does not count as sharing.",
)
EVENT = PatternRule(
    "event",
    "Same event",
    "Disruptions of one country and one counting group whose sources say that they coincided with the same event; of an "
    f"election, also those that sources set before or after it, if they began at most {AROUND_ELECTION_DAYS} days from it.",
)
PLATFORMS = PatternRule(
    "platforms",
    "Same platforms",
    f"Disruptions of one country and one counting group, begun at most {SAME_PLATFORMS_DAYS} days apart, in which sources "
    "name every platform as affected that they name here; they may name others besides.",
)
NEAR = PatternRule(
    "near",
    "Close in time",
    f"Disruptions of one country and one counting group that began at most {NEAR_DAYS} days apart.",
)
PATTERN_RULES = (SERIES, WINDOW, EVENT, PLATFORMS, NEAR)


@dataclass(frozen=True)
class Finding:
    """What a rule finds at an incident, or in a series.

    `incidents`: those that the sentence counts, as time goes; `later`: those of the same rule that came after the
    incident, of which the sentence says nothing; `series`: the key of the series that it is about.
    """

    rule: PatternRule
    sentence: str
    incidents: tuple[str, ...]
    later: tuple[str, ...] = ()
    series: str | None = None
