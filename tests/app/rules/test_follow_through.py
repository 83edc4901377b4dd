from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.exchange import Ask, Give
from app.records.moment import Due
from app.records.promise import DueMove, Promise, PromiseKind, PromiseState
from app.rules.after_sales import after_sales
from app.rules.both_sides import give_to_ask, mutuality
from app.rules.follow_through import Verdict, follow_through, kept_between
from app.rules.wilson import Band
from app.settings import Settings

NOW = datetime(2026, 11, 23, 13, tzinfo=UTC)
DAY = timedelta(days=1)
SETTINGS = Settings()


@pytest.fixture
def reckoned(desk):
    def reckon(**changes):
        promise = desk.promise(NOW - DAY, **changes)
        return follow_through([promise], NOW, SETTINGS)

    return reckon


@pytest.fixture
def kept(desk):
    def several(good, bad, days=10):
        due = NOW - days * DAY
        return [
            *(desk.promise(due, done=due - DAY) for _ in range(good)),
            *(desk.promise(due) for _ in range(bad)),
        ]

    return several


def moved(was, now, by="them", at=None):
    return DueMove(Due.at(was, "UTC"), Due.at(now, "UTC"), by, at or was - DAY)


def test_words_and_bands_are_those_of_the_packs(kept):
    ten = follow_through(kept(9, 1), NOW, SETTINGS)
    assert ten.words == "9 of 10 on time (90 %), likely 72-97 %"
    assert ten.band is Band.NOT_SETTLED
    assert len(ten.late) == 1


def test_nothing_due_says_so(desk):
    ahead = desk.promise(NOW + DAY)
    assert follow_through([ahead], NOW, SETTINGS).words == "no promise due yet"


def test_three_are_too_few_for_a_percentage(kept):
    three = follow_through(kept(3, 0), NOW, SETTINGS)
    assert three.words == "3 of 3 on time, too few for a percentage"
    assert three.band is None


def test_fewer_than_four_in_the_window_take_a_year_and_say_so(kept):
    year = follow_through(kept(2, 0) + kept(3, 0, days=200), NOW, SETTINGS)
    assert year.words == "5 of 5 on time (100 %), likely 75-100 %, over a year"
    assert (year.days, year.long) == (365, True)


def test_the_window_holds_both_its_ends(desk):
    ends = [desk.promise(NOW - 90 * DAY) for _ in range(3)] + [desk.promise(NOW)]
    beyond = desk.promise(NOW - 90 * DAY - timedelta(microseconds=1))
    assert follow_through([*ends, beyond], NOW, SETTINGS).share.total == 4


def test_done_at_the_due_is_kept_and_a_moment_later_is_one_day_late(reckoned):
    assert reckoned(done=NOW - DAY).counted[0].kept
    late = reckoned(done=NOW - DAY + timedelta(microseconds=1)).counted[0]
    assert late.verdict is Verdict.KEPT_LATE
    assert (late.days_late, late.why) == (1, "1 day late")


def test_a_due_day_lasts_to_its_last_instant_in_the_recipients_zone(desk):
    due = Due.on(date(2026, 11, 20), "America/New_York")
    evening = datetime(2026, 11, 21, 4, 59, tzinfo=UTC)
    promise = desk.promise(due, done=evening)
    assert follow_through([promise], NOW, SETTINGS).share.kept == 1
    midnight = desk.promise(due, done=datetime(2026, 11, 21, 5, tzinfo=UTC))
    assert follow_through([midnight], NOW, SETTINGS).share.kept == 0


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"cancelled_by": "them"}, "cancelled by them before it was due"),
        (
            {"cancelled_by": "us", "with_their_yes": True},
            "cancelled by us with the other side's yes",
        ),
    ],
)
def test_cancelled_before_the_due_is_left_out(reckoned, changes, why):
    early = reckoned(cancelled=NOW - 2 * DAY, **changes)
    assert [e.why for e in early.excluded] == [why]
    assert early.share.total == 0
    assert reckoned(cancelled=NOW - DAY, **changes).share.total == 1


def test_cancelled_by_us_alone_is_not_kept(reckoned):
    alone = reckoned(cancelled=NOW - 2 * DAY, cancelled_by="us")
    assert alone.counted[0].why == "cancelled by us"
    assert not alone.counted[0].kept


def test_void_by_their_change_counts_only_before_the_due(reckoned):
    assert reckoned(voided=NOW - 2 * DAY).excluded[0].why == "made void by their change"
    assert reckoned(voided=NOW - DAY / 2).share.total == 1


def test_a_move_they_agreed_to_before_the_due_replaces_it(desk):
    move = moved(NOW - 5 * DAY, NOW - DAY)
    promise = desk.promise(NOW - DAY, moves=(move,), done=NOW - 2 * DAY)
    assert follow_through([promise], NOW, SETTINGS).share.kept == 1


@pytest.mark.parametrize(
    "move",
    [
        moved(NOW - 5 * DAY, NOW - DAY, by=""),
        moved(NOW - 5 * DAY, NOW - DAY, by="us"),
        moved(NOW - 5 * DAY, NOW - DAY, at=NOW - 5 * DAY),
    ],
    ids=["nobody agreed", "only we agreed", "agreed at the due"],
)
def test_any_other_entry_of_the_log_changes_nothing(desk, move):
    promise = desk.promise(NOW - DAY, moves=(move,), done=NOW - 2 * DAY)
    late = follow_through([promise], NOW, SETTINGS).counted[0]
    assert late.due.instant == NOW - 5 * DAY
    assert late.days_late == 3


def test_a_second_move_is_not_kept_at_the_due_of_the_first(desk):
    first = moved(NOW - 9 * DAY, NOW - 5 * DAY)
    second = moved(NOW - 5 * DAY, NOW + DAY)
    promise = desk.promise(NOW + DAY, moves=(first, second), done=NOW - 6 * DAY)
    twice = follow_through([promise], NOW, SETTINGS).counted[0]
    assert not twice.kept
    assert twice.due.instant == NOW - 5 * DAY
    assert twice.why == "moved a second time"


def test_reopened_after_the_due_was_still_on_time(reckoned):
    assert reckoned(done=NOW - 2 * DAY, reopened=NOW).share.kept == 1


def test_reopened_before_the_due_and_left_open_was_not(reckoned):
    again = reckoned(done=NOW - 3 * DAY, reopened=NOW - 2 * DAY)
    assert again.share.kept == 0


@pytest.mark.parametrize(
    "changes",
    [{"told": False}, {"state": PromiseState.WANTED}, {"ours": False}, {"due": None}],
    ids=["own plan", "wanted deed", "theirs", "no day"],
)
def test_what_is_no_promise_of_ours_does_not_count(desk, changes):
    promise = desk.promise(**{"due": NOW - DAY} | changes)
    assert follow_through([promise], NOW, SETTINGS).share.total == 0


def test_their_promises_stand_beside_ours_by_the_same_rules(desk, kept):
    theirs = desk.promise(NOW - DAY, ours=False, done=NOW - 2 * DAY)
    dropped = desk.promise(
        NOW - DAY, ours=False, cancelled=NOW - 2 * DAY, cancelled_by="us"
    )
    both = mutuality([*kept(2, 1), theirs, dropped], NOW, SETTINGS)
    assert (both.ours.share.kept, both.ours.share.total) == (2, 3)
    assert (both.theirs.share.kept, both.theirs.share.total) == (1, 1)


def test_after_sales_shows_three_figures(desk):
    due, kind = NOW - 20 * DAY, PromiseKind.AFTER_SALES
    tasks = [
        desk.promise(due, kind=kind, done=due),
        desk.promise(due, kind=kind, done=due + 7 * DAY),
        desk.promise(due, kind=kind, done=due + 8 * DAY, reopened=NOW),
        desk.promise(due, kind=kind, done=due, effort_planned=60, effort_spent=76),
        desk.promise(due, kind=kind),
        desk.promise(due, done=due),
    ]
    figures = after_sales(tasks, NOW, SETTINGS)
    assert (figures.reliable.kept, figures.reliable.total) == (3, 5)
    assert (figures.efficient.kept, figures.efficient.total) == (2, 4)
    assert (figures.on_time.kept, figures.on_time.total) == (2, 5)


def test_gives_and_asks_of_half_a_year_stand_side_by_side(desk):
    gives = [
        desk.record(Give, what="Benchmark", delivered=NOW - 180 * DAY),
        desk.record(Give, what="Planned"),
        desk.record(Give, what="Old", delivered=NOW - 181 * DAY),
    ]
    asks = [desk.record(Ask, what="30 min", asked=NOW - DAY) for _ in range(2)]
    assert give_to_ask(gives, asks, NOW, SETTINGS).words == "1 give, 2 asks"
    longer = Settings(asks_days=181)
    assert give_to_ask(gives, asks, NOW, longer).words == "2 gives, 2 asks"


def test_a_period_holds_its_beginning_and_not_its_end(kept):
    both = kept(1, 0, days=20) + kept(0, 1, days=10)
    span = kept_between(both, NOW - 20 * DAY, NOW - 10 * DAY, NOW, SETTINGS)
    assert (span.share.kept, span.share.total) == (1, 1)


days = st.integers(-120, 40).map(lambda n: NOW + n * DAY)


@given(st.lists(st.tuples(days, st.none() | days, st.none() | days), max_size=12))
def test_more_done_in_time_never_lowers_the_figure(records):
    promises = [
        Promise(
            id=str(n),
            account="a",
            what="x",
            ours=True,
            made=NOW,
            due=Due.at(due, "UTC"),
            done=done,
            cancelled=cancelled,
            cancelled_by="us" if cancelled else "",
        )
        for n, (due, done, cancelled) in enumerate(records)
    ]
    good = Promise(
        id="good",
        account="a",
        what="x",
        ours=True,
        made=NOW,
        due=Due.at(NOW, "UTC"),
        done=NOW,
    )
    before = follow_through(promises, NOW, SETTINGS)
    after = follow_through([*promises, good], NOW, SETTINGS)
    assert after.share.total >= 1
    if before.days == after.days:
        assert after.share.kept == before.share.kept + 1
        assert after.share.interval().low >= before.share.interval().low
