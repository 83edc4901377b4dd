from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from app.records.exchange import Refusal
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Answered,
    Move,
    Outcome,
    Source,
    Stamp,
)
from app.records.moment import Moment
from app.records.promise import PromiseState
from app.rules.checklist import checklist
from app.rules.values import RowState, TimeClass
from checklists.pack import Kind, Length, Phase

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def lists(desk):
    def of(meeting=None, after=-HOUR, answers=(), **changes):
        meeting = meeting or desk.meeting()
        dossier = desk.dossier(
            meeting,
            now=desk.start + after,
            answers={a.item: a for a in answers},
            **changes,
        )
        return checklist(dossier, desk.items(meeting))

    return of


def test_a_standard_meeting_has_six_pauses_in_order(lists):
    assert list(lists().pauses) == list(Phase)


def test_a_short_one_makes_plan_and_practise_one_stop(lists, desk):
    short = lists(desk.meeting(minutes=15))
    assert short.length is Length.SHORT
    assert Phase.REHEARSE not in short.pauses
    plan = short.pauses[Phase.PLAN]
    assert plan.merged
    assert plan.limit == desk.start - 2 * HOUR
    assert short.row("reh-claims")


@pytest.mark.parametrize(
    ("changes", "length"),
    [
        ({}, Length.STANDARD),
        ({"minutes": 15}, Length.SHORT),
        ({"length": Length.FULL}, Length.FULL),
        ({"unplanned": True}, Length.SHORT),
    ],
)
def test_the_length_follows_the_stakes_unless_chosen(lists, desk, changes, length):
    assert lists(desk.meeting(**changes)).length is length


def test_a_late_move_shortens_only_what_nobody_answered_yet(lists, desk):
    was = Moment.at(desk.start + 48 * HOUR, desk.zone)
    end = Moment.at(desk.start + 49 * HOUR, desk.zone)
    move = Move(was, end, by_us=False, told_at=desk.start - 3 * HOUR)
    meeting = desk.meeting(moves=(move,))
    answer = desk.answer("plan-min-outcome", text="A cost sheet for them")
    assert lists(meeting).length is Length.SHORT
    assert lists(meeting, answers=[answer]).length is Length.STANDARD


def test_an_unplanned_meeting_has_no_list_before_the_call(lists, desk):
    found = lists(desk.meeting(unplanned=True))
    assert list(found.pauses) == [Phase.LIVE, Phase.WRAP, Phase.FOLLOW]


@pytest.mark.parametrize("outcome", [Outcome.NOBODY_CAME, Outcome.CANCELLED_BY_THEM])
def test_what_was_not_held_keeps_only_its_preparation(lists, desk, outcome):
    found = lists(desk.meeting(outcome=outcome))
    assert list(found.pauses) == [Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT]


def test_a_self_row_folds_when_filled_and_is_asked_for_when_not(lists, desk):
    lines = (AgendaLine("purpose", 5, "us"), AgendaLine("their week", 40, "they"))
    told = desk.meeting(agenda=Agenda(lines=lines))
    folded = lists(told).pauses[Phase.PLAN].folded
    row = next(r for r in folded if r.item.id == "plan-agenda")
    assert (row.state, row.credit) == (RowState.FILLED, 1)
    assert row.fill.text == "5 purpose, 40 their week"
    by_hand = lists().row("plan-agenda")
    assert (by_hand.state, by_hand.credit) == (RowState.OPEN, 0)


def test_an_answer_in_part_counts_half_and_says_what_it_lacks(lists, desk):
    answer = desk.answer("plan-outcome", text="Anna says yes")
    row = lists(answers=[answer]).row("plan-outcome")
    assert (row.state, row.credit) == (RowState.DONE, Fraction(1, 2))
    assert row.lacking == ("who", "by when")


def test_a_confirmed_prefill_counts_in_full(lists, desk):
    answer = desk.answer("plan-outcome", text="As before", source=Source.CONFIRMED)
    row = lists(answers=[answer]).row("plan-outcome")
    assert (row.credit, row.lacking) == (1, ())


def test_a_blank_answer_is_only_begun(lists, desk):
    row = lists(answers=[desk.answer("plan-min-outcome")]).row("plan-min-outcome")
    assert (row.state, row.credit, row.closed) == (RowState.BEGUN, 0, False)


def test_missed_closes_and_not_applicable_drops(lists, desk):
    missed = desk.answer("plan-min-outcome", state=Answered.MISSED)
    dropped = desk.answer("reh-questions", state=Answered.NOT_APPLICABLE)
    found = lists(answers=[missed, dropped])
    assert found.row("plan-min-outcome").credit == 0
    assert found.row("plan-min-outcome").closed
    assert found.row("reh-questions").credit is None


@pytest.mark.parametrize(
    ("minutes", "credit", "classed"),
    [
        (-25 * 60, 1, TimeClass.IN_TIME),
        (0, 1, TimeClass.LATE),
        (1, 0, TimeClass.DURING),
        (50, 0, TimeClass.AFTER),
    ],
)
def test_answers_count_up_to_the_start_and_are_classed(
    lists, desk, minutes, credit, classed
):
    at = desk.start + minutes * MINUTE
    answer = desk.answer("plan-min-outcome", at, text="A cost sheet for them")
    row = lists(after=2 * HOUR, answers=[answer]).row("plan-min-outcome")
    assert (row.credit, row.time_class) == (credit, classed)


def test_a_last_check_older_than_two_hours_is_asked_again(lists, desk):
    def state(hours, after):
        at = desk.start - 15 * MINUTE - hours * HOUR
        answer = desk.answer("pre-web-sound", at, text="yes")
        return lists(after=after, answers=[answer]).row("pre-web-sound").state

    assert state(2, -15 * MINUTE) is RowState.DONE
    assert state(3, -15 * MINUTE) is RowState.OPEN
    assert state(3, -16 * MINUTE) is RowState.DONE
    assert state(3, HOUR) is RowState.OPEN


def test_prepare_lists_freeze_at_the_start(lists, desk):
    refusal = desk.record(
        Refusal, words="No", said=desk.start - 24 * HOUR, who=desk.anna.id
    )
    meeting = desk.meeting(kind=Kind.DEMO)
    before = lists(meeting, refusals=(refusal,))
    later = replace(refusal, said=desk.start - MINUTE)
    assert before.row("plan-refusal-clear")
    assert lists(meeting, after=HOUR, refusals=(later,)).row("plan-refusal-clear")
    during = replace(refusal, said=desk.start + MINUTE, meeting=meeting.id)
    frozen = lists(meeting, after=HOUR, refusals=(during,))
    assert frozen.row("plan-refusal-clear") is None
    assert frozen.row("wrap-refusal")


def test_an_answered_row_stays_when_its_condition_lapses(lists, desk):
    answer = desk.answer("plan-homework", text="Three facts about them")
    held = desk.meeting(desk.start - 72 * HOUR, outcome=Outcome.HELD)
    assert lists(history=(held,)).row("plan-homework") is None
    assert lists(history=(held,), answers=[answer]).row("plan-homework")


def test_the_wrap_freezes_when_it_is_closed(lists, desk):
    ended = Stamp(desk.start + 45 * MINUTE)
    meeting = desk.meeting(outcome=Outcome.HELD, ended=ended, wrapped=desk.start + HOUR)
    parked = AgendaLine("Data protection", 5, "both", reached=False)
    theirs = desk.promise(
        desk.start + 72 * HOUR, ours=False, made=desk.start + 2 * HOUR
    )
    found = lists(meeting, after=3 * HOUR, promises=(theirs,))
    assert found.row("wrap-parked") is None
    open_wrap = replace(meeting, agenda=Agenda(lines=(parked,)), wrapped=None)
    assert lists(open_wrap, after=3 * HOUR).row("wrap-parked")


def test_a_follow_row_closes_with_its_promise(lists, desk):
    meeting = desk.meeting(outcome=Outcome.HELD)
    promise = desk.promise(
        desk.start + 24 * HOUR, meeting=meeting.id, by_item="fup-recap", told=False
    )
    open_row = lists(meeting, after=HOUR, promises=(promise,)).row("fup-recap")
    assert open_row.state is RowState.OPEN
    done = replace(promise, state=PromiseState.DONE, done=desk.start + HOUR)
    closed = lists(meeting, after=2 * HOUR, promises=(done,)).row("fup-recap")
    assert closed.state is RowState.DONE
    void = replace(promise, state=PromiseState.VOID)
    gone = lists(meeting, after=2 * HOUR, promises=(void,)).row("fup-recap")
    assert gone.state is RowState.NOT_APPLICABLE
