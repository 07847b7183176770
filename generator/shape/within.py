"""What stands within a model: every value of a type, found by way of those fields only in which one can stand."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from generator.yaml_source import Path

Wanted = TypeVar("Wanted")


@cache
def fields_holding(model: type[BaseModel], wanted: type) -> tuple[str, ...]:
    """The fields of a model in which a value of a type can stand, at any depth."""
    return tuple(name for name, field in model.model_fields.items() if can_hold(field.annotation, wanted))


def can_hold(annotation: Any, wanted: type) -> bool:
    """Whether a value of a type can stand in what is annotated so, or be it."""
    kind = get_origin(annotation) or annotation
    if isinstance(kind, type) and issubclass(kind, wanted):
        return True
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return bool(fields_holding(kind, wanted))
    return any(can_hold(part, wanted) for part in get_args(annotation))


def all_within(model: BaseModel, wanted: type[Wanted]) -> list[tuple[Path, Wanted]]:
    """Every value of a type within a model but texts, each with its path, as its fields stand; the outermost first."""
    found: list[tuple[Path, Wanted]] = []
    collect(model, wanted, (), found)
    return found


def collect(value: object, wanted: type, path: Path, found: list[tuple[Path, Any]]) -> None:
    """Add to what was found every value of a type in a value, and the value itself."""
    kind: type = type(value)
    is_wanted, fields = way_into(kind, wanted)
    if is_wanted:
        found.append((path, value))
    for name in fields:
        if part := getattr(value, name):
            collect(part, wanted, (*path, name), found)
    if isinstance(value, tuple | dict):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            if not isinstance(part, str):
                collect(part, wanted, (*path, step), found)


@cache
def way_into(kind: type, wanted: type) -> tuple[bool, tuple[str, ...]]:
    """Whether a class is of a type, and the fields of it in which a value of the type can stand."""
    return issubclass(kind, wanted), fields_holding(kind, wanted) if issubclass(kind, BaseModel) else ()
