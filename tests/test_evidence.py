"""How sure an incident is follows from its evidence by one rule, and only from that."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence import LEVELS, confidence, independent_sources
from generator.evidence.confidence import RANKS, Confidence
from generator.incident import Incident
from tests.sample_projects import TWO_SOURCES, incident, problems_of, real_archive, real_lists

JANUARY = [
    ("2023-12-17-pk-social-media", "probable"),
    ("2024-01-07-pk-social-media", "confirmed"),
    ("2024-01-20-pk-social-media", "confirmed"),
    ("2022-04-pk-social-media-claim", "claim"),
    ("2024-02-10-pk-x", "probable"),
]


def confidence_of(made: Incident) -> Confidence:
    return confidence(made, real_lists())


@pytest.mark.parametrize(("incident_id", "level"), JANUARY)
def test_real_incidents_are_as_sure_as_their_evidence(incident_id: str, level: str) -> None:
    assert confidence_of(real_archive().by_id[incident_id]).level == level


def test_the_reasons_are_the_evidence_in_words() -> None:
    made = real_archive().by_id["2023-12-17-pk-social-media"]
    assert confidence_of(made).tally.reasons[0] == "one independent measurement"
    assert confidence_of(real_archive().by_id["2022-04-pk-social-media-claim"]).tally.reasons == ()


@pytest.mark.parametrize(
    ("types", "level"),
    [
        (["opinion"], "claim"),
        (["opinion", "community", "party"], "claim"),
        (["journalism"], "unconfirmed"),
        (["confidential"], "unconfirmed"),
        (["tracker", "opinion"], "unconfirmed"),
        (["journalism", "journalism"], "probable"),
        (["measurement"], "probable"),
        (["measurement", "journalism"], "probable"),
        (["measurement", "measurement"], "confirmed"),
        (["operator"], "confirmed"),
        (["legal"], "confirmed"),
        (["government"], "confirmed"),
    ],
)
def test_the_level_follows_from_the_types_of_the_sources(types: list[str], level: str) -> None:
    assert confidence_of(incident(saying([{"type": one} for one in types]))).level == level


def test_two_pages_of_one_publisher_are_one_report() -> None:
    pages = [{"type": "journalism", "publisher": "Dawn"}, {"type": "journalism", "publisher": "DAWN"}]
    assert confidence_of(incident(saying(pages))).level == "unconfirmed"


def test_an_article_that_repeats_a_measurement_adds_nothing() -> None:
    post = [{"type": "measurement", "evidence_group": "post"}, *[{"type": "journalism", "evidence_group": "post"}] * 3]
    assert confidence_of(incident(saying(post))).tally.reasons == ("one independent measurement",)


@pytest.mark.parametrize(
    ("stance", "level"),
    [("acknowledges", "confirmed"), ("orders", "confirmed"), ("denies", "unconfirmed"), ("silent", "unconfirmed")],
)
def test_a_regulator_that_acknowledges_it_settles_that_it_happened(stance: str, level: str) -> None:
    statement = f"statements: [{{by: pta, stance: {stance}, sources: [s0]}}]\n"
    assert confidence_of(incident(saying([{"type": "journalism"}]) + statement)).level == level


def test_what_a_party_says_is_no_acknowledgement() -> None:
    statement = "statements: [{by: pti, stance: confirms, sources: [s0]}]\n"
    assert confidence_of(incident(saying([{"type": "opinion"}]) + statement)).level == "claim"


@pytest.mark.parametrize("finding", ["observed_no_change", "coverage_gap"])
def test_a_measurement_that_saw_nothing_is_no_evidence(finding: str) -> None:
    measurement = f"measurements: [{{type: netblocks, by: netblocks, finding: {finding}, sources: [s0]}}]\n"
    assert confidence_of(incident(saying([{"type": "journalism"}]) + measurement)).level == "unconfirmed"


def test_users_who_report_trouble_are_a_sign_and_no_measurement() -> None:
    sign = "measurements: [{type: downdetector_user_reports, finding: observed_change, sources: [s0]}]\n"
    assert confidence_of(incident(saying([{"type": "journalism"}]) + sign)).level == "unconfirmed"


def test_an_editor_may_lower_it_with_a_reason_and_the_evidence_still_shows() -> None:
    held = incident("confidence: {at_most: unconfirmed, reason: The post was deleted.}\n")
    assert confidence_of(held) == Confidence(
        "unconfirmed", "probable", confidence_of(held).tally, "The post was deleted."
    )


def test_lowering_it_needs_a_reason() -> None:
    (problem,) = problems_of("confidence: {at_most: unconfirmed}\n")
    assert problem.code == "OUT201"


def test_every_level_has_its_words_in_the_vocabulary() -> None:
    assert [level.term for level in LEVELS] == list(real_lists()["confidence"].entries)


def test_sources_of_one_evidence_group_count_once() -> None:
    grouped = TWO_SOURCES.replace("journalism", "journalism, evidence_group: afp-2022-08-21")
    start = "start: {value: 2022-08-21, sources: [voa, nation]}\nplatforms: {youtube: [voa]}\n"
    assert independent_sources(incident(start + grouped)) == 1
    assert independent_sources(incident(start + TWO_SOURCES)) == 2


# What holds whatever the sources are.

TYPES = st.sampled_from(["measurement", "journalism", "tracker", "opinion", "operator", "party", "community"])
SOURCES = st.lists(
    st.fixed_dictionaries({"type": TYPES}, optional={"evidence_group": st.sampled_from(["g1", "g2"])}),
    min_size=1,
    max_size=6,
)


@given(SOURCES, st.data())
def test_a_mirror_of_a_known_source_changes_nothing(sources: list[dict[str, str]], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(sources) - 1))
    grouped = [{**one, "evidence_group": one.get("evidence_group", f"own-{n}")} for n, one in enumerate(sources)]
    assert confidence_of(incident(saying(grouped))) == confidence_of(incident(saying([*grouped, grouped[place]])))


@given(SOURCES)
def test_an_independent_measurement_never_lowers_it(sources: list[dict[str, str]]) -> None:
    before = confidence_of(incident(saying(sources)))
    after = confidence_of(incident(saying([*sources, {"type": "measurement", "publisher": "Somebody else"}])))
    assert RANKS[after.level] >= RANKS[before.level]
    assert after.tally.measurement == before.tally.measurement + 1


@given(SOURCES, st.randoms())
def test_the_order_of_sources_changes_nothing(sources: list[dict[str, str]], shuffler: random.Random) -> None:
    named = [{"publisher": f"P{n}", **one} for n, one in enumerate(sources)]
    shuffled = list(named)
    shuffler.shuffle(shuffled)
    assert confidence_of(incident(saying(named))) == confidence_of(incident(saying(shuffled)))


def saying(sources: list[Any]) -> str:
    """The fields of an incident whose start every one of these sources gives."""
    ids = ", ".join(f"s{n}" for n in range(len(sources)))
    rows = "".join(
        f"  s{n}: {{{', '.join(f'{key}: {value}' for key, value in {'publisher': f'P{n}', **one}.items())}, url: https://s{n}.example/}}\n"
        for n, one in enumerate(sources)
    )
    return f"start: {{value: 2022-08-21, sources: [{ids}]}}\nplatforms: {{youtube: [s0]}}\nsources:\n{rows}"
