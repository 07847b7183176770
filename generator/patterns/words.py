"""Numbers, lengths of time and kinds of event as a sentence says them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from generator.countries import country_name
from generator.evidence.confidence import number
from generator.vocabulary import Lists

ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# What to call one incident, and several, of a counting group. There is no word for those of two groups together.
INCIDENTS = {
    "blackout": ("blackout", "blackouts"),
    "platform_block": ("platform block", "platform blocks"),
    "technical_fault": ("technical fault", "technical faults"),
}
# What to call an event of a type where its label is too long for a sentence: held on the spot, and held online.
EVENTS = {
    "political_rally_or_party_event": ("rally or party event", "online event"),
    "protest": ("protest", "online protest"),
}
SAID_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
# Beyond so many a number says more than a list of names.
NAMES = 6
LONG_AGO = -(10**9)  # days: before anything on record


def ordinal(count: int) -> str:
    """A place in a row, in words as far as twelfth: third, 21st."""
    if count < len(ORDINALS):
        return ORDINALS[count]
    return f"{count}{'th' if count % 100 in (11, 12, 13) else ENDINGS.get(count % 10, 'th')}"


@lru_cache(maxsize=8192)  # of a long series every pair is told
def period(days: int) -> str:
    """A length of time that holds so many days, rounded up: weeks up to twelve, months up to two years, then years."""
    if days <= 7 * 12:
        return units(max(1, up(days, 7)), "week")
    # The shortest of so many months in a row, and of so many years: what is said is never shorter than what was.
    months = up(days * 12, 365)
    return units(months, "month") if months <= 24 else units(up(days, 365), "year")


def same_period(days: int) -> tuple[int, int]:
    """The least and the most days that are told in the same words as so many."""
    if days <= 7 * 12:
        weeks = max(1, up(days, 7))
        return 7 * (weeks - 1) + 1 if weeks > 1 else LONG_AGO, 7 * weeks
    months, years = up(days * 12, 365), up(days, 365)
    if months <= 24:
        return max(7 * 12, (months - 1) * 365 // 12) + 1, months * 365 // 12
    return 365 * (years - 1) + 1, 365 * years


def up(amount: int, by: int) -> int:
    """A quotient rounded up."""
    return -(-amount // by)


def units(count: int, one: str) -> str:
    """So many of a unit: one week, two weeks."""
    return f"{number(count)} {one}{'' if count == 1 else 's'}"


def incidents(group: str, count: int = 1) -> str:
    """What incidents of a group are called."""
    return INCIDENTS.get(group, ("unclassified disruption", "unclassified disruptions"))[count != 1]


def event_of_its_kind(actor: str, kind: str, online: bool, lists: Lists) -> str:
    """An event of an actor and a kind, with its article: a PTI online event."""
    name = lists["actors"][actor].name
    if kind in EVENTS:
        return f"{article(name)} {name} {EVENTS[kind][online]}"
    return (
        f"{'an online' if online else 'an'} event of the kind {quoted(lists['context_types'].label(kind))} with {name}"
    )


def events_of_their_kind(actor: str, kind: str, online: bool, lists: Lists) -> str:
    """Events of an actor and a kind: PTI online events."""
    name = lists["actors"][actor].name
    if kind in EVENTS:
        return f"{name} {plural(EVENTS[kind][online])}"
    return f"{'online ' if online else ''}events of the kind {quoted(lists['context_types'].label(kind))} with {name}"


def plural(noun: str) -> str:
    """Several: rally or party event, rallies or party events."""
    return noun.replace("rally", "rallies") + "s"


def article(name: str) -> str:
    """The article before a name: a PTI, an MQM, an Imran Khan."""
    vowels = SAID_WITH_A_VOWEL if name[:2].isupper() else frozenset("AEIOU")
    return "an" if name[:1].upper() in vowels else "a"


def quoted(name: str) -> str:
    """A name in a sentence."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"


def listed(names: Iterable[str]) -> str:
    """Names in one order, whatever order they came in: A, B and C."""
    *first, last = sorted(names, key=lambda name: (name.casefold(), name))
    return f"{', '.join(first)} and {last}" if first else last


def platforms(keys: Iterable[str], lists: Lists) -> str:
    """Platforms by name, or their number where they are many."""
    names = [lists["platforms"].label(key) for key in keys]
    return listed(names) if len(names) <= NAMES else f"the same {number(len(names))} platforms"


def where(country: str) -> str:
    """A country as the place of something on record."""
    return f"on record in {country_name(country)}"
