"""How many incidents are on record in each country: a map of the world in classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Archive
from generator.charts.counted import Counted, counted, incidents_in_words, numbers_by_group
from generator.charts.drawing import GAP, LETTER, LINE, NARROW, WIDE, Caption, Chart, Drawing, Layout
from generator.charts.globe import Globe, globe_of
from generator.charts.keeping import Plain, kept_chart
from generator.charts.map_marks import EMPTY, STEP, lighter, map_sketch, shade, shades_for
from generator.charts.map_shapes import Feature, lines, shape
from generator.charts.words import Mark, paragraphs, text
from generator.countries import country_name
from generator.geometry import Atlas
from generator.incident import Incident

KEY, TITLE = "world-map", "Incidents on record by country"
SMALL = 16  # in pixels, what a country must measure to be seen without a spot on it
MOST_TOLD = 12  # countries in words; the table has them all
RULE = (
    "An incident counts once in every country in which it took place, so the numbers of countries can come to more than "
    "the incidents."
)
TOGETHER = (
    "The shades count incidents of all groups together, though they differ in kind; the table has each group apart."
)
BORDERS = "Borders are those of Natural Earth and take no position."


@dataclass(frozen=True)
class World:
    """Counted incidents, and the country of each as often as it has countries."""

    counted: Counted
    atlas: Atlas

    @cached_property
    def groups(self) -> dict[str, list[str]]:
        """The groups of the incidents of each country, by its code; the country with most incidents first."""
        found: dict[str, list[str]] = {}
        for incident, group in self.counted.incidents:
            for code in incident.countries:
                found.setdefault(code, []).append(group)
        order = sorted(found, key=lambda code: (-len(found[code]), country_name(code)))
        return {code: found[code] for code in order}

    @property
    def shown(self) -> tuple[str, ...]:
        """The countries that have a shape."""
        return tuple(code for code in self.groups if code in self.globe(Layout(WIDE)).spots)

    @property
    def not_shown(self) -> tuple[str, ...]:
        """The countries that have none, which are told in words."""
        return tuple(code for code in self.groups if code not in self.globe(Layout(WIDE)).spots)

    def globe(self, layout: Layout) -> Globe:
        """The map that all this is put on."""
        return globe_of(self.atlas, layout.plot)

    @property
    def notes(self) -> list[str]:
        """What stands below the map."""
        names = ", ".join(f"{country_name(code)}, {len(self.groups[code])}" for code in self.not_shown)
        return [
            RULE,
            TOGETHER,
            *([f"Not on the map: {names}."] if names else []),
            *self.counted.left_out_words,
            BORDERS,
        ]


def world_chart(world: World) -> Chart:
    """The map as a chart."""
    description = described(world)
    names = world.counted.groups
    drawings = (drawing(world, Layout(width)) for width in (WIDE, NARROW))
    drawn, svg = map_sketch.drawn(Caption(KEY, TITLE, description), drawings, lighter)
    return Chart(
        key=KEY,
        title=TITLE,
        description=description,
        svg=svg,
        drawing=drawn,
        columns=("Country", *names, "All groups"),
        rows=tuple(
            (country_name(code), *map(str, numbers_by_group(names, of)), str(len(of)))
            for code, of in world.groups.items()
        ),
        explore="where",
        records=tuple(
            {"country": code, "country_in_words": country_name(code), "group": group, "incidents": number}
            for code, of in world.groups.items()
            for group, number in zip(names, numbers_by_group(names, of), strict=True)
            if number
        ),
    )


def drawing(world: World, layout: Layout) -> Drawing:
    """Land, borders, the countries with incidents, and the key below."""
    globe = world.globe(layout)
    shades = shades_for([len(of) for of in world.groups.values()])
    depths = {code: shades.depth(len(world.groups[code])) for code in world.shown}
    key, below = key_below(world, layout, globe.height)
    return Drawing(
        data={
            **EMPTY,
            "shapes": [shape(globe.land, **shade(0.0)), *shaded(globe, depths)],
            "borders": [lines(globe.borders)] if layout.width == WIDE else [],
            "spots": spots(globe, depths),
            **key,
        },
        settings={},
        width=layout.width,
        height=globe.height,
        below=below,
    )


def shaded(globe: Globe, depths: Mapping[str, float]) -> list[Feature]:
    """The countries with incidents that are large enough for the coarse map."""
    return [shape(globe.shapes[code], **shade(depth)) for code, depth in depths.items() if code in globe.shapes]


def spots(globe: Globe, depths: Mapping[str, float]) -> list[Mark]:
    """A spot on each country with incidents that is too small to be seen."""
    found: list[Mark] = []
    for code, depth in depths.items():
        (left, top), size = globe.spots[code]
        if size < SMALL:
            found.append({"left": left, "top": top, "size": 60, **shade(depth)})
    return found


def key_below(world: World, layout: Layout, top: int) -> tuple[dict[str, list[Mark]], int]:
    """What the shades stand for, side by side, then the notes; and the room that they take below the map."""
    numbers = [len(of) for of in world.groups.values()]
    squares, left, line = [], 8.0, top + 2 * LINE
    words = [text(0, top + 4, ["Incidents on record"])]
    for said, depth in (("none on record", 0.0), *shades_for(numbers).used(numbers)):
        squares += [{"left": left, "top": line, **shade(one)} for one in (0.0, depth)]  # as on the map, on the land
        words.append(text(left + 12, line - 6, [said]))
        left += 34 + LETTER * len(said)
    notes, end = paragraphs(world.notes, 0, line + STEP, layout.plot)
    return {"squares": squares, "rightwards": words + notes}, round(end - top + GAP)


def described(world: World) -> str:
    """How many there are where, the rule, and what is left out."""
    most = "; ".join(
        f"{country_name(code)}: {incidents_in_words(len(of))} ({apart(world.counted.groups, of)})"
        for code, of in list(world.groups.items())[:MOST_TOLD]
    )
    more = len(world.groups) - MOST_TOLD
    rest = f" The table has {more} more." if more > 0 else ""
    return f"{most}.{rest} {' '.join(world.notes)}"


def apart(groups: Sequence[str], of: Sequence[str]) -> str:
    """How many of each group, in words."""
    numbers = zip(groups, numbers_by_group(groups, of), strict=True)
    return ", ".join(f"{group.lower()} {number}" for group, number in numbers if number)


def world_map(archive: Archive, incidents: Sequence[Incident], atlas: Atlas) -> Chart | None:
    """Counted incidents by country; nothing where none counts."""
    world = World(counted(archive, incidents), atlas)
    return kept_chart(KEY, plain(world), lambda: world_chart(world)) if world.groups else None


def plain(world: World) -> Plain:
    """All that the map is drawn and told from, in plain values: the numbers of each country, and a digest of the shapes."""
    names = world.counted.groups
    numbers = [(code, country_name(code), numbers_by_group(names, of)) for code, of in world.groups.items()]
    return names, numbers, world.counted.left_out, world.atlas.digest
