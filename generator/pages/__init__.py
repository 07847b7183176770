"""The archive as pages, through site_config/templates. The only room that knows Jinja.

Here are the pages of one incident, and what all pages share; those of many incidents are in `of_archive`.
"""

from __future__ import annotations

from jinja2 import Environment

from generator.pages.around import Around, Mention, around_of, mention_of
from generator.pages.filling import TEMPLATES, Page, compile_template, environment_of_records
from generator.pages.incidents import pages_of_incident
from generator.pages.recipes import Recipe

__all__ = [
    "TEMPLATES",
    "Around",
    "Mention",
    "Page",
    "Recipe",
    "Templates",
    "around_of",
    "compile_template",
    "environment_of_records",
    "mention_of",
    "pages_of_incident",
]

Templates = Environment
