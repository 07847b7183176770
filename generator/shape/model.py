"""What everything that is read from a file is made of, and how a value is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError

from generator.yaml_source import Path

Mistake = PydanticCustomError
Model = TypeVar("Model", bound=BaseModel)


class Shape(BaseModel):
    """The base of all that is read from a file: frozen, and closed to fields it does not know."""

    # Made ready when something is read with it: most are read as a part of another, and most processes read little.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, coerce_numbers_to_str=False, defer_build=True)


def with_fields(kind: type[Model], fields: dict[str, Any]) -> Model:
    """A model of fields that were checked before."""
    made = kind.__new__(kind)
    put = object.__setattr__  # models are frozen
    put(made, "__dict__", fields)
    put(made, "__pydantic_fields_set__", set(fields))
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made


def mistake(code: str, message: str, hint: str = "") -> Mistake:
    """An error that a validator raises; `shape_of` turns it into a Problem with the same words."""
    # The words go in as values, so that a brace in what an editor wrote is not taken for a placeholder.
    return Mistake(code, "{said}", {"said": message, "hint": hint})


def given(info: ValidationInfo, name: str) -> Any:
    """What a validator was told about the file besides its data."""
    return (info.context or {}).get(name)


def shape_in_words(value: object) -> str:
    """What was found in the place of what was wanted."""
    if value is None:
        return "an empty value"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value}"
    return f'"{value}"'


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of what stands at a path within a model."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = next(models_in(model.model_fields[step].annotation), None)
            model = inner or model
    return model


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models named in a type such as `tuple[Statement, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    if not isinstance(annotation, type) or get_args(annotation):
        for part in get_args(annotation):
            yield from models_in(part)
