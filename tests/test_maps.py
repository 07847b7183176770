"""Maps: what they show and say, and that nothing is lost that they cannot show."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree as XML

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import Archive
from generator.charts import Chart
from generator.charts.counted import counted
from generator.charts.country_map import Ground
from generator.charts.country_places import named_in
from generator.charts.drawing import NARROW, Layout
from generator.charts.map_labels import Dot, named_areas, placed, within
from generator.charts.map_marks import DEPTHS, shades_for
from generator.charts.map_shapes import Box
from generator.charts.of_archive import country_map, world_map
from generator.charts.world_map import World, drawing
from generator.countries import country_codes, country_name, zones_of
from generator.geometry import Atlas, read_atlas
from tests.golden import assert_golden
from tests.sample_projects import ROOT, archive_of, incident, real_archive

COLOUR = re.compile(r"none|transparent|var\(--chart-(ink|muted|grid|[1-6])\)")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(ROOT)


@pytest.fixture(scope="module")
def maps(atlas: Atlas) -> list[Chart]:
    archive = real_archive()
    drawn = [world_map(archive, archive.incidents, atlas), country_map(archive, archive.incidents, atlas, "PK")]
    return [one for one in drawn if one]


def scoped(scope: str, *, countries: str = "[PK]", number: int = 1) -> Archive:
    """An archive of one incident with this scope, in the first zone of its first country."""
    zone = zones_of(countries[1:3])[0]
    fields = f"countries: {countries}\ntime_zone: {zone}\nkinds: [service_blocking]\nscope: {scope}\n"
    return archive_of(incident(fields, f"2022-08-21-x-{number}"))


def mapped(archive: Archive, atlas: Atlas, country: str = "PK") -> Chart:
    chart = country_map(archive, archive.incidents, atlas, country)
    assert chart
    return chart


# What they say


def test_both_maps_say_what_they_show(maps: list[Chart]) -> None:
    for chart in maps:
        table = "\n".join(" | ".join(row) for row in (chart.columns, *chart.rows))
        text = f"{chart.title}\n\n{chart.description}\n\n{table}\n"
        assert_golden(ROOT / "tests/charts" / f"{chart.key}.txt", text)


@given(st.lists(st.sampled_from(country_codes()), min_size=1, max_size=9, unique=True))
def test_every_country_of_every_incident_is_on_the_map_or_told_in_words(codes: list[str]) -> None:
    archive = scoped("{level: unknown}", countries=f"[{', '.join(codes)}]")
    world = World(counted(archive, archive.incidents), read_atlas(ROOT))
    assert sorted((*world.shown, *world.not_shown)) == sorted(codes)
    told = " ".join(world.notes).partition("Not on the map: ")[2]
    assert all(f"{country_name(code)}, 1" in told for code in world.not_shown)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(country_codes()), min_size=1, max_size=9, unique=True))
def test_every_country_that_is_on_the_map_is_a_shape_large_enough_to_see_or_a_spot(codes: list[str]) -> None:
    atlas = read_atlas(ROOT)
    archive = scoped("{level: unknown}", countries=f"[{', '.join(codes)}]")
    world = World(counted(archive, archive.incidents), atlas)
    drawn = drawing(world, Layout(NARROW))
    assert len(drawn.data["shapes"]) - 1 + len(drawn.data["spots"]) >= len(world.shown)
    assert all(0 <= float(str(spot["left"])) <= 316 for spot in drawn.data["spots"])


NAMES = st.lists(
    st.one_of(st.sampled_from(["Karachi", "Sindh", "Gwadar", "Islamabad"]), st.text("abcdef", min_size=1)),
    min_size=1,
    max_size=5,
    unique=True,
)


@settings(max_examples=20)
@given(NAMES)
def test_every_name_is_on_the_map_or_told_in_words(names: list[str]) -> None:
    archive = scoped(f"{{level: regional, areas: [{', '.join(map(repr, names))}]}}")
    ground = Ground(named_in(archive, archive.incidents, "PK"), read_atlas(ROOT))
    named, told = ground.named, ground.not_on(ground.view(Layout(NARROW)))
    shown = {*map(named.area_name, named.areas), *(named.town(key).label for key in named.towns)}
    assert {f"{name} (1)" for name in names if name not in shown} == set(told)


def test_a_town_counts_in_its_area_and_an_incident_counts_there_once(atlas: Atlas) -> None:
    chart = mapped(scoped("{level: regional, areas: [Lahore, Multan, Punjab, Quetta]}"), atlas)
    numbers = {row[0]: row[-1] for row in chart.rows}
    assert numbers == {"Punjab": "1", "Balochistan": "1", "Lahore": "1", "Multan": "1", "Quetta": "1"}


def test_what_is_called_nationwide_outlines_the_country_and_fills_no_area(atlas: Atlas) -> None:
    chart = mapped(scoped("{level: national}"), atlas)
    assert [row[:2] for row in chart.rows] == [("Pakistan", "Nationwide")]
    assert "A source calls 1 of them nationwide." in chart.description
    assert "1 of 1 incident called nationwide" in " ".join(words_of(chart))


def test_claims_are_counted_on_no_map(atlas: Atlas) -> None:
    archive = real_archive()
    named = named_in(archive, archive.incidents, "PK")
    assert "uncorroborated" in map(archive.counted_as, archive.incidents)
    assert all(archive.counted_as(one) != "uncorroborated" for one, _group in named.counted.incidents)
    assert "Not counted: uncorroborated claim" in mapped(archive, atlas).description


def test_a_country_without_areas_is_shown_by_its_outline(atlas: Atlas) -> None:
    chart = mapped(scoped("{level: regional, areas: [Oslo]}", countries="[NO]"), atlas, "NO")
    assert "Not on the map: Oslo (1)." in chart.description


def test_a_country_of_which_nothing_says_where_has_no_map(atlas: Atlas) -> None:
    archive = scoped("{level: network}")
    assert country_map(archive, archive.incidents, atlas, "PK") is None
    assert world_map(archive_of(), (), atlas) is None


def test_the_records_of_a_map_are_those_of_its_table(maps: list[Chart]) -> None:
    for chart in maps:
        assert sum(int(str(one["incidents"])) for one in chart.records) == sum(int(row[-1]) for row in chart.rows)
        assert {one["country"] for one in chart.records} == {"PK"}


# What they draw


def words_of(chart: Chart) -> list[str]:
    page = XML.fromstring(f"<page>{chart.svg}</page>")  # noqa: S314 - our own drawing
    return [" ".join(drawing.itertext()) for drawing in page]


def test_maps_have_the_colours_of_the_page_and_no_others(maps: list[Chart]) -> None:
    for chart in maps:
        for name, value in re.findall(r'\b(fill|stroke)="([^"]*)"', chart.svg):
            assert COLOUR.fullmatch(value), (chart.key, name, value)


def test_maps_are_light(maps: list[Chart]) -> None:
    weights = {chart.key: len(gzip.compress(chart.svg.encode())) for chart in maps}
    assert weights["world-map"] < 15_000
    assert weights["country-map-pk"] < 15_000


def test_a_map_of_every_country_is_light_and_has_a_spot_on_each_that_is_small(atlas: Atlas) -> None:
    every = archive_of(
        *(
            scoped("{level: unknown}", countries=f"[{code}]", number=n).incidents[0]
            for n, code in enumerate(country_codes())
        )
    )
    chart = world_map(every, every.incidents, atlas)
    assert chart
    assert len(gzip.compress(chart.svg.encode())) < 25_000


def test_the_same_archive_gives_the_same_drawing(atlas: Atlas, maps: list[Chart]) -> None:
    archive = real_archive()
    again = [world_map(archive, archive.incidents, atlas), country_map(archive, archive.incidents, atlas, "PK")]
    assert [one.svg for one in again if one] == [one.svg for one in maps]


# Numbers in classes


@given(st.lists(st.integers(1, 5000), min_size=1))
def test_a_larger_number_is_never_lighter_and_every_number_has_a_class(numbers: list[int]) -> None:
    shades = shades_for(numbers)
    depths = [shades.depth(number) for number in sorted(numbers)]
    assert depths == sorted(depths)
    assert set(depths) <= set(DEPTHS)
    assert {depth for _words, depth in shades.used(numbers)} == set(depths)


def test_classes_are_said_in_words() -> None:
    assert [words for words, _depth in shades_for([1, 3, 7, 17]).used([1, 3, 7, 17])] == [
        "1",
        "2 to 4",
        "5 to 9",
        "10 or more",
    ]
    assert [words for words, _depth in shades_for([1500]).used([1500, 3])] == ["1 to 9", "1,000 or more"]


# Names on a map

FRAME = Box(0, 0, 400, 400)
DOTS = st.lists(
    st.builds(
        Dot, st.text("abc", min_size=1, max_size=12), st.tuples(st.floats(20, 380), st.floats(20, 380)), st.just(4)
    ),
    max_size=20,
    unique_by=lambda dot: dot.name,
)


@given(DOTS)
def test_names_never_meet_and_a_name_without_room_is_told(dots: list[Dot]) -> None:
    labels, left_out, taken = placed(dots, FRAME, ())
    assert sorted([label.name for label in labels] + left_out) == sorted(dot.name for dot in dots)
    names = taken[len(dots) :]
    assert all(within(one, FRAME) for one in names)
    assert not any(one.meets(other) for at, one in enumerate(names) for other in taken[: len(dots) + at])


def test_a_name_keeps_off_a_line_where_it_can() -> None:
    dot = Dot("Gwadar", (200, 200), 4)
    right, left = (placed([dot], FRAME, lines)[0][0].align for lines in ((), ((215, 200),)))
    assert (right, left) == ("rightwards", "leftwards")


def test_an_area_too_narrow_for_its_name_has_none() -> None:
    assert named_areas([("Khyber Pakhtunkhwa", (200, 200), 60)], ()) == []
    assert [one.name for one in named_areas([("Sindh", (200, 200), 60)], ())] == ["Sindh"]
