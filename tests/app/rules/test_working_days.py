import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.working_days import (
    due_after,
    is_working_day,
    working_day_after,
    working_days_between,
    working_time,
)

FRIDAY = date(2026, 11, 27)
HOUR = timedelta(hours=1)


def test_an_unknown_region_works_monday_to_friday():
    assert is_working_day(FRIDAY)
    assert not is_working_day(FRIDAY + timedelta(days=1), "XX")


def test_holidays_of_the_subdivision_are_free():
    epiphany = date(2027, 1, 6)
    assert not is_working_day(epiphany, "DE-BY")
    assert is_working_day(epiphany, "DE-HH")
    assert is_working_day(epiphany, "DE-??")


def test_a_region_keeps_its_own_weekend():
    assert not is_working_day(FRIDAY, "SA")
    assert is_working_day(FRIDAY + timedelta(days=2), "SA")


def test_the_next_working_day_skips_the_weekend_and_the_holiday():
    assert working_day_after(FRIDAY, 1) == date(2026, 11, 30)
    assert working_day_after(date(2026, 12, 24), 1, "DE") == date(2026, 12, 28)


def test_a_due_is_the_last_instant_of_the_day_in_the_recipients_zone():
    end = datetime(2026, 11, 23, 16, tzinfo=UTC)
    due = due_after(end, 3, "America/New_York")
    assert due.whole_day
    assert due.day == date(2026, 11, 26)
    assert due.instant.astimezone(UTC) == datetime(
        2026, 11, 27, 4, 59, 59, 999999, tzinfo=UTC
    )


def test_the_anchor_counts_by_its_date_in_that_zone():
    late = datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert due_after(late, 1, "Asia/Tokyo").day == date(2026, 11, 25)


def test_only_working_hours_of_working_days_count():
    begin = datetime(2026, 11, 27, 16, tzinfo=UTC)
    end = datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert working_time(begin, end, "UTC", (time(8), time(18))) == 3 * HOUR
    assert working_time(begin, end, "UTC", (time(9), time(17))) == HOUR


@pytest.mark.parametrize("region", ["", "DE-BY", "SA", "US-NY"])
@given(day=st.dates(date(2020, 1, 1), date(2030, 1, 1)), count=st.integers(1, 15))
def test_counting_back_finds_the_same_number(region, day, count):
    found = working_day_after(day, count, region)
    assert is_working_day(found, region)
    assert working_days_between(day, found, region) == count


@pytest.mark.parametrize("region", ["", "DE-BY", "SA", "XX"])
@given(day=st.dates(date(2020, 1, 1), date(2030, 1, 1)), days=st.integers(-40, 900))
def test_days_between_are_those_counted_one_by_one(region, day, days):
    each = (day + timedelta(days=step) for step in range(1, days + 1))
    worked = sum(is_working_day(one, region) for one in each)
    assert working_days_between(day, day + timedelta(days=days), region) == worked


def test_one_country_is_read_without_the_others():
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys, datetime\n"
                "from app.rules.working_days import is_working_day\n"
                "print(is_working_day(datetime.date(2026, 1, 6), 'DE-BY'))\n"
                "print(*(m for m in sys.modules if 'holidays.countries.' in m))"
            ),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout.splitlines() == ["False", "holidays.countries.germany"]
