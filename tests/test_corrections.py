"""A record that is wrong keeps its address, says why, and leaves every count; an old address leads to the new one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.addresses import CATALOGUE, SITEMAP, Publication, incident_page
from generator.facets import FACETS, choices
from generator.figures import figures
from generator.parts import redirect
from tests.parsed_pages import ParsedPage, parse, target
from tests.sample_projects import archive_of, incident, project, with_fields
from tests.whole_projects import built, save

WRONG, OLD, NEW, RENAMED = (f"2022-08-2{day}-pk-youtube" for day in (1, 2, 3, 4))
ALIAS = "2022-08-24-pk-video"
REASON = "The report was about another day."
RECORDS = {
    WRONG: f"record_status: withdrawn\nrecord_note: {REASON}\n",
    OLD: f"record_status: superseded\nrecord_note: The two were one.\nsuperseded_by: {NEW}\n",
    NEW: "revisions:\n  - {date: 2022-09-01, note: first published}\n  - {date: 2022-09-02, note: end added}\n",
    RENAMED: f"aliases: [{ALIAS}]\n",
}


def fields(name: str) -> str:
    return f"title: Record {name}\nstart: {name[:10]}\n{RECORDS[name]}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a record of each standing."""
    root = project(tmp_path_factory.mktemp("corrections"))
    for name in RECORDS:
        save(root, name, with_fields(fields(name)))
    return built(root)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, ParsedPage]:
    return {name: parse(site, incident_page(name)) for name in RECORDS}


def test_a_withdrawn_record_keeps_its_address_and_says_why(pages: dict[str, ParsedPage]) -> None:
    assert f"Record {WRONG}" in pages[WRONG].text
    assert "Withdrawn record." in pages[WRONG].text
    assert REASON in pages[WRONG].text


def test_a_superseded_record_leads_to_its_successor(pages: dict[str, ParsedPage]) -> None:
    assert "Superseded record." in pages[OLD].text
    assert "The two were one." in pages[OLD].text
    assert f"{NEW}.html" in pages[OLD].links


def test_a_page_lists_its_revisions_the_oldest_first(pages: dict[str, ParsedPage]) -> None:
    first, second = (pages[NEW].text.index(words) for words in ("first published", "end added"))
    assert first < second
    assert "No revision is on record." in pages[WRONG].text


def test_what_is_not_in_force_is_in_no_count_and_stays_in_every_list() -> None:
    archive = archive_of(*(incident(fields(name).replace(f"superseded_by: {NEW}", "superseded_by: 2022-08-21-pk-youtube"), name) for name in RECORDS))  # fmt: skip
    assert {name: archive.counted_as(archive.by_id[name]) for name in RECORDS} == {
        WRONG: "not_in_force",
        OLD: "not_in_force",
        NEW: "platform_block",
        RENAMED: "platform_block",
    }
    counted = {one.group.id: {made.id for made in one.incidents} for one in figures(archive, archive.incidents)}
    assert counted == {"platform_block": {NEW, RENAMED}, "not_in_force": {WRONG, OLD}}
    for facet in FACETS:
        if facet.name in ("countries", "platforms", "kinds"):
            (choice,) = choices(archive, facet)
            assert {made.id for made in choice.incidents} == set(RECORDS)


def test_lists_mark_what_is_not_in_force(site: Path) -> None:
    rows = re.findall(r"<tr>.*?</tr>", (site / "incidents" / "index.html").read_text("utf-8"), re.DOTALL)
    row_of = {name: next(row for row in rows if f'href="{name}.html"' in row) for name in RECORDS}
    marks = {name: re.findall(r">(Withdrawn|Superseded)<", row) for name, row in row_of.items()}
    assert marks == {WRONG: ["Withdrawn"], OLD: ["Superseded"], NEW: [], RENAMED: []}


def test_an_old_address_leads_to_the_record_without_a_script_and_from_a_folder(site: Path) -> None:
    page = parse(site, incident_page(ALIAS))
    (refresh,) = page.all("meta", **{"http-equiv": "refresh"})
    assert refresh["content"] == f"0; url={RENAMED}.html"
    assert page.links == [f"{RENAMED}.html"]
    assert target(page.path, page.links[0]) == (incident_page(RENAMED), "")
    assert (site / incident_page(RENAMED)).is_file()
    assert [one["href"] for one in page.all("link", rel="canonical")] == [f"{RENAMED}.html"]
    assert not page.all("script")
    assert [one["lang"] for one in page.all("html")] == ["en"]


def test_where_the_site_has_an_address_the_canonical_one_is_whole() -> None:
    made = incident("title: <b>&</b>\naliases: [2022-08-21-pk-video]\n")
    text = redirect("2022-08-21-pk-video", made, Publication("Outages", "https://outages.example/site/")).content
    assert '<link rel="canonical" href="https://outages.example/site/incidents/2022-08-21-pk-youtube.html">' in text
    assert "<title>&lt;b&gt;&amp;&lt;/b&gt;</title>" in text


def test_the_record_names_the_ids_it_had_before(pages: dict[str, ParsedPage]) -> None:
    assert "Published before as" in pages[RENAMED].text
    assert ALIAS in pages[RENAMED].text


def test_search_does_not_find_an_old_address(site: Path) -> None:
    assert ALIAS not in (site / CATALOGUE).read_text("utf-8")
    # Pagefind takes in only pages with this mark.
    assert "data-pagefind-body" in (site / incident_page(RENAMED)).read_text("utf-8")
    assert "data-pagefind" not in (site / incident_page(ALIAS)).read_text("utf-8")
    assert not (site / SITEMAP).exists() or ALIAS not in (site / SITEMAP).read_text("utf-8")
