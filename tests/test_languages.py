"""Which way a language is written, what it calls itself and others, and how it counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages import (
    WRITTEN,
    day_in,
    direction_of,
    language_name,
    month_in,
    name_of_country,
    plural_of,
)


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ur", "rtl"),
        ("ur-PK", "rtl"),
        ("ps", "rtl"),
        ("sd", "rtl"),
        ("ckb", "rtl"),
        ("he", "rtl"),
        ("no", "ltr"),
        ("ur-Latn", "ltr"),
        ("pa", "ltr"),
        ("pa-Arab", "rtl"),
        ("de-1996", "ltr"),
        ("qaa", "auto"),
        ("qaa-Arab", "rtl"),
        ("und", "auto"),
    ],
)
def test_a_language_is_written_in_its_direction(language: str, direction: str) -> None:
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("language", "name"), [("en", "English"), ("ur", "اردو"), ("ps", "پښتو"), ("de-1996", "Deutsch"), ("qaa", "qaa")]
)
def test_a_language_is_called_by_its_own_name_or_its_code(language: str, name: str) -> None:
    assert language_name(language) == name


def test_countries_and_days_are_named_in_the_language_or_in_english() -> None:
    assert name_of_country("PK", "ur") == "پاکستان"
    assert name_of_country("PK", "qaa") == name_of_country("PK") == "Pakistan"
    assert day_in(date(2024, 1, 20), "ur") == "20 جنوری، 2024"
    assert month_in(date(2024, 1, 20), "ur") == "جنوری 2024"


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["other", "one", "other", "other"]),
        ("ur", ["other", "one", "other", "other"]),
        ("ar", ["zero", "one", "two", "few"]),
    ],
)
def test_a_language_counts_in_the_forms_that_it_has(language: str, forms: list[str]) -> None:
    assert [plural_of(number, language) for number in (0, 1, 2, 5)] == forms


@given(st.from_regex(WRITTEN, fullmatch=True))
def test_every_code_that_a_record_may_hold_has_a_direction_and_a_name(language: str) -> None:
    assert direction_of(language) in ("ltr", "rtl", "auto")
    assert language_name(language)
    assert name_of_country("PK", language)
    assert day_in(date(2024, 1, 20), language)
