from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.records.exchange import Ask, AskType, Give
from app.records.knowledge import Point, PointAnswer
from app.records.meeting import Attendee, Outcome, Reply, Stamp
from app.records.moment import Due
from app.records.promise import PromiseKind, PromiseState
from app.rules.follow import (
    promises_after_absence,
    promises_of_silence,
    promises_to_make,
    void_when_cancelled,
)
from checklists.pack import Kind

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def held(desk):
    return desk.meeting(outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR))


@pytest.fixture
def made(desk, held):
    def of(meeting=held, after=2 * HOUR, **changes):
        dossier = desk.dossier(meeting, now=desk.start + after, **changes)
        found = promises_to_make(dossier, desk.items(meeting))
        return {promise.item: promise for promise in found}

    return of


def test_a_first_meeting_makes_what_its_rows_promise(made, desk):
    found = made()
    assert list(found) == [
        "fup-recap",
        "fup-give-sent",
        "fup-next-meeting",
        "fup-exp-thanks",
        "fup-exp-small-step",
    ]
    recap = found["fup-recap"]
    assert recap.kind is PromiseKind.RECAP
    assert recap.due.instant == desk.start + 25 * HOUR
    assert not recap.due.whole_day
    give = found["fup-give-sent"]
    assert (give.due.day, give.due.whole_day) == (date(2026, 11, 26), True)
    assert recap.whom == desk.anna.id


def test_nothing_is_made_of_what_was_not_held(made, desk):
    assert made(desk.meeting()) == {}
    assert made(desk.meeting(outcome=Outcome.NOBODY_CAME)) == {}


def test_a_row_makes_its_promise_once(made, desk, held):
    kept = desk.promise(
        desk.start + DAY, meeting=held.id, by_item="fup-recap", told=False
    )
    assert "fup-recap" not in made(promises=(kept,))


def test_a_promise_of_that_kind_is_used_and_own_never_matches(made, desk, held):
    said = desk.promise(
        desk.start + 2 * HOUR, meeting=held.id, kind=PromiseKind.RECAP, what="Summary"
    )
    own = desk.promise(desk.start + DAY, meeting=held.id, kind=PromiseKind.OWN)
    found = made(promises=(said, own))
    assert found["fup-recap"].used == said
    assert found["fup-recap"].due == said.due
    owns = [p for p in found.values() if p.kind is PromiseKind.OWN]
    assert owns
    assert all(p.used is None for p in owns)


def test_none_is_made_when_the_deed_is_on_record(made, desk, held):
    sent = replace(held, recap_sent=desk.start + HOUR)
    assert "fup-recap" not in made(sent)
    give = desk.record(
        Give, what="Benchmark", meeting=held.id, delivered=desk.start + HOUR
    )
    assert "fup-give-sent" not in made(gives=(give,))
    later = desk.meeting(desk.start + 7 * DAY)
    assert "fup-next-meeting" not in made(history=(later,))


def test_none_is_made_without_its_anchor(made, desk, held):
    theirs = desk.promise(
        desk.start + 3 * DAY, ours=False, who=desk.tomas.id, meeting=held.id
    )
    assert "fup-check-theirs" not in made(promises=(theirs,))
    picked = replace(theirs, look_in=date(2026, 11, 30))
    found = made(promises=(picked,))["fup-check-theirs"]
    assert found.due == Due.on(date(2026, 11, 30), desk.zone)


def test_each_problem_of_an_after_sales_call_makes_two(desk):
    meeting = desk.meeting(
        kind=Kind.AFTER_SALES, outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR)
    )
    fix = desk.promise(
        Due.on(date(2026, 11, 27), desk.zone),
        kind=PromiseKind.AFTER_SALES,
        meeting=meeting.id,
    )
    dossier = desk.dossier(meeting, now=desk.start + 2 * HOUR, promises=(fix,))
    found = promises_to_make(dossier, desk.items(meeting))
    days = [p.due.day for p in found if p.item == "fup-after-fixed"]
    assert days == [date(2026, 11, 27), date(2026, 12, 4)]


def test_a_kickoff_makes_a_weekly_note_and_uses_its_first_task(desk):
    meeting = desk.meeting(
        kind=Kind.KICKOFF, outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR)
    )
    task = desk.promise(
        desk.start + 3 * DAY, kind=PromiseKind.AFTER_SALES, meeting=meeting.id
    )
    dossier = desk.dossier(meeting, now=desk.start + 2 * HOUR, promises=(task,))
    found = {p.item: p for p in promises_to_make(dossier, desk.items(meeting))}
    status = found["fup-kick-status"]
    assert status.repeats_weekly
    assert status.due.local.strftime("%A %H:%M") == "Friday 14:00"
    assert found["fup-kick-first-task"].used == task


def test_silence_makes_one_more_by_its_timer(desk, held):
    def silent(days):
        dossier = desk.dossier(held, now=desk.start + days * DAY)
        return promises_of_silence(dossier, desk.items(held))

    assert silent(9) == ()
    assert [p.due.day for p in silent(10)] == [date(2026, 12, 3)]


def test_an_absence_makes_one_promise(desk):
    def after(outcome, picked=None):
        meeting = desk.meeting(outcome=outcome)
        return promises_after_absence(desk.dossier(meeting), picked)

    new_date = after(Outcome.NOBODY_CAME)[0]
    assert (new_date.what, new_date.due.day) == ("Offer a new date", date(2026, 11, 24))
    picked = Due.on(date(2026, 12, 1), desk.zone)
    assert after(Outcome.VOICEMAIL, picked)[0].due == picked
    assert after(Outcome.VOICEMAIL)[0].what == "Call again"
    assert after(Outcome.HELD) == ()


def test_a_cancelled_meeting_voids_its_recap_thanks_and_invite(desk):
    meeting = desk.meeting(outcome=Outcome.CANCELLED_BY_US)
    gone = [
        desk.promise(kind=kind, meeting=meeting.id)
        for kind in (PromiseKind.RECAP, PromiseKind.THANKS, PromiseKind.INVITE)
    ]
    others = [
        desk.promise(kind=PromiseKind.GIVE, meeting=meeting.id),
        desk.promise(kind=PromiseKind.RECAP),
        desk.promise(
            kind=PromiseKind.THANKS, meeting=meeting.id, state=PromiseState.DONE
        ),
    ]
    dossier = desk.dossier(meeting, promises=(*gone, *others))
    assert list(void_when_cancelled(dossier)) == gone


def test_points_already_answered_and_a_step_already_taken_promise_nothing(
    made, desk, held
):
    proposal = desk.meeting(kind=Kind.PROPOSAL, outcome=Outcome.HELD)
    point = desk.record(Point, subject="Invoice date", meeting=proposal.id)
    assert "fup-neg-answer" in made(proposal, points=(point,))
    answered = replace(point, answer=PointAnswer.YES)
    assert "fup-neg-answer" not in made(proposal, points=(answered,))
    theirs = desk.promise(
        desk.start + DAY, ours=False, who=desk.anna.id, meeting=held.id
    )
    assert "fup-exp-small-step" not in made(promises=(theirs,))


def test_a_second_contact_is_asked_for_once(made, desk):
    alone = desk.meeting(
        outcome=Outcome.HELD,
        ended=Stamp(desk.start + HOUR),
        attendees=(Attendee(desk.anna.id),),
    )
    assert "fup-second-contact" in made(alone)
    ask = desk.record(
        Ask,
        what="Payroll lead",
        type=AskType.INTRODUCTION,
        asked=desk.start,
        meeting=alone.id,
    )
    assert "fup-second-contact" not in made(alone, asks=(ask,))


def test_a_weekly_note_on_its_own_day_waits_a_week_when_the_hour_is_past(desk):
    friday = desk.start + 4 * DAY
    meeting = desk.meeting(
        friday,
        kind=Kind.KICKOFF,
        outcome=Outcome.HELD,
        ended=Stamp(friday + HOUR),
    )
    dossier = desk.dossier(meeting, now=friday + 2 * HOUR)
    found = {p.item: p for p in promises_to_make(dossier, desk.items(meeting))}
    assert found["fup-kick-status"].due.day == date(2026, 12, 4)


def test_the_first_task_is_the_one_due_first_whenever_it_was_promised(desk):
    meeting = desk.meeting(
        kind=Kind.KICKOFF, outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR)
    )
    later, sooner = (
        desk.promise(
            desk.start + n * DAY, kind=PromiseKind.AFTER_SALES, meeting=meeting.id
        )
        for n in (9, 3)
    )
    dossier = desk.dossier(meeting, now=desk.start + 2 * HOUR, promises=(later, sooner))
    found = {p.item: p for p in promises_to_make(dossier, desk.items(meeting))}
    assert found["fup-kick-first-task"].used == sooner


def test_an_invite_of_ours_is_no_next_meeting_before_they_accept(made, desk):
    def put_down(reply, **changes):
        guests = (Attendee(desk.anna.id, reply), Attendee(desk.rep.id, Reply.YES))
        later = desk.meeting(desk.start + 7 * DAY, attendees=guests, **changes)
        return "fup-next-meeting" not in made(history=(later,))

    assert put_down(Reply.UNKNOWN)
    assert put_down(Reply.YES, invite_is_ours=True)
    assert put_down(Reply.BY_WORD, invite_is_ours=True)
    assert not put_down(Reply.UNKNOWN, invite_is_ours=True)


def test_promises_of_a_problem_name_it_and_what_is_to_do(desk):
    meeting = desk.meeting(
        kind=Kind.AFTER_SALES, outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR)
    )
    fix = desk.promise(
        desk.start + DAY,
        what="Signal in ward 3",
        kind=PromiseKind.AFTER_SALES,
        meeting=meeting.id,
    )
    dossier = desk.dossier(meeting, now=desk.start + 2 * HOUR, promises=(fix,))
    found = promises_to_make(dossier, desk.items(meeting))
    assert [p.what for p in found if p.item == "fup-after-fixed"] == [
        "Tell them it is fixed: Signal in ward 3",
        "Ask a week later if it stayed fixed: Signal in ward 3",
    ]


def test_silence_says_for_how_long(desk, held):
    dossier = desk.dossier(held, now=desk.start + 10 * DAY + 2 * HOUR)
    assert [p.what for p in promises_of_silence(dossier, desk.items(held))] == [
        "No reply for 10 days: what new, useful thing will you send?"
    ]
