"""How a test opens a page: with eyes on everything that the page asks for and complains about."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

# The same for every test on every machine; a test that is about one of these passes its own.
READER = {
    "viewport": {"width": 1280, "height": 800},
    "locale": "en-GB",
    "timezone_id": "UTC",
    "reduced_motion": "reduce",
}
PATIENCE = 30_000  # milliseconds, for whatever a test waits for: what is slow says something of the machine only
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Visit:
    """An open page, and what it has done so far."""

    page: Page
    requested: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)  # asked of another origin than the site's, and blocked
    errors: list[str] = field(default_factory=list)  # console errors, and exceptions that nothing caught


def watched(page: Page, site: str) -> Visit:
    """A visit that notes whatever the page does from now on."""
    visit = Visit(page)

    def let_through_or_block(route: Route) -> None:
        if route.request.url.startswith((site, "data:", "blob:")):
            route.continue_()
        else:
            visit.foreign.append(route.request.url)
            route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            visit.errors.append(message.text)

    page.context.route("**/*", let_through_or_block)
    page.on("request", lambda request: visit.requested.append(request.url))
    page.on("console", note)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    return visit


def beyond(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    page.wait_for_load_state()  # a heading can be there before the styles are, and without them any page is too wide
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def until(visit: Visit, holds: Callable[[], object]) -> None:
    """Wait for what no page shows: what a visit noted, or what a route was asked for."""
    end = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < end, (visit.page.url, visit.requested, visit.foreign, visit.errors)
        visit.page.wait_for_timeout(10)  # what the browser tells is heard meanwhile


def answered(page: Page) -> None:
    """Wait until the search box shows the whole answer to the words that stand in it."""
    expect(page.locator(".search__found")).to_have_attribute("aria-busy", "false")


def drawn(plot: Locator) -> None:
    """Wait until a chart that is looked at closer shows what it was told to show last."""
    expect(plot).to_have_attribute("aria-busy", "false")


class Visitor(Protocol):
    """Opens the page at a path of the site in a fresh browser profile; options are Playwright's for a new context."""

    def __call__(self, path: str = "index.html", **options: Any) -> Visit: ...


@contextmanager
def visitor(browser: Browser, site: str) -> Iterator[Visitor]:
    """A visitor of the site whose address (with a slash at the end) is given; its pages are closed in the end."""
    with ExitStack() as profiles:

        def visit(path: str = "index.html", **options: Any) -> Visit:
            profile = browser.new_context(service_workers="block", **(READER | options))
            profiles.callback(profile.close)
            profile.set_default_timeout(PATIENCE)
            opened = watched(profile.new_page(), site)
            opened.page.goto(site + path)
            return opened

        yield visit
