from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from app.book.dossiers import dossier
from app.book.settings_then import SettingsThen
from app.settings import BY_MEETING, Settings

BEFORE = datetime(2026, 11, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def chosen(book):
    """Keeps settings that differ, and returns when."""

    def keep(**changes):
        with book.write("changing the settings") as w:
            w.put_settings(replace(book.settings(), **changes))
        return w.act.at

    return keep


def test_a_meeting_goes_by_what_held_when_it_was_booked(book, chosen):
    first = chosen(short_minutes=20, rest_days=60)
    second = chosen(short_minutes=30)
    then = SettingsThen(book)
    assert then.at(first - MINUTE).short_minutes == 15
    assert then.at(first).short_minutes == 20
    assert then.at(second - MINUTE).short_minutes == 20
    assert then.at(second).short_minutes == 30
    assert then.at(second).rest_days == 60


def test_figures_and_what_is_the_reps_own_hold_at_once(book, chosen):
    chosen(zone="Europe/Lisbon", follow_through_days=60, short_minutes=20)
    then = SettingsThen(book).at(BEFORE)
    assert (then.zone, then.follow_through_days) == ("Europe/Lisbon", 60)
    assert then.short_minutes == 15


def test_what_was_set_back_still_held_in_between(book, chosen):
    first = chosen(gap_before_minutes=0)
    chosen(gap_before_minutes=10)
    assert book.settings() == Settings()
    assert SettingsThen(book).at(first).gap_before_minutes == 0


def test_a_dossier_goes_by_the_settings_of_its_meeting(kept, account, meeting, chosen):
    at = chosen(last_check_minutes=30)
    later = replace(meeting, id="m2", booked=at + MINUTE)
    book = kept(account, replace(meeting, booked=at - MINUTE), later)
    assert dossier(book, meeting.id, at).settings.last_check_minutes == 15
    assert dossier(book, "m2", at).settings.last_check_minutes == 30


def test_whatever_a_meeting_goes_by_is_a_setting():
    assert {field.name for field in fields(Settings)} > BY_MEETING
