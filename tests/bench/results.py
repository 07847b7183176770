"""What a bench came to, kept in a file for each number of incidents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.bench.peers import KEEPING_NOTHING, OTHERS
from tests.bench.rows import Figure

FOLDER = Path(__file__).parent / "results"
# With which row of others each row of ours is compared: they rebuild in one way only, whatever was edited.
COMPARED = {
    "check_cold": "check",
    "check_warm": "check",
    "check": "check",
    "pages": "pages",
    "cold": "pages",
    "unchanged": "unchanged",
    "title": "title",
    "account": "title",
    "added": "title",
    "served": "served",
}
AGAIN = ("unchanged", "title", "account", "added")
# Steps that others have no part in, by the words in their names, and the name of what is drawn.
APART = ("search", "copy")
DRAWING = "charts"


@dataclass(frozen=True)
class Results:
    """One run of the bench. `command`: what made it; `words`: how many a page of an incident has, on average, by who made it."""

    incidents: int
    command: str
    date: str
    cores: int
    system: str
    rounds: int
    versions: Mapping[str, str]
    words: Mapping[str, int]
    left_out: Mapping[str, str]
    figures: tuple[Figure, ...] = field(default=())

    def find(self, who: str, what: str) -> Figure | None:
        """One figure, if it was measured."""
        return next((one for one in self.figures if (one.who, one.what) == (who, what)), None)

    @property
    def others(self) -> tuple[str, ...]:
        """Everyone else who was measured."""
        found = {one.who for one in self.figures}
        return tuple(who for who in OTHERS if who in found)

    def beside(self, what: str, who: str) -> Figure | None:
        """What somebody else takes for the same; of who keeps nothing, everything from nothing again."""
        found = self.find(who, COMPARED[what])
        return self.find(who, "pages") if found is None and what in AGAIN and who in KEEPING_NOTHING else found

    def ratio(self, one: Figure, who: str) -> Ratio | None:
        """How many times as long it took as the same with somebody else; nothing where that was not measured."""
        other = self.beside(one.what, who)
        if other is None or not other.seconds or (one.over and other.over):
            return None
        return Ratio(one.seconds / other.seconds, (">" if one.over else "<" if other.over else ""))

    def apart(self, one: Figure) -> dict[str, float]:
        """The steps that others have no part in, each with its seconds; charts are what a build takes longer with them."""
        steps = {name: took for name, took in one.steps.items() if any(word in name for word in APART)}
        pages = self.find(one.who, "pages")
        if one.what != "cold" or pages is None:
            return steps
        return {DRAWING: max(0.0, round(one.seconds - sum(steps.values()) - pages.seconds, 3))} | steps


@dataclass(frozen=True)
class Ratio:
    """How many times as long; `bound`: "<" where it is less than that, ">" where it is more."""

    times: float
    bound: str = ""


def keep(results: Results) -> Path:
    """Write the results into the file of their number."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{results.incidents}.json"
    path.write_text(json.dumps(asdict(results), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def kept() -> list[Results]:
    """All results that are kept, the smallest archive first."""
    return sorted((read(path) for path in FOLDER.glob("*.json")), key=lambda one: one.incidents)


def read(path: Path) -> Results:
    """The results in a file."""
    found = json.loads(path.read_text("utf-8"))
    figures = [Figure(**one | {"wall": tuple(one["wall"]), "cpu": tuple(one["cpu"])}) for one in found.pop("figures")]
    return Results(**found, figures=tuple(figures))
