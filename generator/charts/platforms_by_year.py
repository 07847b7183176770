"""Platforms over the years: in how many incidents that began in a year sources name each platform as affected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.archive import Archive
from generator.charts.cells import CellRow, CellSheet, Number, drawing, sketch
from generator.charts.counted import Counted, counted, incidents_in_words, number_of
from generator.charts.drawing import NARROW, WIDE, Caption, Chart, Layout
from generator.charts.keeping import kept_chart
from generator.charts.timeline_records import Record
from generator.incident import Incident
from generator.vocabulary import Lists

KEY, TITLE = "platforms-by-year", "Platforms affected, year by year"
LAYOUTS = (Layout(WIDE, column=190), Layout(NARROW))
MOST_PLATFORMS, MOST_YEARS = 12, 10  # rows of a group, and columns; the table has all of them
# The least number of a class and how strongly it is shaded; ink stays readable on each.
CLASSES = ((1, 0.16), (2, 0.26), (5, 0.34), (10, 0.42), (100, 0.5))
RULE = (
    "Each incident counts once for each platform, in the year in which it began. "
    "The groups differ in kind and are not added together."
)


@dataclass(frozen=True)
class Tally:
    """A group of incidents: in how many a platform is named as affected by year, and in how many by users only."""

    label: str
    named: Counter[tuple[str, int]]
    reported: Counter[tuple[str, int]]
    incidents: int
    without: int

    @cached_property
    def platforms(self) -> tuple[str, ...]:
        """Every platform, those named in most incidents first."""
        named, reported = self.totals
        found = named.keys() | reported.keys()
        return tuple(sorted(found, key=lambda one: (-named[one], -reported[one], one.casefold())))

    @cached_property
    def totals(self) -> tuple[Counter[str], Counter[str]]:
        """How often each platform is named in all, and how often by users only."""
        named, reported = Counter[str](), Counter[str]()
        for counts, total in ((self.named, named), (self.reported, reported)):
            for (platform, _), number in counts.items():
                total[platform] += number
        return named, reported

    @property
    def years(self) -> set[int]:
        """The years in which there is any."""
        return {year for _, year in (*self.named, *self.reported)}


def platforms_by_year(archive: Archive, incidents: Sequence[Incident]) -> Chart | None:
    """The platforms of some incidents by year; none where all began in one year, or none names a platform."""
    shown = counted(archive, incidents)
    every = [tally_of(group, ones, archive.lists) for group, ones in shown.by_group]
    tallies = sorted((one for one in every if one.platforms), key=lambda one: -sum(one.named.values()))
    found = {year for one in tallies for year in one.years}
    if len(found) < 2:
        return None
    shown_in_all = (every, shown.total, shown.groups, shown.left_out)
    return kept_chart(
        KEY, shown_in_all, lambda: chart_of(every, tallies, tuple(range(min(found), max(found) + 1)), shown)
    )


def chart_of(every: Sequence[Tally], tallies: Sequence[Tally], years: tuple[int, ...], shown: Counted) -> Chart:
    """The platforms of each group by year; `every`: those groups too in which none is named."""
    without = sum(one.without for one in every)
    description = " ".join(described(tallies, years, without, shown))
    sheet = sheet_of(tallies, years, without, shown)
    cells = [(one, platform, year) for one in tallies for platform in one.platforms for year in years]
    drawings = (drawing(sheet, layout) for layout in LAYOUTS)
    key, svg = sketch.drawn(Caption(KEY, TITLE, description), drawings)
    return Chart(
        key=KEY,
        title=TITLE,
        description=description,
        svg=svg,
        drawing=key,
        columns=("Counted as", "Platform", *map(str, years)),
        rows=tuple(row(one, platform, years) for one in tallies for platform in one.platforms),
        explore="platforms-by-year",
        records=tuple(record(*cell) for cell in cells if cell[1:] in cell[0].named or cell[1:] in cell[0].reported),
    )


def tally_of(group: str, incidents: Sequence[Incident], lists: Lists) -> Tally:
    """The platforms of a group, by name and year."""
    without = sum(not one.platforms_affected for one in incidents)
    tally = Tally(group, Counter(), Counter(), len(incidents), without)
    for incident in incidents:
        for platform in incident.platforms_affected:
            plain = any(effect.affected == "yes" for effect in incident.platforms[platform])
            (tally.named if plain else tally.reported)[lists["platforms"].label(platform), incident.year] += 1
    return tally


def sheet_of(tallies: Sequence[Tally], years: Sequence[int], without: int, shown: Counted) -> CellSheet:
    """The latest years and the platforms named most often, group by group."""
    latest = years[-MOST_YEARS:]
    return CellSheet(
        columns=tuple(map(str, latest)),
        rows=tuple(cell_row for one in tallies for cell_row in rows_of(one, latest)),
        notes=tuple(notes_below(tallies, years, without, shown)),
    )


def rows_of(tally: Tally, years: Sequence[int]) -> Iterator[CellRow]:
    """A heading, and a row for each platform; one that is named in none of the years shown has no row."""
    yield CellRow(tally.label)
    for platform in drawn_of(tally, years):
        cells = {str(year): number for year in years if (number := cell_of(tally, platform, year))}
        yield CellRow(platform, in_all(tally, platform), cells)


def drawn_of(tally: Tally, years: Sequence[int]) -> list[str]:
    """The platforms for which there is room, of those named in the years shown."""
    found = {platform for platform, year in (*tally.named, *tally.reported) if year in years}
    return [platform for platform in tally.platforms if platform in found][:MOST_PLATFORMS]


def cell_of(tally: Tally, platform: str, year: int) -> Number | None:
    """What stands in a cell; nothing where there is none."""
    named, reported = tally.named[platform, year], tally.reported[platform, year]
    if not named and not reported:
        return None
    shade = max((shade for least, shade in CLASSES if named >= least), default=0.0)
    return Number(str(named) if named else "", shade, f"+{reported}" if reported else "")


def in_all(tally: Tally, platform: str) -> str:
    """How often a platform is named in all."""
    named, reported = (total[platform] for total in tally.totals)
    parts = [incidents_in_words(named)] if named else []
    return ", ".join([*parts, f"{reported} by users only"] if reported else parts)


def notes_below(tallies: Sequence[Tally], years: Sequence[int], without: int, shown: Counted) -> Iterator[str]:
    """What the numbers mean, by which rule they count, and what is not in the drawing."""
    yield "A number: incidents in which a source names the platform as affected; more strongly shaded where there are more."
    if any(one.reported for one in tallies):
        yield "With a plus: incidents in which only users report it; a dashed cell has no others."
    yield RULE
    if len(years) > MOST_YEARS:
        yield f"In the table only: the years before {years[-MOST_YEARS]}."
    more = sum(len(one.platforms) - len(drawn_of(one, years[-MOST_YEARS:])) for one in tallies)
    if more:
        yield f"In the table only: {number_of(more, 'platform')} named less often."
    yield from left_out(without, shown)


def left_out(without: int, shown: Counted) -> Iterator[str]:
    """Which incidents are in no number."""
    if without:
        yield f"{incidents_in_words(without)} with no platform named as affected: not shown."
    yield from shown.left_out_words


def described(tallies: Sequence[Tally], years: Sequence[int], without: int, shown: Counted) -> Iterator[str]:
    """What was affected most in each group, and the rule."""
    yield from (group_in_words(one) for one in tallies)
    yield f"Years: {years[0]} to {years[-1]}."
    yield RULE
    yield from left_out(without, shown)


def group_in_words(tally: Tally) -> str:
    """The platforms named most often in a group, each with its years."""
    first, *others = tally.platforms
    named = tally.totals[0]
    listed = [f"{one}, {in_all(tally, one)} ({by_year(tally, one)})" for one in others[:4]]
    more = [f"and {len(others) - 4} more"] if len(others) > 4 else []
    most = f"{first}, {in_all(tally, first)} ({by_year(tally, first)})"
    if named[first] > max((named[one] for one in others), default=0):
        most = f"{first} is named most often, in {named[first]} of {tally.incidents} ({by_year(tally, first)})"
    return f"{tally.label}: {'; '.join([most, *listed, *more])}."


def by_year(tally: Tally, platform: str) -> str:
    """In which years a platform is named, with how often."""
    counts = tally.named if tally.totals[0][platform] else tally.reported
    found = sorted((year, number) for (name, year), number in counts.items() if name == platform)
    return ", ".join(f"{year}: {number}" for year, number in found)


def row(tally: Tally, platform: str, years: Sequence[int]) -> tuple[str, ...]:
    """A platform as a row of the table."""
    return (tally.label, platform, *(spelled(tally, platform, year) for year in years))


def spelled(tally: Tally, platform: str, year: int) -> str:
    """A cell in words."""
    named, reported = tally.named[platform, year], tally.reported[platform, year]
    parts = [*([str(named)] if named or not reported else []), *([f"{reported} by users only"] if reported else [])]
    return " and ".join(parts)


def record(tally: Tally, platform: str, year: int) -> Record:
    """A platform in a year for machines."""
    return {
        "counted_as": tally.label,
        "platform": platform,
        "year": year,
        "incidents": tally.named[platform, year],
        "incidents_reported_by_users_only": tally.reported[platform, year],
    }
