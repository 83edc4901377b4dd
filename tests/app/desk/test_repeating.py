from datetime import UTC, datetime, timedelta

import pytest

from app.book.dossiers import dossier
from app.desk import booking, calling, exchanging, repeating, replying
from app.desk.drafts import draft
from app.desk.preparing import lists_of
from app.desk.replying import Reply
from app.errors import Problem
from app.records.event import Invited
from app.records.exchange import Ask, AskOutcome, Concession, Give, ToldBeforehand
from app.records.meeting import Answer, Meeting, Outcome, Source, Value
from app.records.moment import Moment
from app.records.person import Person
from app.rules.completeness import completeness
from app.rules.values import RowState
from checklists.pack import Channel, ItemId, Kind, Length

ZONE = "Europe/Stockholm"
FIRST = datetime(2026, 11, 12, 13, tzinfo=UTC)
SECOND = datetime(2026, 11, 23, 13, tzinfo=UTC)
QUESTIONS, LEAST = ItemId("reh-questions"), ItemId("plan-min-outcome")
GIVE, ASK = ItemId("plan-give"), ItemId("reh-ask")
TRADES = ItemId("plan-neg-concessions")


def booked(desk, starts, account="Norrland Robotics", who="Anna Berg"):
    return booking.book_meeting(
        desk,
        account,
        Moment.at(starts, ZONE),
        45,
        kind=Kind.PROPOSAL,
        channel=Channel.WEB,
        length=Length.FULL,
        link="https://meet.example.com/room",
        attendees=[
            Invited("Mia Holm", "mia@ours.example", ours=True),
            Invited(who, f"{who.split()[0].lower()}@them.example"),
        ],
    )


def answer(desk, meeting, item, *records, **fields):
    links = tuple(record.id for record in records)
    reply = Reply(records=records, links=links, **fields)
    return replying.reply_with(desk, meeting.id, item, reply)


@pytest.fixture
def then(desk, clock):
    """A meeting with Norrland on 12 November, prepared with whole sentences."""
    clock.now = FIRST - timedelta(days=2)
    meeting = booked(desk, FIRST)
    anna = next(p for p in desk.book.every(Person) if not p.ours)
    answer(desk, meeting, LEAST, text="They leave with a cost sheet")
    asked = (("Who noticed first?", "and then?"), ("What did it cost?", ""))
    values = [
        Value(name, text)
        for line in asked
        for name, text in zip(("question", "follow-up"), line, strict=True)
        if text
    ]
    answer(desk, meeting, QUESTIONS, values=tuple(values))
    bench = draft(
        desk,
        Give,
        "Overtime benchmark",
        meeting=meeting.id,
        whom=anna.id,
        interest="her budget talk",
    )
    answer(desk, meeting, GIVE, bench)
    finance = draft(
        desk,
        Ask,
        "30 min with finance",
        meeting=meeting.id,
        whom=anna.id,
        we_gain="a yes or no",
        why_now="the audit is over",
        told=ToldBeforehand.AGENDA,
    )
    answer(desk, meeting, ASK, finance)
    sides = {"we_give": "Monthly exit", "we_ask_back": "a reference call"}
    trade = draft(desk, Concession, "", meeting=meeting.id, approver="Ida", **sides)
    answer(desk, meeting, TRADES, trade)
    return meeting


@pytest.fixture
def held(desk, then, clock):
    clock.now = FIRST
    calling.join(desk, then.id)
    clock.now = FIRST + timedelta(minutes=44)
    calling.end(desk, then.id)
    assert desk.the(Meeting, then.id).outcome is Outcome.HELD
    clock.now = SECOND - timedelta(days=2)
    return then


@pytest.fixture
def now(desk, held):
    return booked(desk, SECOND)


def row(desk, meeting, item):
    return lists_of(desk, meeting.id, desk.now).row(item)


def lines(desk, meeting, item):
    return [line.text for line in row(desk, meeting, item).last_time]


def test_what_was_said_last_time_is_offered_with_its_day_and_with_whom(desk, now):
    line = row(desk, now, LEAST).last_time[0]
    assert (line.text, line.told) == ("They leave with a cost sheet", "with Anna")
    assert line.dated.date() == FIRST.date()
    assert row(desk, now, LEAST).state is RowState.OPEN


def test_lines_are_taken_one_by_one_and_count_in_full(desk, now):
    assert lines(desk, now, QUESTIONS) == ["Who noticed first?", "What did it cost?"]
    repeating.take_line(desk, now.id, QUESTIONS)
    assert lines(desk, now, QUESTIONS) == ["What did it cost?"]
    given = repeating.take_line(desk, now.id, QUESTIONS)
    assert [v.text for v in given.values] == [
        "Who noticed first?",
        "and then?",
        "What did it cost?",
    ]
    assert given.source is Source.CONFIRMED
    assert lines(desk, now, QUESTIONS) == []
    assert row(desk, now, QUESTIONS).credit == 1


def test_the_second_line_may_be_taken_first(desk, now):
    given = repeating.take_line(desk, now.id, QUESTIONS, 1)
    assert given.value("question") == "What did it cost?"


def test_a_line_beside_typed_words_leaves_the_answer_typed(desk, now):
    answer(desk, now, QUESTIONS, values=(Value("question", "What next?"),))
    given = repeating.take_line(desk, now.id, QUESTIONS)
    assert given.source is Source.HAND
    assert given.values[0].text == "What next?"


def test_a_give_is_planned_anew_until_they_have_it(desk, then, now):
    repeating.take_line(desk, now.id, GIVE)
    (new,) = desk.book.of_meeting(Give, now.id)
    assert (new.what, new.interest) == ("Overtime benchmark", "her budget talk")
    assert new.delivered is None
    assert lines(desk, now, GIVE) == []
    later = booked(desk, SECOND + timedelta(days=7))
    (old,) = desk.book.of_meeting(Give, then.id)
    exchanging.deliver(desk, old.id)
    assert lines(desk, later, GIVE) == []


def test_an_ask_begins_anew_with_its_words(desk, now):
    repeating.take_line(desk, now.id, ASK)
    (new,) = desk.book.of_meeting(Ask, now.id)
    assert (new.outcome, new.asked, new.told) == (
        AskOutcome.PLANNED,
        None,
        ToldBeforehand.NO,
    )
    assert (new.we_gain, new.why_now) == ("a yes or no", "the audit is over")


def test_what_they_refused_is_not_offered_again(desk, then, now):
    (old,) = desk.book.of_meeting(Ask, then.id)
    exchanging.asked(desk, old.id, AskOutcome.NO)
    assert lines(desk, now, ASK) == []


def test_a_trade_is_approved_anew(desk, now):
    assert lines(desk, now, TRADES) == ["Monthly exit for a reference call"]
    repeating.take_line(desk, now.id, TRADES)
    (new,) = desk.book.of_meeting(Concession, now.id)
    assert (new.approver, new.approved) == ("", None)


def test_another_account_gets_our_words_but_none_of_its_own(desk, held):
    other = booked(desk, SECOND, account="Brightwell", who="Ola Lund")
    line = row(desk, other, LEAST).last_time[0]
    assert line.told == "in another proposal"
    repeating.take_line(desk, other.id, GIVE)
    (new,) = desk.book.of_meeting(Give, other.id)
    ola = next(p for p in desk.book.every(Person) if p.name == "Ola Lund")
    assert (new.whom, new.interest, new.account) == (ola.id, "", other.account)


def test_words_that_name_somebody_of_theirs_stay_there(desk, then, clock):
    answer(desk, then, LEAST, text="Anna leaves with a cost sheet")
    clock.now = FIRST
    calling.join(desk, then.id)
    clock.now = FIRST + timedelta(minutes=44)
    calling.end(desk, then.id)
    other = booked(desk, SECOND, account="Brightwell", who="Ola Lund")
    assert lines(desk, other, LEAST) == []
    own = booked(desk, SECOND)
    assert lines(desk, own, LEAST) == ["Anna leaves with a cost sheet"]


def test_after_the_start_nothing_is_offered(desk, now, clock):
    clock.now = SECOND + timedelta(minutes=1)
    assert lines(desk, now, LEAST) == []


def test_where_nothing_was_said_nothing_can_be_taken(desk, held, now):
    with pytest.raises(Problem, match="no line of last time"):
        repeating.take_line(desk, now.id, ItemId("pre-neg-limit"))
    assert desk.book.of_meeting(Answer, now.id) == ()


def test_taking_a_line_is_undone_whole(desk, now):
    repeating.take_line(desk, now.id, GIVE)
    desk.undo()
    assert desk.book.of_meeting(Give, now.id) == ()
    assert desk.book.of_meeting(Answer, now.id) == ()


def test_a_taken_give_answers_its_row(desk, now):
    repeating.take_line(desk, now.id, GIVE)
    here = dossier(desk.book, now.id, desk.now)
    shown = row(desk, now, GIVE)
    found = completeness(here, shown.item, shown.answer)
    assert (found.answered, found.lacking) == (True, ())
