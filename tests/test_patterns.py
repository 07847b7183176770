"""What recurs is found by stated rules, among incidents in force and supported, and each counting group by itself."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import Archive
from generator.incident import Incident
from generator.patterns import PATTERN_RULES, Finding, Patterns
from generator.patterns.finding import NEAR_DAYS, SAME_PLATFORMS_DAYS
from generator.patterns.words import article, ordinal, period
from tests.golden import assert_golden
from tests.sample_projects import archive_of, incident, real_archive

GOLDENS = Path(__file__).parent / "patterns"
JANUARY_20 = "2024-01-20-pk-social-media"
SHOWN = (
    "2023-12-17-pk-social-media",
    "2024-01-07-pk-social-media",
    JANUARY_20,
    "2024-02-10-pk-x",
    "2024-02-17-pk-x",
)
LISTS_OF_NO_ORDER = ("start", "end", "context", "statements", "measurements", "scope", "intentional", "related")
CLAIM = "sources: {op-ed: {type: opinion, publisher: Somebody, url: https://o.example/}}\n"
RALLY = "context:\n  - {name: A rally, type: political_rally_or_party_event, actors: [pti], relation: coincides_with}\n"


def at(archive: Archive, incident_id: str) -> dict[str, Finding]:
    """What is found at an incident, by the code of the rule; the last of several."""
    return {finding.rule.code: finding for finding in Patterns(archive).findings(archive.by_id[incident_id])}


def everything(archive: Archive) -> object:
    """All findings at all incidents, and all series."""
    patterns = Patterns(archive)
    found = {one.id: patterns.findings(one) for one in archive.incidents}
    series = [(str(one.key), one.ids, patterns.of_series(one), names(one.occasions)) for one in patterns.series]
    return {key: findings for key, findings in sorted(found.items()) if findings}, series


def names(occasions: Any) -> list[tuple[str, list[str]]]:
    return [(one.name, [member.id for member, _ in (*one.members, *one.apart)]) for one in occasions]


def begun(day: str, name: str, fragment: str = RALLY) -> Incident:
    """An incident that began on a day, by default during a rally of PTI."""
    return incident(f"start: {day}\n{fragment}", f"{day[:10]}-pk-{name}")


def sentences(*incidents: Incident) -> dict[str, str]:
    """What is found at the last of some incidents, rule by rule."""
    return {code: finding.sentence for code, finding in at(archive_of(*incidents), incidents[-1].id).items()}


# The real archive


@pytest.mark.parametrize("incident_id", SHOWN)
def test_what_is_found_at_an_incident_of_the_real_archive(incident_id: str) -> None:
    archive = real_archive()
    found = Patterns(archive).findings(archive.by_id[incident_id])
    lines = [
        f"{one.rule.title}: {one.sentence}\n  {' '.join(one.incidents)}\n  later: {' '.join(one.later) or 'none'}\n"
        for one in found
    ]
    assert_golden(GOLDENS / f"{incident_id}.txt", "\n".join(lines))


def test_20_january_was_the_second_in_two_weeks_and_the_third_in_five_during_an_online_event_of_pti() -> None:
    found = at(real_archive(), JANUARY_20)["series"]
    assert found.sentence == (
        "It was the second platform block on record in Pakistan in two weeks, and the third in five weeks, "
        "to coincide with a PTI online event."
    )
    assert found.incidents == SHOWN[:3]
    assert found.later == ()


def test_7_january_says_what_held_on_that_day_and_lists_what_came_later_apart() -> None:
    found = at(real_archive(), "2024-01-07-pk-social-media")["series"]
    assert "the second platform block on record in Pakistan in three weeks to coincide" in found.sentence
    assert (found.incidents, found.later) == (SHOWN[:2], SHOWN[2:3])


def test_the_uncorroborated_claim_of_april_2022_takes_no_part() -> None:
    archive = real_archive()
    claim = "2022-04-pk-social-media-claim"
    patterns = Patterns(archive)
    assert patterns.findings(archive.by_id[claim]) == ()
    assert all(
        claim not in (*found.incidents, *found.later) for one in archive.incidents for found in patterns.findings(one)
    )


def test_an_event_without_a_disruption_on_record_stands_in_its_series_all_the_same() -> None:
    (series,) = [one for one in Patterns(real_archive()).series if one.key.kind == "protest"]
    alone = [one.name for one in series.occasions if not one.members]
    assert alone == ["PTI protests in Islamabad in October 2024"]


def test_every_finding_stands_under_a_rule_and_counts_incidents_of_one_group_as_time_goes() -> None:
    archive = real_archive()
    patterns = Patterns(archive)
    places = [one.id for one in reversed(archive.incidents)]
    for one in archive.incidents:
        for found in patterns.findings(one):
            involved = [*found.incidents, *found.later]
            assert found.rule in PATTERN_RULES
            assert involved == sorted(set(involved), key=places.index)
            assert {archive.counted_as(archive.by_id[key]) for key in involved} == {archive.counted_as(one)}
            assert one.id in found.incidents


# The rules


def test_a_blackout_and_a_platform_block_at_the_same_events_are_two_rows_and_not_one() -> None:
    block = begun("2023-01-01", "block")
    blackout = begun("2023-01-08", "blackout", f"kinds: [full_shutdown]\nplatforms: {{}}\n{RALLY}")
    assert everything(archive_of(block, blackout)) == ({}, [])
    second = begun("2023-01-15", "second")
    assert sentences(block, blackout, second)["series"].startswith("It was the second platform block")


def test_an_event_in_another_country_of_another_actor_or_of_another_kind_makes_no_series() -> None:
    first = begun("2023-01-01", "first", RALLY + "platforms: {}\n")
    others = [RALLY.replace("pti", "tlp"), RALLY.replace("political_rally_or_party_event", "protest")]
    others += [RALLY.replace("coincides_with", "follows"), f"{RALLY}countries: [IN]\n"]
    for number, other in enumerate(others):
        made = begun(f"2023-01-0{number + 2}", "other", other)
        assert Patterns(archive_of(first, made)).series == ()


def test_a_series_says_the_time_since_the_one_before_and_since_the_first() -> None:
    days = ["2023-01-01", "2023-05-01", "2023-05-04", "2023-05-13"]
    made = [begun(day, "rally") for day in days]
    assert sentences(*made)["series"] == (
        "It was the third platform block on record in Pakistan in two weeks, and the fourth in five months, "
        "to coincide with a PTI rally or party event."
    )


def test_of_a_day_that_is_not_known_the_longest_distance_counts() -> None:
    bounds = "{earliest: 2023-01-01, latest: 2023-01-03}"
    first = incident(f"start: {bounds}\n{RALLY}", "2023-01-01-pk-rally")
    assert " in two weeks " in sentences(first, begun("2023-01-09", "rally"))["series"]


def test_three_on_one_weekday_or_within_the_same_hours_are_a_window_and_two_are_not() -> None:
    sundays = [begun(f"2023-01-{day:02}T23:30+05:00", "rally") for day in (1, 8)]
    assert "window" not in sentences(*sundays)
    monday = begun("2023-01-16T00:30+05:00", "rally")
    assert sentences(*sundays, monday)["window"] == (
        "All three platform blocks of this series by then began between 23:00 and 01:00 on local clocks."
    )
    assert sentences(*sundays, begun("2023-01-22", "rally"))["window"] == (
        "All three platform blocks of this series by then began on a Sunday on local clocks."
    )


def test_what_began_between_two_midnights_by_the_clock_is_not_known_by_its_weekday() -> None:
    sundays = [begun(f"2023-01-{day:02}", "rally") for day in (1, 8)]
    bounds = "{{earliest: 2023-01-15T00:00+05:00, latest: 2023-01-{}}}"
    lasts = [bounds.format(last) for last in ("16T00:00+05:00", "15T23+05:00")]
    third = [incident(f"start: {last}\n{RALLY}", "2023-01-15-pk-rally") for last in lasts]
    assert ["window" in sentences(*sundays, one) for one in third] == [False, True]


def test_platforms_are_the_same_where_all_that_are_named_here_are_named_there() -> None:
    wide = begun("2023-01-01", "wide", "platforms: [x, youtube, tiktok]\n")
    other = begun("2023-01-02", "other", "platforms: [x]\n")
    reported = begun("2023-01-03", "reported", "platforms: {x: {affected: reported}, youtube: {affected: yes}}\n")
    here = begun("2023-01-04", "here", "platforms: [youtube, x]\n")
    assert at(archive_of(wide, other, reported, here), here.id)["platforms"].incidents == (wide.id, here.id)
    assert sentences(wide, here)["platforms"].endswith("name X (formerly Twitter) and YouTube as affected.")


@pytest.mark.parametrize(("rule", "days"), [("near", NEAR_DAYS), ("platforms", SAME_PLATFORMS_DAYS)])
def test_the_days_of_a_rule_are_its_constant_and_its_words_say_it(rule: str, days: int) -> None:
    last = incident("start: 2024-12-31\n", "2024-12-31-pk-last")
    ordinal_day = last.started.earliest.astimezone(last.zone).toordinal() if last.started else 0
    for distance, is_found in [(days, True), (days + 1, False)]:
        day = str(type(last.started.earliest).fromordinal(ordinal_day - distance).date()) if last.started else ""
        first = incident(f"start: {day}\n", f"{day}-pk-first")
        assert (rule in at(archive_of(first, last), last.id)) == is_found
    (words,) = [one.words for one in PATTERN_RULES if one.code == rule]
    assert str(days) in words


def test_an_election_counts_with_what_began_near_it_and_another_event_only_with_what_coincided() -> None:
    def beside(event: str, relation: str) -> str:
        return f"platforms: {{}}\ncontext:\n  - {{event: {event}, relation: {relation}}}\n"

    before = begun("2024-01-01", "before", beside("pk-general-election-2024", "precedes"))
    after = begun("2024-02-28", "after", beside("pk-general-election-2024", "follows"))
    long_before = begun("2023-01-01", "long-before", beside("pk-general-election-2024", "precedes"))
    assert at(archive_of(before, after, long_before), after.id)["event"].incidents == (before.id, after.id)
    rally = [begun(f"2024-01-2{n}", "rally", beside("pti-virtual-rally-2024-01-20", "follows")) for n in (1, 2)]
    assert "event" not in at(archive_of(*rally), rally[1].id)


def test_an_incident_without_a_known_start_takes_no_part() -> None:
    unknown = incident(f"start: unknown\n{RALLY}", "2023-pk-unknown")
    assert everything(archive_of(unknown, begun("2023-01-01", "rally"))) == ({}, [])


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "one week"), (7, "one week"), (8, "two weeks"), (13, "two weeks"), (14, "two weeks"), (21, "three weeks"),
        (34, "five weeks"), (84, "twelve weeks"), (85, "three months"), (349, "twelve months"), (730, "24 months"),
        (731, "three years"), (1461, "five years"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_rounded_up(days: int, words: str) -> None:
    assert period(days) == words


def test_places_in_a_row_and_articles_are_said_as_people_say_them() -> None:
    assert [ordinal(n) for n in (1, 3, 12, 13, 21, 22, 23, 111, 112)] == (
        "first third twelfth 13th 21st 22nd 23rd 111th 112th".split()
    )
    assert [article(name) for name in ("PTI", "MQM", "TLP", "ANP", "Imran Khan", "Farmers")] == (
        "a an a an an a".split()
    )


# What changes nothing


def shuffled(one: Incident, chance: random.Random) -> Incident:
    """An incident in whose file the lists stand in another order."""

    def mix(value: Any) -> Any:
        if isinstance(value, dict):
            return dict(chance.sample(list(value.items()), len(value)))
        return tuple(chance.sample(value, len(value))) if isinstance(value, tuple) else value

    fields = (*LISTS_OF_NO_ORDER, "platforms", "sites", "sources")
    return one.model_copy(update={name: mix(getattr(one, name)) for name in fields})


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_and_of_lists_in_them_changes_no_finding(chance: random.Random) -> None:
    archive = real_archive()
    mixed = [shuffled(one, chance) for one in chance.sample(archive.incidents, len(archive.incidents))]
    assert everything(Archive(tuple(mixed), archive.lists)) == everything(archive)


WITHOUT_PART = st.sampled_from(
    [
        CLAIM,
        "record_status: draft\n",
        "record_status: withdrawn\nrecord_note: A note.\n",
        f"record_status: superseded\nrecord_note: A note.\nsuperseded_by: {JANUARY_20}\n",
    ]
)
DURING = (
    "context:\n  - {event: pti-virtual-rally-2024-01-20, relation: coincides_with}\n"
    "  - {event: pk-general-election-2024, relation: precedes}\n"
)


@settings(max_examples=25)
@given(WITHOUT_PART, st.dates(min_value=date(2024, 1, 18), max_value=date(2024, 1, 22)))
def test_a_claim_that_nothing_supports_or_a_record_not_in_force_changes_no_finding(why: str, day: date) -> None:
    archive = real_archive()
    added = begun(str(day), "added", f"platforms: [x, youtube, facebook, instagram]\n{DURING}{why}")
    with_it = archive_of(*archive.incidents, added)
    assert everything(with_it) == everything(archive)
