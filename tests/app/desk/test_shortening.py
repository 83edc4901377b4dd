from datetime import timedelta

import pytest

from app.desk import answering, calling, settings, shortening
from app.desk.rows import answer_to
from app.errors import Problem
from app.records.meeting import Meeting
from app.rules.running import running


@pytest.fixture
def joined(desk, meeting, clock):
    settings.change(desk, zone="Europe/Stockholm")
    clock.now = meeting.starts.instant - timedelta(minutes=1)
    calling.join(desk, meeting.id)
    clock.now = meeting.starts.instant + timedelta(minutes=5)
    return meeting


def opening(desk, meeting):
    return answer_to(desk, meeting.id, shortening.OPENING)


def test_a_sooner_end_sets_the_timer_and_answers_the_opening(desk, joined):
    shortening.agree_on_end(desk, joined.id, "14:30")
    half_past = joined.starts.instant + timedelta(minutes=30)
    assert running(desk.the(Meeting, joined.id), desk.now).ends == half_past
    answer = opening(desk, joined)
    assert (answer.text, answer.value("until")) == ("shorter", "14:30")
    assert desk.undo() == "agreeing another end"
    assert desk.the(Meeting, joined.id).agreed_end is None
    assert opening(desk, joined) is None


def test_a_later_end_is_agreed_without_a_word_in_the_opening(desk, joined):
    shortening.agree_on_end(desk, joined.id, "15:00")
    assert desk.the(Meeting, joined.id).agreed_end > joined.ends.instant
    assert opening(desk, joined) is None


@pytest.mark.parametrize("words", ["soon", "", "25:00", "13:30"])
def test_what_is_no_time_after_the_start_is_refused(desk, joined, words):
    with pytest.raises(Problem):
        shortening.agree_on_end(desk, joined.id, words)
    assert desk.the(Meeting, joined.id).agreed_end is None


def test_that_the_end_suits_is_said_and_taken_back(desk, joined):
    shortening.ends_as_planned(desk, joined.id)
    assert opening(desk, joined).text == "as planned"
    shortening.ends_as_planned(desk, joined.id, said=False)
    assert opening(desk, joined) is None


def test_a_shorter_end_is_not_taken_back_by_a_tick(desk, joined):
    shortening.agree_on_end(desk, joined.id, "14:30")
    shortening.ends_as_planned(desk, joined.id)
    shortening.ends_as_planned(desk, joined.id, said=False)
    assert opening(desk, joined).text == "shorter"
    answering.clear(desk, joined.id, shortening.OPENING)
