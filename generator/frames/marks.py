"""Marks: what stands in a specimen in the place of a page's values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NoReturn

from generator.frames.kinds import ASKED, CONTENTS_FROM, Kind

# Unicode's noncharacters: no text that is written has them.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
# By these it is told whether a value was escaped, or changed in another way: small letters, large, and those of HTML.
TELLING = "Aa <&> \"'"
# What a contributor can do whose theme asks for more than a frame can hold.
ADVICE = "or build the slow way: `- outages: {fast: false}` under plugins in mkdocs.yml"
NONE: Mapping[str, bool] = MappingProxyType({})


class WrongFrame(ValueError):
    """The theme does what a frame cannot: says what, where, and what to do."""


class Mark(str):
    """A value that is not there yet. It can be printed; a theme that asks what it says is told that nobody knows."""

    __slots__ = ("answers", "name")
    name: str
    answers: Mapping[str, bool]

    def refuse(self, question: str, remedy: str = "Do without") -> NoReturn:
        """Nothing can be made of it that would be true of every page."""
        raise WrongFrame(
            f"the theme asks {question} {self.name} of a page; pages of one kind share a frame, in which that is not "
            f"known. {remedy}, {ADVICE}"
        )

    def __contains__(self, sought: Any) -> bool:
        if sought not in self.answers:
            remedy = "Do without, or name it in ASKED of generator/frames/kinds.py"
            self.refuse(f"whether {str(sought)!r} is in the", remedy if self.answers else "Do without")
        return self.answers[sought]

    def __eq__(self, other: object) -> bool:
        return self is other or self.refuse(f"whether {str(other)!r} is the")

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __len__(self) -> int:  # noqa: PLE0303 - it never returns
        self.refuse("for the length of the")

    def __getitem__(self, place: Any) -> str:
        self.refuse("for a part of the")

    def __bool__(self) -> bool:
        return True

    __hash__ = str.__hash__


def mark(name: str, number: int = 0, answers: Mapping[str, bool] = NONE) -> Mark:
    """What stands for the value of a name; of those that a page has many of, for one by its number from 1."""
    made = Mark(f"{OPEN}{name} {number} {TELLING}{CLOSE}")
    made.name, made.answers = name, answers
    return made


def unnamed() -> Mark:
    """The title of a page that is not read yet, and of which only its address is known."""
    return mark("name in the navigation")


@dataclass(frozen=True)
class Specimen:
    """A page of a kind, with a mark for each of its values."""

    path: str
    title: str
    description: str
    html: str
    sections: tuple[tuple[str, str], ...]
    head: str
    language: str


def specimen_of(kind: Kind) -> Specimen:
    """The page that MkDocs renders to know the frame of a kind; it has just as many sections as its kind needs, or may have."""
    count = CONTENTS_FROM if kind.contents else CONTENTS_FROM - 1
    answers = {sought: sought in kind.holds for sought in ASKED}
    stem = f"{kind.folder}/{mark('file name')}" if kind.folder else str(mark("file name"))
    return Specimen(
        kind.path or f"{stem}.html",
        "" if "title" in kind.lacks else mark("title"),
        "" if "description" in kind.lacks else mark("description"),
        mark("content", answers=answers),
        tuple((mark("anchor", number), mark("section", number)) for number in range(1, count + 1)),
        "" if "head" in kind.lacks else mark("head"),
        kind.language,
    )
