"""A chart on a page, and what it shows in words and as a table, as filters of templates: a table has hundreds of cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.charts import Chart
from generator.pages.leaves import Filter, anchor, escaped, finished


@pass_context
def figure(context: Context, chart: Chart, captioned: bool = True, instead: str = "") -> Markup:
    """A chart, with its data to take away; the script explore-chart.js offers to look closer where the data says so.

    With an address in `instead`, its words and its table stand there and not here.
    """
    words = context["t"]
    caption = f"<figcaption>{escaped(chart.title)}</figcaption>\n" if captioned else ""
    address, explores = context["link"](context["data_of"](chart.key, "csv")), " data-explore" if chart.explore else ""
    tools = f'<a href="{escaped(address)}" download{explores}>{escaped(words.charts.csv)}</a>'
    tools += f" {anchor(instead, words.incident.figures_in_full)}" if instead else ""
    parts = ['<figure class="chart-figure">\n', caption, chart.svg, f'\n<p class="chart-tools">{tools}</p>\n']
    parts += [] if instead else folded(in_words(context, chart), words.charts.in_words)
    return finished("".join([*parts, "</figure>\n"]))


def folded(html: str, summary: str) -> Iterable[str]:
    """HTML that is shown when somebody asks for it."""
    return f"<details>\n<summary>{escaped(summary)}</summary>\n", html, "\n</details>\n"


@pass_context
def in_words(context: Context, chart: Chart) -> Markup:
    """What a chart shows, in words and as a table, which scrolls by itself where it is wider than the screen."""
    columns = "".join([f'<th scope="col">{escaped(column)}</th>' for column in chart.columns])
    rows = "".join([f"<tr>{cells(row)}</tr>\n" for row in chart.rows])
    return finished(
        f"<p>{escaped(chart.description)} {context['worked_out_mark']}</p>\n"
        f'<section class="scroll" aria-label="{escaped(chart.title)}" tabindex="0">\n'
        f'<table class="table">\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n\n</section>\n'
    )


def cells(row: Sequence[str]) -> str:
    """The cells of a row; they are looked at all together, for most have nothing in them to escape."""
    together = "".join(row)
    texts = row if escaped(together) is together else map(escaped, row)
    return f"<td>{'</td><td>'.join(texts)}</td>"


FIGURES: dict[str, Filter] = {"figure": figure, "in_words": in_words}
