"""A CSV file beside an incident -> a trace, which is a frozen series of measured values, or all that is wrong with it.

Knows nothing of incidents. No bytes make this fail: whatever is wrong comes back as problems.
"""

from generator.traces.reading import TraceFile, read_trace, shortened
from generator.traces.trace import RULE_OF_GAPS, Gap, Row, Trace, trace_of_columns
from generator.traces.trace_rules import RULES

__all__ = ["RULES", "RULE_OF_GAPS", "Gap", "Row", "Trace", "TraceFile", "read_trace", "shortened", "trace_of_columns"]
