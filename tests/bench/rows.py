"""What is timed: each row says who does what, what is made ready beforehand, how it is measured and what to read of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.measuring import CommandFailed, Taken

# What is done, in the order in which it is done in every round.
WHAT = {
    "check_cold": "Checking every file, from nothing",
    "check_warm": "Checking every file again",
    "check": "Checking every file",
    "cold": "Everything, from nothing",
    "with_search": "Everything, with its search index",
    "with_charts": "Everything, with the charts and cards of before",
    "unchanged": "Again, nothing changed",
    "title": "Again, one title changed",
    "account": "Again, one account changed",
    "added": "Again, one incident added",
    "served": "From saving a file to its page being served",
}


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
    """What a row came to: seconds of each run, the most memory of any, the size of what came out."""

    who: str
    what: str
    wall: tuple[float, ...]
    cpu: tuple[float, ...] = ()
    peak: int = 0
    size: int = 0
    files: int = 0
    steps: Mapping[str, float] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """The middle of its runs."""
        return median(self.wall)


def rounds(rows: Sequence[Row], number: int, tell: Callable[[str], None]) -> tuple[list[Figure], dict[str, str]]:
    """All rows in turn, so many times; and those that could not be run, with the reason."""
    runs: dict[int, list[Taken]] = {}
    failed: dict[str, str] = {}
    sizes: dict[int, tuple[int, int]] = {}
    ordered = sorted(rows, key=lambda row: list(WHAT).index(row.what))
    for _ in range(number):
        for place, row in enumerate(ordered):
            name = f"{row.who}: {WHAT[row.what]}"
            if name in failed:
                continue
            try:
                row.prepare()
                taken = row.measure()
            except (CommandFailed, OSError) as error:
                failed[name] = in_brief(error)
                tell(f"{name}: left out. {error}")
                continue
            runs.setdefault(place, []).append(taken)
            sizes[place] = size_of(row.output) if row.output else (0, 0)
            tell(f"{name}: {taken.wall:.2f} s")
    figures = [figure(ordered[place], taken, *sizes[place]) for place, taken in sorted(runs.items())]
    return figures, failed


def in_brief(error: Exception) -> str:
    """What went wrong, without what a command printed: that can name folders of this machine."""
    return str(error).partition(":")[0] if isinstance(error, CommandFailed) else type(error).__name__


def figure(row: Row, runs: Sequence[Taken], size: int, files: int) -> Figure:
    """What the runs of a row came to; of its steps, the middle of each."""
    told = [row.steps(one.said) for one in runs]
    return Figure(
        row.who,
        row.what,
        tuple(round(one.wall, 3) for one in runs),
        tuple(round(one.cpu, 3) for one in runs if one.cpu is not None),
        max(one.peak for one in runs),
        size,
        files,
        {name: round(median(one.get(name, 0.0) for one in told), 3) for name in told[0]},
    )


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
