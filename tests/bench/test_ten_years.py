from datetime import timedelta

from app.rules.standing.standing import standing
from bench.instant import NOW
from bench.ten_years import PROMISES, YEARS, ten_years
from checklists.pack import Stage

UP = [(Stage.FOOTHOLD, Stage.ME_FIRST), (Stage.ME_FIRST, Stage.ONLY_ME)]
DOWN = [(Stage.ONLY_ME, Stage.ME_FIRST), (Stage.ME_FIRST, Stage.FOOTHOLD)]


def test_the_ten_years_pass_every_stage_up_and_down():
    told = standing(ten_years(), NOW)
    steps = [(change.was, change.now) for change in told.changes]
    assert steps == [*UP, *DOWN, *UP, DOWN[0]]
    assert told.stage is Stage.ME_FIRST
    assert told.held_until


def test_the_mark_of_the_first_order_is_lost_and_won_again():
    deeds = ten_years()
    silent = standing(deeds, NOW - timedelta(days=365 * YEARS - 2300))
    assert (silent.stage, silent.again) == (Stage.ME_TOO, True)
    again = standing(deeds, NOW - timedelta(days=365 * YEARS - 2450))
    assert (again.stage, again.again) == (Stage.FOOTHOLD, False)


def test_there_are_ten_years_of_every_kind_of_deed():
    deeds = ten_years()
    assert deeds == ten_years()
    ours = [one for one in deeds.promises if one.ours and not one.meeting]
    busy = [one for one in ours if (NOW - one.made).days < 3 * 365]
    assert PROMISES * 3 - 3 <= len(busy) <= PROMISES * 3 + 3
    kinds = {fact.stage_fact for fact in deeds.facts}
    assert len(kinds) == 7
    first = min(fact.dated for fact in deeds.facts)
    assert (NOW - first).days > 363 * YEARS
    assert len(deeds.meetings) > 150
    assert len(deeds.people) == 4
