import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.meeting import Agenda, AgendaLine, Stamp
from app.rules.agenda import fitted, not_reached
from checklists.library import built_in
from checklists.pack import AgendaStep, Kind

steps = st.builds(
    AgendaStep,
    st.integers(1, 60),
    st.sampled_from(["Purpose", "Needs"]),
    st.sampled_from(["us", "they", "both"]),
)
skeletons = st.lists(steps, min_size=1, max_size=5)


@pytest.fixture(params=Kind)
def skeleton(request):
    return built_in(request.param).agenda


def starts(lines):
    """Each line with the minute it starts at."""
    at = 0
    for line in lines:
        yield at, line
        at += line.minutes


def test_at_its_own_length_a_skeleton_stays_as_it_is(skeleton):
    minutes = sum(step.minutes for step in skeleton)
    lines = fitted(skeleton, minutes)
    assert [(line.minutes, line.topic, line.owner) for line in lines] == [
        (step.minutes, step.topic, step.owner) for step in skeleton
    ]


@pytest.mark.parametrize("minutes", range(16, 61))
def test_fitted_to_16_to_60_minutes_no_rule_has_anything_to_say(skeleton, minutes):
    lines = fitted(skeleton, minutes)
    assert sum(line.minutes for line in lines) == minutes
    assert all(line.minutes >= 1 for line in lines)
    # TAC-02: the last line has five minutes, and a tenth of the time.
    assert lines[-1].minutes >= max(5, minutes / 10)
    assert lines[0].minutes <= skeleton[0].minutes
    # TAC-04: something of theirs starts before minute 10.
    assert any(at < 10 for at, line in starts(lines) if line.owner != "us")


def test_their_longest_line_takes_the_difference():
    lines = fitted(built_in("exploratory").agenda, 30)
    assert [line.minutes for line in lines] == [2, 16, 6, 6]
    lines = fitted(built_in("demo").agenda, 30)
    assert [line.minutes for line in lines] == [2, 5, 16, 7]


@given(skeletons, st.integers(1, 600))
def test_the_lines_add_up_unless_the_time_is_too_brief_for_a_minute_each(
    skeleton, minutes
):
    lines = fitted(skeleton, minutes)
    assert sum(line.minutes for line in lines) == max(minutes, len(skeleton))
    assert all(line.minutes >= 1 for line in lines)


def test_a_meeting_without_a_skeleton_has_no_lines():
    assert fitted((), 30) == ()


def test_what_was_left_when_the_call_ended_is_not_reached(desk):
    def left(*reached, ended=True):
        topics = ("Purpose", "Goals", "Plan", "Next step")
        lines = tuple(
            AgendaLine(topic, 10, "both", was)
            for topic, was in zip(topics, reached, strict=True)
        )
        stamp = Stamp(desk.start) if ended else None
        meeting = desk.meeting(agenda=Agenda(lines=lines), ended=stamp)
        return [line.topic for line in not_reached(meeting)]

    assert left(None, True, None, None) == ["Plan", "Next step"]
    assert left(None, True, None, None, ended=False) == []
    assert left(None, None, None, None) == []
    assert left(None, False, None, None) == ["Goals"]
    assert left(True, False, True, True) == ["Goals"]
