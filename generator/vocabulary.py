"""Closed lists of terms, read from site_config/vocabulary: the only words a record may use where words are counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from generator.languages import WRITTEN
from generator.shape import Shape, mistake
from generator.web_addresses import Url


def an_id(text: str) -> str:
    """The id of an entry: small letters and digits, in groups; `index` is the name of the page that lists them."""
    if text == "index":
        raise mistake("OUT207", '"index" cannot be an id', "the page that lists all entries has this name")
    if not re.fullmatch(r"[a-z0-9]+([._-][a-z0-9]+)*", text):
        raise mistake("OUT207", f'"{text}" is not an id', f"use small letters, digits and hyphens{in_form(text)}")
    return text


def in_form(text: str) -> str:
    """What a text comes to as an id, for the end of a hint; nothing where none of its letters can stand in one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    written = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f": {written}" if written else ""


def a_language(text: str) -> str:
    """The code of a language."""
    if not re.fullmatch(WRITTEN, text, re.ASCII):
        raise mistake("OUT207", f'"{text}" is not a language code', "write a code such as ur, ps or en-GB")
    return text


class Entry(Shape):
    """What every entry of a list has: an id to write, a label to read, other spellings to recognise."""

    # Excluded from what an editor writes in the entry: it is the key of the entry.
    id: Annotated[str, AfterValidator(an_id)] = Field(exclude=True)
    label: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    # The label in other languages, by code; where there is none, readers are shown the English one, marked as that.
    labels: dict[Annotated[str, AfterValidator(a_language)], Annotated[str, Field(min_length=1)]] = Field(
        default_factory=dict
    )

    @property
    def name(self) -> str:
        """What to call it where space is short."""
        return self.label


ALIKE = 0.8  # of two spellings: below it, a guess is a term that looks alike and means something else
SHORT_WORD = 3  # letters; "of" and "the" say too little to find a term by
MOST_MEANT = 6  # terms that a word brings to mind; with more, the word says nothing


class Term(Entry):
    """One word of a vocabulary, with what it means and whose word it was first."""

    meaning: str = Field(min_length=1)
    origin: str = Field(min_length=1)
    group: str = ""
    url: Url | None = None


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

    @property
    def grows(self) -> bool:
        """Whether whoever misses an entry adds it: a registry holds what there is, a vocabulary what is told apart."""
        return "/registry/" in self.file

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
        """The one id that somebody must have meant by a text that is no id here."""
        meant = self.meant_by(text)
        return meant[0] if len(meant) == 1 else None

    def meant_by(self, text: str) -> tuple[str, ...]:
        """The ids that somebody may have meant: those spelled so, those with all these words, the one nearly so."""
        spellings = self.spellings()
        if text.casefold() in spellings:
            return (spellings[text.casefold()],)
        said = words_of(text)
        if whole := [key for spelling, key in spellings.items() if said and said <= words_of(spelling)]:
            return few(whole)
        near = get_close_matches(text.casefold(), spellings, n=1, cutoff=ALIKE)
        return (spellings[near[0]],) if near else self.sharing_words(said)

    def spellings(self) -> Mapping[str, str]:
        """The id of an entry by all that it is called."""
        return {
            spelling.casefold(): entry.id
            for entry in self
            for spelling in (entry.id, entry.label, *entry.aliases, *entry.labels.values())
        }

    def sharing_words(self, said: frozenset[str]) -> tuple[str, ...]:
        """The ids all of whose words were said; if there are none, those that have most of what was said."""
        words = [(words_of(spelling), key) for spelling, key in self.spellings().items()]
        telling = {word for word in said if len(word) > SHORT_WORD}
        whole = [(len(each), key) for each, key in words if each and each <= said]
        part = [(len(shared), key) for each, key in words if (shared := each & telling)]
        found = whole or part
        return few([key for count, key in found if count == max(found)[0]])


def few(keys: Iterable[str]) -> tuple[str, ...]:
    """Each id once; none of so many that they say nothing."""
    each = tuple(dict.fromkeys(keys))
    return each if len(each) <= MOST_MEANT else ()


def words_of(text: str) -> frozenset[str]:
    """The words of a text, however they are joined."""
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


Lists = Mapping[str, ClosedList[Any]]
