"""One of pydantic's errors in plain words, with its place and what to do."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.examples import EXAMPLES
from generator.problems import Place, Problem, Rule
from generator.shape.model import model_at, shape_in_words
from generator.yaml_source import Path, YamlSource, dash, slip, without_space

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
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "dict_type": "fields of its own",
    "mapping_type": "fields of its own",
    "model_type": "fields of its own",
    "model_attributes_type": "fields of its own",
    "list_type": "a list",
    "tuple_type": "a list",
    "none_required": "nothing",
}


HYPHENS = {"OUT203", "OUT205", "OUT207"}  # rules on texts in which no dash can stand


def problem_of(model: type[BaseModel], source: YamlSource, detail: ErrorDetails) -> Problem:
    """One pydantic error as a Problem: pydantic knows the path, the source knows the line."""
    kind, path = detail["type"], detail["loc"]
    if kind == "missing":
        return missing_field(model, source, path)
    if kind == "extra_forbidden":
        return unknown_field(model, source, path)
    problem = wrong_value(model, source, detail)
    hint = slip(detail["input"]) or (dash(detail["input"]) if problem.code in HYPHENS else "")
    return replace(problem, hint=hint) if hint else problem


def wrong_value(model: type[BaseModel], source: YamlSource, detail: ErrorDetails) -> Problem:
    """A field that is there and right, with a value that is not."""
    kind, path, context = detail["type"], detail["loc"], detail.get("ctx", {})
    if kind.startswith("OUT"):
        return Problem(place_of_mistake(source, path), kind, str(context["said"]), str(context["hint"]))
    if kind in WANTED:
        return wrong_shape(model, source, path, WANTED[kind], detail["input"])
    return Problem(place_of_mistake(source, path), "OUT208", f"{source.name_of(path)}: {plain_words(detail)}")


def missing_field(model: type[BaseModel], source: YamlSource, path: Path) -> Problem:
    """A required field that is not there, with what it is for."""
    field = model_at(model, path[:-1]).model_fields.get(str(path[-1]))
    means = field.description if field and field.description else ""
    example = such_as(model, path)
    hint = f"{means} {example[:1].upper()}{example[1:]}".rstrip() if means else example
    return Problem(source.place_of(path[:-1]), "OUT201", f'missing field "{path[-1]}"{inside(source, path[:-1])}', hint)


def such_as(model: type[BaseModel], path: Path) -> str:
    """How the field at a path is written, for a hint."""
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    example = EXAMPLES.get(f"{model_at(model, path[:-1]).__name__}.{name}", EXAMPLES.get(name))
    return f"such as {name}: {example}" if example else ""


def unknown_field(model: type[BaseModel], source: YamlSource, path: Path) -> Problem:
    """A field that the record does not have, with the nearest that it has."""
    known = [name for name, field in model_at(model, path[:-1]).model_fields.items() if not field.exclude]
    hint = hint_for_unknown(model, source, path, known)
    return Problem(source.place_of_key(path), "OUT202", f'unknown field "{path[-1]}"{inside(source, path[:-1])}', hint)


def hint_for_unknown(model: type[BaseModel], source: YamlSource, path: Path, known: list[str]) -> str:
    """What was meant by a name that no field has."""
    name = str(path[-1])
    field = without_space(name)
    if field and field[0] in known:
        return f"put a space after the colon: {field[0]}: {field[1]}"
    if behind_a_comma(source, path):
        return "if it belongs to the text before it, put that in quotes; several values stand in [ ]"
    if entries := entries_above(model, source, path):
        return f'an entry stands below "{entries}:"; indent it by two spaces, and its fields by four'
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else f"fields allowed here: {', '.join(known)}"


def behind_a_comma(source: YamlSource, path: Path) -> bool:
    """Whether a name without a colon stands between commas: a piece of a text, or an item of a list, cut off."""
    place = source.place_of_key(path)
    return source.lines[place.line - 1][place.column - 1 + place.length :].lstrip()[:1] in (",", "}")


def entries_above(model: type[BaseModel], source: YamlSource, path: Path) -> str:
    """The field of a list's file below which its entries stand, if this looks like one of them."""
    groups = [name for name, field in model.model_fields.items() if get_origin(field.annotation) is dict]
    value = source.data.get(path[0]) if isinstance(source.data, dict) else None
    return groups[0] if len(groups) == len(path) == 1 and isinstance(value, dict) else ""


def wrong_shape(model: type[BaseModel], source: YamlSource, path: Path, wanted: str, given: object) -> Problem:
    """A value of another shape than its field asks for."""
    place, example = place_of_mistake(source, path), such_as(model, path)
    name = source.name_of(path) or "the file"
    if given is None:
        hint = f"write a value, {example}" if example else "write a value"
        return Problem(place, "OUT204", f"{name} is empty", f"{hint}; a field that is not required can be left out")
    hint = hint_for_shape(wanted, given) or example
    return Problem(place, "OUT204", f"{name} takes {wanted}, not {shape_in_words(given)}", hint)


def hint_for_shape(wanted: str, given: object) -> str:
    """How to make what was written into what was wanted, where that can be told."""
    if wanted == "text" and isinstance(given, int | float) and not isinstance(given, bool):
        return f"put it in quotes: '{given}'"
    field = without_space(given) if wanted == "fields of its own" else None
    return f"put a space after the colon: {field[0]}: {field[1]}" if field else ""


def place_of_mistake(source: YamlSource, path: Path) -> Place:
    """Of a mistake in a key, the key; else the value."""
    if path and path[-1] == "[key]":
        return source.place_of_key(path[:-1])
    return source.place_of(path)


def inside(source: YamlSource, path: Path) -> str:
    """Where a field stands, for a message; nothing at the top of the file."""
    return f" in {source.name_of(path)}" if path else ""


def plain_words(detail: ErrorDetails) -> str:
    """What pydantic says of a bound, without its jargon."""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "too_short":
            return "give at least one"
        case "too_long":
            return f"give at most {context['max_length']}, not {context['actual_length']}"
        case "string_too_short":
            return "must not be empty"
        case "string_too_long":
            return f"at most {context['max_length']} characters, not {len(str(detail['input']))}"
        case "greater_than_equal" | "less_than_equal":
            bound = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
            return f"must be {bound}, not {detail['input']}"
    return detail["msg"]
