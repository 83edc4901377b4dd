from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.exchange import Give, Refusal
from app.records.knowledge import Fact, Need, StageFact
from app.records.mark import Mark, MarkKind
from app.records.meeting import Outcome, Stamp
from app.records.moment import Due
from app.records.promise import PromiseState
from app.rules.follow import SILENT
from app.rules.silence import silence, silence_ended, silences
from app.rules.working_days import is_working_day

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOMENT = timedelta(microseconds=1)
BERLIN = ZoneInfo("Europe/Berlin")


def after(day):
    """Return the first instant after a day in Berlin."""
    return datetime.combine(day + DAY, datetime.min.time(), BERLIN).astimezone(UTC)


@pytest.fixture
def held(desk):
    return desk.meeting(outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR))


@pytest.fixture
def file(desk, held):
    """The talk of Monday 23 November, as it stands on Friday 4 December at noon."""
    now = datetime(2026, 12, 4, 11, tzinfo=UTC)

    def make(meeting=held, now=now, region="DE", **records):
        made = desk.dossier(meeting, now=now, **records)
        return replace(made, account=replace(made.account, region=region))

    return make


def test_a_silence_counts_the_working_days_and_asks_what_is_new(file):
    told = silence(file())
    assert told.days == 9
    assert told.title == "Norrland Robotics: 9 working days of silence after your talk"


def test_a_deed_of_theirs_makes_it_a_good_talk(desk, file, held):
    deed = desk.promise(
        Due.on(date(2026, 11, 27), "Europe/Berlin"), ours=False, meeting=held.id
    )
    told = silence(file(promises=(deed,)))
    assert (
        told.title == "Norrland Robotics: 9 working days of silence after a good talk"
    )


def test_it_begins_when_the_seventh_working_day_is_over(file):
    # Monday 23 November: the seventh working day after it is Wednesday 2 December.
    over = after(date(2026, 12, 2))
    assert silence(file(now=over - MOMENT)) is None
    assert silence(file(now=over)).days == 8


@pytest.mark.parametrize(
    ("region", "begins"),
    [("DE", date(2026, 12, 30)), ("GB", date(2026, 12, 31)), ("", date(2026, 12, 29))],
)
def test_holidays_where_they_are_are_no_days_of_silence(desk, file, region, begins):
    # Thursday 17 December; Christmas is two days in Germany, of which one a Saturday
    # that Britain makes up for on Monday. An unknown region has no holidays.
    talked = datetime(2026, 12, 17, 13, tzinfo=UTC)
    held = desk.meeting(talked, outcome=Outcome.HELD, ended=Stamp(talked + HOUR))
    opens = after(begins - DAY)
    assert silence(file(held, now=opens - MOMENT, region=region)) is None
    assert silence(file(held, now=opens, region=region)) is not None


def test_a_day_agreed_for_their_word_stands_before_the_seven(desk, file, held):
    agreed = desk.promise(
        Due.on(date(2026, 11, 25), "Europe/Berlin"), ours=False, meeting=held.id
    )
    over = after(date(2026, 11, 25))
    assert silence(file(now=over - MOMENT, promises=(agreed,))) is None
    assert silence(file(now=over, promises=(agreed,))).days == 3


@given(st.dates(date(2026, 1, 1), date(2028, 12, 1)), st.sampled_from(["DE", "US", ""]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_day_earlier_it_says_nothing(desk, file, day, region):
    talked = datetime.combine(day, datetime.min.time(), BERLIN) + 14 * HOUR
    held = desk.meeting(talked, outcome=Outcome.HELD, ended=Stamp(talked + HOUR))
    last, left = day, 7
    while left:
        last += DAY
        left -= is_working_day(last, region)
    now = after(last) + HOUR
    told = silence(file(held, now=now, region=region))
    assert told is not None
    assert told == silence(file(held, now=now, region=region))
    assert told.days in {7, 8}
    assert silence(file(held, now=now - DAY, region=region)) is None


# What ends it


def message(desk, days, **fields):
    at = desk.start + days * DAY
    made = {"what": "They wrote", "made": at, "stage_fact": StageFact.CONTACT}
    return desk.record(Fact, dated=at, **made | fields)


def test_any_word_of_theirs_ends_it(desk, file, held):
    later = desk.start + 3 * DAY
    asked = message(desk, 3, stage_fact=StageFact.REQUEST)
    kept = desk.promise(ours=False, state=PromiseState.DONE, done=later)
    said = desk.record(Need, words="Quiet nights", said=later)
    met = desk.meeting(later, outcome=Outcome.HELD)
    for records in (
        {"facts": (message(desk, 3),)},
        {"facts": (asked,)},
        {"promises": (kept,)},
        {"needs": (said,)},
        {"history": (met,)},
    ):
        assert silence(file(**records)) is None
        assert silence_ended(file(**records)) >= later


def test_a_word_before_the_end_or_a_fact_we_found_out_ends_nothing(desk, file):
    before = message(desk, -1)
    found = message(desk, 3, stage_fact=StageFact.NONE)
    assert silence(file(facts=(before, found))) is not None
    assert silence_ended(file(facts=(before, found))) is None


def test_what_was_written_down_of_the_talk_itself_is_no_word_since(desk, file, held):
    noted = desk.start + 2 * HOUR
    said = desk.record(Need, words="Quiet nights", said=noted, meeting=held.id)
    assert silence(file(needs=(said,))) is not None
    next_day = replace(said, said=desk.start + DAY)
    assert silence(file(needs=(next_day,))) is None


def test_a_no_or_a_class_said_to_be_no_leaves_them_in_peace(desk, file, held):
    no = desk.record(Refusal, words="No", said=desk.start, meeting=held.id)
    assert silence(file(refusals=(no,))) is None
    assert silence(file(replace(held, class_said="no"))) is None


def test_only_a_held_meeting_is_followed_by_silence(file, held):
    for outcome in set(Outcome) - {Outcome.HELD}:
        assert silence(file(replace(held, outcome=outcome))) is None


def test_what_is_planned_since_is_told_on_its_day_and_what_is_sent_ends_it(
    desk, file, held
):
    made = datetime(2026, 12, 3, 9, tzinfo=UTC)
    give = Give("g", held.account, "Shift-law summary", made, desk.anna.id)
    monday = replace(give, due=Due.on(date(2026, 12, 7), "Europe/Berlin"))
    assert silence(file(gives=(monday,))) is None
    today = replace(give, due=Due.on(date(2026, 12, 4), "Europe/Berlin"))
    assert silence(file(gives=(today,))).planned == today
    assert silence(file(gives=(give,))).planned == give
    sent = replace(give, delivered=made + HOUR)
    assert silence(file(gives=(sent,))) is None
    assert silence_ended(file(gives=(sent,))) == made + HOUR
    # What went out while one still waited for their word does not answer it.
    thanks = replace(give, made=desk.start, delivered=desk.start + DAY)
    assert silence(file(gives=(thanks,))).planned is None


@pytest.mark.parametrize(("day", "rests"), [(5, True), (4, False), (3, False)])
def test_they_are_left_in_peace_until_a_day(desk, file, held, day, rests):
    mark = Mark(
        "m", MarkKind.IN_PEACE, desk.start, SILENT,
        account=held.account, meeting=held.id, day=date(2026, 12, day),
    )  # fmt: skip
    assert (silence(file(marks=(mark,))) is None) is rests
    another = replace(mark, meeting="another")
    assert silence(file(marks=(another,))) is not None


@pytest.mark.parametrize(
    ("rhythm", "rests"),
    [
        ("leave in peace until 4 dec", True),
        ("leave in peace until 3 dec", False),
        ("Leave in peace", True),
        ("leave in peace until they call", True),
        ("now and then", False),
        ("", False),
    ],
)
def test_who_wants_to_be_left_in_peace_is(desk, file, held, rhythm, rests):
    asked = replace(file(), people={desk.anna.id: replace(desk.anna, rhythm=rhythm)})
    assert (silence(asked) is None) is rests
    # One of the two may still be written to.
    both = {**asked.people, desk.tomas.id: desk.tomas}
    assert silence(replace(asked, people=both)) is not None


def test_an_interest_goes_with_it(desk, file):
    need = desk.record(Need, words="Quiet nights", said=desk.start, interest=True)
    told = silence(file(needs=(need,)))
    assert told.offer.need == need
    # Two were there: nobody can tell who would write.
    assert told.sole is None


def test_at_most_three_are_told(file):
    assert len(silences([file()] * 5)) == 3
