from datetime import date

import pytest

from app.desk import knowing
from app.errors import Problem
from app.records.knowledge import Claim, PointAnswer, StageFact


def test_a_claim_is_proven_marked_or_dropped(desk, meeting):
    claim = knowing.claim(desk, "Saves 6 h a week", meeting=meeting.id)
    assert knowing.mark_unproven(desk, claim.id).unproven
    with pytest.raises(Problem, match="no proof"):
        knowing.prove(desk, claim.id, " ")
    proven = knowing.prove(
        desk, claim.id, "Time sheets", evidence_date=date(2026, 10, 1)
    )
    assert (proven.evidence, proven.unproven) == ("Time sheets", False)
    assert knowing.drop_claim(desk, claim.id).dropped


def test_a_point_is_answered_once_and_opened_again(desk, meeting):
    point = knowing.point(desk, "Invoice date", meeting=meeting.id)
    answered = knowing.answer_point(desk, point.id, PointAnswer.YES, "the 1st")
    again = knowing.answer_point(desk, point.id, PointAnswer.NO, "no")
    assert again.answered == answered.answered
    assert knowing.answer_point(desk, point.id, PointAnswer.OPEN).answered is None


def test_needs_facts_and_notes_carry_their_time(desk, meeting, clock):
    need = knowing.need(desk, "Nobody called in", meeting=meeting.id)
    fact = knowing.fact(
        desk, "First order", meeting=meeting.id, stage_fact=StageFact.ORDER
    )
    note = knowing.park(desk, "Data protection", account=meeting.account)
    assert need.said < fact.made == fact.dated < note.dated <= clock.now
    assert note.parked
    assert note.meeting is None


def test_an_edit_without_words_is_refused_and_changes_nothing(desk, meeting):
    claim = knowing.claim(desk, "Saves 6 h a week", meeting=meeting.id)
    with pytest.raises(Problem, match="claim has no words"):
        knowing.edit(desk, claim, statement="")
    assert desk.the(Claim, claim.id) == claim
    assert knowing.edit(desk, claim, says_its_date=True).says_its_date
