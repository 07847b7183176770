"""From degrees to a drawing: two equal-area projections, fitting into a box, and no more points than can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt

from generator.geometry import Point, Polygon, Topology
from generator.geometry.topology import Arc

Project = Callable[[Point], Point]
Feature = Mapping[str, object]

# Points nearer than this to the line without them, in pixels, and rings smaller than this, in square pixels, are left out.
NEAR, SPECK = 0.5, 1.5
# The polynomial of the projection Equal Earth (Savric, Patterson, Jenny 2018).
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True)
class Box:
    """The least box around some points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From its left to its right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From its top to its bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def distance(self, other: Box) -> float:
        """The way from one to another, along the longer axis; 0 where they touch."""
        across = max(other.left - self.right, self.left - other.right, 0)
        down = max(other.top - self.bottom, self.top - other.bottom, 0)
        return max(across, down)

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two have room in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def box_of(points: Iterable[Point]) -> Box:
    """The box around points."""
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def equal_earth(point: Point) -> Point:
    """A place on a map of the world on which areas are true to each other; down is positive."""
    a1, a2, a3, a4 = EQUAL_EARTH
    across, up = (radians(degrees) for degrees in point)
    sine = sqrt(3) / 2 * sin(up)
    angle = arcsine(sine)
    square, sixth = angle**2, angle**6
    slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    return across * cos(angle) / (sqrt(3) / 2 * slope), -angle * (a1 + a2 * square + sixth * (a3 + a4 * square))


def arcsine(sine: float) -> float:
    """The angle of a sine that rounding may have left a little above 1."""
    return asin(max(-1.0, min(1.0, sine)))


def azimuthal(middle: Point) -> Project:
    """Lambert's azimuthal equal-area projection around a point, for one country, wherever on the globe it lies."""
    across0, up0 = (radians(degrees) for degrees in middle)

    def project(point: Point) -> Point:
        across, up = radians(point[0]) - across0, radians(point[1])
        near = sin(up0) * sin(up) + cos(up0) * cos(up) * cos(across)
        scale = sqrt(2 / max(1 + near, 1e-9))
        return scale * cos(up) * sin(across), -scale * (cos(up0) * sin(up) - sin(up0) * cos(up) * cos(across))

    return project


def fitted(around: Box, width: float, height: float) -> Project:
    """What puts a box of a projection into a box of pixels, in the middle, as large as it goes."""
    scale = min(width / around.width, height / around.height)
    left = (width - around.width * scale) / 2
    return lambda point: ((point[0] - around.left) * scale + left, (point[1] - around.top) * scale)


def drawn(topology: Topology, project: Project, near: float = NEAR) -> Topology:
    """Shapes in pixels. Both sides of a border lose the same points, so that no gap opens between them."""
    return topology.changed(lambda arc: thinned(tuple(map(project, arc)), near))


def thinned(points: Arc, near: float) -> Arc:
    """A line without the points that lie nearer than can be seen to the line that is left (Douglas and Peucker)."""
    kept, open_ = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_:
        first, last = open_.pop()
        distances = [away(point, points[first], points[last]) for point in points[first + 1 : last]]
        furthest = max(distances, default=0)
        if furthest > near:
            middle = first + 1 + distances.index(furthest)
            kept.add(middle)
            open_ += [(first, middle), (middle, last)]
    return tuple((round(x, 1), round(y, 1)) for x, y in (points[number] for number in sorted(kept)))


def away(point: Point, begin: Point, end: Point) -> float:
    """How far a point is from a line; from a line that ends where it begins, as around an island, how far from there."""
    wide, high = end[0] - begin[0], end[1] - begin[1]
    across, down = point[0] - begin[0], point[1] - begin[1]
    length = hypot(wide, high)
    return abs(wide * down - high * across) / length if length else hypot(across, down)


def along(line: Sequence[Point], step: float) -> Iterator[Point]:
    """Points on a line, no further from each other than a step."""
    for begin, end in pairwise(line):
        count = int(hypot(end[0] - begin[0], end[1] - begin[1]) / step) + 1
        for part in range(count + 1):
            share = part / count
            yield begin[0] + share * (end[0] - begin[0]), begin[1] + share * (end[1] - begin[1])


def rings(topology: Topology, polygons: Sequence[Polygon], speck: float = SPECK) -> list[list[list[Point]]]:
    """Polygons as GeoJSON has them, without islands and holes too small to be seen; the largest one always stays."""
    found = [[ring for ring in topology.points(polygon) if len(ring) > 3] for polygon in polygons]
    found = [polygon for polygon in found if polygon]
    largest = max(found, key=lambda polygon: area(polygon[0]), default=[])
    return [
        [polygon[0], *(hole for hole in polygon[1:] if area(hole) >= speck)]
        for polygon in found
        if polygon is largest or area(polygon[0]) >= speck
    ]


def area(ring: Sequence[Point]) -> float:
    """The size of what a ring encloses."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def centre(ring: Sequence[Point]) -> Point:
    """The centre of gravity of what a ring encloses; of one that encloses nothing, its first point."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    if not twice:
        return ring[0]
    across = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring))
    down = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring))
    return across / (3 * twice), down / (3 * twice)


def shape(polygons: Sequence[object], **properties: object) -> Feature:
    """Polygons as one feature of GeoJSON, with what else is known of it."""
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": polygons}, **properties}


def lines(arcs: Iterable[Arc]) -> Feature:
    """Lines as one feature of GeoJSON."""
    return {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": [*arcs]}}
