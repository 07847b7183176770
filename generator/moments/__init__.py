"""Times as the sources give them: a year, a month, a day or a clock time with its zone; approximate or not.

The written form is the part of EDTF (ISO 8601-2) that the sources need. A day stays a day: it becomes a span of
instants only when somebody asks for one and says in which time zone.
"""

from generator.moments.spans import PLAIN, Edge, Precision, Span, bracket, given, hull
from generator.moments.times import FARTHEST_CLOCKS, Moment, moment
from generator.moments.writing import FORMS, IN_FULL, MONTHS, WRITTEN, NotAMoment

__all__ = [
    "FARTHEST_CLOCKS",
    "FORMS",
    "IN_FULL",
    "MONTHS",
    "PLAIN",
    "WRITTEN",
    "Edge",
    "Moment",
    "NotAMoment",
    "Precision",
    "Span",
    "bracket",
    "given",
    "hull",
    "moment",
]
