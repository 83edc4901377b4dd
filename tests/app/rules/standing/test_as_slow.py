"""The quick replay against the slow and obvious one, on any history."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.records.knowledge import StageFact
from app.records.moment import Due
from app.records.promise import DueMove, Promise, PromiseId, PromiseKind, PromiseState
from app.rules.standing.conditions import UPWARD, leaving
from app.rules.standing.evidence import evidence, exchanges
from app.rules.standing.promised import day_of, fell_due, is_promised
from app.rules.standing.replay import replay
from app.rules.standing.spans import NEVER, Spans
from app.rules.standing.standing import standing
from checklists.pack import Stage
from tests.app.rules.standing.conftest import ACCOUNT, FIRST_ORDER
from tests.app.rules.standing.test_replay import histories, told

INSTANT = timedelta(microseconds=1)
DAYS = st.integers(0, 200)


@st.composite
def odd_promises(draw):
    """Promises moved, opened again, cancelled, late, never done, without a day."""
    made = []
    for number in range(draw(st.integers(0, 8))):
        day, done = draw(DAYS), draw(st.none() | DAYS)
        again = draw(st.none() | DAYS)
        moves = tuple(
            (draw(DAYS), draw(DAYS), draw(st.sampled_from(["", "us", "them"])))
            for _ in range(draw(st.integers(0, 2)))
        )
        gone = draw(st.none() | DAYS)
        kind = draw(st.sampled_from([PromiseKind.PROMISE, PromiseKind.AFTER_SALES]))
        whose, dated = draw(st.booleans()), draw(st.booleans())
        made.append((number, day, done, again, moves, gone, kind, whose, dated))
    return made


def promises(story, drawn):
    def due(day):
        return Due.on(FIRST_ORDER + timedelta(days=day), "UTC")

    for number, day, done, again, moves, gone, kind, ours, dated in drawn:
        state = PromiseState.DONE if done is not None else PromiseState.OPEN
        yield Promise(
            PromiseId(f"odd{number}"), ACCOUNT, "Odd", ours, story.at(-1), kind=kind,
            due=due(day) if dated else None,
            state=PromiseState.OPEN if again is not None else state,
            done=story.at(done) if done is not None else None,
            reopened=story.at(again) if again is not None else None,
            cancelled=story.at(gone) if gone is not None else None,
            cancelled_by="us" if gone is not None else "",
            moves=tuple(
                DueMove(due(day), due(to), by, story.at(at)) for at, to, by in moves
            ),
        )  # fmt: skip


def plain_overdue(promise, zone):
    """Every night on which a due is past, the ones that end before they begin too."""
    dues = [promise.moves[0].was if promise.moves else promise.due]
    agreed = [m for m in promise.moves if m.agreed_by not in {"", "us"}]
    dues += [move.now for move in agreed]
    ends = [day_of(move.at, zone) - 1 for move in agreed]
    closed = promise.done or promise.cancelled or promise.voided
    ends.append(day_of(closed, zone) - 1 if closed else NEVER)
    for due, end in zip(dues, ends, strict=True):
        if due is not None:
            past = day_of(due.instant + INSTANT, zone)
            yield day_of(due.instant, zone), past, end
    if promise.reopened and promise.state is PromiseState.OPEN and dues[-1]:
        due = dues[-1].instant
        past = max(day_of(due + INSTANT, zone), day_of(promise.reopened, zone))
        yield day_of(due, zone), past, NEVER


def plain_served_late(ours, told, zone):
    tasks = [p for p in ours if p.kind is PromiseKind.AFTER_SALES]
    for promise, due, _ in fell_due(tasks):
        day = day_of(due.instant, zone)
        late_from = day + told.stage_after_sales_late_days + 1
        if promise.done is None or day_of(promise.done, zone) >= late_from:
            yield late_from, day + told.stage_after_sales_days


def plain_evidence(deeds):
    """Read deeds so that every span turns for itself and every promise counts."""
    told, zone = deeds.settings, deeds.zone
    dated = [(day_of(f.dated, zone), f.stage_fact, f) for f in deeds.facts]
    orders = sorted(day for day, kind, _ in dated if kind is StageFact.ORDER)
    asked = [day for day, kind, _ in dated if kind is StageFact.REQUEST]
    ours = [p for p in deeds.promises if p.ours and is_promised(p)]
    overdue = [span for p in ours for span in plain_overdue(p, zone)]
    problems = [
        (day, day_of(fact.closed, zone) - 1 if fact.closed else NEVER)
        for day, kind, fact in dated
        if kind is StageFact.PROBLEM
    ]
    sessions = sorted(
        day
        for day, kind, fact in dated
        if kind is StageFact.SESSION and fact.link and counts(fact, deeds)
    )
    touched = [day for days in exchanges(deeds).values() for day in days]

    def long(spans, days):
        return Spans.of((first + days + 1, last) for first, last in spans)

    past = [(day, end) for day, _, end in overdue]
    return replace(
        evidence(deeds),
        sessions=tuple(sessions),
        order_lately=Spans.after(orders, told.foothold_days),
        business_lately=Spans.after(
            [*orders, *asked], told.stage_leave_first_quiet_days
        ),
        session_lately=Spans.after(sessions, told.stage_leave_ally_no_session_days),
        session_in_window=Spans.after(sessions, told.stage_window_days),
        overdue=Spans.of((first, end) for _, first, end in overdue),
        overdue_long=long(past, told.stage_leave_ally_overdue_days),
        overdue_too_long=long(past, told.stage_leave_first_overdue_days),
        served_late=Spans.of(plain_served_late(ours, told, zone)),
        problem=Spans.of(problems),
        problem_long=long(problems, told.stage_leave_ally_problem_days),
        in_touch=Spans.after(touched, told.stage_leave_ally_no_contact_days),
    )


def counts(session, deeds):
    bound = {
        p.ours
        for p in deeds.promises
        if is_promised(p)
        and (
            p.meeting == session.meeting
            if session.meeting
            else day_of(p.made, deeds.zone) == day_of(session.dated, deeds.zone)
        )
    }
    return bound == {True, False}


@given(histories(), odd_promises(), DAYS)
def test_the_quick_replay_says_what_the_slow_one_says(deeds, odd, day):
    story = told(deeds)
    story.promises += promises(story, odd)
    until = (FIRST_ORDER + timedelta(days=day)).toordinal()
    slow = replay(plain_evidence(story.deeds), story.settings, until, every_night=True)
    quick = replay(evidence(story.deeds), story.settings, until)
    same = {"ground": None}
    assert replace(quick, **same) == replace(slow, **same)
    ours, theirs = quick.ground, slow.ground
    assert (ours.day, ours.mark, ours.entered) == (
        theirs.day, theirs.mark, theirs.entered,
    )  # fmt: skip
    for stage in Stage:
        assert [*leaving(stage, ours)] == [*leaving(stage, theirs)]


@given(histories(), odd_promises(), DAYS)
def test_the_conditions_of_today_are_the_same_by_both(deeds, odd, day):
    story = told(deeds)
    story.promises += promises(story, odd)
    quick = standing(story.deeds, story.at(day))
    slow = plain_evidence(story.deeds)
    for stage in (Stage.FOOTHOLD, Stage.ME_FIRST):
        by_slow = quick.ground._replace(evidence=slow)
        assert [*UPWARD[stage](quick.ground)] == [*UPWARD[stage](by_slow)]
