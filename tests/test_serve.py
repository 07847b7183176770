"""The preview: it shows what was saved, and goes on showing the site when what was saved is wrong."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.sample_projects import MINIMAL, MINIMAL_ID
from tests.whole_projects import OUTAGES, PATIENCE, environment, run, save, small_project

TITLE = MINIMAL.partition("\n")[0].removeprefix("title: ")


@dataclass(frozen=True)
class Preview:
    """A preview that runs: its project, its process, its address, and what it has said."""

    root: Path
    process: subprocess.Popen[bytes]
    address: str
    said: Path

    def page(self, path: str = f"incidents/{MINIMAL_ID}.html") -> str:
        """A page as it is now; empty where there is none or nobody answers within half a minute."""
        try:
            with urlopen(f"{self.address}{path}", timeout=30) as answer:  # noqa: S310 - our own server
                return str(answer.read(), "utf-8")
        except HTTPError as error:
            error.close()
        except (URLError, OSError):
            pass
        return ""

    def wait_for(self, there: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not there():
            assert self.process.poll() is None, self.words()
            assert time.monotonic() < until, self.words()
            time.sleep(0.1)

    def words(self) -> str:
        return self.said.read_text("utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """The preview of a small project, at a free port of this machine only."""
    root, said = small_project(tmp_path / "project"), tmp_path / "said"
    (tmp_path / "temporary").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with said.open("wb") as words:
        process = subprocess.Popen(
            [OUTAGES, "serve", "--address", f"127.0.0.1:{port}"],
            cwd=root,
            env=environment(TMPDIR=str(tmp_path / "temporary")),
            stdout=words,
            stderr=subprocess.STDOUT,
        )
    running = Preview(root, process, f"http://127.0.0.1:{port}/", said)
    with process:
        try:
            running.wait_for(lambda: TITLE in running.page())
            yield running
        finally:
            process.kill()


def test_what_is_saved_is_shown_and_what_is_wrong_is_told_while_the_pages_stay(preview: Preview) -> None:
    root = preview.root
    save(root, MINIMAL_ID, MINIMAL.replace(TITLE, "A title that was saved"))
    preview.wait_for(lambda: "A title that was saved" in preview.page())

    save(root, MINIMAL_ID, "title: Half of a file\n")
    preview.wait_for(lambda: 'OUT201 missing field "sources"' in preview.words())
    time.sleep(1)
    assert "A title that was saved" in preview.page(), "the page as it was, at once"
    assert "A title that was saved" in preview.page("index.html")

    save(root, MINIMAL_ID, MINIMAL)
    preview.wait_for(lambda: TITLE in preview.page())
    save(root, "2022-08-22-pk-added", MINIMAL.replace("2022-08-21", "2022-08-22"))
    preview.wait_for(lambda: TITLE in preview.page("incidents/2022-08-22-pk-added.html"))
    style = root / "site_config" / "theme" / "assets" / "style" / "frame.css"
    style.write_text(".saved { color: red }", "utf-8")
    preview.wait_for(lambda: ".saved" in preview.page("assets/site.css"))


def test_the_preview_tells_its_address_and_every_time_it_builds(preview: Preview) -> None:
    words = preview.words()
    assert f"Serving on {preview.address}\n" in words
    assert words.count("Building the preview...\n") == 1
    save(preview.root, MINIMAL_ID, MINIMAL.replace(TITLE, "A title that was saved"))
    preview.wait_for(lambda: "Built in " in preview.words().removeprefix(words))
    assert "Detected file changes\n" in preview.words()
    assert preview.words().count("Building the preview...\n") == 2


def test_the_preview_ends_when_it_is_interrupted_and_leaves_nothing_behind(preview: Preview, tmp_path: Path) -> None:
    names = {path.name for path in preview.root.iterdir()}
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(PATIENCE) == 0, preview.words()
    assert "Traceback" not in preview.words()
    assert {path.name for path in preview.root.iterdir()} == names, "the preview is built elsewhere"
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_preview_of_an_invalid_archive_tells_what_is_wrong_and_ends(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    save(root, MINIMAL_ID, "title: Half of a file\n")
    done = run(OUTAGES, "serve", "--address", "127.0.0.1:0", cwd=root)
    assert done.returncode == 1
    assert 'OUT201 missing field "sources"' in done.stdout
    assert done.stdout.endswith("\n\nNothing was written.\nMend it, then start the preview again.\n")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("mistake", "message"), [("{% if %}", "Expected an expression"), ("{% include 'no.html' %}", "'no.html' not found")]
)
def test_a_preview_with_a_mistake_in_a_template_tells_where_and_ends(
    tmp_path: Path, mistake: str, message: str
) -> None:
    root = small_project(tmp_path)
    (root / "site_config" / "templates" / "home.html").write_text(f"<p>\n{mistake}", "utf-8")
    done = run(OUTAGES, "serve", "--address", "127.0.0.1:0", cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"\nError: home.html:2: {message}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_at_an_address_in_use_advises_the_next(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(OUTAGES, "serve", "--address", f"127.0.0.1:{port}", cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"\nError: 127.0.0.1:{port} is in use, perhaps by another preview; end that one, or: " in done.stderr
    assert done.stderr.endswith(f"outages serve --address 127.0.0.1:{port + 1}\n")


def test_a_second_preview_at_one_port_leaves_the_pages_of_the_first_alone(preview: Preview) -> None:
    address = preview.address.removeprefix("http://").rstrip("/")
    done = run(OUTAGES, "serve", "--address", address, cwd=preview.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {address} is in use, perhaps by another preview; end that one, or: ")
    assert "Building" not in done.stderr


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "127.0.0.1:65536",
            "127.0.0.1:65536 is no address: it is written as 127.0.0.1:8000, with a port up to 65535\n",
        ),
        ("192.0.2.1:8000", "\nError: cannot serve at 192.0.2.1:8000: "),
        ("127.0.0.1", "127.0.0.1 is no address: it is written as "),
        ("127.0.0.1:x", "127.0.0.1:x is no address: it is written as "),
    ],
)
def test_an_address_that_cannot_be_had_is_named(tmp_path: Path, address: str, message: str) -> None:
    done = run(OUTAGES, "serve", "--address", address, cwd=small_project(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_without_incidents_names_the_folder_that_is_not_there(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    shutil.rmtree(root / "incidents")
    done = run(OUTAGES, "serve", "--address", "127.0.0.1:0", cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("\nError: there is no folder incidents/ in this project; nothing was written\n")


def test_a_build_without_incidents_leaves_the_old_site_whole(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    shutil.rmtree(root / "incidents")
    (root / "site").mkdir()
    (root / "site" / "catalogue.js").write_text("old", "utf-8")
    done = run(OUTAGES, "build", cwd=root)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: there is no folder incidents/ in this project; nothing was written\n",
    )
    assert [path.name for path in (root / "site").iterdir()] == ["catalogue.js"]
