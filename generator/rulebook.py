"""Every rule there is, by code: what `outages explain` prints and the methodology page shows."""

from generator import across, fields, reader, rules, shape, web_addresses, yaml_source
from generator.incident import parts, readings
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
            *reader.RULES,
            *rules.RULES,
            *across.RULES,
        ),
        key=lambda rule: rule.code,
    )
)
