from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.records.moment import Due
from app.rules.late_note import late_note

NOW = datetime(2026, 11, 23, 13, tzinfo=UTC)
BERLIN = "Europe/Berlin"


@pytest.fixture
def note(desk):
    def write(due, name="Anna Lindqvist", zone=BERLIN):
        return late_note(replace(desk.promise(), due=due), name, NOW, zone)

    return write


def test_it_says_what_when_and_asks_for_a_new_day(note):
    assert note(Due.on(date(2026, 11, 19), BERLIN)) == (
        "Hi Anna,\n"
        "what I owe you, “Security paper”, was due Thu 19 Nov and will be late. "
        "Which new day would still suit you?"
    )


def test_it_may_be_told_before_it_is_late(note):
    assert "is due Fri 27 Nov and will be late" in note(
        Due.on(date(2026, 11, 27), BERLIN)
    )


def test_an_hour_that_was_agreed_is_named(note):
    assert "was due Mon 23 Nov 13:00 and" in note(
        Due.at(NOW - timedelta(hours=1), BERLIN)
    )


def test_a_whole_day_that_is_today_is_called_so(note):
    assert "is due today and" in note(Due.on(date(2026, 11, 23), BERLIN))


def test_without_a_day_or_a_name_it_is_still_honest(note):
    words = note(None, name="")
    assert words.startswith("Hello,\n")
    assert "has no day yet and will be late" in words


def test_a_title_is_kept_beside_the_last_name(note):
    due = Due.on(date(2026, 11, 19), BERLIN)
    assert note(due, name="Dr. Eva Kern").startswith("Hi Dr. Kern,")
