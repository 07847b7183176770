"""Geometry: shapes that share their borders, where they come from, and how degrees become pixels."""

from __future__ import annotations

import re
from itertools import pairwise
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.country_view import view_of
from generator.charts.map_marks import in_steps
from generator.charts.map_shapes import Box, area, azimuthal, equal_earth, fitted, thinned
from generator.countries import country_codes, country_of_number
from generator.geometry import Atlas, Point, Topology, WrongGeometry, read_atlas
from tests.sample_projects import ROOT, project

# Two squares side by side; the border between them is one arc.
SQUARES = Topology(
    arcs=(((1, 0), (1, 1)), ((1, 1), (0, 1), (0, 0), (1, 0)), ((1, 0), (2, 0), (2, 1), (1, 1))),
    shapes={"west": (((0, 1),),), "east": (((2, ~0),),)},
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(ROOT)


# Shapes


def test_neighbours_share_their_border_and_the_outline_is_around_both() -> None:
    assert SQUARES.borders() == (SQUARES.arcs[0],)
    assert set(SQUARES.outline()) == {SQUARES.arcs[1], SQUARES.arcs[2]}
    assert SQUARES.points(SQUARES.shapes["east"][0]) == [[(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]]


def test_borders_stand_in_the_order_of_the_shapes_whatever_their_names() -> None:
    """Texts have other hashes in every process, and what is drawn may not depend on them."""
    row = tuple(((x, 0), (x, 1)) for x in range(30))
    shapes = {f"{x}": (((x, ~(x + 1)),),) for x in range(29)}
    assert Topology(row, shapes).borders() == row[1:-1]


def test_shapes_put_together_have_no_border_between_them() -> None:
    whole = SQUARES.joined({"both": ("west", "east")})
    assert whole.borders() == ()
    assert set(whole.outline()) == {SQUARES.arcs[1], SQUARES.arcs[2]}


def test_a_shape_alone_keeps_its_own_arcs_only() -> None:
    east = SQUARES.of(["east"]).trimmed()
    assert set(east.arcs) == {SQUARES.arcs[0], SQUARES.arcs[2]}
    assert east.points(east.shapes["east"][0]) == SQUARES.points(SQUARES.shapes["east"][0])


def test_every_shape_of_the_atlas_is_closed(atlas: Atlas) -> None:
    for topology in (atlas.world, atlas.outlines, atlas.land, atlas.areas("PK")):
        assert topology
        for polygons in topology.shapes.values():
            for polygon in polygons:
                assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in topology.points(polygon))


def test_numbers_of_countries_are_those_of_iso_3166() -> None:
    assert [country_of_number(number) for number in ("586", "004", "528", "", "000")] == ["PK", "AF", "NL", None, None]


def test_no_country_of_the_coarse_map_is_missing_from_the_fine_one(atlas: Atlas) -> None:
    assert set(atlas.world.shapes) <= set(atlas.outlines.shapes) <= set(country_codes())


def test_the_areas_of_pakistan_are_those_of_today(atlas: Atlas) -> None:
    areas = atlas.areas("PK")
    assert areas
    assert set(areas.shapes) == {"PK-BA", "PK-GB", "PK-IS", "PK-JK", "PK-KP", "PK-PB", "PK-SD"}
    assert len(areas.shapes["PK-KP"]) == 2  # the province, and the tribal areas that were merged into it in 2018


def test_all_vendored_geometry_stands_beside_its_licence_and_is_named_in_the_readme() -> None:
    folder = ROOT / "site_config" / "geometry"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    files = sorted(folder.glob("*/*.json"))
    assert files
    for file in files:
        assert (file.parent / "LICENSE").is_file()
        assert file.relative_to(folder).as_posix() in readme


@pytest.mark.parametrize(
    ("change", "said"),
    [(None, "areas.yml is not there"), (("PK.NA", "PK.XX"), "PK.XX"), (("PK-BA:", "PK-BA"), r"areas.yml:\d+")],
)
def test_geometry_that_cannot_be_used_is_told_with_its_file(
    tmp_path_factory: pytest.TempPathFactory, change: tuple[str, str] | None, said: str
) -> None:
    root = project(tmp_path_factory.mktemp("geometry"))
    path = root / "site_config/geometry/areas.yml"
    if change is None:
        path.unlink()
    else:
        path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(WrongGeometry, match=said):
        read_atlas(root).areas("PK")


# From degrees to pixels

DEGREES = st.tuples(st.floats(-179, 179), st.floats(-85, 85))


@given(DEGREES)
def test_a_place_mirrored_at_the_equator_is_mirrored_on_the_map(point: Point) -> None:
    x, y = equal_earth(point)
    mirrored = equal_earth((-point[0], -point[1]))
    assert (mirrored[0], mirrored[1]) == pytest.approx((-x, -y), abs=1e-9)
    assert abs(x) <= 2.71
    assert abs(y) <= 1.32


@given(st.floats(-80, 80), st.floats(-170, 170))
def test_squares_of_one_size_on_the_globe_have_one_size_on_both_maps(up: float, across: float) -> None:
    side = 0.01
    wide = side / cos(radians(up))
    corners = [(across, up), (across + wide, up), (across + wide, up + side), (across, up + side), (across, up)]
    for projected in (equal_earth, azimuthal((across + 10, up / 2))):
        assert area([projected(corner) for corner in corners]) == pytest.approx(radians(side) ** 2, rel=0.02)


def test_a_box_is_fitted_in_the_middle_and_keeps_its_shape() -> None:
    fit = fitted(Box(0, 0, 2, 1), 100, 100)
    assert (fit((0, 0)), fit((2, 1))) == ((0, 0), (100, 50))
    fit = fitted(Box(0, 0, 1, 2), 100, 100)
    assert (fit((0, 0)), fit((1, 2))) == ((25, 0), (75, 100))


LINES = st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=2, max_size=40)


@given(LINES, st.floats(0.1, 50))
def test_a_thinned_line_keeps_its_ends_and_its_order_and_adds_nothing(line: list[Point], near: float) -> None:
    kept = thinned(tuple(line), near)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in kept)


@given(LINES, st.booleans())
def test_steps_lead_to_where_the_points_were(line: list[Point], closed: bool) -> None:
    path = "M" + "L".join(f"{x / 10},{y / 10}" for x, y in line) + ("Z" if closed else "")
    told = in_steps(path)
    assert told.endswith("z") == closed
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", told)]
    steps = list(zip(numbers[::2], numbers[1::2], strict=True))
    walked = [(sum(x for x, _ in steps[: n + 1]), sum(y for _, y in steps[: n + 1])) for n in range(len(steps))]
    for (x, y), (to_x, to_y) in zip(walked, line, strict=True):
        assert (x, y) == pytest.approx((to_x / 10, to_y / 10), abs=1e-6)


@pytest.mark.parametrize("country", ["PK", "FJ", "RU", "US", "FR", "NO", "NZ", "KI", "CL"])
def test_a_country_fills_its_box_wherever_on_the_globe_it_lies(atlas: Atlas, country: str) -> None:
    view = view_of(atlas, country, 440, 430)
    assert view
    points = [point for polygons in view.polygons.values() for polygon in polygons for point in polygon[0]]
    assert all(-1 <= x <= 441 and -1 <= y <= view.box.height + 1 for x, y in points)
    wide, high = max(x for x, _ in points) - min(x for x, _ in points), max(y for _, y in points)
    assert wide > 435 or high > 425
    assert max(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(view.outline[0])) < 300
