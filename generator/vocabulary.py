"""Closed lists of terms, read from site_config/vocabulary: the only words a record may use where words are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BeforeValidator, Field

from generator.shape import Shape


class Entry(Shape):
    """What every entry of a list has: an id to write, a label to read, other spellings to recognise."""

    id: str = Field(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$")
    label: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it where space is short."""
        return self.label


class Term(Entry):
    """One word of a vocabulary, with what it means and whose word it was first."""

    meaning: str = Field(min_length=1)
    origin: str = Field(min_length=1)
    group: str = ""
    url: str = ""


One = TypeVar("One", bound=Entry)


def ids_from_keys(entries: object) -> object:
    """The key of an entry is its id."""
    if not isinstance(entries, dict):
        return entries
    return {key: {**entry, "id": key} if isinstance(entry, dict) else entry for key, entry in entries.items()}


class ListFile(Shape):
    """What every file of a closed list says of itself."""

    title: str = Field(min_length=1)
    about: str = Field(min_length=1)


class VocabularyFile(ListFile):
    """A file in site_config/vocabulary."""

    terms: Annotated[dict[str, Term], BeforeValidator(ids_from_keys)] = Field(min_length=1)


@dataclass(frozen=True)
class ClosedList(Generic[One]):
    """A vocabulary or a registry: entries by id, in the order of the file, and where to add one."""

    name: str
    file: str
    title: str
    about: str
    entries: Mapping[str, One]

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def __getitem__(self, key: str) -> One:
        return self.entries[key]

    def __iter__(self) -> Iterator[One]:
        return iter(self.entries.values())

    def label(self, key: str) -> str:
        """An entry's label."""
        return self.entries[key].label

    def nearest(self, text: str) -> str | None:
        """The id that somebody may have meant by a text that is no id here."""
        spelled = {
            spelling.casefold(): entry.id for entry in self for spelling in (entry.id, entry.label, *entry.aliases)
        }
        near = get_close_matches(text.casefold(), spelled, n=1, cutoff=0.6)
        return spelled[near[0]] if near else None


Lists = Mapping[str, ClosedList[Any]]
