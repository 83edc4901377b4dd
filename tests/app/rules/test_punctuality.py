from datetime import timedelta

import pytest

from app.records.knowledge import Fact, StageFact
from app.records.meeting import Agenda, Move, Outcome, Stamp, Told
from app.records.moment import Moment
from app.rules.punctuality import Arrival, arrival, punctuality
from app.rules.punctuality_period import median, period, quote_delay
from checklists.pack import Channel

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def figures(desk):
    def measure(least_met=False, after=60 * HOUR, **changes):
        changes = {"outcome": Outcome.HELD} | changes
        meeting = desk.meeting(**changes)
        now = desk.start + after
        return punctuality(meeting, now, desk.settings, least_met=least_met)

    return measure


@pytest.mark.parametrize(
    ("channel", "minutes", "kind"),
    [
        (Channel.WEB, -11, Arrival.EARLY),
        (Channel.WEB, -10, Arrival.ON_TIME),
        (Channel.WEB, 0, Arrival.ON_TIME),
        (Channel.WEB, 1, Arrival.LATE),
        (Channel.PHONE, -2, Arrival.EARLY),
        (Channel.PHONE, -1, Arrival.ON_TIME),
        (Channel.PHONE, 1, Arrival.ON_TIME),
        (Channel.PHONE, 2, Arrival.LATE),
    ],
)
def test_on_time_follows_the_channel(channel, minutes, kind):
    assert arrival(minutes, channel) is kind


def test_seconds_are_cut_before_they_are_compared(desk, figures):
    join = figures(joined=Stamp(desk.start + timedelta(seconds=59))).joins[0]
    assert (join.minutes, join.arrival) == (0, Arrival.ON_TIME)


def test_a_corrected_stamp_counts(desk, figures):
    stamp = Stamp(desk.start + 9 * MINUTE, corrected=desk.start - MINUTE)
    assert figures(joined=stamp).joins[0].minutes == -1


def test_late_without_a_word_before_the_start_is_unannounced(desk, figures):
    late = Stamp(desk.start + 5 * MINUTE)
    assert figures(joined=late).joins[0].unannounced
    told = desk.start - MINUTE
    assert not figures(joined=late, told_late=told).joins[0].unannounced


def test_a_move_told_after_the_start_is_never_came(desk, figures):
    was = Moment.at(desk.start - 48 * HOUR, desk.zone)
    move = Move(was, was, by_us=True, told_at=was.instant + MINUTE)
    moved = figures(outcome=Outcome.BOOKED, moves=(move,), after=-HOUR)
    assert [j.arrival for j in moved.joins] == [Arrival.NEVER]
    assert moved.reschedules[0].short


def test_a_move_of_theirs_counts_nothing(desk, figures):
    was = Moment.at(desk.start - 48 * HOUR, desk.zone)
    move = Move(was, was, by_us=False, told_at=was.instant)
    moved = figures(moves=(move,))
    assert (moved.joins, moved.reschedules) == ((), ())


@pytest.mark.parametrize(("minutes", "overrun"), [(-3, 0), (2, 0), (3, 3)])
def test_an_overrun_begins_after_two_minutes(desk, figures, minutes, overrun):
    ended = Stamp(desk.start + (45 + minutes) * MINUTE + timedelta(seconds=30))
    assert figures(ended=ended).overrun == overrun


def test_an_overrun_they_agreed_to_is_shown_and_not_counted(desk, figures):
    agreed = desk.start + 60 * MINUTE
    long = figures(ended=Stamp(agreed), agreed_end=agreed)
    assert (long.overrun, long.overrun_against_us) == (15, 0)


def test_time_is_handed_back_only_when_the_least_was_met(desk, figures):
    ended = Stamp(desk.start + 30 * MINUTE)
    assert figures(ended=ended).handed_back is None
    assert figures(ended=ended, least_met=True).handed_back == 15


def test_only_a_delay_by_us_is_ours(desk, figures):
    started = Stamp(desk.start + 4 * MINUTE)
    assert figures(started=started, late_cause="them").start_delay_by_us is None
    assert figures(started=started, late_cause="us").start_delay_by_us == 4


def test_the_recap_has_a_day_from_the_actual_end(desk, figures):
    ended = Stamp(desk.start + 45 * MINUTE)
    day = ended.instant + 24 * HOUR
    assert figures(ended=ended, recap_sent=day).recap_on_time is True
    assert figures(ended=ended, recap_sent=day + MINUTE).recap_on_time is False
    assert figures(ended=ended).recap_on_time is False
    assert figures(ended=ended, after=2 * HOUR).recap_on_time is None


def test_the_agenda_lead_is_counted_in_whole_hours(desk, figures):
    sent = Agenda(told=Told.SENT, told_at=desk.start - 25 * HOUR - MINUTE)
    assert figures(agenda=sent).agenda_lead_hours == 25
    assert figures(agenda=Agenda(told=Told.WHEN_BOOKING)).agenda_lead_hours is None


def test_a_cancellation_by_us_is_a_reschedule_without_a_join(desk, figures):
    joined = Stamp(desk.start)
    gone = figures(outcome=Outcome.CANCELLED_BY_US, joined=joined)
    assert (gone.joins, len(gone.reschedules)) == ((), 1)


def test_a_period_counts_early_calls_apart_and_never_averages(desk, figures):
    def call(delta, channel=Channel.PHONE):
        return figures(channel=channel, joined=Stamp(desk.start + delta * MINUTE))

    calls = [call(-5), call(0), call(0), call(1), call(1), call(6)]
    web = [call(-20, Channel.WEB)]
    total = period([*calls, *web])
    assert (total.phone.kept, total.phone.total) == (4, 5)
    assert (total.web.kept, total.web.total) == (1, 1)
    assert (total.early_calls, total.unannounced) == (1, 1)
    assert total.phone_median == 1
    assert total.web_median is None


def test_the_median_of_an_even_number_is_the_lower_middle():
    assert median([1, 2, 3, 4, 5, 6]) == 3
    assert median([1, 2, 3, 4]) is None


def test_a_quote_is_timed_in_working_hours(desk):
    friday_evening = desk.start - timedelta(days=3) + 3 * HOUR
    request = desk.record(
        Fact,
        what="Quote for 3 sites",
        dated=friday_evening,
        made=friday_evening,
        stage_fact=StageFact.REQUEST,
        answered=desk.start - 5 * HOUR,
    )
    delay = quote_delay(request, desk.dossier().account, desk.settings)
    assert delay == 2 * HOUR
