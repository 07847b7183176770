"""The words of the interface: one place, every language, and a clear word where a file is wrong."""

from pathlib import Path

import pytest

from generator.interface import WrongInterface, read_interfaces

ENGLISH = "language: {name: English, direction: ltr}\nsearch: {label: Search, none: 'No incident for {query}'}\n"


def project(folder: Path, **files: str) -> Path:
    place = folder / "site_config" / "interface"
    place.mkdir(parents=True)
    for name, text in files.items():
        (place / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_word_is_found_by_its_name(tmp_path: Path) -> None:
    assert read_interfaces(project(tmp_path, en=ENGLISH))["en"].words.search.label == "Search"


def test_a_word_that_a_language_lacks_is_shown_in_english(tmp_path: Path) -> None:
    urdu = "language: {name: اردو, direction: rtl}\nsearch: {label: تلاش}\n"
    found = read_interfaces(project(tmp_path, en=ENGLISH, ur=urdu))["ur"]
    assert (found.direction, found.words.search.label) == ("rtl", "تلاش")
    assert found.words.search.none == "No incident for {query}"


def test_a_language_counts_in_forms_that_english_does_not_have(tmp_path: Path) -> None:
    english = ENGLISH + "times: {days: {one: '{n} day', other: '{n} days'}}\n"
    arabic = (
        "language: {name: العربية, direction: rtl}\ntimes: {days: {two: يومان, few: '{n} أيام', other: '{n} يومًا'}}\n"
    )
    found = read_interfaces(project(tmp_path, en=english, ar=arabic))["ar"].words.times.days.plain
    assert found == {"one": "{n} day", "two": "يومان", "few": "{n} أيام", "other": "{n} يومًا"}


def test_a_name_that_is_not_there_is_an_error_and_not_an_empty_place(tmp_path: Path) -> None:
    words = read_interfaces(project(tmp_path, en=ENGLISH))["en"].words
    with pytest.raises(AttributeError, match=r"words\.search\.title is not among the words"):
        _ = words.search.title


@pytest.mark.parametrize(
    ("urdu", "said"),
    [
        ("search: {label: x}\n", "ur.yml needs language"),
        ("language: {name: x, direction: up}\n", "direction: ltr or rtl"),
        (
            "language: {name: x, direction: rtl}\nsearch: {lable: x}\n",
            r"ur.yml names what en.yml does not: search.lable",
        ),
        ("language: {name: x, direction: rtl}\nsearch: x\n", r"ur.yml names what en.yml does not: search"),
        ("language: {name: x\n", r"site_config/interface/ur.yml:\d"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_its_name(tmp_path: Path, urdu: str, said: str) -> None:
    with pytest.raises(WrongInterface, match=said):
        read_interfaces(project(tmp_path, en=ENGLISH, ur=urdu))


def test_the_words_of_english_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(WrongInterface, match=r"site_config/interface/en.yml is not there"):
        read_interfaces(tmp_path)
