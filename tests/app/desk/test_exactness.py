"""Small things that money hangs on: days, zones, names, orders of time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.desk import (
    booking,
    calling,
    catching,
    changing,
    exchanging,
    moving,
    promising,
    timing,
)
from app.errors import Problem
from app.records.account import Account
from app.records.exchange import Give
from app.records.knowledge import Note
from app.records.meeting import Meeting, Outcome
from app.records.moment import Due, Moment
from app.records.promise import DueMove, Promise, PromiseState
from checklists.pack import Channel, ItemId, Kind

LISBON = "Europe/Lisbon"


@pytest.fixture
def made_by_pack(desk, meeting):
    """A promise that the row on the recap made, due 24 hours after the end."""

    def make(**more):
        made = promising.promise(
            desk, "Send the recap", ours=True, meeting=meeting.id, told=False
        )
        due = Due.at(meeting.ends.instant + timedelta(hours=24), "Europe/Stockholm")
        made = replace(made, by_item=ItemId("fup-recap"), due=due, **more)
        with desk.act("making") as write:
            write.put(made)
        return made

    return make


def test_a_due_counted_from_the_end_moves_along(desk, meeting, made_by_pack):
    owed = made_by_pack()
    later = Moment.at(meeting.starts.instant + timedelta(days=2), meeting.starts.zone)
    after = moving.move(desk, meeting.id, later, by_us=False)
    due = desk.the(Promise, owed.id).due
    assert due.instant == after.ends.instant + timedelta(hours=24)


def test_a_day_that_was_agreed_with_them_stays_when_the_meeting_moves(
    desk, meeting, made_by_pack
):
    agreed = Due.on(date(2026, 12, 4), LISBON)
    move = DueMove(agreed, agreed, "Anna", desk.now)
    owed = made_by_pack(moves=(move,))
    later = Moment.at(meeting.starts.instant + timedelta(days=2), meeting.starts.zone)
    moving.move(desk, meeting.id, later, by_us=False)
    assert desk.the(Promise, owed.id).due == owed.due


def test_a_promise_of_a_row_the_meeting_no_longer_has_does_not_stop_a_move(
    desk, meeting, made_by_pack
):
    owed = made_by_pack()
    with desk.act("making") as write:
        write.put(replace(owed, by_item=ItemId("fup-kick-plan")))
    changing.change_kind(desk, meeting.id, Kind.WIN_BACK)
    later = Moment.at(meeting.starts.instant + timedelta(days=2), meeting.starts.zone)
    assert moving.move(desk, meeting.id, later, by_us=True).starts == later
    assert desk.the(Promise, owed.id).due == owed.due


def test_the_day_to_call_again_is_one_of_theirs(desk, clock, monday):
    phone = booking.book_meeting(desk, "Kitano", monday, 15, channel=Channel.PHONE)
    with desk.act("place") as write:
        account = desk.the(Account, phone.account)
        write.put(replace(account, zone="Asia/Tokyo"))
    # In Stockholm it is still Monday, in Tokyo Tuesday.
    clock.now = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    with pytest.raises(Problem, match="has passed"):
        moving.voicemail(desk, phone.id, call_again=date(2026, 11, 23))
    after = moving.voicemail(desk, phone.id, call_again=date(2026, 11, 24))
    (owed,) = desk.book.of_meeting(Promise, after.id)
    assert owed.due.day == date(2026, 11, 24)


def test_a_corrected_end_before_the_scheduled_start_needs_a_beginning(
    desk, clock, meeting
):
    clock.now = meeting.starts.instant + timedelta(hours=3)
    early = meeting.starts.instant - timedelta(minutes=5)
    with pytest.raises(Problem, match="before the scheduled start"):
        timing.correct_times(desk, meeting.id, ended=early)
    began = meeting.starts.instant - timedelta(minutes=20)
    after = timing.correct_times(desk, meeting.id, joined=began, ended=early)
    assert (after.actual_start, after.actual_end) == (began, early)
    assert after.outcome is Outcome.HELD


def test_what_is_owed_each_week_is_next_owed_in_a_week_to_come(desk, clock, meeting):
    due = Due.at(datetime(2026, 11, 6, 14, 0, tzinfo=ZoneInfo(LISBON)), LISBON)
    owed = promising.promise(
        desk,
        "Status",
        ours=True,
        meeting=meeting.id,
        due=due,
        repeats_weekly=True,
        reopened=clock.now,
    )
    promising.keep(desk, owed.id)
    others = [p for p in desk.book.of_meeting(Promise, meeting.id) if p.id != owed.id]
    (again,) = others
    assert again.due.local.isoformat() == "2026-11-20T14:00:00+00:00"
    assert (again.state, again.done, again.reopened) == (PromiseState.OPEN, None, None)


def test_a_name_is_known_by_some_of_its_words(desk, meeting):
    booking.book_meeting(desk, "Brightwell", meeting.starts, 30, channel=Channel.WEB)
    caught = catching.read(desk, meeting.id, "we promise the list to Tomás Ruiz by thu")
    assert caught.person.name == "Tomás Ruiz"
    with desk.act("naming") as write:
        write.put(replace(caught.person, name="Tomás R. Ruiz"))
    caught = catching.read(desk, meeting.id, "we promise the list to Tomas Ruiz by thu")
    assert (caught.person.name, caught.what) == ("Tomás R. Ruiz", "the list")
    caught = catching.read(desk, meeting.id, "Tom promises the list")
    assert caught.person is None


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("A small present for the team", Note),
        ("A birthday card", Note),
        ("Lunch on Friday", Note),
        ("Present the roadmap to their board", Give),
        ("How others run the present process", Give),
    ],
)
def test_only_a_treat_is_no_give(desk, meeting, words, family):
    assert isinstance(exchanging.give(desk, words, meeting=meeting.id), family)


def test_a_meeting_moved_across_a_clock_change_keeps_the_hour_people_agreed(
    desk, meeting
):
    spring = Moment.local(datetime(2027, 3, 29, 14, 0), "Europe/Stockholm")  # noqa: DTZ001
    after = moving.move(desk, meeting.id, spring, by_us=True)
    assert after.starts.instant == datetime(2027, 3, 29, 12, 0, tzinfo=UTC)
    assert after.ends.wall == "2027-03-29T14:45"
    assert desk.the(Meeting, meeting.id).minutes == meeting.minutes


def test_a_call_joined_and_then_moved_begins_anew(desk, clock, meeting):
    clock.now = meeting.starts.instant
    calling.join(desk, meeting.id)
    later = Moment.at(meeting.starts.instant + timedelta(days=1), meeting.starts.zone)
    after = moving.move(desk, meeting.id, later, by_us=False)
    assert (after.joined, after.started, after.told_late) == (None, None, None)
