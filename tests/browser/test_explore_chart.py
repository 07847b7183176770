"""Looking closer at a chart, as a reader does: from a server and from a folder, by hand and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.test_accessibility import AXE, COLOURS, WCAG, violations
from tests.browser.visiting import Visit, Visitor, beyond, drawn

INCIDENT = "incidents/2024-01-20-pk-social-media.html"
FILL = "bar => getComputedStyle(bar).fill"


@pytest.fixture(params=["server", "folder"])
def opened(request: pytest.FixtureRequest) -> Visitor:
    """Opens pages of the site: once from a server, once from the folder."""
    found: Visitor = request.getfixturevalue("visit" if request.param == "server" else "visit_folder")
    return found


def figure(page: Page, number: int = 0) -> Locator:
    return page.locator("figure.chart-figure").nth(number)


def explore(page: Page, number: int = 0) -> Locator:
    """The plot of a chart that a reader has chosen to look at closer."""
    figure(page, number).get_by_role("button", name="Explore this chart").click()
    plot = figure(page, number).locator(".chart-plot")
    expect(plot.locator("svg")).to_be_visible()
    expect(figure(page, number).get_by_role("button", name="Back to the drawing")).to_be_visible()
    drawn(plot)
    return plot


def asked_of(visit: Visit) -> list[str]:
    return [re.sub(".*/", "", address) for address in visit.requested]


def ticks(plot: Locator) -> list[str]:
    drawn(plot)
    return plot.locator(".role-axis-label text").all_text_contents()


def test_nothing_is_loaded_before_a_reader_asks(opened: Visitor) -> None:
    visit = opened(INCIDENT)
    expect(figure(visit.page).get_by_role("button", name="Explore this chart")).to_be_visible()
    loaded = asked_of(visit)
    assert "explore-chart.js" in loaded
    assert not [file for file in loaded if "vega" in file or "timeline" in file or file == "chart-explorer.js"]


def test_for_two_charts_vega_is_loaded_once_and_nothing_complains(opened: Visitor) -> None:
    visit = opened("charts/index.html")
    explore(visit.page, 0)
    explore(visit.page, 1)
    loaded = asked_of(visit)
    assert [loaded.count(name) for name in ("vega.min.js", "vega-interpreter.js", "chart-explorer.js")] == [1, 1, 1]
    assert (visit.errors, visit.foreign) == ([], [])


def test_it_works_under_the_policy_of_the_page(opened: Visitor) -> None:
    visit = opened(INCIDENT)
    policy = visit.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "'unsafe-eval'" not in policy and "'unsafe-inline'" not in policy and "default-src 'none'" in policy
    explore(visit.page)
    assert visit.errors == []


def test_every_chart_of_the_archive_can_be_looked_at(opened: Visitor) -> None:
    visit = opened("charts/index.html")
    for number in range(visit.page.locator("figure.chart-figure").count()):
        plot = explore(visit.page, number)
        assert plot.locator("svg .role-mark [d], svg .role-mark text").count() > 1, number
    assert visit.errors == []


def test_a_mark_under_the_pointer_is_put_into_words(opened: Visitor) -> None:
    visit = opened(INCIDENT)
    plot = explore(visit.page)
    name = plot.locator("text", has_text="PTI's second virtual rally")
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    assert box
    # The bar of a lane stands below its name; this one begins 20 minutes after the disruption may have begun.
    visit.page.mouse.move(box["x"] + 140, box["y"] + 28)
    tip = plot.locator(".chart-tip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("between 19:00 and 20:00 PKT on 20 January 2024")
    expect(tip.locator("dt").first).to_have_text("Kind")
    visit.page.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_arrow_keys_go_from_one_entry_to_the_next(opened: Visitor) -> None:
    visit = opened(INCIDENT)
    plot = explore(visit.page)
    plot.focus()
    tip = plot.locator(".chart-tip dd").nth(1)
    plot.press("ArrowRight")
    expect(tip).to_have_text("Disruption")
    plot.press("ArrowRight")
    expect(tip).not_to_have_text("Disruption")
    plot.press("ArrowLeft")
    expect(tip).to_have_text("Disruption")
    plot.press("ArrowLeft")
    expect(tip).to_have_text("General election of 2024")


def test_zoom_changes_the_axis_and_all_of_it_can_be_seen(opened: Visitor) -> None:
    visit = opened(INCIDENT)
    plot = explore(visit.page)
    button = figure(visit.page).get_by_role
    first = ticks(plot)
    assert any("20 Jan" in tick for tick in first)
    button("button", name="Zoom in").click()
    nearer = ticks(plot)
    assert nearer != first
    button("button", name="Later").click()
    later = ticks(plot)
    assert later != nearer
    plot.focus()
    plot.press("-")
    assert ticks(plot) != later
    button("button", name="All of it").click()
    assert any(tick.startswith(("2022", "2023", "Jan")) for tick in ticks(plot))


def test_a_choice_leaves_only_what_fits_and_says_how_many(opened: Visitor) -> None:
    visit = opened(INCIDENT)
    plot = explore(visit.page)
    status = figure(visit.page).get_by_role("status")
    expect(status).to_contain_text("26 of 40 shown.")
    expect(status).to_contain_text("In the table only, because no time is known: 14.")
    figure(visit.page).get_by_label("Kind").select_option("Event")
    drawn(plot)
    expect(status).to_contain_text("8 of 40 shown.")
    expect(plot.get_by_text("PTI's second virtual rally")).to_be_visible()
    expect(plot.get_by_text("PTA: denies")).to_have_count(0)
    figure(visit.page).get_by_label("Kind").select_option("All")
    expect(status).to_contain_text("26 of 40 shown.")


def test_escape_leads_back_to_the_drawing_and_focus_stays(opened: Visitor) -> None:
    visit = opened(INCIDENT)
    plot = explore(visit.page)
    plot.focus()
    plot.press("ArrowRight")
    plot.press("Escape")
    expect(plot.locator(".chart-tip")).to_be_hidden()
    plot.press("Escape")
    expect(plot).to_have_count(0)
    expect(figure(visit.page).locator("svg.chart-wide")).to_be_visible()
    button = figure(visit.page).get_by_role("button", name="Explore this chart")
    expect(button).to_be_focused()
    button.press("Enter")
    expect(figure(visit.page).locator(".chart-plot svg")).to_be_visible()
    figure(visit.page).get_by_role("button", name="Back to the drawing").click()
    expect(figure(visit.page).locator("svg.chart-wide")).to_be_visible()


def test_colours_follow_the_reader_while_the_chart_is_open(opened: Visitor) -> None:
    visit = opened(INCIDENT, color_scheme="light")
    plot = explore(visit.page)
    label = plot.locator("text", has_text="Disruption").first
    light = label.evaluate(FILL)
    visit.page.locator("[data-appearance]").click()
    visit.page.locator("[data-appearance]").click()
    dark = label.evaluate(FILL)
    assert light != dark
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) > 384 > sum(map(int, re.findall(r"\d+", light)[:3]))


@pytest.mark.parametrize("path", [INCIDENT, "charts/index.html", "index.html"])
def test_on_a_phone_nothing_is_wider_than_the_screen(visit: Visitor, path: str) -> None:
    opened = visit(path, viewport={"width": 360, "height": 740})
    for number in range(opened.page.locator("figure.chart-figure").count()):
        plot = explore(opened.page, number)
        plot.focus()
        plot.press("ArrowRight")
        assert beyond(opened.page) == 0
        box, inner = plot.bounding_box(), plot.locator("svg").bounding_box()
        assert box and inner and inner["width"] <= box["width"] + 1


def test_without_scripts_there_is_no_button_and_the_data_can_be_had(opened: Visitor) -> None:
    visit = opened(INCIDENT, java_script_enabled=False)
    tools = figure(visit.page).locator(".chart-tools")
    expect(tools.get_by_role("button")).to_have_count(0)
    link = tools.get_by_role("link", name="Data (CSV)")
    expect(link).to_be_visible()
    with visit.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "2024-01-20-pk-social-media.timeline.csv"
    assert download.value.path().read_text("utf-8").startswith("kind,what,says,began,ended")


def test_where_the_program_cannot_be_loaded_the_drawing_stays_and_one_can_try_again(visit: Visitor) -> None:
    opened = visit(INCIDENT)
    opened.page.context.route("**/vega.min.js", lambda route: route.abort())
    figure(opened.page).get_by_role("button", name="Explore this chart").click()
    again = figure(opened.page).get_by_role("button", name="It could not be loaded; try again")
    expect(again).to_be_visible()
    expect(figure(opened.page).locator("svg.chart-wide")).to_be_visible()
    opened.page.context.unroute("**/vega.min.js")
    again.click()
    expect(figure(opened.page).locator(".chart-plot svg")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_charts_that_are_looked_at_closer(visit: Visitor, width: int) -> None:
    opened = visit("charts/index.html", viewport={"width": width, "height": 800}, bypass_csp=True)
    for number in range(opened.page.locator("figure.chart-figure").count()):
        explore(opened.page, number).press("ArrowRight")
    opened.page.evaluate(AXE)
    found = violations(opened.page, WCAG)
    opened.page.emulate_media(color_scheme="dark")
    assert [*found, *violations(opened.page, COLOURS)] == []


def test_of_more_records_than_one_drawing_holds_the_first_are_drawn_and_it_says_so(visit: Visitor) -> None:
    opened = visit(INCIDENT)

    def fewer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"most":300', '"most":5'))

    opened.page.context.route("**/assets/charts/timeline.js", fewer)
    plot = explore(opened.page)
    status = figure(opened.page).get_by_role("status")
    expect(status).to_contain_text("5 of 40 shown. 26 fit, which are too many for one drawing: these are the first 5.")
    expect(plot.get_by_text("PTI's second virtual rally")).to_have_count(0)
    figure(opened.page).get_by_label("Kind").select_option("Measurement")
    expect(status).not_to_contain_text("too many")
