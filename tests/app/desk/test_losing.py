from datetime import timedelta

import pytest

from app.desk import facts, knowing, losing, people, promising
from app.desk.facts import Happened
from app.errors import Problem
from app.records.loss import Loss
from app.records.moment import Due
from checklists.pack import Stage


@pytest.fixture
def brandt(desk):
    return people.add_account(desk, "Brandt")


def test_a_loss_keeps_how_the_two_stood_then(desk, brandt):
    day = desk.now - timedelta(days=30)
    facts.happened(desk, Happened.ORDER, "A", "Brandt", at=day)
    before = losing.lose(desk, "Hall B", brandt.id, at=day - timedelta(days=9))
    after = losing.lose(desk, "Hall C", brandt.id)
    assert (before.stage, after.stage) == (Stage.ME_TOO, Stage.FOOTHOLD)
    assert desk.book.of_account(Loss, brandt.id) == (before, after)


def test_another_day_is_another_standing(desk, brandt):
    day = desk.now - timedelta(days=30)
    facts.happened(desk, Happened.ORDER, "A", "Brandt", at=day)
    loss = losing.lose(desk, "Hall B", brandt.id)
    moved = losing.tell_otherwise(desk, loss.id, at=day - timedelta(days=9))
    assert moved.stage is Stage.ME_TOO
    assert losing.tell_otherwise(desk, loss.id, theirs="Too rigid").stage is moved.stage


def test_a_loss_needs_words_and_is_not_to_come(desk, brandt):
    with pytest.raises(Problem, match="no words yet"):
        losing.lose(desk, " ", brandt.id)
    with pytest.raises(Problem, match="future"):
        losing.lose(desk, "Hall B", brandt.id, at=desk.now + timedelta(days=1))


def test_the_small_point_is_one_of_theirs(desk, brandt):
    oka = people.add_account(desk, "Oka")
    point = knowing.point(desk, "Weekend contact", account=oka.id)
    with pytest.raises(Problem, match="another account"):
        losing.lose(desk, "Hall B", brandt.id, small_point=point.id)
    mine = knowing.point(desk, "Invoice date", account=brandt.id)
    assert losing.lose(desk, "B", brandt.id, small_point=mine.id).small_point == mine.id


def test_a_loss_is_taken_out_and_comes_back_with_undo(desk, brandt):
    loss = losing.lose(desk, "Hall B", brandt.id)
    losing.take_out(desk, loss.id)
    assert not desk.book.every(Loss)
    desk.undo()
    assert desk.book.every(Loss) == (loss,)


def test_the_relationship_is_the_first_reason_and_nobody_is_at_fault():
    assert losing.REASONS[0] == "relationship"
    assert not any("fault" in name for name in Loss.__dataclass_fields__)


def test_what_is_on_record_is_read_from_the_book(desk, brandt):
    day = (desk.now - timedelta(days=4)).date()
    promising.promise(
        desk, "A plan", ours=True, account=brandt.id, due=Due.on(day, "UTC")
    )
    (deed,) = losing.on_record(desk.book, brandt.id, desk.now)
    assert deed.words == "We promised: A plan. It was not kept."
