"""Every page that shows more than one incident, or none, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from generator import addresses
from generator.addresses import Publication
from generator.archive import Archive
from generator.charts import chart_files
from generator.figures import figures as figures_of
from generator.geometry import read_atlas
from generator.interface import Words
from generator.methodology import topics
from generator.pages.drawn import Drawn
from generator.pages.explore import explore_recipe
from generator.pages.filling import TEMPLATES, Page, charts, environment_of, introduced, render, words_of
from generator.pages.listings import index_recipes, listing_recipes
from generator.pages.overviews import overview_recipes
from generator.pages.recipes import Recipe
from generator.pages.series import series_recipes
from generator.pages.stock import Stock, stock_of
from generator.rulebook import ALL_RULES
from generator.schema import field_tables
from generator.sharing import data_of_archive
from generator.vocabulary import Lists

__all__ = ["Stock", "recipes_of_archive", "stock_of"]

LATEST = 8


def recipes_of_archive(stock: Stock, root: Path, words: Words, publication: Publication) -> Iterator[Recipe[Page]]:
    """How every page is made that shows more than one incident, or none."""
    archive = stock.archive
    environment = environment_of(archive, root / TEMPLATES, words, stock.recurring, stock.store)
    drawn = Drawn(archive, read_atlas(root), opened=stock.opened, kept=stock.kept)
    recipes = chain(
        [home_recipe(environment, drawn, publication), explore_recipe(archive, environment)],
        overview_recipes(archive, environment, drawn),
        listing_recipes(archive, environment, drawn),
        index_recipes(archive, environment),
        series_recipes(stock, environment),
        reference_recipes(archive.lists, environment),
    )
    return (replace(one, make=partial(introduced_page, one.make, publication)) for one in recipes)


def introduced_page(make: Callable[[], Page], publication: Publication) -> Page:
    """A page with what it says of itself."""
    return introduced(make(), publication)


def home_recipe(environment: Environment, drawn: Drawn, publication: Publication) -> Recipe[Page]:
    """How the first page is made."""
    incidents = drawn.archive.incidents
    make = partial(home, drawn.archive, environment, drawn, publication)
    return Recipe(addresses.HOME, make, facts=incidents, seen=incidents[:LATEST])


def home(archive: Archive, environment: Environment, drawn: Drawn, publication: Publication) -> Page:
    """What this is, the latest incidents, figures with their rules, and the archive at a glance."""
    words = words_of(environment).home
    shown = charts(drawn.over_time())
    html, sections = render(
        environment,
        "home.html",
        addresses.HOME,
        data=data_of_archive(archive, publication, words.description),
        latest=drawn.part(archive.incidents[:LATEST]).incidents,
        figures=figures_of(archive, archive.incidents),
        charts=shown,
    )
    return Page(
        addresses.HOME, words.title, words.description, html, sections, files=chart_files(addresses.HOME, shown)
    )


def reference_recipes(lists: Lists, environment: Environment) -> Iterator[Recipe[Page]]:
    """How the pages are made that say the fields of a record, the words they take, and the rules."""
    pages = {
        addresses.FIELD_REFERENCE: field_reference,
        addresses.METHODOLOGY: methodology_page,
        addresses.VOCABULARY: vocabulary_page,
    }
    for path, make in pages.items():
        yield Recipe(path, partial(make, lists, environment))


def field_reference(lists: Lists, environment: Environment) -> Page:
    """The fields of a record."""
    words, path = words_of(environment).reference, addresses.FIELD_REFERENCE
    html, sections = render(environment, "field_reference.html", path, tables=field_tables(lists))
    return Page(path, words.fields, words.fields_description, html, sections)


def vocabulary_page(lists: Lists, environment: Environment) -> Page:
    """The words that fields take; templates know the lists by themselves."""
    words, path = words_of(environment).reference, addresses.VOCABULARY
    html, sections = render(environment, "vocabulary.html", path)
    return Page(path, words.vocabulary, words.vocabulary_description, html, sections)


def methodology_page(lists: Lists, environment: Environment) -> Page:
    """By which rules everything is worked out and checked, in the words of the code."""
    path = addresses.METHODOLOGY
    html, sections = render(environment, "methodology.html", path, topics=topics(lists), rules=ALL_RULES)
    words = words_of(environment).methodology
    return Page(path, words.title, words.description, html, sections)
