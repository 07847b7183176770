"""What stands within a model: every value of a type, found by way of those fields only in which one can stand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from generator.shape.model import models_in
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


@cache
def lists_of_names(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that are lists of something plain, such as names or numbers."""
    annotations = {name: field.annotation for name, field in model.model_fields.items()}
    return tuple(name for name, one in annotations.items() if can_hold(one, tuple) and not any(models_in(one)))


def all_within(model: BaseModel, wanted: type[Wanted]) -> list[tuple[Path, Wanted]]:
    """Every value of a type within a model but texts, each with its path, as its fields stand; the outermost first."""
    found: list[tuple[Path, Wanted]] = []
    collect(model, wanted, (), found)
    return found


def collect(value: object, wanted: type, path: Path, found: list[tuple[Path, Any]]) -> None:
    """Add to what was found every value of a type in a value, and the value itself."""
    kind: type = type(value)
    is_wanted, fields, holds_parts = way_into(kind, wanted)
    if is_wanted:
        found.append((path, value))
    held = vars(value) if fields else {}
    for name in fields:
        if part := held[name]:
            collect(part, wanted, (*path, name), found)
    if holds_parts:
        for step, part in parts_of(value):
            if not isinstance(part, str):
                collect(part, wanted, (*path, step), found)


@cache
def way_into(kind: type, wanted: type) -> tuple[bool, tuple[str, ...], bool]:
    """Whether a class is of a type, the fields of it in which a value of the type can stand, whether it is a list or mapping."""
    fields = fields_holding(kind, wanted) if issubclass(kind, BaseModel) else ()
    return issubclass(kind, wanted), fields, issubclass(kind, tuple | dict)


def parts_of(value: Any) -> Iterable[tuple[Any, Any]]:
    """What stands in a list or a mapping, each with its number or its name."""
    return value.items() if isinstance(value, dict) else enumerate(value)


def values_within(value: object, wanted: type[Wanted]) -> list[Wanted]:
    """Every value of a type in another, or that one itself; no path is told, and what was found is not looked into."""
    found: list[Wanted] = []
    gather(value, wanted, found)
    return found


def gather(value: object, wanted: type, found: list[Any]) -> None:
    """Add to what was found every value of a type in a value, or the value itself."""
    kind: type = type(value)
    is_wanted, fields, holds_parts = way_into(kind, wanted)
    if is_wanted:
        found.append(value)
        return
    held = vars(value) if fields else {}
    for name in fields:
        part = held[name]
        if type(part) is wanted:  # most are; asking further takes as long as all the rest
            found.append(part)
        elif part:
            gather(part, wanted, found)
    if holds_parts:
        for _step, part in parts_of(value):
            if not isinstance(part, str):
                gather(part, wanted, found)
