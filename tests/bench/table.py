"""The results of a bench as tables: for the terminal, and as HTML for a page of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tests.bench.ours import OURS
from tests.bench.peers import FILES, HUGO
from tests.bench.results import Ratio, Results
from tests.bench.rows import WHAT, Figure

HEAD = ("", "Seconds", "Processors", "Peak memory", "Output", "Files", f"× {FILES}", f"× {HUGO}")
Row = tuple[str, ...]


def main_table(results: Results) -> list[Row]:
    """Everything that was measured, by what was done; the last columns are how many times as long it took as with Hugo."""
    return [
        HEAD,
        *(row for what in WHAT for one in results.figures if one.what == what for row in rows_of(results, one)),
    ]


def rows_of(results: Results, one: Figure) -> Iterator[Row]:
    """A figure, and below it what others have no part in, each on a line of its own."""
    yield (
        f"{WHAT[one.what]}: {one.who}",
        f"more than {seconds(one.seconds)}" if one.over else seconds(one.seconds),
        seconds(sorted(one.cpu)[len(one.cpu) // 2]) if one.cpu else "",
        f"{one.peak / 1e6:,.0f} MB" if one.peak else "",
        f"{one.size / 1e6:,.1f} MB" if one.size else "",
        f"{one.files:,}" if one.files else "",
        times(results.ratio(one, FILES)),
        times(results.ratio(one, HUGO)),
    )
    parts = one.steps if one.what == "pages" else results.apart(one)
    yield from ((f"– of which {name}", seconds(took), *[""] * (len(HEAD) - 2)) for name, took in parts.items())


def ratios(results: Results) -> list[Row]:
    """How many times as long ours takes as each other one, for everything that both do."""
    others = results.others
    own = sorted((one for one in results.figures if one.who == OURS), key=lambda one: list(WHAT).index(one.what))
    found = [(WHAT[one.what], *(times(results.ratio(one, who)) for who in others)) for one in own]
    return [("", *others), *(row for row in found if any(row[1:]))]


def seconds(value: float) -> str:
    """Seconds, with as many digits as mean something."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def times(ratio: Ratio | None) -> str:
    """A ratio, with two digits that mean something."""
    if ratio is None:
        return ""
    value, bound = ratio.times, {"<": "less than ", ">": "more than ", "": ""}[ratio.bound]
    return bound + (f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.0f}")


def plain(rows: Sequence[Row]) -> str:
    """A table for a terminal."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = (
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def html(rows: Sequence[Row], name: str) -> str:
    """A table for a page; as HTML, for what Markdown makes of columns of figures has inline styles."""
    [head, *body] = [[escape(cell) for cell in row] for row in rows]
    heads = "".join(f'<th scope="col" class="figure">{cell}</th>' for cell in head[1:])
    lines = [
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"""<td class="figure">{cell}</td>""" for cell in row[1:])}</tr>'
        for row in body
    ]
    return "\n".join(
        [
            f'<section class="scroll" aria-label="{escape(name)}" tabindex="0">\n<table class="table">',
            f'<thead><tr><th scope="col">{head[0] or "What"}</th>{heads}</tr></thead>\n<tbody>',
            *lines,
            "</tbody>\n</table>\n</section>",
        ]
    )
