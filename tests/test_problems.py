"""A report names every problem once, in the order of the files, and shows the place without harming the terminal."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Place, Problem, report

LINES = {
    "a.yml": ("title: Internet cut", "kinds: [service_bloking]", "", "\tscope: national"),
    "b.yml": ("start: 2024-02-30",),
}


def lines_of(file: str) -> Sequence[str]:
    return LINES.get(file, ())


def shown(line: str, column: int, length: int = 1) -> list[str]:
    """The lines of a report on one place in one line, without the headline and the count."""
    problem = Problem(Place("f.yml", 1, column, length), "OUT999", "wrong")
    return report([problem], lambda _: [line]).split("\n")[1:-2]


def test_no_problems_make_an_empty_report() -> None:
    assert report([], lines_of) == ""


def test_a_report_shows_the_line_the_place_and_what_to_do() -> None:
    place = Place("a.yml", 2, 9, 15)
    problem = Problem(place, "OUT203", 'unknown kind "service_bloking"', 'did you mean "service_blocking"?')
    assert report([problem], lines_of) == (
        'a.yml:2:9: OUT203 unknown kind "service_bloking"\n'
        "  2 | kinds: [service_bloking]\n"
        "    |         ^^^^^^^^^^^^^^^\n"
        '    = help: did you mean "service_blocking"?\n'
        "\n"
        "1 problem in 1 file."
    )


def test_problems_are_sorted_by_file_line_column_and_code() -> None:
    places = [Place("b.yml", 1, 8), Place("a.yml", 2, 9), Place("a.yml", 2, 1), Place("a.yml", 1, 1)]
    problems = [Problem(place, code, "wrong") for place in places for code in ("OUT302", "OUT201")]
    heads = [line for line in report(problems, lambda _: ()).split("\n") if "OUT" in line]
    assert heads == [
        f"{where}: {code} wrong"
        for where in ("a.yml:1:1", "a.yml:2:1", "a.yml:2:9", "b.yml:1:8")
        for code in ("OUT201", "OUT302")
    ]


def test_a_problem_found_twice_is_reported_once() -> None:
    problems = [Problem(Place("a.yml", 1, 1), "OUT201", "wrong")] * 2
    assert report(problems, lines_of).count("OUT201") == 1
    assert report(problems, lines_of).endswith("1 problem in 1 file.")


def test_the_last_line_counts_problems_and_files() -> None:
    places = [Place("a.yml", 1, 1), Place("a.yml", 2, 1), Place("b.yml", 1, 1)]
    assert report([Problem(place, "OUT201", "wrong") for place in places], lines_of).endswith(
        "\n\n3 problems in 2 files."
    )


def test_warnings_say_so_and_are_counted_apart() -> None:
    problems = [
        Problem(Place("a.yml", 1, 1), "OUT320", "odd", warning=True),
        Problem(Place("b.yml", 1, 1), "OUT201", "wrong"),
    ]
    assert "a.yml:1:1: warning OUT320 odd\n" in report(problems, lines_of)
    assert report(problems, lines_of).endswith("\n\n1 problem and 1 warning in 2 files.")
    assert report(problems[:1], lines_of).endswith("\n\n1 warning in 1 file.")


@pytest.mark.parametrize("place", [Place("a.yml", 3, 1), Place("a.yml", 9, 1), Place("none.yml", 1, 1)])
def test_no_line_is_shown_where_there_is_none(place: Place) -> None:
    text = report([Problem(place, "OUT201", "wrong", "mend it")], lines_of)
    assert text.split("\n")[1:-2] == ["    = help: mend it"]


def test_line_numbers_of_any_width_keep_the_margin_straight() -> None:
    problem = Problem(Place("f.yml", 1234, 2, 2), "OUT201", "wrong", "mend it")
    assert report([problem], lambda _: ["abcd"] * 1234).split("\n")[1:4] == [
        "  1234 | abcd",
        "       |  ^^",
        "       = help: mend it",
    ]


def test_a_long_line_is_cut_around_the_place() -> None:
    source, marks = shown("x" * 300 + "HERE" + "y" * 300, 301, 4)
    assert source.startswith("  1 | …xxx")
    assert source.endswith("yyy…")
    assert len(source) < 120
    assert [sign for sign, mark in zip(source, marks, strict=False) if mark == "^"] == list("HERE")


def test_a_long_message_keeps_its_beginning_and_its_end() -> None:
    problem = Problem(Place("f.yml", 1, 1), "OUT203", f'"{"x" * 9000}" is no kind', "y" * 9000)
    headline, help_line, *_ = report([problem], lambda _: ()).split("\n")
    assert headline.startswith('f.yml:1:1: OUT203 "xxx')
    assert headline.endswith('xxx" is no kind')
    assert len(headline) < 500
    assert len(help_line) < 500


def test_a_mark_longer_than_what_is_shown_ends_with_the_line() -> None:
    source, marks = shown("title: " + "x" * 500, 8, 500)
    assert len(marks) == len(source) - 1


def test_a_tab_takes_one_column_and_can_be_seen() -> None:
    assert shown("\tscope:\tnational", 9, 8) == ["  1 | →scope:→national", "    |         ^^^^^^^^"]


def test_a_line_of_nothing_but_a_tab_is_shown() -> None:
    assert shown("\t", 1) == ["  1 | →", "    | ^"]


def test_a_hidden_character_is_named_and_marked_at_its_full_width() -> None:
    assert shown("a: \u202e x", 4) == ["  1 | a: <U+202E> x", "    |    ^^^^^^^^"]


def test_wide_letters_take_two_columns_and_combining_ones_none() -> None:
    assert shown("说明: 网络 [x]", 8) == ["  1 | 说明: 网络 [x]", "    |            ^"]
    assert shown("e\u0301: x", 5) == ["  1 | e\u0301: x", "    |    ^"]


def test_a_place_in_right_to_left_text_marks_the_whole_run() -> None:
    line = "title: انٹرنیٹ بند, again"
    assert shown(line, 12, 2)[1] == "    |        ^^^^^^^^^^^"
    assert shown(line, 21, 5)[1] == "    |                     ^^^^^"


def test_joiners_of_urdu_and_persian_stay_in_the_text() -> None:
    assert shown("نمی\u200cشود x", 9)[0] == "  1 | نمی\u200cشود x"


@given(st.text(), st.text(), st.text(), st.integers(1, 500), st.integers(1, 500))
def test_nothing_from_a_file_commands_the_terminal(
    line: str, message: str, file: str, column: int, length: int
) -> None:
    place = Place(file, 1, column, length)
    text = report([Problem(place, "OUT201", message, message)], lambda _: [line])
    commands = {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert commands <= set("\n\u200c\u200d")
    assert text.endswith("\n\n1 problem in 1 file.")


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=300), st.data())
def test_marks_stand_below_the_text_they_mean(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    length = data.draw(st.integers(1, len(line) + 1))
    excerpt = shown(line, column, length)
    if excerpt:
        source, marks = excerpt
        assert marks.startswith("    | ")
        assert marks.rstrip("^").endswith(" ")
        assert len(marks) <= max(len(source), len("    | ^")) + 1
