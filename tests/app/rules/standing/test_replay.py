"""What holds for every history."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.knowledge import StageFact
from app.rules.standing.evidence import evidence
from app.rules.standing.standing import standing
from app.settings import Settings
from checklists.pack import Stage
from tests.app.rules.standing.conftest import FIRST_ORDER, Story

HEIGHT = {Stage.ME_TOO: 0, Stage.FOOTHOLD: 1, Stage.ME_FIRST: 2, Stage.ONLY_ME: 3}
# Short, so that a history of months climbs and falls several times.
QUICK = Settings(
    zone="UTC",
    stage_first_order_days=10,
    stage_apart_days=12,
    stage_hold_days=20,
    stage_notice_days=3,
    stage_ally_held_days=15,
    stage_window_days=60,
    stage_promises_least=1,
    stage_ally_promises_least=2,
    stage_ally_orders_least=1,
    stage_ally_sessions_apart_days=3,
    stage_ally_theirs_least=1,
    stage_contacts_least=1,
    stage_ally_contacts_least=1,
    stage_ally_functions_least=1,
    stage_leave_first_quiet_days=70,
    foothold_days=80,
    contact_days=40,
    stage_leave_ally_no_contact_days=30,
)
DAYS = st.integers(0, 200)
KINDS = st.sampled_from(
    ["order", "yes", "no", "unknown", "kept", "broken", "theirs", "session",
     "disclosed", "problem", "solved", "breach", "contact"]
)  # fmt: skip


def told(deeds):
    story = Story(QUICK)
    for kind, day in deeds:
        tell(story, kind, day)
    return story


def tell(story, kind, day):
    match kind:
        case "order":
            story.order(day)
        case "yes" | "no" | "unknown":
            story.requests(**{kind: (day,)})
        case "kept" | "broken":
            story.promised(day, kept=kind == "kept")
        case "theirs":
            story.promised(day, ours=False)
        case "session":
            story.session(day)
        case "disclosed":
            story.fact(StageFact.DISCLOSURE, day)
        case "problem":
            story.fact(StageFact.PROBLEM, day)
        case "solved":
            story.fact(StageFact.PROBLEM, day, closed=story.at(day + 20))
        case "breach":
            story.fact(StageFact.BREACH, day)
        case "contact":
            story.contacts(f"f{day % 3}", on=(day,))


@st.composite
def histories(draw):
    """Deeds of months, with enough good ones that most climb."""
    good = [
        *(("order", day) for day in range(0, 200, 50)),
        *(("yes", day) for day in range(5, 200, 20)),
        *(("kept", day) for day in range(3, 200, 10)),
        *(("contact", day) for day in range(0, 200, 15)),
        *(("session", day) for day in range(20, 200, 25)),
        *(("theirs", day) for day in range(10, 200, 15)),
        *(("disclosed", day) for day in range(15, 200, 40)),
    ]
    less = draw(st.lists(st.sampled_from(good), max_size=15, unique=True))
    more = draw(st.lists(st.tuples(KINDS, DAYS), max_size=15))
    return [one for one in good if one not in less] + more


@given(histories())
def test_the_nights_passed_over_change_nothing(deeds):
    story = told(deeds)
    quick, slow = story.after(230), story.after(230, every_night=True)
    assert quick.changes == slow.changes
    assert (quick.stage, quick.notices) == (slow.stage, slow.notices)


@given(histories(), DAYS)
def test_a_longer_history_agrees_with_a_shorter_one_on_its_days(deeds, day):
    story = told(deeds)
    shorter, longer = story.after(day), story.after(230)
    until = FIRST_ORDER + timedelta(days=day)
    assert shorter.changes == tuple(c for c in longer.changes if c.on <= until)


@given(histories(), DAYS)
def test_one_more_kept_promise_never_costs_a_stage_that_is_held(deeds, day):
    story = told(deeds)
    before = story.stage(day)
    story.promised(day)
    assert HEIGHT[story.stage(day)] >= HEIGHT[before]


@given(histories(), st.lists(DAYS, min_size=1, max_size=20))
def test_gestures_change_nothing(deeds, days):
    story = told(deeds)
    before = story.after(220)
    for day in days:
        story.fact(StageFact.NONE, day, source="a lunch")
    assert story.after(220) == before


@given(histories(), DAYS)
def test_what_is_not_known_never_costs_a_stage(deeds, day):
    story = told(deeds)
    before = story.after(220)
    story.requests(unknown=(day,))
    after = story.after(220)
    assert not {n.code for n in after.notices} - {n.code for n in before.notices} or (
        after.stage is not before.stage
    )


@given(histories())
def test_no_step_is_skipped_and_changes_up_lie_apart(deeds):
    changes = told(deeds).after(230).changes
    for earlier, later in pairwise(changes):
        up = HEIGHT[later.now] > HEIGHT[later.was]
        if up:
            assert (later.on - earlier.on).days >= QUICK.stage_apart_days
    for change in changes:
        here, there = (max(HEIGHT[one], 1) for one in (change.was, change.now))
        assert abs(here - there) == 1


def test_the_first_order_of_today_is_a_foothold_at_once(story):
    story.order(0)
    assert standing(story.deeds, story.at(0)).stage is Stage.FOOTHOLD
    assert standing(story.deeds, story.at(-1)).stage is Stage.ME_TOO


def test_the_mark_is_lost_when_the_last_order_is_too_old(story):
    story.order(0)
    assert standing(story.deeds, story.at(730)).stage is Stage.FOOTHOLD
    after = standing(story.deeds, story.at(732))
    assert (after.stage, after.again) == (Stage.ME_TOO, True)


def test_the_nearest_missing_fact_is_named(story):
    story.order(0).contacts("buying", "it").requests(yes=(10,)).kept(5, 5)
    now = standing(story.deeds, story.at(100))
    assert now.nearest.code == "called"


@pytest.mark.parametrize("day", [5, 6])
def test_an_untrue_word_corrected_in_time_is_no_breach(story, day):
    story.fact(StageFact.BREACH, 0, closed=story.at(day))
    # The first order was on a Monday: the fifth working day is the Monday after.
    assert evidence(story.deeds).breaches == ()


def test_an_untrue_word_corrected_too_late_is_one(story):
    story.fact(StageFact.BREACH, 0, closed=story.at(8))
    (day,) = evidence(story.deeds).breaches
    assert day == (FIRST_ORDER + timedelta(days=7)).toordinal()


def test_our_own_holidays_are_no_days_to_put_an_untrue_word_right(story):
    # In Berlin the Friday of that week is a holiday, so Tuesday is the fifth day.
    story.settings = replace(story.settings, region="DE-BE")
    story.fact(StageFact.BREACH, 0, closed=story.at(8))
    assert evidence(story.deeds).breaches == ()


def test_a_promise_past_its_due_stops_a_step_up_until_it_is_kept(story):
    story.order(0).contacts("buying", "it").requests(yes=(10, 20)).kept(14, 14)
    story.promised(88, kept=False)
    assert story.stage(91) is Stage.FOOTHOLD
    assert story.stage(97) is Stage.ME_FIRST
