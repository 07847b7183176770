"""Where in a country: its areas shaded by the incidents in which sources name them, and the towns that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import pi

from generator.archive import Archive
from generator.charts.counted import incidents_in_words
from generator.charts.country_places import Named, named_in
from generator.charts.country_view import View, view_of
from generator.charts.drawing import (
    GAP,
    MUTED,
    NARROW,
    WIDE,
    Caption,
    Chart,
    Drawing,
    Layout,
)
from generator.charts.keeping import Plain, kept_chart
from generator.charts.map_key import Key, radius, shaded, write_key
from generator.charts.map_labels import Dot, Label, named_areas, placed
from generator.charts.map_marks import EMPTY, lighter, map_sketch, shades_for
from generator.charts.map_shapes import along, lines, shape
from generator.charts.words import Mark, text
from generator.countries import country_name
from generator.geometry import Atlas
from generator.incident import Incident

KEY = "country-map"
MAP, HIGHEST, KEY_COLUMN = 440, 430, 470  # pixels: the wide map, and where the key beside it begins
CLOSE = 4  # pixels: a name this near to the outline meets it
RULE = (
    "An incident counts once in every area and place that a source names, and in the area in which a named place lies."
)
NATIONWIDE = "One that is called nationwide is not counted in areas that no source names."
TOGETHER = "Groups that differ in kind are counted together here and apart in the table."
BORDERS = "Borders are those of Natural Earth and take no position."


@dataclass(frozen=True)
class Ground:
    """What is named of a country, and the shapes that there are for it."""

    named: Named
    atlas: Atlas

    @property
    def country(self) -> str:
        """Its name."""
        return country_name(self.named.country)

    def view(self, layout: Layout) -> View:
        """The country as a layout has room for it."""
        seen = self.wide if layout.width == WIDE else view_of(self.atlas, self.named.country, layout.plot, HIGHEST)
        if seen is None:
            raise LookupError(f"there is no shape of {self.named.country}")
        return seen

    @cached_property
    def wide(self) -> View | None:
        """The country where there is room; nothing where there is no shape of it."""
        return view_of(self.atlas, self.named.country, MAP, HIGHEST)

    def not_on(self, view: View) -> list[str]:
        """What is named and not drawn."""
        named = self.named
        areas = [code for code in named.areas if code not in view.shapes.shapes]
        towns = [key for key in named.towns if not view.has(named.town(key).point or (0, 0))]
        found = (
            *((name, named.unknown[name]) for name in named.unknown),
            *((named.area_name(code), named.areas[code]) for code in areas),
            *((named.town(key).label, named.towns[key]) for key in towns),
        )
        return [f"{name} ({len(groups)})" for name, groups in found]


def ground_chart(ground: Ground) -> Chart:
    """The map as a chart."""
    title = f"Where in {ground.country}"
    key, description = f"{KEY}-{ground.named.country.lower()}", described(ground)
    drawings = (drawing(ground, Layout(width)) for width in (WIDE, NARROW))
    drawn, svg = map_sketch.drawn(Caption(key, title, description), drawings, lighter)
    return Chart(
        key=key,
        title=title,
        description=description,
        svg=svg,
        drawing=drawn,
        columns=("Named by sources", "What it is", *ground.named.counted.groups, "All groups"),
        rows=tuple(ground.named.rows()),
        explore="where",
        records=tuple(ground.named.records()),
    )


def drawing(ground: Ground, layout: Layout) -> Drawing:
    """The map, and the key beside it or, where there is no room, below."""
    view, named = ground.view(layout), ground.named
    shades = shades_for([len(groups) for groups in named.areas.values()])
    dots = list(dots_of(ground, view))
    edges = [point for line in view.outline for point in along(line, CLOSE)]
    labels, left_out, taken = placed(dots, view.box, edges)
    areas = named_areas(
        [(named.area_name(key), *view.middle(key)) for key in view.shapes.shapes if key in named.areas], taken
    )
    beside = layout.width == WIDE
    left, top = (KEY_COLUMN, 8) if beside else (0, view.box.height + 14)
    key = Key(left, top, layout.plot - left)
    write_key(key, named, shades, [*notes_of(ground, view), *unnamed(left_out)])
    return Drawing(
        data={
            **EMPTY,
            "shapes": [
                shape(polygons, **shaded(shades.depth(len(named.areas.get(code, ())))))
                for code, polygons in view.polygons.items()
            ],
            "borders": [lines(view.borders)],
            "whole" if named.nationwide else "outline": [lines(tuple(map(tuple, view.outline)))],
            **key.marks,
            "dots": [*map(marked, dots), *key.marks["dots"]],
            **{align: [*words_of(labels, areas, align)] for align in ("leftwards", "centred")},
            "rightwards": [*key.words, *words_of(labels, areas, "rightwards")],
        },
        settings={},
        width=layout.width,
        height=round(view.box.height),
        below=max(0, round(key.top - view.box.height)) + GAP,
    )


def dots_of(ground: Ground, view: View) -> Iterator[Dot]:
    """A dot for each town in the drawing, its area by the number of incidents, the largest first."""
    towns = ground.named.towns
    for key, groups in towns.items():
        point = ground.named.town(key).point
        if point and view.has(point):
            yield Dot(ground.named.town(key).label, view.project(point), radius(len(groups), towns))


def marked(dot: Dot) -> Mark:
    """A dot as a mark."""
    return {"left": dot.at[0], "top": dot.at[1], "size": pi * dot.radius**2}


def words_of(labels: Sequence[Label], areas: Sequence[Label], align: str) -> list[Mark]:
    """The names on the map that are aligned in one way."""
    towns = [text(*label.at, [label.name], letters=11) for label in labels if label.align == align]
    return towns + [text(*one.at, [one.name], colour=MUTED, letters=11) for one in areas if one.align == align]


def notes_of(ground: Ground, view: View) -> list[str]:
    """The rules, and what is not on the map."""
    lost, nowhere = ground.not_on(view), ground.named.nowhere
    return [
        RULE,
        *([NATIONWIDE] if ground.named.nationwide else []),
        TOGETHER,
        *([f"Not on the map: {', '.join(lost)}."] if lost else []),
        *([f"Without a place that a source names: {incidents_in_words(nowhere)}."] if nowhere else []),
        *ground.named.counted.left_out_words,
        BORDERS,
    ]


def unnamed(left_out: Sequence[str]) -> list[str]:
    """The dots for whose names there is no room."""
    return [f"Dots without a name, for want of room: {', '.join(left_out)}."] if left_out else []


def described(ground: Ground) -> str:
    """Where, in how many incidents, by which rule, and what is left out."""
    named = ground.named
    areas = ", ".join(f"{named.area_name(code)} {len(groups)}" for code, groups in named.areas.items())
    towns = ", ".join(f"{named.town(key).label} {len(groups)}" for key, groups in named.towns.items())
    sentences = [
        f"{incidents_in_words(named.counted.total)} in {ground.country}: {named.counted.apart}.",
        *([f"A source calls {len(named.nationwide)} of them nationwide."] if named.nationwide else []),
        *([f"By area: {areas}."] if areas else []),
        *([f"By place: {towns}."] if towns else []),
        *notes_of(ground, ground.view(Layout(WIDE))),
    ]
    return " ".join(sentences)


def country_map(archive: Archive, incidents: Sequence[Incident], atlas: Atlas, country: str) -> Chart | None:
    """The counted incidents of a country on its map; nothing where none says where, or there is no shape of it."""
    named = named_in(archive, incidents, country)
    says_where = named.areas or named.towns or named.unknown or named.nationwide
    ground = Ground(named, atlas)
    return kept_chart(KEY, plain(ground), lambda: ground_chart(ground)) if says_where and ground.wide else None


def plain(ground: Ground) -> Plain:
    """All that a map is drawn and told from, in plain values: what is named, the numbers, and a digest of the shapes."""
    named, counted = ground.named, ground.named.counted
    told = counted.total, counted.apart, counted.groups, counted.left_out, len(named.nationwide), named.nowhere
    return ground.country, told, tuple(named.rows()), list(named.records()), ground.atlas.digest
