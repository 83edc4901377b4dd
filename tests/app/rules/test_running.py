from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.meeting import Agenda, AgendaLine, Stamp
from app.rules.running import running

LINES = (
    AgendaLine("Purpose", 2, "we"),
    AgendaLine("Their world", 25, "they"),
    AgendaLine("Next step", 9, "we"),
)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def call(desk):
    return desk.meeting(agenda=Agenda("why", LINES))


def test_the_topic_is_the_one_whose_minutes_run(desk, call):
    at = running(call, desk.start + 5 * MINUTE)
    assert at.topic == LINES[1]
    assert at.following == LINES[2]
    assert at.follows_at == desk.start + 27 * MINUTE
    assert at.left == 40
    assert at.part == Fraction(5, 45)
    assert at.begins == 0


def test_the_last_topic_lasts_to_the_end(desk, call):
    at = running(call, desk.start + 44 * MINUTE)
    assert at.topic == LINES[2]
    assert at.following is at.follows_at is None


def test_before_the_start_there_is_no_topic_yet(desk, call):
    at = running(call, desk.start - 10 * MINUTE)
    assert at.begins == 10
    assert at.topic is None
    assert at.part == 0


def test_a_begun_minute_counts_and_over_time_is_below_zero(desk, call):
    assert running(call, desk.start + timedelta(seconds=1)).left == 45
    over = running(call, desk.start + 50 * MINUTE)
    assert over.left == -5
    assert over.part == 1


def test_the_agenda_runs_from_the_actual_start(desk, call):
    late = replace(call, joined=Stamp(desk.start + 4 * MINUTE))
    assert running(late, desk.start + 5 * MINUTE).topic == LINES[0]


def test_an_agreed_end_counts(desk, call):
    shorter = replace(call, agreed_end=desk.start + 30 * MINUTE)
    at = running(shorter, desk.start + 15 * MINUTE)
    assert at.left == 15
    assert at.part == Fraction(1, 2)
    assert at.ends == desk.start + 30 * MINUTE


def test_a_meeting_without_an_agenda_has_no_topic(desk):
    at = running(desk.meeting(), desk.start + 5 * MINUTE)
    assert at.topic is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seconds=st.integers(-7200, 14400), minutes=st.lists(st.integers(0, 90)))
def test_at_any_instant_the_figures_hold_together(desk, seconds, minutes):
    lines = tuple(AgendaLine(f"{n}", m, "we") for n, m in enumerate(minutes))
    call = desk.meeting(agenda=Agenda("", lines))
    now = desk.start + timedelta(seconds=seconds)
    at = running(call, now)
    assert 0 <= at.part <= 1
    assert (at.begins > 0) == (now < desk.start)
    assert (at.topic is None) == (not lines or now < desk.start)
    if at.topic and at.following:
        place = lines.index(at.topic)
        assert at.following == lines[place + 1]
        assert at.follows_at > now
