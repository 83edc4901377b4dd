from datetime import timedelta

import pytest

from app.desk import exchanging, promising
from app.errors import Problem
from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Note
from app.records.promise import Promise, PromiseKind, PromiseState


def test_a_treat_is_kept_as_a_note_and_never_as_a_give(desk, meeting):
    kept = exchanging.give(desk, "Lunch with Anna", meeting=meeting.id)
    assert isinstance(kept, Note)
    assert desk.book.every(Give) == ()


def test_delivering_a_give_keeps_the_promise_to_send_it(desk, meeting, clock):
    give = exchanging.give(desk, "Overtime benchmark", meeting=meeting.id)
    owed = promising.promise(
        desk,
        "Send the useful thing",
        ours=True,
        meeting=meeting.id,
        kind=PromiseKind.GIVE,
        told=False,
    )
    assert exchanging.deliver(desk, give.id).delivered
    assert desk.the(Promise, owed.id).state is PromiseState.DONE
    with pytest.raises(Problem, match="already delivered"):
        exchanging.deliver(desk, give.id)


def test_a_give_is_not_delivered_tomorrow(desk, meeting, clock):
    give = exchanging.give(desk, "Overtime benchmark", meeting=meeting.id)
    with pytest.raises(Problem, match="future"):
        exchanging.deliver(desk, give.id, clock.now + timedelta(days=1))


def test_a_no_keeps_its_words_as_a_refusal(desk, meeting):
    ask = exchanging.ask(
        desk,
        "30 min with finance",
        meeting=meeting.id,
        whom=meeting.attendees[0].person,
    )
    exchanging.asked(desk, ask.id, AskOutcome.NO, words="Not before the audit")
    assert desk.the(Ask, ask.id).asked
    (refusal,) = desk.book.of_meeting(Refusal, meeting.id)
    assert (refusal.words, refusal.who) == ("Not before the audit", ask.whom)
    assert refusal.subject == "30 min with finance"


@pytest.mark.parametrize("size", [0, 5])
def test_an_ask_has_a_size_from_one_to_four(desk, meeting, size):
    with pytest.raises(Problem, match="1 to 4"):
        exchanging.ask(desk, "Everything", meeting=meeting.id, size=size)


def test_a_trade_needs_one_side_at_least(desk, meeting):
    assert exchanging.concede(desk, "Monthly exit", "", meeting=meeting.id)
    with pytest.raises(Problem, match="trade has no words"):
        exchanging.concede(desk, " ", "", meeting=meeting.id)


def test_an_approval_names_who(desk, meeting):
    trade = exchanging.concede(desk, "Exit", "A reference", meeting=meeting.id)
    with pytest.raises(Problem, match="Nobody"):
        exchanging.approve(desk, trade.id, " ")
    assert exchanging.approve(desk, trade.id, "Mr Sato").approved


def test_edits_go_onto_the_record_as_it_stands(desk, meeting):
    give = exchanging.give(desk, "Benchmark", meeting=meeting.id)
    exchanging.deliver(desk, give.id)
    edited = exchanging.edit(desk, give, interest="Her budget talk")
    assert edited.delivered
    assert edited.interest == "Her budget talk"


def test_a_dropped_give_stays_on_file(desk, meeting):
    give = exchanging.give(desk, "Benchmark", meeting=meeting.id)
    assert exchanging.drop(desk, give).dropped
    assert not exchanging.drop(desk, give, dropped=False).dropped
