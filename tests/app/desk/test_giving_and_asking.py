import pytest

from app.desk import facts, giving_and_asking
from app.desk.facts import Happened, More
from app.records.account import Account
from app.records.exchange import Ask, AskOutcome, Give
from app.records.knowledge import Fact, Note, StageFact
from app.records.person import Person
from app.records.promise import Promise, PromiseKind


def test_a_give_is_planned_by_names_and_changed(desk):
    made = giving_and_asking.plan_give(
        desk, "Checklist", "Brandt", "Mia Vogel", interest="night calls"
    )
    assert (made.delivered, made.interest) == (None, "night calls")
    assert desk.the(Person, made.whom).name == "Mia Vogel"
    after = giving_and_asking.change_give(desk, made.id, "", what="Guide")
    assert (after.what, after.whom) == ("Guide", None)
    assert desk.undo() == "changing a give"
    assert desk.undo() == "planning a give"
    assert not desk.book.every(Account)


def test_a_treat_is_no_give(desk):
    kept = giving_and_asking.plan_give(desk, "Lunch at the harbour", "Brandt")
    assert isinstance(kept, Note)
    assert not desk.book.every(Give)


def test_an_ask_is_planned_and_answered_in_one_act(desk):
    made = giving_and_asking.plan_ask(
        desk, "30 minutes", "Brandt", "Mia Vogel", we_gain="a second site"
    )
    assert (made.outcome, made.asked) == (AskOutcome.PLANNED, None)
    after = giving_and_asking.change_ask(desk, made.id, "Mia", AskOutcome.YES)
    assert (after.outcome, after.whom) == (AskOutcome.YES, made.whom)
    assert after.asked is not None
    assert desk.undo() == "changing an ask"
    assert desk.the(Ask, made.id) == made


@pytest.mark.parametrize("outcome", [AskOutcome.OPEN, AskOutcome.LATER])
def test_what_was_asked_is_kept_with_what_we_gain(desk, outcome):
    more = More(gain="a second site", outcome=outcome)
    made = facts.happened(desk, Happened.ASKED, "30 minutes", "Brandt", more=more)
    assert isinstance(made, Ask)
    assert (made.we_gain, made.outcome) == ("a second site", outcome)
    assert made.asked is not None
    assert desk.undo() == "noting something we asked for"
    assert not desk.book.every(Ask)


def test_that_they_called_us_first_is_a_request_with_its_answer_promised(desk):
    more = More(known_by="Mia said so")
    made = facts.happened(desk, Happened.CALLED, "Second site", "Brandt", more=more)
    assert isinstance(made, Fact)
    assert made.stage_fact is StageFact.REQUEST
    assert (made.called_first, made.source) == ("yes", "Mia said so")
    (answer,) = desk.book.every(Promise)
    assert (answer.kind, answer.request) == (PromiseKind.ANSWER, made.id)
    desk.undo()
    assert not desk.book.every(Fact)
    assert not desk.book.every(Promise)


def test_a_request_is_put_right_with_whom_they_called_first(desk):
    made = facts.happened(desk, Happened.CALLED, "Second site", "Brandt")
    after = facts.correct_request(
        desk, made.id, "Third site", None, "no", "Kern was asked before"
    )
    assert (after.what, after.called_first) == ("Third site", "no")
    assert (after.source, after.dated) == ("Kern was asked before", made.dated)
    assert desk.undo() == "putting a request right"
    assert desk.the(Fact, made.id) == made
