"""Answers to a question weighed against each other: all together, each alone, and two by two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from generator.evidence.answers import Answer

NO_OTHER = "No source gives another answer."


@dataclass(frozen=True, eq=False)
class Verdict:
    """Whether answers differ, and in what they do or how they go together, which is put into words when somebody asks."""

    differs: bool
    words: Callable[[], str]

    @property
    def why(self) -> str:
        """In what they differ, or how they go together."""
        return self.words()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Verdict) and (self.differs, self.why) == (other.differs, other.why)

    def __hash__(self) -> int:
        return hash((self.differs, self.why))


Claim = TypeVar("Claim")


class Judge(NamedTuple, Generic[Claim]):
    """How answers to a question are weighed: what each of them claims, whether claims differ, and what to say of them.

    Answers are weighed all together, each alone and two by two, so what each claims is worked out once.
    """

    claim: Callable[[Answer], Claim]
    differ: Callable[[Sequence[Claim]], bool]
    why: Callable[[Sequence[Claim]], str]

    def verdict(self, claims: Sequence[Claim]) -> Verdict:
        """What comes of claims."""
        return Verdict(self.differ(claims), partial(self.why, claims))
