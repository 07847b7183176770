"""The world in pixels, before anything is counted on it: its land, its countries, and where a spot on each would stand."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.charts import engine
from generator.charts.map_shapes import Project, area, box_of, centre, drawn, equal_earth, fitted, rings
from generator.geometry import Atlas, Point, Topology
from generator.geometry.atlas import LAND
from generator.geometry.topology import Arc

# What the drawing shows of the globe; Antarctica, where nobody is cut off, would take a fifth of it. Its edge runs
# between Alaska and its island of St Lawrence: no other meridian passes through so little land.
MIDDLE = 11.5
EDGES = ((-180, 0), (180, 0), (0, 83.7), (0, -56))
SOUTH = -60
NEAR = 1.1  # the distance of points in pixels


@dataclass(frozen=True)
class Globe:
    """The world in pixels, before anything is counted on it.

    `shapes`: what to draw of each country that the coarse map has; `spots`: the middle of each country that the map
    shows, and how large it is on it.
    """

    height: int
    land: Sequence[object]
    borders: Sequence[Arc]
    shapes: Mapping[str, Sequence[object]]
    spots: Mapping[str, tuple[Point, float]]


@lru_cache(maxsize=8)
def globe_of(atlas: Atlas, width: int) -> Globe:
    """The world in so many pixels. It follows from the atlas alone, and so it is kept."""
    kept = engine.kept("globe", (atlas.digest, str(width)), lambda: pickle.dumps(made(atlas, width)))
    globe: Globe = pickle.loads(kept)  # noqa: S301 - kept by this program
    return globe


def made(atlas: Atlas, width: int) -> Globe:
    """The same, made now."""
    project, height = projection(width)
    coarse = drawn(atlas.world, project, NEAR)
    return Globe(
        height,
        land(atlas, project),
        coarse.borders(),
        {code: rings(coarse, polygons) for code, polygons in coarse.shapes.items()},
        {code: middle(atlas, project, coarse, code) for code in atlas.outlines.shapes if on_map(atlas, code)},
    )


def middle(atlas: Atlas, project: Project, coarse: Topology, code: str) -> tuple[Point, float]:
    """Where the largest part of a country has its middle, and how large that is."""
    known = coarse if code in coarse.shapes else drawn(atlas.outlines.of([code]).trimmed(), project, NEAR)
    outer = max((known.ring(polygon[0]) for polygon in known.shapes[code]), key=area)
    return centre(outer), area(outer)


def land(atlas: Atlas, project: Project) -> Sequence[object]:
    """All land but Antarctica."""
    kept = [
        polygon
        for polygon in atlas.land.shapes[LAND]
        if max(point[1] for point in atlas.land.points(polygon)[0]) > SOUTH
    ]
    return rings(drawn(atlas.land, project, NEAR), kept)


def on_map(atlas: Atlas, code: str) -> bool:
    """Whether a country has a shape, and one that lies on the part of the globe that is shown."""
    known = atlas.outlines.shapes.get(code, ())
    return any(point[1] > SOUTH for polygon in known for point in atlas.outlines.ring(polygon[0]))


def projection(width: int) -> tuple[Project, int]:
    """What puts the world into a width of pixels, and the height that it then has."""
    edges = box_of([equal_earth(point) for point in EDGES])
    fit = fitted(edges, width, 10_000)
    return (lambda point: fit(equal_earth(turned(point)))), round(edges.height * width / edges.width)


def turned(point: Point) -> Point:
    """A place as seen from the middle of the map, in longitudes from -180 to 180."""
    return (point[0] - MIDDLE + 180) % 360 - 180, point[1]
