"""What stands within a record is found by way of its annotations: as much as by looking into everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from generator.incident import Incident
from generator.incident.parts import Measurement, Revision, Source
from generator.incident.readings import Assertion, Effect, StartReading
from generator.moments import Moment, moment
from generator.rules import Known
from generator.rules.revisions import MAY_BE_LATER, nothing_after_the_last_revision
from generator.rules.sources import nothing_twice
from generator.rules.times import pairs_within
from generator.shape import Shape, all_within, fields_holding, lists_of_names, values_within
from generator.yaml_source import Path
from tests.made_archives import made_archive
from tests.sample_projects import incident, real_archive, real_lists

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


def put(one: Incident, path: Path, value: object) -> None:
    """Let another value stand at a path, although models are frozen."""
    within: object = one
    for step in path[:-1]:
        within = vars(within)[step] if isinstance(within, BaseModel) else within[step]  # type: ignore[index]
    if isinstance(within, BaseModel):
        vars(within)[str(path[-1])] = value
    else:
        within[path[-1]] = value  # type: ignore[index]


def test_values_are_found_without_their_paths_as_well() -> None:
    for one in (incident(EVERYWHERE), *real_archive().incidents):
        assert values_within(one, Moment) == [time for _path, time in all_within(one, Moment)]


def test_lists_of_names_are_told_from_lists_of_parts() -> None:
    assert lists_of_names(Measurement) == ("sources", "by", "platforms", "operators")
    assert lists_of_names(Incident) == ("aliases", "countries", "kinds")


def test_a_name_that_stands_twice_is_found_in_whatever_list_it_stands() -> None:
    lists = {path: items for path, items in all_within(incident(EVERYWHERE), tuple) if isinstance(items[0], str | int)}
    assert {path[-1] for path in lists} == {"countries", "kinds", "sources", "by", "areas", "asns"}
    for path, items in lists.items():
        one = incident(EVERYWHERE)
        put(one, path, (*items, items[0]))
        assert (*path, len(items)) in {found.path for found in nothing_twice.check(one, Known(real_lists(), ()))}


def test_a_time_to_come_is_found_wherever_it_stands() -> None:
    paths = [path for path, _time in all_within(incident(EVERYWHERE), Moment) if path[0] not in MAY_BE_LATER]
    assert len(paths) == 11
    for path in paths:
        one = incident(EVERYWHERE)
        put(one, path, moment("2199-01-01"))
        found = nothing_after_the_last_revision.check(one, Known(real_lists(), ()))
        assert [finding.path for finding in found] == [path]


def test_every_part_that_says_from_when_to_when_is_gone_through() -> None:
    for one in (incident(EVERYWHERE), *real_archive().incidents, *made_archive(30).incidents):
        effects = [
            ((*path, "until"), part.since, part.until) for path, part in one.assertions() if isinstance(part, Effect)
        ]
        measured = [
            ((*path, "end"), part.start, part.end) for path, part in one.assertions() if isinstance(part, Measurement)
        ]
        assert list(pairs_within(one)) == [pair for pair in (*effects, *measured) if pair[1] and pair[2]]
