"""How many incidents began when: one small panel for each counting group, because the groups are never added together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from types import ModuleType
from typing import Any

from generator.archive import Archive
from generator.charts.counted import counted, not_counted
from generator.charts.drawing import (
    INK,
    LINE,
    MUTED,
    NARROW,
    SERIES,
    WIDE,
    Caption,
    Chart,
    Declared,
    Drawing,
    Layout,
    wrapped,
)
from generator.charts.keeping import Plain, kept_chart
from generator.incident import Incident
from generator.moments import MONTHS

KEY, TITLE = "archive-over-time", "Incidents on record over time"
LAYOUTS = (Layout(WIDE, column=180), Layout(NARROW))
PANEL, BETWEEN, AXIS = 56, 20, 38  # pixels: the highest bar, between panels, the labels of the axis

Period = tuple[int, int]  # a year and a month; the month is 0 where years are counted


@dataclass(frozen=True)
class Began:
    """One counted incident: its group's label, and when it began; month 0 where no more than the year is known."""

    group: str
    year: int
    month: int


@dataclass(frozen=True)
class Tally:
    """Counted incidents, the labels of the groups in order, and how many are left out by the reason why."""

    groups: tuple[str, ...]
    began: tuple[Began, ...]
    left_out: tuple[tuple[str, int], ...] = ()

    @cached_property
    def by_month(self) -> bool:
        """Months are counted where all lies in two calendar years and all months are known, else years."""
        years = [one.year for one in self.began]
        return max(years) - min(years) <= 1 and all(one.month for one in self.began)

    @cached_property
    def counts(self) -> Counter[tuple[str, Period]]:
        """How many incidents of a group began in a period."""
        return Counter((one.group, (one.year, one.month if self.by_month else 0)) for one in self.began)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period from the first to the last, those without an incident too."""
        found = [period for _group, period in self.counts]
        return tuple(periods_between(min(found), max(found)))


def periods_between(first: Period, last: Period) -> Iterator[Period]:
    """The years, or the months, from one to another."""
    year, month = first
    while (year, month) <= last:
        yield year, month
        year, month = (year, month + 1) if month and month < 12 else (year + 1, min(month, 1))


@Declared
def sketch(alt: ModuleType) -> Any:
    """Panels one below the other over one axis; rows of data say in pixels where each bar begins and ends."""
    axis = alt.Axis(
        title=None, labelAngle=0, labelExpr="split(datum.label, ' ')", ticks=False, domain=False, labelOverlap="greedy"
    )
    x = alt.X("period:O", scale=alt.Scale(domain=alt.ExprRef("periods"), padding=0.2), axis=axis)
    y = alt.Y("top:Q", scale=None, axis=None)
    colour = alt.Color("colour:N", scale=None, legend=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name)).encode(y=y)

    return alt.layer(
        data("bars").mark_bar().encode(x=x, y2="bottom:Q", color=colour),
        data("numbers").mark_text(baseline="bottom", dy=-2, fontSize=11).encode(x=x, text="number:Q"),
        data("floors").mark_rule(color=MUTED, x=0, x2=alt.ExprRef("width")),
        data("words")
        .mark_text(align="left", baseline="top", x=alt.ExprRef("-column"))
        .encode(text="lines:N", color=colour),
    ).add_params(alt.param("periods", value=[]), alt.param("column", value=0))


def tally_chart(tally: Tally) -> Chart:
    """A tally as a chart."""
    description = described(tally)
    key, svg = sketch.drawn(Caption(KEY, TITLE, description), (drawing(tally, layout) for layout in LAYOUTS))
    return Chart(
        key=KEY,
        title=TITLE,
        description=description,
        svg=svg,
        drawing=key,
        columns=("Month" if tally.by_month else "Year", *tally.groups),
        rows=tuple(
            (long_name(period), *(str(tally.counts[group, period]) for group in tally.groups))
            for period in tally.periods
        ),
        records=tuple(
            {"group": group, "period": iso_name(period), "incidents": tally.counts[group, period]}
            for group in tally.groups
            for period in tally.periods
        ),
        explore="over-time",
        settings={"signals": {"unit": "month" if tally.by_month else "year"}},
    )


def drawing(tally: Tally, layout: Layout) -> Drawing:
    """All panels, for a layout."""
    heading = 0 if layout.column else 2 * LINE
    panel = heading + LINE + PANEL + BETWEEN
    panels = [(group, number * panel + heading + LINE + PANEL) for number, group in enumerate(tally.groups)]
    floor = panels[-1][1]
    labels = [label(tally, group, layout, bottom) for group, bottom in panels]
    rule = wrapped(rule_of(tally), layout.plot + layout.column)
    bars = [
        one
        for number, (group, bottom) in enumerate(panels)
        for one in bars_of(tally, group, bottom, SERIES[number % len(SERIES)])
    ]
    return Drawing(
        data={
            "bars": bars,
            "numbers": bars,
            "floors": [{"top": bottom} for _group, bottom in panels],
            "words": [*labels, {"top": floor + AXIS, "lines": rule, "colour": MUTED}],
        },
        settings={"periods": [short_name(period) for period in tally.periods], "column": layout.column},
        width=layout.width,
        height=floor,
        before=layout.column,
        below=AXIS + LINE * len(rule),
    )


def label(tally: Tally, group: str, layout: Layout, bottom: int) -> dict[str, object]:
    """A group's name and number, beside its panel or above it."""
    total = sum(one.group == group for one in tally.began)
    lines = [*wrapped(group, layout.label), f"{total} incident{'' if total == 1 else 's'}"]
    return {
        "top": bottom - (LINE * len(lines) if layout.column else PANEL + LINE + LINE * len(lines)),
        "lines": lines,
        "colour": INK,
    }


def bars_of(tally: Tally, group: str, bottom: int, colour: str) -> Iterator[dict[str, object]]:
    """A group's bars on one scale with those of the other groups; none where nothing began."""
    highest = max(tally.counts.values())
    for period in tally.periods:
        number = tally.counts[group, period]
        if number:
            top = bottom - round(PANEL * number / highest)
            yield {"period": short_name(period), "number": number, "top": top, "bottom": bottom, "colour": colour}


def short_name(period: Period) -> str:
    """A period as the axis says it: 2024, Jan 2024."""
    year, month = period
    return f"{MONTHS[month - 1][:3]} {year}" if month else str(year)


def iso_name(period: Period) -> str:
    """A period as ISO 8601 writes it: 2024, 2024-01."""
    year, month = period
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def long_name(period: Period) -> str:
    """A period in full: 2024, January 2024."""
    year, month = period
    return f"{MONTHS[month - 1]} {year}" if month else str(year)


def rule_of(tally: Tally) -> str:
    """By which rule it counts."""
    return f"Each incident counts once, in the {'month' if tally.by_month else 'year'} in which it began."


def described(tally: Tally) -> str:
    """Numbers and peaks of each group, the rule, and what is left out."""
    sentences = [group_in_words(tally, group) for group in tally.groups]
    return " ".join(
        [
            *sentences,
            rule_of(tally),
            "The groups differ in kind and are not added together.",
            *not_counted(tally.left_out),
        ]
    )


def group_in_words(tally: Tally, group: str) -> str:
    """How many of a group there are, from when to when, and when there were most."""
    counts = {period: tally.counts[group, period] for period in tally.periods if tally.counts[group, period]}
    total, most = sum(counts.values()), max(counts.values())
    first, last = long_name(min(counts)), long_name(max(counts))
    if first == last:
        return f"{group}: {total}, in {first}."
    peaks = [long_name(period) for period, number in counts.items() if number == most]
    peak = f", most in {peaks[0]} ({most})" if len(peaks) == 1 else ""
    return f"{group}: {total} from {first} to {last}{peak}."


def archive_over_time(archive: Archive) -> Chart | None:
    """The counted incidents of an archive over time; none where all began in one year or month."""
    shown = counted(archive, archive.incidents)
    began = tuple(Began(group, one.year, month_of(one)) for one, group in shown.incidents)
    tally = Tally(shown.groups, began, shown.left_out)
    return kept_chart(KEY, plain(tally), lambda: tally_chart(tally)) if began and len(tally.periods) > 1 else None


def plain(tally: Tally) -> Plain:
    """All that it is drawn and told from, in plain values."""
    return tally.groups, tally.by_month, sorted(tally.counts.items()), tally.left_out


def month_of(incident: Incident) -> int:
    """The month in which it began on local clocks; 0 where it can have been in two."""
    if incident.started is None:
        return 0
    earliest, latest = incident.started.earliest, incident.started.latest
    first = earliest.astimezone(incident.zone)
    if earliest == latest:
        return first.month
    last = max(earliest, latest - timedelta(seconds=1)).astimezone(incident.zone)
    return first.month if (first.year, first.month) == (last.year, last.month) else 0
