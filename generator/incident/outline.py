"""An incident in outline: all that the rest of the archive knows of it, so that ten thousand fit into memory."""

from __future__ import annotations

from typing import Any, TypeVar

from generator.incident.record import FOLLOWS, Incident
from generator.shape import Shape

Model = TypeVar("Model", bound=Shape)

FIELDS = (
    "id",
    "title",
    "summary",
    "language",
    "record_status",
    "superseded_by",
    "aliases",
    "countries",
    "time_zone",
    "kinds",
    "scope",
    "platforms",
    "sites",
    "cause",
    "context",
    "statements",
    "recorded_in",
    "related",
)
# Of its parts, too, others see neither the words nor where they are from.
UNSEEN = frozenset({"sources", "note", "says", "quote"})
NO_FIELDS: frozenset[str] = frozenset()  # one for all: a set for each of a hundred thousand parts takes much memory


def outline_of(incident: Incident) -> Incident:
    """The incident without what only its own pages show, its prose, its sources; asking for that is an AttributeError."""
    return with_fields(incident, {name: outlined(getattr(incident, name)) for name in (*FIELDS, *FOLLOWS)})


def outlined(value: Any) -> Any:
    """A value without what only the pages of its own incident show of it."""
    if isinstance(value, Shape):
        return with_fields(value, {name: outlined(one) for name, one in value.__dict__.items() if name not in UNSEEN})
    if isinstance(value, tuple):
        return tuple([outlined(one) for one in value])
    if isinstance(value, dict):
        return {key: outlined(one) for key, one in value.items()}
    return value


def with_fields(like: Model, fields: dict[str, Any]) -> Model:
    """A value of the same class that has these fields alone."""
    made = type(like).__new__(type(like))
    made.__setstate__(
        {
            "__dict__": fields,
            "__pydantic_fields_set__": NO_FIELDS,
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
    )
    return made
