from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.exchange import samples
from app.exchange.ics import read_calendar
from app.exchange.invite import Calendar
from app.exchange.own import own_addresses

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)


@pytest.fixture
def week():
    raw = (Path(samples.__file__).parent / "week.ics").read_bytes()
    return read_calendar(raw, zone="Europe/Prague", now=NOW)


def test_whoever_is_on_every_event_keeps_the_calendar(week):
    assert own_addresses(week)[0] == "ida.holm@holm.example"


def test_an_empty_calendar_names_nobody():
    assert own_addresses(Calendar()) == ()


def test_each_address_comes_once(week):
    found = own_addresses(week)
    assert len(found) == len(set(found))


def test_events_without_people_name_nobody(week):
    alone = tuple(replace(i, attendees=(), organiser=None) for i in week.invites)
    assert own_addresses(replace(week, invites=alone)) == ()
