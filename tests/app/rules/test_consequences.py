from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.records.account import AccountId
from app.records.moment import Due
from app.records.promise import DueMove, Promise, PromiseId
from app.rules.consequences import UNCOUNTED, of_cancelling, of_new_date
from app.rules.follow_through import due_that_counts, excuse
from app.rules.look_in_note import is_to_look_in, look_in_note

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FRIDAY, MONDAY, LATER = (
    Due.on(day, "UTC")
    for day in (date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 7))
)
ONE = Promise(
    PromiseId("p"),
    AccountId("a"),
    "Security paper",
    ours=True,
    made=NOW - timedelta(days=9),
    due=FRIDAY,
)
MOVED = replace(ONE, due=MONDAY, moves=(DueMove(FRIDAY, MONDAY, "Anna", NOW),))
TOO_LATE = FRIDAY.instant + timedelta(hours=2)


@pytest.mark.parametrize(
    ("promise", "by", "at", "begins"),
    [
        (ONE, "Anna", NOW, "They agreed before it was due: the new day counts"),
        (ONE, "", NOW, "Without their yes Fri 27 Nov still counts"),
        (ONE, "Anna", TOO_LATE, "It was due Fri 27 Nov already: it stays late"),
        (MOVED, "Anna", NOW, "A second move counts as not kept by Mon 30 Nov"),
        (replace(ONE, due=None), "Anna", NOW, "It had no day"),
        (replace(ONE, told=False), "", NOW, UNCOUNTED),
    ],
)
def test_what_a_new_day_means_is_said_before(promise, by, at, begins):
    words = of_new_date(promise, LATER, by, at, "UTC")
    assert words.startswith(begins)


@pytest.mark.parametrize("promise", [ONE, MOVED])
@pytest.mark.parametrize("by", ["", "Anna"])
@pytest.mark.parametrize("at", [NOW, TOO_LATE])
def test_it_says_what_the_rule_will_count(promise, by, at):
    words = of_new_date(promise, LATER, by, at, "UTC")
    move = DueMove(promise.due, LATER, by, at)
    after = replace(promise, due=LATER, moves=(*promise.moves, move))
    due, twice = due_that_counts(after)
    assert ("the new day counts" in words) is (due == LATER and not twice)
    assert words.startswith("A second move") is twice


@pytest.mark.parametrize("by_us", [True, False])
@pytest.mark.parametrize("yes", [True, False])
@pytest.mark.parametrize("at", [NOW, TOO_LATE])
@pytest.mark.parametrize("ours", [True, False])
def test_taking_back_says_what_the_rule_will_count(by_us, yes, at, ours):
    promise = replace(ONE, ours=ours)
    words = of_cancelling(promise, at, by_us=by_us, with_their_yes=yes)
    gone = replace(
        promise,
        cancelled=at,
        cancelled_by="us" if by_us else "them",
        with_their_yes=yes or not by_us,
    )
    assert ("left out of the count" in words) is bool(excuse(gone, FRIDAY))


def test_an_own_plan_or_one_without_a_day_changes_no_figure():
    plan, undated = replace(ONE, told=False), replace(ONE, due=None)
    assert of_cancelling(plan, NOW, by_us=True, with_their_yes=False) == UNCOUNTED
    words = of_cancelling(undated, NOW, by_us=True, with_their_yes=False)
    assert words.endswith("counted nowhere.")


THEIRS = replace(ONE, ours=False, look_in=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, True),
        ({"look_in": date(2026, 11, 24)}, False),
        ({"look_in": None}, False),
        ({"looked_in": NOW}, False),
        ({"looked_in": NOW - timedelta(days=1)}, False),
        ({"ours": True}, False),
    ],
)
def test_a_look_in_is_due_from_its_day_until_one_has_looked(changes, due):
    assert is_to_look_in(replace(THEIRS, **changes), NOW, "UTC") is due


def test_the_note_is_two_kind_lines_and_offers_help():
    words = look_in_note(THEIRS, "Anna Lindqvist", NOW, "UTC")
    assert words == (
        "Hi Anna,\n"
        "I am looking in on “Security paper”, which is down for Fri 27 Nov. "
        "Is there anything I can take off your hands for it?"
    )
    late = look_in_note(THEIRS, "", TOO_LATE, "UTC")
    assert late.startswith("Hello,\n")
    assert "which was down for Fri 27 Nov" in late
