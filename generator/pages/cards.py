"""The pictures that other sites show of an incident beside a link to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from jinja2 import Environment

from generator import addresses
from generator.addresses import Publication, SiteFile
from generator.archive import Archive
from generator.charts.drawing import picture, printable
from generator.incident import Incident
from generator.interface import Words
from generator.pages.filling import environment_of
from generator.sharing import CARD_SIZE

# Letters to a line of the sizes that card.svg sets, on average, with some to spare.
TITLE, FACT = 36, 74
MOST_LINES = 4


def cards(archive: Archive, root: Path, words: Words, publication: Publication) -> Iterator[SiteFile]:
    """A card for each incident."""
    environment = environment_of(archive, root / "site_config" / "templates", words)
    for incident in archive.incidents:
        drawn = picture(card(incident, environment, publication))
        yield SiteFile(addresses.card(incident.id), drawn)


def card(incident: Incident, environment: Environment, publication: Publication) -> str:
    """The card as SVG: where and when, the title, how long, what it reached, how sure it is."""
    width, height = CARD_SIZE
    svg: str = environment.get_template("card.svg").render(
        incident=incident,
        publication=publication,
        width=width,
        height=height,
        lines=lines(incident.title, TITLE, MOST_LINES),
        fact=lambda text, most=1: lines(text, FACT, most),
    )
    return svg


def lines(text: str, letters: int, most: int) -> list[str]:
    """A text in lines of so many letters; what needs more lines than allowed ends in an ellipsis."""
    return wrap(str(printable(text)), letters, max_lines=most, placeholder=" \N{HORIZONTAL ELLIPSIS}") or [""]
