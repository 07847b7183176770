"""A preview hands on from build to build what it knows, and shows what it would show if it knew nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator import building
from generator.addresses import SEARCH_INDEX
from generator.building import InvalidArchive
from generator.handover import Handover
from generator.kept import FILE, FOLDER, Kept
from generator.made import kept_site
from generator.outputs import Standing, standing
from generator.previewing import Preview
from generator.publishing import kept_beside
from tests.bench import corpus
from tests.edits import EDITS, MADE_UP, Project, emptied, full_after, kept_drawings, leave_out_the_search_index
from tests.whole_projects import contents, differing

PORT = 8123


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one example after the other has its project: what is kept says where a preview stands."""
    return tmp_path_factory.mktemp("previewed")


@pytest.fixture(scope="session")
def original(place: Path) -> Path:
    """A project of which there was a preview, and all that is kept of that. Copied, and never changed."""
    corpus.project(MADE_UP, place / "project")
    with pytest.MonkeyPatch.context() as patched:
        leave_out_the_search_index(patched)
        with previewed(place / "project") as preview:
            preview.build()
    return (place / "project").rename(place / "original")


@pytest.fixture
def preview(original: Path, place: Path) -> Iterator[Preview]:
    """A preview of a copy of that project."""
    with emptied(place / "project") as root:
        shutil.copytree(original, root)
        with previewed(root) as begun:
            yield begun


@pytest.fixture(autouse=True)
def with_short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out_the_search_index(monkeypatch)


@contextmanager
def previewed(root: Path) -> Iterator[Preview]:
    """A preview of a project; its search index is some files, and is made when a test says so."""
    kept = Kept(root)
    preview = Preview(root, kept, "127.0.0.1", PORT)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Preview, "index_when_idle", lambda self: None)
        patched.setattr("generator.previewing.build_search_index", some_index)
        yield preview
    kept.close()


def some_index(site: Path, made: Path) -> None:
    """Files in the place of a search index."""
    (made / "fragment").mkdir(parents=True)
    (made / "fragment" / "one").write_text(str(len(list(site.rglob("*.html")))), "utf-8")


def wrong(preview: Preview, number: int) -> None:
    """A file is saved half written, and mended."""
    path = Project(preview.root).file(number)
    right = path.read_text("utf-8")
    path.write_text("title: Half of a file\n", "utf-8")
    with pytest.raises(InvalidArchive):
        preview.build()
    path.write_text(right, "utf-8", newline="\n")


def full(preview: Preview, number: int) -> None:
    """The disk is full in the middle of a build."""
    Project(preview.root).name(number)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.making.put", full_after(number))
        with pytest.raises(OSError, match="No space"):
            preview.build()


def indexed(preview: Preview, number: int) -> None:
    """Nobody saves for a while, and a search index is made."""
    preview.index()


def cleared(preview: Preview, number: int) -> None:
    """All that is kept is thrown away, the folder of the preview too; or that alone, or half of it."""
    folders = preview.root / FOLDER, preview.folder, preview.site, kept_beside(preview.site)
    shutil.rmtree(folders[number % len(folders)], ignore_errors=True)


def begun_anew(preview: Preview, number: int) -> None:
    """The preview is over, because it was ended or because it was killed, and another begins."""
    if number % 2:
        preview.rest()
    preview.handed = Handover()


def edited(edit: Callable[[Project, int], None], preview: Preview, number: int) -> None:
    """A file is saved."""
    edit(Project(preview.root), number)


# The pages of a preview are its own; nobody changes them by hand.
SAVED = [partial(edited, edit) for edit in EDITS if edit is not Project.tampered]
STEPS = st.tuples(st.sampled_from([*SAVED, wrong, full, indexed, cleared, begun_anew]), st.integers(0, 99))
Steps = list[tuple[Callable[[Preview, int], None], int]]
TITLE = partial(edited, Project.title)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=2, max_size=6))
@example(
    [(TITLE, 1), (cleared, 0), (TITLE, 1), (TITLE, 2), (cleared, 2), (TITLE, 1), (TITLE, 2), (cleared, 3), (TITLE, 2)]
)
@example([(TITLE, 3), (full, 40), (indexed, 0), (partial(edited, Project.remove), 3), (begun_anew, 0), (TITLE, 3)])
def test_after_any_steps_a_preview_is_what_it_would_be_if_nothing_were_kept_or_handed_on(
    original: Path, place: Path, steps: Steps
) -> None:
    with emptied(place / "project") as root:
        shutil.copytree(original, root)
        with previewed(root) as preview:
            preview.build()
            for step, number in steps:
                step(preview, number)
                preview.build()
            after = shown(preview)
        assert differing(after, shown_anew(root, original)) == []


def shown_anew(root: Path, original: Path) -> dict[str, bytes]:
    """What somebody is shown who keeps nothing."""
    shutil.rmtree(root / FOLDER)
    kept_drawings(original / FOLDER / FILE, root)
    with previewed(root) as preview:
        preview.build()
        return shown(preview)


def shown(preview: Preview) -> dict[str, bytes]:
    """What a preview shows, but the search index."""
    return {path: text for path, text in contents(preview.site).items() if not path.startswith(f"{SEARCH_INDEX}/")}


def test_what_a_build_hands_on_is_what_stands_in_the_two_folders(preview: Preview) -> None:
    for number in range(3):
        Project(preview.root).title(number)
        preview.build()
    left = preview.handed.left
    assert left
    assert left.is_at(preview.site)
    assert known_by(left.there) == known_by(standing(preview.site))
    assert known_by(left.known_in(kept_beside(preview.site))) == known_by(standing(kept_beside(preview.site)))


def known_by(files: Mapping[str, Standing] | None) -> dict[str, tuple[int, int]]:
    """The size of each file, and when it was written."""
    return {path: (one.size, one.written) for path, one in (files or {}).items()}


def test_only_the_first_build_of_a_preview_looks_through_the_pages(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        Project(preview.root).title(number)
        preview.build()
    monkeypatch.setattr(building, "standing", lambda *given: pytest.fail("it is known what stands there"))
    monkeypatch.setattr("generator.outputs.looked_through", lambda *given: pytest.fail("the same, of those before"))
    Project(preview.root).title(2)
    preview.build()
    assert any(b"No. 2, " in text for text in shown(preview).values())


def test_a_build_that_failed_hands_on_nothing_about_pages(preview: Preview) -> None:
    preview.build()
    before = preview.handed
    full(preview, 10)
    assert (bool(before.left), preview.handed.left) == (True, None)
    assert preview.handed.results == before.results, "what came of files is known by their content"


def test_pages_that_changed_stand_beside_no_search_index_of_others(preview: Preview) -> None:
    preview.build()
    for number in range(3):
        preview.index()
        assert (preview.site / SEARCH_INDEX / "fragment" / "one").is_file()
        Project(preview.root).title(number)
        preview.build()
        assert not (preview.site / SEARCH_INDEX).exists()


def test_what_stands_there_is_kept_for_the_next_preview_when_there_is_time(preview: Preview) -> None:
    def is_kept() -> bool:
        left = preview.handed.left
        return left is not None and kept_site(preview.kept, preview.site) == left.site

    preview.build()
    Project(preview.root).title(1)
    preview.build()
    assert not is_kept()
    preview.rest()
    assert is_kept()
