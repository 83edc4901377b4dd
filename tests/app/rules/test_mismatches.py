from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.records.account import AccountId
from app.records.exchange import Concession
from app.records.knowledge import KnownBy, Point, PointAnswer, PointId, Size
from app.rules.mismatches import (
    by_mismatch,
    is_fixed,
    mismatch,
    mismatch_words,
    on_the_table,
    what_to_do,
)

S, M, B = Size.SMALL, Size.MIDDLE, Size.BIG
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def point(them, us, known=KnownBy.SAID, answer=PointAnswer.OPEN):
    name = f"{them}/{us}"
    return Point(
        PointId(name), AccountId("a"), name, NOW, size_to_them=them, known_by=known,
        size_to_us=us, answer=answer,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("them", "us", "known", "step"),
    [
        (B, S, KnownBy.SAID, "Give it"),
        (M, S, KnownBy.ASKED, "Give it"),
        (B, S, KnownBy.GUESSED, "Ask, then give it"),
        (S, B, KnownBy.SAID, "Ask what it protects"),
        (M, B, KnownBy.GUESSED, "Ask what it protects"),
        (M, M, KnownBy.SAID, "Trade it"),
        (B, B, KnownBy.SAID, "Trade it"),
        (S, S, KnownBy.SAID, "Settle it"),
        (None, B, KnownBy.SAID, "Ask what it means to them"),
        (B, None, KnownBy.SAID, "Say what it means to us"),
    ],
)
def test_each_point_has_its_next_step(them, us, known, step):
    assert what_to_do(point(them, us, known)) == step


def test_a_size_that_is_not_known_is_no_mismatch():
    assert mismatch(point(None, B)) == mismatch(point(B, None)) == 0


def test_mismatches_in_both_directions_come_first_and_answered_ones_not_at_all():
    points = (
        point(M, M), point(S, B), point(B, S), point(M, S),
        point(B, M, answer=PointAnswer.NO),
    )  # fmt: skip
    order = ["big/small", "small/big", "middle/small", "middle/middle"]
    assert [one.subject for one in by_mismatch(points)] == order


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (point(B, S), "it means more to them than to us"),
        (point(S, B), "it means more to us than to them"),
        (point(M, M), "it weighs the same on both sides"),
        (point(None, M), "how it weighs is not known"),
    ],
)
def test_both_directions_of_a_mismatch_are_named(made, words):
    assert mismatch_words(made) == words


def test_a_point_that_a_trade_gives_says_what_for():
    trade = Concession("c", AccountId("a"), NOW, "Middle / middle ", "Two years")
    asked = replace(point(M, M), subject="middle / middle")
    assert what_to_do(asked, (trade,)) == "Trade for two years"
    assert what_to_do(asked, (replace(trade, dropped=True),)) == "Trade it"
    assert what_to_do(asked, (replace(trade, we_ask_back=""),)) == "Trade it"


@pytest.mark.parametrize(
    ("more", "step"),
    [
        ({"fixed_by": "the licence"}, "Ask what it protects"),
        (
            {"fixed_by": "the licence", "can_be_changed_by": "the board"},
            "Take it to the board",
        ),
        ({"answer": PointAnswer.FIXED}, "Ask what it protects"),
        ({"protects": "their data"}, "Another way: protect their data"),
        (
            {"answer": PointAnswer.ANOTHER_WAY, "our_answer": "a copy at a lawyer's"},
            "Another way: a copy at a lawyer's",
        ),
        ({"answer": PointAnswer.ANOTHER_WAY}, "Find another way"),
    ],
)
def test_what_we_cannot_give_is_looked_behind(more, step):
    made = replace(point(S, B), **more)
    assert what_to_do(made) == step
    assert is_fixed(made) == (step in {"Ask what it protects", "Take it to the board"})


def test_what_is_fixed_stays_on_the_table_and_what_is_answered_leaves_it():
    points = tuple(point(B, M, answer=answer) for answer in PointAnswer)
    still = {one.answer for one in on_the_table(points)}
    assert still == {PointAnswer.OPEN, PointAnswer.FIXED, PointAnswer.ANOTHER_WAY}
