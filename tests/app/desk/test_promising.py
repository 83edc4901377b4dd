from datetime import date, timedelta

import pytest

from app.desk import answering, promising
from app.errors import Problem
from app.records.account import AccountId
from app.records.meeting import Answer, MeetingId
from app.records.moment import Due
from app.records.person import PersonId
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.follow_through import Verdict, reckon
from checklists.pack import ItemId

FRIDAY = Due.on(date(2026, 11, 27), "Europe/Stockholm")
MONDAY = Due.on(date(2026, 11, 30), "Europe/Stockholm")


@pytest.fixture
def ours(desk, meeting):
    return promising.promise(
        desk, "Send the plan", ours=True, meeting=meeting.id, due=FRIDAY
    )


@pytest.fixture
def theirs(desk, meeting):
    return promising.promise(
        desk, "Shift plan", ours=False, meeting=meeting.id, due=FRIDAY
    )


def test_a_promise_of_a_meeting_is_of_its_account(meeting, ours):
    assert (ours.account, ours.meeting) == (meeting.account, meeting.id)
    assert (ours.state, ours.told) == (PromiseState.OPEN, True)


def test_a_promise_needs_words_and_somebody_it_belongs_to(desk, meeting):
    with pytest.raises(Problem, match="no words"):
        promising.promise(desk, " ", ours=True, meeting=meeting.id)
    with pytest.raises(Problem, match="Neither"):
        promising.promise(desk, "Send it", ours=True)
    with pytest.raises(Problem, match="meeting is not in the book"):
        promising.promise(desk, "Send it", ours=True, meeting=MeetingId("gone"))
    with pytest.raises(Problem, match="account is not in the book"):
        promising.promise(desk, "Send it", ours=True, account=AccountId("gone"))
    with pytest.raises(Problem, match="person is not in the book"):
        promising.promise(
            desk, "Send it", ours=True, meeting=meeting.id, whom=PersonId("gone")
        )
    assert desk.book.every(Promise) == ()


def test_keeping_stamps_the_instant(desk, ours, clock):
    kept = promising.keep(desk, ours.id)
    assert (kept.state, kept.done) == (
        PromiseState.DONE,
        clock.now,
    )


def test_it_may_have_been_kept_earlier_but_not_later(desk, ours, clock):
    with pytest.raises(Problem, match="future"):
        promising.keep(desk, ours.id, clock.now + timedelta(hours=1))
    earlier = clock.now - timedelta(hours=1)
    assert promising.keep(desk, ours.id, earlier).done == earlier


def test_a_kept_promise_is_not_kept_twice(desk, ours):
    promising.keep(desk, ours.id)
    with pytest.raises(Problem, match="is done and cannot be kept"):
        promising.keep(desk, ours.id)


def test_a_slip_is_taken_back_without_trace_in_the_promise(desk, ours):
    promising.keep(desk, ours.id)
    assert promising.unkeep(desk, ours.id) == ours


def test_a_promise_reopened_before_its_due_is_done_when_it_is_right(desk, ours, clock):
    promising.keep(desk, ours.id)
    promising.reopen(desk, ours.id)
    for days, verdict in ((2, Verdict.KEPT), (6, Verdict.KEPT_LATE)):
        clock.now += timedelta(days=days)
        again = promising.keep(desk, ours.id)
        assert again.done == clock.now
        assert reckon(again, FRIDAY, moved_twice=False).verdict is verdict
        desk.undo()


def test_a_promise_reopened_after_its_due_keeps_its_first_day(desk, ours, clock):
    first = promising.keep(desk, ours.id).done
    clock.now += timedelta(days=9)
    again = promising.reopen(desk, ours.id)
    assert (again.state, again.done) == (PromiseState.OPEN, first)
    clock.now += timedelta(days=2)
    assert promising.keep(desk, ours.id).done == first


def test_a_new_date_is_logged_with_who_agreed(desk, ours):
    moved = promising.agree_new_date(desk, ours.id, MONDAY, "Anna Berg")
    (log,) = moved.moves
    assert (log.was, log.now, log.agreed_by) == (FRIDAY, MONDAY, "Anna Berg")
    assert moved.due == MONDAY


def test_a_first_date_is_no_move(desk, meeting):
    undated = promising.promise(desk, "Send it", ours=True, meeting=meeting.id)
    assert promising.agree_new_date(desk, undated.id, FRIDAY).moves == ()


def test_a_new_date_lies_ahead(desk, ours, clock):
    clock.now = MONDAY.instant + timedelta(days=1)
    with pytest.raises(Problem, match="past"):
        promising.agree_new_date(desk, ours.id, MONDAY)


def test_a_wanted_deed_is_no_promise_until_they_agree(desk, meeting):
    wanted = promising.promise(
        desk, "Name a team", ours=False, meeting=meeting.id, state=PromiseState.WANTED
    )
    assert not wanted.told
    agreed = promising.accept(desk, wanted.id, FRIDAY, meeting.attendees[0].person)
    assert (agreed.state, agreed.told, agreed.due) == (PromiseState.OPEN, True, FRIDAY)
    with pytest.raises(Problem, match="already"):
        promising.accept(desk, wanted.id)


def test_cancelling_says_by_whom_and_whether_they_agreed(desk, ours, theirs):
    by_us = promising.cancel(desk, ours.id, by_us=True)
    assert (by_us.cancelled_by, by_us.with_their_yes) == ("us", False)
    by_them = promising.cancel(desk, theirs.id, by_us=False)
    assert (by_them.cancelled_by, by_them.with_their_yes) == ("them", True)


def test_looking_in_closes_our_look_in(desk, meeting, theirs):
    look_in = promising.promise(
        desk,
        "Look in on the shift plan",
        ours=True,
        meeting=meeting.id,
        kind=PromiseKind.LOOK_IN,
    )
    promising.look_in(desk, theirs.id)
    assert desk.the(Promise, theirs.id).looked_in
    assert desk.the(Promise, look_in.id).state is PromiseState.DONE


def test_one_does_not_look_in_on_oneself(desk, ours):
    with pytest.raises(Problem, match="ours"):
        promising.look_in(desk, ours.id)


def test_the_weekly_note_is_made_anew_at_the_same_local_time(desk, meeting):
    week = Due.at(
        FRIDAY.instant.replace(hour=13, minute=0, second=0, microsecond=0),
        "Europe/Stockholm",
    )
    first = promising.promise(
        desk,
        "Weekly note",
        ours=True,
        meeting=meeting.id,
        kind=PromiseKind.STATUS,
        due=week,
        repeats_weekly=True,
    )
    promising.keep(desk, first.id)
    (following,) = [
        p
        for p in desk.book.of_meeting(Promise, meeting.id)
        if p.state is PromiseState.OPEN
    ]
    assert following.due.local.replace(tzinfo=None) == week.local.replace(
        tzinfo=None
    ) + timedelta(days=7)


def test_a_row_that_made_a_promise_keeps_it(desk, meeting):
    made = promising.promise(
        desk,
        "What would you do differently?",
        ours=True,
        meeting=meeting.id,
        by_item=ItemId("fup-lesson"),
        told=False,
    )
    answering.answer(desk, meeting.id, ItemId("fup-lesson"), "Ask about nights first")
    assert desk.the(Promise, made.id).state is PromiseState.DONE
    promising.unkeep(desk, made.id)
    assert desk.book.of_meeting(Answer, meeting.id) == ()


def test_what_only_a_verb_changes_is_not_edited(desk, ours):
    assert promising.edit(desk, ours.id, what=" Send it ").what == "Send it"
    with pytest.raises(TypeError, match="due"):
        promising.edit(desk, ours.id, due=MONDAY)


def test_told_late_void_and_look_in_days_are_noted(desk, ours, theirs):
    assert promising.tell_late(desk, ours.id).told_late
    assert promising.keep(desk, ours.id, effort_spent=40).effort_spent == 40
    planned = promising.plan_look_in(desk, theirs.id, date(2026, 11, 30))
    assert planned.look_in == date(2026, 11, 30)
    gone = promising.void(desk, theirs.id)
    assert (gone.state, bool(gone.voided)) == (PromiseState.VOID, True)
    with pytest.raises(Problem, match="is void"):
        promising.keep(desk, theirs.id)


def test_only_a_done_promise_is_reopened(desk, ours):
    with pytest.raises(Problem, match="not done yet"):
        promising.reopen(desk, ours.id)


def test_the_same_date_again_is_no_move(desk, ours):
    assert promising.agree_new_date(desk, ours.id, FRIDAY) == ours
