"""Figures count each incident once, add up lengths as intervals, and never mix what differs in kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures import Figure, figures
from generator.incident import Incident
from tests.sample_projects import incident, real_archive, real_lists


def blackouts(*made: Incident) -> Figure:
    return Figure(real_lists()["kind_groups"]["blackout"], made)


@pytest.mark.parametrize(
    ("ends", "lasted", "without_end"),
    [
        (["2022-08-21T21:00+05:00"], "2 h", 0),
        (["2022-08-21T21:00+05:00", "2022-08-21T20:30+05:00"], "3 h 30 min", 0),
        (
            ["2022-08-21T21:00+05:00", "{earliest: 2022-08-21T20:00+05:00, latest: 2022-08-21T23:00+05:00}"],
            "3 h to 6 h",
            0,
        ),
        (["2022-08-21T21:00+05:00", "ongoing", "unknown"], "2 h", 2),
        (["ongoing"], "None", 1),
    ],
)
def test_lengths_add_up_from_the_shortest_to_the_longest(ends: list[str], lasted: str, without_end: int) -> None:
    figure = blackouts(*(incident(f"start: 2022-08-21T19:00+05:00\nend: {end}\n") for end in ends))
    assert (str(figure.lasted), figure.without_end) == (lasted, without_end)


def test_an_incident_of_two_years_counts_once_and_with_all_its_length() -> None:
    made = incident("start: 2022-08-21\nend: 2024-08-21\n")
    assert (blackouts(made).number, str(blackouts(made).lasted)) == (1, "730 to 732 days")


@given(st.lists(st.sampled_from(sorted(real_archive().by_id)), unique=True))
def test_whatever_list_is_counted_every_incident_is_in_one_group(chosen: list[str]) -> None:
    shown = figures(real_archive(), [real_archive().by_id[one] for one in chosen])
    assert sorted(one.id for figure in shown for one in figure.incidents) == sorted(chosen)
    assert len({figure.group.id for figure in shown}) == len(shown)


def test_a_claim_is_in_no_figure_of_what_happened() -> None:
    counted = [
        one.id
        for figure in figures(real_archive(), real_archive().incidents)
        if figure.is_counted
        for one in figure.incidents
    ]
    assert "2022-04-pk-social-media-claim" not in counted
