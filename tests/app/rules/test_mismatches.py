from datetime import UTC, datetime

import pytest

from app.records.account import AccountId
from app.records.knowledge import KnownBy, Point, PointAnswer, PointId, Size
from app.rules.mismatches import by_mismatch, mismatch, what_to_do

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
