"""An archive of many hundreds of incidents has no list that is too long for a slow line, and none that is cut short."""

from __future__ import annotations

import re

import pytest

from generator.addresses import incident_page, link
from generator.archive import Archive
from generator.geometry import read_atlas
from generator.interface import read_interfaces
from generator.pages.drawn import Drawn
from generator.pages.filling import Page, environment_of
from generator.pages.listings import index_pages, listing_pages
from tests.sample_projects import ROOT, archive_of, incident

MANY, MOST = 600, 250
TABLE = re.compile(r'<table class="table stacked.*?</table>', re.DOTALL)


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Many incidents that stand in the same lists."""
    one = incident("context: [{event: pti-virtual-rally-2024-01-20, relation: precedes}]\n")
    return archive_of(*(one.model_copy(update={"id": f"2022-08-21-pk-{number}"}) for number in range(MANY)))


@pytest.fixture(scope="module")
def lists(archive: Archive) -> dict[str, list[Page]]:
    """The pages of each list, by the address of its first."""
    pages: dict[str, list[Page]] = {}
    environment = environment_of(archive, ROOT / "site_config" / "templates", read_interfaces(ROOT)["en"].words)
    for page in listing_pages(archive, environment, Drawn(archive, read_atlas(ROOT))):
        pages.setdefault(re.sub(r"\.page-\d+", "", page.path), []).append(page)
    return pages


def rows(page: Page) -> list[str]:
    """The addresses that the rows of a list lead to."""
    (table,) = TABLE.findall(page.html)
    return re.findall(r'<th scope="row"><a href="([^"]+)">', table)


def test_every_way_to_look_through_the_archive_has_such_a_list(lists: dict[str, list[Page]]) -> None:
    folders = {path.partition("/")[0] for path in lists}
    assert folders == {"incidents", "countries", "platforms", "kinds", "events", "years", "counts"}


def test_no_page_of_a_list_has_more_rows_than_one_can_load(lists: dict[str, list[Page]]) -> None:
    for pages in lists.values():
        assert [len(rows(page)) for page in pages] == [MOST, MOST, MANY - 2 * MOST]
        assert max(len(page.html) for page in pages) < 200_000


def test_every_incident_stands_once_in_each_list_and_the_latest_first(
    archive: Archive, lists: dict[str, list[Page]]
) -> None:
    for pages in lists.values():
        found = [address for page in pages for address in rows(page)]
        assert found == [link(pages[0].path, incident_page(one.id)) for one in archive.incidents]


def test_each_page_of_a_list_leads_to_the_one_before_and_the_one_after(lists: dict[str, list[Page]]) -> None:
    for path, pages in lists.items():
        name = path.rpartition("/")[2].removesuffix(".html")
        addresses = [f"{name}.html", f"{name}.page-2.html", f"{name}.page-3.html"]
        assert [page.path.rpartition("/")[2] for page in pages] == addresses
        for at, page in enumerate(pages):
            before, after = addresses[:at][-1:], addresses[at + 1 :][:1]
            assert set(re.findall(r'rel="prev" href="([^"]+)"', page.html)) == set(before)
            assert set(re.findall(r'rel="next" href="([^"]+)"', page.html)) == set(after)
            assert f"Page {at + 1} of 3" in page.html


def test_the_pages_of_a_list_have_titles_of_their_own(lists: dict[str, list[Page]]) -> None:
    for pages in lists.values():
        assert len({page.title for page in pages}) == len(pages)


def test_the_list_of_each_kind_of_list_counts_all_its_incidents(archive: Archive) -> None:
    for page in index_pages(
        archive, environment_of(archive, ROOT / "site_config" / "templates", read_interfaces(ROOT)["en"].words)
    ):
        (cell,) = re.findall(r'data-label="On record">(.*?)</td>', page.html, re.DOTALL)
        assert re.findall(r'class="number">(\d+)<', cell) == [str(MANY)]


def test_an_index_of_many_values_is_paged_as_a_list_is() -> None:
    one = incident()
    years = [one.model_copy(update={"id": f"{year}-01-01-pk-a", "start": ()}) for year in range(1000, 1300)]
    environment = environment_of(
        archive_of(*years), ROOT / "site_config" / "templates", read_interfaces(ROOT)["en"].words
    )
    pages = [page for page in index_pages(archive_of(*years), environment) if page.path.startswith("years/")]
    assert [(page.path, len(rows(page))) for page in pages] == [
        ("years/index.html", MOST),
        ("years/index.page-2.html", 50),
    ]
    assert 'rel="next"' in pages[0].html
    assert 'rel="prev"' in pages[1].html
