"""Explore: the page that filters the whole archive. What it shows is made in the browser, from the catalogue."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from generator import addresses
from generator.archive import Archive
from generator.facets import FACETS, filters
from generator.pages.filling import Page, render, words_of
from generator.pages.recipes import Recipe

SCRIPTS = ("assets/lookup.js", addresses.CATALOGUE, addresses.NAMES, "assets/explore.js")
# Those that most readers want; the others open by a click.
OPEN = frozenset({"countries", "platforms", "kinds"})


def explore_recipe(archive: Archive, environment: Environment) -> Recipe[Page]:
    """How the page is made."""
    return Recipe(addresses.EXPLORE, partial(explore_page, archive, environment), facts=archive.incidents)


def explore_page(archive: Archive, environment: Environment) -> Page:
    """The form, empty, with the ways to look through the archive that there are something to choose from."""
    path = addresses.EXPLORE
    words = words_of(environment).explore
    facets = [facet for facet in FACETS if filters(archive, facet)]
    html, sections = render(environment, "explore.html", path, filters=facets, opened=OPEN)
    return Page(path, words.title, words.about, html, sections, head=scripts(path))


def scripts(path: str) -> str:
    """What this page alone loads, in its order."""
    tag = Markup('<script defer src="{}"></script>')
    return "\n".join(tag.format(addresses.link(path, script)) for script in SCRIPTS)
