"""What a page of the archive is made of: nothing else than its recipe says, so that it can stay where that did not change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.addresses import Publication
from generator.archive import Archive
from generator.charts.drawing import Declared
from generator.glimpses import Glimpse, glimpse_of
from generator.incident import Incident, outline_of
from generator.interface import ENGLISH, read_interfaces
from generator.moments import moment
from generator.pages import Recipe
from generator.pages.of_archive import stock_of
from generator.parts import Part
from generator.patterns import Patterns
from generator.site import recipes_of_parts
from tests.sample_projects import ROOT, archive_of, real_archive

MANY, ROWS = 54, 9
COUNTRIES = ("PK", "PK", "IN", "IR")
WORDS, SOMEWHERE = read_interfaces(ROOT)[ENGLISH].words, Publication("Outage Reports", "https://o.example/")
# Of how many a chart shows the titles: so few that it shows those of some incidents only.
LIMITS = {
    ("generator.charts.durations", "MOST"): 3,
    ("generator.charts.durations", "MOST_ROWS"): 4,
    ("generator.charts.durations", "MOST_RECORDS"): 5,
    ("generator.charts.context_distances", "MOST_ROWS"): 4,
    ("generator.charts.context_distances", "MOST_RECORDS"): 5,
    ("generator.charts.statements_over_time", "MOST_RECORDS"): 5,
    ("generator.pages.drawn", "CHARTED"): 6,
    ("generator.pages.listings", "ROWS_A_PAGE"): ROWS,
}
Edit = Callable[[Incident], dict[str, Any]]


@pytest.fixture(autouse=True)
def quick_drawings_and_short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drawing says in a word all that is drawn: enough to tell whether two are the same, and a thousand times as quick."""

    def drawn(self: Declared, caption: Any, drawings: Iterable[Any], changed: Any = str) -> tuple[str, str]:
        return "", f"<svg>{caption}{[one.content for one in drawings]}</svg>"

    monkeypatch.setattr(Declared, "drawn", drawn)
    for (room, name), limit in LIMITS.items():
        monkeypatch.setattr(import_module(room), name, limit)


@cache
def incidents() -> tuple[Incident, ...]:
    """Incidents of three countries with the contexts of real ones, so that series are among them; each title is only one's."""
    patterns = real_archive().incidents
    return tuple(made(number, patterns[number % len(patterns)]) for number in range(MANY))


def made(number: int, pattern: Incident) -> Incident:
    """A real incident at another time, in one of the countries."""
    begun = datetime(2021, 3, 1, 12, tzinfo=UTC) + timedelta(hours=531 * number)
    over = begun + timedelta(hours=3 + number % 11)
    return pattern.model_copy(
        update={
            "id": f"{begun:%Y-%m-%d}-made-{number}",
            "title": title_of(number),
            "countries": (COUNTRIES[number % len(COUNTRIES)],),
            "time_zone": "UTC",
            "superseded_by": None,
            "related": (),
            "start": (pattern.start[0].model_copy(update={"value": moment(f"{begun:%Y-%m-%dT%H:%M}Z")}),),
            "end": pattern.end and (pattern.end[0].model_copy(update={"value": moment(f"{over:%Y-%m-%dT%H:%M}Z")}),),
        }
    )


def title_of(number: int) -> str:
    """A title that is found again wherever it stands."""
    return f"Marked{number:03d}"


def recipes(archive: Archive) -> Iterator[Recipe[Part]]:
    """How everything of an archive is made."""
    whole = replace(archive, incidents=tuple(map(outline_of, archive.incidents)), levels=levels(archive))
    return recipes_of_parts(stock_of(Patterns(whole)), ROOT, WORDS, SOMEWHERE)


def levels(archive: Archive) -> dict[str, str]:
    """How sure each incident is."""
    return {one.id: archive.level_of(one) for one in archive.incidents}


def glimpses(archive: Archive) -> dict[str, Glimpse]:
    """Every incident at a glance, as a build has it."""
    return {one.id: glimpse_of(outline_of(one), archive.level_of(one), archive.lists) for one in archive.incidents}


def needs(archive: Archive, named: dict[str, frozenset[str]]) -> dict[str, str]:
    """A digest for each recipe of an archive of all that it says it depends on."""
    seen = glimpses(archive)
    told = {key: one.mention for key, one in seen.items()}
    return {
        one.name: one.names(named[one.name], seen, told) if one.name in named else one.needs(seen, told)
        for one in recipes(archive)
        if not named.get(one.name, frozenset()) - seen.keys()
    }


@cache
def before() -> SimpleNamespace:
    """The archive before an edit, all that is made of it, and whom its charts name."""
    archive = archive_of(*incidents())
    parts = {one.name: (one.names_more, one.make()) for one in recipes(archive)}
    named = {name: part.named for name, (names_more, part) in parts.items() if names_more}
    return SimpleNamespace(
        parts={name: part for name, (_, part) in parts.items()}, named=named, needs=needs(archive, named)
    )


def retitled(one: Incident) -> dict[str, Any]:
    return {"title": f"{one.title} again"}


def in_urdu(one: Incident) -> dict[str, Any]:
    return {"language": "ur" if one.language == "en" else "en"}


def summed_up(one: Incident) -> dict[str, Any]:
    return {"summary": f"In short: {one.title}."}


def of_another_kind(one: Incident) -> dict[str, Any]:
    return {"kinds": ("power_outage",) if one.kinds != ("power_outage",) else ("throttling",)}


def without_an_end(one: Incident) -> dict[str, Any]:
    return {"end": None}


def elsewhere(one: Incident) -> dict[str, Any]:
    return {"countries": ("IR", "IN") if one.countries == ("PK",) else ("PK",)}


def out_of_force(one: Incident) -> dict[str, Any]:
    return {"record_status": "withdrawn" if one.record_status == "published" else "published"}


def without_context(one: Incident) -> dict[str, Any]:
    return {"context": ()}


def on_other_platforms(one: Incident) -> dict[str, Any]:
    return {"platforms": {}}


EDITS = (
    retitled,
    in_urdu,
    summed_up,
    of_another_kind,
    without_an_end,
    elsewhere,
    out_of_force,
    without_context,
    on_other_platforms,
)


def edited(edit: Edit, number: int) -> Archive:
    """The archive after an edit of one incident."""
    every = list(incidents())
    every[number] = every[number].model_copy(update=edit(every[number]))
    return archive_of(*every)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(EDITS), st.integers(0, MANY - 1))
@example(retitled, 0)
@example(elsewhere, 3)
@example(without_context, MANY - 1)
def test_where_nothing_changed_that_a_recipe_names_it_makes_the_same(edit: Edit, number: int) -> None:
    archive = edited(edit, number)
    now, then = needs(archive, before().named), before()
    stays = [one for one in recipes(archive) if now.get(one.name) == then.needs.get(one.name)]
    assert stays
    for one in stays:
        assert one.make() == then.parts[one.name], one.name


@pytest.mark.parametrize("edit", [retitled, in_urdu])
def test_a_title_changes_the_recipes_of_few_pages(edit: Edit) -> None:
    """Of an incident in the middle: in each list one page, and the catalogue."""
    now = needs(edited(edit, MANY // 2), before().named)
    changed = {name for name, of in now.items() if of != before().needs[name]}
    assert "catalogue" in changed
    assert not changed & {"index.html", "explore.html", "countries/index.html", "series/index.html"}
    assert sum(name.startswith("incidents/") for name in changed) == 1
    assert len(changed) < len(now) / 4


def test_charts_name_everyone_whose_title_they_show() -> None:
    charts = {name: part for name, part in before().parts.items() if name in before().named}
    assert len(charts) == 1 + len(set(COUNTRIES))
    for name, part in charts.items():
        text = "".join(page.html for page in part.pages) + "".join(str(file.content) for file in part.every_file)
        shown = {one.id for number, one in enumerate(incidents()) if title_of(number) in text}
        assert shown
        assert shown <= before().named[name]
        assert len(before().named[name]) < MANY
