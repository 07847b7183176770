"""The schema and the field reference say what the check says, and both come from the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.folder import incident_files
from generator.incident import Record
from generator.problems import Rule
from generator.rulebook import ALL_RULES
from generator.schema import DIALECT, field_tables, incident_schema, schema_file, schema_text, with_lists
from generator.yaml_source import read_yaml
from tests.sample_projects import ROOT, read, real_lists, with_fields

SCHEMA = incident_schema(real_lists())
VALIDATOR = Draft202012Validator(SCHEMA)
RULES_OF_SHAPE = [rule for rule in ALL_RULES if re.fullmatch(r"OUT20[1-9]|OUT21\d", rule.code)]
RULES_OF_VALUES = [rule for rule in ALL_RULES if "OUT300" <= rule.code < "OUT400"]
FILES = incident_files(ROOT)


def errors(text: str) -> list[ValidationError]:
    """What the schema has against a file."""
    return list(VALIDATOR.iter_errors(read_yaml("x.yml", text.encode()).data))


def whole(example: str) -> str:
    """An example of a rule as a whole file."""
    return example if "title:" in example and "sources:" in example else with_fields(example)


def test_the_schema_is_a_valid_schema_of_its_draft() -> None:
    assert SCHEMA["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_incident_of_the_archive_fits_the_schema(path: Path) -> None:
    assert [error.message for error in errors(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("rule", [*RULES_OF_SHAPE, *RULES_OF_VALUES], ids=lambda rule: rule.code)
def test_what_a_rule_calls_right_fits_the_schema(rule: Rule) -> None:
    assert [error.message for error in errors(whole(rule.right))] == []


@pytest.mark.parametrize("rule", RULES_OF_SHAPE, ids=lambda rule: rule.code)
def test_what_a_rule_of_shape_calls_wrong_is_refused_by_the_check(rule: Rule) -> None:
    assert [problem.code for problem in read(whole(rule.wrong)).problems] == [rule.code]


def test_the_schema_refuses_by_itself_what_is_no_matter_of_form_or_of_two_fields() -> None:
    refused = {rule.code for rule in RULES_OF_SHAPE if errors(whole(rule.wrong))}
    assert refused >= {"OUT201", "OUT202", "OUT203", "OUT204", "OUT208"}


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping within a schema."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for one in node:
            yield from nodes(one)


def test_every_closed_list_is_spelled_out() -> None:
    marked = Record.model_json_schema()
    assert not any("x-closed-list" in node for node in nodes(SCHEMA))
    named = {node["x-closed-list"] for node in nodes(marked) if "x-closed-list" in node}
    assert {"kinds", "platforms", "actors", "operators", "events", "source_types", "registries"} <= named
    for name in named:
        ids = list(real_lists()[name].entries)
        assert with_lists({"x-closed-list": name}, real_lists()) == {"enum": ids}
        assert any(node.get("enum") == ids for node in nodes(SCHEMA))


def test_a_name_of_a_platform_or_a_registry_must_be_one_of_its_list() -> None:
    assert errors(with_fields("platforms: {nosuch: [netblocks]}\n"))
    assert errors(with_fields("platforms: [nosuch]\n"))
    assert errors(with_fields("recorded_in: {nosuch: '1'}\n"))
    assert errors(with_fields("statements: {by: [pta, nosuch], stance: denies}\n"))


@pytest.mark.parametrize(
    "time", ["2024-1-7", "18:40", "2024-01-20T18:40", "x2024", "'2024-01-20 '", "'ongoing'", "1959"]
)
def test_a_time_that_is_not_written_as_one_is_refused(time: str) -> None:
    text = with_fields(f"start: {time}\n")
    assert errors(text)
    assert [problem.code for problem in read(text).problems] == ["OUT205"]


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every field of the model: part, name, schema."""
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, field in part["properties"].items():
            yield part["title"], name, field


def test_every_field_has_a_description() -> None:
    assert [(part, name) for part, name, field in properties() if not field.get("description", "").endswith(".")] == []


def test_every_field_stands_in_the_field_reference_with_what_it_takes_and_means() -> None:
    rows = {(table.name, row.name): row for table in field_tables(real_lists()) for row in table.rows}
    assert set(rows) == {(part, name) for part, name, _field in properties()}
    assert [key for key, row in rows.items() if not (row.takes and row.means)] == []
    assert {key for key, row in rows.items() if row.required} >= {("Incident", "title"), ("Source", "type")}


def test_the_field_reference_names_each_part_once_and_says_what_it_is() -> None:
    tables = field_tables(real_lists())
    names = [table.name for table in tables]
    assert names[:3] == ["Incident", "Translation", "Reading of a time"]
    assert len(set(names)) == len(names)
    assert [table.name for table in tables if not table.about.endswith(".")] == []


def test_a_table_that_serves_several_fields_names_the_list_of_none_of_them() -> None:
    tables = {table.name: {row.name: row for row in table.rows} for table in field_tables(real_lists())}
    assert tables["Reading"]["value"].list_name is None
    assert tables["Reading"]["basis"].list_name == "basis"
    assert tables["Reading of an order"]["value"].list_name == "ordering_authorities"
    assert tables["Incident"]["cause"].list_name == "causes"


@pytest.mark.parametrize(
    ("part", "field", "takes"),
    [
        ("Incident", "title", "text"),
        ("Incident", "start", "a value, or readings"),
        ("Incident", "kinds", "one, or a list"),
        ("Incident", "recorded_in", "a mapping of registries to an id, or to fields"),
        ("Source", "published", "a time"),
        ("Source", "type", "a term"),
        ("Reach", "people", "a whole number"),
        ("Reach", "approximate", "true or false"),
        ("Trace", "normal", "a number"),
    ],
)
def test_the_field_reference_says_in_words_what_a_field_takes(part: str, field: str, takes: str) -> None:
    (table,) = (one for one in field_tables(real_lists()) if one.name == part)
    assert [row.takes for row in table.rows if row.name == field] == [takes]


def test_the_published_schema_is_the_printed_one() -> None:
    assert schema_file(real_lists()).content == schema_text(real_lists())
    assert json.loads(schema_text(real_lists())) == SCHEMA
    assert schema_text(real_lists()).endswith("}\n")
