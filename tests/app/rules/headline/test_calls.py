from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.meeting import Outcome, Told
from app.rules.headline.call import Call
from app.rules.headline.calls import of_calls
from app.rules.headline.tally import MOST_NAMED, Case, tallied
from app.rules.outcome import Met, Result
from checklists.pack import Channel

START = datetime(2026, 11, 20, 13, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def text(instant):
    return instant.isoformat(timespec="microseconds")


def call(**given):
    """A web meeting of half an hour, held, joined and ended on time."""
    whole = {
        "meeting": "m1",
        "account": "a1",
        "outcome": Outcome.HELD,
        "channel": Channel.WEB,
        "starts": text(START),
        "ends": text(START + 30 * MINUTE),
        "booked": text(START - 5 * DAY),
        "unplanned": 0,
        "joined": text(START - 2 * MINUTE),
        "started": None,
        "ended": text(START + 30 * MINUTE),
        "agreed_end": None,
        "told_late": None,
        "missed": 0,
        "told": Told.SENT,
        "told_at": text(START - 2 * DAY),
        "lines": 3,
        "theirs_at": 3,
        "class_said": "",
        "met_said": "",
        "planned": 1,
    }
    return Call(**whole | given)


def one(**given):
    return of_calls([call(**given)], 10)


def test_no_meeting_is_nothing_of_anything():
    of = of_calls([], 10)
    figures = (of.wanted, of.least, of.joined, of.ended, of.told, of.theirs)
    assert {figure.total for figure in figures} == {0}
    assert of.classes == {}


def test_what_was_wanted_counts_as_the_least_as_well():
    of = one(wanted=1)
    assert (of.wanted.kept, of.least.kept) == (1, 1)
    assert of.wanted.against == of.least.against == ()


def test_the_least_alone_stands_against_what_was_wanted():
    of = one(least=1)
    assert of.wanted.against == (Case("m1", "only what helps them"),)
    assert of.least.kept == 1


@pytest.mark.parametrize(
    ("planned", "why"), [(1, "neither"), (0, "no outcome was written down")]
)
def test_neither_of_the_two_says_whether_it_was_planned(planned, why):
    of = one(planned=planned)
    assert of.wanted.against == of.least.against == (Case("m1", why),)


def test_an_unplanned_call_has_no_plan_to_meet_but_a_class():
    of = one(unplanned=1, deed=1)
    assert (of.wanted.total, of.told.total) == (0, 0)
    assert of.classes == {Result.ADVANCE: 1}


@pytest.mark.parametrize(
    ("signs", "result"),
    [
        ({"ordered": 1, "deed": 1, "refused": 1}, Result.ORDER),
        ({"deed": 1, "refused": 1}, Result.ADVANCE),
        ({"refused": 1}, Result.NO),
        ({"no_fit": 1}, Result.NO),
        ({}, Result.CONTINUATION),
    ],
)
def test_the_first_class_that_fits_is_the_one(signs, result):
    assert one(**signs).classes == {result: 1}


def test_a_correction_stands_in_place_and_is_counted():
    of = one(deed=1, class_said="no", met_said=str(Met.LEAST))
    assert of.classes == {Result.NO: 1}
    assert (of.least.kept, of.corrected) == (1, 1)


def test_a_correction_to_what_is_on_record_is_none():
    assert one(deed=1, class_said="advance").corrected == 0


@pytest.mark.parametrize(
    ("channel", "minutes", "late"),
    [
        (Channel.WEB, -30, False),
        (Channel.WEB, 0, False),
        (Channel.WEB, 1, True),
        (Channel.PHONE, -2, None),
        (Channel.PHONE, -1, False),
        (Channel.PHONE, 1, False),
        (Channel.PHONE, 2, True),
    ],
)
def test_on_time_is_by_the_start_on_the_web_and_around_it_on_the_phone(
    channel, minutes, late
):
    made = call(channel=channel, joined=text(START + minutes * MINUTE))
    assert made.came_late is late
    joined = of_calls([made], 10).joined
    assert joined.total == (late is not None)
    assert joined.kept == (late is False)


def test_late_says_whether_they_were_told_and_not_by_how_much():
    late = text(START + 7 * MINUTE)
    untold = one(joined=late)
    told = one(joined=late, told_late=text(START - MINUTE))
    assert untold.joined.against == (Case("m1", "late, not told"),)
    assert told.joined.against == (Case("m1", "late, told before"),)


@pytest.mark.parametrize(
    ("given", "late"),
    [
        ({}, 0),
        ({"started": text(START + MINUTE - timedelta(seconds=1))}, 0),
        ({"started": text(START + MINUTE)}, 1),
        ({"joined": text(START + MINUTE)}, 1),
        ({"joined": None, "missed": 1}, 1),
        ({"joined": text(START + MINUTE), "outcome": Outcome.BOOKED}, 0),
    ],
)
def test_it_began_late_where_we_came_late_or_the_late_start_was_ours(given, late):
    assert one(**given).began_late == late


def test_meetings_held_are_counted_by_account():
    accounts = ("a", "b", "a")
    calls = [call(account=name) for name in accounts]
    missed = call(account="b", outcome=Outcome.NOBODY_CAME)
    assert of_calls([*calls, missed], 10).held == {"a": 2, "b": 1}


def test_a_meeting_we_moved_and_told_of_too_late_was_missed():
    of = one(missed=1)
    assert (of.joined.kept, of.joined.total) == (1, 2)


def test_a_cancelled_meeting_was_not_joined():
    assert one(outcome=Outcome.CANCELLED_BY_THEM).joined.total == 0


@pytest.mark.parametrize(("over", "kept"), [(0, 1), (2, 1), (3, 0)])
def test_two_minutes_over_are_let_pass(over, kept):
    of = one(ended=text(START + (30 + over) * MINUTE))
    assert (of.ended.kept, of.ended.total) == (kept, 1)


def test_an_overrun_with_their_yes_is_none():
    agreed = text(START + 45 * MINUTE)
    assert one(ended=agreed, agreed_end=agreed).ended.kept == 1


def test_without_an_end_on_record_nothing_ran_over():
    assert one(ended=None).ended.total == 0


@pytest.mark.parametrize(
    ("told", "at", "ahead"),
    [
        (Told.SENT, START - DAY, True),
        (Told.SENT, START - DAY + MINUTE, False),
        (Told.NOT, None, False),
        (Told.WHEN_BOOKING, START - MINUTE, True),
        (Told.THEY_SENT, START - MINUTE, True),
    ],
)
def test_the_agenda_is_told_a_day_ahead_or_not(told, at, ahead):
    of = one(told=told, told_at=at and text(at))
    assert (of.told.kept, of.told.total) == (int(ahead), 1)


def test_a_meeting_booked_within_a_day_has_no_day_to_tell_it():
    assert one(booked=text(START - DAY + MINUTE)).told.total == 0


@pytest.mark.parametrize(
    ("lines", "at", "counted"),
    [(3, 9, (1, 1)), (3, 10, (0, 1)), (3, None, (0, 1)), (0, None, (0, 0))],
)
def test_their_topic_comes_before_the_tenth_minute(lines, at, counted):
    of = one(lines=lines, theirs_at=at)
    assert (of.theirs.kept, of.theirs.total) == counted


def near(most):
    minutes = st.integers(-most, most)
    return st.none() | minutes.map(lambda many: text(START + many * MINUTE))


@given(
    st.lists(
        st.builds(
            call,
            outcome=st.sampled_from(Outcome),
            channel=st.sampled_from(Channel),
            joined=near(20),
            ended=near(60),
            missed=st.integers(0, 2),
            unplanned=st.integers(0, 1),
            told=st.sampled_from(Told),
            told_at=st.none(),
            lines=st.integers(0, 3),
            theirs_at=st.none() | st.integers(0, 30),
            class_said=st.sampled_from(["", *map(str, Result)]),
            met_said=st.sampled_from(["", *map(str, Met)]),
            wanted=st.integers(0, 1),
            least=st.integers(0, 1),
            refused=st.integers(0, 1),
        )
    )
)
def test_the_parts_add_up(calls):
    of = of_calls(calls, 10)
    held = [one for one in calls if one.held]
    assert sum(of.classes.values()) == len(held)
    assert of.corrected <= len(held)
    assert of.wanted.kept <= of.least.kept
    assert of.wanted.total == of.least.total <= len(held)
    for figure in (of.wanted, of.least, of.joined, of.ended, of.told, of.theirs):
        assert 0 <= figure.kept <= figure.total
        assert len(figure.against) == min(figure.share.missed, MOST_NAMED)


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_dozen_cases_are_named_and_all_are_counted(kept, against):
    made = tallied(kept, (Case(str(n), "why") for n in range(against)))
    assert (made.kept, made.total) == (kept, kept + against)
    assert [int(case.record) for case in made.against] == [*range(against)][:MOST_NAMED]
