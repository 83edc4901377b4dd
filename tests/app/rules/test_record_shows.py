from datetime import UTC, datetime, timedelta

import pytest

from app.records.account import AccountId
from app.records.exchange import Ask, AskId, Give, GiveId, Refusal, RefusalId
from app.records.knowledge import (
    Fact,
    FactId,
    Point,
    PointAnswer,
    PointId,
    Size,
    StageFact,
)
from app.records.moment import Due
from app.records.person import PersonId
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.record_shows import Record, record_shows
from app.settings import Settings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ACCOUNT, MIA = AccountId("a"), PersonId("mia")


def ago(days):
    return NOW - days * DAY


def shown(**records):
    record = Record(Settings(zone="UTC"), **{k: (*v,) for k, v in records.items()})
    return [deed.words for deed in record_shows(record, NOW)]


def promise(due, done=None, **more):
    state = PromiseState.OPEN if done is None else PromiseState.DONE
    return Promise(
        PromiseId(f"p{due}"), ACCOUNT, "Security paper", more.pop("ours", True),
        ago(due + 5), due=Due.on(ago(due).date(), "UTC"), state=state,
        done=None if done is None else ago(done), **more,
    )  # fmt: skip


def fact(kind, dated, closed=None):
    return Fact(
        FactId("f"), ACCOUNT, "Scanners", ago(dated), ago(dated), stage_fact=kind,
        closed=None if closed is None else ago(closed),
    )  # fmt: skip


def test_with_nothing_on_record_nothing_is_shown():
    assert shown() == []
    assert shown(promises=[promise(9, 9)]) == []


def test_a_promise_of_ours_not_kept_or_late_is_shown():
    assert shown(promises=[promise(9)]) == [
        "We promised: Security paper. It was not kept."
    ]
    assert shown(promises=[promise(9, 7)]) == [
        "We promised: Security paper. It came 2 days late."
    ]


def test_what_they_did_not_keep_is_not_our_story():
    assert shown(promises=[promise(9, ours=False)]) == []


def test_a_late_correction_is_named_as_one():
    kind = PromiseKind.CORRECTION
    (words,) = shown(promises=[promise(9, kind=kind)])
    assert words.startswith("We were to put right: ")


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        (None, ["Untrue, and not put right: Scanners."]),
        (10, ["Untrue, and put right late: Scanners."]),
        (29, []),
    ],
)
def test_an_untrue_word_counts_where_it_was_left_standing(closed, words):
    assert shown(facts=[fact(StageFact.BREACH, 30, closed)]) == words


@pytest.mark.parametrize(
    ("closed", "words"),
    [(None, "open for 30 days"), (20, "solved after 10 days")],
)
def test_a_problem_says_how_long_it_was_open(closed, words):
    assert shown(facts=[fact(StageFact.PROBLEM, 30, closed)]) == [
        f"A problem: Scanners, {words}."
    ]


def test_a_problem_solved_after_the_loss_was_open_then():
    record = Record(Settings(zone="UTC"), facts=(fact(StageFact.PROBLEM, 30, 1),))
    (deed,) = record_shows(record, ago(5))
    assert deed.words == "A problem: Scanners, open for 25 days."


def no(said=30, who=MIA, subject="Two years"):
    return Refusal(RefusalId("r"), ACCOUNT, "Never", ago(said), who, subject)


def ask(asked=10, whom=MIA, subject="two  years"):
    return Ask(
        AskId("k"), ACCOUNT, "A two-year term", ago(asked), whom, subject=subject,
        asked=ago(asked),
    )  # fmt: skip


def test_an_ask_after_their_no_is_shown():
    assert shown(asks=[ask()], refusals=[no()]) == [
        "We asked again after their no: A two-year term."
    ]


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        (ask(whom=PersonId("jens")), no()),
        (ask(subject="Price"), no()),
        (ask(asked=40), no()),
    ],
)
def test_another_ask_or_one_before_the_no_is_not(asked, refused):
    assert shown(asks=[asked], refusals=[refused]) == []


def test_something_given_between_clears_the_ask():
    give = Give(GiveId("g"), ACCOUNT, "Guide", ago(20), MIA, delivered=ago(20))
    assert shown(asks=[ask()], refusals=[no()], gives=[give]) == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (PointAnswer.NO, ["Weekend: we said no. It was big to them."]),
        (PointAnswer.FIXED, ["Weekend: we said it is fixed. It was big to them."]),
        (PointAnswer.YES, []),
        (PointAnswer.ANOTHER_WAY, []),
    ],
)  # fmt: skip
def test_a_point_answered_with_no_is_shown_with_its_size(answer, words):
    point = Point(
        PointId("x"), ACCOUNT, "Weekend", ago(20), size_to_them=Size.BIG,
        answer=answer, answered=ago(20),
    )  # fmt: skip
    assert shown(points=[point]) == words


def test_deeds_stand_in_their_order_and_no_older_than_a_year():
    told = shown(promises=[promise(9), promise(400)], facts=[
        fact(StageFact.PROBLEM, 30)
    ])  # fmt: skip
    assert [words.split(":")[0] for words in told] == ["A problem", "We promised"]
