"""Stamped pages are those that MkDocs would have rendered one by one, to the byte, for every page of an archive."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from generator.addresses import Publication
from generator.frames import Frames, kind_of, kinds_of_incidents
from generator.loading import load_archive
from generator.parts import Part
from generator.plugin import BuildFailed, door, frames_and_own_pages, run_theme, settings
from generator.plugin.commands import door_of
from generator.site import Site, site_of
from tests.bench import corpus
from tests.sample_projects import project, real_ids
from tests.whole_projects import MKDOCS, OUTAGES, contents, run, small_project

ADDRESS = "https://outages.example/reports/"
PREVIEW = "http://127.0.0.1:8000/reports/"
MADE_UP = 60


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project, which stays as it is while it is built more than once."""
    return project(tmp_path_factory.mktemp("real"), *real_ids())


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with made-up incidents of all sorts."""
    folder = tmp_path_factory.mktemp("corpus") / "project"
    corpus.project(MADE_UP, folder)
    return folder


@cache
def pages_at(root: Path) -> Site:
    """Every generated page of a project, and no file."""
    loaded = load_archive(root)
    assert loaded.problems == ()
    whole = site_of(loaded.archive, root, Publication("Outage Reports", ADDRESS), lambda done: None)
    return Site((Part(tuple(replace(page, files=()) for page in whole.pages), ()),), whole.interfaces, Publication(""))


@pytest.fixture
def pages_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds end with the pages: no search index is made, and what was rendered once is not rendered again."""
    monkeypatch.setattr(door, "checked_site", lambda root, publication, progress: pages_at(root))
    monkeypatch.setattr(door, "finish", lambda folder, pages, progress: None)


def configured(root: Path, folder: Path, fast: bool, **changed: str) -> MkDocsConfig:
    """The settings of a project, built fast or slowly."""
    return settings(root / "mkdocs.yml", site_dir=str(folder), plugins=[{"outages": {"fast": fast}}], **changed)


def built(root: Path, folder: Path, fast: bool, address: str) -> dict[str, bytes]:
    """Every file of a site that stands at an address; a preview stands on this machine."""
    config = configured(root, folder, fast, site_url=address)
    with pytest.MonkeyPatch.context() as patched:  # MkDocs has one plugin for all builds of a process
        patched.setattr(door_of(config), "serving", address == PREVIEW)
        mkdocs_build(config)
    return contents(folder)


@pytest.mark.usefixtures("pages_only")
@pytest.mark.parametrize("address", ["", ADDRESS, PREVIEW], ids=["nowhere", "addressed", "preview"])
@pytest.mark.parametrize("which", ["real", "made_up"])
def test_every_page_is_the_same_stamped_and_rendered_by_mkdocs(
    which: str, address: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    root: Path = request.getfixturevalue(which)
    slow, fast = (built(root, tmp_path / str(way), way, address) for way in (False, True))
    pages = {page.path for page in pages_at(root).pages}
    assert pages < slow.keys() and len(pages) > 50
    assert slow.keys() == fast.keys(), "specimens leave no file behind"
    assert [path for path in slow if slow[path] != fast[path]] == []


@pytest.mark.usefixtures("pages_only")
def test_what_needs_no_archive_is_made_without_one_and_frames_every_page(made_up: Path, tmp_path: Path) -> None:
    whole = built(made_up, tmp_path / "whole", True, "")
    (made_up / "incidents").rename(tmp_path / "incidents")
    try:
        run_of_theme = run_theme(made_up / "mkdocs.yml", tmp_path / "own", strict=True)
    finally:
        (tmp_path / "incidents").rename(made_up / "incidents")
    pages = pages_at(made_up).pages
    own = contents(tmp_path / "own")
    assert own == {path: text for path, text in whole.items() if path not in {page.path for page in pages}}
    assert {"about.html", "404.html", "assets/site.css", "assets/search.js"} <= own.keys()
    frames = run_of_theme.more(run_of_theme.frames(), pages)
    kept: Frames = pickle.loads(pickle.dumps(frames))  # noqa: S301 - our own
    assert kept == frames
    assert [page.path for page in pages if kept.fill(page).encode() != whole[page.path]] == []
    assert kept.named <= {page.path for page in pages}


@pytest.mark.usefixtures("pages_only")
def test_the_kinds_of_incident_pages_are_known_beforehand(real: Path, made_up: Path) -> None:
    for root in (real, made_up):
        pages = [page for page in pages_at(root).pages if re.fullmatch(r"incidents/\d.*\.html", page.path)]
        kinds = kinds_of_incidents({page.language for page in pages})
        assert pages and {kind_of(page) for page in pages} <= set(kinds)


def test_both_ways_make_the_same_site_with_its_search_index(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    settings_file = root / "mkdocs.yml"
    done = run(OUTAGES, "build", "--site-dir", tmp_path / "fast", cwd=root, SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stdout + done.stderr
    text = settings_file.read_text("utf-8")
    settings_file.write_text(text.replace("  - outages\n", "  - outages: {fast: false}\n"), "utf-8")
    assert settings_file.read_text("utf-8") != text
    done = run(MKDOCS, "build", "--strict", "--site-dir", tmp_path / "slow", cwd=root, SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stdout + done.stderr
    fast, slow = contents(tmp_path / "fast"), contents(tmp_path / "slow")
    assert "pagefind/pagefind.js" in fast and "sitemap.xml" in fast
    assert sorted(path for path in fast.keys() | slow.keys() if fast.get(path) != slow.get(path)) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("{fast: perhaps}", "Expected type: <class 'bool'>"),
        ("{quick: true}", "Unrecognised configuration name: quick"),
    ],
)
def test_an_option_that_is_none_is_told_as_mkdocs_tells_it(tmp_path: Path, options: str, message: str) -> None:
    root = small_project(tmp_path)
    settings_file = root / "mkdocs.yml"
    text = settings_file.read_text("utf-8")
    settings_file.write_text(text.replace("  - outages\n", f"  - outages: {options}\n"), "utf-8")
    done = run(MKDOCS, "build", "--strict", cwd=root)
    assert done.returncode != 0
    assert message in done.stdout + done.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "main.html",
            "{{ meta.head }}",
            "{{ meta.head }}<meta name=title content='{{ title }}'>",
            "main.html (or a file beside it) prints the title of a page twice and not once, after `",
        ),
        ("main.html", "(title | e)", "(title | upper)", "main.html (or a file beside it) prints the title of a page changed"),
        ("partials/contents.html", "> 2", "> 1", "contents.html (or a file beside it) prints the anchor (number 1) of a page once"),
        ("partials/contents.html", "> 2", "> 3", "contents.html (or a file beside it) prints the anchor (number 1) of a page never"),
        (
            "partials/content.html",
            "{{ page.content }}",
            "{{ page.content }}{{ 'wide' if '<table' in page.content }}",
            "content.html:4: the theme asks whether '<table' is in the content of a page; pages of one kind share a frame",
        ),
        (
            "partials/footer.html",
            "{{ t.frame.creed }}",
            "{{ t.frame.creed }}{{ 'x' if page and page.title == 'Vocabulary' }}",
            "footer.html:6: the theme asks whether 'Vocabulary' is the title of a page",
        ),
    ],
)  # fmt: skip
def test_a_theme_that_no_frame_can_follow_is_told_where_and_what_to_do(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    root = small_project(tmp_path)
    path = root / "site_config" / "theme" / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(BuildFailed) as wrong:
        frames_and_own_pages(root / "mkdocs.yml", kinds_of_incidents([]), tmp_path / "site")
    assert message in str(wrong.value)
    assert "`- outages: {fast: false}` under plugins in mkdocs.yml" in str(wrong.value)


def test_a_mistake_in_the_theme_is_told_with_its_line(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    (root / "site_config" / "theme" / "partials" / "footer.html").write_text("\n{% if %}", "utf-8")
    with pytest.raises(BuildFailed, match=r"^footer\.html:2: Expected an expression"):
        frames_and_own_pages(root / "mkdocs.yml", (), tmp_path / "site")


def test_a_link_that_leads_nowhere_is_told_without_the_archive_as_with_it(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    with (root / "site_config" / "pages" / "contribute.md").open("a", encoding="utf-8") as page:
        page.write("\n[no page](nowhere.md) and [a page of the archive](incidents/2000-01-01-xx-none.md#start)\n")
    with pytest.raises(BuildFailed, match="Aborted with 1 warnings in strict mode"):
        frames_and_own_pages(root / "mkdocs.yml", (), tmp_path / "strict", strict=True)
    frames = frames_and_own_pages(root / "mkdocs.yml", (), tmp_path / "site")
    assert "incidents/2000-01-01-xx-none.html" in frames.named, "only the archive can tell"
    assert 'href="incidents/2000-01-01-xx-none.html#start"' in (tmp_path / "site/contribute.html").read_text("utf-8")


def test_after_a_build_without_the_archive_another_has_it_again(tmp_path: Path) -> None:
    config = small_project(tmp_path) / "mkdocs.yml"
    frames_and_own_pages(config, (), tmp_path / "own")
    assert door_of(settings(config)).promises is None
