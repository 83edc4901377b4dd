from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.day_words import DAYS, MONTHS
from app.when_words import read_time, read_when

# A Monday, 14:00 in Berlin.
NOW = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"

nows = st.integers(946_684_800, 3_786_912_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
zones = st.sampled_from(
    ["UTC", BERLIN, "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"]
)


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("today", date(2026, 11, 23), None),
        ("fri", date(2026, 11, 27), None),
        ("by Friday", date(2026, 11, 27), None),
        ("mon", date(2026, 11, 30), None),
        ("this mon", date(2026, 11, 23), None),
        ("next fri", date(2026, 12, 4), None),
        ("fri 14:00", date(2026, 11, 27), time(14)),
        ("Fri, at 2 pm", date(2026, 11, 27), time(14)),
        ("9am thurs", date(2026, 11, 26), time(9)),
        ("tomorrow 9", date(2026, 11, 24), time(9)),
        ("tomorrow noon", date(2026, 11, 24), time(12)),
        ("in 3 days", date(2026, 11, 26), None),
        ("in 3 days 9:30", date(2026, 11, 26), time(9, 30)),
        ("in two weeks", date(2026, 12, 7), None),
        ("in a month", date(2026, 12, 23), None),
        ("+5wd", date(2026, 11, 30), None),
        ("in 2 working days", date(2026, 11, 25), None),
        ("in 30 min", date(2026, 11, 23), time(14, 30)),
        ("in 12 hours", date(2026, 11, 24), time(2)),
        ("27 nov", date(2026, 11, 27), None),
        ("27th of November", date(2026, 11, 27), None),
        ("Nov 27 2028", date(2028, 11, 27), None),
        ("Fri 27 Nov 2026 14:00", date(2026, 11, 27), time(14)),
        ("1 feb", date(2027, 2, 1), None),
        ("29 feb", date(2028, 2, 29), None),
        ("the 27th", date(2026, 11, 27), None),
        ("31st", date(2026, 12, 31), None),
        ("27.11.", date(2026, 11, 27), None),
        ("27.11.2026 14:00", date(2026, 11, 27), time(14)),
        ("3/4", date(2027, 4, 3), None),
        ("11/27", date(2026, 11, 27), None),
        ("2026-11-27", date(2026, 11, 27), None),
        ("2026-11-27 14:00", date(2026, 11, 27), time(14)),
        ("2026-11-27T14:00", date(2026, 11, 27), time(14)),
        ("2020-01-01", date(2020, 1, 1), None),
        ("end of week", date(2026, 11, 27), None),
        ("end of the week", date(2026, 11, 27), None),
        ("end of next week 12:00", date(2026, 12, 4), time(12)),
        ("next week", date(2026, 11, 30), None),
        ("end of month", date(2026, 11, 30), None),
        ("end of next month", date(2026, 12, 31), None),
        ("14:30", date(2026, 11, 23), time(14, 30)),
        ("13:00", date(2026, 11, 24), time(13)),
        ("5pm", date(2026, 11, 23), time(17)),
    ],
)
def test_what_people_type_is_read(text, day, at):
    read = read_when(text, NOW, BERLIN)
    assert read is not None
    assert (read.day, read.at, read.zone) == (day, at, BERLIN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "asap",
        "9",
        "31 feb",
        "fri 26 nov 2026",
        "2026-13-01",
        "25:00",
        "fri 25:00",
        "13 pm",
        "in banana days",
        "in 9999 years",
        "t",
        "m",
        "tomorrow tomorrow",
        "<b>fri</b>",
        "٢٧ nov",
    ],
)
def test_what_names_no_day_is_not_guessed(text):
    assert read_when(text, NOW, BERLIN) is None


def test_the_day_is_the_one_it_is_in_the_zone():
    late = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    assert read_when("today", late, "Asia/Tokyo").day == date(2026, 11, 24)
    assert read_when("today", late, "America/New_York").day == date(2026, 11, 23)


def test_a_day_is_due_at_its_end_and_a_time_to_the_minute():
    whole = read_when("fri", NOW, BERLIN).due
    assert whole.whole_day
    assert whole.day == date(2026, 11, 27)
    to_the_minute = read_when("fri 14:00", NOW, BERLIN).due
    assert to_the_minute.instant == datetime(2026, 11, 27, 13, 0, tzinfo=UTC)


@given(st.text(), nows, zones)
def test_nothing_typed_breaks_the_reader(text, now, zone):
    read = read_when(text, now, zone)
    assert read is None or read.zone == zone


PIECES = "in next end of the 27 3rd 9:30 pm week days 2026 / . + 0 31 29 at wd 9999"


@given(st.lists(st.sampled_from([*DAYS, *MONTHS, *PIECES.split()]), max_size=6), nows)
def test_no_mixture_of_known_words_breaks_the_reader(words, now):
    read_when(" ".join(words), now, BERLIN)


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), nows, zones)
def test_a_written_date_is_read_as_that_date(day, now, zone):
    assert read_when(day.isoformat(), now, zone).day == day
    month = MONTHS[day.month - 1]
    for written in (
        f"{day.day} {month} {day.year}",
        f"{month[:3]} {day.day} {day.year}",
    ):
        assert read_when(written, now, zone).day == day


@given(st.times(), nows, zones)
def test_a_time_alone_is_the_next_time_the_clock_shows_it(at, now, zone):
    read = read_when(f"{at:%H:%M}", now, zone)
    here = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    then = datetime.combine(read.day, read.at)
    assert timedelta(0) < then - here <= timedelta(days=1)


@given(st.sampled_from(DAYS), st.integers(2, 9), nows, zones)
def test_a_weekday_is_within_the_week_to_come(name, letters, now, zone):
    read = read_when(name[:letters], now, zone)
    today = now.astimezone(ZoneInfo(zone)).date()
    assert 1 <= (read.day - today).days <= 7
    assert DAYS[read.day.weekday()] == name


@given(st.integers(1, 28), st.sampled_from(range(12)), nows)
def test_a_date_without_a_year_is_never_past(day, month, now):
    read = read_when(f"{day} {MONTHS[month][:3]}", now, "UTC")
    assert read.day >= now.date()
    assert (read.day.day, read.day.month) == (day, month + 1)
    assert (read.day - now.date()).days <= 366


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_time_of_day_is_read_in_both_fashions(hour, minute):
    assert read_time(f"{hour}:{minute:02}") == time(hour, minute)
    half = "am" if hour < 12 else "pm"
    assert read_time(f"{hour % 12 or 12}.{minute:02} {half}") == time(hour, minute)
