from dataclasses import replace
from datetime import timedelta

from app.records.meeting import Move, Stamp
from app.records.moment import Moment
from app.rules.values import TimeClass
from app.rules.windows import Window, frozen_at, time_class, windows
from app.settings import Settings
from checklists.pack import Phase

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def test_the_windows_are_those_of_the_packs(desk):
    start, booked = desk.start, desk.meeting().booked
    found = windows(desk.dossier())
    assert found[Phase.PLAN] == Window(booked, start - 24 * HOUR, start)
    assert found[Phase.REHEARSE] == Window(start - 48 * HOUR, start - 2 * HOUR, start)
    assert found[Phase.PREFLIGHT] == Window(start - 15 * MINUTE, start, start)
    end = start + 45 * MINUTE
    assert found[Phase.LIVE] == Window(start, end, end)
    assert found[Phase.WRAP] == Window(end, end + HOUR, end + HOUR)


def test_the_windows_are_the_users_to_set(desk):
    chosen = Settings(
        zone=desk.zone,
        plan_limit_hours=36,
        practise_opens_hours=72,
        practise_limit_hours=3,
        last_check_minutes=20,
        wrap_limit_minutes=30,
    )
    dossier = replace(desk.dossier(), settings=chosen)
    found, merged = windows(dossier), windows(dossier, merged=True)
    start, end = desk.start, desk.start + 45 * MINUTE
    assert found[Phase.PLAN].limit == start - 36 * HOUR
    assert found[Phase.REHEARSE].opens == start - 72 * HOUR
    assert found[Phase.REHEARSE].limit == start - 3 * HOUR
    assert merged[Phase.PLAN].limit == start - 3 * HOUR
    assert found[Phase.PREFLIGHT].opens == start - 20 * MINUTE
    assert found[Phase.WRAP].limit == end + 30 * MINUTE


def test_in_short_plan_and_practise_are_one_stop_with_one_limit(desk):
    found = windows(desk.dossier(), merged=True)
    assert Phase.REHEARSE not in found
    assert found[Phase.PLAN].limit == desk.start - 2 * HOUR
    assert found[Phase.PLAN].opens == desk.meeting().booked


def test_a_limit_passed_at_booking_becomes_the_opening_of_the_last_check(desk):
    def limit(hours):
        meeting = desk.meeting(booked=desk.start - hours * HOUR)
        return windows(desk.dossier(meeting))[Phase.PLAN].limit

    assert limit(24) == desk.start - 24 * HOUR
    assert limit(23) == desk.start - 15 * MINUTE


def test_a_window_never_opens_before_booking(desk):
    meeting = desk.meeting(booked=desk.start - 5 * MINUTE)
    found = windows(desk.dossier(meeting))
    assert found[Phase.REHEARSE].opens == meeting.booked
    assert found[Phase.PREFLIGHT].opens == meeting.booked


def test_a_late_move_is_like_a_late_booking(desk):
    was = Moment.at(desk.start + 48 * HOUR, desk.zone)
    move = Move(was, was, by_us=False, told_at=desk.start - HOUR)
    found = windows(desk.dossier(desk.meeting(moves=(move,))))
    assert found[Phase.PLAN].limit == desk.start - 15 * MINUTE
    assert found[Phase.REHEARSE].limit == desk.start - 15 * MINUTE


def test_the_wrap_begins_with_the_real_end(desk):
    ended = desk.start + 30 * MINUTE
    meeting = desk.meeting(ended=Stamp(ended), wrapped=ended + 5 * MINUTE)
    wrap = windows(desk.dossier(meeting))[Phase.WRAP]
    assert wrap == Window(ended, ended + HOUR, ended + 5 * MINUTE)


def test_follow_lasts_to_its_last_promise_and_opens_at_the_days_end(desk):
    meeting = desk.meeting()
    due = desk.start + 72 * HOUR
    promise = desk.promise(due, meeting=meeting.id)
    follow = windows(desk.dossier(meeting, promises=(promise,)))[Phase.FOLLOW]
    assert follow.opens == desk.start + 3 * HOUR + 30 * MINUTE
    assert follow.closes == due


def test_an_answer_is_classed_by_its_instant(desk):
    meeting = desk.meeting()
    plan = windows(desk.dossier(meeting))[Phase.PLAN]

    def classed(at):
        return time_class(desk.answer("plan-intent", at), plan, Phase.PLAN, meeting)

    start = desk.start
    assert classed(plan.limit) is TimeClass.IN_TIME
    assert classed(plan.limit + MINUTE) is TimeClass.LATE
    assert classed(start) is TimeClass.LATE
    assert classed(start + MINUTE) is TimeClass.DURING
    assert classed(start + 45 * MINUTE) is TimeClass.AFTER


def test_a_corrected_start_classes_anew(desk):
    meeting = desk.meeting(started=Stamp(desk.start + 10 * MINUTE))
    plan = windows(desk.dossier(meeting))[Phase.PLAN]
    answer = desk.answer("plan-intent", desk.start + 5 * MINUTE)
    assert time_class(answer, plan, Phase.PLAN, meeting) is TimeClass.LATE
    punctual = replace(meeting, started=Stamp(desk.start))
    assert time_class(answer, plan, Phase.PLAN, punctual) is TimeClass.DURING


def test_a_wrap_answer_after_an_hour_is_late(desk):
    meeting = desk.meeting()
    wrap = windows(desk.dossier(meeting))[Phase.WRAP]
    answer = desk.answer("wrap-outcome", wrap.limit + MINUTE)
    assert time_class(answer, wrap, Phase.WRAP, meeting) is TimeClass.LATE


def test_an_answer_given_in_a_call_that_began_early_is_during_it(desk):
    meeting = desk.meeting(
        started=Stamp(desk.start - 5 * MINUTE), ended=Stamp(desk.start - MINUTE)
    )
    last = windows(desk.dossier(meeting))[Phase.PREFLIGHT]

    def classed(minutes):
        answer = desk.answer("pre-clock", desk.start + minutes * MINUTE)
        return time_class(answer, last, Phase.PREFLIGHT, meeting)

    assert classed(-5) is TimeClass.IN_TIME
    assert classed(-4) is TimeClass.DURING
    assert classed(-1) is TimeClass.AFTER


def test_lists_freeze_at_the_times_that_were_pressed_not_at_corrected_ones(desk):
    def frozen(**stamps):
        return (frozen_at(desk.meeting(**stamps)) - desk.start) / MINUTE

    late, early = desk.start + 4 * MINUTE, desk.start - 2 * MINUTE
    corrected = desk.start + 20 * MINUTE
    assert frozen() == 0
    assert frozen(joined=Stamp(early)) == 0
    assert frozen(joined=Stamp(late)) == 4
    assert frozen(joined=Stamp(late, corrected)) == 4
    assert frozen(joined=Stamp(early), started=Stamp(late, corrected)) == 4
    by_hand = Stamp(desk.start + 60 * MINUTE, corrected, "self-reported")
    assert frozen(started=by_hand) == 20
    assert frozen(joined=Stamp(late), started=by_hand) == 4
