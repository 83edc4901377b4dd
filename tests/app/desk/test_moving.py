from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.desk import booking, moving, promising
from app.errors import Problem
from app.records.knowledge import Note
from app.records.meeting import Answer, Answered, AnswerId, Meeting, Outcome
from app.records.moment import Due, Moment
from app.records.promise import Promise, PromiseKind, PromiseState
from checklists.pack import Channel, ItemId

TUESDAY = Moment.at(datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "Europe/Stockholm")


def answered(desk, meeting, *items):
    with desk.act("answer") as write:
        for item in items:
            write.put(
                Answer(
                    AnswerId(desk.new_id()),
                    meeting.id,
                    ItemId(item),
                    Answered.ANSWERED,
                    desk.now,
                    desk.now,
                    text="yes",
                )
            )


def rows(desk, meeting):
    return {answer.item for answer in desk.book.of_meeting(Answer, meeting.id)}


def test_a_move_keeps_answers_but_asks_the_time_again(desk, meeting):
    answered(desk, meeting, "plan-outcome", "pre-clock", "plan-agenda")
    moved = moving.move(desk, meeting.id, TUESDAY, by_us=False)
    assert moved.minutes == 45
    assert moved.moves[0].was == meeting.starts
    assert not moved.moves[0].by_us
    assert rows(desk, meeting) == {"plan-outcome"}


def test_the_journal_keeps_what_a_move_asks_again(desk, meeting):
    answered(desk, meeting, "pre-clock")
    (answer,) = desk.book.of_meeting(Answer, meeting.id)
    moving.move(desk, meeting.id, TUESDAY, by_us=True)
    kept = [entry.value for entry in desk.book.history(answer.id)]
    assert kept == [answer, None]


def test_dues_counted_from_the_end_move_along(desk, meeting):
    recap = promising.promise(
        desk,
        "Send the recap",
        ours=True,
        meeting=meeting.id,
        by_item=ItemId("fup-recap"),
        kind=PromiseKind.RECAP,
        due=Due.at(meeting.ends.instant + timedelta(hours=24), "UTC"),
    )
    other = promising.promise(
        desk,
        "Send the plan",
        ours=True,
        meeting=meeting.id,
        due=Due.on(date(2026, 11, 27), "UTC"),
    )
    moved = moving.move(desk, meeting.id, TUESDAY, by_us=True)
    due = desk.the(Promise, recap.id).due
    assert due.instant == moved.ends.instant + timedelta(hours=24)
    assert desk.the(Promise, other.id).due == other.due


def test_an_agenda_nobody_touched_is_fitted_to_the_new_length(desk, meeting):
    moved = moving.move(desk, meeting.id, TUESDAY, by_us=True, minutes=25)
    assert sum(line.minutes for line in moved.agenda.lines) == 25


def test_a_move_to_the_same_time_is_refused(desk, meeting):
    with pytest.raises(Problem, match="already at that time"):
        moving.move(desk, meeting.id, meeting.starts, by_us=True)


def test_cancelling_voids_recap_thanks_and_invite_and_nothing_else(desk, meeting):
    for kind in (PromiseKind.RECAP, PromiseKind.INVITE, PromiseKind.QUOTE):
        promising.promise(desk, kind.value, ours=True, meeting=meeting.id, kind=kind)
    after = moving.cancel(desk, meeting.id, by_us=False)
    assert after.outcome is Outcome.CANCELLED_BY_THEM
    states = {p.what: p.state for p in desk.book.of_meeting(Promise, meeting.id)}
    assert states == {
        "recap": PromiseState.VOID,
        "invite": PromiseState.VOID,
        "quote": PromiseState.OPEN,
    }


def test_a_cancelled_meeting_is_neither_moved_nor_cancelled_again(desk, meeting):
    moving.cancel(desk, meeting.id, by_us=True)
    with pytest.raises(Problem, match="cancelled by us"):
        moving.move(desk, meeting.id, TUESDAY, by_us=True)
    with pytest.raises(Problem, match="cancelled by us"):
        moving.cancel(desk, meeting.id, by_us=True)


def test_nobody_came_leaves_one_promise_of_a_new_date(desk, meeting, clock):
    clock.now = meeting.starts.instant + timedelta(minutes=20)
    assert moving.nobody_came(desk, meeting.id).outcome is Outcome.NOBODY_CAME
    (owed,) = desk.book.of_meeting(Promise, meeting.id)
    assert owed.what == "Offer a new date"
    assert owed.due.day == date(2026, 11, 24)
    assert owed.whom == meeting.attendees[0].person
    assert not owed.told


def test_nobody_can_fail_to_come_before_the_start(desk, meeting):
    with pytest.raises(Problem, match="not begun"):
        moving.nobody_came(desk, meeting.id)
    assert desk.the(Meeting, meeting.id) == meeting


def test_a_voicemail_keeps_what_was_left_and_the_picked_day(desk, monday, clock):
    call = booking.book_meeting(desk, "Brightwell", monday, 15, channel=Channel.PHONE)
    clock.now = monday.instant + timedelta(minutes=1)
    moving.voicemail(desk, call.id, call_again=date(2026, 11, 26), left="I call Thu.")
    (owed,) = desk.book.of_meeting(Promise, call.id)
    assert (owed.what, owed.due.day) == ("Call again", date(2026, 11, 26))
    assert [note.text for note in desk.book.of_meeting(Note, call.id)] == [
        "I call Thu."
    ]


def test_only_a_phone_call_ends_on_a_voicemail(desk, meeting, clock):
    clock.now = meeting.starts.instant
    with pytest.raises(Problem, match="no phone call"):
        moving.voicemail(desk, meeting.id)
    assert desk.the(Meeting, meeting.id) == replace(meeting)
