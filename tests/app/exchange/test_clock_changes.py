"""Every zone over both its clock changes of two years (RELIABILITY R23)."""

import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest

from app.exchange.clock_changes import clock_change
from app.exchange.ics import read_calendar
from app.records.moment import Moment

ZONES = sorted(
    zone
    for zone in zoneinfo.available_timezones()
    if zone.partition("/")[0] in {"America", "Europe", "Asia", "Africa", "Australia"}
)
JANUARY = datetime(2026, 1, 1, tzinfo=UTC)


def changes(zone):
    """Yield the instants in 2026 and 2027 at which a zone changes its offset."""
    here = zoneinfo.ZoneInfo(zone)
    before = JANUARY.astimezone(here).utcoffset()
    for day in range(730):
        at = JANUARY + timedelta(days=day)
        if at.astimezone(here).utcoffset() != before:
            low, high = at - timedelta(days=1), at
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                same = middle.astimezone(here).utcoffset() == before
                low, high = (middle, high) if same else (low, middle)
            yield high
            before = at.astimezone(here).utcoffset()


@pytest.mark.parametrize("part", range(8))
def test_every_hour_round_every_clock_change_keeps_instant_and_wall(part):
    for zone in ZONES[part::8]:
        here = zoneinfo.ZoneInfo(zone)
        for change in changes(zone):
            for minutes in (-90, -45, 45, 90):
                local = (change + timedelta(minutes=minutes)).astimezone(here)
                wall = local.replace(tzinfo=None, second=0, microsecond=0)
                raw = (
                    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n"
                    f"DTSTART;TZID={zone}:{wall:%Y%m%dT%H%M%S}\nEND:VEVENT\n"
                )
                calendar = read_calendar(raw, zone="UTC", now=change)
                moment = calendar.invites[0].starts
                assert moment.wall == wall.isoformat(timespec="minutes")
                assert moment.zone == zone
                away = abs(moment.instant - local.astimezone(UTC))
                twice = any("comes twice" in t.sentence for t in calendar.troubles)
                assert away < timedelta(minutes=1) or twice


def test_a_plain_hour_is_not_doubted():
    wall = datetime(2026, 11, 23, 9)  # noqa: DTZ001
    assert clock_change(Moment.local(wall, "Europe/Prague")) == ""


def test_the_second_of_two_hours_is_not_doubted_where_the_instant_says_so():
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert clock_change(Moment.at(second, "Europe/Prague")) == ""
