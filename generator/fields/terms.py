"""Terms: texts that are ids of a closed list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.problems import Rule
from generator.shape import given, mistake, shape_in_words
from generator.vocabulary import ClosedList, Lists

RULES = (
    Rule(
        code="OUT203",
        statement="A term is one of its closed list.",
        why="What is counted must be called the same everywhere. The lists are YAML files; a pull request can add a term.",
        wrong="kinds: [service_bloking]\n",
        right="kinds: [service_blocking]\n",
    ),
)

SHORT = 8  # entries that a hint has room for beside the nearest
SHOWN_WHOLE = 20  # entries that it has room for at most


@dataclass(frozen=True)
class OneOf:
    """Marks a text field as an id of a closed list; the list itself comes with the file's context."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.id_in_list)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "x-closed-list": self.name}

    def id_in_list(self, value: object, info: ValidationInfo) -> str:
        """The id, or a mistake that names the nearest one and the file where the list stands."""
        context: Any = info.context
        lists: Lists = context["lists"]
        known = lists.get(self.name)
        if known is not None and type(value) is str and value in known.entries:  # asked for each word of each record
            return value
        if self.name not in lists:
            if self.name in (given(info, "unread") or ()):
                return str(value)  # it is told at the list what is wrong with it, and nothing is built before that
            raise mistake("OUT203", f"the list of {self.name} could not be read, so this cannot be checked")
        return chosen(value, lists[self.name])


def chosen(value: object, known: ClosedList[Any]) -> str:
    """An id of a closed list, or a mistake that names the nearest."""
    if isinstance(value, str) and value in known:
        return value
    raise mistake(
        "OUT203", f"{shape_in_words(value)} is not in the list of {known.title.lower()}", help_for(value, known)
    )


def help_for(value: object, known: ClosedList[Any]) -> str:
    """The nearest entries of a list; all of a short list, and of a longer one where none is near."""
    near = known.meant_by(value) if isinstance(value, str) else ()
    meant = f'did you mean "{near[0]}"? ' if len(near) == 1 else f"perhaps {' or '.join(near)}? " if near else ""
    may_be_new = known.grows and str(value).casefold() not in known.spellings()
    if len(known.entries) <= (SHORT if near else SHOWN_WHOLE):
        added = f"; if it is missing, add it in {known.file}" if may_be_new else ""
        return f"{meant}Allowed: {', '.join(known.entries)}{added}"
    added = "; add it there if it is missing" if may_be_new else ""
    return f"{meant}The list is in {known.file}{added}"
