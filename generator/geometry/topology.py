"""Shapes that share their borders: TopoJSON as values. What is done to an arc is done to both sides of the border."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

Point = tuple[float, float]  # longitude and latitude, or a place in a drawing
Arc = tuple[Point, ...]
Ring = tuple[int, ...]  # numbers of arcs in turn; ~n is arc n from its end to its beginning
Polygon = tuple[Ring, ...]  # the outer ring, then holes


@dataclass(frozen=True)
class Topology:
    """Shapes by their keys, made of arcs that they share."""

    arcs: tuple[Arc, ...]
    shapes: Mapping[str, tuple[Polygon, ...]]

    def changed(self, change: Callable[[Arc], Arc]) -> Topology:
        """The same shapes with every arc changed."""
        return replace(self, arcs=tuple(map(change, self.arcs)))

    def of(self, keys: Iterable[str]) -> Topology:
        """These shapes and no others."""
        return replace(self, shapes={key: self.shapes[key] for key in keys})

    def trimmed(self) -> Topology:
        """The same without the arcs that no shape uses."""
        used = sorted({index(number) for _key, number in self.numbers()})
        place = {old: new for new, old in enumerate(used)}
        shapes = {
            key: tuple(
                tuple(tuple(place[n] if n >= 0 else ~place[~n] for n in ring) for ring in polygon)
                for polygon in polygons
            )
            for key, polygons in self.shapes.items()
        }
        return Topology(tuple(self.arcs[old] for old in used), shapes)

    def joined(self, parts: Mapping[str, Sequence[str]]) -> Topology:
        """Shapes put together: each new key from the keys of its parts."""
        joined = {key: tuple(one for part in of for one in self.shapes[part]) for key, of in parts.items()}
        return replace(self, shapes=joined)

    def points(self, polygon: Polygon) -> list[list[Point]]:
        """The rings of a polygon as points; where two arcs meet, the point stands once."""
        return [self.ring(ring) for ring in polygon]

    def ring(self, ring: Ring) -> list[Point]:
        """One ring as points, closed."""
        points: list[Point] = []
        for number in ring:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc if not points else arc[1:]
        return points

    def borders(self) -> tuple[Arc, ...]:
        """Every line between two shapes."""
        uses = dict.fromkeys((index(number), key) for key, number in self.numbers())  # a set has no order of its own
        owners = Counter(number for number, _key in uses)
        return tuple(self.arcs[number] for number, times in owners.items() if times > 1)

    def outline(self) -> tuple[Arc, ...]:
        """Every line with a shape on one side only: the outline of all of them together."""
        uses = Counter(index(number) for _key, number in self.numbers())
        return tuple(self.arcs[number] for number, times in uses.items() if times == 1)

    def numbers(self) -> Iterator[tuple[str, int]]:
        """The numbers of all arcs, with the keys of the shapes that use them."""
        for key, polygons in self.shapes.items():
            for polygon in polygons:
                for ring in polygon:
                    yield from ((key, number) for number in ring)


def index(number: int) -> int:
    """Which arc a number means, in whichever direction."""
    return number if number >= 0 else ~number


def read_topology(content: Mapping[str, Any], name: str, key_of: Callable[[Mapping[str, Any]], str | None]) -> Topology:
    """The shapes of one object of a TopoJSON file; one without a key is left out, those of one key are one shape."""
    shapes: dict[str, tuple[Polygon, ...]] = {}
    for geometry in content["objects"][name]["geometries"]:
        key = key_of(geometry)
        if key is not None:
            shapes[key] = shapes.get(key, ()) + polygons_of(geometry)
    return Topology(tuple(decoded(content)), shapes)


def polygons_of(geometry: Mapping[str, Any]) -> tuple[Polygon, ...]:
    """The polygons of a geometry, be they one or many."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons)


def decoded(content: Mapping[str, Any]) -> Iterator[Arc]:
    """Arcs in degrees; the file has the steps from each point to the next on a grid of whole numbers."""
    (wide, high), (left, low) = content["transform"]["scale"], content["transform"]["translate"]
    for arc in content["arcs"]:
        points = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        yield tuple((x * wide + left, y * high + low) for x, y in points)
