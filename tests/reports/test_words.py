from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.moment import Due
from reports import words
from reports.period import Period

START = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), "November 2026"),
        (date(2028, 2, 1), date(2028, 2, 29), "February 2028"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2026, 11, 2), date(2026, 11, 15), "2 Nov to 15 Nov 2026"),
        (date(2026, 10, 1), date(2026, 12, 31), "1 Oct to 31 Dec 2026"),
        (date(2026, 12, 1), date(2027, 1, 31), "1 Dec 2026 to 31 Jan 2027"),
    ],
)
def test_a_span_of_days_has_its_name(first, last, told):
    assert words.days(first, last) == told


def test_a_far_day_tells_its_year():
    assert words.day(date(2026, 11, 23), date(2026, 11, 20)) == "Mon 23 Nov"
    assert words.day(date(2025, 3, 3), date(2026, 11, 20)) == "Mon 3 Mar 2025"
    assert words.full_day(date(2026, 11, 23)) == "Monday 23 November 2026"


def test_another_day_there_is_told():
    end = START + timedelta(minutes=45)
    told = words.hours_there(START, end, "Pacific/Auckland", "Europe/Berlin")
    assert told == "Tue 02:00\u201302:45 in Auckland"


def test_what_is_due_today_is_said_so():
    assert words.due(Due.on(date(2026, 11, 23), "Europe/Berlin"), NOW) == "today"
    assert words.due(Due.at(START, "Europe/Berlin"), NOW) == "today 14:00"
    assert words.due(Due.on(date(2026, 11, 27), "Europe/Berlin"), NOW) == "Fri 27 Nov"


def test_quotation_marks_are_put_once():
    assert words.quoted('"not this winter"') == "\u201cnot this winter\u201d"


def test_small_counts_are_words():
    assert [words.few(n) for n in (1, 9, 10)] == ["one", "nine", "10"]


def test_a_number_that_is_none_stays_as_it_is():
    assert words.telephone("ask the desk") == "ask the desk"
    assert words.telephone("+4930123456", "14") == "+49 30 123456 ext. 14"


def test_sentences_begin_and_go_on():
    assert words.begin("installer list") == "Installer list"
    assert words.go_on("Not ready") == "not ready"
    assert [words.ended(t) for t in ("a", "a.", "a?")] == ["a.", "a.", "a?"]


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(0, 400),
    st.sampled_from(("Europe/Berlin", "America/New_York", "Pacific/Apia", "UTC")),
)
def test_an_instant_of_a_day_is_in_its_period_and_no_other(first, length, zone):
    last = first + timedelta(days=length)
    period = Period(first, last, zone)
    following = Period(last + timedelta(days=1), last + timedelta(days=2), zone)
    assert period.ends == following.begins
    assert period.holds(period.begins)
    assert not period.holds(period.ends)
    assert following.holds(period.ends)
    assert period.day(period.begins) >= first
