"""What recurs across the archive: found by stated rules in incidents in force and supported, one counting group at a time."""

from generator.patterns.finding import PATTERN_RULES, Finding, PatternRule
from generator.patterns.in_brief import SeriesInBrief, in_brief
from generator.patterns.members import Member
from generator.patterns.patterns import Patterns
from generator.patterns.series import Occasion, Series, SeriesKey

__all__ = [
    "PATTERN_RULES",
    "Finding",
    "Member",
    "Occasion",
    "PatternRule",
    "Patterns",
    "Series",
    "SeriesInBrief",
    "SeriesKey",
    "in_brief",
]
