"""The maps that the site has: the world, every country's outline, and the first-level areas of some countries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from generator.countries import country_codes, country_of_number
from generator.geometry.topology import Topology, read_topology
from generator.kept import key_of
from generator.yaml_source import read_yaml

FOLDER = Path("site_config", "geometry")
LIST = "areas.yml"
WORLD = Path("world-atlas-2.0.2", "countries-110m.json")
CLOSER = Path("world-atlas-2.0.2", "countries-50m.json")
LAND = "land"


class WrongGeometry(ValueError):
    """Geometry that cannot be used; says which file and why."""


# Compared by identity: whoever asks for a project's atlas is given the same one, and its shapes are many.
@dataclass(frozen=True, eq=False)
class Atlas:
    """The world and what is known more closely. Countries by ISO 3166-1 codes, areas by ISO 3166-2 codes."""

    folder: Path
    areas_of: Mapping[str, Mapping[str, Any]]

    @cached_property
    def digest(self) -> str:
        """A digest of all that its shapes depend on: its files, the code that reads them, and which countries there are."""
        files = sorted((*Path(__file__).parent.glob("*.py"), *self.folder.rglob("*.*json"), self.folder / LIST))
        listed = json.dumps([country_codes(), self.areas_of])
        return key_of("atlas", listed, *(part for file in files for part in (file.name, file.read_bytes())))

    @cached_property
    def world(self) -> Topology:
        """All countries, coarse enough for a map of the world."""
        return countries_in(self.folder / WORLD)

    @cached_property
    def land(self) -> Topology:
        """All land as one shape."""
        land = json.loads((self.folder / WORLD).read_bytes())
        return read_topology(land, "land", lambda _geometry: LAND)

    @cached_property
    def outlines(self) -> Topology:
        """All countries, small ones too, close enough for a map of one."""
        return countries_in(self.folder / CLOSER)

    def areas(self, country: str) -> Topology | None:
        """The first-level areas of a country; none where only its outline is known."""
        return areas_in(self.folder, country, self.areas_of[country]) if country in self.areas_of else None

    def has(self, country: str) -> bool:
        """Whether there is a shape of a country at all."""
        return country in self.areas_of or country in self.outlines.shapes


@lru_cache(maxsize=4)
def read_atlas(root: Path) -> Atlas:
    """The atlas of a project; shapes are read when they are first asked for. Raises WrongGeometry."""
    file = (FOLDER / LIST).as_posix()
    if not (root / file).is_file():
        raise WrongGeometry(f"{file} is not there; it says which areas of a country have shapes")
    source = read_yaml(file, (root / file).read_bytes())
    for problem in source.problems:
        raise WrongGeometry(f"{problem.place.file}:{problem.place.line}: {problem.message}")
    content: Any = source.data
    return Atlas(root / FOLDER, content["countries"])


def countries_in(path: Path) -> Topology:
    """The countries of a file of the world; what has no number of its own is left to the land."""
    content = json.loads(path.read_bytes())
    return read_topology(content, "countries", lambda geometry: country_of_number(str(geometry.get("id", ""))))


def areas_in(folder: Path, country: str, listed: Mapping[str, Any]) -> Topology:
    """The areas of a country under today's codes, put together from the parts that the file has."""
    content = json.loads((folder / listed["file"]).read_bytes())
    parts = read_topology(content, listed["object"], lambda geometry: str(geometry["id"]))
    lost = [part for of in listed["areas"].values() for part in of if part not in parts.shapes]
    if lost:
        raise WrongGeometry(
            f"{(FOLDER / LIST).as_posix()} names parts of {country} that its file has not: {', '.join(lost)}"
        )
    return parts.joined(listed["areas"])
