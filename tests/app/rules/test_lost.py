from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.records.account import AccountId
from app.records.exchange import Ask, AskId, AskOutcome
from app.records.knowledge import (
    Fact,
    FactId,
    KnownBy,
    Point,
    PointId,
    Size,
    StageFact,
)
from app.records.loss import Loss, LossId
from app.rules.lost import broke_on, by_small_point
from app.rules.record_lacks import record_lacks
from app.rules.record_shows import Record
from app.settings import Settings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SUBJECTS = ["Weekend contact", "weekend  CONTACT", "Escrow", "Invoice date"]
POINTS = {
    PointId(f"p{n}"): Point(PointId(f"p{n}"), AccountId(f"a{n % 3}"), subject, NOW)
    for n, subject in enumerate(SUBJECTS)
}


def loss(number, point, reason="rigid terms"):
    named = PointId(f"p{point}") if point is not None else None
    account = POINTS[named].account if named in POINTS else AccountId("a9")
    return Loss(
        LossId(f"l{number}"), account, "An order", NOW - timedelta(days=number), NOW,
        reason=reason, small_point=named,
    )  # fmt: skip


def test_losses_are_counted_by_small_point_across_accounts():
    found = by_small_point([loss(1, 0), loss(2, 1), loss(3, 2), loss(4, None)], POINTS)
    assert [(one.subject, len(one.losses)) for one in found] == [
        ("Weekend contact", 2), ("Escrow", 1),
    ]  # fmt: skip
    assert found[0].words == "2 broke on it, with 2 accounts"


def test_a_point_nothing_broke_on_has_none():
    assert broke_on(POINTS["p3"], [loss(1, 0)], POINTS).losses == ()


@given(st.lists(st.none() | st.integers(0, 5), max_size=12))
def test_every_loss_with_a_known_point_is_counted_once(numbers):
    losses = [loss(n, point) for n, point in enumerate(numbers)]
    found = by_small_point(losses, POINTS)
    counted = [one.id for group in found for one in group.losses]
    wanted = [one.id for one in losses if one.small_point in POINTS]
    assert sorted(counted) == sorted(wanted)
    assert [len(g.losses) for g in found] == sorted(
        (len(g.losses) for g in found), reverse=True
    )


def test_what_nobody_knows_is_named_beside_what_is_known():
    at = NOW - timedelta(days=9)
    here = AccountId("a")
    record = Record(
        Settings(),
        points=(
            Point(PointId("1"), here, "Escrow", at, size_to_them=Size.BIG,
                  size_to_us=Size.SMALL),
            Point(PointId("2"), here, "Invoice", at + timedelta(days=1)),
            Point(PointId("3"), here, "Term", at, size_to_them=Size.BIG,
                  known_by=KnownBy.SAID, size_to_us=Size.SMALL),
        ),
        facts=(
            Fact(FactId("f"), here, "Second site", at + timedelta(days=2), at,
                 stage_fact=StageFact.REQUEST, called_first="unknown"),
            Fact(FactId("g"), here, "Third site", at, at,
                 stage_fact=StageFact.REQUEST, called_first="no"),
        ),
        asks=(
            Ask(AskId("x"), here, "Half an hour", at, outcome=AskOutcome.OPEN,
                asked=at + timedelta(days=3)),
            Ask(AskId("y"), here, "A day", at),
        ),
    )  # fmt: skip
    assert record_lacks(record, NOW) == (
        "What “Escrow” means to them: big is a guess.",
        "What “Invoice” means to them.",
        "What “Invoice” means to us.",
        "Whether they called us first for: Second site.",
        "What they answer to: Half an hour.",
    )
    assert record_lacks(record, at - timedelta(days=1)) == ()
    assert record_lacks(record, NOW + timedelta(days=400)) == ()
