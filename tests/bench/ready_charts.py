"""The charts of pages of ours as files, for pages that others make: python -m tests.bench.ready_charts SITE FOLDER.

Of charts, this project has before its clock starts what it kept: the drawings, their words and tables, their data. So others
get the same ready-made: the drawings as they stand in our pages, and the files of data as they stand beside these. Figure,
caption and links to the data are left to the layouts, and so is the table of a timeline, which has nothing that the record
has not. The words and the table of a series are worked out from its values, and come with its drawings.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.addresses import ALL_INCIDENTS, evidence_page, incident_page

FIGURE = re.compile(r'<figure class="chart-figure".*?</figure>', re.DOTALL)
DATA = re.compile(r'<a href="([^"/]+)\.csv" download')
DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
IN_WORDS = re.compile(r"<details>.*</details>", re.DOTALL)
TIMELINE = ".timeline"
ENDINGS = ("csv", "js")


def charts_of(page: str) -> dict[str, str]:
    """The charts of a page, each under the name that its data has: all its drawings, and its words where they come with it."""
    return {DATA.findall(figure)[0]: ready(figure) for figure in FIGURE.findall(page)}


def ready(figure: str) -> str:
    """What of a figure others can't make."""
    is_timeline = DATA.findall(figure)[0].endswith(TIMELINE)
    return "\n".join([*DRAWING.findall(figure), *([] if is_timeline else IN_WORDS.findall(figure))])


def write(site: Path, ids: Iterable[str], drawn: Path, data: Path) -> None:
    """The charts of incidents into one folder, their data into another."""
    drawn.mkdir(parents=True)
    data.mkdir(parents=True)
    # Charts of a long record stand on a page of their own.
    pages = [site / page for one in ids for page in (incident_page(one), evidence_page(one))]
    for page in filter(Path.is_file, pages):
        for name, chart in charts_of(page.read_text("utf-8")).items():
            (drawn / f"{name}.html").write_text(chart, encoding="utf-8", newline="\n")
            for file in (page.with_name(f"{name}.{ending}") for ending in ENDINGS):
                shutil.copy(file, data)


if __name__ == "__main__":
    of_incidents = (path.stem for path in Path(sys.argv[1]).glob(f"{ALL_INCIDENTS}/*.ris"))
    write(Path(sys.argv[1]), of_incidents, Path(sys.argv[2], "charts"), Path(sys.argv[2], "static", ALL_INCIDENTS))
