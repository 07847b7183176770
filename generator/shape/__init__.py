"""From pydantic's errors to problems with a place: says what is wrong with the shape of a file."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Problem
from generator.shape.complaints import RULES, problem_of, such_as
from generator.shape.model import Mistake, Model, Shape, given, mistake, models_in, shape_in_words, with_fields
from generator.shape.within import all_within, fields_holding, lists_of_names, values_within
from generator.yaml_source import YamlSource, without_space

__all__ = [
    "RULES",
    "Mistake",
    "Shape",
    "all_within",
    "fields_holding",
    "given",
    "lists_of_names",
    "mistake",
    "models_in",
    "shape_in_words",
    "shape_of",
    "sound_part_of",
    "such_as",
    "values_within",
    "with_fields",
]


def shape_of(
    model: type[Model], source: YamlSource, context: Mapping[str, object]
) -> tuple[Model | None, tuple[Problem, ...]]:
    """The data of a file as a model, or nothing and every problem that keeps it from being one."""
    try:
        return model.model_validate(source.data, context=dict(context)), ()
    except ValidationError as error:
        return None, tuple(problem_of(model, source, one) for one in own_errors(error.errors(include_url=False)))


def sound_part_of(model: type[Model], source: YamlSource, context: Mapping[str, object]) -> Model | None:
    """A model of those fields of a file that nothing is wrong with; nothing where a required one is not among them."""
    try:
        return model.model_validate(source.data, context=dict(context))
    except ValidationError as error:
        wrong = {one["loc"][0] for one in error.errors(include_url=False) if one["loc"]}
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    if wrong & required or not isinstance(source.data, dict):
        return None
    sound = {key: value for key, value in source.data.items() if key not in wrong}
    try:
        return model.model_validate(sound, context=dict(context))
    except ValidationError:  # of fields that are wrong beside each other only
        return None


def own_errors(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors that only the editor's hand can mend: not those that repeat another.

    A list is too short because the items in it are wrong; an id is refused where it is used and where it is given; a
    field is missing because it was written `name:value`. A file can hold a hundred thousand, so all are looked up.
    """
    within = {one["loc"][:length] for one in details for length in range(len(one["loc"]))}
    misnamed = {said(one) for one in details if one["type"] == "OUT207" and one["loc"][-1:] == ("[key]",)}
    joined = {(*one["loc"][:-1], name_in(one["loc"][-1])) for one in details if one["type"] == "extra_forbidden"}

    def repeats(one: ErrorDetails) -> bool:
        match one["type"]:
            case "too_short":
                return one["loc"] in within
            case "OUT207":
                return one["loc"][-1:] != ("[key]",) and said(one) in misnamed
            case "missing":
                return one["loc"] in joined
        return False

    return [one for one in details if not repeats(one)]


def said(detail: ErrorDetails) -> str:
    """What a mistake says."""
    return str(detail.get("ctx", {}).get("said"))


def name_in(field: int | str) -> str:
    """The name in a field that was written `name:value`; of any other field, nothing."""
    return (without_space(field) or ("", ""))[0]
