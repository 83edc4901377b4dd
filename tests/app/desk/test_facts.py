from datetime import timedelta

import pytest

from app.desk import facts, people, requesting
from app.desk.facts import Happened, More
from app.errors import Problem
from app.records.account import Account
from app.records.exchange import Give, Refusal
from app.records.knowledge import Fact, Note, NoteKind, StageFact
from app.records.person import Person
from app.records.promise import Promise

MOMENT = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("kind", "stage_fact"),
    [
        (Happened.ORDER, StageFact.ORDER),
        (Happened.SESSION, StageFact.SESSION),
        (Happened.EARLY, StageFact.DISCLOSURE),
        (Happened.PROBLEM, StageFact.PROBLEM),
        (Happened.UNTRUE, StageFact.BREACH),
        (Happened.MESSAGE, StageFact.CONTACT),
    ],
)
def test_a_line_is_kept_as_a_dated_fact(desk, kind, stage_fact):
    made = facts.happened(desk, kind, "Hall A", "Brandt", "Mia Vogel")
    assert desk.the(Fact, made.id).stage_fact is stage_fact
    assert desk.now - made.dated < MOMENT
    assert desk.the(Person, made.who).name == "Mia Vogel"


def test_an_order_has_its_value_and_its_day(desk):
    day = desk.now - timedelta(days=3)
    more = More(value=48_000)
    made = facts.happened(desk, Happened.ORDER, "A", "Brandt", at=day, more=more)
    assert (made.value, made.dated) == (48_000, day)


def test_what_was_given_is_delivered_and_a_treat_is_a_note(desk):
    given = facts.happened(desk, Happened.GAVE, "Peak-season checklist", "Brandt")
    assert isinstance(given, Give)
    assert desk.now - given.delivered < MOMENT
    lunch = facts.happened(desk, Happened.GAVE, "Lunch at the harbour", "Brandt")
    assert isinstance(lunch, Note)


def test_a_no_a_lesson_and_what_moves_are_kept_as_what_they_are(desk):
    told = facts.happened(desk, Happened.REFUSED, "Not this year", "Brandt")
    assert isinstance(told, Refusal)
    taught = facts.happened(desk, Happened.LEARNED, "Audits rule the year", "Brandt")
    assert taught.kind is NoteKind.LESSON
    day = desk.now.date() + timedelta(days=90)
    moves = facts.happened(
        desk, Happened.LANDSCAPE, "Merger talks", "Brandt", more=More(review=day)
    )
    assert (moves.kind, moves.review) == (NoteKind.LANDSCAPE, day)


def test_a_line_with_a_new_account_is_one_act_and_one_undo(desk):
    facts.happened(desk, Happened.ORDER, "Hall A", "Brandt", "Mia Vogel")
    assert desk.undo() == "noting an order"
    assert not desk.book.every(Account)
    assert not desk.book.every(Fact)
    assert desk.can_undo is None


def test_a_message_of_nobody_and_what_is_to_come_are_refused(desk):
    with pytest.raises(Problem, match="not said who wrote"):
        facts.happened(desk, Happened.MESSAGE, "Thanks", "Brandt")
    with pytest.raises(Problem, match="future"):
        facts.happened(
            desk, Happened.ORDER, "A", "Brandt", at=desk.now + timedelta(days=1)
        )
    assert not desk.book.every(Account)


def test_a_problem_is_open_until_it_is_solved(desk):
    made = facts.happened(desk, Happened.PROBLEM, "Scanner fails", "Brandt")
    assert facts.still_open(desk) == (made,)
    solved = facts.close(desk, made.id)
    assert desk.now - solved.closed < MOMENT
    assert facts.still_open(desk) == ()
    facts.open_again(desk, made.id)
    assert facts.still_open(desk) == (made,)


def test_nothing_is_solved_before_it_began_or_without_being_a_problem(desk):
    made = facts.happened(desk, Happened.PROBLEM, "Scanner fails", "Brandt")
    with pytest.raises(Problem, match="before it began"):
        facts.close(desk, made.id, desk.now - timedelta(days=2))
    order = facts.happened(desk, Happened.ORDER, "Hall A", "Brandt")
    with pytest.raises(Problem, match="nothing to be solved"):
        facts.close(desk, order.id)


def test_a_fact_is_put_right_and_taken_out_where_it_is_named(desk):
    account = people.add_account(desk, "Brandt")
    request, answer = requesting.they_asked(desk, "A price", account=account.id)
    facts.correct(desk, request.id, "A price for 40", None, More())
    assert desk.the(Fact, request.id).what == "A price for 40"
    assert desk.the(Fact, request.id).called_first == "unknown"
    facts.take_out(desk, request.id)
    assert desk.the(Promise, answer.id).request is None
    assert not desk.book.every(Fact)
    desk.undo()
    assert desk.the(Promise, answer.id).request == request.id
