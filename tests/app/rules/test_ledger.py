from datetime import UTC, date, datetime, timedelta

import pytest

from app.records.moment import Due
from app.records.promise import PromiseState
from app.rules.ledger import ledger, standing

# Monday 23 November 2026, 13:46 in Berlin.
NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
ZONE = "Europe/Berlin"
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due.on(date(2026, 11, 19), ZONE), "2 working days late"),
        (Due.on(date(2026, 11, 20), ZONE), "1 working day late"),
        (Due.at(datetime(2026, 11, 23, 11, tzinfo=UTC), ZONE), "late since 12:00"),
        (Due.at(datetime(2026, 11, 23, 17, tzinfo=UTC), ZONE), "due today 18:00"),
        (Due.on(date(2026, 11, 23), ZONE), "due today"),
        (Due.at(NOON, ZONE), "due Tue 24 Nov 12:00"),
        (Due.on(date(2026, 11, 27), ZONE), "due Fri 27 Nov"),
        (None, "no day yet"),
    ],
)
def test_a_promise_says_how_it_stands(desk, due, words):
    assert standing(desk.promise(due), NOW, desk.settings) == words


def test_on_a_weekend_it_names_the_day_it_was_due(desk):
    friday = desk.promise(Due.on(date(2026, 11, 20), ZONE))
    saturday = NOW - timedelta(days=2)
    assert standing(friday, saturday, desk.settings) == "late since Fri 20 Nov"


def test_each_open_promise_stands_in_one_group(desk):
    late = desk.promise(Due.on(date(2026, 11, 19), ZONE))
    today = desk.promise(Due.on(date(2026, 11, 23), ZONE))
    sunday = desk.promise(Due.on(date(2026, 11, 29), ZONE))
    monday = desk.promise(Due.on(date(2026, 11, 30), ZONE))
    undated = desk.promise()
    theirs = desk.promise(NOON, ours=False)
    void = desk.promise(NOON, state=PromiseState.VOID)
    wanted = desk.promise(NOON, state=PromiseState.WANTED, ours=False)
    everything = [monday, wanted, undated, theirs, sunday, void, today, late]
    book = ledger(everything, NOW, desk.settings)
    groups = (
        book.ours.late,
        book.ours.today,
        book.ours.this_week,
        book.ours.later,
        book.ours.undated,
    )
    assert [[e.promise for e in group] for group in groups] == [
        [late],
        [today],
        [sunday],
        [monday],
        [undated],
    ]
    assert [e.promise for e in book.theirs.open] == [theirs]


def test_kept_ones_say_when_and_how_late_newest_first(desk):
    due = Due.on(date(2026, 11, 16), ZONE)
    state = PromiseState.DONE
    early = desk.promise(due, state=state, done=NOW - timedelta(days=8))
    late = desk.promise(due, state=state, done=NOW - timedelta(days=4))
    kept = ledger([early, late], NOW, desk.settings).ours.kept
    assert [e.words for e in kept] == [
        "done Thu 19 Nov, 3 days late",
        "kept Sun 15 Nov",
    ]


def test_what_nobody_was_told_of_is_an_own_plan(desk):
    plan = desk.promise(NOON, told=False)
    assert ledger([plan], NOW, desk.settings).ours.open[0].own_plan
