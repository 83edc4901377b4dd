from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.book.backup_ladder import DAILY, MONTHLY, NEWEST, WEEKLY, spare

NOW = datetime(2026, 11, 23, 13, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Copy:
    made: datetime
    changes: int


def in_order(moments):
    return [Copy(made, n) for n, made in enumerate(sorted(moments))]


past = st.lists(
    st.integers(0, 3 * 365 * 24 * 60).map(lambda ago: NOW - timedelta(minutes=ago)),
    max_size=120,
    unique=True,
)
anytime = st.lists(
    st.integers(-20 * 365, 20 * 365).map(lambda days: NOW + days * DAY), max_size=60
)


def stays(copies, now=NOW):
    gone = spare(copies, now)
    return [one for one in copies if one not in gone]


@given(past)
def test_the_newest_of_all_and_of_each_day_week_and_month_stay(moments):
    copies = in_order(moments)
    kept = stays(copies)
    assert copies[-NEWEST:] == kept[-NEWEST:]
    for many, period in (
        (DAILY, lambda one: one.made.date()),
        (WEEKLY, lambda one: one.made.isocalendar()[:2]),
        (MONTHLY, lambda one: (one.made.year, one.made.month)),
    ):
        newest = {period(one): one for one in copies}
        assert set(list(newest.values())[-many:]) <= set(kept)


@given(past)
def test_no_more_stay_than_the_ladder_has_rungs(moments):
    assert len(stays(in_order(moments))) <= NEWEST + DAILY + WEEKLY + MONTHLY


@given(past)
def test_what_stays_once_stays_until_there_is_another(moments):
    kept = stays(in_order(moments))
    assert stays(kept) == kept


@given(anytime)
def test_a_date_to_come_or_out_of_order_lets_nothing_go_that_has_it(moments):
    copies = [Copy(made, n) for n, made in enumerate(moments)]
    for gone in spare(copies, NOW):
        assert gone.made <= NOW
        older = [one for one in copies if one.changes < gone.changes]
        assert all(one.made <= gone.made for one in older if one.made <= NOW)


@given(past, st.integers(-20 * 365, 20 * 365))
def test_a_clock_that_jumps_once_costs_no_backup(moments, days):
    """One backup made under a wrong clock, and the right time again after it."""
    copies = stays(in_order(moments))
    odd = Copy(NOW + days * DAY, len(moments) + 1)
    during = stays([*copies, odd], NOW + days * DAY)
    assert odd in during
    if days < 0:
        assert set(copies) <= {*during, *(c for c in copies if c.made <= odd.made)}
    after = stays([*during, Copy(NOW + DAY, len(moments) + 2)], NOW + DAY)
    if days != 0 and not NOW <= odd.made <= NOW + DAY:
        wrongly_dated = [one for one in during if one == odd]
        assert not copies or set(wrongly_dated) <= set(after)


def test_a_year_of_work_keeps_a_year():
    copies = [Copy(NOW - n * timedelta(hours=8), 2000 - n) for n in range(3 * 365)]
    kept = sorted(stays(copies), key=lambda one: one.made)
    assert NOW - kept[0].made > 320 * DAY
    assert 30 < len(kept) <= NEWEST + DAILY + WEEKLY + MONTHLY
