"""The kinds of value that a field of a record can take: terms, times, addresses, ids and prose."""

from generator.fields import forms, terms, times
from generator.fields.forms import (
    GROUP_NAME,
    INCIDENT_ID,
    AreaCode,
    CountryCode,
    Domain,
    ExternalId,
    GroupName,
    IncidentId,
    Language,
    ShortText,
    SourceId,
    Text,
    ZoneName,
    country,
    written_small,
    zone,
)
from generator.fields.terms import OneOf, chosen, help_for
from generator.fields.times import Day, End, Start, Unsaid, as_moment

RULES = (*terms.RULES, *times.RULES, *forms.RULES)

__all__ = [
    "GROUP_NAME",
    "INCIDENT_ID",
    "RULES",
    "AreaCode",
    "CountryCode",
    "Day",
    "Domain",
    "End",
    "ExternalId",
    "GroupName",
    "IncidentId",
    "Language",
    "OneOf",
    "ShortText",
    "SourceId",
    "Start",
    "Text",
    "Unsaid",
    "ZoneName",
    "as_moment",
    "chosen",
    "country",
    "help_for",
    "written_small",
    "zone",
]
