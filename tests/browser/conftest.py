"""The browser, the site served and the site as a folder, for the tests that look at pages as a reader does."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.visiting import Visitor, visitor


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once; where there is none the tests fail, and are never skipped."""
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium that starts. To get one: python -m tests.browser.get_chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address, with a slash at the end, at which a folder is served meanwhile."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def site_server(site_folder: Path) -> Iterator[str]:
    """The address, with a slash at the end, at which the built site is served."""
    with serving(site_folder) as address:
        yield address


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder as the hosts of static sites do: 404.html answers for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        answer = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not answer.is_file():
            return super().send_error(code, message, explain)
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(answer.read_bytes())
        return None

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def visit(browser: Browser, site_server: str) -> Iterator[Visitor]:
    """Opens pages of the site as it is served."""
    with visitor(browser, site_server) as visit:
        yield visit


@pytest.fixture
def visit_folder(browser: Browser, site_folder: Path) -> Iterator[Visitor]:
    """Opens pages of the site from the folder, with no server."""
    with visitor(browser, f"{site_folder.as_uri()}/") as visit:
        yield visit
