"""The pictures that other sites show of an incident beside a link to it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from jinja2 import Environment

from generator import addresses
from generator.addresses import Publication, SiteFile
from generator.charts.engine import picture
from generator.charts.finishing import printable
from generator.incident import Incident
from generator.pages.filling import filled, words_of
from generator.sharing import CARD_SIZE

# Letters to a line of the sizes that card.svg sets, on average, with some to spare.
TITLE, FACT = 36, 74
MOST_LINES = 4


def cards(incident: Incident, environment: Environment, publication: Publication) -> Iterator[SiteFile]:
    """The card of an incident; other sites find it by a whole address only, so a site that stands nowhere has none."""
    if publication.url:
        yield SiteFile(addresses.card(incident.id), picture(card(incident, environment, publication)))


def card(incident: Incident, environment: Environment, publication: Publication) -> str:
    """The card as SVG: where and when, the title, how long, what it reached, how sure it is."""
    width, height = CARD_SIZE
    shown = {
        "incident": incident,
        "publication": publication,
        "width": width,
        "height": height,
        "lines": lines(incident.title, TITLE, MOST_LINES),
        "fact": lambda text, most=1: lines(text, FACT, most),
    }
    return filled(environment, "card.svg", words_of(environment), shown)


def lines(text: str, letters: int, most: int) -> list[str]:
    """A text in lines of so many letters; what needs more lines than allowed ends in an ellipsis."""
    return wrap(str(printable(text)), letters, max_lines=most, placeholder=" \N{HORIZONTAL ELLIPSIS}") or [""]
