"""A whole project with made courses of values: charts with their gaps, whose they are, and the data to take away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import serving
from tests.browser.visiting import Visitor, beyond, visitor
from tests.made_traces import ID, RECORD, TRACES
from tests.sample_projects import project
from tests.whole_projects import OUTAGES, run, save

PAGE = f"incidents/{ID}.html"
NAMES = sorted(TRACES)
SHOWN = "svg[role=img]:visible"


@pytest.fixture(scope="module")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with one incident and three traces, two of them with gaps."""
    root = project(tmp_path_factory.mktemp("traces"))
    record = save(root, ID, RECORD)
    for name, text in TRACES.items():
        record.with_name(f"{ID}.{name}.csv").write_text(text, encoding="utf-8", newline="\n")
    done = run(OUTAGES, "build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(params=["server", "folder"])
def visit_made(request: pytest.FixtureRequest, browser: Browser, made_site: Path) -> Iterator[Visitor]:
    """Opens pages of that site, served and from the folder."""
    if request.param == "folder":
        with visitor(browser, f"{made_site.as_uri()}/") as visit:
            yield visit
        return
    with serving(made_site) as address, visitor(browser, address) as visit:
        yield visit


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_each_trace_has_a_chart_in_one_width_under_its_name(visit_made: Visitor, colours: str, width: int) -> None:
    opened = visit_made(PAGE, color_scheme=colours, viewport={"width": width, "height": 800})
    for name in NAMES:
        figure = opened.page.locator(f"figure#trace-{name}")
        chart = figure.locator(SHOWN)
        expect(chart).to_have_count(1)
        box = chart.bounding_box()
        assert box and box["width"] > 250 and box["height"] > 150
        expect(figure.locator("figcaption")).to_contain_text("invented")
    with_gaps = opened.page.locator("figure#trace-routes").locator(SHOWN)
    expect(with_gaps).to_contain_text("Grey bars at the foot")
    expect(opened.page.locator("figure#trace-speed").locator(SHOWN)).not_to_contain_text("Grey bars at the foot")
    assert beyond(opened.page) == 0
    assert (opened.foreign, opened.errors) == ([], [])


def test_a_chart_says_whose_data_it_is_and_what_may_be_done_with_it(visit_made: Visitor) -> None:
    page = visit_made(PAGE).page
    tests = page.locator("figure#trace-failed-tests")
    expect(tests).to_contain_text("By Open Observatory of Network Interference: OONI website test, Tests.")
    expect(tests).to_contain_text("Licence of the data: With permission. Invented for a test; anybody may copy it.")
    expect(tests.locator("a.citation")).to_have_text(["Invented Monitor", "Invented Newspaper"])
    routes = page.locator("figure#trace-routes")
    expect(routes.locator("a[rel=license]")).to_have_attribute(
        "href", "https://creativecommons.org/licenses/by-nc/4.0/"
    )
    expect(routes.locator("a.citation")).to_have_text(["Invented Monitor"])


def test_without_scripts_the_words_the_table_and_the_data_are_there(visit_made: Visitor) -> None:
    page = visit_made(PAGE, java_script_enabled=False).page
    figure = page.locator("figure#trace-routes")
    expect(figure.locator(SHOWN)).to_have_count(1)
    figure.get_by_text("The same in words and as a table").click()
    expect(figure).to_contain_text(
        "During the disruption: lowest 2,000 (39 % of that) at 18:50 PKT on 20 January 2024."
    )
    expect(figure.get_by_role("table")).to_contain_text("20 Jan 2024, 18:00")
    figure.get_by_role("link", name="How gaps are found").click()
    expect(page.locator("#traces")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("more than one and a half times as far apart as usual")


@pytest.mark.parametrize("name", NAMES)
def test_the_data_is_taken_away_as_it_was_given(visit_made: Visitor, made_site: Path, name: str) -> None:
    link = visit_made(PAGE).page.locator(f"figure#trace-{name}").get_by_role("link", name="CSV")
    file = made_site / "incidents" / str(link.get_attribute("href"))
    given, published = TRACES[name].splitlines(), file.read_text("utf-8").splitlines()
    assert (published[0], len(published)) == (given[0], len(given))
    assert [row.split(",")[1:] for row in published[1:]] == [
        [f"{float(cell):g}" if cell else "" for cell in row.split(",")[1:]] for row in given[1:]
    ]


@pytest.mark.parametrize(("name", "lines"), [("routes", 4), ("speed", 1)])
def test_looking_closer_shows_every_value_and_leaves_the_gaps_open(visit_made: Visitor, name: str, lines: int) -> None:
    opened = visit_made(PAGE)
    figure = opened.page.locator(f"figure#trace-{name}")
    figure.get_by_role("button", name="Explore this chart").click()
    rows = len(TRACES[name].splitlines()) - 1
    expect(figure).to_contain_text(f"{rows} of {rows} shown.")
    expect(figure.locator(".mark-line path")).to_have_count(lines)
    figure.get_by_role("button", name="Back to the drawing").click()
    expect(figure.locator(SHOWN)).to_have_count(1)
    assert (opened.foreign, opened.errors) == ([], [])
