"""The eyes of the browser tests see what they are there to see; and the built site gives them nothing to see."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.visiting import Visitor, visitor

LOUD_PAGE = (
    """<!doctype html><title>Quiet</title><script src="loud.js"></script><img src="https://elsewhere.example/i.png">"""
)
LOUD_SCRIPT = """document.title = "Loud"; console.error("complained"); throw new Error("gave up");"""


def test_a_request_to_another_origin_is_blocked_and_noted(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(LOUD_PAGE, "utf-8")
    with visitor(browser, f"{tmp_path.as_uri()}/") as visit:
        assert visit().foreign == ["https://elsewhere.example/i.png"]


def test_console_errors_and_uncaught_exceptions_are_noted(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(LOUD_PAGE, "utf-8")
    (tmp_path / "loud.js").write_text(LOUD_SCRIPT, "utf-8")
    with visitor(browser, f"{tmp_path.as_uri()}/") as visit:
        visited = visit()
    assert set(visited.requested[1:]) == {f"{tmp_path.as_uri()}/loud.js", "https://elsewhere.example/i.png"}
    assert {"complained", "gave up"} <= set(visited.errors)


def test_the_served_front_page_asks_nothing_of_another_origin(visit: Visitor) -> None:
    visited = visit("index.html")
    assert (visited.foreign, visited.errors) == ([], [])


def test_the_front_page_opened_from_a_folder_asks_nothing_of_another_origin(visit_folder: Visitor) -> None:
    visited = visit_folder("index.html")
    assert (visited.foreign, visited.errors) == ([], [])
