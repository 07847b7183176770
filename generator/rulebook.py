"""Every rule there is, by code: what `outages explain` prints and the methodology page shows."""

from generator import across, fields, reader, rules, shape, yaml_source
from generator.incident import parts, readings
from generator.problems import Rule

ALL_RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *yaml_source.RULES,
            *shape.RULES,
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
