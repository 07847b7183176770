"""A country as it is drawn: its areas, or its outline where those are not known, fitted into a box of pixels."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import asin, atan2, cos, degrees, hypot, radians, sin

from generator.charts import engine
from generator.charts.map_shapes import (
    Box,
    Project,
    area,
    azimuthal,
    box_of,
    centre,
    drawn,
    fitted,
    rings,
)
from generator.geometry import Atlas, Point, Polygon, Topology
from generator.geometry.topology import Arc

NEAR = 0.6  # pixels


@dataclass(frozen=True)
class View:
    """Shapes in pixels by the codes of areas, or by the code of the country; what to draw of each; its size.

    `at` is the middle of it on the globe, `around` the box in which a projection from there puts it, `room` what it is
    fitted into.
    """

    shapes: Topology
    polygons: Mapping[str, Sequence[Sequence[Sequence[Point]]]]
    at: Point
    around: Box
    room: tuple[float, float]

    @cached_property
    def project(self) -> Project:
        """How degrees become pixels."""
        return projection(self.at, self.around, self.room)

    @property
    def box(self) -> Box:
        """Its size."""
        width, height = self.room
        return Box(0, 0, width, self.around.height * min(width / self.around.width, height / self.around.height))

    @property
    def borders(self) -> tuple[Arc, ...]:
        """The lines between areas."""
        return self.shapes.borders()

    @property
    def outline(self) -> list[list[Point]]:
        """The lines around the whole country."""
        return [list(arc) for arc in self.shapes.outline()]

    def has(self, point: Point) -> bool:
        """Whether a place lies in the drawing."""
        x, y = self.project(point)
        return 0 <= x <= self.box.width and 0 <= y <= self.box.height

    def middle(self, key: str) -> tuple[Point, float]:
        """The centre of the largest part of a shape, and how wide that part is."""
        outer = max((polygon[0] for polygon in self.polygons[key]), key=area)
        return centre(outer), box_of(outer).width


@lru_cache(maxsize=64)
def view_of(atlas: Atlas, country: str, width: float, height: float) -> View | None:
    """A country in a box; nothing where there is no shape of it. It follows from the atlas alone, and so it is kept."""

    def make() -> bytes:
        return pickle.dumps(made(atlas, country, (width, height)) if atlas.has(country) else None)

    parts = (atlas.digest, country, repr((width, height)))
    view: View | None = pickle.loads(engine.kept("view", parts, make))  # noqa: S301 - kept by this program
    return view


def made(atlas: Atlas, country: str, room: tuple[float, float]) -> View:
    """The same, made now."""
    whole = atlas.areas(country) or atlas.outlines.of([country])
    every = [polygon for polygons in whole.shapes.values() for polygon in polygons]
    at = middle_of(whole.ring(largest(whole, every)[0]))
    project = azimuthal(at)
    kept = set(near_the_largest(whole, every, project))
    seen = Topology(
        whole.arcs, {key: tuple(one for one in polygons if one in kept) for key, polygons in whole.shapes.items()}
    )
    around = box_of(project(point) for polygon in kept for point in whole.ring(polygon[0]))
    shapes = drawn(seen.trimmed(), projection(at, around, room), NEAR)
    return View(shapes, {key: rings(shapes, of) for key, of in shapes.shapes.items()}, at, around, room)


def projection(at: Point, around: Box, room: tuple[float, float]) -> Project:
    """What puts degrees into a room of pixels: a projection from a point, fitted."""
    project, fit = azimuthal(at), fitted(around, *room)
    return lambda point: fit(project(point))


def largest(topology: Topology, polygons: Sequence[Polygon]) -> Polygon:
    """The polygon that covers most of the globe."""
    return max(polygons, key=lambda polygon: on_globe(topology.ring(polygon[0])))


def on_globe(ring: Sequence[Point]) -> float:
    """How much of the globe a ring encloses."""
    return area([*map(azimuthal(middle_of(ring)), ring)])


def near_the_largest(topology: Topology, polygons: Sequence[Polygon], project: Project) -> list[Polygon]:
    """The largest polygon and all that are no further from it than it is long: far-off islands would make all small."""
    boxes = [(polygon, box_of(map(project, topology.ring(polygon[0])))) for polygon in polygons]
    greatest = largest(topology, polygons)
    main = next(box for polygon, box in boxes if polygon is greatest)
    reach = max(main.width, main.height)
    return [polygon for polygon, box in boxes if box.distance(main) <= reach and max(box.width, box.height) <= reach]


def middle_of(ring: Sequence[Point]) -> Point:
    """The middle of a ring on the globe, on whichever side of the date line it lies."""
    x = sum(cos(radians(up)) * cos(radians(across)) for across, up in ring)
    y = sum(cos(radians(up)) * sin(radians(across)) for across, up in ring)
    z = sum(sin(radians(up)) for _across, up in ring)
    return degrees(atan2(y, x)), degrees(asin(z / max(hypot(x, y, z), 1e-9)))
