"""What a page says of itself to other sites and to programs: OpenGraph and schema.org."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from html import escape
from typing import Any

from generator.addresses import OFFLINE_COPY, Publication, card
from generator.archive import Archive
from generator.citations import LICENCE_URL, Citation
from generator.countries import country_name
from generator.incident import Incident
from generator.moments import Span

CARD_SIZE = (1200, 630)  # pixels: the shape that most sites show uncut
JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def open_graph(path: str, title: str, description: str, publication: Publication, incident: Incident | None) -> str:
    """Elements for the head of a page. Addresses must be whole there, so a site that stands nowhere names none.

    Source: the Open Graph protocol, ogp.me.
    """
    kind = "article" if incident else "website"
    named = {"type": kind, "title": title, "description": description, "site_name": publication.name}
    address = publication.whole(path)
    if address:
        named["url"] = address
    picture = publication.whole(card(incident.id)) if incident else None
    if picture:
        width, height = CARD_SIZE
        named |= {"image": picture, "image:width": str(width), "image:height": str(height), "image:alt": title}
    tags = [f'<meta property="og:{name}" content="{escape(value)}">' for name, value in named.items()]
    return "\n".join([*tags, '<meta name="twitter:card" content="summary_large_image">'] if picture else tags)


def data_of_incident(citation: Citation) -> str:
    """The record to cite as a schema.org Report about an Event. What only one source holds is not said here."""
    incident, url, revised = citation.incident, citation.url, citation.date
    address = {"@id": url, "url": url} if url else {}
    return as_json(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            **address,
            "identifier": incident.id,
            "name": incident.title,
            "inLanguage": incident.language,
            **({"dateModified": revised} if revised else {}),
            "author": {"@type": "Organization", "name": citation.author},
            "license": LICENCE_URL,
            "about": event_of(incident),
            "citation": [source.url for source in incident.sources.values() if source.url],
        }
    )


def event_of(incident: Incident) -> dict[str, Any]:
    """The disruption as a schema.org Event; a time that is known within bounds has only the parts that are certain."""
    times = {"startDate": shared_part(incident.started, incident), "endDate": shared_part(incident.ended, incident)}
    return {
        "@type": "Event",
        "name": incident.title,
        **{name: text for name, text in times.items() if text},
        "location": [
            {"@type": "Country", "name": country_name(code), "identifier": code} for code in incident.countries
        ],
    }


def shared_part(span: Span | None, incident: Incident) -> str:
    """The part of a time in ISO 8601 that its earliest and its latest instant have in common; nothing where they have none."""
    if span is None:
        return ""
    if span.earliest == span.latest:
        return span.earliest.astimezone(incident.zone).isoformat(timespec="minutes")
    last = max(span.earliest, span.latest - timedelta(seconds=1))
    first, last = span.earliest.astimezone(incident.zone), last.astimezone(incident.zone)
    shared = 0 if first.year != last.year else 4 if first.month != last.month else 7 if first.day != last.day else 10
    return first.date().isoformat()[:shared]


def data_of_archive(archive: Archive, publication: Publication, description: str) -> str:
    """The whole archive as a schema.org Dataset."""
    years = sorted(incident.year for incident in archive.incidents)
    codes = sorted({code for incident in archive.incidents for code in incident.countries})
    address = publication.whole("")
    copy = publication.whole(OFFLINE_COPY)
    return as_json(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            **({"@id": address, "url": address} if address else {}),
            "name": publication.name,
            "description": description,
            "license": LICENCE_URL,
            "isAccessibleForFree": True,
            "creator": {"@type": "Organization", "name": f"The {publication.name} contributors"},
            **({"temporalCoverage": f"{years[0]}/{years[-1]}"} if years else {}),
            "spatialCoverage": [{"@type": "Country", "name": country_name(code)} for code in codes],
            **(
                {"distribution": {"@type": "DataDownload", "encodingFormat": "application/zip", "contentUrl": copy}}
                if copy
                else {}
            ),
        }
    )


def as_json(value: Mapping[str, Any]) -> str:
    """JSON that no text within it can end early when it stands in a page."""
    return JSON.encode(value).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
