from datetime import date, timedelta

import pytest

from app.desk import catching, promising, requesting
from app.errors import Problem
from app.records.account import Account
from app.records.knowledge import Fact, StageFact
from app.records.moment import Due
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.punctuality_period import quote_delay, working_words

FRIDAY = Due.on(date(2026, 11, 27), "Europe/Stockholm")


@pytest.fixture
def asked(desk, meeting):
    return requesting.they_asked(
        desk,
        "Price for 40 seats",
        account=meeting.account,
        who=meeting.attendees[0].person,
        called_first="yes",
        known_by="Anna said so",
        due=FRIDAY,
    )


def test_a_request_comes_with_the_promise_of_an_answer(desk, asked):
    request, answer = asked
    assert request.stage_fact is StageFact.REQUEST
    assert (request.called_first, request.source) == ("yes", "Anna said so")
    assert (answer.kind, answer.request) == (PromiseKind.ANSWER, request.id)
    assert (answer.what, answer.whom) == ("Answer: Price for 40 seats", request.who)
    assert (answer.due, answer.ours, answer.told) == (FRIDAY, True, True)
    desk.undo()
    assert desk.book.every(Fact) == desk.book.every(Promise) == ()


def test_keeping_the_promise_answers_the_request(desk, asked):
    kept = promising.keep(desk, asked.answer.id)
    assert desk.the(Fact, asked.request.id).answered == kept.done
    promising.unkeep(desk, asked.answer.id)
    assert desk.the(Fact, asked.request.id).answered is None


def test_one_reopened_leaves_the_first_answer(desk, asked, clock):
    first = promising.keep(desk, asked.answer.id).done
    promising.reopen(desk, asked.answer.id)
    clock.now += timedelta(days=1)
    promising.keep(desk, asked.answer.id)
    assert desk.the(Fact, asked.request.id).answered == first


def test_the_delay_counts_working_hours_of_the_customer(desk, asked, clock):
    clock.now += timedelta(days=3)
    promising.keep(desk, asked.answer.id)
    request = desk.the(Fact, asked.request.id)
    account = desk.the(Account, request.account)
    # From Friday 8:00 UTC to Monday 8:00 UTC: ten hours, the weekend is not worked.
    delay = quote_delay(request, account, desk.book.settings())
    assert working_words(delay) == "10 working hours"


def test_it_may_have_been_asked_earlier_but_not_later(desk, meeting, clock):
    earlier = clock.now - timedelta(hours=5)
    made = requesting.they_asked(desk, "A quote", meeting=meeting.id, asked=earlier)
    assert made.request.dated == earlier
    assert made.request.called_first == "unknown"
    with pytest.raises(Problem, match="future"):
        requesting.they_asked(
            desk, "A quote", meeting=meeting.id, asked=clock.now + timedelta(hours=1)
        )


def test_who_came_first_may_be_learned_later(desk, asked):
    learned = requesting.say_called_first(desk, asked.request.id, "no", "Tomás did")
    assert (learned.called_first, learned.source) == ("no", "Tomás did")
    same = requesting.say_called_first(desk, asked.request.id, "unknown")
    assert same.source == "Tomás did"
    with pytest.raises(ValueError, match="perhaps"):
        requesting.say_called_first(desk, asked.request.id, "perhaps")


def test_a_line_of_a_call_makes_both(desk, meeting):
    line = "asked: Anna: price for 40 seats by fri, us first"
    request = catching.capture(desk, meeting.id, line)
    (answer,) = desk.book.of_meeting(Promise, meeting.id)
    assert (request.what, request.called_first) == ("price for 40 seats", "yes")
    assert answer.request == request.id
    assert answer.whom == request.who == meeting.attendees[0].person
    assert answer.due.day == date(2026, 11, 27)
    assert answer.state is PromiseState.OPEN


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (59, "59 minutes"),
        (60, "1 working hour"),
        (119, "1 working hour"),
        (725, "12 working hours"),
    ],
)
def test_working_time_is_told_in_whole_hours(minutes, words):
    assert working_words(timedelta(minutes=minutes)) == words
