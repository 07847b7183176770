"""What an editor may leave out or write shorter says the same as the long form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.examples import EXAMPLES
from generator.incident import Incident, Record
from generator.incident.readings import Assertion
from generator.moments import moment
from generator.registry import REGISTRIES
from generator.shape import Shape, models_in, such_as
from generator.vocabulary import ListFile, VocabularyFile
from tests.sample_projects import TWO_SOURCES, incident, problems_of, read, with_fields

A, B = "sources: netblocks", "sources: [netblocks]"
TRACE = "{file: routes, label: Routes, unit: prefixes, licence: cc0}"

# (part, field): the short form, and a long one that means the same.
SHORT_AND_LONG = {
    ("Incident", "countries"): ("countries: NO", "countries: [NO]"),
    ("Incident", "kinds"): ("kinds: throttling", "kinds: [throttling]"),
    ("Incident", "start"): ("start: 2022-08-20", "start: [{value: 2022-08-20}]"),
    ("Incident", "end"): ("end: ongoing", "end: [{value: ongoing}]"),
    ("Incident", "scope"): ("scope: {level: national}", "scope: [{level: national}]"),
    ("Incident", "platforms"): (
        "platforms: [x, tiktok]",
        "platforms: {x: [{affected: yes}], tiktok: [{affected: yes}]}",
    ),
    ("Incident", "sites"): (
        "sites: {insaf.pk: netblocks}",
        "sites: {insaf.pk: [{affected: yes, sources: [netblocks]}]}",
    ),
    ("Incident", "intentional"): ("intentional: yes", "intentional: [{value: yes}]"),
    ("Incident", "mechanism"): ("mechanism: [unknown]", "mechanism: {value: unknown}"),
    ("Incident", "cause"): ("cause: government_directed", "cause: [{value: government_directed}]"),
    ("Incident", "official_justification"): (
        "official_justification: technical_problem",
        "official_justification: [{value: technical_problem}]",
    ),
    ("Incident", "ordered_by"): ("ordered_by: unknown", "ordered_by: [{value: unknown}]"),
    ("Incident", "context"): (
        "context: {name: A march, type: protest, relation: follows}",
        "context: [{name: A march, type: protest, relation: follows}]",
    ),
    ("Incident", "statements"): ("statements: {by: pta, stance: denies}", "statements: [{by: [pta], stance: denies}]"),
    ("Incident", "measurements"): (
        "measurements: {type: netblocks, finding: coverage_gap}",
        "measurements: [{type: netblocks, finding: coverage_gap}]",
    ),
    ("Incident", "reach"): (
        "reach: {people: 5, counts: population}",
        "reach: [{people: 5, counts: population, approximate: false}]",
    ),
    ("Incident", "recorded_in"): ("recorded_in: {netblocks: 17}", "recorded_in: {netblocks: {id: '17'}}"),
    ("Incident", "aliases"): ("aliases: 2022-08-21-pk-video", "aliases: [2022-08-21-pk-video]"),
    ("Incident", "related"): ("related: 2024-02-17-pk-x", "related: [{incident: 2024-02-17-pk-x}]"),
    ("Incident", "revisions"): (
        "revisions: {date: 2026-11-21, note: first published}",
        "revisions: [{date: 2026-11-21, note: first published}]",
    ),
    ("Reading", "sources"): (f"cause: {{value: unknown, {A}}}", f"cause: {{value: unknown, {B}}}"),
    ("Reading", "by"): ("cause: {value: unknown, by: pti}", "cause: {value: unknown, by: [pti]}"),
    ("Reading of a time", "sources"): (f"end: {{value: ongoing, {A}}}", f"end: {{value: ongoing, {B}}}"),
    ("Reading of a time", "by"): ("end: {value: ongoing, by: pti}", "end: {value: ongoing, by: [pti]}"),
    ("Reading of an order", "sources"): (
        f"ordered_by: {{value: unknown, {A}}}",
        f"ordered_by: {{value: unknown, {B}}}",
    ),
    ("Reading of an order", "by"): ("ordered_by: {value: unknown, by: pti}", "ordered_by: {value: unknown, by: [pti]}"),
    ("Scope", "sources"): (f"scope: {{{A}}}", f"scope: {{{B}}}"),
    ("Scope", "by"): ("scope: {by: pti}", "scope: {by: [pti]}"),
    ("Scope", "areas"): ("scope: {areas: Karachi}", "scope: {areas: [Karachi]}"),
    ("Scope", "networks"): ("scope: {networks: mobile}", "scope: {networks: [mobile]}"),
    ("Scope", "operators"): ("scope: {operators: ptcl}", "scope: {operators: [ptcl]}"),
    ("Scope", "asns"): ("scope: {asns: 17557}", "scope: {asns: [17557]}"),
    ("Effect", "sources"): (f"platforms: {{x: {{{A}}}}}", "platforms: {x: [netblocks]}"),
    ("Effect", "by"): ("platforms: {x: {by: pti}}", "platforms: {x: [{by: [pti]}]}"),
    ("Context", "sources"): (
        f"context: {{name: A march, type: protest, relation: follows, {A}}}",
        f"context: {{name: A march, type: protest, relation: follows, {B}}}",
    ),
    ("Context", "actors"): (
        "context: {name: A march, type: protest, relation: follows, actors: pti}",
        "context: {name: A march, type: protest, relation: follows, actors: [pti]}",
    ),
    ("Context", "start"): (
        "context: {name: A march, type: protest, relation: follows, start: 2022-08-21}",
        "context: {name: A march, type: protest, relation: follows, start: [{value: 2022-08-21}]}",
    ),
    ("Context", "end"): (
        "context: {name: A march, type: protest, relation: follows, end: [2022-08-21]}",
        "context: {name: A march, type: protest, relation: follows, end: {value: 2022-08-21}}",
    ),
    ("Statement", "sources"): (
        f"statements: {{by: pta, stance: denies, {A}}}",
        f"statements: {{by: pta, stance: denies, {B}}}",
    ),
    ("Statement", "by"): ("statements: {by: pta, stance: denies}", "statements: {by: [pta], stance: denies}"),
    ("Reach", "sources"): (
        f"reach: {{people: 5, counts: population, {A}}}",
        f"reach: {{people: 5, counts: population, {B}}}",
    ),
    **{
        ("Measurement", name): (
            f"measurements: {{type: netblocks, finding: coverage_gap, {name}: {one}}}",
            f"measurements: {{type: netblocks, finding: coverage_gap, {name}: [{one}]}}",
        )
        for name, one in {
            "sources": "netblocks",
            "by": "netblocks",
            "platforms": "x",
            "operators": "ptcl",
            "traces": TRACE,
        }.items()
    },
    ("Trace", "sources"): (
        f"measurements: {{type: netblocks, finding: coverage_gap, traces: {TRACE[:-1]}, {A}}}}}",
        f"measurements: {{type: netblocks, finding: coverage_gap, traces: {TRACE[:-1]}, {B}}}}}",
    ),
}


@pytest.mark.parametrize(("short", "long"), SHORT_AND_LONG.values(), ids=map(".".join, SHORT_AND_LONG))
def test_the_short_form_says_what_the_long_one_says(short: str, long: str) -> None:
    assert incident(short + "\n") == incident(long + "\n") != incident()


def fields_with_short_forms() -> Iterator[tuple[str, str]]:
    """The fields that the schema gives a short form: part and name."""
    schema = Record.model_json_schema()
    for part in (schema | {"title": "Incident"}, *schema["$defs"].values()):
        for name, field in part["properties"].items():
            if "x-takes" in str(field):
                yield part["title"], name


def test_every_field_that_has_a_short_form_is_compared_here() -> None:
    only_long = {("Incident", "sources"), ("Incident", "not_recorded_in"), ("Incident", "translations")}
    assert set(fields_with_short_forms()) - only_long == set(SHORT_AND_LONG)


def assertions(of: Incident) -> list[Assertion]:
    """Everything that can be disputed in an incident."""
    return [assertion for _path, assertion in of.assertions()]


EVERYTHING = """\
scope: {level: national}
sites: [insaf.pk]
end: {earliest: 2022-08-21, latest: 2022-08-22, sources: []}
intentional: yes
ordered_by: unknown
context: {name: A march, type: protest, relation: follows, start: 2022-08-21}
statements: {by: pta, stance: denies}
measurements: {type: netblocks, finding: coverage_gap}
reach: {people: 5, counts: population}
platforms: {x: , tiktok: [], facebook: {affected: reported}}
"""


def test_in_a_file_with_one_source_everything_is_from_that_source() -> None:
    made = assertions(incident(EVERYTHING))
    assert len(made) == 14
    assert {assertion.sources for assertion in made} == {("netblocks",)}


def test_in_a_file_with_two_sources_nothing_is_from_a_source_that_it_does_not_name() -> None:
    reading = read(with_fields("start: {value: 2022-08-21, sources: [voa, nation]}\n" + TWO_SOURCES))
    assert reading.incident is not None
    assert [one.sources for one in assertions(reading.incident)] == [("voa", "nation"), ()]
    assert [problem.code for problem in reading.problems] == ["OUT303"]


CONTEXT = """\
start: {value: 2022-08-21, sources: [voa, nation]}
platforms: {youtube: voa}
context:
  event: imran-khan-speech-2022-08-21
  relation: coincides_with
  sources: [voa]
"""


def context_times(lines: str) -> list[tuple[Any, ...]]:
    """Value and sources of each time of a context that has VOA for a source."""
    context = incident(CONTEXT + lines + TWO_SOURCES).context[0]
    return [(str(one.value), one.sources) for one in (*(context.start or ()), *(context.end or ()))]


def test_times_of_a_context_are_from_its_sources_unless_they_name_their_own() -> None:
    start = "  start: [2022-08-21, {value: 2022-08-21T18+05:00}, {value: 2022-08-22, sources: [nation]}]\n"
    assert context_times(start + "  end: 2022-08-23\n") == [
        ("2022-08-21", ("voa",)),
        ("2022-08-21T18+05:00", ("voa",)),
        ("2022-08-22", ("nation",)),
        ("2022-08-23", ("voa",)),
    ]


def test_a_bare_year_is_a_time_though_yaml_reads_a_number() -> None:
    one = incident("start: 2022\n")
    assert one.start[0].value == moment("2022")
    assert incident("start: '2022'\n") == one
    assert incident("recorded_in: {netblocks: {as_of: 2022}}\n").recorded_in["netblocks"].as_of == moment("2022")


@pytest.mark.parametrize(
    ("fragment", "code", "message"),
    [
        ("start: 2022.5\n", "OUT204", "a time is wanted, not the number 2022.5"),
        ("start: true\n", "OUT204", "a time is wanted, not the truth value true"),
        ("start: ongoing\n", "OUT205", '"ongoing" is not a time'),
        ("start: []\n", "OUT208", "start: give at least one"),
        ("end: {earliest: 2022-08-21}\n", "OUT209", "a time has either a value, or an earliest and a latest"),
        ("statements: {by: [], stance: denies}\n", "OUT208", "statements.by: give at least one"),
        ("platforms: {x: 5}\n", "OUT204", "platforms.x takes fields of its own, not the number 5"),
    ],
)
def test_what_is_neither_form_is_refused(fragment: str, code: str, message: str) -> None:
    assert [(problem.code, problem.message) for problem in problems_of(fragment)] == [(code, message)]


WHOLE_FIELDS = {name.removeprefix("Record."): text for name, text in EXAMPLES.items()}


@pytest.mark.parametrize("name", sorted(WHOLE_FIELDS.keys() & Record.model_fields.keys()))
def test_what_a_hint_shows_as_an_example_is_right(name: str) -> None:
    of_rules = {"OUT302", "OUT313", "OUT321"}  # that an example does not go with the rest of the minimal file
    assert {problem.code for problem in problems_of(f"{name}: {WHOLE_FIELDS[name]}\n")} <= of_rules


def models_of(model: type[Shape]) -> Iterator[type[Shape]]:
    """A model and all that its fields hold."""
    yield model
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            assert issubclass(inner, Shape)
            yield from models_of(inner)


@pytest.mark.parametrize("form", [Record, VocabularyFile, *REGISTRIES.values()])
def test_every_field_that_must_be_there_has_an_example_for_its_hint(form: type[Shape]) -> None:
    for model in models_of(form):
        for name, field in model.model_fields.items():
            if field.is_required() and not field.exclude and not issubclass(model, ListFile):
                assert such_as(model, (name,)), (model, name)


def test_a_time_has_no_more_readings_than_anybody_gives() -> None:
    (problem,) = problems_of("start:\n" + "  - 2022-08-21\n" * 201)
    assert (problem.code, problem.message) == ("OUT208", "start: give at most 200, not 201")


def test_a_file_full_of_mistakes_is_told_as_soon_as_any_other() -> None:
    # Each of these once took minutes, as every mistake was compared with every other; the test ends because none is.
    assert len(problems_of("statements:\n" + "  - {by: [], stance: denies}\n" * 20_000)) == 20_000
    assert len(problems_of(f"platforms: [{', '.join(f'p{number}' for number in range(5_000))}]\n")) == 5_000
