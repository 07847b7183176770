"""What stands within a record is found by way of its annotations: as much as by looking into everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from generator.incident import Incident
from generator.incident.parts import Measurement, Revision, Source
from generator.incident.readings import Assertion, Effect, StartReading
from generator.moments import Moment
from generator.shape import Shape, all_within, fields_holding
from generator.yaml_source import Path
from tests.made_archives import made_archive
from tests.sample_projects import incident, real_archive

EVERYWHERE = """\
start: [2022-08-21, {earliest: 2022-08-20, latest: 2022-08-22}]
end: {value: 2022-08-23, by: [pta, pti]}
scope: {level: local, areas: [Karachi, Lahore], asns: [1, 2]}
platforms: {youtube: {since: 2022-08-21, until: 2022-08-22}, x: [netblocks]}
sites: [insaf.pk]
intentional: {value: yes, by: pti, basis: alleged}
ordered_by: {value: unknown, actor: pta, by: pti, basis: alleged}
context: {name: A march, type: protest, relation: coincides_with, start: [2022-08-21, 2022-08-22], sources: [netblocks]}
statements: {by: [pta, pti], stance: denies, at: 2022-08-24}
measurements: {type: netblocks, finding: observed_change, posted: 2022-08-23, start: 2022-08-21, traces: {file: routes, label: Routes, unit: prefixes, licence: cc0}}
reach: {people: 5, counts: population, year: 2022}
recorded_in: {ooni_incidents: {id: "1", as_of: 2026-08}}
not_recorded_in: {access_now_stop: 2026-08}
related: [2024-01-07-pk-social-media]
translations: {ur: {title: یوٹیوب بند}}
revisions: {date: 2026-11-21, note: first published}
"""


def looked_for(value: object, wanted: type, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value of a type within another, found by looking into everything that there is."""
    if isinstance(value, wanted):
        yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from looked_for(getattr(value, name), wanted, (*path, name))
    if isinstance(value, tuple | dict):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from looked_for(part, wanted, (*path, step))


def assert_all_is_found(one: Incident, wanted: type) -> None:
    # Empty lists hold nothing, and are not gone to.
    assert all_within(one, wanted) == [(path, value) for path, value in looked_for(one, wanted) if value != ()]


@pytest.mark.parametrize("wanted", [Assertion, Moment, tuple, Effect, Source, Revision])
def test_nothing_that_stands_within_a_record_is_missed(wanted: type) -> None:
    for one in (incident(EVERYWHERE), *real_archive().incidents, *made_archive(30).incidents):
        assert_all_is_found(one, wanted)


def test_a_record_in_which_everything_stands_has_each_of_them() -> None:
    one = incident(EVERYWHERE)
    assert len(all_within(one, Assertion)) == 16
    assert len(all_within(one, Moment)) == 14


def test_only_fields_in_which_it_can_stand_are_looked_into() -> None:
    assert fields_holding(Revision, Moment) == ("date",)
    assert fields_holding(StartReading, Moment) == ("value", "earliest", "latest")
    assert fields_holding(Measurement, Assertion) == ("traces",)
    assert fields_holding(Source, Assertion) == ()


def test_a_model_in_a_list_of_either_is_found() -> None:
    class Leaf(Shape):
        name: str

    class Tree(Shape):
        either: dict[str, tuple[Leaf | int, ...] | None]
        number: int = 0

    assert fields_holding(Tree, Leaf) == ("either",)
    tree = Tree(either={"a": (1, Leaf(name="x")), "b": None})
    assert all_within(tree, Leaf) == [(("either", "a", 1), Leaf(name="x"))]


def test_what_was_found_is_found_anew_in_a_changed_copy() -> None:
    one = incident(EVERYWHERE)
    before = list(one.assertions())
    copy = one.model_copy(update={"statements": ()})
    assert len(list(copy.assertions())) == len(before) - 1
    assert list(one.assertions()) == before
