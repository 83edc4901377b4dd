from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.account import AccountId
from app.records.moment import Due, Moment
from app.records.promise import DueMove, Promise, PromiseId
from app.rules.repeating import next_due, ordinal, repeat_words

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Auckland")
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def promise(due, **changes):
    made = datetime(2019, 12, 1, tzinfo=UTC)
    whole = Promise(PromiseId("p"), AccountId("a"), "Status", True, made, due=due)
    return replace(whole, **changes)


@pytest.mark.parametrize(
    ("due", "on", "days"),
    [
        (date(2026, 12, 31), 31, ["2027-01-31", "2027-02-28", "2027-03-31"]),
        (date(2027, 12, 30), 30, ["2028-01-30", "2028-02-29", "2028-03-30"]),
        (date(2026, 11, 15), 15, ["2026-12-15", "2027-01-15", "2027-02-15"]),
    ],
)
def test_the_31st_is_the_last_day_of_a_shorter_month_and_the_31st_after_it(
    due, on, days
):
    one = promise(Due.on(due, "Europe/Berlin"), repeats_monthly=True, repeats_on=on)
    told = []
    for _ in days:
        following = next_due(one, one.due.instant)
        told.append(following.day.isoformat())
        one = replace(one, due=following)
    assert told == days


@given(DAYS, st.sampled_from(ZONES), st.integers(1, 31), st.integers(0, 400))
def test_a_monthly_one_keeps_its_day_or_the_months_last(day, zone, on, later):
    day = day.replace(day=min(on, monthrange(day.year, day.month)[1]))
    one = promise(Due.on(day, zone), repeats_monthly=True, repeats_on=on)
    now = one.due.instant + timedelta(days=later)
    following = next_due(one, now)
    last = monthrange(following.day.year, following.day.month)[1]
    assert following.day.day == min(on, last)
    assert now < following.instant <= now + timedelta(days=32)
    assert following == Due.on(following.day, zone)


@given(DAYS, st.times(), st.sampled_from(ZONES), st.booleans(), st.integers(-30, 400))
def test_a_weekly_one_keeps_weekday_and_local_time(day, at, zone, whole, later):
    wall = datetime.combine(day, at.replace(second=0, microsecond=0))
    due = Due.on(day, zone) if whole else Due.at(Moment.local(wall, zone).instant, zone)
    one = promise(due, repeats_weekly=True)
    now = due.instant + timedelta(days=later)
    following = next_due(one, now)
    weeks = (following.day - due.day).days
    assert weeks % 7 == 0
    assert weeks >= 7
    assert following.instant > now
    assert following.whole_day is whole
    if not whole and following.local.utcoffset() == due.local.utcoffset():
        assert following.local.time() == due.local.time()


def test_one_kept_early_comes_again_a_week_after_its_day():
    one = promise(Due.on(date(2026, 11, 27), "UTC"), repeats_weekly=True)
    early = datetime(2026, 11, 23, tzinfo=UTC)
    assert next_due(one, early).day == date(2026, 12, 4)


def test_a_day_agreed_for_one_time_is_not_that_of_the_next():
    usual, moved = (Due.on(date(2026, 11, day), "UTC") for day in (27, 30))
    move = DueMove(usual, moved, "Anna", datetime(2026, 11, 20, tzinfo=UTC))
    one = promise(moved, repeats_weekly=True, moves=(move,))
    assert next_due(one, moved.instant).day == date(2026, 12, 4)
    assert repeat_words(one) == "every Friday"


def test_the_local_time_stays_over_a_change_of_the_clock():
    wall = datetime.combine(date(2026, 10, 23), time(14))
    due = Due.at(Moment.local(wall, "Europe/Berlin").instant, "Europe/Berlin")
    following = next_due(promise(due, repeats_weekly=True), due.instant)
    assert following.instant - due.instant == timedelta(days=7, hours=1)


def test_what_does_not_repeat_or_has_no_day_never_comes_again():
    now = datetime(2026, 11, 23, tzinfo=UTC)
    due = Due.on(date(2026, 11, 27), "UTC")
    assert next_due(promise(due), now) is None
    assert next_due(promise(None, repeats_weekly=True), now) is None
    assert repeat_words(promise(due)) == ""


def test_how_often_is_said_in_words():
    due = Due.on(date(2026, 11, 30), "UTC")
    monthly = promise(due, repeats_monthly=True, repeats_on=31)
    assert repeat_words(monthly) == "every month on the 31st"
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "22nd",
        "23rd",
    ]
