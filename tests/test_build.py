"""Building: the same files make the same site everywhere, and a site is replaced whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as XML

import pytest

from tests.sample_projects import MINIMAL_ID, project, real_ids
from tests.whole_projects import (
    KEPT,
    MKDOCS,
    OUTAGES,
    PATIENCE,
    built,
    contents,
    differing,
    environment,
    made_once,
    run,
    save,
    small_project,
)

INVALID = "title: A record of which half was saved\ncountries: [XX]\nkind: service_blocking\n"


@pytest.fixture(scope="session")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole project in another folder, whose name no program likes."""
    return project(tmp_path_factory.mktemp("copy") / "a b'c é", *real_ids())


@pytest.fixture(scope="session")
def small_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with its site. Read only."""
    return made_once(tmp_path_factory, "small", make_small)


def make_small(folder: Path) -> None:
    fresh = small_project(folder.with_name("small.fresh"))
    built(fresh)
    fresh.rename(folder)


@pytest.fixture(scope="session")
def with_a_word_more(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the small project with a word more in a template, built where nothing was kept."""
    return contents(made_once(tmp_path_factory, "small-with-a-word-more", make_with_a_word_more) / "site")


def make_with_a_word_more(folder: Path) -> None:
    fresh = small_project(folder.with_name(f"{folder.name}.fresh"))
    say_a_word_more(fresh)
    built(fresh)
    fresh.rename(folder)


def say_a_word_more(root: Path) -> None:
    template = root / "site_config" / "templates" / "incident" / "record.html"
    template.write_text(f"{template.read_text('utf-8')}<p>A word more</p>\n", "utf-8")


@pytest.fixture
def small(small_built: Path, tmp_path: Path) -> Path:
    """A small project with its site, for one test to do with as it likes."""
    return shutil.copytree(small_built, tmp_path / "project")


def beside(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()} - KEPT


def test_mkdocs_itself_builds_the_same_site_without_a_warning_in_another_folder_zone_language_and_umask(
    site_folder: Path, whole_copy: Path, tmp_path: Path
) -> None:
    done = run(
        *(MKDOCS, "build", "--strict", "--site-dir", tmp_path / "site"),
        cwd=whole_copy,
        UMASK="077",
        TZ="America/St_Johns",
        LC_ALL="C",
        LANGUAGE="tr",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        PYTHONHASHSEED="1",
        SOURCE_DATE_EPOCH="86400",
        PAGEFIND_FORCE_LANGUAGE="tr",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("INFO ")] == []
    assert differing(contents(site_folder), contents(tmp_path / "site")) == []


def test_a_second_build_in_another_zone_language_and_umask_is_the_same_to_the_byte(
    small_built: Path, small: Path
) -> None:
    shutil.rmtree(small / "site")
    done = run(
        *(OUTAGES, "build"),
        cwd=small / "incidents",
        UMASK="002",
        TZ="Asia/Karachi",
        LC_ALL="tr_TR.UTF-8",
        LANGUAGE="tr",
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH="86400",
        PAGEFIND_FORCE_LANGUAGE="tr",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing(contents(small_built / "site"), contents(small / "site")) == []


@pytest.mark.parametrize("command", [(OUTAGES, "build"), (MKDOCS, "build", "--strict")], ids=["outages", "mkdocs"])
def test_a_build_with_an_invalid_incident_tells_everything_and_writes_nothing(
    small: Path, command: tuple[Path | str, ...]
) -> None:
    save(small, "2024-01-20-xx-half", INVALID)
    save(small, "2024-01-21-xx-half", INVALID)
    headlines = re.findall(r"^incidents/.*: OUT2\d\d .*$", run(OUTAGES, "check", cwd=small).stdout, re.MULTILINE)
    before = contents(small)
    done = run(*command, cwd=small)
    assert done.returncode != 0
    assert [line for line in headlines if line not in done.stdout + done.stderr] == []
    assert {line.partition(":")[0][-22:] for line in headlines} == {"2024-01-20-xx-half.yml", "2024-01-21-xx-half.yml"}
    assert len(headlines) > 5
    assert differing(contents(small), before) == []


def test_a_first_build_with_an_invalid_incident_leaves_no_site(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    save(root, "2024-01-20-xx-half", INVALID)
    before = beside(root)
    assert run(OUTAGES, "build", cwd=root).returncode != 0
    assert beside(root) == before


def break_a_page(root: Path) -> dict[str, str]:
    footer = root / "site_config" / "theme" / "partials" / "footer.html"
    footer.write_text(
        footer.read_text("utf-8") + "{{ 1 // 0 if page and page.url == 'reference/vocabulary.html' }}", "utf-8"
    )
    return {}


def break_the_search_index(root: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(put_before_pagefind(root, "raise SystemExit('no index today')"))}


@pytest.mark.parametrize("break_it", [break_a_page, break_the_search_index])
def test_a_build_that_fails_midway_leaves_the_old_site_and_no_litter(
    small: Path, break_it: Callable[[Path], dict[str, str]]
) -> None:
    env = break_it(small)
    before, names = contents(small / "site"), beside(small)
    done = run(OUTAGES, "build", cwd=small, **env)
    assert done.returncode != 0
    assert re.search("ZeroDivisionError|no index today", done.stderr), done.stderr
    assert (differing(contents(small / "site"), before), beside(small)) == ([], names)


# Stands in the way of Pagefind: a build is not over before it is let go on, however slow the test is to end it.
GATE = """
import os, runpy, sys, time
from pathlib import Path
build, here = os.getppid(), Path(__file__).parent.parent
while not (here / "open").exists():
    if os.getppid() != build:
        sys.exit("the build is gone")
    time.sleep(0.01)
sys.path.remove(str(here))
del sys.modules["pagefind"]
runpy.run_module("pagefind", run_name="__main__")
"""


def put_before_pagefind(root: Path, program: str) -> Path:
    """A folder whose Pagefind is another program, for the PYTHONPATH of a build."""
    stub = root.parent / "stub" / "pagefind"
    stub.mkdir(parents=True)
    (stub / "__init__.py").touch()
    (stub / "__main__.py").write_text(program, "utf-8")
    return stub.parent


def killed_midway(root: Path, kill: signal.Signals) -> int:
    """Send a signal to a build once it has begun to write; what the build then returns."""
    gate = put_before_pagefind(root, GATE)
    env = environment(PYTHONPATH=str(gate))
    with subprocess.Popen([OUTAGES, "build"], cwd=root, env=env, stdout=subprocess.DEVNULL) as build:
        wait_for(lambda: bool(list(root.glob(".site.new-*/assets/*"))), "the build writes", often=0.002)
        build.send_signal(kill)
        if kill != signal.SIGKILL:
            (gate / "open").touch()
        return build.wait(PATIENCE)


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_told_to_end_leaves_the_old_site_and_no_litter(small: Path, kill: signal.Signals) -> None:
    before, names = contents(small / "site"), beside(small)
    assert killed_midway(small, kill) != 0
    assert (differing(contents(small / "site"), before), beside(small)) == ([], names)


def test_a_build_that_is_killed_leaves_the_old_site_and_a_later_build_clears_up_after_it(small: Path) -> None:
    before, names = contents(small / "site"), beside(small)
    assert killed_midway(small, signal.SIGKILL) == -signal.SIGKILL
    assert differing(contents(small / "site"), before) == []
    (left,) = beside(small) - names
    long_ago = small / ".site.new-01234567"
    shutil.copytree(small / left, long_ago)
    os.utime(long_ago, (0, 0))
    (small / ".site.old-and-mine").mkdir()
    built(small)
    assert beside(small) == names | {left, ".site.old-and-mine"}, "what is new may belong to a build that is running"


@pytest.mark.parametrize("places", [("site", "site"), ("site", "other")], ids=["one site", "two sites"])
def test_two_builds_at_once_do_not_disturb_each_other(
    small: Path, with_a_word_more: dict[str, bytes], places: tuple[str, str]
) -> None:
    say_a_word_more(small)
    commands = [[str(OUTAGES), "build", "--site-dir", place] for place in places]
    builds = [subprocess.Popen(command, cwd=small, env=environment()) for command in commands]
    assert [build.wait(PATIENCE) for build in builds] == [0, 0]
    assert [differing(contents(small / place), with_a_word_more) for place in places] == [[], []]


@pytest.mark.parametrize("moment", ["incidents/*", "pagefind/*", "SHA256SUMS"])
def test_a_build_that_is_killed_at_any_moment_leaves_the_old_site_and_the_next_makes_the_new_one(
    small: Path, with_a_word_more: dict[str, bytes], moment: str
) -> None:
    say_a_word_more(small)
    shutil.rmtree(small / ".site.before", ignore_errors=True)
    before = contents(small / "site")
    with subprocess.Popen([OUTAGES, "build"], cwd=small, env=environment(), stdout=subprocess.DEVNULL) as build:
        wait_for(
            lambda: build.poll() is not None or bool(list(small.glob(f".site.new-*/{moment}"))),
            "it writes",
            often=0.002,
        )
        build.kill()
    stood, new = contents(small / "site"), contents(built(small))
    assert stood in (before, new), "the old site, or the new one as a whole"
    assert differing(new, with_a_word_more) == []
    assert new != before


def test_a_folder_that_holds_something_else_is_not_taken_for_a_site(small: Path) -> None:
    (small / "thesis").mkdir()
    (small / "thesis" / "chapter.txt").write_text("years of work", "utf-8")
    done = run(OUTAGES, "build", "--site-dir", "thesis", cwd=small)
    assert done.returncode != 0 and "something else" in done.stderr
    assert contents(small / "thesis") == {"chapter.txt": b"years of work"}


def test_without_the_address_of_the_site_there_is_no_sitemap(site_folder: Path) -> None:
    assert list(site_folder.glob("sitemap*")) == []
    assert "canonical" not in (site_folder / "index.html").read_text("utf-8")


def test_with_the_address_of_the_site_the_sitemap_names_its_pages_without_any_date(small: Path) -> None:
    site = built(small, SITE_URL="https://outages.example/archive/")
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    entries = list(XML.fromstring(sitemap))  # noqa: S314 - we made it a moment ago
    assert {len(entry) for entry in entries} == {1}, "an entry is an address and nothing else"
    paths = [(entry[0].text or "").removeprefix("https://outages.example/archive/") for entry in entries]
    assert f"incidents/{MINIMAL_ID}.html" in paths and len(set(paths)) == len(paths)
    assert [path for path in paths if not (site / path).is_file()] == []
    assert not (site / "sitemap.xml.gz").exists()


def wait_for(there: Callable[[], bool], what: str, seconds: float = PATIENCE, often: float = 0.1) -> None:
    until = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < until, f"waited {seconds} seconds and more until {what}"
        time.sleep(often)


def test_what_a_site_was_before_leaves_no_trace_in_it(small_built: Path, small: Path, site_folder: Path) -> None:
    shutil.rmtree(small / "site")
    shutil.copytree(site_folder, small / "site")
    before = contents(small / "site")
    assert len(before) > len(contents(small_built / "site"))
    built(small)
    assert differing(contents(small / "site"), contents(small_built / "site")) == []
