from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.day_words import DAYS
from app.records.promise import Repeats
from app.repeat_words import read_repeat

NOW = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)  # a Monday
ZONE = "Europe/Stockholm"


def read(text):
    return read_repeat(text, NOW, ZONE)


@pytest.mark.parametrize(
    ("text", "repeats", "day", "on"),
    [
        ("every friday", Repeats.WEEKLY, date(2026, 11, 27), None),
        ("Every Fri", Repeats.WEEKLY, date(2026, 11, 27), None),
        ("each monday", Repeats.WEEKLY, date(2026, 11, 30), None),
        ("weekly", Repeats.WEEKLY, date(2026, 11, 30), None),
        ("weekly on fri", Repeats.WEEKLY, date(2026, 11, 27), None),
        ("monthly", Repeats.MONTHLY, date(2026, 12, 23), 23),
        ("every month on the 15th", Repeats.MONTHLY, date(2026, 12, 15), 15),
        ("every 31st", Repeats.MONTHLY, date(2026, 11, 30), 31),
        ("every last day of the month", Repeats.MONTHLY, date(2026, 11, 30), 31),
        ("every 23rd", Repeats.MONTHLY, date(2026, 11, 23), 23),
    ],
)
def test_how_often_is_read_with_the_first_day(text, repeats, day, on):
    found = read(text)
    assert (found.repeats, found.first.day, found.on) == (repeats, day, on)


def test_a_time_may_follow():
    assert read("every fri 14:00").first.at == time(14)
    assert read("monthly on the 15th 9:30").first.at == time(9, 30)


@pytest.mark.parametrize(
    "text",
    ["every site", "every other day", "every 40th", "each of them", "weekly plan", ""],
)
def test_other_words_say_nothing_of_the_kind(text):
    assert read(text) is None


@given(st.sampled_from(DAYS), st.integers(0, 365 * 3))
def test_a_weekday_is_the_next_one_whatever_day_it_is(name, later):
    now = datetime(2026, 1, 1, 12, tzinfo=UTC).fromordinal(
        date(2026, 1, 1).toordinal() + later
    )
    found = read_repeat(f"every {name}", now.replace(tzinfo=UTC), "UTC")
    assert found.first.day.weekday() == DAYS.index(name)
    assert 0 < (found.first.day - now.date()).days <= 7


@given(st.text(max_size=30))
def test_no_text_breaks_it(text):
    read(text)
    read(f"every {text}")
