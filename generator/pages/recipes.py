"""Recipes: of what each page of the archive is made, and how, so that a page is made anew only when that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.glimpses import Glimpse, hashed
from generator.incident import Incident

Made = TypeVar("Made")
NOBODY: Sequence[Incident] = ()


@dataclass(frozen=True)
class Recipe(Generic[Made]):
    """How something is made of the archive, and all that it depends on besides the program and the closed lists.

    `facts`: incidents of which it may show everything but their words. `shown`: those of which it shows what a mention
    does. `seen`: those of which it may show everything. `besides`: other values. `names_more`: it is charts, which
    themselves say whose titles are in them.
    """

    name: str
    make: Callable[[], Made]
    facts: Sequence[Incident] = NOBODY
    shown: Sequence[Incident] = NOBODY
    seen: Sequence[Incident] = NOBODY
    besides: Sequence[str] = field(default=())
    names_more: bool = False

    def needs(self, glimpses: Mapping[str, Glimpse], mentions: Mapping[str, bytes]) -> str:
        """A digest of all that it says it depends on, of the incidents as they are; `mentions`: what others show of each."""
        facts = "".join([glimpses[one.id].facts for one in self.facts])
        seen = "".join([glimpses[one.id].seen for one in self.seen])
        besides = "".join([f"{len(one)} {one}" for one in self.besides])
        shown = told((one.id for one in self.shown), mentions).hex()
        return hashed(f"{facts} {seen} {shown} {besides}".encode("utf-8", "surrogatepass")).hex()

    def names(self, ids: Iterable[str], glimpses: Mapping[str, Glimpse], mentions: Mapping[str, bytes]) -> str:
        """The same, and of those whom it was found to name."""
        return self.needs(glimpses, mentions) + told(sorted(ids), mentions).hex()


def told(ids: Iterable[str], mentions: Mapping[str, bytes]) -> bytes:
    """A digest of what others show of some incidents."""
    return hashed(b"".join([mentions[one] for one in ids]))


def made(recipes: Iterator[Recipe[Made]]) -> Iterator[Made]:
    """What all recipes come to, one after the other."""
    return (one.make() for one in recipes)
