"""Every rule there is, by code: what `outages explain` prints and the methodology page shows."""

from generator import across, beside, fields, reader, rules, shape, traces, web_addresses, yaml_source
from generator.incident import parts, readings, trace_entries
from generator.problems import Rule

ALL_RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *yaml_source.RULES,
            *shape.RULES,
            *web_addresses.RULES,
            *fields.RULES,
            *readings.RULES,
            *parts.RULES,
            *trace_entries.RULES,
            *reader.RULES,
            *rules.RULES,
            *across.RULES,
            *traces.RULES,
            *beside.RULES,
        ),
        key=lambda rule: rule.code,
    )
)
