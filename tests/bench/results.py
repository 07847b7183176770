"""What a bench came to, kept in a file for each number of incidents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.bench.ours import OURS
from tests.bench.peers import OTHERS
from tests.bench.rows import Figure

FOLDER = Path(__file__).parent / "results"
# With which row of others each row of ours is compared: they rebuild in one way only, whatever was edited.
COMPARED = {
    "check_cold": "check",
    "check_warm": "check",
    "check": "check",
    "cold": "cold",
    "with_search": "cold",
    "with_charts": "cold",
    "unchanged": "unchanged",
    "title": "title",
    "account": "title",
    "added": "title",
    "served": "served",
}
# Steps that others have no part in: what a site without them would take is a line of its own.
APART = ("search index", "copy to take away")


@dataclass(frozen=True)
class Results:
    """One run of the bench. `words`: how many a page of an incident has, on average, by who made it."""

    incidents: int
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

    def ratio(self, one: Figure, who: str) -> float | None:
        """How many times as long it took as the same with somebody else; nothing where that was not measured."""
        other = self.find(who, COMPARED[one.what])
        return one.seconds / other.seconds if other and other.seconds else None

    @property
    def bare(self) -> Figure | None:
        """A build of ours with kept charts, without the steps that others have no part in."""
        one = self.find(OURS, "with_charts")
        apart = sum(one.steps.get(name, 0.0) for name in APART) if one else 0.0
        return Figure(OURS, "with_charts", (one.seconds - apart,)) if one and apart else None


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
