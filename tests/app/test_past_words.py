from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.past_words import read_past, said_at

NOW = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)  # a Monday, 14:10 in Stockholm
ZONE = "Europe/Stockholm"


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("today", date(2026, 11, 23), None),
        ("yesterday 15:00", date(2026, 11, 22), time(15)),
        ("fri", date(2026, 11, 20), None),
        ("fri 9:00", date(2026, 11, 20), time(9)),
        ("mon 9:00", date(2026, 11, 23), time(9)),
        ("9:30", date(2026, 11, 23), time(9, 30)),
        ("16:00", date(2026, 11, 22), time(16)),
        ("10 nov", date(2026, 11, 10), None),
        ("24 dec", date(2025, 12, 24), None),
        ("2026-11-02 8:00", date(2026, 11, 2), time(8)),
    ],
)
def test_it_is_the_last_time_that_was(text, day, at):
    read = read_past(text, NOW, ZONE)
    assert (read.day, read.at) == (day, at)
    assert said_at(read, NOW) <= NOW


@pytest.mark.parametrize(
    "text", ["tomorrow", "in 3 days", "+2w", "next fri", "2027-01-01", "soon", ""]
)
def test_what_is_still_to_come_is_not_read(text):
    assert read_past(text, NOW, ZONE) is None


@given(st.text(max_size=20))
def test_no_text_breaks_it(text):
    read = read_past(text, NOW, ZONE)
    assert read is None or said_at(read, NOW) <= NOW
