"""A frame: cut from a specimen at its marks, every one of them counted, and filled with nothing but a page's own values."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape as escape_of_jinja

from generator.frames import CLOSE, OPEN, Frame, Frames, Kind, NoFrame, WrongFrame, cut, kind_of, specimen_of
from generator.frames.frame import escaped

KIND = Kind("incidents")
TEXT = st.text(max_size=60)
MARKS = [OPEN, CLOSE, f"{OPEN}title 0 Aa <&> \"'{CLOSE}", f"{OPEN}content 0 Aa <&> \"'{CLOSE}"]


@dataclass(frozen=True)
class APage:
    """A finished page."""

    path: str = "incidents/one.html"
    title: str = "A title"
    description: str = "What it says"
    html: str = "<h1>A title</h1><p>Content"
    sections: tuple[tuple[str, str], ...] = (("a", "A"), ("b", "B"), ("c", "C"))
    head: str = "<meta name=x>"
    language: str = "en"


TEXTS_OR_MARKS = st.one_of(TEXT, st.sampled_from(MARKS), st.builds("".join, st.lists(st.sampled_from(MARKS))))
PAGES = st.builds(
    APage,
    st.builds("incidents/{}.html".format, st.from_regex(r"[a-z0-9.-]{1,20}", fullmatch=True)),
    TEXTS_OR_MARKS.filter(bool),
    TEXTS_OR_MARKS.filter(bool),
    TEXTS_OR_MARKS.map("<h1>{}".format),
    st.lists(st.tuples(TEXTS_OR_MARKS, TEXTS_OR_MARKS), min_size=3, max_size=6).map(tuple),
    TEXTS_OR_MARKS.filter(bool),
)


def theme(page: APage, address: str = "https://one.example/") -> str:
    """What a theme makes of a page, as Jinja would."""
    entries = "".join(f'<li><a href="#{anchor}">{escape(title)}</a></li>\n' for anchor, title in page.sections)
    stem = page.path.removesuffix(".html")
    return (
        f"<title>{escape_of_jinja(page.title)}</title><meta content='{escape_of_jinja(page.description)}'>"
        f'<link href="{address}{stem}.html">{page.head}<ul>{entries}</ul><main>{page.html}</main>'
    )


def specimen() -> str:
    """The same of the specimen of a kind, whose sections are HTML already."""
    made = specimen_of(KIND)
    entries = "".join(f'<li><a href="#{anchor}">{title}</a></li>\n' for anchor, title in made.sections)
    stem = "incidents/%EF%B7%90file%20name%200%20Aa%20%3C%26%3E%20%22%27%EF%B7%91"
    return (
        f"<title>{escape_of_jinja(str(made.title))}</title>"
        f"<meta content='{escape_of_jinja(str(made.description))}'>"
        f'<link href="https://one.example/{stem}.html">{made.head}<ul>{entries}</ul><main>{made.html}</main>'
    )


FRAME = cut(specimen(), KIND, addressed=True)


@given(PAGES)
def test_a_filled_frame_is_what_the_theme_makes_of_the_page_whatever_the_page_says(page: APage) -> None:
    assert FRAME.fill(page) == theme(page)


@given(PAGES)
def test_a_page_stands_in_a_file_as_mkdocs_would_write_it(page: APage) -> None:
    assert FRAME.fill_file(page) == theme(page).encode("utf-8", "xmlcharrefreplace")


def test_half_a_character_stands_in_a_file_as_a_number() -> None:
    assert b"<h1>&#55358;</h1>" in FRAME.fill_file(APage(html="<h1>\ud83e</h1>"))


@given(TEXT)
def test_text_is_escaped_as_jinja_escapes_it(text: str) -> None:
    assert escaped(text) == str(escape_of_jinja(text))


def test_marks_within_a_page_stay_where_they_are() -> None:
    page = APage(title=MARKS[3], html=f"<h1>{MARKS[2]}")
    assert FRAME.fill(page) == theme(page)
    assert FRAME.fill(page).count("<h1>") == 1


def test_a_frame_is_a_plain_value_that_can_be_handed_to_another_process() -> None:
    kept: Frame = pickle.loads(pickle.dumps(FRAME))  # noqa: S301 - our own
    assert kept == FRAME and hash(kept) == hash(FRAME)
    assert kept.fill(APage()) == theme(APage())


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (APage(), KIND),
        (APage(sections=(("a", "A"), ("b", "B"))), replace(KIND, contents=False)),
        (APage(language="ur"), replace(KIND, language="ur")),
        (APage(html="<p>"), replace(KIND, holds=())),
        (APage(html='<h1><div class="x" data-explore>'), replace(KIND, holds=("<h1", " data-explore>"))),
        (APage(head="", description=""), replace(KIND, lacks=("description", "head"))),
        (APage("index.html"), Kind("", path="index.html")),
        (APage("a/b/c.html"), Kind("a/b")),
        (APage("years/index.html"), Kind("years", path="years/index.html")),
        (APage("years/2024.html"), Kind("years")),
    ],
)
def test_the_kind_of_a_page_follows_from_the_page_and_the_navigation(page: APage, kind: Kind) -> None:
    assert kind_of(page, frozenset({"years/index.html"})) == kind


def test_a_page_without_a_frame_is_named() -> None:
    frames = Frames({KIND: FRAME})
    urdu = APage(language="ur")
    assert frames.missing([APage(), urdu, urdu]) == (replace(KIND, language="ur"),)
    with pytest.raises(NoFrame, match=r"incidents/one\.html"):
        frames.fill(urdu)
    assert frames.with_more([replace(FRAME, kind=replace(KIND, language="ur"))]).fill(urdu) == theme(urdu)


TITLE = str(escape_of_jinja(str(specimen_of(KIND).title)))
ANCHORS = [str(anchor) for anchor, _title in specimen_of(KIND).sections]
SECTIONS = [str(title) for _anchor, title in specimen_of(KIND).sections]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (TITLE, "", "theme/main.html .* prints the title of a page never and not once. If that is meant"),
        (TITLE, f"{TITLE} - {TITLE}", "prints the title of a page twice and not once, after `-`"),
        (TITLE, TITLE.upper(), "prints the title of a page changed, after `<title>`; .* only as it is, or escaped"),
        (TITLE, str(escape_of_jinja(TITLE)), "prints the title of a page changed"),
        (TITLE, TITLE[:12], "title"),
        (TITLE, "\\ufdd0title 0 Aa", "prints a part of the title of a page, or writes it in a way"),
        ("<main>", f"<main>{ANCHORS[0]}", r"partials/contents.html .* prints the anchor \(number 1\) of a page twice"),
        ("</main>", f"{specimen_of(KIND).html!s}</main>", "content.html .* prints the content of a page twice"),
        (f'<li><a href="#{ANCHORS[1]}">{SECTIONS[1]}</a></li>\n', "", "never and not once"),
        (f'<li><a href="#{ANCHORS[0]}', f'<li class="first"><a href="#{ANCHORS[0]}', ""),
        (f'<li><a href="#{ANCHORS[1]}', f'<li class="other"><a href="#{ANCHORS[1]}', "one after another and all alike"),
        (SECTIONS[2], f"<b>{SECTIONS[2]}</b>", "one after another and all alike"),
        ("<ul>", f"<ul>{OPEN}name in the navigation 0{CLOSE}", "site-links.html .* prints name in the navigation that no"),
    ],
)  # fmt: skip
def test_a_mark_that_is_missing_doubled_or_changed_is_told_with_its_file(old: str, new: str, message: str) -> None:
    text = specimen()
    assert old in text
    changed = text.replace(old, new)
    if (
        not message
    ):  # What stands before the first entry stands before all of them; it is no different from the list itself.
        assert cut(changed, KIND, addressed=True).fill(APage()) == theme(APage()).replace(
            "<li>", '<li class="first">', 1
        )
        return
    with pytest.raises(WrongFrame, match=message) as wrong:
        cut(changed, KIND, addressed=True)
    assert "fast: false" in str(wrong.value)


def test_a_mark_that_is_not_expected_is_told() -> None:
    with pytest.raises(WrongFrame, match="prints the file name of a page once and not never"):
        cut(specimen(), KIND, addressed=False)
    with pytest.raises(WrongFrame, match=r"prints the anchor \(number 1\) of a page once and not never"):
        cut(specimen(), replace(KIND, contents=False), addressed=True)


def test_a_theme_that_asks_what_only_a_page_can_know_is_told() -> None:
    made = specimen_of(replace(KIND, holds=("<h1",)))
    assert "<h1" in made.html and " data-explore>" not in made.html
    for question in (
        lambda: "<table" in made.html,
        lambda: made.title == "Vocabulary",
        lambda: made.title != "Vocabulary",
        lambda: len(made.description),
        lambda: made.title[:10],
    ):
        with pytest.raises(WrongFrame, match=r"the theme asks .* of a page"):
            question()
