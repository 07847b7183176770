"""What is timed: each row says who does what, what is made ready beforehand, how it is measured and what to read of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.measuring import CommandFailed, Taken, TookTooLong

# What is done, in the order in which it is told.
WHAT = {
    "check_cold": "Checking every file, from nothing",
    "check_warm": "Checking every file again",
    "check": "Checking every file",
    "pages": "Pages and lists, from nothing",
    "cold": "Everything, from nothing",
    "unchanged": "Pages and lists again, nothing changed",
    "title": "Pages and lists again, one title changed",
    "account": "Pages and lists again, one account changed",
    "added": "Pages and lists again, one incident added",
    "served": "From saving a file to its page being served",
}
# In every round what keeps charts comes before what takes them from there.
IN_TURN = ("check_cold", "check_warm", "check", "cold", "pages", "unchanged", "title", "account", "added", "served")
# What takes longer than so many seconds is measured once, and so is what measures several times by itself.
LONG = 10.0
BY_ITSELF = ("served",)


@dataclass(frozen=True)
class Row:
    """One thing to time. `output`: the folder whose size counts; `steps`: what the command says of its own parts."""

    who: str
    what: str
    measure: Callable[[], Taken]
    prepare: Callable[[], None] = lambda: None
    output: Path | None = None
    steps: Callable[[str], Mapping[str, float]] = lambda said: {}


@dataclass(frozen=True)
class Figure:
    """What a row came to: seconds of each run, the most memory of any, the size of what came out.

    `over`: it was ended because it took longer than it may; its seconds are those that it was given.
    """

    who: str
    what: str
    wall: tuple[float, ...]
    cpu: tuple[float, ...] = ()
    peak: int = 0
    size: int = 0
    files: int = 0
    steps: Mapping[str, float] = field(default_factory=dict)
    over: bool = False

    @property
    def seconds(self) -> float:
        """The middle of its runs."""
        return median(self.wall)


def rounds(rows: Sequence[Row], number: int, tell: Callable[[str], None]) -> tuple[list[Figure], dict[str, str]]:
    """All rows in turn, so many times; and those that could not be run, with the reason."""
    found = [Runs(row) for row in sorted(rows, key=lambda row: IN_TURN.index(row.what))]
    for _ in range(number):
        for one in found:
            if one.is_wanted:
                tell(one.run())
    return [one.figure for one in found if one.taken], {one.name: one.failed for one in found if one.failed}


@dataclass
class Runs:
    """What a row took, run by run; one that failed is left out with the reason, whatever it took before."""

    row: Row
    taken: list[Taken] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)
    failed: str = ""
    over: bool = False

    @property
    def name(self) -> str:
        """Who does what."""
        return f"{self.row.who}: {WHAT[self.row.what]}"

    @property
    def is_wanted(self) -> bool:
        """Whether it is worth another run."""
        is_once = self.row.what in BY_ITSELF or any(one.wall > LONG for one in self.taken)
        return not (self.failed or self.over or (self.taken and is_once))

    def run(self) -> str:
        """Run it once more: what came of it, in words."""
        try:
            self.row.prepare()
            taken = self.row.measure()
        except TookTooLong as long:
            self.taken, self.over = [long.taken], True
            return f"{self.name}: more than {long.taken.wall:.0f} s"
        except (CommandFailed, OSError) as error:
            self.taken, self.failed = [], in_brief(error)
            return f"{self.name}: left out. {error}"
        self.taken.append(taken)
        self.size = size_of(self.row.output) if self.row.output else (0, 0)
        return f"{self.name}: {taken.wall:.2f} s"

    @property
    def figure(self) -> Figure:
        """What its runs came to; of its steps, the middle of each."""
        told = [self.row.steps(one.said) for one in self.taken]
        return Figure(
            self.row.who,
            self.row.what,
            tuple(round(one.wall, 3) for one in self.taken),
            tuple(round(one.cpu, 3) for one in self.taken if one.cpu is not None and not self.over),
            max(one.peak for one in self.taken),
            *self.size,
            {name: round(median(one.get(name, 0.0) for one in told), 3) for name in told[0]},
            self.over,
        )


def in_brief(error: Exception) -> str:
    """What went wrong, without what a command printed: that can name folders of this machine."""
    return str(error).partition(":")[0] if isinstance(error, CommandFailed) else type(error).__name__


def size_of(folder: Path) -> tuple[int, int]:
    """How many bytes there are in a folder, in how many files."""
    sizes = [entry.stat().st_size for entry in entries(folder)]
    return sum(sizes), len(sizes)


def entries(folder: Path) -> Iterable[os.DirEntry[str]]:
    """Every file in a folder."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from entries(Path(entry.path))
            else:
                yield entry
