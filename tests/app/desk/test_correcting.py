from datetime import date, timedelta

import pytest

from app.book.dossiers import dossier
from app.desk import calling, correcting, promising
from app.errors import Problem
from app.records.meeting import Meeting
from app.records.moment import Due
from app.rules.outcome import Met, Result, came_of_it


@pytest.fixture
def held(desk, meeting, clock):
    clock.now = meeting.starts.instant
    calling.join(desk, meeting.id)
    clock.now += timedelta(minutes=30)
    return calling.end(desk, meeting.id)


@pytest.fixture
def came(desk, held):
    return lambda: came_of_it(dossier(desk.book, held.id, desk.now))


def test_a_corrected_class_stands_and_is_marked(desk, held, came):
    assert (came().result, came().corrected) == (Result.CONTINUATION, False)
    correcting.correct_result(desk, held.id, Result.ADVANCE)
    found = came()
    assert (found.result, found.derived) == (Result.ADVANCE, Result.CONTINUATION)
    assert (found.result_corrected, found.met_corrected) == (True, False)
    assert found.because == ()


def test_what_was_met_is_corrected_apart(desk, held, came):
    correcting.correct_met(desk, held.id, Met.LEAST)
    assert (came().wanted_met, came().least_met) == (False, True)
    assert (came().result_corrected, came().met_corrected) == (False, True)


def test_the_derived_class_takes_a_correction_back(desk, held, came):
    correcting.correct_result(desk, held.id, Result.ORDER)
    correcting.correct_result(desk, held.id, Result.CONTINUATION)
    assert desk.the(Meeting, held.id).class_said == ""
    assert not came().corrected


def test_a_correction_that_became_true_is_none_any_more(desk, held, came):
    correcting.correct_result(desk, held.id, Result.ADVANCE)
    promising.promise(
        desk,
        "Shift plan",
        ours=False,
        meeting=held.id,
        who=held.attendees[0].person,
        due=Due.on(date(2026, 11, 27), "UTC"),
    )
    assert not came().corrected


def test_a_correction_is_undone(desk, held, came):
    correcting.correct_met(desk, held.id, Met.WANTED)
    desk.undo()
    assert came().met is Met.NEITHER


def test_nothing_came_of_a_meeting_that_was_not_held(desk, meeting):
    with pytest.raises(Problem, match="not held"):
        correcting.correct_result(desk, meeting.id, Result.NO)
    with pytest.raises(Problem, match="not held"):
        correcting.correct_met(desk, meeting.id, Met.LEAST)
