"""Charts of many incidents that are kept by what they show: the same as if they were drawn anew, and drawn anew when anything differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from generator.charts import Chart, chart_files
from generator.charts.archive_over_time import Began, Tally
from generator.charts.archive_over_time import plain as plain_tally
from generator.charts.country_map import Ground
from generator.charts.country_map import plain as plain_map
from generator.charts.country_places import named_in
from generator.charts.of_archive import archive_over_time, calendar, country_map, platforms_by_year, world_map
from generator.charts.world_map import World
from generator.charts.world_map import plain as plain_world
from generator.geometry import Atlas, read_atlas
from generator.incident import Incident
from generator.pages.drawn import Drawn
from tests.kept_in_memory import Memory
from tests.sample_projects import ROOT, archive_of, incident, real_archive


class Remembered(dict[str, Any]):
    """What was kept by the facts of incidents, by its name."""

    def kept(self, _kind: str, name: str, _facts: Sequence[Incident], make: Callable[[], Any]) -> Any:
        if name not in self:
            self[name] = make()
        return self[name]


@cache
def atlas() -> Atlas:
    return read_atlas(ROOT)


def charts() -> list[Chart]:
    archive = real_archive()
    found = [
        archive_over_time(archive),
        calendar(archive, archive.incidents),
        platforms_by_year(archive, archive.incidents),
        country_map(archive, archive.incidents, atlas(), "PK"),
        world_map(archive, archive.incidents, atlas()),
    ]
    assert all(found)
    return [one for one in found if one]


def is_found(chart: Chart) -> bool:
    """Whether it was kept: such a chart has its files in the place of its records."""
    return not chart.records


def test_a_kept_chart_makes_the_same_page_and_files_as_a_new_one(memory: Memory) -> None:
    new, kept = charts(), charts()
    assert not any(map(is_found, new))
    assert all(map(is_found, kept))
    for before, after in zip(new, kept, strict=True):
        assert replace(before, records=(), settings={}) == after
        assert chart_files("x.html", [before]) == chart_files("x.html", [after])


def test_by_facts_no_more_is_kept_than_where_the_chart_is(memory: Memory) -> None:
    remembered = Remembered()
    new = Drawn(real_archive(), atlas(), kept=remembered.kept).over_time()
    again = Drawn(real_archive(), atlas(), kept=remembered.kept).over_time()
    assert new and again
    assert remembered == {"over-time": new.whole}
    assert is_found(again)
    assert again.svg == new.svg


def test_a_chart_that_was_lost_since_is_drawn_anew(memory: Memory) -> None:
    remembered = Remembered()
    new = Drawn(real_archive(), atlas(), kept=remembered.kept).over_time()
    memory.clear()
    assert Drawn(real_archive(), atlas(), kept=remembered.kept).over_time() == new


def test_that_there_is_too_little_for_a_chart_is_kept_too() -> None:
    remembered = Remembered()
    assert Drawn(archive_of(), atlas(), kept=remembered.kept).over_time() is None
    assert remembered == {"over-time": None}


def ground_of(areas: str, groups: tuple[str, ...] = ()) -> Ground:
    fields = f"kinds: [service_blocking]\nscope: {{level: regional, areas: [{areas}]}}\n"
    archive = archive_of(incident(fields, "2022-08-21-x"))
    named = named_in(archive, archive.incidents, "PK")
    return Ground(replace(named, counted=replace(named.counted, left_out=tuple((one, 1) for one in groups))), atlas())


def test_whatever_differs_on_a_map_of_a_country_makes_it_another() -> None:
    ground = ground_of("Karachi, Lahore")
    others = [
        ground_of("Karachi"),
        ground_of("Karachi, Multan"),
        ground_of("Karachi, Nowhere"),
        ground_of("Karachi, Lahore", ("Uncorroborated",)),
        replace(ground, atlas=Atlas(atlas().folder, {})),
    ]
    assert plain_map(ground_of("Lahore, Karachi")) == plain_map(ground)
    assert len({repr(plain_map(one)) for one in (ground, *others)}) == 1 + len(others)


def test_an_incident_without_a_place_that_counts_in_another_group_makes_it_another_map() -> None:
    ground = ground_of("Karachi")
    one = ground.named.counted.incidents[0][0]

    def with_nowhere(*counts_in: str) -> Ground:
        counted = replace(ground.named.counted, groups=("A", "B"), incidents=tuple((one, group) for group in counts_in))
        return Ground(replace(ground.named, counted=counted, wheres=()), atlas())

    assert repr(plain_map(with_nowhere("A", "A", "B"))) != repr(plain_map(with_nowhere("A", "B", "B")))


@pytest.mark.parametrize(
    "changed",
    [
        {"groups": ("A", "C")},
        {"began": (Began("A", 2021, 1), Began("B", 2022, 3))},
        {"began": (Began("A", 2021, 1), Began("B", 2022, 2), Began("B", 2022, 2))},
        {"began": (Began("A", 2021, 1), Began("B", 2022, 0))},
        {"left_out": (("Uncorroborated", 1),)},
    ],
)
def test_whatever_differs_over_time_makes_it_another(changed: dict[str, Any]) -> None:
    tally = Tally(("A", "B"), (Began("A", 2021, 1), Began("B", 2022, 2)))
    assert plain_tally(replace(tally, **changed)) != plain_tally(tally)


def test_another_number_of_a_country_makes_another_map_of_the_world() -> None:
    counted = named_in(real_archive(), real_archive().incidents, "PK").counted
    fewer = replace(counted, incidents=counted.incidents[1:])
    other = replace(counted, left_out=(("Uncorroborated", 9),))
    told = [repr(plain_world(World(one, atlas()))) for one in (counted, fewer, other)]
    assert len(set(told)) == len(told)
