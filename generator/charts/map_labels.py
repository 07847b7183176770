"""Names on a map: each beside its dot where there is room for it, and told in words where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.charts.map_shapes import Box
from generator.geometry import Point

HEIGHT, LETTER, APART = 13, 6.0, 2  # pixels: of a name, of one of its letters, between a name and what is beside it
# Sides of a dot, the best first: how far along it a name begins, of the dot's radius, and of its own size.
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.7, -0.8), (0.7, 0.8), (-0.7, -0.8), (-0.7, 0.8))


@dataclass(frozen=True)
class Dot:
    """A dot on a map and what to call it."""

    name: str
    at: Point
    radius: float

    @property
    def box(self) -> Box:
        """The room that it takes."""
        (x, y), r = self.at, self.radius
        return Box(x - r, y - r, x + r, y + r)

    def places(self) -> Iterator[tuple[str, Point, Box]]:
        """Where its name can stand, the best place first: how it is aligned, its anchor, and the room that it takes."""
        wide = LETTER * len(self.name)
        for across, down in SIDES:
            x = self.at[0] + across * (self.radius + APART)
            top = self.at[1] + down * (self.radius + HEIGHT / 2) - HEIGHT / 2
            left = x if across > 0 else x - wide if across < 0 else x - wide / 2
            align = "rightwards" if across > 0 else "leftwards" if across < 0 else "centred"
            yield align, (x, top), Box(left, top, left + wide, top + HEIGHT)


@dataclass(frozen=True)
class Label:
    """A name that has found a place: the name, how it is aligned, and its anchor."""

    name: str
    align: str
    at: Point


def placed(dots: Sequence[Dot], frame: Box, lines: Sequence[Point]) -> tuple[list[Label], list[str], list[Box]]:
    """Names in the order of the dots, each where it meets nothing; those without a place; and all room taken.

    A name keeps off other names and dots, and off lines too where there is a place that does.
    """
    taken, labels, left_out = [dot.box for dot in dots], [], []
    for dot in dots:
        free = [one for one in dot.places() if within(one[2], frame) and not any(one[2].meets(box) for box in taken)]
        clear = (one for one in free if not any(one[2].holds(point) for point in lines))
        place = next(clear, free[0] if free else None)
        if place is None:
            left_out.append(dot.name)
        else:
            labels.append(Label(dot.name, *place[:2]))
            taken.append(place[2])
    return labels, left_out, taken


def within(box: Box, frame: Box) -> bool:
    """Whether a box lies in a frame."""
    across = frame.left <= box.left and box.right <= frame.right
    return across and frame.top <= box.top and box.bottom <= frame.bottom


def named_areas(names: Sequence[tuple[str, Point, float]], taken: Sequence[Box]) -> list[Label]:
    """The names of areas at their centres, as far as each fits into its area's width and meets nothing."""
    room, labels = [*taken], []
    for name, (x, y), width in names:
        half = LETTER * len(name) / 2
        box = Box(x - half, y - HEIGHT / 2, x + half, y + HEIGHT / 2)
        if 2 * half <= width and not any(box.meets(other) for other in room):
            labels.append(Label(name, "centred", (x, y - HEIGHT / 2)))
            room.append(box)
    return labels
