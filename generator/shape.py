"""From pydantic's errors to problems with a place: says what is wrong with the shape of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from generator.problems import Place, Problem, Rule
from generator.yaml_source import Path, YamlSource

RULES = (
    Rule(
        code="OUT201",
        statement="A required field is there.",
        why="Without a title, a country, a kind, a start and a source nobody can tell what the record is about.",
        wrong="title: YouTube unreachable\ncountries: [PK]\nstart: 2022-08-21\nsources: {a: {type: measurement, publisher: A, url: https://a.example/}}\n",
        right="title: YouTube unreachable\ncountries: [PK]\nkinds: [service_blocking]\nstart: 2022-08-21\nsources: {a: {type: measurement, publisher: A, url: https://a.example/}}\n",
    ),
    Rule(
        code="OUT202",
        statement="Every field is one that a record has.",
        why="A field that nobody reads is a fact that is lost; the nearest field that exists is named.",
        wrong="summry: It was off for an hour.\n",
        right="summary: It was off for an hour.\n",
    ),
    Rule(
        code="OUT204",
        statement="A value has the shape its field asks for: text, a number, a list or fields of its own.",
        why="Text that looks like a number, such as 2024, needs quotes.",
        wrong="title: 2024\n",
        right="title: '2024'\n",
    ),
    Rule(
        code="OUT208",
        statement="A number or a length is within its bounds.",
        wrong="reach: {people: -5, counts: population}\n",
        right="reach: {people: 5, counts: population}\n",
    ),
)

WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "int_from_float": "a whole number",
    "finite_number": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "dict_type": "a mapping (name: value)",
    "mapping_type": "a mapping (name: value)",
    "model_type": "a mapping (name: value)",
    "model_attributes_type": "a mapping (name: value)",
    "list_type": "a list",
    "tuple_type": "a list",
    "none_required": "nothing",
}

Model = TypeVar("Model", bound=BaseModel)


Mistake = PydanticCustomError


class Shape(BaseModel):
    """The base of all that is read from a file: frozen, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, coerce_numbers_to_str=False)


def mistake(code: str, message: str, hint: str = "") -> Mistake:
    """An error that a validator raises; `shape_of` turns it into a Problem with the same words."""
    # The words go in as values, so that a brace in what an editor wrote is not taken for a placeholder.
    return Mistake(code, "{said}", {"said": message, "hint": hint})


def shape_of(
    model: type[Model], source: YamlSource, context: Mapping[str, object]
) -> tuple[Model | None, tuple[Problem, ...]]:
    """The data of a file as a model, or nothing and every problem that keeps it from being one."""
    try:
        return model.model_validate(source.data, context=dict(context)), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(problem_of(model, source, one) for one in details if not follows_from_another(one, details))


def follows_from_another(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a list is called too short only because the items in it are wrong."""
    path = detail["loc"]
    return detail["type"] == "too_short" and any(
        other["loc"][: len(path)] == path and other["loc"] != path for other in details
    )


def problem_of(model: type[BaseModel], source: YamlSource, detail: ErrorDetails) -> Problem:
    """One pydantic error as a Problem: pydantic knows the path, the source knows the line."""
    kind, path, context = detail["type"], detail["loc"], detail.get("ctx", {})
    if kind == "missing":
        return missing_field(model, source, path)
    if kind == "extra_forbidden":
        return unknown_field(model, source, path)
    if kind.startswith("OUT"):
        return Problem(place_of_mistake(source, path), kind, str(context["said"]), str(context["hint"]))
    if kind in WANTED:
        return wrong_shape(source, path, WANTED[kind], detail["input"])
    return Problem(place_of_mistake(source, path), "OUT208", f"{field_name(path)}: {plain_words(detail)}")


def missing_field(model: type[BaseModel], source: YamlSource, path: Path) -> Problem:
    """A required field that is not there, with what it is for."""
    field = model_at(model, path[:-1]).model_fields.get(str(path[-1]))
    hint = f"{path[-1]}: {field.description}" if field and field.description else ""
    return Problem(source.place_of(path[:-1]), "OUT201", f'missing field "{path[-1]}"{inside(path[:-1])}', hint)


def unknown_field(model: type[BaseModel], source: YamlSource, path: Path) -> Problem:
    """A field that the record does not have, with the nearest that it has."""
    known = list(model_at(model, path[:-1]).model_fields)
    near = get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    hint = f'did you mean "{near[0]}"?' if near else f"fields allowed here: {', '.join(known)}"
    return Problem(source.place_of_key(path), "OUT202", f'unknown field "{path[-1]}"{inside(path[:-1])}', hint)


def wrong_shape(source: YamlSource, path: Path, wanted: str, given: object) -> Problem:
    """A value of another shape than its field asks for."""
    if given is None:
        hint = "write a value; a field that is not required can be left out"
        return Problem(place_of_mistake(source, path), "OUT204", f"{field_name(path)} is empty", hint)
    numeral = isinstance(given, int | float) and not isinstance(given, bool)
    hint = f"put it in quotes: '{given}'" if wanted == "text" and numeral else ""
    message = f"{field_name(path)} must be {wanted}, not {shape_in_words(given)}"
    return Problem(place_of_mistake(source, path), "OUT204", message, hint)


def place_of_mistake(source: YamlSource, path: Path) -> Place:
    """Of a mistake in a key, the key; else the value."""
    if path and path[-1] == "[key]":
        return source.place_of_key(path[:-1])
    return source.place_of(path)


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


def inside(path: Path) -> str:
    """Where a field stands, for a message; nothing at the top of the file."""
    return f" in {field_name(path)}" if path else ""


def field_name(path: Path) -> str:
    """A path as an editor says it: start, sources.voa.url, statements[2].by (counted from 1)."""
    name = ""
    for step in path:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        elif step != "[key]":
            name += f".{step}" if name else step
    return name or "the file"


def shape_in_words(value: object) -> str:
    """What was found in the place of what was wanted."""
    if value is None:
        return "an empty value"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value}"
    return f'"{value}"'


def plain_words(detail: ErrorDetails) -> str:
    """What pydantic says of a bound, without its jargon."""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "too_short":
            return "give at least one"
        case "string_too_short":
            return "must not be empty"
        case "string_too_long":
            return f"at most {context['max_length']} characters, not {len(str(detail['input']))}"
        case "greater_than_equal" | "less_than_equal":
            bound = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
            return f"must be {bound}, not {detail['input']}"
        case "string_pattern_mismatch":
            return f'"{detail["input"]}" has not the form {context["pattern"]}'
    return detail["msg"]


def given(info: ValidationInfo, name: str) -> Any:
    """What a validator was told about the file besides its data."""
    return (info.context or {}).get(name)
