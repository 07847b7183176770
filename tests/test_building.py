"""A build makes what changed and nothing else, and the site is what it would be if nothing were ever kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import building
from generator.building import InvalidArchive
from generator.kept import FILE, FOLDER
from generator.outputs import standing
from generator.plugin import build as build_through_mkdocs
from tests.bench import corpus
from tests.edits import (
    EDITS,
    MADE_UP,
    Project,
    build,
    copied,
    emptied,
    full_after,
    kept_drawings,
    leave_out_the_search_index,
)
from tests.whole_projects import contents, differing


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a few made-up incidents, with traces and in Urdu too. Copied, and never changed."""
    folder = tmp_path_factory.mktemp("few") / "project"
    corpus.project(MADE_UP, folder)
    return folder


@pytest.fixture(scope="session")
def drawn(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is kept of the drawings of that project: it spares each test the drawing, and can decide nothing else."""
    root = shutil.copytree(few, tmp_path_factory.mktemp("drawn") / "project")
    build(root)
    return root / FOLDER / FILE


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one test after the other has its project: what is kept says where its site stands."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture(scope="session")
def original(few: Path, drawn: Path, place: Path) -> Path:
    """The project with its site, built once, and with all that is kept of that. Copied, and never changed."""
    root = copied(few, place / "project", drawn)
    with pytest.MonkeyPatch.context() as patched:
        leave_out_the_search_index(patched)
        assert build(root)
    return root.rename(place / "original")


@pytest.fixture
def root(original: Path, place: Path) -> Iterator[Path]:
    """A copy of that project, for one test to do with as it likes."""
    with emptied(place / "project") as folder:
        yield shutil.copytree(original, folder)


@pytest.fixture(autouse=True)
def without_a_search_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and files are what is compared here; the index and the copy are made of these alone."""
    leave_out_the_search_index(monkeypatch)


SEQUENCES = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 99)), min_size=1, max_size=3)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEQUENCES)
def test_after_any_edits_the_site_is_what_it_would_be_if_nothing_were_kept(
    original: Path, drawn: Path, place: Path, edits: list[tuple[Callable[[Project, int], None], int]]
) -> None:
    with emptied(place / "project") as root:
        shutil.copytree(original, root)
        for edit, number in edits:
            edit(Project(root), number)
            build(root)
        shutil.rmtree(root / FOLDER)
        kept_drawings(drawn, root)
        build(root, "anew")
        assert differing(contents(root / "site"), contents(root / "anew")) == []


@pytest.mark.parametrize("edit", EDITS[:-1], ids=lambda edit: edit.__name__)
def test_only_files_that_changed_are_written(root: Path, edit: Callable[[Project, int], None]) -> None:
    before, times = contents(root / "site"), standing(root / "site")
    edit(Project(root), 3)
    anything = build(root)
    after, now = contents(root / "site"), standing(root / "site")
    rewritten = {path for path in after.keys() & before.keys() if now[path] != times[path]}
    if edit is Project.tampered:
        assert differing(after, before) == []
        assert len(rewritten) == 2
    else:
        assert rewritten == {path for path in after.keys() & before.keys() if after[path] != before[path]}
        assert anything is (after != before)


def test_where_nothing_changed_nothing_is_done(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "replace_site", lambda *given, **named: pytest.fail("nothing is to be written"))
    assert not build(root)


def test_what_an_edit_changes_on_other_pages_alone_is_made_anew_too(root: Path) -> None:
    Project(root).title(MADE_UP - 1)  # the latest: lists begin with it
    build(root)
    name = Project(root).file(MADE_UP - 1).stem
    told = [path for path, text in contents(root / "site").items() if f"No. {MADE_UP - 1}, ".encode() in text]
    assert f"incidents/{name}.html" in told
    assert {"incidents/index.html", "catalogue.js"} <= set(told)


def test_one_hand_and_many_make_the_same(root: Path, drawn: Path) -> None:
    shutil.rmtree(root / FOLDER)
    kept_drawings(drawn, root)
    build(root, "many", number=3)
    assert differing(contents(root / "site"), contents(root / "many")) == []


def test_what_is_stamped_is_what_the_slow_way_makes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.plugin.door.finish", lambda *given: None)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - outages\n", "  - outages: {fast: false}\n"), "utf-8")
    build_through_mkdocs(config, root / "slow", False, lambda doing, done: None)
    assert differing(contents(root / "site"), contents(root / "slow")) == []


def test_with_a_problem_in_a_file_the_site_stays_and_the_next_build_goes_on_from_it(root: Path) -> None:
    before = contents(root / "site")
    path = Project(root).file(1)
    right = path.read_text("utf-8")
    path.write_text(f"{right}nonsense: 1\n", "utf-8")
    with pytest.raises(InvalidArchive, match="nonsense"):
        build(root)
    assert differing(contents(root / "site"), before) == []
    path.write_text(right, "utf-8")
    assert not build(root)


def test_a_full_disk_leaves_the_old_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(root / "site")
    Project(root).template(1)
    with monkeypatch.context() as patched:
        patched.setattr("generator.making.put", full_after(40))
        with pytest.raises(OSError, match="No space"):
            build(root)
    assert differing(contents(root / "site"), before) == []
    assert not [path for path in root.iterdir() if ".site.new" in path.name or ".site.old" in path.name]
    build(root)
    assert contents(root / "site") != before
