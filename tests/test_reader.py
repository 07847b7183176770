"""What a reading follows from: the file, the lists, and whether the other files are there that it asks for; no more."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefs import read_bundle, read_files
from generator.folder import Bundle
from generator.incident import Incident, Record
from generator.reader import Reading, id_of, is_yml, problems_of_name, read_incident
from generator.rules import ANY_ID, RULINGS, Asked, Known
from generator.vocabulary import ClosedList
from tests.sample_projects import MINIMAL, MINIMAL_ID, real_archive, real_ids, real_lists, with_fields

FILE = f"incidents/2022/{MINIMAL_ID}.yml"
OTHER, THIRD, ALIAS = "2024-01-07-pk-social-media", "2024-01-20-pk-social-media", "2022-08-21-pk-video"
NAMING_OTHERS = with_fields(
    f"related: [{OTHER}]\naliases: [{ALIAS}]\n"
    f"record_status: superseded\nrecord_note: The other has more.\nsuperseded_by: {THIRD}\n"
)


class OnlyLookedUp(Collection[str]):
    """Ids that can be asked one by one, and in no other way."""

    def __init__(self, ids: Collection[str]) -> None:
        self.ids, self.asked = ids, set[object]()

    def __contains__(self, one: object) -> bool:
        self.asked.add(one)
        return one in self.ids

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("all ids were gone through")

    def __len__(self) -> int:
        raise AssertionError("the ids were counted")


class OnlyKnown:
    """What is known, of which nothing can be asked but what it is said to hold."""

    def __init__(self, known: Known) -> None:
        self.known, self.asked = known, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self.known, name)


def read(text: str, ids: Collection[str], lists: Mapping[str, ClosedList[Any]] | None = None) -> Reading:
    return read_incident(FILE, text.encode(), Known(lists or real_lists(), ids))


def test_a_reading_tells_which_other_files_it_asked_for() -> None:
    reading = read(NAMING_OTHERS, real_ids())
    assert reading.problems == ()
    assert dict(reading.asked) == {OTHER: True, THIRD: True, ALIAS: False}


def test_a_record_that_names_no_other_asks_for_none() -> None:
    assert read(MINIMAL, real_ids()).asked == ()


def test_a_record_that_could_be_read_in_part_tells_as_well_what_it_asked() -> None:
    reading = read(NAMING_OTHERS.replace("platforms: [youtube]", "platforms: [yotube]"), real_ids())
    assert reading.incident is None
    assert dict(reading.asked) == {OTHER: True, THIRD: True, ALIAS: False}


@pytest.mark.parametrize("text", [MINIMAL, NAMING_OTHERS])
def test_of_the_other_files_nothing_is_looked_at_but_what_is_told(text: str) -> None:
    ids = OnlyLookedUp(real_ids())
    reading = read(text, ids)
    assert ids.asked == {one for one, _there in reading.asked}


def test_every_incident_of_the_archive_tells_all_that_it_asks() -> None:
    for one in real_archive().incidents:
        ids = OnlyLookedUp(real_ids())
        named = {*(other.incident for other in one.related), *one.aliases, one.superseded_by} - {None}
        text = f"related: [{', '.join(other.incident for other in one.related)}]\n"
        reading = read_incident(FILE, with_fields(text).encode(), Known(real_lists(), ids))
        assert {asked for asked, _there in reading.asked} == ids.asked <= named


def test_of_what_is_known_the_rules_look_at_the_lists_and_the_ids_alone() -> None:
    known = OnlyKnown(Known(real_lists(), real_ids()))
    incident = read(NAMING_OTHERS, real_ids()).incident
    assert incident
    found = [
        one for ruling in RULINGS for one in ruling.check(incident, cast("Known", known)) if not ruling.rule.warning
    ]
    assert (found, known.asked) == ([], {"lists", "ids"})


@given(st.frozensets(st.sampled_from([OTHER, THIRD, ALIAS, "2020-01-01-pk-else", "2024-01-07-pk-social-medio"])))
def test_with_the_same_answers_the_reading_is_the_same(ids: frozenset[str]) -> None:
    first = read(NAMING_OTHERS, ids)
    again = read(NAMING_OTHERS, frozenset(one for one, there in first.asked if there))
    assert again == first if ANY_ID not in first.asked else again.asked != () and again.problems != ()


def test_where_all_ids_were_gone_through_it_stands_for_that_an_answer_that_is_never_given() -> None:
    reading = read(NAMING_OTHERS, frozenset({THIRD}))
    assert [problem.hint for problem in reading.problems] == [f'did you mean "{THIRD}"?']
    name, answer = ANY_ID
    assert ANY_ID in reading.asked
    assert (name in real_ids()) is not answer


@given(st.frozensets(st.text()), st.lists(st.text()))
def test_ids_that_remember_what_they_were_asked_are_the_same_ids(ids: frozenset[str], questions: list[str]) -> None:
    asked = Asked(ids)
    assert [one in asked for one in questions] == [one in ids for one in questions]
    assert asked.answers == {one: one in ids for one in questions}
    assert (sorted(asked), len(asked)) == (sorted(ids), len(ids))


def test_a_reading_is_sent_elsewhere_as_it_is_and_takes_little_more_than_its_file() -> None:
    reading = read(NAMING_OTHERS, real_ids())
    sent = pickle.dumps(reading)
    assert pickle.loads(sent) == reading  # noqa: S301 - it was made in the line before
    assert reading.incident
    list(reading.incident.assertions())
    reading.source.place_of(("title",))
    assert len(pickle.dumps(reading)) <= len(sent)


@given(st.text("ab.-/ym\n", min_size=1).map(lambda text: f"{text}.yml") | st.text("a./yml"))
def test_a_file_has_the_name_and_the_ending_that_its_path_has(text: str) -> None:
    path = PurePosixPath(text)
    if not text.endswith("/") and path.name == text.rpartition("/")[2]:
        assert (id_of(text), is_yml(text)) == (path.stem, path.suffix == ".yml")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("incidents/2022/2022-08-21-pk-youtube.yml", ""),
        ("2022/2022-08-21-pk-youtube.yml", ""),
        ("2022-08-21-pk-youtube.yml", "OUT221"),
        ("incidents/2021/2022-08-21-pk-youtube.yml", "OUT221"),
        ("incidents/12022/2022-08-21-pk-youtube.yml", "OUT221"),
        ("incidents/2022/2022-08-21-PK-youtube.yml", "OUT220"),
        ("incidents/2022/2022.yml", "OUT220"),
        (f"incidents/2022/2022-{'a' * 95}.yml", ""),
        (f"incidents/2022/2022-{'a' * 96}.yml", "OUT220"),
    ],
)
def test_the_name_of_a_file_and_its_folder_are_told_right_or_wrong(file: str, code: str) -> None:
    assert [problem.code for problem in problems_of_name(file)] == ([code] if code else [])


def test_a_record_under_its_id_is_what_pydantic_makes_of_its_fields() -> None:
    reading = read(NAMING_OTHERS, real_ids())
    fields = {name: getattr(reading.incident, name) for name in Record.model_fields}
    made = Incident.model_construct(**fields, id=MINIMAL_ID)
    again = Incident.recorded(Record.model_construct(**fields), MINIMAL_ID)
    assert (again, repr(again), again.model_fields_set) == (made, repr(made), made.model_fields_set)
    assert again.model_copy(update={"title": "Other"}).title == "Other"


@pytest.mark.parametrize(("zone", "agrees"), [("Asia/Kamchatka", True), ("Europe/Kaliningrad", False)])
def test_the_year_of_a_file_is_that_of_its_place_at_new_year(zone: str, agrees: bool) -> None:
    text = f"countries: [RU]\ntime_zone: {zone}\nstart: 2021-12-31T20:00Z\n"
    reading = read_incident(FILE, with_fields(text).encode(), Known(real_lists(), frozenset()))
    assert ("OUT313" not in {problem.code for problem in reading.problems}) is agrees


@pytest.mark.parametrize("text", [MINIMAL, "title: [\n", "title: A\nnonsense: 1\n", None])
def test_a_bundle_of_which_the_file_was_read_before_reads_as_one_that_was_not(tmp_path: Path, text: str | None) -> None:
    bundle, known = Bundle(tmp_path / "2022" / f"{MINIMAL_ID}.yml"), Known(real_lists(), frozenset())
    bundle.path.parent.mkdir()
    if text is None:
        bundle.path.symlink_to(tmp_path)
    else:
        bundle.path.write_text(text, "utf-8")
    (before,) = read_files([bundle], known, lambda path: f"incidents/2022/{path.name}")
    whole, again = (read_bundle(one, known, lambda path: f"incidents/2022/{path.name}") for one in (bundle, before))
    assert whole == again
    assert (whole.incident is not None) == (text == MINIMAL)
