"""Disagreement is found: which answers there are to a question, who stands behind each, and when they differ."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.evidence import independent_sources
from generator.evidence.answers import Answer
from generator.evidence.differences import DIFFERENCES, ON_TERMS, on_names, on_times
from generator.evidence.groups import credit_of
from generator.evidence.judging import Judge
from generator.evidence.questions import Question, contradicted, questions
from generator.incident import Incident
from generator.shape import Shape
from tests.golden import assert_golden
from tests.sample_projects import read, real_archive, real_ids, real_lists, with_fields

DERIVED = Path(__file__).parent / "derived"
JANUARY = ["2024-01-07-pk-social-media", "2024-01-20-pk-social-media"]
INCIDENTS = [incident.id for incident in real_archive().incidents]
IDS = "abcdef"


def asked(incident: Incident) -> dict[str, Question]:
    return {one.key: one for one in questions(incident, real_lists())}


def made(groups: dict[str, str] | None = None, **fields: Any) -> Incident:
    """An incident with sources a to f, each of a publisher of its own unless an evidence group is given."""
    sources = {
        one: {"type": "journalism", "publisher": one, "url": f"https://{one}.example/"}
        | ({"evidence_group": groups[one]} if groups and one in groups else {})
        for one in IDS
    }
    lines = {"start": {"value": "2024-01-20", "sources": ["a"]}, **fields, "sources": sources}
    found = read(
        with_fields("".join(f"{name}: {json.dumps(value)}\n" for name, value in lines.items())),
        others=real_ids(),
    ).incident
    assert found is not None
    return found


def began(*values: str, **more: str) -> Question:
    readings = [{"value": value, "sources": [source], **more} for value, source in zip(values, IDS, strict=False)]
    return asked(made(start=readings))["when-it-began"]


def written(question: Question) -> str:
    lines = [f"{question.title}: {question.mark.lower()}. {question.why}"]
    for answer in question.answers:
        who = f" ({', '.join(answer.actors)})" if answer.actors else ""
        lines.append(f"  - {answer.words}{who}")
        lines.append(f"    {len(answer.sources)} sources, {answer.groups} independent: {', '.join(answer.sources)}")
    return "\n".join(lines)


@pytest.mark.parametrize("incident_id", JANUARY)
def test_what_the_sources_of_january_differ_on(incident_id: str) -> None:
    incident = real_archive().by_id[incident_id]
    found = questions(incident, real_lists())
    head = f"Sources differ on {sum(one.differs for one in found)} of {len(found)} questions"
    assert_golden(DERIVED / f"{incident_id}.questions.txt", "\n\n".join([head, *map(written, found)]) + "\n")


def test_on_20_january_the_sources_give_three_clock_times_for_the_start() -> None:
    found = asked(real_archive().by_id["2024-01-20-pk-social-media"])["when-it-began"]
    assert found.differs
    assert [(one.words, one.groups) for one in found.answers] == [
        ("20 January 2024, 18:40 PKT", 1),
        ("20 January 2024, about 19:00 PKT", 2),
        ("20 January 2024, 19:12 PKT", 2),
        ("20 January 2024", 1),
    ]


@pytest.mark.parametrize(
    ("values", "differs"),
    [
        (("2024-01-20", "2024-01-20T18:40+05:00"), False),
        (("2024-01", "2024-01-20", "2024-01-20T18:40+05:00"), False),
        (("2024-01-20T18:40+05:00", "2024-01-20T19:00+05:00"), True),
        (("2024-01-20T18:40+05:00", "2024-01-20T13:40Z"), False),
        (("2024-01-20T18+05:00", "2024-01-20T18:40+05:00"), False),
        (("2024-01-20T18+05:00", "2024-01-20T19:00+05:00"), True),
        (("2024-01-20", "2024-01-21"), True),
        (("2024-01-20", "2024-01-21T00:00+05:00"), True),
        (("unknown", "2024-01-20"), False),
        (("2024-01-20", "2024-01-20T18:40+05:00", "2024-01-20T19:00+05:00"), True),
    ],
)
def test_times_differ_where_no_time_fits_them_all(values: tuple[str, ...], differs: bool) -> None:
    assert began(*values).differs == differs
    assert began(*reversed(values)).differs == differs


def test_bounds_that_overlap_do_not_differ() -> None:
    def bounds(first: str, last: str, source: str) -> dict[str, Any]:
        day = "2024-01-20T{}:00+05:00"
        return {"earliest": day.format(first), "latest": day.format(last), "sources": [source]}

    overlapping = asked(made(start=[bounds("18", "20", "a"), bounds("19", "21", "b")]))["when-it-began"]
    assert (overlapping.mark, overlapping.why) == (
        "Sources agree",
        "One time fits all of them: between 19:00 and 20:00 PKT on 20 January 2024.",
    )
    assert asked(made(start=[bounds("18", "19", "a"), bounds("20", "21", "b")]))["when-it-began"].differs


@pytest.mark.parametrize(
    ("bounds", "value", "fits"),
    [
        (("20T18:40+05:00~", "20T21:00+05:00"), "20", "between about 18:40 and 21:00 PKT on 20 January 2024"),
        (("19", "20T21:00+05:00~"), "20", "between the beginning of the day and about 21:00 PKT on 20 January 2024"),
        (("20T18:00+05:00", "20T21:00+05:00"), "20T19:00+05:00~", "at about 19:00 PKT on 20 January 2024"),
        (("19", "21"), "20~", "on about 20 January 2024"),
    ],
)
def test_what_fits_all_is_as_sure_as_what_it_comes_from(bounds: tuple[str, str], value: str, fits: str) -> None:
    first, last = (f"2024-01-{one}" for one in bounds)
    drawn = {"earliest": first, "latest": last, "sources": ["a"]}
    found = asked(made(start=[drawn, {"value": f"2024-01-{value}", "sources": ["b"]}]))["when-it-began"]
    assert found.why == f"One time fits all of them: {fits}."


def test_bounds_that_are_approximate_are_said_to_be() -> None:
    bounds = {"earliest": "2024-01-20T18:40+05:00~", "latest": "2024-01-20T19:12+05:00", "sources": ["a"]}
    (answer,) = asked(made(start=[bounds]))["when-it-began"].answers
    assert answer.words == "between about 18:40 and 19:12 PKT on 20 January 2024"


def test_what_was_first_seen_may_have_begun_before_and_lasted_longer() -> None:
    early, late = "2024-01-20T18:40+05:00", "2024-01-20T19:12+05:00"
    seen = [{"value": early, "sources": ["a"]}, {"value": late, "basis": "detected", "sources": ["b"]}]
    assert not asked(made(start=seen))["when-it-began"].differs
    assert asked(made(end=seen))["when-it-ended"].differs
    before = [{"value": early, "basis": "detected", "sources": ["a"]}, {"value": late, "sources": ["b"]}]
    assert asked(made(start=before))["when-it-began"].differs
    assert not asked(made(end=before))["when-it-ended"].differs


def test_that_it_goes_on_differs_from_any_end() -> None:
    end = [{"value": "ongoing", "sources": ["a"]}, {"value": "2024-02", "sources": ["b"]}]
    assert asked(made(end=end))["when-it-ended"].differs
    assert asked(made(end=end[:1]))["when-it-ended"].why == "No source says that it ended."


def test_the_same_time_in_two_zones_is_one_answer() -> None:
    found = began("2024-01-20T18:40+05:00", "2024-01-20T13:40Z")
    assert [(one.words, one.sources) for one in found.answers] == [("20 January 2024, 18:40 PKT", ("a", "b"))]


def test_answers_that_another_contradicts_are_told_from_those_that_fit() -> None:
    day, early, late = "2024-01-20", "2024-01-20T18:40+05:00", "2024-01-20T19:00+05:00"
    assert words_against(began(day, early, late)) == ["20 January 2024, 18:40 PKT", "20 January 2024, 19:00 PKT"]
    assert words_against(began(day, early)) == []
    assert words_against(intentional("disputed", "yes")) == ["Disputed"]
    assert words_against(intentional("yes", "no", "unknown")) == ["Deliberate", "Not deliberate"]


def words_against(question: Question) -> list[str]:
    return [one.words for place, one in enumerate(question.answers) if place in question.against]


def platforms(**named: Any) -> Question:
    return asked(made(platforms=named))["which-platforms"]


def test_sources_that_name_the_same_platforms_give_one_answer() -> None:
    found = platforms(x=["a", "b"], youtube=["b", "a", "c"], tiktok={"affected": "reported", "sources": ["c"]})
    assert [(one.items, one.sources) for one in found.answers] == [
        (("x", "youtube"), ("a", "b")),
        (("tiktok", "youtube"), ("c",)),
    ]
    assert (found.mark, found.why) == (
        "Sources differ",
        "All name YouTube; only some name TikTok and X (formerly Twitter).",
    )


def test_what_a_source_says_was_unaffected_differs_only_from_its_being_named() -> None:
    unaffected = {"affected": "no", "sources": ["b"]}
    assert not platforms(x=["a", "b"], tiktok=unaffected).differs
    assert not platforms(x=["a"], tiktok=unaffected).differs
    assert platforms(x=[{"sources": ["a"]}, unaffected]).why == (
        "Named as affected and as unaffected: X (formerly Twitter)."
    )


def scope(*scopes: dict[str, Any]) -> Question:
    said = [{"level": "national", "sources": [source], **one} for one, source in zip(scopes, IDS, strict=False)]
    return asked(made(scope=said))["how-far-it-reached"]


def test_a_rough_list_of_places_differs_from_no_other() -> None:
    lists = {"areas": ["Lahore"]}, {"areas": ["Lahore", "Karachi"]}
    assert scope(*lists).why == "They list different places."
    assert not scope(lists[0], {**lists[1], "basis": "approximate"}).differs
    assert scope({}, {"level": "regional"}).why == "They give different levels: nationwide and several areas."


def intentional(*values: str) -> Question:
    said = [{"value": value, "sources": [source]} for value, source in zip(values, IDS, strict=False)]
    return asked(made(intentional=said))["deliberate-or-not"]


@pytest.mark.parametrize(
    ("values", "mark"),
    [
        (("yes", "no"), "Sources differ"),
        (("yes", "unknown"), "Sources agree"),
        (("yes", "yes"), "Sources agree"),
        (("yes",), "One account"),
        (("disputed",), "Sources differ"),
        (("unknown", "unknown"), "Not known"),
    ],
)
def test_unknown_differs_from_nothing_and_disputed_by_itself(values: tuple[str, ...], mark: str) -> None:
    assert intentional(*values).mark == mark


def test_sources_of_one_evidence_group_do_not_agree_with_each_other() -> None:
    readings = [{"value": "2024-01-20", "sources": ["a", "b"]}]
    assert asked(made(start=readings))["when-it-began"].mark == "Sources agree"
    assert asked(made({"a": "post", "b": "post"}, start=readings))["when-it-began"].mark == "One account"


def test_what_all_pass_on_from_one_body_is_one_account() -> None:
    def from_actors(*actors: str) -> str:
        said = [{"value": "yes", "by": by, "sources": [one]} for by, one in zip(actors, IDS, strict=False)]
        return asked(made(intentional=said))["deliberate-or-not"].mark

    assert from_actors("pti", "pti", "imran-khan") == "One account"
    assert from_actors("pti", "netblocks") == "Sources agree"


def test_numbers_of_people_differ_where_the_same_is_counted() -> None:
    def people(*counts: dict[str, Any]) -> Question:
        said = [{"counts": "population", "sources": [one], **count} for one, count in zip(IDS, counts, strict=False)]
        return asked(made(reach=said))["how-many-people"]

    assert people({"people": 240000000}, {"people": 241000000}).differs
    assert not people({"people": 240000000, "year": 2023}, {"people": 241000000, "year": 2024}).differs
    assert not people({"people": 3, "operator": "jazz"}, {"people": 4, "operator": "zong"}).differs


def test_what_authorities_and_operators_said_are_two_questions_and_others_are_not_asked() -> None:
    found = asked(
        made(
            statements=[
                {"by": "pta", "stance": "denies", "sources": ["a"]},
                {"by": "solangi", "stance": "acknowledges", "reason": "technical_problem", "sources": ["b"]},
                {"by": "nayatel", "stance": "explains", "sources": ["c"]},
                {"by": "pti", "stance": "accuses", "sources": ["d"]},
            ]
        )
    )
    assert [one.words for one in found["what-the-authorities-said"].answers] == [
        "Acknowledges: technical problem",
        "Denies",
    ]
    assert found["what-the-authorities-said"].why == "Against each other stand a denial and an admission."
    assert [one.words for one in found["what-the-operators-said"].answers] == ["Explains"]


def test_the_rule_is_there_in_words() -> None:
    assert all(title and words.endswith(".") for title, words in DIFFERENCES)


TIMES = st.sampled_from(["2024-01", "2024-01-19", "2024-01-20", "2024-01-20T18:40+05:00", "2024-01-20T19+05:00~"])
SOURCES = st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True)


def readings_of(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    basis = st.sampled_from(["reported", "detected", "approximate", "alleged"])
    one = st.fixed_dictionaries({"value": values, "sources": SOURCES}, optional={"basis": basis})
    return st.lists(one, min_size=1, max_size=5)


EFFECT = st.fixed_dictionaries(
    {"affected": st.sampled_from(["yes", "no", "reported", "unknown"]), "sources": SOURCES},
    optional={"by": st.sampled_from(["pta", "netblocks"])},
)
SCOPE = st.fixed_dictionaries(
    {"sources": SOURCES},
    optional={
        "level": st.sampled_from(["national", "regional"]),
        "areas": st.lists(st.sampled_from(["Lahore", "Karachi"]), min_size=1, unique=True),
        "basis": st.sampled_from(["approximate", "enumerated"]),
    },
)
STATEMENT = st.fixed_dictionaries(
    {
        "by": st.lists(st.sampled_from(["pta", "pirzada", "solangi", "nayatel", "pti"]), min_size=1, unique=True),
        "stance": st.sampled_from(["denies", "acknowledges", "explains", "silent", "comments"]),
        "sources": SOURCES,
    },
    optional={"at": TIMES, "reason": st.sampled_from(["technical_problem", "maintenance"])},
)
MADE = st.builds(
    made,
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(["post", "agency"])),
    start=readings_of(TIMES | st.just("unknown")),
    end=readings_of(TIMES | st.sampled_from(["unknown", "ongoing"])),
    platforms=st.dictionaries(
        st.sampled_from(["x", "youtube", "tiktok"]), st.lists(EFFECT, min_size=1, max_size=3), min_size=1
    ),
    scope=st.lists(SCOPE, max_size=4),
    intentional=readings_of(st.sampled_from(["yes", "no", "unknown"])),
    statements=st.lists(STATEMENT, max_size=6),
)
ASKED_OF = {
    "start": "when-it-began",
    "end": "when-it-ended",
    "scope": "how-far-it-reached",
    "intentional": "deliberate-or-not",
    "mechanism": "how-it-was-done",
    "cause": "what-brought-it-about",
    "official_justification": "the-reason-given",
    "ordered_by": "who-ordered-it",
    "reach": "how-many-people",
}


def lost(incident: Incident) -> list[tuple[str, str]]:
    """Sources of readings that are in no answer with the reading behind it."""
    found = asked(incident)
    readings = [(key, one) for field, key in ASKED_OF.items() for one in getattr(incident, field) or ()]
    for key, effects in (("which-platforms", incident.platforms), ("which-websites", incident.sites)):
        readings += [(key, effect) for several in effects.values() for effect in several]
    return [
        (key, source)
        for key, reading in readings
        for source in reading.sources
        if not any(reading in one.behind and source in one.sources for one in found[key].answers)
    ]


@settings(max_examples=40)
@given(MADE)
def test_no_source_is_lost_because_another_disagrees(incident: Incident) -> None:
    assert lost(incident) == []


@settings(max_examples=40)
@given(MADE)
def test_answers_are_marked_where_a_question_is_open_and_nowhere_else(incident: Incident) -> None:
    for one in questions(incident, real_lists()):
        assert one.differs == bool(one.against), one


@pytest.mark.parametrize("incident_id", INCIDENTS)
def test_no_source_of_a_real_incident_is_lost(incident_id: str) -> None:
    assert lost(real_archive().by_id[incident_id]) == []


def shuffled(value: Any, chance: random.Random) -> Any:
    """A record with every list and mapping in it in another order."""
    if isinstance(value, Shape):
        return value.model_copy(
            update={name: shuffled(getattr(value, name), chance) for name in type(value).model_fields}
        )
    if isinstance(value, tuple):
        return tuple(chance.sample([shuffled(one, chance) for one in value], len(value)))
    if isinstance(value, dict):
        return {key: shuffled(value[key], chance) for key in chance.sample(list(value), len(value))}
    return value


def settled(found: Iterable[Question]) -> list[Any]:
    """Questions as they are whatever the order within one answer is."""

    def of(answer: Answer) -> tuple[Any, ...]:
        behind = sorted(canonical(one) for one in answer.behind)
        return answer.words, set(answer.sources), set(answer.actors), answer.groups, set(answer.items), behind

    return [(one.key, one.title, one.verdict, one.accounts, list(map(of, one.answers))) for one in found]


def canonical(part: Any) -> str:
    fields = {name: getattr(part, name) for name in type(part).model_fields}
    return repr(sorted((name, sorted(map(str, v)) if isinstance(v, tuple) else str(v)) for name, v in fields.items()))


@settings(max_examples=40)
@given(MADE, st.randoms(use_true_random=False))
def test_another_order_of_the_lists_changes_nothing(incident: Incident, chance: random.Random) -> None:
    other = shuffled(incident, chance)
    assert settled(questions(other, real_lists())) == settled(questions(incident, real_lists()))


@pytest.mark.parametrize("incident_id", INCIDENTS)
def test_another_order_of_a_real_file_changes_nothing(incident_id: str) -> None:
    incident = real_archive().by_id[incident_id]
    other = shuffled(incident, random.Random(incident_id))  # noqa: S311 - an order, not a secret
    assert settled(questions(other, real_lists())) == settled(questions(incident, real_lists()))


@settings(max_examples=40)
@given(MADE, st.sampled_from(IDS))
def test_a_mirror_of_a_known_source_adds_no_weight(incident: Incident, known: str) -> None:
    original = incident.sources[known]
    mirror = original.model_copy(update={"url": "https://mirror.example/"})
    start = tuple(
        one.model_copy(update={"sources": (*one.sources, "mirror")}) if known in one.sources else one
        for one in incident.start
    )
    other = incident.model_copy(update={"start": start, "sources": {**incident.sources, "mirror": mirror}})
    before, after = asked(incident)["when-it-began"], asked(other)["when-it-began"]
    assert (after.verdict, after.accounts) == (before.verdict, before.accounts)
    assert [(one.words, one.groups) for one in after.answers] == [(one.words, one.groups) for one in before.answers]


@settings(max_examples=40)
@given(MADE)
def test_the_groups_behind_an_answer_are_no_more_than_its_sources(incident: Incident) -> None:
    for question in questions(incident, real_lists()):
        for answer in question.answers:
            assert 1 <= answer.groups <= len(answer.sources)


@settings(max_examples=40)
@given(MADE)
def test_times_and_terms_differ_only_from_one_another(incident: Incident) -> None:
    for question in questions(incident, real_lists()):
        if question.differs and question.form in ("time", "term", "people"):
            assert len(question.answers) > 1


def judge_of(question: Question, incident: Incident) -> Judge[Any]:
    """How the answers to a question on times, terms or names are weighed."""
    if question.form == "time":
        return on_times(incident.zone, end=question.key == "when-it-ended")
    return ON_TERMS if question.form == "term" else on_names({one: one for one in incident.platforms})


@settings(max_examples=60)
@given(MADE)
def test_an_answer_is_marked_where_it_differs_alone_or_beside_another_that_does_not(incident: Incident) -> None:
    for question in questions(incident, real_lists()):
        if question.differs and question.form in ("time", "term", "names"):
            judge = judge_of(question, incident)
            claims = dict(enumerate(map(judge.claim, question.answers)))
            alone = {place for place, claim in claims.items() if judge.differ([claim])}
            pairs = combinations([place for place in claims if place not in alone], 2)
            beside = {place for two in pairs if judge.differ([claims[one] for one in two]) for place in two}
            assert question.against == contradicted([*claims.values()], judge) == alone | beside


SAYS_THAT_THEY_DIFFER = (
    "By some it goes on",
    "No one time fits",
    "All name",
    "None is named by all",
    "Named as affected and as unaffected",
    "They give different",
    "They list different",
    "They name different",
    "A source itself says",
    "Against each other stand",
)


@settings(max_examples=60)
@given(MADE)
def test_what_is_said_of_answers_says_that_they_differ_where_they_do(incident: Incident) -> None:
    for question in questions(incident, real_lists()):
        assert question.why.startswith(SAYS_THAT_THEY_DIFFER) == question.differs, question.why


@settings(max_examples=60)
@given(MADE, st.lists(st.sampled_from([*IDS, "unlisted", "another"])))
def test_the_sources_of_an_answer_stand_in_the_order_of_the_record_and_count_by_their_groups(
    incident: Incident, ids: list[str]
) -> None:
    listed, groups = credit_of(incident)(tuple(ids))
    known = [one for one in incident.sources if one in ids]
    assert listed == (*known, *sorted(set(ids) - {*known}))
    assert groups == independent_sources(incident, ids)
