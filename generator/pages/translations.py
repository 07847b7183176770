"""The pages of an incident in other languages, and how its pages name each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from jinja2 import Environment

from generator import addresses
from generator.addresses import Publication
from generator.incident import Incident
from generator.interface import ENGLISH, Interface
from generator.pages.filling import Page, lists_of, render
from generator.pages.tongue import Tongue
from generator.prose import as_text


def translated_pages(
    incident: Incident,
    shared: Mapping[str, Any],
    environment: Environment,
    interfaces: Mapping[str, Interface],
    publication: Publication,
) -> Iterator[Page]:
    """A page for each language that an incident is translated into.

    Where the interface is not there in it, the page is an English one that holds a text in that language.
    """
    for language, translation in incident.translations.items():
        path = addresses.translated_page(incident.id, language)
        interface = interfaces.get(language, interfaces[ENGLISH])
        html, sections = render(
            environment,
            "translation.html",
            path,
            t=interface.words,
            tongue=Tongue(interface, lists_of(environment)),
            **shared,
            translation=translation,
            language=language,
        )
        about = as_text(translation.summary) if translation.summary else translation.title
        head = alternates(incident, publication)
        yield Page(path, translation.title, about, html, sections, head=head, language=interface.code)


def alternates(incident: Incident, publication: Publication) -> str:
    """Elements for the head of each page of an incident: where it stands in each language.

    Search engines take whole addresses only, so a site that stands nowhere has none; readers have links on the page.
    """
    if not incident.translations or not publication.url:
        return ""
    pages = {incident.language: addresses.incident_page(incident.id)} | {
        language: addresses.translated_page(incident.id, language) for language in incident.translations
    }
    return "\n".join(
        f'<link rel="alternate" hreflang="{language}" href="{escape(publication.whole(path) or path)}">'
        for language, path in pages.items()
    )
