"""A record in several languages: what may stand in a translation, and what its page says in the language and what not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Publication, incident_page, source_anchor, translated_page
from generator.assets.scripts import with_words
from generator.durations import Duration
from generator.incident import Incident
from generator.interface import Interface, Words, read_interfaces
from generator.languages import day_in
from generator.moments import moment
from generator.pages import Around, Page, environment_of_records
from generator.pages.incidents import shared_of
from generator.pages.tongue import Tongue
from generator.pages.translations import alternates, translated_pages
from generator.site import Site, site_of
from tests.hostile import EVERYTHING
from tests.parsed_pages import ParsedPage, Parser
from tests.sample_projects import (
    MINIMAL_ID,
    ROOT,
    TWO_SOURCES,
    archive_of,
    incident,
    problems_of,
    real_archive,
    real_lists,
)

TITLE = "یوٹیوب تک رسائی بند"
URDU = f"translations:\n  ur:\n    title: {TITLE}\n"
NOWHERE, SOMEWHERE = Publication("Outage Reports"), Publication("Outage Reports", "https://outages.example/")
JANUARY = ("2024-01-07-pk-social-media", "2024-01-20-pk-social-media")


@cache
def interfaces() -> Mapping[str, Interface]:
    return read_interfaces(ROOT)


def tongue(language: str = "ur") -> Tongue:
    return Tongue(interfaces()[language], real_lists())


def pages_of(one: Incident, publication: Publication = NOWHERE) -> dict[str, Page]:
    """The pages of an incident in other languages, by language."""
    environment = environment_of_records(real_lists(), ROOT / "site_config" / "templates", interfaces()["en"].words)
    pages = list(translated_pages(one, shared_of(one, Around(), real_lists()), environment, interfaces(), publication))
    return dict(zip(one.translations, pages, strict=True))


def parsed(page: Page) -> ParsedPage:
    """What a page holds, without its frame."""
    found = ParsedPage(page.path)
    parser = Parser(found)
    parser.feed(f"<article>{page.html}</article>")
    parser.close()
    found.text = " ".join("".join(parser.read).split())
    return found


def codes(fragment: str) -> list[str]:
    return [problem.code for problem in problems_of(fragment)]


# What may stand in a record


def test_a_title_is_all_that_a_translation_needs() -> None:
    one = incident(URDU)
    assert (one.language, one.translations["ur"].title) == ("en", TITLE)
    assert (one.translations["ur"].summary, one.translations["ur"].write_up) == (None, None)


@pytest.mark.parametrize(
    ("fragment", "code"),
    [
        ("translations: {ur: {summary: بند}}\n", "OUT201"),
        (f"translations: {{ur: {{title: {TITLE}, sumary: بند}}}}\n", "OUT202"),
        (f"translations: {{Urdu: {{title: {TITLE}}}}}\n", "OUT207"),
        (f"translations: {{ur: {TITLE}}}\n", "OUT204"),
        (f"translations: {{ur: {{title: {'ب' * 121}}}}}\n", "OUT208"),
        ("language: English\n", "OUT207"),
        ("translations: {en: {title: YouTube unreachable}}\n", "OUT350"),
        (f"language: ur\n{URDU}", "OUT350"),
        ("translations: {pa-Arab: {title: بند}, pa-arab: {title: بند}}\n", "OUT350"),
        ('translations: {ur: {title: "\u202eبند"}}\n', "OUT104"),
        ('translations: {ur: {title: "\\u202eبند"}}\n', "OUT104"),
    ],
)
def test_a_mistake_in_a_translation_is_told(fragment: str, code: str) -> None:
    assert codes(fragment) == [code]


@pytest.mark.parametrize("field", ["summary", "write_up"])
def test_a_citation_in_a_translation_is_held_to_the_sources_of_the_file(field: str) -> None:
    (problem,) = problems_of(f"{URDU}    {field}: بند [@netblock]\n")
    assert (problem.code, problem.hint) == ("OUT301", 'did you mean "netblocks"?')
    assert problem.message == "[@netblock] cites a source that is not in this file"


def test_the_place_of_a_citation_that_leads_nowhere_is_that_of_the_translated_text() -> None:
    (problem,) = problems_of(f"{URDU}    summary: بند [@netblock]\n")
    assert problem.place.line == 11


def test_a_source_that_a_translation_alone_could_cite_is_used_there() -> None:
    both = f"start: {{value: 2022-08-21, sources: [voa]}}\nplatforms: {{youtube: [voa]}}\n{TWO_SOURCES}"
    assert codes(both) == ["OUT302"]
    assert codes(f"{both}{URDU}    write_up: بند [@nation]\n") == []


def test_a_translation_cites_no_source_that_the_text_itself_does_not_cite() -> None:
    (problem,) = problems_of(f"summary: It was off.\n{URDU}    summary: بند [@netblocks]\n")
    assert (problem.code, problem.message) == (
        "OUT351",
        "[@netblocks] is cited here, and not in the summary of the record",
    )


# What its page holds


@pytest.mark.parametrize("incident_id", JANUARY)
def test_the_incidents_of_january_2024_are_there_in_urdu(incident_id: str) -> None:
    one = real_archive().by_id[incident_id]
    page, found = pages_of(one)["ur"], parsed(pages_of(one)["ur"])
    translation = one.translations["ur"]
    assert (page.path, page.language, page.title) == (f"incidents/{incident_id}.ur.html", "ur", translation.title)
    assert translation.summary and " ".join(translation.summary.split()) in found.text
    assert "پاکستان" in found.text and day_in(datetime(2024, 1, int(incident_id[8:10]), tzinfo=UTC), "ur") in found.text
    assert one.revisions[-1].note == "title and summary added in Urdu"


@pytest.mark.parametrize("incident_id", JANUARY)
def test_all_on_an_urdu_page_that_is_not_urdu_says_what_it_is(incident_id: str) -> None:
    html = pages_of(real_archive().by_id[incident_id])["ur"].html
    inside = re.sub(r'<(a|span) [^>]*lang="en" dir="ltr"[^>]*>.*?</\1>', "", html)
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", " ", inside))
    assert set(words) == {"PKT", "UTC"}


def test_the_page_leads_to_the_full_record_and_citations_to_its_sources() -> None:
    page = parsed(pages_of(incident(f"summary: Off [@netblocks]\n{URDU}    summary: بند [@netblocks]\n"))["ur"])
    record = f"{MINIMAL_ID}.html"
    assert [a for a in page.all("a", hreflang="en") if a["href"] == record and a["lang"] == "en"]
    assert [a["href"] for a in page.all("a", class_="citation")] == [f"{record}#{source_anchor('netblocks')}"]


def test_each_page_of_an_incident_leads_to_the_others_and_marks_itself() -> None:
    site = whole_site(f"{URDU}  ps:\n    title: یوټیوب بند دی\n", NOWHERE)
    own = {
        "en": incident_page(MINIMAL_ID),
        "ur": f"incidents/{MINIMAL_ID}.ur.html",
        "ps": f"incidents/{MINIMAL_ID}.ps.html",
    }
    pages = {page.path: page for page in site.pages}
    for language, path in own.items():
        links = parsed(pages[path]).all("a")
        switch = [a for a in links if "hreflang" in a and a.get("lang") == a["hreflang"]][:3]
        assert [(a["hreflang"], a["dir"]) for a in switch] == [("en", "ltr"), ("ur", "rtl"), ("ps", "rtl")]
        assert [a["href"] for a in switch] == [one.rpartition("/")[2] for one in own.values()]
        assert [a["hreflang"] for a in switch if a.get("aria-current") == "page"] == [language]


def test_a_record_in_one_language_has_no_switch() -> None:
    site = whole_site("", NOWHERE)
    page = next(page for page in site.pages if page.path == incident_page(MINIMAL_ID))
    assert parsed(page).all("nav", class_="languages") == []
    assert [page.path for page in site.pages if page.path.count(".") > 1 and MINIMAL_ID in page.path] == []


def test_search_engines_are_told_of_the_languages_where_the_site_has_an_address() -> None:
    one = incident(URDU)
    assert alternates(one, NOWHERE) == alternates(incident(), SOMEWHERE) == ""
    start = "https://outages.example/incidents/2022-08-21-pk-youtube"
    assert re.findall(r'hreflang="(.*?)" href="(.*?)"', alternates(one, SOMEWHERE)) == [
        ("en", f"{start}.html"),
        ("ur", f"{start}.ur.html"),
    ]
    site = whole_site(URDU, SOMEWHERE)
    told = [page.path for page in site.pages if 'rel="alternate"' in page.head]
    assert told == [incident_page(MINIMAL_ID), translated_page(MINIMAL_ID, "ur")]
    assert any(f"{start}.ur.html" in str(file.content) for file in site.files if file.path == "sitemap.xml")


def test_a_language_without_an_interface_has_its_text_in_an_english_page() -> None:
    page = pages_of(incident("translations: {ps: {title: یوټیوب بند دی, summary: بند}}\n"))["ps"]
    found = parsed(page)
    assert page.language == "en"
    assert (found.all("h1")[0]["lang"], found.all("h1")[0]["dir"]) == ("ps", "rtl")
    assert (found.all("div", class_="lead")[0]["lang"], found.all("div", class_="lead")[0]["dir"]) == ("ps", "rtl")
    assert "Service blocking" in found.text and "21 August 2022" not in found.text and "August 21, 2022" in found.text


def test_a_record_in_another_language_is_translated_into_english() -> None:
    one = incident(f"title: {TITLE}\nlanguage: ur\ntranslations: {{en: {{title: YouTube unreachable}}}}\n")
    page = pages_of(one)["en"]
    assert (page.path, page.language) == (f"incidents/{MINIMAL_ID}.en.html", "en")
    assert [(a["lang"], a["dir"]) for a in parsed(page).all("a", hreflang="ur")] == [("ur", "rtl"), ("ur", "rtl")]


def test_a_label_that_a_language_lacks_is_the_english_one_and_says_so() -> None:
    assert tongue().label("service_blocking", "kinds") == "سروسز کی بلاکنگ"
    assert tongue("en").label("service_blocking", "kinds") == "Service blocking"
    assert tongue().label("pta", "actors") == '<span lang="en" dir="ltr">Pakistan Telecommunication Authority</span>'


def test_a_page_in_another_language_says_that_a_record_is_called_in_question() -> None:
    reason = "The report was about another day."
    one = incident(f"record_status: withdrawn\nrecord_note: {reason}\n{URDU}")
    html = pages_of(one)["ur"].html
    assert real_lists()["record_status"]["withdrawn"].labels["ur"] in html
    assert f'<span lang="en" dir="ltr">{reason}</span>' in html


def test_a_page_in_another_language_says_that_nothing_supports_a_claim() -> None:
    sources = "sources: {a: {type: opinion, publisher: A, url: https://a.example/}}\n"
    html = pages_of(incident(f"{sources}{URDU}"))["ur"].html
    assert interfaces()["ur"].words.translation.claim in html
    assert interfaces()["ur"].words.translation.claim not in pages_of(incident(URDU))["ur"].html


def test_what_a_translation_says_runs_nothing_and_keeps_its_direction_to_itself() -> None:
    text = EVERYTHING.replace("'", "''")
    fields = "".join(f"    {name}: '{text}'\n" for name in ("summary", "write_up", "translator", "note"))
    page = parsed(pages_of(incident(f"translations:\n  ur:\n    title: '{text[:100]}'\n{fields}"))["ur"])
    kinds = {tag for tag, _ in page.elements}
    assert kinds & {"script", "img", "svg", "iframe", "style", "form"} == set()
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == []
    assert {a["href"].partition(":")[0] for a in page.all("a") if ":" in a["href"]} <= {"http", "https"}
    assert all(
        {"lang", "dir"} <= attributes.keys() for attributes in (page.all("h1")[0], page.all("div", class_="lead")[0])
    )


@cache
def whole_site(fragment: str, publication: Publication) -> Site:
    """All that is made of an archive with one incident."""
    return site_of(archive_of(incident(fragment)), ROOT, publication, lambda done: None)


# How it says times


def span(first: str, last: str = "") -> str:
    zone = incident().zone
    begin = moment(first).span(zone)
    return tongue().span(begin.to(moment(last).span(zone)) if last else begin, zone)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024", "", "2024"),
        ("2024~", "", "تقریباً 2024"),
        ("2024-01", "", "جنوری 2024"),
        ("2024-01", "2024-03", "جنوری 2024 سے مارچ 2024 تک"),
        ("2024-01-20", "", "20 جنوری، 2024"),
        ("2024-01-20", "2024-01-22", "20 جنوری، 2024 سے 22 جنوری، 2024 تک"),
        ("2024-01-20T18:40+05:00", "", "20 جنوری، 2024 کو 18:40 PKT"),
        ("2024-01-20T18:40+05:00~", "", "20 جنوری، 2024 کو تقریباً 18:40 PKT"),
        ("2024-01-20T18:40+05:00", "2024-01-20T19:12+05:00", "20 جنوری، 2024 کو 18:40 اور 19:12 PKT کے درمیان"),
        (
            "2024-01-20T18:40+05:00",
            "2024-01-21T02:00+05:00",
            "20 جنوری، 2024 کو 18:40 PKT اور 21 جنوری، 2024 کو 02:00 PKT کے درمیان",
        ),
        ("2024-01-20T18:40+05:00~", "2024-01-20", "20 جنوری، 2024 کو تقریباً 18:40 PKT اور دن کے اختتام کے درمیان"),
        ("2024-01-20", "2024-01-20T18:40+05:00~", "20 جنوری، 2024 کو دن کے آغاز اور تقریباً 18:40 PKT کے درمیان"),
        ("2024-01-20T18:40+05:00", "2024-01-21", "20 جنوری، 2024 کو 18:40 PKT اور 21 جنوری، 2024 کے اختتام کے درمیان"),
        ("2024-01-20", "2024-01-21T02:00+05:00", "20 جنوری، 2024 کے آغاز اور 21 جنوری، 2024 کو 02:00 PKT کے درمیان"),
    ],
)
def test_a_time_is_said_in_urdu_as_finely_as_it_was_given(first: str, last: str, words: str) -> None:
    assert span(first, last) == words


@pytest.mark.parametrize(
    ("shortest", "longest", "approximate", "words"),
    [
        (timedelta(minutes=45), timedelta(minutes=45), False, "45 منٹ"),
        (timedelta(hours=1), timedelta(hours=1), True, "تقریباً 1 گھنٹہ"),
        (timedelta(0), timedelta(hours=3, minutes=19), False, "زیادہ سے زیادہ 3 گھنٹے 19 منٹ"),
        (timedelta(hours=2), timedelta(hours=5), False, "2 گھنٹے سے 5 گھنٹے تک"),
        (timedelta(days=445), timedelta(days=445, hours=4), False, "445 دن سے 446 دن تک"),
        (timedelta(0), timedelta(0), False, "0 منٹ"),
    ],
)
def test_a_length_of_time_is_said_in_urdu(
    shortest: timedelta, longest: timedelta, approximate: bool, words: str
) -> None:
    assert tongue().duration(Duration(shortest, longest, approximate)) == words


TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - written with a zone below


@given(TIMES, TIMES)
def test_any_two_times_are_said_with_both_their_days(one: datetime, other: datetime) -> None:
    first, last = sorted((one, other))
    words = span(f"{first:%Y-%m-%dT%H:%M}+05:00", f"{last:%Y-%m-%dT%H:%M}+05:00")
    zone = incident().zone
    for time in (first, last):
        assert f"{time:%H:%M}" in words or zone.utcoffset(time) != timedelta(hours=5)
        assert day_in(time, "ur") in words or zone.utcoffset(time) != timedelta(hours=5)
    assert "{" not in words


def test_a_script_has_the_words_of_each_language_that_has_its_own() -> None:
    english, urdu = (
        Words({"search": {"label": "Search"}, "charts": {"csv": "CSV"}}),
        Words({"search": {"label": "تلاش"}}),
    )
    script = "const words = /* words: search */ {};"
    assert with_words(script, english, "search.js", {"ur": urdu}) == (
        'const words = {"ur":{"label":"تلاش"}}[document.documentElement.lang] ?? {"label":"Search"};'
    )
    assert (
        with_words(script.replace("search", "charts"), english, "x.js", {"ur": urdu}) == 'const words = {"csv":"CSV"};'
    )
