from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.book import accounts, meetings, packs, people, promises
from app.book.promises import Counts
from app.errors import Problem
from app.records.account import AccountId
from app.records.event import Event, EventId
from app.records.meeting import Outcome
from app.records.moment import Due, Moment
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseId, PromiseState
from checklists.pack import PackId

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def ids(records):
    return [record.id for record in records]


def test_meetings_between_two_instants_come_in_order(kept, account, meeting_at):
    book = kept(
        account,
        meeting_at("end", NOON + 2 * HOUR),
        meeting_at("later", NOON + HOUR),
        meeting_at("start", NOON),
        meeting_at("before", NOON - timedelta(microseconds=1)),
    )
    found = meetings.between(book, NOON, NOON + 2 * HOUR)
    assert ids(found) == ["start", "later"]


def test_events_of_a_time_come_in_order_with_those_that_reach_into_it(kept):
    def event(one, starts, hours=0):
        begins, ends = (Moment.at(t, "UTC") for t in (starts, starts + hours * HOUR))
        return Event(EventId(one), "Busy", begins, ends, uid=f"u-{one}")

    book = kept(
        event("b", NOON + HOUR),
        event("a", NOON),
        event("over", NOON - 2 * HOUR, 2),
        event("reaches in", NOON - 40 * HOUR, 41),
        event("c", NOON + 2 * HOUR),
    )
    found = ids(meetings.events_during(book, NOON, NOON + 2 * HOUR))
    assert found == ["reaches in", "a", "b"]


def test_a_meeting_is_found_by_its_calendar_id(kept, account, meeting_at):
    book = kept(
        account,
        meeting_at("m1", NOON, uid="u1"),
        meeting_at("m2", NOON, uid="u1", booked=NOON),
        meeting_at("m3", NOON),
    )
    assert meetings.by_uid(book, "u1").id == "m2"
    assert meetings.by_uid(book, "") is meetings.by_uid(book, "u9") is None


def test_wraps_are_open_from_the_start_until_wrapped(kept, account, meeting_at):
    book = kept(
        account,
        meeting_at("new", NOON, outcome=Outcome.HELD),
        meeting_at("old", NOON - 50 * HOUR, outcome=Outcome.HELD),
        meeting_at("wrapped", NOON - HOUR, outcome=Outcome.HELD, wrapped=NOON),
        meeting_at("missed", NOON - HOUR, outcome=Outcome.NOBODY_CAME),
        meeting_at("ahead", NOON + HOUR, outcome=Outcome.HELD),
    )
    assert ids(meetings.open_wraps(book, NOON)) == ["old", "new"]


def test_a_meeting_over_with_nobody_saying_how_has_no_outcome(
    kept, account, meeting_at
):
    book = kept(
        account,
        meeting_at("over", NOON - HOUR),
        meeting_at("running", NOON - HOUR / 4),
        meeting_at("held", NOON - HOUR, outcome=Outcome.HELD),
    )
    assert ids(meetings.without_outcome(book, NOON)) == ["over"]


def test_who_was_talked_to_last_is_the_account_of_the_newest_held_meeting(
    kept, account, meeting_at
):
    other = replace(account, id=AccountId("a2"))
    held = {"outcome": Outcome.HELD}
    assert accounts.last_talked_to(kept()) is None
    book = kept(
        account,
        other,
        meeting_at("older", NOON - 9 * HOUR, **held),
        meeting_at("newest", NOON - 5 * HOUR, **held),
        meeting_at("theirs", NOON - 2 * HOUR, account=other.id, **held),
        meeting_at("missed", NOON - 2 * HOUR, outcome=Outcome.NOBODY_CAME),
        meeting_at("newer", NOON, account=other.id, outcome=Outcome.BOOKED),
    )
    assert accounts.last_talked_to(book) == other.id


@pytest.fixture
def owed(kept, account):
    def promise(one, hours, *, ours=True, state=PromiseState.OPEN, **more):
        due = None if hours is None else Due.at(NOON + hours * HOUR, "UTC")
        return Promise(
            PromiseId(one), account.id, "List", ours, NOON, due=due, state=state, **more
        )

    done = {"state": PromiseState.DONE}
    return kept(
        account,
        promise("tomorrow", 24),
        promise("late", -1),
        promise("someday", None),
        promise("theirs", -2, ours=False),
        promise("theirs-soon", 2, ours=False),
        promise("wanted", -1, state=PromiseState.WANTED),
        promise("done", -3, done=NOON - HOUR, **done),
        promise("done-now", -3, done=NOON, **done),
    )


def test_open_promises_come_by_their_day_and_those_without_one_last(owed):
    assert ids(promises.standing(owed, ours=True)) == ["late", "tomorrow", "someday"]
    assert ids(promises.standing(owed, ours=False)) == ["theirs", "theirs-soon"]
    assert len(promises.standing(owed)) == 5


def test_promises_are_counted_on_both_sides(owed):
    assert promises.counts(owed, NOON) == Counts(3, 1, 2, 1)
    assert promises.counts(owed, NOON + 48 * HOUR) == Counts(3, 2, 2, 2)


def test_promises_due_in_a_span_begin_at_its_start_and_end_before_its_end(owed):
    (late, *_) = promises.standing(owed, ours=True)
    at = late.due.instant
    assert ids(promises.due_between(owed, at, NOON + 24 * HOUR)) == [
        "late",
        "theirs-soon",
    ]
    assert ids(promises.due_between(owed, at, at + HOUR, ours=True)) == ["late"]
    assert promises.due_between(owed, at - HOUR, at, ours=True) == ()
    assert promises.due_between(owed, at, at + HOUR, ours=False) == ()


def test_promises_settled_in_a_span_end_before_its_end(owed):
    assert ids(promises.settled(owed, NOON - HOUR, NOON)) == ["done"]


def test_people_of_an_account_and_ours_are_told_apart(kept, account):
    ana = Person(
        PersonId("p1"),
        "Ana",
        account.id,
        emails=("ana@nord.example", "Ana.Reis@mail.example"),
    )
    mia = Person(PersonId("me"), "Mia", ours=True, emails=("mia@ours.example",))
    late = Person(PersonId("p2"), "Ana R.", account.id, emails=("ana@nord.example",))
    book = kept(account, ana, mia, late)
    assert people.of_account(book, account.id) == (ana, late)
    assert people.ours(book) == (mia,)


def test_accounts_are_found_by_name(kept, account):
    south = replace(
        account,
        id=AccountId("a2"),
        name="clinic süd",
        domains=("sued.example", "nord.example"),
        added=NOON,
    )
    north = replace(account, domains=("nord.example",))
    book = kept(south, north)
    assert accounts.by_name(book) == (north, south)
    assert accounts.named(book, " CLINIC  SÜD ") == south
    assert accounts.named(book, "Clinic") is None


def test_a_pack_version_is_kept_as_it_was_used(book):
    core = PackId("core")
    for _ in range(2):
        with book.write("Book a meeting") as w:
            packs.keep(w, core, 3, "name = 'Core'")
    assert w.act.changes == ()
    assert packs.body(book, core, 3) == "name = 'Core'"
    assert packs.body(book, core, 4) is None
    with pytest.raises(Problem, match="Version 3"), book.write("Book a meeting") as w:
        packs.keep(w, core, 3, "name = 'Other'")


def test_the_account_talked_to_last_is_that_of_the_newest_held_meeting(
    kept, account, meeting_at
):
    other = replace(account, id=AccountId("other"), name="Other")
    held = {"outcome": Outcome.HELD}
    assert accounts.last_talked_to(kept()) is None
    book = kept(
        account,
        other,
        meeting_at("old", NOON - 2 * HOUR, account=other.id, **held),
        meeting_at("new", NOON, **held),
        meeting_at("to come", NOON + HOUR, account=other.id),
    )
    assert accounts.last_talked_to(book) == account.id


def test_accounts_are_named_in_order_and_their_deeds_counted(kept, account, meeting_at):
    other = replace(account, id=AccountId("other"), name="aa")
    promise = Promise(PromiseId("p"), account.id, "Paper", True, NOON)
    book = kept(other, account, meeting_at("m", NOON), promise)
    assert accounts.names(book) == ((other.id, "aa"), (account.id, account.name))
    assert accounts.records_of(book, account.id) == 2
    assert accounts.records_of(book, other.id) == 0
