"""Incidents stand in order, under every key they have, and count once; each figure is the length of a list."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.addresses import all_incidents_page, facet_index, facet_page, incident_page, link
from generator.archive import Archive
from generator.facets import FACETS, Choice, Facet, choices
from generator.figures import figures
from generator.folder import incident_files, path_from
from generator.incident import Incident
from generator.loading import load_archive, load_files
from tests.sample_projects import MINIMAL, MINIMAL_ID, archive_of, incident, project, real_archive

CLAIM = "sources: {op-ed: {type: opinion, publisher: Somebody, url: https://o.example/}}\n"
FACET = {facet.name: facet for facet in FACETS}


def begun(start: str, incident_id: str, fragment: str = "") -> Incident:
    """An incident with a start."""
    return incident(f"start: {start}\n{fragment}", incident_id)


def test_the_latest_stands_first_ids_decide_and_an_unknown_start_stands_last() -> None:
    latest = begun("2022-08-22T10:00+05:00", "2022-08-22-pk-c")
    same_day = [begun("2022-08-22", f"2022-08-22-pk-{letter}") for letter in "ab"]
    unknown = begun("unknown", "2022-pk-z")
    archive = archive_of(unknown, same_day[0], latest, same_day[1])
    assert archive.incidents == (latest, same_day[1], same_day[0], unknown)
    assert list(archive.by_id) == ["2022-08-22-pk-c", "2022-08-22-pk-b", "2022-08-22-pk-a", "2022-pk-z"]


def test_incidents_stand_under_every_key_they_have_and_keys_in_order() -> None:
    both = incident("countries: [PK, IN]\n", "2022-08-21-pk-both")
    one = incident("", "2022-08-21-pk-one")
    archive = archive_of(both, one)
    assert archive.by([made.countries for made in archive.incidents]) == {"IN": (both,), "PK": (one, both)}


@pytest.mark.parametrize(
    ("fragment", "group"),
    [
        ("", "platform_block"),
        ("kinds: [mobile_data_shutdown, service_blocking]\n", "blackout"),
        ("kinds: [cable_cut]\n", "technical_fault"),
        ("kinds: [unknown]\n", "other"),
        (CLAIM, "uncorroborated"),
        ("record_status: reviewed\n", "platform_block"),
        ("record_status: disputed\nrecord_note: A note.\n", "platform_block"),
        ("record_status: draft\n", "not_in_force"),
        ("record_status: withdrawn\nrecord_note: A note.\n", "not_in_force"),
        ("record_status: superseded\nrecord_note: A note.\nsuperseded_by: 2024-02-17-pk-x\n", "not_in_force"),
        (f"record_status: withdrawn\nrecord_note: A note.\n{CLAIM}", "not_in_force"),
    ],
)
def test_an_incident_counts_once_by_its_main_kind_if_it_is_in_force_and_supported(fragment: str, group: str) -> None:
    made = incident(fragment)
    assert archive_of(made).counted_as(made) == group


@pytest.fixture(params=["the real archive", "a made one", "an empty one"])
def archive(request: pytest.FixtureRequest) -> Archive:
    """Archives of several sizes."""
    if request.param == "the real archive":
        return real_archive()
    kinds = ["", "kinds: cable_cut\n", "kinds: [unknown, cable_cut]\n", "record_status: draft\n", CLAIM]
    made = [incident(fragment, f"2022-08-21-pk-{number}") for number, fragment in enumerate(kinds * 3)]
    return archive_of(*(made if request.param == "a made one" else ()))


def test_each_figure_is_the_number_of_incidents_on_the_page_it_names(archive: Archive) -> None:
    lists = {facet_page("counts", choice.key): choice for choice in choices(archive, FACET["counts"])}
    shown = figures(archive, archive.incidents)
    assert {one.page: one.number for one in shown} == {page: len(choice.incidents) for page, choice in lists.items()}
    assert [one.group.label for one in shown] == [lists[one.page].label for one in shown]
    assert all(one.group.meaning and one.number for one in shown)


def test_the_figures_count_every_incident_once(archive: Archive) -> None:
    counted = [made.id for choice in choices(archive, FACET["counts"]) for made in choice.incidents]
    assert sorted(counted) == sorted(archive.by_id)
    assert sum(one.number for one in figures(archive, archive.incidents)) == len(archive.incidents)


def test_figures_stand_in_the_order_of_the_list_of_groups(archive: Archive) -> None:
    order = [group.label for group in archive.lists["kind_groups"]]
    places = [order.index(one.group.label) for one in figures(archive, archive.incidents)]
    assert places == sorted(set(places))


def held(choice: Choice, archive: Archive) -> list[str]:
    """The incidents that have the key of a choice, by asking each."""
    return [made.id for made in archive.incidents if choice.key in choice.facet.keys_of(archive, made)]


@pytest.mark.parametrize("facet", FACETS, ids=[facet.name for facet in FACETS])
def test_a_facet_holds_just_the_incidents_with_each_key_the_latest_first(facet: Facet, archive: Archive) -> None:
    for choice in choices(archive, facet):
        assert [made.id for made in choice.incidents] == held(choice, archive) != []
        assert choice.label


@pytest.mark.parametrize("facet", FACETS, ids=[facet.name for facet in FACETS])
def test_values_stand_by_label_and_years_with_the_newest_first_and_levels_as_in_their_list(
    facet: Facet, archive: Archive
) -> None:
    found = choices(archive, facet)
    if facet.ordered_by:
        keys = {choice.key for choice in found}
        assert [choice.key for choice in found] == [one.id for one in archive.lists[facet.ordered_by] if one.id in keys]
    else:
        labels = [choice.label.casefold() for choice in found]
        assert labels == sorted(labels, reverse=facet.name == "years")


def test_a_platform_that_was_not_affected_does_not_list_the_incident() -> None:
    made = incident("platforms: {x: {affected: no}, tiktok: {affected: reported}}\n")
    assert [choice.key for choice in choices(archive_of(made), FACET["platforms"])] == ["tiktok"]


def test_no_two_places_on_the_site_have_one_address(archive: Archive) -> None:
    pages = [
        *(all_incidents_page(number) for number in (1, 2, 3)),
        *(incident_page(made.id) for made in archive.incidents),
        *(facet_index(facet) for facet in FACETS),
        *(facet_page(facet.name, one.key, n) for facet in FACETS for one in choices(archive, facet) for n in (1, 2)),
    ]
    assert len(set(pages)) == len(pages)


@pytest.mark.parametrize(
    ("page", "to", "address"),
    [
        ("index.html", "incidents/a.html", "incidents/a.html"),
        ("incidents/a.html", "index.html", "../index.html"),
        ("incidents/a.html", "incidents/b.html#source-voa", "b.html#source-voa"),
        ("counts/blackout.html", "reference/vocabulary.html#kinds-x", "../reference/vocabulary.html#kinds-x"),
    ],
)
def test_every_link_is_relative_so_that_the_site_works_from_any_folder(page: str, to: str, address: str) -> None:
    assert link(page, to) == address


def test_an_archive_is_every_file_below_incidents(tmp_path: Path) -> None:
    root = project(tmp_path, "2022-08-21-pk-youtube", "2024-02-10-pk-x", "2022-04-pk-social-media-claim")
    for name in ("published-ids.txt", "2022/2022-08-21-pk-youtube.traffic.csv", "2022/.hidden.yml.swp"):
        (root / "incidents" / name).write_text("# no incident", encoding="utf-8")
    loaded = load_archive(root)
    assert [path.stem for path in incident_files(root)] == sorted(loaded.archive.by_id)
    starts = [made.started.earliest for made in loaded.archive.incidents if made.started]
    assert all(later >= earlier for later, earlier in pairwise(starts))


@pytest.mark.parametrize("ending", [".yaml", ".YML", ".yml.txt", ".txt", ".docx", ""])
def test_a_file_of_another_ending_is_never_passed_over(ending: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "incidents" / "2022").mkdir(parents=True)
    (root / "incidents" / "2022" / f"{MINIMAL_ID}{ending}").write_text(MINIMAL, encoding="utf-8")
    assert [problem.code for problem in load_archive(root).problems] == ["OUT220"]


def test_one_file_may_name_an_incident_that_is_not_read_with_it(tmp_path: Path) -> None:
    root = project(tmp_path, "2022-08-21-pk-youtube", "2024-02-10-pk-x")
    file = root / "incidents" / "2022" / "2022-08-21-pk-new.yml"
    file.write_text(MINIMAL + "related: [2024-02-10-pk-x]\n", encoding="utf-8")
    done: list[int] = []
    loaded = load_files(root, [file], done.append)
    assert (list(loaded.archive.by_id), loaded.problems, done) == (["2022-08-21-pk-new"], (), [1])


def test_a_faulty_list_hides_no_problem_of_an_incident_and_makes_none(tmp_path: Path) -> None:
    root = project(tmp_path, "2022-08-21-pk-youtube")
    kinds, incident = "site_config/vocabulary/kinds.yml", f"incidents/2022/{MINIMAL_ID}-again.yml"
    (root / kinds).write_text("title: Kinds\nabout: x\nterms: 5\n", encoding="utf-8")
    (root / incident).write_text(MINIMAL.replace("start: 2022-08-21", "start: 2022-08-41"), encoding="utf-8")
    loaded = load_archive(root)
    assert [(problem.place.file, problem.code) for problem in loaded.problems] == [
        (kinds, "OUT204"),
        (incident, "OUT205"),
    ]
    assert loaded.archive.incidents == ()
    assert list(loaded.lines(kinds))[:3] == ["title: Kinds", "about: x", "terms: 5"]


def test_a_file_of_the_project_is_called_by_its_path_within_it(tmp_path: Path) -> None:
    assert path_from(tmp_path, tmp_path / "incidents" / "a.yml") == "incidents/a.yml"
    assert path_from(tmp_path / "inner", tmp_path / "a.yml") == (tmp_path / "a.yml").as_posix()
