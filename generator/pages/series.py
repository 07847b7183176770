"""The pages of series, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from generator import addresses
from generator.charts import chart_files, series_timeline
from generator.pages.around import mention_of
from generator.pages.filling import Page, charts, render, words_of
from generator.patterns import PATTERN_RULES, Patterns, Series


def series_pages(patterns: Patterns, environment: Environment) -> Iterator[Page]:
    """A page for each series, and the list of them, which is there where it is empty, too."""
    for series in patterns.series:
        yield series_page(patterns, series, environment)
    rules = {rule.code: rule for rule in PATTERN_RULES}
    html, sections = render(environment, "series_index.html", addresses.SERIES_INDEX, rule=rules["series"])
    words = words_of(environment).series
    yield Page(addresses.SERIES_INDEX, words.title, words.about, html, sections)


def series_page(patterns: Patterns, series: Series, environment: Environment) -> Page:
    """One series: its rule, its chart, its incidents and its events."""
    path = addresses.series_page(str(series.key))
    drawn = charts(series_timeline(series, patterns.lists))
    html, sections = render(
        environment,
        "series.html",
        path,
        series=series,
        findings=patterns.of_series(series),
        others={one.id: mention_of(patterns.archive, one.incident) for one in series.members},
        charts=drawn,
    )
    title = series.key.title(patterns.lists)
    about = patterns.of_series(series)[0].sentence
    return Page(path, title, about, html, sections, files=chart_files(path, drawn))
