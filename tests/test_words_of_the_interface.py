"""Words that readers see stand in site_config/interface and nowhere else, each is used, and Urdu has those it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from generator.interface import read_interfaces
from tests.sample_projects import ROOT

KINDS = ("templates/**/*.html", "templates/**/*.svg", "theme/**/*.html")
TEMPLATES = sorted(path for kind in KINDS for path in (ROOT / "site_config").glob(kind))
SCRIPTS = sorted((ROOT / "site_config/theme/assets").glob("*.js"))
MODULES = sorted((ROOT / "generator").rglob("*.py"))
READ_ALOUD = frozenset(
    {"aria-label", "alt", "title", "placeholder", "data-label", "aria-description", "aria-roledescription"}
)
NOT_TEXT = frozenset({"script", "style", "code", "kbd"})
WORD = re.compile(r"[^\W\d_]{2,}")
# Texts of templates that are no words of a language.
ALLOWED = {
    "UTC": "the name of a time scale, the same in every language",
    "outages explain": "a command, which is typed as it stands",
    "outages explain CODE": "the same",
}
# An attribute that a macro puts out by itself.
ATTRIBUTE = re.compile(r' [a-z-]+="[^"]*"')
# A text in an expression is taken for words of the interface where it has a blank, or begins with a capital letter.
PROSE = re.compile(r"^[A-Z][a-z]|[A-Za-z,;:] [A-Za-z]")


class Texts(HTMLParser):
    """What of a piece of HTML is read by people or aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within += [tag] if tag in NOT_TEXT else []
        self.found += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in NOT_TEXT and tag in self.within:
            self.within.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.found.append(data)


def texts_of(template: str) -> list[str]:
    """The words that a template holds itself: in its HTML, and in the expressions that are put out there."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.do"]).parse(template)
    # Expressions leave a mark without letters behind, so that an attribute whose value they are stays one.
    pieces = (
        "".join(
            one.data if isinstance(one, nodes.TemplateData) else "\N{REPLACEMENT CHARACTER}" for one in output.nodes
        )
        for output in tree.find_all(nodes.Output)
    )
    parser = Texts()
    for piece in pieces:
        parser.feed(piece)
    parser.close()
    said = [text for text in parser.found if WORD.search(text) and not ATTRIBUTE.fullmatch(text)]
    return said + [text for text in constants(tree) if PROSE.search(text)]


def constants(tree: nodes.Template) -> Iterator[str]:
    """The texts in expressions, but those that choose: names of filters' arguments and of templates are small."""
    for output in tree.find_all((nodes.Output, nodes.Call, nodes.For, nodes.Assign)):
        for one in output.find_all(nodes.Const):
            if isinstance(one.value, str) and "<" not in one.value:
                yield one.value


def leaves(tree: Mapping[str, Any], path: str = "") -> Iterator[str]:
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{path}{name}.")
        else:
            yield f"{path}{name}"


def uses() -> set[str]:
    """Every name of a word, or of a group of words, that a template, a script or a module asks for."""
    found: set[str] = set()
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        found |= set(re.findall(r"\bt\.([a-z_]+(?:\.[a-z_]+)*)", text))
        for name, section in re.findall(r"set ([a-z]+) = t\.([a-z_.]+)", text):
            found |= {f"{section}.{one}" for one in re.findall(rf"\b{name}\.([a-z_]+)", text)}
            found.discard(section)
    for path in SCRIPTS:
        text = path.read_text("utf-8")
        for section in re.findall(r"/\* words: ([a-z_]+) \*/", text):
            found |= {f"{section}.{one}" for one in re.findall(r"\bwords\.([a-z_]+(?:\.[a-z_]+)*)", text)}
            found |= {section} if re.search(r"\bwords\[", text) else set()
    for path in MODULES:
        text = path.read_text("utf-8")
        found |= set(re.findall(r"\bwords\.([a-z_]+\.[a-z_]+(?:\.[a-z_]+)*)", text))
        found |= set(re.findall(r'context\["t"\]\.([a-z_]+\.[a-z_]+)', text))
        for section in re.findall(r'(?:words|words_of\(environment\)|context\["t"\])\.([a-z_]+)', text):
            named = re.findall(r"\bwords\.([a-z_]+)", text) + re.findall(r'getattr\(words, "([a-z_]+)"\)', text)
            found |= {f"{section}.{one}" for one in named}
    return {re.sub(r"\.(plain|format|items|values|keys|get)\b.*", "", one) for one in found}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "site_config").as_posix())
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    left = [" ".join(text.split()) for text in texts_of(path.read_text("utf-8"))]
    assert [text for text in left if text not in ALLOWED] == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Began</p>", ["Began"]),
        ('<p aria-label="Pages of {{ x }}">{{ x }}</p>', ["Pages of \N{REPLACEMENT CHARACTER}"]),
        ('{{ m.heading("a", "At a glance") }}', ["At a glance"]),
        ('{{ "Going on" if x else "unknown" }}', ["Going on"]),
        ('<p class="Big One" data-x="Some thing">{{ x | label("kinds") }}, {{ t.a.b }} · 20%</p>', []),
        ("<code>outages explain</code>", []),
    ],
)
def test_the_words_of_a_template_are_found(template: str, words: list[str]) -> None:
    assert list(dict.fromkeys(texts_of(template))) == words


def test_every_word_of_the_interface_is_used() -> None:
    used = uses()
    english = read_interfaces(ROOT)["en"].words.plain
    unused = [
        name
        for name in leaves(english)
        if not name.startswith("language.") and not any(name == one or name.startswith(f"{one}.") for one in used)
    ]
    assert unused == []


# What an Urdu page shows: the frame, the search box, and the page of an incident in Urdu.
SHOWN_IN_URDU = ("frame", "appearance", "search", "languages", "times", "translation")


@pytest.mark.parametrize("section", SHOWN_IN_URDU)
def test_urdu_has_every_word_that_its_pages_show(section: str) -> None:
    english, urdu = (read_interfaces(ROOT)[code].words.plain[section] for code in ("en", "ur"))
    same = [name for name in leaves(english) if at(english, name) == at(urdu, name) and WORD.search(at(english, name))]
    assert [name for name in same if WORD.search(re.sub(r"\{\w+\}", "", at(english, name)))] == []


@pytest.mark.parametrize("code", [code for code in read_interfaces(ROOT) if code != "en"])
def test_a_translated_word_has_the_same_places_to_fill(code: str) -> None:
    english, other = (read_interfaces(ROOT)[one].words.plain for one in ("en", code))
    places = {name: (filled(at(english, name)), filled(at(other, name))) for name in leaves(english)}
    assert {name: found for name, found in places.items() if found[0] != found[1]} == {}


def at(tree: Mapping[str, Any], name: str) -> str:
    """What stands under a name with points; keys that hold points themselves are found, too."""
    for key, value in tree.items():
        if name == key:
            return str(value)
        if name.startswith(f"{key}.") and isinstance(value, Mapping):
            return at(value, name.removeprefix(f"{key}."))
    raise KeyError(name)


def filled(words: str) -> set[str]:
    """The places of a text that are filled in."""
    return set(re.findall(r"\{\w+\}", words))
