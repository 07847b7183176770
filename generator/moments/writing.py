"""What is wrong with a text that is not a time as we write it, and what to write instead."""

from __future__ import annotations

import re
from calendar import monthrange

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WRITTEN = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d{2})"
    r"(?:-(?P<day>\d{2})"
    r"(?:T(?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?(?P<zone>Z|[+-]\d{2}:\d{2}))?"
    r")?)?"
    r"(?P<approximate>~?)",
    re.ASCII,
)
FORMS = "2024, 2024-01, 2024-01-20, 2024-01-20T18:40+05:00; a trailing ~ means approximately"
IN_FULL = (
    "write year-month-day, then T, the clock from 00:00 to 23:59 and the zone, without blanks: 2024-01-20T20:00+05:00; "
    "less if less is known: 2024-01-20, 2024-01; a ~ at the end means approximately"
)


DAYS_OF_ANY = 28  # days that every month has; how many more, few dates ask


class NotAMoment(ValueError):
    """A text that is not a time as we write it; says why and what to write instead."""

    def __init__(self, message: str, hint: str = f"write it like {FORMS}") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


DATE, CLOCK = r"\d{4}-\d{2}-\d{2}", r"\d{1,2}:\d{2}(?::\d{2})?"
# Texts that have not the form of a time, by what they look like: what is wrong, what to do.
REFUSALS = (
    (rf"{CLOCK}~?", "has no date", "write the date before it and the zone after it: 2024-01-20T18:40+05:00"),
    (
        rf"{DATE}[T ]\d{{2}}(?::\d{{2}}){{0,2}}~?",
        "has no time zone",
        "add it, such as Z for UTC or +01:00 for one hour ahead of it",
    ),
    (
        rf"{DATE}[T ]{CLOCK} ?[A-Za-z]{{2,5}}~?",
        "has letters for a zone",
        "write its distance from UTC, such as +01:00, or Z for UTC",
    ),
    (
        r"(?=.{0,40}\d).{0,40}\s(to|or|until|till)\s.{0,40}",
        "is not one time",
        "where sources differ, write a list of readings: [2024-01-20, 2024-01-21]",
    ),
    (r"\d{4}-(\d|\d{2}-\d)(?!\d).*", "is not a time", "write month and day with two digits: 2024-01-07"),
)


def not_written_well(text: str) -> NotAMoment:
    """What is wrong with a text that has not the form of a time."""
    joined = re.sub(rf"^({DATE}) ", r"\1T", text).replace(" ", "")
    if WRITTEN.fullmatch(joined):
        return NotAMoment(f'"{text}" has a space in it', f"write {joined}")
    for form, what, hint in REFUSALS:
        if re.fullmatch(form, text, re.DOTALL):
            return NotAMoment(f'"{text}" {what}', hint)
    return NotAMoment(f'"{text}" is not a time', IN_FULL)


def refuse_impossible(text: str, date: tuple[int, int, int], clock: tuple[int, int, int]) -> None:
    """A month has so many days, a day 24 hours, and the record of the internet begins after 1960."""
    year, month, day = date
    if not 1960 <= year <= 2200:
        raise NotAMoment(f'"{text}" is not in a year between 1960 and 2200')
    if not 1 <= month <= 12:
        raise NotAMoment(f'"{text}" is not a date: there is no month {month:02}')
    if not 1 <= day <= DAYS_OF_ANY and not 1 <= day <= monthrange(year, month)[1]:
        days = monthrange(year, month)[1]
        raise NotAMoment(f'"{text}" is not a date: {MONTHS[month - 1]} {year} has {days} days')
    if clock[0] > 23 or clock[1] > 59 or clock[2] > 59:
        raise NotAMoment(f'"{text}" is not a time of day: the clock goes from 00:00 to 23:59:59')
