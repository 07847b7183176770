"""Countries and zones come from published tables and never from the machine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from generator.countries import country_codes, country_name, time_zone, zone_exists, zones_of


def test_every_code_is_two_capital_letters_and_has_a_name_and_a_zone() -> None:
    assert len(country_codes()) > 240
    for code in country_codes():
        assert len(code) == 2
        assert code.isascii()
        assert code.isupper()
        assert country_name(code) != code
        assert zones_of(code)


def test_codes_stand_in_order_and_once() -> None:
    assert list(country_codes()) == sorted(set(country_codes()))


@pytest.mark.parametrize(
    ("code", "name", "zone"),
    [
        ("PK", "Pakistan", "Asia/Karachi"),
        ("NO", "Norway", "Europe/Oslo"),
        ("US", "United States", "America/New_York"),
        ("BD", "Bangladesh", "Asia/Dhaka"),
    ],
)
def test_a_country_has_its_name_and_its_zones_most_populous_first(code: str, name: str, zone: str) -> None:
    assert (country_name(code), zones_of(code)[0]) == (name, zone)


@pytest.mark.parametrize("code", ["", "pk", "XX", "EU", "Pakistan"])
def test_what_is_no_country_has_no_zone(code: str) -> None:
    assert zones_of(code) == ()
    assert code not in country_codes()


def test_every_zone_of_a_country_can_be_loaded() -> None:
    for code in country_codes():
        for name in zones_of(code):
            assert zone_exists(name)
            assert datetime(2024, 1, 20, tzinfo=time_zone(name)).utcoffset() is not None


@pytest.mark.parametrize("name", ["", "Karachi", "asia/karachi", "../zone.tab", "/etc/localtime", "zone.tab", "PKT"])
def test_what_is_no_zone_of_tzdata_does_not_exist(name: str) -> None:
    assert not zone_exists(name)


def test_utc_is_a_zone_though_no_country_has_it() -> None:
    assert zone_exists("UTC")
    assert datetime(2024, 7, 1, tzinfo=time_zone("UTC")).utcoffset() == timedelta(0)


def test_zones_do_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONTZPATH", "")
    monkeypatch.setenv("TZ", "America/New_York")
    time_zone.cache_clear()
    noon = datetime(2024, 1, 20, 12, tzinfo=UTC).astimezone(time_zone("Asia/Karachi"))
    assert f"{noon:%H:%M %Z %z}" == "17:00 PKT +0500"
