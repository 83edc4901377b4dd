import zoneinfo
from datetime import UTC, datetime

import pytest

from app.exchange.file_zones import FileZones
from app.exchange.zone_names import windows_zones, zone_named


@pytest.mark.parametrize("windows", sorted(windows_zones()))
def test_every_windows_zone_is_one_that_zoneinfo_knows(windows):
    zone = zone_named(windows)
    assert zone is not None
    assert zoneinfo.ZoneInfo(zone).utcoffset(datetime(2026, 11, 23)) is not None  # noqa: DTZ001


def test_every_iana_zone_stands_for_itself():
    machine = {"localtime", "posixrules", "Factory"}
    for zone in zoneinfo.available_timezones() - machine:
        assert zone_named(zone) == zone


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"),
        ('"Romance Standard Time"', "Europe/Paris"),
        ("/freeassociation.sourceforge.net/Europe/Prague", "Europe/Prague"),
        ("/citadel.org/20210210_1/America/Argentina/Salta", "America/Argentina/Salta"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT+01:00) Amsterdam / Berlin / Bern / Rome", "Europe/Amsterdam"),
        (
            "(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius",
            "Europe/Helsinki",
        ),
        ("(UTC+09:00) Osaka, Sapporo, Tokyo", "Asia/Tokyo"),
        ("(UTC) Coordinated Universal Time", "UTC"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("europe/prague", "Europe/Prague"),
        ("Kamchatka Standard Time", "Asia/Kamchatka"),
        ("GMT+0100", "Etc/GMT-1"),
        ("UTC-3", "Etc/GMT+3"),
        ("UTC+00:00", "UTC"),
    ],
)
def test_names_of_other_programs_are_known(name, zone):
    assert zone_named(name) == zone


@pytest.mark.parametrize(
    "name",
    ["", "Customized Time Zone", "localtime", "../../etc/passwd", "Mars", "UTC+5:30"],
)
def test_a_name_that_says_too_little_is_not_guessed(name):
    assert zone_named(name) is None


@pytest.mark.parametrize("windows", sorted(windows_zones()))
def test_a_windows_zone_told_as_the_reps_keeps_its_hours(windows):
    zones = FileZones("Europe/Prague", None, {})
    line = zones.rewritten(f"DTSTART;TZID={windows}:20260701T090000")
    told = line.partition("TZID=")[2].partition(":")[0]
    for month in (1, 4, 7, 11):
        wall = datetime(2026, month, 10, 9, tzinfo=zoneinfo.ZoneInfo(told))
        own = wall.replace(tzinfo=zoneinfo.ZoneInfo(windows_zones()[windows]))
        assert wall.astimezone(UTC) == own.astimezone(UTC)


def test_a_time_in_utc_loses_the_zone_beside_it():
    zones = FileZones("Europe/Prague", None, {})
    line = zones.rewritten("DTSTART;TZID=Europe/Berlin:20261123T130000Z")
    assert line == "DTSTART:20261123T130000Z"
