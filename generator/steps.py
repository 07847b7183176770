"""What a build tells: what it is doing, how long each step took, and why there is no site."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.outputs import CannotMake
from generator.problems import report
from generator.rounds import HandLost
from generator.search_index import SearchIndexFailed

if TYPE_CHECKING:
    from generator.loading import Loaded

Progress = Callable[[str, int], None]


class NotBuilt(RuntimeError):
    """A build failed before the old site was touched; carries why, in words."""


class InvalidArchive(RuntimeError):
    """There are problems in the files; carries the whole report."""


def silent(doing: str, done: int) -> None:
    """Tell nobody what is being done."""


@dataclass
class Timings:
    """How long each step took, in seconds of the clock."""

    steps: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what is done within."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.steps[name] = self.steps.get(name, 0.0) + time.perf_counter() - begun


def refuse_problems(loaded: Loaded) -> None:
    """Raise InvalidArchive where anything is wrong in the files."""
    if loaded.problems:
        raise InvalidArchive(f"{report(loaded.problems, loaded.lines)}\n\nNothing was written.")


@contextmanager
def failures_in_words() -> Iterator[None]:
    """Whatever keeps a build from being whole becomes NotBuilt."""
    try:
        yield
    except (CannotMake, HandLost, SearchIndexFailed) as error:
        raise NotBuilt(str(error)) from error
