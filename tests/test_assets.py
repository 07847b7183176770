"""One style sheet with what pages need and no more; scripts with their words; a policy that names the first script."""

from __future__ import annotations

import json
import re
from pathlib import Path

import material
import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from generator.assets import WrongScript, WrongStyle, assets, frame
from generator.assets.policy import digest, policy
from generator.assets.scripts import as_json, with_words
from generator.assets.style import in_order, needed, rules_of, style_sheet, tight
from generator.assets.unused import names_in, without_lost
from generator.interface import ENGLISH, Words, read_interfaces
from generator.plugin.reading import BASE_STYLE
from tests.sample_projects import ROOT

DARK = ":root { --paper: black; }"


def sheet(base: str, *texts: str, **own: str) -> str:
    return style_sheet(base, own, names_in(texts)).replace("\n", "")


@pytest.mark.parametrize(
    "rule",
    [
        ".md-typeset p{margin:0}",
        ".md-typeset>p:first-child{margin:0}",
        ".md-typeset :is(.lost,p){margin:0}",
        ".md-typeset:not(.lost){margin:0}",
        "[dir=rtl] .md-typeset p{margin:0}",
        '#content::before{content:"a, b {}"}',
        "*{margin:0}",
        "p::-webkit-scrollbar{width:1px}",
        "@media print{.md-typeset{margin:0}}",
        "@page{margin:25mm}",
    ],
)
def test_a_rule_that_can_match_something_stays_as_it_is(rule: str) -> None:
    assert sheet(rule, '<div id="content" class="md-typeset" dir="ltr">') == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".lost{margin:0}",
        "#lost{margin:0}",
        "lost p{margin:0}",
        "[data-lost] p{margin:0}",
        ".md-typeset .lost>p{margin:0}",
        ".md-typeset :is(.lost,#lost){margin:0}",
        "@media print{.lost{margin:0}}",
        "@keyframes lost{from{margin:0}}",
        '@charset "UTF-8";',
    ],
)
def test_a_rule_that_can_match_nothing_goes(rule: str) -> None:
    assert sheet(rule, '<div id="content" class="md-typeset">') == ""


PIECES = [
    ".lost{margin:0}",
    ".lost,p{margin:0}",
    "p .lost,.lost>q{margin:0}",
    ".seen.lost{margin:0}",
    ":is(.lost,.seen){margin:0}",
    ".seen:not(.lost){margin:0}",
    '.lost{content:"}.seen{"}',
    ".seen::before{content:'}.lost{margin:0}'}",
    '.seen{content:"\\"}.lost{margin:0}"}',
    "[title='}.lost{']{margin:0}",
    "/*}.lost{*/",
    "/* it's */",
    ".lost{/*}*/margin:0}",
    ".seen{/*}.lost{margin:0}*/margin:0}",
    ".seen{background:url(data:image/svg+xml,%3Csvg/%3E)}",
    ".lost{background:url(x/y.png)}",
    ".l\\6f st{margin:0}",
    "@media print{.lost{margin:0}}",
    "@media print{p{margin:0}.lost{margin:0}}",
    "@supports (margin:0){@media print{.lost{margin:0}}}",
    "@keyframes lost{from{margin:0}50.5%{margin:1px}}",
    "@page{margin:0}",
]


def kept(base: str, names: frozenset[str]) -> str:
    return "".join(rule.serialize() for rule in needed(rules_of("x", base), names))


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_is_left_out_before_a_sheet_is_parsed_would_have_gone_anyway(base: str) -> None:
    names = names_in(['<p class="seen" title>'])
    assert kept(without_lost(base, names), names) == kept(base, names)


def test_most_of_the_base_is_left_out_before_it_is_parsed_and_nothing_that_would_have_stayed() -> None:
    (path,) = (Path(material.__file__).parent / "templates").glob(BASE_STYLE)
    base = path.read_text("utf-8")
    names = names_in(one.read_text("utf-8") for one in (ROOT / "site_config").rglob("*.html"))
    assert len(without_lost(base, names)) < len(base) / 2
    assert kept(without_lost(base, names), names) == kept(base, names)


def test_of_a_list_of_selectors_those_stay_that_can_match() -> None:
    assert sheet(".lost,.md-typeset p,.lost p{margin:0}", "md-typeset") == ".md-typeset p{margin:0}"


def test_a_variable_that_nothing_asks_for_goes() -> None:
    base = ":root{--md-used:red;--md-lost:blue}p{color:var(--md-used)}"
    assert sheet(base) == ":root{--md-used:red}p{color:var(--md-used)}"
    assert sheet(":root{--md-lost:blue}") == ""
    assert sheet(":root{--md-ours:blue}", frame="p { color: var(--md-ours); }").startswith(":root{--md-ours:blue}")


def test_dark_colours_hold_where_the_device_asks_or_the_reader_and_never_on_paper() -> None:
    assert sheet("", dark=DARK) == (
        "@media screen and (prefers-color-scheme:dark){:root:not([data-colours=light]){--paper:black;}}"
        "@media screen{:root[data-colours=dark]{--paper:black;}}"
    )


@pytest.mark.parametrize("text", ["p { color: red; }", DARK + DARK, ""])
def test_dark_colours_are_one_list(text: str) -> None:
    with pytest.raises(WrongStyle, match=r"dark\.css is one list"):
        sheet("", dark=text)


def test_what_is_for_paper_is_for_paper_only() -> None:
    assert sheet("", print="p { color: red }") == "@media print{p{color:red}}"


def test_a_style_file_with_a_mistake_is_told_with_its_line() -> None:
    with pytest.raises(WrongStyle, match=r"^explore\.css:2: "):
        sheet("", explore="p { color: red; }\n}")


def test_files_stand_in_order_the_unknown_by_name_and_paper_last() -> None:
    names = dict.fromkeys(["print", "search", "colours", "explore", "record", "frame"], "")
    assert in_order(names) == ["colours", "frame", "record", "explore", "search", "print"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "a  :is( b , c )>d::before { x : calc( 1px + 2px ) , y ; }",
            "a :is( b , c )>d::before{x :calc( 1px + 2px ),y;}",
        ),
        ("/* why */ p { margin: 0 auto !important; }", "p{margin:0 auto!important;}"),
        ('p { content: "a , b /* c */  d"; }', 'p{content:"a , b /* c */  d";}'),
        (
            "@media (min-width: 1em) { p { margin: 0 } q { margin: 0 } }",
            "@media (min-width: 1em){p{margin:0}q{margin:0}}",
        ),
        ("@page { margin: 1cm; }", "@page{margin:1cm;}"),
        ("p { a { margin: 0; } &:hover b { margin: 1px; } }", "p{a{margin:0;}&:hover b{margin:1px;}}"),
    ],
)
def test_white_space_goes_where_it_means_nothing(before: str, after: str) -> None:
    assert tight(rules_of("x.css", before)) == after


def own_files() -> list[Path]:
    return sorted((ROOT / "site_config" / "theme" / "assets" / "style").glob("*.css"))


@pytest.mark.parametrize("path", own_files(), ids=lambda path: path.name)
def test_our_files_say_the_same_when_they_are_tight(path: Path) -> None:
    text = path.read_text("utf-8")
    before = tinycss2.parse_component_value_list(text, skip_comments=True)
    after = tinycss2.parse_component_value_list(tight(rules_of(path.name, text)))
    squeezed = [re.sub(r"\s|/\*.*?\*/", "", tinycss2.serialize(nodes), flags=re.DOTALL) for nodes in (before, after)]
    assert squeezed[0] == squeezed[1]


def test_a_script_gets_the_words_that_it_asks_for() -> None:
    words = Words({"search": {"none": "No </script> \u2028 here", "some": {"one": "é"}}})
    script = with_words("(() => {\n  const words = /* words: search */ {};\n})();\n", words, "search.js")
    assert script == (
        '(() => {\n  const words = {"none":"No \\u003c/script> \\u2028 here","some":{"one":"é"}};\n})();\n'
    )


def test_a_script_that_asks_for_words_that_are_not_there_is_told() -> None:
    with pytest.raises(WrongScript, match=r"search\.js asks for the words of serach"):
        with_words("const words = /* words: serach */ {};", Words({"search": {}}), "search.js")


@given(st.recursive(st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_any_words_are_safe_in_a_script_and_stay_what_they_are(value: object) -> None:
    text = as_json(value)
    assert json.loads(text) == value
    assert not re.search("[<\u2028\u2029]", text)


def test_the_policy_names_the_first_script_and_allows_no_other_origin() -> None:
    real = frame(ROOT, False)
    assert f"'sha256-{digest(real.first_script)}'" in real.policy
    assert policy("alert(1)") != real.policy
    directives = dict(part.split(" ", 1) for part in real.policy.split("; "))
    assert directives.pop("default-src") == "'none'"
    allowed = {source for sources in directives.values() for source in sources.split()}
    assert {source for source in allowed if not source.startswith("'sha256-")} == {
        "'self'",
        "'none'",
        "'wasm-unsafe-eval'",
        "data:",
    }


def test_the_digest_is_the_one_that_a_browser_works_out() -> None:
    assert digest("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_a_first_script_that_could_end_its_element_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site_config" / "theme" / "partials").mkdir(parents=True)
    (tmp_path / "site_config" / "theme" / "partials" / "first.js").write_text("a</script>", "utf-8")
    with pytest.raises(WrongScript, match="holds a <"):
        frame(tmp_path, False)


def test_every_script_of_the_theme_finds_its_words() -> None:
    made = {file.path: str(file.content) for file in assets(ROOT, "", read_interfaces(ROOT)[ENGLISH].words)}
    scripts = {path: text for path, text in made.items() if path.endswith(".js")}
    assert "assets/appearance.js" in scripts
    assert [path for path, text in scripts.items() if "/* words:" in text] == []
