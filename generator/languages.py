"""Languages: which way each is written, what it calls itself and countries, how it writes days, which plurals it has.

The names and forms are those of Unicode CLDR, by Babel, which no other room knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton

ENGLISH = "en"
WRITTEN = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"  # BCP 47, as far as records need it
# ISO 15924 codes of the scripts in use that are written from right to left.
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


@cache
def known_locale(language: str) -> Locale | None:
    """What CLDR has on a language, by its BCP 47 tag or the nearest shorter one; nothing of a language it lacks."""
    for tag in shorter(language):
        try:
            found = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        # Of a tag without a language, such as und, CLDR makes English.
        return found if found.language == tag.partition("-")[0] else None
    return None


def shorter(language: str) -> Iterator[str]:
    """A tag, and the tags that are left as its last parts are taken away: pa-Arab-PK, pa-Arab, pa."""
    parts = language.split("-")
    yield from ("-".join(parts[:length]) for length in range(len(parts), 0, -1))


def locale_of(language: str) -> Locale:
    """The same, and English for a language that CLDR lacks."""
    return known_locale(language) or Locale(ENGLISH)


def direction_of(language: str) -> str:
    """Ltr or rtl, or auto where nothing is known, which leaves it to the letters themselves."""
    script = next((part for part in language.split("-")[1:] if len(part) == 4 and part.isalpha()), None)
    if script:
        return "rtl" if script.title() in RIGHT_TO_LEFT else "ltr"
    locale = known_locale(language)
    return str(locale.text_direction) if locale else "auto"


def language_name(language: str) -> str:
    """What a language calls itself; its tag where that is not known."""
    locale = known_locale(language)
    return (locale.get_display_name(locale) if locale else None) or language


def code_of_number(number: str) -> str | None:
    """The ISO 3166-1 code of a territory by its ISO 3166-1 number; nothing where CLDR knows no such number."""
    codes: list[str] = get_global("territory_aliases").get(number, [])
    return codes[0] if codes else None


def name_of_country(code: str, language: str = ENGLISH) -> str:
    """A country's name in a language, by its ISO 3166-1 code."""
    name: str = locale_of(language).territories.get(code, code)
    return name


def day_in(day: date, language: str) -> str:
    """A calendar day: 7 جنوری، 2024."""
    return format_date(day, "long", locale=locale_of(language))


def month_in(day: date, language: str) -> str:
    """The month of a day, with its year: جنوری 2024."""
    return format_skeleton("yMMMM", day, locale=locale_of(language))


def plural_of(number: int, language: str) -> str:
    """The form in which a language counts so many: zero, one, two, few, many or other, as CLDR calls them."""
    return locale_of(language).plural_form(number)
