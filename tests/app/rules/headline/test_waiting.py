from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.account import AccountId
from app.rules.headline.tally import Case
from app.rules.headline.waiting import Waiting, in_working_days

# A Wednesday; the second working day after it is the Friday.
SINCE = datetime(2026, 11, 11, 10, tzinfo=UTC)
BEGINS, ENDS = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 13, 22, 59, tzinfo=UTC)
DAY = timedelta(days=1)


def count(answered=None, since=SINCE, now=NOW, region="", days=2):
    waiting = [Waiting("p", AccountId("a"), since, answered)]
    place = ("Europe/Berlin", region)
    return in_working_days(waiting, days, lambda _: place, BEGINS, ENDS, now)


def test_the_last_minute_of_the_second_working_day_is_in_time():
    assert count(FRIDAY).kept == 1


@pytest.mark.parametrize(
    ("answered", "why"), [(FRIDAY + DAY, "answered later"), (None, "not answered yet")]
)
def test_later_is_against_it_and_so_is_never(answered, why):
    made = count(answered)
    assert (made.kept, made.total) == (0, 1)
    assert made.against == (Case("p", why),)


def test_what_may_still_be_answered_in_time_is_not_counted():
    assert count(now=SINCE + DAY).total == 0


def test_a_weekend_is_not_counted():
    friday = datetime(2026, 11, 13, 10, tzinfo=UTC)
    tuesday = datetime(2026, 11, 17, 12, tzinfo=UTC)
    assert count(tuesday, since=friday).kept == 1


def test_a_holiday_of_theirs_is_not_counted():
    # The 17th of November is one in the Czech Republic.
    monday = datetime(2026, 11, 16, 10, tzinfo=UTC)
    thursday = datetime(2026, 11, 19, 12, tzinfo=UTC)
    assert count(thursday, since=monday).kept == 0
    assert count(thursday, since=monday, region="CZ").kept == 1


def test_it_belongs_to_the_period_in_which_the_days_end():
    last = BEGINS - timedelta(hours=60)
    assert count(since=last).total == 1
    assert count(since=BEGINS - 10 * DAY).total == 0


def test_the_newest_case_comes_first():
    waiting = [
        Waiting(str(n), AccountId("a"), SINCE + n * timedelta(hours=1), None)
        for n in range(3)
    ]
    made = in_working_days(waiting, 2, lambda _: ("UTC", ""), BEGINS, ENDS, NOW)
    assert [case.record for case in made.against] == ["2", "1", "0"]


@given(
    st.lists(
        st.tuples(st.integers(0, 800), st.none() | st.integers(0, 300)), max_size=20
    )
)
def test_never_more_is_kept_than_counted(times):
    hour = timedelta(hours=1)
    waiting = [
        Waiting(
            str(n),
            AccountId("a"),
            BEGINS + since * hour,
            None if took is None else BEGINS + (since + took) * hour,
        )
        for n, (since, took) in enumerate(times)
    ]
    made = in_working_days(waiting, 2, lambda _: ("UTC", ""), BEGINS, ENDS, NOW)
    assert made.kept <= made.total <= len(waiting)
