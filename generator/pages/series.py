"""The pages of series, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jinja2 import Environment

from generator import addresses
from generator.catalogue import when
from generator.charts import chart_files
from generator.charts.of_archive import series_timeline
from generator.facets import FACETS, grouped
from generator.pages.around import mention_of
from generator.pages.filling import Page, charts, render, words_of
from generator.pages.recipes import Recipe
from generator.pages.stock import Shown, Stock
from generator.patterns import PATTERN_RULES, Patterns, Series, SeriesKey

COUNTRIES = next(facet for facet in FACETS if facet.name == "countries")


def series_recipes(stock: Stock, environment: Environment) -> Iterator[Recipe[Page]]:
    """How the page of each series is made, and the list of them, which is there where it is empty, too."""
    by_id = stock.archive.by_id
    countries = grouped(stock.archive, COUNTRIES)
    for one in stock.series:
        yield Recipe(
            addresses.series_page(str(one.key)),
            partial(page_by_key, one.key, stock, environment),
            # Its windows and its events follow from these, and who is counted apart from all of its country.
            facts=countries[one.key.country],
            shown=[by_id[key] for key in (*one.ids, *one.apart)],
        )
    listed = [text for one in stock.recurring.series for text in listed_as(one)]
    yield Recipe(addresses.SERIES_INDEX, partial(index_of_series, environment), besides=listed)


def listed_as(series: Shown) -> Iterator[str]:
    """What the list of series shows of one."""
    yield from (str(series.key), str(len(series.members)))
    for one in (series.incidents[0], series.incidents[-1]):
        yield from (one.id, when(one))


def index_of_series(environment: Environment) -> Page:
    """The list of all series."""
    rules = {rule.code: rule for rule in PATTERN_RULES}
    html, sections = render(environment, "series_index.html", addresses.SERIES_INDEX, rule=rules["series"])
    words = words_of(environment).series
    return Page(addresses.SERIES_INDEX, words.title, words.about, html, sections)


def page_by_key(key: SeriesKey, stock: Stock, environment: Environment) -> Page:
    """The page of the series of a key."""
    patterns = stock.patterns(key.country)
    return series_page(patterns, next(one for one in patterns.series if one.key == key), environment)


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
