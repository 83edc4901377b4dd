from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.calendar_out import Entry, calendar_file, record_of, uid_of
from app.exchange.ics import read_calendar
from app.records.moment import Moment

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
ZONES = ("UTC", "Europe/Prague", "America/New_York", "Asia/Kathmandu", "Asia/Tokyo")
ZONES += ("Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "Africa/Cairo")


def entry(starts, zone="Europe/Prague", title="Demo with Norrland", **more):
    begins = Moment.at(starts, zone)
    ends = Moment.at(starts + timedelta(minutes=30), zone)
    return Entry(uid_of("meeting", "m1"), title, begins, ends, **more)


def back(*entries):
    """Reads what was written, by our own reader."""
    file = calendar_file(entries, NOW)
    read = read_calendar(
        file, zone="Europe/Prague", now=NOW, days_ahead=4_000, days_back=4_000
    )
    assert [one.sentence for one in read.troubles if one.skipped] == []
    return read.invites


def test_a_meeting_comes_back_as_it_went():
    (read,) = back(entry(NOW, sequence=3))
    assert (read.uid, read.title) == ("meeting-m1@earnest", "Demo with Norrland")
    assert (read.starts, read.sequence) == (Moment.at(NOW, "Europe/Prague"), 3)
    assert read.ends.instant - read.starts.instant == timedelta(minutes=30)
    assert not read.cancelled
    assert not read.free


def test_one_that_is_cancelled_says_so():
    (read,) = back(entry(NOW, cancelled=True, busy=False))
    assert read.cancelled
    assert read.free


def test_a_whole_day_is_the_day_in_its_zone():
    late = datetime(2026, 11, 23, 10, 59, 59, tzinfo=UTC)
    (read,) = back(entry(late, "Pacific/Auckland", whole_day=True))
    assert read.whole_day
    assert read.starts.wall.startswith("2026-11-23")


@given(
    minutes=st.integers(0, 6 * 366 * 24 * 60),
    zone=st.sampled_from(ZONES),
)
def test_every_instant_comes_back_in_every_zone(minutes, zone):
    starts = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    (read,) = back(entry(starts, zone))
    assert read.starts.instant == starts
    assert read.ends.instant == starts + timedelta(minutes=30)


def test_the_hour_that_comes_twice_is_told_apart():
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    read = [back(entry(first + timedelta(hours=by)))[0] for by in (0, 1)]
    assert [one.starts.instant for one in read] == [first, first + timedelta(hours=1)]


@given(st.text(max_size=60))
def test_any_title_is_one_line_and_breaks_nothing(title):
    (read,) = back(entry(NOW, title=title))
    assert read.uid == "meeting-m1@earnest"
    assert "\n" not in read.title
    assert read.starts.instant == NOW


def test_a_title_keeps_its_signs():
    title = "Demo, Q&A; “Havel \\ Sons”: 漢字 😀 " + "long " * 40
    (read,) = back(entry(NOW, title=title))
    assert read.title == title.strip()


def test_every_zone_that_is_named_is_explained():
    file = calendar_file([entry(NOW), entry(NOW, "America/New_York")], NOW)
    parsed = icalendar.Calendar.from_ical(file)
    assert {str(one["TZID"]) for one in parsed.timezones} == {
        "Europe/Prague",
        "America/New_York",
    }
    assert file.count(b"\r\n") == file.count(b"\n")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


def test_a_zones_rules_hold_as_far_as_the_calendar_goes():
    far = datetime(2031, 7, 1, 9, tzinfo=UTC)
    parsed = icalendar.Calendar.from_ical(calendar_file([entry(far)], NOW))
    zone = parsed.timezones[0].to_tz()
    local = far.astimezone(ZoneInfo("Europe/Prague"))
    assert local.replace(tzinfo=zone).utcoffset() == timedelta(hours=2)


def test_nothing_but_titles_and_times_is_written():
    (event,) = icalendar.Calendar.from_ical(calendar_file([entry(NOW)], NOW)).events
    assert set(event) == {
        "UID",
        "DTSTAMP",
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "SEQUENCE",
        "STATUS",
        "TRANSP",
    }


def test_an_empty_calendar_is_a_calendar():
    assert back() == ()


@pytest.mark.parametrize("kind", ["meeting", "plan", "check", "promise"])
def test_whose_an_event_is_can_be_told_from_its_uid(kind):
    assert record_of(uid_of(kind, "a1b2")) == "a1b2"


@pytest.mark.parametrize(
    "uid", ["", "meeting-1", "meeting-@earnest", "lunch-1@earnest", "x@earnest.example"]
)
def test_others_uids_are_nobodys(uid):
    assert record_of(uid) == ""
