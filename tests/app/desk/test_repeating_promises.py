from datetime import date, timedelta

import pytest

from app.desk import catching, promising
from app.errors import Problem
from app.records.moment import Due
from app.records.promise import Promise, PromiseState, Repeats

FRIDAY = Due.on(date(2026, 11, 27), "Europe/Stockholm")
LAST = Due.on(date(2026, 12, 31), "Europe/Stockholm")


@pytest.fixture
def weekly(desk, meeting):
    return promising.promise(
        desk,
        "Status",
        ours=True,
        meeting=meeting.id,
        due=FRIDAY,
        repeats_weekly=True,
        effort_planned=30,
    )


def open_ones(desk):
    return [p for p in desk.book.every(Promise) if p.state is PromiseState.OPEN]


def test_a_kept_one_comes_again_untouched(desk, weekly):
    promising.keep(desk, weekly.id, effort_spent=20)
    (following,) = open_ones(desk)
    assert following.due.day == date(2026, 12, 4)
    assert (following.effort_planned, following.effort_spent) == (30, None)
    assert (following.repeats, following.moves) == (Repeats.WEEKLY, ())


def test_the_31st_is_kept_through_shorter_months(desk, meeting, clock):
    one = promising.promise(
        desk, "Invoice", ours=True, meeting=meeting.id, due=LAST, repeats_monthly=True
    )
    assert one.repeats_on == 31
    days = []
    for _ in range(3):
        clock.now = one.due.instant - timedelta(hours=3)
        promising.keep(desk, one.id)
        (one,) = open_ones(desk)
        days.append(one.due.day.isoformat())
    assert days == ["2027-01-31", "2027-02-28", "2027-03-31"]


def test_a_slip_takes_the_next_one_back_unless_it_was_touched(desk, weekly):
    promising.keep(desk, weekly.id)
    promising.unkeep(desk, weekly.id)
    assert open_ones(desk) == [weekly]
    promising.keep(desk, weekly.id)
    (following,) = open_ones(desk)
    promising.edit(desk, following.id, what="Status and plan")
    promising.unkeep(desk, weekly.id)
    assert len(open_ones(desk)) == 2


def test_taking_back_only_this_one_lets_it_come_again(desk, weekly):
    gone = promising.cancel(desk, weekly.id, by_us=False, only_this=True)
    assert gone.state is PromiseState.CANCELLED
    (following,) = open_ones(desk)
    assert following.due.day == date(2026, 12, 4)
    assert (following.cancelled, following.cancelled_by) == (None, "")
    promising.cancel(desk, following.id, by_us=False)
    assert open_ones(desk) == []


def test_it_stops_and_begins_to_repeat(desk, weekly):
    stopped = promising.repeat(desk, weekly.id, Repeats.NEVER)
    assert stopped.repeats is Repeats.NEVER
    again = promising.repeat(desk, weekly.id, Repeats.MONTHLY)
    assert (again.repeats, again.repeats_on) == (Repeats.MONTHLY, 27)
    promising.repeat(desk, weekly.id, Repeats.NEVER)
    promising.keep(desk, weekly.id)
    assert open_ones(desk) == []


def test_without_a_day_nothing_comes_again(desk, meeting):
    undated = promising.promise(desk, "Send it", ours=True, meeting=meeting.id)
    with pytest.raises(Problem, match="no day"):
        promising.repeat(desk, undated.id, Repeats.WEEKLY)


def test_how_often_is_changed_by_its_own_verb(desk, weekly):
    with pytest.raises(TypeError, match="repeats_weekly"):
        promising.edit(desk, weekly.id, repeats_weekly=False)


def test_a_line_of_a_call_says_how_often(desk, meeting):
    made = catching.capture(desk, meeting.id, "we promise status to Anna every friday")
    assert (made.what, made.repeats) == ("status", Repeats.WEEKLY)
    assert made.due.day == date(2026, 11, 27)
    made = catching.capture(desk, meeting.id, "they promise: figures every 31st")
    assert (made.repeats, made.repeats_on) == (Repeats.MONTHLY, 31)


def test_their_yes_may_have_come_before_it_was_due(desk, meeting, clock):
    one = promising.promise(desk, "Send it", ours=True, meeting=meeting.id, due=FRIDAY)
    clock.now = FRIDAY.instant + timedelta(days=1)
    said = FRIDAY.instant - timedelta(hours=2)
    moved = promising.agree_new_date(desk, one.id, LAST, "Anna", said)
    assert moved.moves[0].at == said
    with pytest.raises(Problem, match="not said yet"):
        promising.cancel(desk, one.id, by_us=False, at=clock.now + timedelta(hours=1))
    with pytest.raises(Problem, match="before the promise"):
        promising.cancel(desk, one.id, by_us=False, at=one.made - timedelta(days=1))


def test_what_was_taken_back_is_owed_again(desk, meeting):
    one = promising.promise(desk, "Send it", ours=True, meeting=meeting.id, due=FRIDAY)
    promising.cancel(desk, one.id, by_us=True)
    assert promising.take_up_again(desk, one.id) == one
    promising.void(desk, one.id)
    assert promising.take_up_again(desk, one.id) == one
    with pytest.raises(Problem, match="not taken back"):
        promising.take_up_again(desk, one.id)


def test_an_own_plan_counts_once_they_know(desk, meeting):
    plan = promising.promise(desk, "Look in", ours=True, meeting=meeting.id, told=False)
    assert promising.make_known(desk, plan.id).told
