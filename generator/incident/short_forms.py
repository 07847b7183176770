"""The short forms an editor may write, each with its long form: after reading there is one form only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.shape import mistake, shape_in_words

Resolve = Callable[[JsonSchemaValue], JsonSchemaValue]


@dataclass(frozen=True)
class ShortForm:
    """Marks a field that may be written shorter: how to expand it, what to call it, what the schema then allows."""

    expand: Callable[[object], object]
    takes: str
    widen: Callable[[JsonSchemaValue, Resolve], JsonSchemaValue]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.expand, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**self.widen(handler(schema), handler.resolve_ref_schema), "x-takes": self.takes}


def as_items(value: object) -> list[object]:
    """The items of a list, or the one thing that stands in its place."""
    if type(value) is list:
        return value
    return list(value) if isinstance(value, tuple | list) else [value]


def as_list(value: object) -> object:
    """One thing where a list of things may stand is a list of one."""
    return value if value is None or type(value) is list else as_items(value)


def as_readings(value: object) -> object:
    """A plain value is one reading; so is each plain value of a list."""
    if value is None:
        return None
    return [one if isinstance(one, dict) else {"value": one} for one in as_items(value)]


def as_effects(value: object) -> object:
    """A list of source ids, fields, or a list of fields, as readings of an effect."""
    if isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        return [{"sources": as_items(value)}]
    return [{} if one is None else one for one in as_items(value)]


HOW_AFFECTED = "write [youtube, x], or a line for each with the sources that name it: youtube: [voa]"


def as_affected(value: object) -> object:
    """A bare list of names as names that are affected."""
    if isinstance(value, list):
        if not all(isinstance(one, str) for one in value):
            raise mistake("OUT204", "a list of names is wanted, and not all of these are names", HOW_AFFECTED)
        return dict.fromkeys(value)
    if isinstance(value, str):
        message = f"a list of names is wanted, not {shape_in_words(value)}"
        raise mistake("OUT204", message, f"write it in brackets: [{value}]")
    return value


def as_registry_record(value: object) -> object:
    """A bare id is a record with that id."""
    return value if isinstance(value, dict) else {"id": value}


def as_related(value: object) -> object:
    """A bare id is a relation without a note."""
    return [one if isinstance(one, dict) else {"incident": one} for one in as_items(value)]


def one_or_list(schema: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """The schema of one thing or a list of them."""
    return {"anyOf": [schema["items"], schema]}


def value_or_readings(schema: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """The schema of a plain value, a reading, or a list of either."""
    reading = schema["items"]
    value = resolve(reading)["properties"]["value"]
    choices = [one for one in value.get("anyOf", [value]) if one.get("type") != "null"]
    plain = {
        "anyOf": [{key: part for key, part in one.items() if key not in ("description", "title")} for one in choices]
    }
    return {"anyOf": [plain, reading, {**schema, "items": {"anyOf": [plain, reading]}}]}


def sources_or_effects(schema: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """The schema of one source id, a list of them, an effect, a list of effects, or nothing."""
    name = {"type": "string"}
    return {"anyOf": [{"type": "null"}, name, {"type": "array", "items": name}, schema["items"], schema]}


def names_or_mapping(schema: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """The schema of a mapping by name, or a bare list of names."""
    return {"anyOf": [schema, {"type": "array", "items": schema.get("propertyNames", {"type": "string"})}]}


def id_or_fields(schema: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """The schema of a bare id or of a record."""
    return {"anyOf": [{"type": ["string", "integer"]}, schema]}


def ids_or_fields(schema: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """The schema of a list of bare ids or of fields."""
    item = {"anyOf": [{"type": "string"}, schema["items"]]}
    return {"anyOf": [item, {**schema, "items": item}]}


Several = ShortForm(as_list, "one, or a list", one_or_list)
Valued = ShortForm(as_readings, "a value, or readings", value_or_readings)
Effected = ShortForm(as_effects, "ids of sources, or readings", sources_or_effects)
Named = ShortForm(as_affected, "a list of names, or a mapping of names to the sources that name them", names_or_mapping)
RegistryRecorded = ShortForm(as_registry_record, "an id, or fields", id_or_fields)
Relating = ShortForm(as_related, "a list of ids, or of fields", ids_or_fields)
