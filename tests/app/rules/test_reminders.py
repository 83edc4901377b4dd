from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.records.account import AccountId
from app.records.meeting import Meeting, MeetingId, Outcome, Stamp
from app.records.moment import Due, Moment
from app.records.promise import Promise, PromiseId, PromiseState
from app.rules.days_end import Outlook, days_end, ends_at
from app.rules.free_time import FORGOTTEN, is_free, is_running, next_gap, span, spans
from app.rules.reminders import Occasion, next_instant, reminders, standing
from app.settings import Settings
from checklists.pack import Channel, Kind

ZONE = "Europe/Berlin"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Monday 23 November 2026, midnight in Berlin.
MONDAY = datetime(2026, 11, 22, 23, tzinfo=UTC)
SETTINGS = Settings(zone=ZONE, region="DE")


def at(hour, minute=0, day=0):
    return MONDAY + day * DAY + hour * HOUR + minute * MINUTE


def meeting(starts, minutes=30, name="norrland", **changes):
    made = Meeting(
        id=MeetingId(name),
        account=AccountId("norrland"),
        title="Discovery with Norrland Robotics",
        kind=Kind.EXPLORATORY,
        channel=Channel.WEB,
        starts=Moment.at(starts, ZONE),
        ends=Moment.at(starts + minutes * MINUTE, ZONE),
        booked=MONDAY - 3 * DAY,
    )
    return replace(made, **changes)


def held(starts, minutes=30, name="norrland", ends=None):
    over = ends or starts + minutes * MINUTE
    stamps = {"joined": Stamp(starts), "ended": Stamp(over)}
    return meeting(starts, minutes, name, outcome=Outcome.HELD, **stamps)


def promise(due, name="paper", **changes):
    made = Promise(
        id=PromiseId(name),
        account=AccountId("norrland"),
        what="Security paper",
        ours=True,
        made=MONDAY - DAY,
        due=due if isinstance(due, Due) else Due.on(due, ZONE),
    )
    return replace(made, **changes)


def looked(*meetings, wraps=(), unsaid=(), promises=()):
    known = sorted({*meetings, *wraps}, key=lambda m: m.starts.instant)
    return Outlook(SETTINGS, tuple(known), tuple(wraps), unsaid, promises)


def occasions(outlook, now, reminded=()):
    return [one.occasion for one in reminders(outlook, reminded, now)]


# The last check


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        (at(13, 44), False),
        (at(13, 45), True),
        (at(13, 59), True),
        (at(14), False),
    ],
)
def test_the_last_check_comes_fifteen_minutes_before_the_start(now, comes):
    assert occasions(looked(meeting(at(14))), now) == [Occasion.LAST_CHECK] * comes


def test_a_call_that_was_joined_or_called_off_needs_no_last_check():
    joined = meeting(at(14), joined=Stamp(at(13, 50)))
    gone = meeting(at(14), outcome=Outcome.CANCELLED_BY_THEM)
    assert not standing(looked(joined), at(13, 50))
    assert not standing(looked(gone), at(13, 50))
    assert not standing(looked(meeting(at(14), unplanned=True)), at(13, 50))


def test_the_last_check_waits_for_the_call_before_it():
    one, two = meeting(at(13), 50, "one"), meeting(at(14), 30, "two")
    assert not standing(looked(one, two), at(13, 45))
    (only,) = standing(looked(one, two), at(13, 50))
    assert only.meetings == (two,)


def test_a_moved_call_has_another_last_check():
    before, after = meeting(at(14)), meeting(at(16))
    (first,) = reminders(looked(before), (), at(13, 50))
    (second,) = reminders(looked(after), first.keys, at(15, 50))
    assert first.keys != second.keys


# To wrap up


def test_all_open_wraps_have_one_reminder():
    wraps = (held(at(9), name="one"), held(at(10), name="two"))
    (only,) = reminders(looked(wraps=wraps), (), at(11))
    assert only.occasion is Occasion.WRAP
    assert only.meetings == wraps
    assert not reminders(looked(wraps=wraps), only.keys, at(11, 1))


def test_the_next_open_wrap_reminds_once_more():
    first, second = held(at(9), name="one"), held(at(10), name="two")
    (before,) = reminders(looked(wraps=(first,)), (), at(9, 30))
    (after,) = reminders(looked(wraps=(first, second)), before.keys, at(10, 30))
    assert after.meetings == (first, second)


@pytest.mark.parametrize(
    ("now", "comes"),
    [(at(10, 30), True), (at(10, 49), True), (at(10, 50), False), (at(11, 29), False)],
)
def test_a_wrap_waits_for_a_gap(now, comes):
    outlook = looked(meeting(at(11)), wraps=(held(at(10), name="one"),))
    assert (Occasion.WRAP in occasions(outlook, now)) is comes


# The end of the day


def test_the_day_ends_when_it_is_set_to_or_after_the_last_meeting():
    day = date(2026, 11, 23)
    assert ends_at(looked(meeting(at(14))), day) == at(17, 30)
    assert ends_at(looked(meeting(at(17))), day) == at(17, 45)
    assert ends_at(looked(held(at(17), ends=at(18, 10))), day) == at(18, 25)
    off = meeting(at(19), outcome=Outcome.CANCELLED_BY_US)
    assert ends_at(looked(off), day) == at(17, 30)


def test_the_days_end_tells_what_was_kept_and_what_is_next():
    done = promise(
        date(2026, 11, 24), "done", state=PromiseState.DONE, done=at(11, day=0)
    )
    theirs = replace(done, id=PromiseId("theirs"), ours=False)
    long_ago = replace(done, id=PromiseId("before"), done=at(11, day=-1))
    tomorrow = promise(date(2026, 11, 24), "tomorrow")
    today = promise(Due.at(at(18), ZONE), "today")
    plan = promise(date(2026, 11, 24), "plan", told=False)
    later = promise(date(2026, 11, 25), "later")
    unsaid = meeting(at(9))
    everything = (done, theirs, long_ago, tomorrow, today, plan, later)
    outlook = looked(unsaid, unsaid=(unsaid,), promises=everything)
    (only,) = [
        one
        for one in reminders(outlook, (), at(17, 30))
        if one.occasion is Occasion.DAYS_END
    ]
    assert only.end.kept == (done, theirs)
    assert only.end.due == (tomorrow, today)
    assert only.end.unsaid == (unsaid,)


def test_on_friday_the_next_day_is_monday():
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    end = days_end(looked(promises=(promise(monday),)), friday)
    assert end.until == monday
    assert len(end.due) == 1


def test_a_day_with_nothing_to_say_ends_in_silence():
    assert not standing(looked(), at(17, 30))


def test_the_days_end_is_told_until_midnight_or_for_an_hour():
    kept = promise(date(2026, 11, 24), state=PromiseState.DONE, done=at(11))
    assert standing(looked(promises=(kept,)), at(23, 59))
    assert not standing(looked(promises=(kept,)), at(0, day=1))
    late = held(at(23), name="late", ends=at(0, 20, day=1))
    outlook = looked(late, promises=(kept,))
    assert not standing(outlook, at(0, 30, day=1))
    assert standing(outlook, at(0, 35, day=1))
    assert not standing(outlook, at(1, 35, day=1))


# What is due today


def test_what_is_due_today_is_one_list_at_half_past_eight():
    due = (promise(date(2026, 11, 23), "one"), promise(Due.at(at(12), ZONE), "two"))
    outlook = looked(promises=due)
    assert not standing(outlook, at(8, 29))
    (only,) = reminders(outlook, (), at(8, 30))
    assert only.occasion is Occasion.DUE_TODAY
    assert only.promises == due
    assert not reminders(outlook, only.keys, at(8, 31))


def test_the_first_opening_may_be_late():
    outlook = looked(promises=(promise(date(2026, 11, 23)),))
    assert occasions(outlook, at(15)) == [Occasion.DUE_TODAY]


def test_what_was_promised_since_does_not_remind_by_itself():
    fresh = promise(date(2026, 11, 23), made=at(9))
    assert not standing(looked(promises=(fresh,)), at(9, 1))


def test_nobody_is_reminded_of_what_is_due_on_a_day_of_rest():
    outlook = looked(promises=(promise(date(2026, 11, 22)),))
    assert Occasion.DUE_TODAY not in occasions(outlook, at(9, day=-1))


def test_own_plans_and_theirs_do_not_remind():
    plan = promise(date(2026, 11, 23), told=False)
    theirs = promise(date(2026, 11, 23), ours=False)
    assert not standing(looked(promises=(plan, theirs)), at(9))


# When she is in a meeting


def test_a_call_runs_from_joining_until_ended_is_pressed():
    early = meeting(at(14), joined=Stamp(at(13, 52)))
    assert span(early).begins == at(13, 52)
    assert is_running(spans([early]), at(14, 50))
    assert not is_running(spans([early]), at(14, 30) + FORGOTTEN)
    assert not is_running(spans([meeting(at(14))]), at(14, 30))
    assert span(meeting(at(14), outcome=Outcome.NOBODY_CAME)) is None


def test_the_next_gap_is_after_all_that_is_close_together():
    day = spans([meeting(at(14)), meeting(at(14, 38)), meeting(at(15, 30))])
    assert next_gap(day, at(13)) == at(13)
    assert next_gap(day, at(14, 5)) == at(15, 8)
    assert next_gap(day, at(15, 25)) == at(16)


# Whatever the day is like: all happens at full five minutes

STEP = 5 * MINUTE
some = settings(max_examples=40, deadline=None)


@st.composite
def days(draw):
    """A day as it will have been: meetings with their stamps, and promises."""
    many = draw(st.integers(0, 5))
    made = []
    for number in range(many):
        starts = at(0) + draw(st.integers(7 * 12, 23 * 12)) * STEP
        minutes = draw(st.sampled_from((15, 30, 50, 90)))
        one = meeting(starts, minutes, f"m{number}")
        match draw(st.sampled_from(("held", "held", "forgotten", "nobody", "unsaid"))):
            case "held":
                joined = starts + draw(st.integers(-2, 4)) * STEP
                ended = joined + draw(st.integers(1, 24)) * STEP
                stamps = {"joined": Stamp(joined), "ended": Stamp(ended)}
                one = replace(one, outcome=Outcome.HELD, **stamps)
            case "forgotten":
                one = replace(one, joined=Stamp(starts))
            case "nobody":
                one = replace(one, outcome=Outcome.NOBODY_CAME)
        made.append(one)
    dues = draw(st.lists(st.integers(0, 2), max_size=3))
    owed = [
        promise(date(2026, 11, 23) + n * DAY, f"p{number}")
        for number, n in enumerate(dues)
    ]
    return made, owed


def as_known(one, now):
    """Return a meeting as the book has it at an instant."""
    if one.outcome is Outcome.NOBODY_CAME and now < one.starts.instant + 10 * MINUTE:
        one = replace(one, outcome=Outcome.BOOKED)
    if one.joined and now < one.joined.instant:
        one = replace(one, joined=None)
    if one.ended and now < one.ended.instant:
        one = replace(one, ended=None, outcome=Outcome.BOOKED)
    return one


def outlook_at(day, now):
    known = [as_known(one, now) for one in day[0]]
    wraps = tuple(one for one in known if one.outcome is Outcome.HELD)
    unsaid = tuple(
        one
        for one in known
        if one.is_open and one.ends.instant <= now and not is_running(spans([one]), now)
    )
    return looked(*known, wraps=wraps, unsaid=unsaid, promises=tuple(day[1]))


def is_told(day):
    """Return the instants at which the book changes."""
    for one in day[0]:
        if one.joined:
            yield one.joined.instant
        if one.ended:
            yield one.ended.instant
        if one.outcome is Outcome.NOBODY_CAME:
            yield one.starts.instant + 10 * MINUTE


def lived(day, instants):
    """Live through a day: return what was reminded of, and when."""
    reminded, seen = set(), []
    for now in instants:
        for one in reminders(outlook_at(day, now), reminded, now):
            reminded.update(one.keys)
            seen.append((now, one))
    return seen


def every_step():
    return [at(0) + n * STEP for n in range(27 * 12)]


@some
@given(days())
def test_no_reminder_comes_while_a_meeting_runs(day):
    for now, _ in lived(day, every_step()):
        for one in (as_known(m, now) for m in day[0]):
            on = one.is_open and one.starts.instant <= now < one.ends.instant
            joined = one.is_open and one.joined and now < one.ends.instant
            assert not on
            assert not joined


@some
@given(days())
def test_nothing_is_reminded_of_twice(day):
    known = set()
    for _, one in lived(day, every_step()):
        # A list of wraps comes again only with another that is new.
        fresh = set(one.keys) - known
        assert fresh
        assert one.occasion is Occasion.WRAP or len(fresh) == len(one.keys)
        known.update(one.keys)


@some
@given(days())
def test_no_wrap_is_asked_for_within_ten_minutes_before_a_start(day):
    for now, one in lived(day, every_step()):
        if one.occasion is Occasion.WRAP:
            coming = [
                m.starts.instant
                for m in day[0]
                if as_known(m, now).is_open and not as_known(m, now).joined
            ]
            assert not any(now <= start <= now + 10 * MINUTE for start in coming)
            assert is_free(spans(as_known(m, now) for m in day[0]), now)


@some
@given(days())
def test_looking_at_the_next_instant_alone_misses_nothing(day):
    told = {*is_told(day)}
    now, instants = at(0), []
    while now < at(27):
        instants.append(now)
        aimed = next_instant(outlook_at(day, now), now)
        assert aimed > now
        now = min([aimed, *(instant for instant in told if instant > now)])
    assert lived(day, instants) == lived(day, every_step())


def test_the_clock_is_aimed_at_tomorrow_where_nothing_is_on():
    assert next_instant(looked(), at(18)) == at(0, day=1)
    assert next_instant(looked(), at(0)) == at(8, 30)
    early = Outlook(replace(SETTINGS, day_opens=time(6)))
    assert next_instant(early, at(0)) == at(6)
