"""Made courses of values: nobody measured them. Real ones belong to those who measured them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from math import sin

ID = "2024-01-20-pk-invented"
RECORD = """\
title: Invented outage of an invented network
summary: Nothing of this happened.
countries: [PK]
kinds: [service_blocking]
start: {earliest: 2024-01-20T18:40+05:00, latest: 2024-01-20T19:12+05:00, sources: [monitor]}
end: {earliest: 2024-01-20T21:00+05:00, latest: 2024-01-20T21:59+05:00, sources: [newspaper]}
context:
  - {name: Invented speech, type: political_rally_or_party_event, relation: coincides_with, start: 2024-01-20T19:00+05:00, sources: [newspaper]}
measurements:
  - type: ioda_bgp
    by: ioda
    finding: observed_change
    sources: [monitor]
    traces: {file: routes, label: Address blocks of an invented network, unit: address_blocks, licence: cc_by_nc_4_0}
  - type: ooni_web_connectivity
    by: ooni
    finding: observed_change
    sources: [monitor]
    traces:
      - {file: failed-tests, label: Failed tests of an invented platform, unit: tests, licence: permission, note: Invented for a test; anybody may copy it., sources: [monitor, newspaper]}
      - {file: speed, label: Speed on an invented network, unit: normalised, normal: 100, licence: cc0}
sources:
  monitor: {type: measurement, publisher: Invented Monitor, url: https://monitor.example/}
  newspaper: {type: journalism, publisher: Invented Newspaper, url: https://newspaper.example/}
"""
EVENING = datetime.fromisoformat("2024-01-19T18:00+05:00")
DAYS = (20, 22, 19, 25, 21, None, None, 20, 22, 23, 88, 40, 24, None, 23, 21)


def csv(header: str, rows: Iterable[str]) -> str:
    return "\n".join([header, *rows]) + "\n"


def by_minutes(step: int, count: int, value: Callable[[int], float], left_out: Iterable[int] = ()) -> str:
    """A value every so many minutes from an evening on, without some of the rows."""
    numbers = sorted(set(range(count)) - set(left_out))
    return csv(
        "time,value",
        (f"{EVENING + timedelta(minutes=step * number):%Y-%m-%dT%H:%M}+05:00,{value(number)}" for number in numbers),
    )


def visible(number: int) -> float:
    """Address blocks: about five thousand, and a lot less for four hours."""
    return 5120 + number * 37 % 61 - 30 if not 298 <= number < 340 else 2000 + (number - 298) * 20


TRACES = {
    "routes": by_minutes(5, 500, visible, [*range(120, 140), *range(300, 310), 400]),
    "failed-tests": csv(
        "time,value,low,high",
        (
            f"2024-01-{day},{value},{value - 3},{value + 5}" if value else f"2024-01-{day},,,"
            for day, value in enumerate(DAYS, start=10)
        ),
    ),
    "speed": by_minutes(1, 2880, lambda number: round(92 + 10 * sin(number / 90) + number * 37 % 40 / 10, 2)),
}
