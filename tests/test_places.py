"""Places: the registry of towns and areas, and how the names that sources use are recognised."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.geometry import Point, Topology, read_atlas
from generator.places import folded, where
from generator.registry import read_lists
from tests.sample_projects import ROOT, incident, project, read, real_archive, real_lists, with_fields

ATLAS = read_atlas(ROOT)


def test_every_area_that_the_archive_names_is_a_place_of_the_registry() -> None:
    archive = real_archive()
    assert [name for one in archive.incidents for name in where(one, archive.lists).names] == []


@pytest.mark.parametrize(
    "name", ["Karachi", "KARACHI", "karachi ", "Mirpur-Khas", "mirpurkhas", "D.I. Khan", "Baluchistan"]
)
def test_a_place_is_recognised_however_its_name_is_written(name: str) -> None:
    (place,) = where(incident(f"scope: {{level: local, areas: ['{name}']}}\n"), real_lists()).places
    assert folded(name) in {folded(one) for one in (place.label, *place.aliases)}


def test_a_place_of_another_country_is_not_recognised() -> None:
    found = where(incident("countries: [IN]\nscope: {level: regional, areas: [Punjab]}\n"), real_lists())
    assert (found.places, found.names) == ((), ("Punjab",))


@given(st.text(max_size=40))
@example("\N{MATHEMATICAL BOLD ITALIC CAPITAL A}")
def test_folding_a_folded_name_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_every_town_lies_in_the_area_that_the_registry_gives_it() -> None:
    towns = [place for place in real_lists()["places"] if place.point and place.area]
    assert towns
    for town in towns:
        areas = ATLAS.areas(town.country)
        assert areas
        nearest = min(areas.shapes, key=lambda code: distance(areas, code, town.point))
        assert nearest == town.area, town.id


def distance(areas: Topology, code: str, point: Point) -> float:
    """How far a point is from an area; 0 within it."""
    rings = [areas.ring(polygon[0]) for polygon in areas.shapes[code]]
    if any(holds(ring, point) for ring in rings):
        return 0
    return min(hypot(x - point[0], y - point[1]) for ring in rings for x, y in ring)


def holds(ring: list[Point], point: Point) -> bool:
    x, y = point
    crossed = [
        (x2 - x1) * (y - y1) / (y2 - y1) + x1 > x for (x1, y1), (x2, y2) in pairwise(ring) if (y1 > y) != (y2 > y)
    ]
    return sum(crossed) % 2 == 1


def test_every_area_with_a_shape_has_a_name_and_every_named_area_a_shape() -> None:
    areas = ATLAS.areas("PK")
    assert areas
    named = {place.area for place in real_lists()["places"] if place.point is None}
    assert named == set(areas.shapes)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{label: A, country: PK}", "a place has a point or an area"),
        ("{label: A, country: PK, latitude: 24.86}", "a point has a latitude and a longitude"),
        ("{label: A, country: PK, area: IN-PB}", 'the area "IN-PB" is not in PK'),
        ("{label: A, country: PK, area: Sindh}", '"Sindh" is not an area\'s code'),
        ("{label: A, country: PK, latitude: 91, longitude: 0}", "must be 90.0 or less, not 91"),
        ("{label: A, country: PK, latitude: north, longitude: 0}", 'takes a number, not "north"'),
        ("{label: A, country: PK, latitude: .inf, longitude: 0}", "must be 90.0 or less"),
        ("{label: A, area: PK-SD}", 'missing field "country"'),
    ],
)
def test_a_faulty_place_is_told(tmp_path: Path, entry: str, said: str) -> None:
    root = project(tmp_path)
    path = root / "site_config/registry/places.yml"
    path.write_text(f"title: Places\nabout: A list.\nentries:\n  a: {entry}\n", encoding="utf-8")
    own = [problem.message for problem in read_lists(root)[1] if problem.place.file.endswith("places.yml")]
    assert any(said in message for message in own), own


def test_a_name_that_is_nearly_a_place_is_warned_of_and_any_other_is_free() -> None:
    def warned(area: str) -> list[str]:
        found = read(with_fields(f"scope: {{level: local, areas: [{area}]}}\n"))
        assert found.problems == ()
        return [one.hint for one in found.warnings if one.code == "OUT370"]

    assert warned("Karachy") == ["write Karachi; if it is another place, add it in site_config/registry/places.yml"]
    assert warned("Karachi") == warned("Saddar") == []
