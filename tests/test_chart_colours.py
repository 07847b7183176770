"""The colours of charts: told from the paper that they stand on, in both palettes."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

STYLE = Path(__file__).parents[1] / "site_config" / "theme" / "assets" / "style"
VARIABLE = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6}|var\(--[\w-]+\));")
NAMES = [f"chart-{number}" for number in range(1, 7)]


def palette(name: str) -> dict[str, str]:
    """The colours of a palette; what the dark one does not name is as in the light one."""
    files = ["colours"] if name == "light" else ["colours", "dark"]
    found = {
        key: value for file in files for key, value in VARIABLE.findall((STYLE / f"{file}.css").read_text("utf-8"))
    }
    return {key: found.get(value[6:-1], "") if value.startswith("var") else value for key, value in found.items()}


def brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_measures_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_colour_of_a_series_stands_out_from_the_paper(name: str) -> None:
    colours = palette(name)
    for series in NAMES:
        assert contrast(colours[series], colours["paper"]) >= 3, series


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_is_written_in_a_chart_can_be_read(name: str) -> None:
    colours = palette(name)
    for words in ("chart-ink", "chart-muted"):
        assert contrast(colours[words], colours["paper"]) >= 4.5, words


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_two_series_have_one_colour(name: str) -> None:
    colours = palette(name)
    assert all(colours[one] != colours[other] for one, other in combinations(NAMES, 2))
