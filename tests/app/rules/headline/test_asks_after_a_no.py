from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.records.account import AccountId
from app.records.exchange import (
    Ask,
    AskId,
    AskOutcome,
    Give,
    GiveId,
    Refusal,
    RefusalId,
)
from app.records.knowledge import Fact, FactId, StageFact
from app.records.person import PersonId
from app.rules.headline.asks import after_a_no
from app.rules.headline.tally import Case

SAID = datetime(2026, 10, 1, 9, tzinfo=UTC)
ASKED = datetime(2026, 11, 10, 9, tzinfo=UTC)
BETWEEN = datetime(2026, 10, 20, 9, tzinfo=UTC)
FIRM, ANNA = AccountId("firm"), PersonId("anna")
ASK = Ask(AskId("ask"), FIRM, "a reference", ASKED, ANNA, subject="reference",
          asked=ASKED)  # fmt: skip
NO = Refusal(RefusalId("no"), FIRM, "not now", SAID, ANNA, subject="Reference ")
GIVE = Give(GiveId("give"), FIRM, "a table", BETWEEN, ANNA, delivered=BETWEEN)
ORDER = Fact(FactId("order"), FIRM, "hall A", BETWEEN, BETWEEN,
             stage_fact=StageFact.ORDER, who=ANNA)  # fmt: skip
YES = replace(
    ASK, id=AskId("yes"), subject="a visit", asked=BETWEEN, outcome=AskOutcome.YES
)


def count(asks=(ASK,), refusals=(NO,), gives=(), facts=(), before=()):
    return after_a_no(asks, refusals, gives, facts, before, {FIRM: "UTC"}, 90)


def test_nothing_asked_is_nothing_counted():
    assert count(asks=()).total == 0


def test_an_ask_that_nobody_refused_is_fair():
    assert count(refusals=()).kept == 1


def test_the_same_asked_again_of_the_same_person_is_against_it():
    made = count()
    assert (made.kept, made.total) == (0, 1)
    assert made.against == (Case("ask", "they had said no on 1 Oct 2026"),)


@pytest.mark.parametrize(
    "other",
    [
        replace(NO, who=PersonId("tomas")),
        replace(NO, subject="price"),
        replace(NO, account=AccountId("other")),
        replace(NO, said=ASKED + timedelta(hours=1)),
    ],
)
def test_another_person_subject_firm_or_a_later_no_is_not_the_same(other):
    assert count(refusals=(other,)).kept == 1


@pytest.mark.parametrize(
    "cleared", [{"gives": (GIVE,)}, {"facts": (ORDER,)}, {"before": (YES,)}]
)
def test_a_give_an_order_or_a_yes_since_clears_it(cleared):
    assert count(**cleared).kept == 1


def test_what_came_after_the_ask_does_not_clear_it():
    late = replace(GIVE, delivered=ASKED + timedelta(days=1))
    assert count(gives=(late,)).kept == 0


def test_a_give_that_asks_for_something_does_not_clear_it():
    assert count(gives=(replace(GIVE, asks_nothing=False),)).kept == 0


def test_before_the_rest_is_over_even_a_give_does_not_help():
    resting = replace(NO, rest_until=date(2026, 11, 11))
    assert count(refusals=(resting,), gives=(GIVE,)).kept == 0
    rested = replace(NO, rest_until=date(2026, 11, 10))
    assert count(refusals=(rested,), gives=(GIVE,)).kept == 1


def test_a_second_no_asks_for_a_long_rest():
    second = replace(NO, id=RefusalId("no2"), said=SAID + timedelta(days=5))
    assert count(refusals=(NO, second), gives=(GIVE,)).kept == 0
    long_ago = [
        replace(one, said=one.said - timedelta(days=90)) for one in (NO, second)
    ]
    assert count(refusals=long_ago, gives=(GIVE,)).kept == 1


def test_an_ask_planned_or_dropped_is_not_counted():
    asks = (replace(ASK, asked=None), replace(ASK, dropped=True))
    assert count(asks=asks).total == 0
