from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.meeting import Agenda, AgendaLine, Outcome, Stamp, Told
from app.rules.checklist import checklist
from app.rules.next_act import next_act
from app.rules.preparation import prepare
from app.rules.values import RowState
from app.rules.windows import PREPARATION
from checklists.pack import Channel, Kind, Length, Phase

LINES = (AgendaLine("purpose", 5, "us"), AgendaLine("their week", 40, "they"))
MINUTE = timedelta(minutes=1)


def test_a_finding_unfolds_the_row_it_sits_on(desk):
    untold = desk.meeting(agenda=Agenda("To see", LINES))
    items = desk.items(untold)
    found = prepare(desk.dossier(untold), items)
    row = found.checklist.row("plan-agenda")
    assert (row.state, row.credit) == (RowState.OPEN, 0)
    assert row.fill.text == "5 purpose, 40 their week"
    told = desk.meeting(agenda=Agenda("To see", LINES, Told.SENT))
    folded = prepare(desk.dossier(told), items).checklist.pauses[Phase.PLAN].folded
    assert "plan-agenda" in [row.item.id for row in folded]


def test_an_unfolded_row_pushes_nothing_out(desk):
    untold = desk.meeting(agenda=Agenda("To see", LINES))
    early = desk.dossier(untold, now=desk.start - timedelta(days=5))
    late = desk.dossier(untold)
    items = desk.items(untold)

    def rows(dossier):
        plan = prepare(dossier, items).checklist.pauses[Phase.PLAN]
        return {row.item.id for row in plan.rows}

    assert rows(early) == rows(late)


def test_a_double_of_the_rules_can_be_handed_in(desk):
    meeting = desk.meeting()
    quiet = prepare(
        desk.dossier(meeting), desk.items(meeting), findings_of=lambda *_: ()
    )
    assert quiet.findings == ()
    assert quiet.readiness.stops == 0


def test_the_same_dossier_always_gives_the_same(desk):
    meeting = desk.meeting()
    dossier = desk.dossier(meeting, now=desk.start - MINUTE)
    items = desk.items(meeting)
    assert prepare(dossier, items) == prepare(dossier, items)


@pytest.mark.parametrize("hours", [-200, -30, -3, -1, 0, 1, 30])
@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("length", [None, *Length])
def test_readiness_needs_no_list_of_the_call_and_after(desk, hours, outcome, length):
    untold = desk.meeting(
        agenda=Agenda("To see", LINES),
        outcome=outcome,
        length=length,
        started=Stamp(desk.start + MINUTE) if hours > 0 else None,
    )
    dossier = desk.dossier(untold, now=desk.start + timedelta(hours=hours))
    items = desk.items(untold)
    whole, before = prepare(dossier, items), prepare(dossier, items, before=True)
    assert before.readiness == whole.readiness
    assert before.findings == whole.findings
    assert next_act(before) == next_act(whole)
    kept = set(whole.checklist.pauses) & PREPARATION
    assert before.checklist.pauses == {p: whole.checklist.pauses[p] for p in kept}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_unfolding_on_lists_that_are_made_is_making_them_anew(desk, data):
    meeting = desk.meeting(
        kind=data.draw(st.sampled_from(Kind)),
        channel=data.draw(st.sampled_from(Channel)),
        length=data.draw(st.sampled_from([None, *Length])),
        number="+4930123456",
        agenda=Agenda("To see", LINES, data.draw(st.sampled_from(Told))),
        joined=Stamp(desk.start) if data.draw(st.booleans()) else None,
        outcome=data.draw(st.sampled_from(Outcome)),
    )
    items = desk.items(meeting)
    hours = data.draw(st.sampled_from([-200, -30, -3, -1, 0, 1, 30]))
    some = data.draw(st.sets(st.sampled_from([item.id for item in items]), max_size=9))
    answers = {name: desk.answer(name, text="words that say enough") for name in some}
    dossier = desk.dossier(
        meeting,
        now=desk.start + timedelta(hours=hours),
        answers=answers,
        promises=(desk.promise(), desk.promise(desk.start, ours=False)),
    )
    made = checklist(dossier, items)
    folded = sorted(row.item.id for p in made.pauses.values() for row in p.folded)
    if not folded:
        return
    unfolded = frozenset(data.draw(st.sets(st.sampled_from(folded), min_size=1)))
    anew = checklist(dossier, items, unfolded)
    assert checklist(dossier, items, unfolded, made=made) == anew
