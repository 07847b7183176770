"""Charts whose titles are put in last: what follows from facts stays, and every title stands where it stood."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import Archive
from generator.charts import chart_files
from generator.charts.of_archive import (
    Untitled,
    titled,
    untitled_context_distances,
    untitled_durations,
    untitled_statements_over_time,
)
from generator.incident import Incident
from tests.sample_projects import real_archive

PLANS: tuple[Callable[[Archive, Sequence[Incident]], Untitled | None], ...] = (
    untitled_durations,
    untitled_context_distances,
    untitled_statements_over_time,
)


def planned(plan: Callable[[Archive, Sequence[Incident]], Untitled | None]) -> Untitled:
    """A chart of the archive of this project, without titles."""
    untitled = plan(real_archive(), real_archive().incidents)
    assert untitled
    return untitled


def called(titles: Mapping[str, str]) -> Mapping[str, Any]:
    """Incidents of which nothing is known but what they are called."""
    return {key: SimpleNamespace(title=title) for key, title in titles.items()}


@pytest.mark.parametrize("plan", PLANS)
def test_without_titles_a_chart_is_the_same_whatever_incidents_are_called(
    plan: Callable[[Archive, Sequence[Incident]], Untitled | None],
) -> None:
    others = tuple(
        one.model_copy(update={"title": f"Another {number}"}) for number, one in enumerate(real_archive().incidents)
    )
    elsewhere = replace(real_archive(), incidents=others, known={})
    assert pickle.dumps(plan(elsewhere, others)) == pickle.dumps(planned(plan))


@pytest.mark.parametrize("plan", PLANS)
def test_a_chart_that_was_kept_without_titles_comes_out_as_one_that_was_not(
    plan: Callable[[Archive, Sequence[Incident]], Untitled | None],
) -> None:
    kept: Untitled = pickle.loads(pickle.dumps(planned(plan)))  # noqa: S301 - our own
    assert titled(kept, real_archive().by_id) == titled(planned(plan), real_archive().by_id)


@pytest.mark.parametrize("plan", PLANS)
def test_no_mark_of_a_place_is_left_and_every_title_named_is_there(
    plan: Callable[[Archive, Sequence[Incident]], Untitled | None],
) -> None:
    chart = titled(planned(plan), real_archive().by_id)
    shown = "".join(str(file.content) for file in chart_files("x.html", [chart])) + chart.svg + repr(chart.rows)
    assert "\0" not in shown
    assert "\0" not in chart.description
    titles = {real_archive().by_id[key].title for key in chart.named}
    assert titles
    assert titles <= {record["title"] for record in chart.records} | {row[1] for row in chart.rows}


@given(st.text(alphabet="ab\0|,\"'<", max_size=12))
def test_a_title_may_be_any_text_and_is_put_in_once(title: str) -> None:
    untitled = planned(untitled_durations)
    chart = titled(untitled, called(dict.fromkeys(real_archive().by_id, title)))
    assert {record["title"] for record in chart.records} == {title}
    assert {row[1] for row in chart.rows} == {title}
