"""Every word that a record may use has a label, a meaning and an origin, and can be found by another spelling."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.addresses import facet_page, term_anchor
from generator.incident import Record
from generator.moments import Moment
from generator.registry import NEEDED, REGISTRIES, Actor, Event, Platform, read_lists
from generator.schema import marks
from generator.vocabulary import ClosedList, Term
from tests.sample_projects import ROOT, project, real_lists

LISTS: list[ClosedList[Any]] = list(real_lists().values())
VOCABULARIES = [one for one in LISTS if one.name not in REGISTRIES]
GROUPED = {"kinds": "kind_groups", "source_types": "source_tiers", "units": "unit_groups"}
# Not named by a field: records name places in words, and the program recognises them.
RECOGNISED = {"places"}
MADE_BY_THE_PROGRAM = {"not_in_force", "uncorroborated"}


def ids_of(lists: list[ClosedList[Any]]) -> list[str]:
    """Names for test cases."""
    return [one.name for one in lists]


def test_every_file_of_the_folders_is_read_without_a_problem() -> None:
    lists, problems = read_lists(ROOT)
    files = {
        path.relative_to(ROOT).as_posix()
        for name in ("vocabulary", "registry")
        for path in sorted((ROOT / "site_config" / name).iterdir())
    }
    assert problems == ()
    assert {one.file for one in lists.values()} == files


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=ids_of(VOCABULARIES))
def test_every_term_has_a_label_a_meaning_and_an_origin(vocabulary: ClosedList[Term]) -> None:
    assert vocabulary.title
    assert vocabulary.about.endswith(".")
    for term in vocabulary:
        assert term.label[0].isupper() or not term.label[0].isalpha()
        assert term.meaning.endswith(".")
        assert term.origin
        assert vocabulary.label(term.id) == term.label


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=ids_of(VOCABULARIES))
def test_every_term_of_a_grouped_list_has_a_group_that_exists(vocabulary: ClosedList[Term]) -> None:
    groups = set(real_lists()[GROUPED[vocabulary.name]].entries) if vocabulary.name in GROUPED else {""}
    assert {term.group for term in vocabulary} <= groups - MADE_BY_THE_PROGRAM


@pytest.mark.parametrize("one", LISTS, ids=ids_of(LISTS))
def test_no_spelling_means_two_entries(one: ClosedList[Any]) -> None:
    spellings = Counter(
        spelling for entry in one for spelling in {word.casefold() for word in (entry.id, entry.label, *entry.aliases)}
    )
    assert [spelling for spelling, uses in spellings.items() if uses > 1] == []


@pytest.mark.parametrize("one", LISTS, ids=ids_of(LISTS))
def test_an_entry_is_found_by_its_id_its_label_and_its_aliases(one: ClosedList[Any]) -> None:
    for entry in one:
        for spelling in (entry.id, entry.label, *entry.aliases):
            assert one.nearest(spelling) == one.nearest(spelling.upper()) == entry.id


@pytest.mark.parametrize("one", LISTS, ids=ids_of(LISTS))
def test_no_two_entries_have_one_address(one: ClosedList[Any]) -> None:
    pages = [facet_page(one.name, entry.id) for entry in one]
    anchors = [term_anchor(one.name, entry.id) for entry in one]
    assert len(set(pages)) == len(set(anchors)) == len(one.entries)
    assert facet_page(one.name, "index") not in pages


@pytest.mark.parametrize(
    ("name", "text", "nearest"),
    [
        ("kinds", "service_bloking", "service_blocking"),
        ("platforms", "twitter", "x"),
        ("platforms", "Twiter", "x"),
        ("platforms", "facebok", "facebook"),
        ("actors", "Pakistan Telecom Authority", "pta"),
        ("events", "pti-virtual-rally", None),
        ("context_types", "silent protest", "protest"),
        ("kinds", "blocking", None),
        ("platforms", "vipps", None),
        ("kinds", "zzzz", None),
        ("kinds", "", None),
    ],
)
def test_the_nearest_entry_is_the_one_that_was_meant(name: str, text: str, nearest: str | None) -> None:
    assert real_lists()[name].nearest(text) == nearest


def test_a_word_that_several_terms_share_brings_all_of_them_to_mind() -> None:
    assert real_lists()["kinds"].meant_by("blocking") == ("service_blocking", "content_blocking", "vpn_restriction")
    assert "mobile_data_shutdown" not in real_lists()["kinds"].meant_by("national_shutdown")


def test_every_list_that_a_record_refers_to_is_there_and_every_list_is_used() -> None:
    named = set(closed_lists_in(Record.model_json_schema()))
    for form in REGISTRIES.values():
        named |= set(closed_lists_in(form.model_json_schema()))
    assert named | set(GROUPED.values()) | RECOGNISED == set(real_lists())


def closed_lists_in(node: Any) -> list[str]:
    """The closed lists that a schema names."""
    if isinstance(node, list):
        return [name for one in node for name in closed_lists_in(one)]
    if not isinstance(node, dict):
        return []
    own = [node["x-closed-list"]] if "x-closed-list" in node else []
    return own + [name for value in node.values() for name in closed_lists_in(value)]


def test_a_body_that_an_actor_is_part_of_is_an_actor() -> None:
    actors = real_lists()["actors"]
    assert [actor.id for actor in actors if actor.part_of and actor.part_of not in actors] == []
    assert [actor.id for actor in actors if actor.part_of == actor.id] == []


def test_no_network_number_belongs_to_two_operators() -> None:
    numbers = Counter(number for operator in real_lists()["operators"] for number in operator.asns)
    assert [number for number, uses in numbers.items() if uses > 1] == []


def test_an_event_has_a_day_or_month_that_nobody_disputes_and_does_not_end_before_it_begins() -> None:
    for event in real_lists()["events"]:
        assert isinstance(event.start, Moment)
        assert not event.start.has_clock
        assert event.end is None or event.start.wall <= event.end.wall


@pytest.mark.parametrize(
    ("file", "text", "codes"),
    [
        ("vocabulary/kinds.yml", "title: Kinds\nabout: A list.\nterms: {}\n", ["OUT208"]),
        ("vocabulary/kinds.yml", "title: Kinds\nabout: A list.\nterms: [a]\n", ["OUT204"]),
        ("vocabulary/kinds.yml", "title: Kinds\nabout: A list.\nterms: {a: {label: A, meaning: M.}}\n", ["OUT201"]),
        (
            "vocabulary/kinds.yml",
            "title: Kinds\nabout: A list.\nterms: {a: {label: A, meaning: M., origin: O, group: other, x: 1}}\n",
            ["OUT202"],
        ),
        ("vocabulary/kinds.yml", "title: Kinds\nabout: A list.\nterms: {a: 5}\n", ["OUT204"]),
        (
            "vocabulary/kinds.yml",
            "title: Kinds\nabout: A list.\nterms: {A b: {label: A, meaning: M., origin: O, group: other}}\n",
            ["OUT207"],
        ),
        (
            "vocabulary/kinds.yml",
            "title: Kinds\nabout: A.\nterms: {a: {label: A, meaning: M., origin: O}}\n",
            ["OUT203"],
        ),
        ("vocabulary/kinds.yml", "", ["OUT107"]),
        ("registry/actors.yml", "title: A\nabout: B.\nentries: {a: {label: A, role: nosuch}}\n", ["OUT203"]),
        (
            "registry/events.yml",
            "title: A\nabout: B.\nentries: {a: {label: A, type: protest, start: 2024-02-30}}\n",
            ["OUT205"],
        ),
    ],
)
def test_a_faulty_list_is_reported_at_its_file(tmp_path: Path, file: str, text: str, codes: list[str]) -> None:
    root = project(tmp_path)
    (root / "site_config" / file).write_text(text, encoding="utf-8")
    _lists, problems = read_lists(root)
    own = [problem for problem in problems if problem.place.file == f"site_config/{file}"]
    assert [problem.code for problem in own] == codes


ACTORS = "title: Actors\nabout: A list.\nentries:\n  pta: {label: PTA, role: regulator}\n"
TELENOR = "  telenor: {label: Telenor, role: operator}\n"


@pytest.mark.parametrize(
    ("entry", "message", "hint"),
    [
        ("  telenor: {label: Telenor}\n", 'missing field "role" in entries.telenor', "such as role: operator"),
        (
            TELENOR.replace("label", "asns: [1], label"),
            'unknown field "asns" in entries.telenor',
            "fields allowed here: label, aliases, labels, role, short, country, part_of",
        ),
        (
            TELENOR.replace("telenor", "Telenor Norge"),
            '"Telenor Norge" is not an id',
            "use small letters, digits and hyphens: telenor-norge",
        ),
        (TELENOR.replace("telenor", '"Теле"'), '"Теле" is not an id', "use small letters, digits and hyphens"),
        (
            TELENOR.replace("  telenor", "telenor"),
            'unknown field "telenor"',
            'an entry stands below "entries:"; indent it by two spaces',
        ),
        (
            "  nkom: {label: Nkom, role: regulator, part_of: nkomm}\n",
            '"nkomm" is not in the list of actors',
            'did you mean "nkom"? Allowed: pta, nkom; if it is missing, add it in site_config/registry/actors.yml',
        ),
    ],
)
def test_a_faulty_entry_is_told_with_what_to_write(tmp_path: Path, entry: str, message: str, hint: str) -> None:
    root = project(tmp_path)
    (root / "site_config/registry/actors.yml").write_text(ACTORS + entry, encoding="utf-8")
    own = [problem for problem in read_lists(root)[1] if problem.place.file.endswith("actors.yml")]
    assert own[-1].message == message
    assert hint in own[-1].hint


@pytest.mark.parametrize("slip", ["  telenor: {label: Telenor}\n", "  telenor: {label: [\n"])
def test_what_depends_on_a_list_that_could_not_be_read_is_not_told(tmp_path: Path, slip: str) -> None:
    root = project(tmp_path)
    (root / "site_config/registry/actors.yml").write_text(ACTORS + slip, encoding="utf-8")
    (problem,) = read_lists(root)[1]
    assert problem.place.file == "site_config/registry/actors.yml"


def test_every_list_that_a_field_names_is_one_that_the_program_needs() -> None:
    named = {
        name for model in (Record, Platform, Actor, Event) for name in marks(model.model_json_schema(), "x-closed-list")
    }
    assert named - set(REGISTRIES) <= set(NEEDED)
    assert {term.group for term in real_lists()["kinds"]} <= set(NEEDED["kind_groups"])


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("vocabulary/kind_groups.yml", None, "the list of kind_groups is not there"),
        ("vocabulary/affected.yml", ("  reported:\n", "  told:\n"), 'the list of affected has no term "reported"'),
        ("vocabulary/registries.yml", ("url: https://", "url: javascript:"), "is not a web address"),
        ("registry/platforms.yml", ("  facebook:\n", "  index:\n"), '"index" cannot be an id'),
        ("registry/platforms.yml", ("  viber:\n", "  google-search:\n"), 'meets "google'),
        (
            "registry/events.yml",
            ("    start: 2024-02-08\n", "    start: 2024-02-08\n    end: 2024-02-07\n"),
            "is before the start",
        ),
    ],
)
def test_a_list_that_would_break_the_site_is_a_problem(
    file: str, change: tuple[str, str] | None, message: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "site_config", tmp_path / "site_config")
    path = tmp_path / "site_config" / file
    if change is None:
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        assert change[0] in text
        path.write_text(text.replace(*change, 1), encoding="utf-8")
    _lists, problems = read_lists(tmp_path)
    assert any(message in problem.message for problem in problems), problems
