from datetime import date

import pytest

from app.desk import catching
from app.errors import Problem
from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point, PointKind
from app.records.promise import Promise, PromiseKind


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("we promise pilot plan to anna by thu", Promise),
        ("they promise the shift plan from tomas by fri", Promise),
        ("need nobody called in", Need),
        ("refused anna: not before the audit", Refusal),
        ("park data protection", Note),
        ("park data protection until 1 dec", Promise),
        ("point invoice date", Point),
        ("gap no offline mode", Point),
        ("fact hiring freeze", Fact),
        ("claim saves 6 h a week", Claim),
        ("ask 30 min with finance of anna", Ask),
        ("give the benchmark to anna", Give),
        ("give anna: a birthday cake", Note),
        ("Night shift owns the changeovers", Note),
    ],
)
def test_a_line_becomes_one_record_of_the_meeting(desk, meeting, line, family):
    before = len(desk.book.acts(100))
    kept = catching.capture(desk, meeting.id, line)
    assert isinstance(kept, family)
    assert kept.meeting == meeting.id
    assert desk.the(family, kept.id) == kept
    assert len(desk.book.acts(100)) == before + 1


def test_a_promise_names_the_person_and_the_end_of_the_day_there(desk, meeting):
    kept = catching.capture(desk, meeting.id, "we promise pilot plan to anna by thu")
    assert kept.whom == meeting.attendees[0].person
    assert kept.due.day == date(2026, 11, 26)
    assert kept.told


def test_what_is_parked_until_a_day_is_not_told_yet(desk, meeting):
    kept = catching.capture(desk, meeting.id, "park exports until 1 dec")
    assert (kept.kind, kept.told) == (PromiseKind.PARKED, False)


def test_what_is_asked_in_the_call_is_asked(desk, meeting):
    kept = catching.capture(desk, meeting.id, "ask a trial of anna")
    assert (kept.outcome, bool(kept.asked)) == (AskOutcome.OPEN, True)


def test_a_gap_is_a_point_of_the_offer(desk, meeting):
    assert catching.capture(desk, meeting.id, "gap no sso").kind is PointKind.GAP


def test_nothing_typed_is_nothing_caught(desk, meeting):
    with pytest.raises(Problem, match="nothing to catch"):
        catching.capture(desk, meeting.id, "  ")
