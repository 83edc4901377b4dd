from datetime import timedelta

import pytest

from app.desk import people
from app.desk.weighing import weigh
from app.errors import Problem
from app.records.knowledge import Fact, FactId, StageFact
from checklists.pack import Stage


@pytest.fixture
def ordered(desk):
    """An account whose only order was won 200 days ago; another never ordered."""
    account = people.add_account(desk, "Kitano Foods")
    people.add_account(desk, "Oka Marine")
    won = desk.now - timedelta(days=200)
    fact = Fact(
        FactId("order"), account.id, "First", won, won, stage_fact=StageFact.ORDER
    )
    with desk.book.write("Order") as w:
        w.put(fact)
    return account


def test_only_accounts_with_an_order_are_weighed_both_ways(desk, ordered):
    (one,) = weigh(desk, {"foothold_days": 100})
    assert one.account.id == ordered.id
    assert (one.before.stage, one.after.stage) == (Stage.FOOTHOLD, Stage.ME_TOO)
    assert one.differs


def test_what_changes_nothing_differs_nowhere_and_nothing_is_kept(desk, ordered):
    before, acts = desk.book.settings(), desk.book.acts(99)
    (one,) = weigh(desk, {"foothold_days": 300})
    assert not one.differs
    assert (desk.book.settings(), desk.book.acts(99)) == (before, acts)


def test_thresholds_that_make_no_sense_are_not_weighed(desk, ordered):
    with pytest.raises(Problem):
        weigh(desk, {"foothold_days": 0})
