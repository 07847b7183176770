"""How charts are looked at closer: what the browser needs of a kind of chart besides the records of one of that kind.

A kind is declared once, over data called `records`, and stands on the site as one script. The browser filters the
records and moves the window of time; Vega draws what is left. Labels stand above their marks, since there is no room
beside them on a phone. The page's own script assets/explore-chart.js does the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from generator.addresses import SiteFile, exploration
from generator.charts.drawing import MUTED, compiled

LANE = 42  # pixels from one lane to the next
LABEL, MARK = -10, 8  # pixels from the middle of a lane down to its label and its marks
FIT = {"type": "fit-x", "contains": "padding"}
MOST_LOOKS = 18
MOST_LANES = 300
YEARLY = 1200 * 24 * 60 * 60 * 1000  # milliseconds; of a longer time the axis names the years alone


@dataclass(frozen=True)
class Exploration:
    """A kind of chart to look at closer. All fields are fields of its records; one that lacks the first of `times` is not drawn."""

    name: str
    declaration: Callable[[ModuleType], Any]
    shows: tuple[str, ...]  # what is said of a mark, in this order
    filters: tuple[str, ...] = ()  # what can be chosen
    times: tuple[str, ...] = ()  # what lies on the axis that can be moved
    most: int = 5000  # records that are drawn at once; the reader chooses which by the filters
    bent: bool = False  # whether these are lengths on an axis that is bent like a logarithm

    def file(self) -> SiteFile:
        """The script that brings it."""
        vega = compiled(self.declaration, autosize=FIT, width=1, padding=4)
        held = {
            "vega": vega,
            "shows": self.shows,
            "filters": self.filters,
            "times": self.times,
            "most": self.most,
            "bent": self.bent,
        }
        return SiteFile(exploration(self.name), script_of(held))


def script_of(held: object) -> str:
    """A value as a script, which a browser loads from a folder too. It is left on the script's own element: no name is taken."""
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    # These two end a line in JavaScript of before 2019, though not in JSON.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"document.currentScript.held={safe};\n"


class Lanes:
    """What explorations in lanes share: one lane for each value of a field, over a window of time or of a number."""

    def __init__(self, alt: ModuleType, lane: str, words: str) -> None:
        self.alt = alt
        self.words = words
        self.window = alt.param("window", value=[0, 1])
        # In the order of the records, which is the order of the drawing and of the table.
        self.y = alt.Y(lane, axis=None, sort=None, scale=alt.Scale(type="band", padding=0))
        self.base = alt.Chart(alt.NamedData("records")).encode(y=self.y)

    def x(self, field: str, axis: Any = None) -> Any:
        """A place on the axis of time, in UTC; what the browser puts in are the clocks of the place."""
        scale = self.alt.Scale(type="utc", domain=self.alt.ExprRef("window"), nice=False)
        return self.alt.X(f"{field}:T", scale=scale, axis=axis or time_axis(self.alt))

    def labels(self) -> Any:
        """The name of each lane."""
        limit = self.alt.ExprRef("width")
        text = self.base.mark_text(align="left", x=0, yOffset=LABEL, limit=limit)
        return text.encode(text="label:N").transform_aggregate(label=f"min({self.words})", groupby=[self.lane_field])

    @property
    def lane_field(self) -> str:
        """The field that has a lane for each value."""
        name: str = self.y.shorthand.partition(":")[0]
        return name

    def layers(self, *layers: Any) -> Any:
        """The whole, with the labels on top."""
        return self.alt.layer(*layers, self.labels()).add_params(self.window).properties(height={"step": LANE})


def time_axis(alt: ModuleType) -> Any:
    """Each tick in its own unit, and below it the next larger one."""
    units = (
        ("utcFormat(datum.value, '%H%M') != '0000'", "%H:%M", "%-d %b"),
        ("utcdate(datum.value) > 1", "%-d %b", "%Y"),
        (f"window[1] - window[0] < {YEARLY}", "%b", "%Y"),
    )
    words = "".join(
        f"{test} ? [utcFormat(datum.value, '{one}'), utcFormat(datum.value, '{larger}')] : "
        for test, one, larger in units
    )
    return alt.Axis(
        labelExpr=f"{words}utcFormat(datum.value, '%Y')",
        title=None,
        tickCount=alt.ExprRef(f"window[1] - window[0] < {YEARLY} ? max(2, width / 90) : 'year'"),
        labelOverlap="greedy",
    )


def key(alt: ModuleType, **looks: object) -> Any:
    """A key of marks below the axis, in two columns, which fit on a phone."""
    return alt.Legend(title=None, orient="bottom", columns=2, columnPadding=24, symbolOpacity=1, **looks)


def looks_param(alt: ModuleType) -> Any:
    """How the marks of one chart look, and the words that each stands for: the signal `looks` of its settings."""
    return alt.param("looks", value=[])


def looks_of_field(alt: ModuleType, field: str) -> dict[str, Any]:
    """A field of words shown by `looks`, with its key."""

    def by(channel: Any, part: str, plain: str) -> Any:
        looks = [alt.ExprRef(f"looks[{number}] ? looks[{number}].{part} : '{plain}'") for number in range(MOST_LOOKS)]
        scale = alt.Scale(domain=alt.ExprRef("pluck(looks, 'words')"), range=looks)
        return channel(f"{field}:N", scale=scale, legend=key(alt))

    return {
        "shape": by(alt.Shape, "shape", "circle"),
        "fill": by(alt.Fill, "fill", "transparent"),
        "stroke": by(alt.Stroke, "outline", MUTED),
    }
