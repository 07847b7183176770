"""Hugo on the incident files: they reach it as they stand; its pages say what a record says and have the charts of ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.countries import country_name
from tests.bench import ready_charts
from tests.bench.corpus import project
from tests.bench.in_front_matter import ACCOUNT, dedented, pages_of, write
from tests.bench.lists_in_markdown import ROWS
from tests.bench.phrases import COUNTRIES
from tests.bench.reading_pages import ARTICLE, words_in
from tests.bench.tools import PEERS, PLACE
from tests.golden import assert_golden
from tests.whole_projects import OUTAGES, run

GOLDENS = Path(__file__).parent / "goldens"
HUGO = PLACE / "tools" / "hugo" / "bin" / "hugo"
ADDED = {"date", "in_platforms", "in_years", "in_events", "in_contexts"}
AN_INCIDENT = "2019-03-06-in-rally"
DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
NUMBER = 40


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hugo-on-files") / "project"
    project(NUMBER, folder)
    return folder


@pytest.fixture(scope="module")
def hugo(root: Path, ours: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of Hugo, built."""
    folder = tmp_path_factory.mktemp("hugo")
    shutil.copytree(PEERS / "hugo_files", folder, dirs_exist_ok=True)
    write(root, folder)
    ids = [file.stem for file in root.glob("incidents/*/*.yml")]
    ready_charts.write(ours, ids, folder / "charts", folder / "static" / "incidents")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def ours(root: Path) -> Path:
    """What we make of the same files."""
    if not HUGO.is_file():
        pytest.skip("Hugo is not installed: make bench PEERS=hugo")
    done = run(OUTAGES, "build", "--pages-only", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def site(hugo: Path) -> Path:
    """What Hugo makes of the incident files."""
    return hugo / "public"


def build(folder: Path, *options: str) -> None:
    subprocess.run([HUGO, "--panicOnWarning", *options], cwd=folder, check=True, capture_output=True, timeout=120)


def front_matter(page: str) -> str:
    return page.partition("---\n")[2].partition("---\n")[0]


def test_a_file_becomes_front_matter_line_by_line_and_its_account_the_text_below(root: Path) -> None:
    for file in root.glob("incidents/*/*.yml"):
        text = file.read_text("utf-8")
        page = pages_of(file.stem, text)[f"{file.stem}.md"]
        account = ACCOUNT.search(text)
        assert account
        assert page.endswith(f"---\n{dedented(account[1])}")
        assert front_matter(page).startswith(text.replace(account[0], ""))


def test_nothing_is_added_but_a_day_and_lists_of_names(root: Path) -> None:
    for file in root.glob("incidents/*/*.yml"):
        record = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - every value is text
        page = pages_of(file.stem, file.read_text("utf-8"))[f"{file.stem}.md"]
        found = yaml.load(front_matter(page), yaml.CBaseLoader)  # noqa: S506
        assert found.keys() - record.keys() <= ADDED
        assert {key: found[key] for key in record if key != "write_up"} == {
            key: value for key, value in record.items() if key != "write_up"
        }
        assert found["date"] == file.stem[:10]
        assert found.get("in_platforms", []) == list(record.get("platforms", []))


def test_a_platform_that_was_not_affected_is_in_no_list() -> None:
    text = "title: T\nplatforms:\n  x: [a]\n  youtube: {affected: no, sources: [a]}\n  signal: [{affected: no}, {sources: [a]}]\n"
    assert 'in_platforms: ["x", "signal"]' in pages_of("2024-01-20-pk-x", text)["2024-01-20-pk-x.md"]


def test_the_countries_of_the_corpus_have_their_names_and_zones() -> None:
    countries = yaml.safe_load((PEERS / "hugo_files" / "data" / "countries.yml").read_text("utf-8"))
    assert countries == {one.code: {"name": country_name(one.code), "zone": one.zone} for one in COUNTRIES}


def test_a_page_says_what_the_record_says_part_by_part(site: Path) -> None:
    article = ARTICLE.search((site / "incidents" / f"{AN_INCIDENT}.html").read_text("utf-8"))
    assert article
    assert_golden(GOLDENS / f"{AN_INCIDENT}.hugo.html", re.sub(r"\n\s*\n+", "\n", without_drawings(article[0])) + "\n")


def without_drawings(html: str) -> str:
    return DRAWING.sub("<svg></svg>", html)


def test_a_page_has_every_chart_of_ours_with_its_data(root: Path, ours: Path, site: Path) -> None:
    traces = 0
    for file in root.glob("incidents/*/*.yml"):
        page = (site / "incidents" / f"{file.stem}.html").read_text("utf-8")
        charts = ready_charts.charts_of((ours / "incidents" / f"{file.stem}.html").read_text("utf-8"))
        assert f"{file.stem}.timeline" in charts
        traces += len(charts) - 1
        assert re.findall(r'href="/incidents/(\S+)\.csv" download', page) == list(charts)
        assert page.count("<figure") == len(charts)
        for name, chart in charts.items():
            assert page.count(chart) == 1
            for data in (f"incidents/{name}.csv", f"incidents/{name}.js"):
                assert (site / data).read_bytes() == (ours / data).read_bytes()
            if ".trace-" in name:
                assert re.search(r"<figcaption>Connectivity</figcaption>\s*<svg", page)
                assert "Per cent. Licence of the data: CC BY 4.0." in page
    assert traces


def test_without_charts_the_pages_say_the_same_and_no_data_is_published(hugo: Path, site: Path) -> None:
    build(hugo, "--config", "hugo.toml,without_charts.toml", "-d", "bare")
    bare = hugo / "bare"
    assert not [file for file in bare.rglob("*") if file.suffix in (".csv", ".js")]
    for file in bare.rglob("*.html"):
        page, charted = file.read_text("utf-8"), (site / file.relative_to(bare)).read_text("utf-8")
        assert "<svg" not in page
        if 'id="trace-' not in charted:
            assert page.split() == ready_charts.FIGURE.sub("", charted).split()


def test_a_translation_leads_to_its_record(site: Path) -> None:
    page = (site / "incidents" / f"{AN_INCIDENT}-ur.html").read_text("utf-8")
    assert f'<a href="/incidents/{AN_INCIDENT}.html">' in page


def test_every_incident_has_a_page_and_its_citation_files_and_stands_in_the_lists(root: Path, site: Path) -> None:
    ids = sorted(file.stem for file in root.glob("incidents/*/*.yml"))
    assert len(ids) < ROWS
    listed = (site / "incidents" / "index.html").read_text("utf-8")
    of_countries = "".join(file.read_text("utf-8") for file in site.glob("countries/??.html"))
    for one in ids:
        assert {f"{one}.html", f"{one}.bib", f"{one}.ris", f"{one}.csl"} <= {
            file.name for file in site.glob(f"incidents/{one}.*")
        }
        assert f'"/incidents/{one}.html"' in listed
        assert f'"/incidents/{one}.html"' in of_countries
    assert "-ur.html" not in listed


def test_no_page_has_a_hole(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text("utf-8")
        assert not re.search(r"ZgotmplZ|map\[|&lt;nil&gt;|%!|\[@", text), file
    assert min(words_in(file.read_text("utf-8")) for file in site.glob("incidents/*[!r].html")) > 500
