"""The statements on an incident as a thread in time, the contradictions in it, and how events lie beside a disruption."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.evidence.accounts import CONFLICTS, SELF_CONTRADICTION, Told, thread
from generator.evidence.surroundings import lies, surrounding
from generator.incident import Incident
from tests.golden import assert_golden
from tests.sample_projects import incident, read, real_archive, real_lists, with_fields

DERIVED = Path(__file__).parent / "derived"
JANUARY = ["2024-01-07-pk-social-media", "2024-01-20-pk-social-media"]
EVENING = "2022-08-21T18:40+05:00"


def told(*statements: dict[str, Any], start: str = EVENING) -> tuple[Told, ...]:
    return thread(saying(*statements, start=start), real_lists())


def saying(*statements: dict[str, Any], start: str = EVENING) -> Incident:
    """An incident with these statements, checked for nothing but their form."""
    found = read(with_fields(f"start: {start}\nstatements: {json.dumps(list(statements))}\n")).incident
    assert found is not None
    return found


def statement(by: str, stance: str, at: str | None = None, reason: str | None = None) -> dict[str, Any]:
    return {"by": by, "stance": stance, **({"at": at} if at else {}), **({"reason": reason} if reason else {})}


def marks(*statements: dict[str, Any]) -> list[tuple[int, str, int, bool]]:
    """Each mark: on which statement, what it says, which other it names, and whether it is certain."""
    return [
        (one.number, found.conflict.mark, found.number, found.certain)
        for one in told(*statements)
        for found in one.contradictions
    ]


@pytest.mark.parametrize("incident_id", JANUARY)
def test_the_thread_of_january(incident_id: str) -> None:
    found = real_archive().by_id[incident_id]
    lines = [line for one in thread(found, real_lists()) for line in written(one)]
    assert_golden(DERIVED / f"{incident_id}.statements.txt", "\n".join(lines) + "\n")


def written(one: Told) -> list[str]:
    statement = one.statement
    reason = f" ({statement.reason})" if statement.reason else ""
    when = one.when or ("no distance" if statement.at else "no time given")
    sources = ", ".join(statement.sources)
    return [
        f"{one.number}. {when}: {', '.join(statement.by)} {statement.stance}{reason} [{sources}]",
        *(
            f"   {found.conflict.mark.upper()} {found.number}, {', '.join(found.bodies)}{'' if found.certain else ', unless reported before'}"
            for found in one.contradictions
        ),
    ]


@pytest.mark.parametrize("incident_id", JANUARY)
def test_what_was_going_on_in_january(incident_id: str) -> None:
    found = real_archive().by_id[incident_id]
    lines = []
    for context in found.context:
        event = surrounding(context, found, real_lists())
        lines += [event.name, f"  {event.when(found.zone) or 'No date given'}."]
        lines += [f"  {sentence}." for sentence in lies(event, found)]
    assert_golden(DERIVED / f"{incident_id}.context.txt", "\n".join(lines) + "\n")


def test_on_20_january_the_regulator_contradicts_itself_and_gives_two_reasons() -> None:
    by_number = {one.number: one for one in thread(real_archive().by_id[JANUARY[1]], real_lists())}
    posted, explained = by_number[10], by_number[26]
    assert (posted.statement.by, posted.when) == (("pta",), "2 h 47 min to 3 h 19 min after it began")
    assert [(one.conflict.mark, one.number, one.other.stance) for one in posted.contradictions] == [
        ("Contradicts", 1, "denies")
    ]
    assert explained.statement.by == ("pirzada",)
    assert [(one.conflict.mark, one.number) for one in explained.contradictions] == [
        ("Contradicts", 1),
        ("Gives another reason than", 10),
    ]


@pytest.mark.parametrize("second", ["acknowledges", "explains", "apologises"])
def test_a_denial_and_an_admission_of_one_body_contradict_each_other(second: str) -> None:
    denial, admission = statement("pta", "denies"), statement("pirzada", second)
    assert marks(denial, admission) == [(2, "Contradicts", 1, True)]
    assert marks(admission, denial) == [(2, "Contradicts", 1, True)]
    assert marks(denial, statement("solangi", second)) == []


@pytest.mark.parametrize("stance", ["comments", "restores", "promises", "denies"])
def test_a_denial_is_not_contradicted_by_what_grants_nothing(stance: str) -> None:
    assert marks(statement("pta", "denies"), statement("pta", stance)) == []


def test_who_denies_a_part_in_it_and_names_one_fault_twice_says_one_thing() -> None:
    denial = statement("pta", "denies", reason="technical_problem")
    assert marks(denial, statement("pta", "explains", reason="technical_problem")) == []
    assert [mark for _, mark, *_ in marks(denial, statement("pta", "explains", reason="maintenance"))] == [
        "Contradicts",
        "Gives another reason than",
    ]


@pytest.mark.parametrize("empty", ["none_given", "unknown", None])
def test_no_reason_is_not_another_reason(empty: str | None) -> None:
    fault = statement("pta", "explains", reason="technical_problem")
    assert marks(fault, statement("pta", "explains", reason="maintenance")) == [
        (2, "Gives another reason than", 1, True)
    ]
    assert marks(fault, statement("pta", "explains", reason=empty)) == []


@pytest.mark.parametrize(
    ("silent", "spoken", "found"),
    [
        ("2022-08-22", "2022-08-21", [True]),
        ("2022-08-21", "2022-08-21", [False]),
        (None, "2022-08-21", [False]),
        ("2022-08-21", None, [False]),
        ("2022-08-21", "2022-08-22", []),
        ("2022-08-21T18:40+05:00", "2022-08-21T18:39+05:00", [True]),
        ("2022-08-21T18:40+05:00", "2022-08-21T18:41+05:00", []),
    ],
)
def test_a_silence_is_contradicted_by_what_was_not_certainly_said_later(
    silent: str | None, spoken: str | None, found: list[bool]
) -> None:
    silence, spoke = statement("pk-government", "silent", silent), statement("solangi", "comments", spoken)
    for statements in ([silence, spoke], [spoke, silence]):
        marked = marks(*statements)
        assert [(mark, certain) for _, mark, _, certain in marked] == [("Contradicted by", one) for one in found]
    assert marks(silence, statement("pta", "comments", spoken)) == []


@pytest.mark.parametrize(
    ("at", "when"),
    [
        (EVENING, "at the moment it began"),
        ("2022-08-21T19:27+05:00", "47 minutes after it began"),
        ("2022-08-21", "on the day it began"),
        ("2022-08-23", "2 days after it began"),
        ("2022-08-20", "1 day before it began"),
        ("2022-08", ""),
        (None, ""),
    ],
)
def test_a_statement_is_told_by_its_distance_from_the_beginning(at: str | None, when: str) -> None:
    assert told(statement("pta", "denies", at))[0].when == when


def test_the_distance_is_an_interval_where_the_beginning_is() -> None:
    start = "[2022-08-21T18:40+05:00, 2022-08-21T19:12+05:00]"
    assert told(statement("pta", "denies", "2022-08-21T19:59+05:00"), start=start)[0].when == (
        "47 to 79 minutes after it began"
    )


def test_of_an_unknown_beginning_there_is_no_distance() -> None:
    assert told(statement("pta", "denies", "2022-08-21"), start="unknown")[0].when == ""


def test_a_statement_without_a_date_stays_where_the_editors_put_it() -> None:
    days = ["2022-08-23", None, "2022-08-21T20:00+05:00", "2022-08-21", "2022-08-21T19:00+05:00", "2022-08"]
    found = told(*(statement("pta", "denies", day) for day in days))
    assert [str(one.statement.at) if one.statement.at else None for one in found] == [
        "2022-08-21T19:00+05:00",
        None,
        "2022-08-21",
        "2022-08-21T20:00+05:00",
        "2022-08-23",
        "2022-08",
    ]


STATEMENT = st.builds(
    statement,
    st.sampled_from(["pta", "pirzada", "solangi", "pk-government", "pti"]),
    st.sampled_from(["denies", "acknowledges", "explains", "silent", "comments"]),
    st.sampled_from([None, "2022-08", "2022-08-21", "2022-08-22", EVENING, "2022-08-21T20:00+05:00"]),
    st.sampled_from([None, "technical_problem", "maintenance"]),
)
STATEMENTS = st.lists(STATEMENT, min_size=1, max_size=7)


@settings(max_examples=60)
@given(STATEMENTS)
def test_the_thread_has_every_statement_once_and_the_days_in_order(statements: list[dict[str, Any]]) -> None:
    record = saying(*statements)
    found = thread(record, real_lists())
    assert sorted(map(repr, (one.statement for one in found))) == sorted(map(repr, record.statements))
    days = [str(one.statement.at)[:10] for one in found if one.statement.at and len(str(one.statement.at)) > 7]
    assert days == sorted(days)
    for one, original in zip(found, record.statements, strict=True):
        if original.at is None or len(str(original.at)) == 7:
            assert one.statement == original


@settings(max_examples=60)
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_another_order_in_the_file_finds_the_same_contradictions(statements: list[dict[str, Any]], chance: Any) -> None:
    def pairs(order: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
        found = told(*order)
        return sorted(
            (one.conflict.title, sorted([repr(marked.statement), repr(one.other)]))
            for marked in found
            for one in marked.contradictions
        )

    assert pairs(chance.sample(statements, len(statements))) == pairs(statements)


@settings(max_examples=60)
@given(STATEMENTS)
def test_a_mark_names_an_earlier_statement_or_stands_on_a_silence(statements: list[dict[str, Any]]) -> None:
    for one in told(*statements):
        for found in one.contradictions:
            assert found.number < one.number or one.statement.stance == "silent"
            assert found.number != one.number and found.bodies


def test_the_rule_is_there_in_words_with_every_conflict() -> None:
    assert [one.title for one in CONFLICTS] == [title for title, _ in SELF_CONTRADICTION[1:-1]]
    assert all(words.endswith(".") for _, words in SELF_CONTRADICTION)


def beside(
    context: str, start: str = EVENING, end: str = "unknown", relation: str = "coincides_with"
) -> tuple[str, ...]:
    """What is worked out of one event of a kind of its own."""
    found = incident(
        f"start: {start}\nend: {end}\ncontext: [{{name: A rally, type: protest, relation: {relation}, {context}}}]\n"
    )
    event = surrounding(found.context[0], found, real_lists())
    return event.when(found.zone), *lies(event, found)


def test_a_disruption_lies_beside_an_event_within_what_both_brackets_allow() -> None:
    bracket = "{earliest: 2022-08-21T19:00+05:00, latest: 2022-08-21T20:00+05:00}"
    assert beside(f"start: {bracket}", start="[2022-08-21T18:40+05:00, 2022-08-21T19:12+05:00]") == (
        "The event began between 19:00 and 20:00 PKT on 21 August 2022",
        "The disruption began between 80 minutes before and 12 minutes after this event began",
    )


def test_ends_are_set_beside_each_other_where_both_are_known() -> None:
    times = "start: 2022-08-21T19:00+05:00, end: 2022-08-21T21:00+05:00"
    assert beside(times, end="2022-08-21T21:30+05:00") == (
        "The event began at 19:00 PKT on 21 August 2022 and ended at 21:00 PKT on 21 August 2022",
        "The disruption began 20 minutes before this event began",
        "The disruption ended 30 minutes after this event ended",
    )
    assert len(beside(times)) == 2


def test_of_an_event_far_away_or_without_a_date_no_distance_is_given() -> None:
    assert beside("start: 2021-08-21", relation="follows") == ("The event was on 21 August 2021",)
    assert beside("actors: [pti]") == ("",)


@pytest.mark.parametrize("found", real_archive().incidents, ids=lambda one: one.id)
def test_nothing_worked_out_of_an_event_says_that_it_was_the_reason(found: Incident) -> None:
    for context in found.context:
        words = " ".join(lies(surrounding(context, found, real_lists()), found))
        assert "because" not in words and "reason" not in words
