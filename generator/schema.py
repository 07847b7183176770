"""The form of an incident file for machines (JSON Schema) and for people (the field reference), both from the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from generator.addresses import SCHEMA, SiteFile
from generator.incident import Record
from generator.incident.readings import Reading, TimeReading
from generator.vocabulary import Lists

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, Any]


def incident_schema(lists: Lists) -> Json:
    """The JSON Schema (draft 2020-12) of an incident file, with every closed list spelled out."""
    schema = with_lists(schema_of_record(), lists)
    schema["$defs"] = dict(sorted(schema["$defs"].items()))
    return {"$schema": DIALECT, **schema, "title": "Incident"}


@cache
def schema_of_record() -> Json:
    """The same as the model has it, with a mark for each closed list; whoever reads it changes nothing in it."""
    return Record.model_json_schema()


def schema_text(lists: Lists) -> str:
    """The schema as it is printed and published."""
    return json.dumps(incident_schema(lists), indent=2, ensure_ascii=False) + "\n"


def schema_file(lists: Lists) -> SiteFile:
    """The schema as a file of the site, for editors to point at."""
    return SiteFile(SCHEMA, schema_text(lists))


def with_lists(node: Any, lists: Lists) -> Any:
    """A schema in which each mark of a closed list has become the list's ids."""
    if isinstance(node, list):
        return [with_lists(one, lists) for one in node]
    if not isinstance(node, dict):
        return node
    filled = {key: with_lists(value, lists) for key, value in node.items() if key != "x-closed-list"}
    if name := node.get("x-closed-list"):
        filled["enum"] = list(lists[name].entries)
    return filled


@dataclass(frozen=True)
class FieldRow:
    """One field: its name, whether it must be there, what it takes, what it means, and its closed list if it has one."""

    name: str
    required: bool
    takes: str
    means: str
    list_name: str | None


@dataclass(frozen=True)
class FieldTable:
    """The fields of one part of a record."""

    name: str
    about: str
    rows: tuple[FieldRow, ...]


def field_tables(lists: Lists) -> tuple[FieldTable, ...]:
    """Every field of a record, the record first, then its parts in the order in which they are met."""
    schema = schema_of_record()
    parts = schema["$defs"]
    tables = [table("Incident", schema), *(table(parts[key]["title"], parts[key]) for key in parts_met(schema, parts))]
    names = dict.fromkeys(one.name for one in tables)
    return tuple(as_one([one for one in tables if one.name == name]) for name in names)


def as_one(tables: list[FieldTable]) -> FieldTable:
    """Tables of one name as one: readings differ in their list only, which the field that holds them names."""
    first = tables[0]
    about = {base.model_config.get("title"): str(base.__doc__) for base in (Reading, TimeReading)}
    rows = (row if all(row in one.rows for one in tables) else replace(row, list_name=None) for row in first.rows)
    return replace(first, rows=tuple(rows), about=about.get(first.name, first.about))


def table(name: str, schema: Json) -> FieldTable:
    """The fields of one part."""
    required = schema.get("required", ())
    rows = (field_row(key, key in required, value) for key, value in schema["properties"].items())
    return FieldTable(name, schema.get("description", ""), tuple(rows))


def field_row(name: str, required: bool, schema: Json) -> FieldRow:
    """One field."""
    return FieldRow(
        name, required, takes(schema), schema.get("description", ""), next(marks(schema, "x-closed-list"), None)
    )


def takes(schema: Json) -> str:
    """What a field takes, in words: of a short form what it says itself, else what the type comes to."""
    if "x-takes" in schema:
        return str(schema["x-takes"])
    said = next(marks(schema, "x-takes"), None)
    if said:
        return said
    if next(marks(schema, "x-closed-list"), None):
        return "a term"
    types = {str(kind) for kind in marks(schema, "type")} - {"null"}
    return WORDS.get(frozenset(types), "fields of its own")


def marks(node: Any, name: str) -> Iterator[str]:
    """Every value that a key has anywhere in a schema, without following references."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == name:
                yield value
            else:
                yield from marks(value, name)
    elif isinstance(node, list):
        for one in node:
            yield from marks(one, name)


def parts_met(schema: Json, parts: Json) -> list[str]:
    """The names of the parts of a record in the order in which its fields refer to them."""
    met: list[str] = []
    for reference in marks(schema.get("properties", {}), "$ref"):
        key = reference.rpartition("/")[2]
        for name in (key, *parts_met(parts[key], parts)):
            if name not in met:
                met.append(name)
    return met


WORDS = {
    frozenset({"string"}): "text",
    frozenset({"string", "integer"}): "a time",
    frozenset({"integer"}): "a whole number",
    frozenset({"number"}): "a number",
    frozenset({"boolean"}): "true or false",
    frozenset({"object"}): "a mapping",
}
