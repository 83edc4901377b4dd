from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.account_file import AccountFile
from app.records.account import Account, AccountId
from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Fact, Note, NoteKind, Point, PointAnswer, StageFact
from app.records.loss import Loss
from app.records.meeting import Meeting, MeetingId, Outcome
from app.records.moment import Due, Moment
from app.records.person import Person
from app.records.promise import DueMove, Promise, PromiseState
from app.rules.standing.replay import Change
from app.rules.timeline import timeline, years
from app.settings import Settings
from checklists.pack import Channel, Kind, Stage

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ZONE = "Europe/Prague"
HERE = AccountId("acme")
DAY = timedelta(days=1)


def ago(days):
    return NOW - days * DAY


def meeting(name, days, outcome=Outcome.HELD, **more):
    start, end = ago(days), ago(days) + timedelta(minutes=45)
    return Meeting(
        MeetingId(name), HERE, more.pop("title", "Training, week 2"),
        more.pop("kind", Kind.TRAINING), Channel.WEB,
        Moment.at(start, ZONE), Moment.at(end, ZONE), ago(days + 4),
        outcome=outcome, **more,
    )  # fmt: skip


def promise(name, due, done=None, *, ours=True, **more):
    state = PromiseState.OPEN if done is None else PromiseState.DONE
    return Promise(
        name, HERE, "Send the plan", ours, ago(due + 3), due=Due.at(ago(due), ZONE),
        done=None if done is None else ago(done),
        **{"state": state, **more},
    )  # fmt: skip


def file(**records):
    return AccountFile(
        Account(HERE, "Acme", ago(900)), Settings(zone=ZONE), NOW.date(), NOW, **records
    )


def told(**records):
    return [(one.what, one.about, one.word) for one in timeline(file(**records))]


def test_a_meeting_says_what_became_of_its_promises():
    made = [promise(f"p{n}", 5, 6, meeting="m") for n in range(3)]
    (line,) = timeline(file(meetings=(meeting("m", 11),), promises=tuple(made)))
    assert (line.what, line.about) == ("Training, week 2", "3 of 3 promises kept")
    assert line.also == ("p0", "p1", "p2")


def test_a_promise_of_a_meeting_that_came_late_is_told_by_itself_too():
    made = (promise("p0", 5, 6, meeting="m"), promise("p1", 5, 3.5, meeting="m"))
    assert told(meetings=(meeting("m", 11),), promises=made) == [
        ("Send the plan", "", "we kept it, 2 days late"),
        ("Training, week 2", "1 of 2 promises kept", ""),
    ]


@pytest.mark.parametrize(
    ("made", "word"),
    [
        (promise("p", 5, 6), "we kept it"),
        (promise("p", 5, 6, ours=False), "they kept it"),
        (promise("p", 5), "we did not keep it yet"),
        (
            promise("p", 5, state=PromiseState.CANCELLED, cancelled=ago(7)),
            "we called it off",
        ),
        (
            promise("p", 5, state=PromiseState.VOID, voided=ago(7)),
            "we need not, things changed",
        ),
    ],
)
def test_a_promise_without_a_meeting_says_how_it_ended(made, word):
    assert told(promises=(made,)) == [("Send the plan", "", word)]


def test_a_moved_promise_stands_at_the_day_it_was_moved():
    new = Due.at(ago(-4), ZONE)
    move = DueMove(Due.at(ago(5), ZONE), new, "them", ago(6))
    made = promise("p", 5)
    moved = Promise(**{f: getattr(made, f) for f in made.__slots__} | {
        "due": new, "moves": (move,)
    })  # fmt: skip
    (line,) = timeline(file(promises=(moved,)))
    assert (line.at, line.word) == (ago(6), "we moved it to Fri 27 Nov")


def test_what_is_owed_and_not_due_is_no_history():
    assert told(promises=(promise("p", -3),)) == []


def test_a_wanted_deed_and_an_own_plan_are_none():
    wanted = promise("p", 5, state=PromiseState.WANTED)
    assert told(promises=(wanted, promise("q", 5, 6, told=False))) == []


def test_a_request_says_whom_they_called_first():
    asked = Fact(
        "f", HERE, "A second site", ago(24), ago(24), stage_fact=StageFact.REQUEST,
        called_first="yes",
    )  # fmt: skip
    assert told(facts=(asked,)) == [("A second site", "", "called you first")]


def test_gives_asks_and_their_no_say_who_it_was():
    mia = Person("mia", "Mia Vogel", HERE)
    assert told(
        people=(mia,),
        gives=(Give("g", HERE, "Checklist", NOW, "mia", delivered=ago(1)),),
        asks=(Ask("a", HERE, "An hour", NOW, "mia", asked=ago(2),
                  outcome=AskOutcome.YES),),
        refusals=(Refusal("r", HERE, "Not now", ago(3), "mia", "a quote"),),
    ) == [
        ("Checklist", "to Mia Vogel", "gave"),
        ("An hour", "of Mia Vogel", "you asked, they said yes"),
        ("“Not now”", "Mia Vogel · a quote", "they said no"),
    ]  # fmt: skip


def test_a_meeting_to_come_stands_first_and_one_that_was_left_open_says_so():
    meetings = (
        meeting("m", 3, Outcome.BOOKED, title="Left", kind=Kind.DEMO),
        meeting("n", -3, Outcome.BOOKED, title="Next", kind=Kind.DEMO),
    )
    assert told(meetings=meetings) == [
        ("Next", "Demo", "coming"), ("Left", "Demo", "not wrapped up"),
    ]  # fmt: skip


def test_a_meetings_title_does_not_repeat_the_account():
    called = meeting("m", 3, title="Training, week 2, Acme")
    assert told(meetings=(called,)) == [("Training, week 2", "", "")]


def test_what_a_row_of_a_meeting_keeps_is_not_told_again():
    plain = Note("n", HERE, "They still phone", ago(2), meeting="m")
    news = Note("o", HERE, "A merger", ago(2), NoteKind.LANDSCAPE, meeting="m")
    assert told(notes=(plain, news)) == [("A merger", "", "around them")]


def test_a_change_of_standing_stands_after_all_of_its_day():
    order = Fact("f", HERE, "Hall", ago(2), ago(2), stage_fact=StageFact.ORDER)
    change = Change(ago(2).date(), Stage.FOOTHOLD, Stage.ME_FIRST, "deeds")
    lines = timeline(file(facts=(order,)), (change,))
    assert [one.what for one in lines] == ["Called first", "Hall"]
    assert lines[0].record is None
    assert lines[0].day == date(2026, 11, 21)


days = st.integers(-30, 900)
maybe = st.one_of(st.none(), days)


@st.composite
def records(draw):
    many = st.integers(0, 4)
    meetings = tuple(
        meeting(f"m{n}", draw(days), draw(st.sampled_from(Outcome)))
        for n in range(draw(many))
    )
    rooms = st.sampled_from([None, "gone", *(one.id for one in meetings)])
    return {
        "meetings": meetings,
        "promises": tuple(
            promise(
                f"p{n}", draw(days), draw(maybe), ours=draw(st.booleans()),
                meeting=draw(rooms), told=draw(st.booleans()),
            )
            for n in range(draw(many))
        ),
        "facts": tuple(
            Fact(f"f{n}", HERE, "Something", ago(draw(days)), NOW,
                 stage_fact=draw(st.sampled_from(StageFact)), meeting=draw(rooms))
            for n in range(draw(many))
        ),
        "gives": tuple(
            Give(f"g{n}", HERE, "Give", NOW, dropped=draw(st.booleans()),
                 delivered=ago(draw(days)) if draw(st.booleans()) else None)
            for n in range(draw(many))
        ),
        "asks": tuple(
            Ask(f"a{n}", HERE, "Ask", NOW, outcome=draw(st.sampled_from(AskOutcome)),
                asked=ago(draw(days)) if draw(st.booleans()) else None)
            for n in range(draw(many))
        ),
        "refusals": tuple(
            Refusal(f"r{n}", HERE, "No", ago(draw(days))) for n in range(draw(many))
        ),
        "points": tuple(
            Point(f"o{n}", HERE, "A", NOW, answer=draw(st.sampled_from(PointAnswer)),
                  answered=ago(draw(days)))
            for n in range(draw(many))
        ),
        "losses": tuple(
            Loss(f"l{n}", HERE, "Lost", ago(draw(days)), NOW) for n in range(draw(many))
        ),
        "notes": tuple(
            Note(f"n{n}", HERE, "Note", ago(draw(days)),
                 kind=draw(st.sampled_from(NoteKind)), meeting=draw(rooms))
            for n in range(draw(many))
        ),
    }  # fmt: skip


def happened(kept):
    """The ids of what has a day of its own in the past, and of every meeting."""
    whole = ("meetings", "refusals", "losses")
    yield from (one.id for family in whole for one in kept[family])
    yield from (f.id for f in kept["facts"] if f.stage_fact or not f.meeting)
    beyond = {NoteKind.LANDSCAPE, NoteKind.LESSON}
    yield from (n.id for n in kept["notes"] if n.kind in beyond or not n.meeting)
    yield from (one.id for one in kept["gives"] if one.delivered and not one.dropped)
    yield from (one.id for one in kept["asks"] if one.asked)
    yield from (one.id for one in kept["points"] if one.answer != PointAnswer.OPEN)
    yield from (
        one.id
        for one in kept["promises"]
        if one.told and (one.done or one.due.instant < NOW)
    )


@given(records())
def test_every_dated_record_is_told_exactly_once(kept):
    lines = timeline(file(**kept))
    ids = [one for line in lines for one in (line.record.id, *line.also)]
    assert sorted(ids) == sorted(happened(kept))
    assert len({line.key for line in lines}) == len(lines)


@given(records(), st.lists(st.integers(0, 900), unique=True, max_size=3))
def test_the_newest_is_first_by_instant_and_by_day(kept, days):
    changes = [
        Change(ago(day).date(), Stage.ME_TOO, Stage.ME_FIRST, "x") for day in days
    ]
    lines = timeline(file(**kept), changes)
    for earlier, later in zip(lines[1:], lines, strict=False):
        assert earlier.at <= later.at
        assert earlier.day <= later.day


@given(records())
def test_years_part_the_lines_and_lose_none(kept):
    lines = timeline(file(**kept))
    by_year = years(lines)
    assert [line for one in by_year.values() for line in one] == list(lines)
    assert list(by_year) == sorted(by_year, reverse=True)
