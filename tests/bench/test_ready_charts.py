"""The charts that others get ready-made are those of our pages: every drawing, every file of data, and nothing twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bench.ready_charts import charts_of, write

TIMELINE = """\
<figure class="chart-figure">
<svg class="chart chart-wide"><text>wide</text></svg><svg class="chart chart-narrow"><text>narrow</text></svg>
<p class="chart-tools"><a href="2024-01-20-pk-x.timeline.csv" download data-explore>Data (CSV)</a></p>
<details>
<summary>The same in words</summary>
<p>It began.</p>
</details>
</figure>
"""
TRACE = """\
<figure class="chart-figure" id="trace-a.b">
<figcaption dir="auto">Connectivity</figcaption>
<svg class="chart chart-wide"><text>low</text></svg>
<p class="chart-tools"><a href="2024-01-20-pk-x.trace-a.b.csv" download>Data (CSV)</a></p>
<details>
<summary>The same in words</summary>
<p>It fell.</p>
</details>
</figure>
"""
PAGE = f'<svg class="mark"></svg>\n{TIMELINE}<p>Between.</p>\n{TRACE}<svg class="mark"></svg>'


def test_a_chart_has_the_name_of_its_data_and_all_its_drawings() -> None:
    charts = charts_of(PAGE)
    assert list(charts) == ["2024-01-20-pk-x.timeline", "2024-01-20-pk-x.trace-a.b"]
    assert charts["2024-01-20-pk-x.timeline"] == (
        '<svg class="chart chart-wide"><text>wide</text></svg>\n<svg class="chart chart-narrow"><text>narrow</text></svg>'
    )


def test_only_what_was_measured_brings_its_words() -> None:
    timeline, trace = charts_of(PAGE).values()
    assert "It began." not in timeline
    assert trace.endswith("<p>It fell.</p>\n</details>")


def test_a_page_without_charts_gives_none() -> None:
    assert charts_of('<article><svg class="mark"></svg></article>') == {}


@pytest.fixture(scope="module")
def folder(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The charts of every incident of the archive."""
    folder = tmp_path_factory.mktemp("ready-charts")
    ids = [file.stem for file in site_folder.glob("incidents/*.ris")]
    write(site_folder, ids, folder / "charts", folder / "data")
    return folder


def test_every_drawing_of_a_chart_of_our_pages_of_incidents_is_there_once(site_folder: Path, folder: Path) -> None:
    pages = [file for file in site_folder.glob("incidents/*.html") if file.stem != "index"]
    in_pages = [drawing for file in pages for drawing in drawings(file)]
    assert sorted(drawing for file in folder.glob("charts/*.html") for drawing in drawings(file)) == sorted(in_pages)
    assert len(in_pages) == len(set(in_pages)) > 20


def drawings(file: Path) -> list[str]:
    return re.findall(r'<svg [^>]*class="chart .*?</svg>', file.read_text("utf-8"), re.DOTALL)


def test_the_data_of_each_chart_is_there_as_on_our_site(site_folder: Path, folder: Path) -> None:
    names = {file.stem for file in folder.glob("charts/*.html")}
    assert {file.name for file in folder.glob("data/*")} == {
        f"{name}.{ending}" for name in names for ending in ("csv", "js")
    }
    for file in folder.glob("data/*"):
        assert file.read_bytes() == (site_folder / "incidents" / file.name).read_bytes()
