from datetime import UTC, date, datetime, timedelta

import pytest

from ui.reports.periods import before, named, periods
from ui.times import at_place, day_head, day_word, from_now, short_day_word

NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "now"),
        (0, "now"),
        (14, "in 14 min"),
        (89, "in 89 min"),
        (90, "in 2 h"),
        (23 * 60, "in 23 h"),
        (24 * 60, "in 1 day"),
        (70 * 60, "in 3 days"),
    ],
)
def test_how_long_until_is_said_in_whole_words(minutes, words):
    assert from_now(NOW, NOW + timedelta(minutes=minutes)) == words


def test_a_time_elsewhere_says_the_city_and_another_day():
    assert at_place(NOW, "America/New_York", "Europe/Prague") == "07:46 New York"
    late = NOW.replace(hour=20)
    assert at_place(late, "Asia/Tokyo", "Europe/Prague") == "05:46 Tokyo +1"
    early = NOW.replace(hour=2)
    assert at_place(early, "America/New_York", "Europe/Prague") == "21:46 New York -1"


@pytest.mark.parametrize(
    ("days", "long", "short"),
    [
        (0, "Today", "Today"),
        (1, "Tomorrow", "Tomorrow"),
        (-1, "Yesterday", "Yesterday"),
        (4, "Friday 27 November", "Fri 27 Nov"),
        (60, "22 Jan 2027", "22 Jan 2027"),
    ],
)
def test_a_day_is_near_or_named(days, long, short):
    day = TODAY + timedelta(days=days)
    assert day_word(day, TODAY) == long
    assert short_day_word(day, TODAY) == short


def test_the_head_of_today_says_so():
    assert day_head(TODAY, TODAY) == "Monday 23 November · today"


def test_periods_go_from_this_week_back_to_the_year():
    found = list(periods(TODAY))
    assert found[0] == ("This week", date(2026, 11, 23), date(2026, 11, 29))
    assert found[1] == ("Last week", date(2026, 11, 16), date(2026, 11, 22))
    assert found[2] == ("November 2026", date(2026, 11, 1), date(2026, 11, 30))
    assert found[13][0] == "December 2025"
    assert found[-1] == ("Year 2026", date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), "9 Nov to 15 Nov 2026"),
        (date(2026, 3, 1), date(2026, 3, 31), "February 2026"),
        (date(2026, 1, 1), date(2026, 1, 31), "December 2025"),
        (date(2026, 1, 1), date(2026, 12, 31), "2025"),
    ],
)
def test_the_period_before_is_of_the_same_kind(first, last, name):
    assert named(*before(first, last)) == name
