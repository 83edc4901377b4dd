from datetime import date, timedelta

import pytest

from app.book.families import FAMILIES
from app.book.trash import trash
from app.book.verify import verify
from app.desk import answering, booking, exchanging, moving, people, promising, removing
from app.errors import Problem
from app.records.account import Account
from app.records.event import Invited
from app.records.meeting import Answer, Meeting, Outcome
from app.records.moment import Due, Moment
from app.records.person import Person
from app.records.promise import Promise
from checklists.pack import Channel, ItemId


@pytest.fixture
def full(desk, meeting):
    """A meeting with an answer and promises of its own, and one beside it."""
    answering.answer(desk, meeting.id, ItemId("plan-outcome"), "Find out who decides")
    anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
    due = Due.on(date(2026, 12, 1), "Europe/Stockholm")
    for what in ("Security paper", "Price list"):
        promising.promise(
            desk, what, ours=True, meeting=meeting.id, whom=anna.id, due=due
        )
    promising.promise(desk, "Visit", ours=True, account=meeting.account)
    return meeting


def all_of(book):
    return {
        record for family in FAMILIES for record in map(repr, book.every(family.cls))
    }


def test_a_meeting_goes_with_its_answers_and_records_in_one_act(desk, full):
    before = len(desk.book.acts(99))
    done = removing.remove(desk, full)
    assert len(desk.book.acts(99)) == before + 1
    assert desk.book.every(Meeting) == () == desk.book.every(Answer)
    assert [p.what for p in desk.book.every(Promise)] == ["Visit"]
    assert done.sentence.endswith("is deleted, with 2 promises.")
    assert verify(desk.book).whole


@pytest.mark.parametrize("way", ["undo", "bring back"])
def test_a_deleted_meeting_comes_back_whole(desk, full, way):
    before = all_of(desk.book)
    removing.remove(desk, full)
    if way == "undo":
        desk.undo()
    else:
        (gone,) = trash(desk.book, desk.now)
        assert (gone.noun, gone.name, gone.others) == ("meeting", full.title, 3)
        assert removing.bring_back(desk, gone.act) == full
    assert all_of(desk.book) == before
    assert trash(desk.book, desk.now) == ()
    assert verify(desk.book).whole


def test_an_account_goes_with_all_that_is_its_own_and_comes_back(desk, full):
    before = all_of(desk.book)
    account = desk.the(Account, full.account)
    done = removing.remove(desk, account)
    assert "1 meeting, 2 people and 3 promises" in done.sentence
    assert [p.name for p in desk.book.every(Person)] == ["Mia Holm"]
    assert desk.book.every(Meeting) == () == desk.book.every(Promise)
    (gone,) = trash(desk.book, desk.now)
    assert removing.bring_back(desk, gone.act) == account
    assert all_of(desk.book) == before
    desk.undo()
    assert desk.book.every(Account) == ()


def test_a_person_in_use_stays(desk, full):
    anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
    with pytest.raises(Problem, match="invited to"):
        removing.remove(desk, anna)
    removing.remove(desk, full)
    promising.promise(desk, "Call", ours=True, account=full.account, whom=anna.id)
    with pytest.raises(Problem, match="named in a promise"):
        removing.remove(desk, anna)


def test_a_person_nobody_names_can_be_deleted(desk, full):
    maja = people.add_person(desk, "Maja", account=full.account)
    removing.remove(desk, maja)
    assert desk.book.find(Person, maja.id) is None
    desk.undo()
    assert desk.book.find(Person, maja.id) == maja


def test_an_account_stays_whose_people_meet_with_another(desk, full, monday):
    anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
    booking.book_meeting(
        desk,
        "Kitano Foods",
        Moment.at(monday.instant + timedelta(days=1), "UTC"),
        30,
        channel=Channel.WEB,
        attendees=[Invited(anna.name, anna.emails[0])],
    )
    with pytest.raises(Problem, match="Anna Berg is invited"):
        removing.remove(desk, desk.the(Account, full.account))
    assert desk.book.find(Account, full.account)


def test_a_deleted_promise_is_taken_out_of_the_answers_that_show_it(desk, full):
    shown = promising.promise(desk, "Demo data", ours=True, meeting=full.id)
    kept = answering.answer(
        desk, full.id, ItemId("plan-homework"), "Anna", links=[shown.id]
    )
    assert shown.id in kept.links
    removing.remove(desk, shown)
    assert shown.id not in desk.the(Answer, kept.id).links
    (gone,) = trash(desk.book, desk.now)
    removing.bring_back(desk, gone.act)
    assert desk.the(Answer, kept.id) == kept
    assert desk.the(Promise, shown.id) == shown


def test_an_ask_that_stays_lets_go_of_a_give_that_goes(desk, full, monday):
    give = exchanging.give(desk, "Rules", meeting=full.id)
    ask = exchanging.ask(desk, "Names", account=full.account, give=give.id)
    removing.remove(desk, full)
    assert desk.the(type(ask), ask.id).give is None
    removing.bring_back(desk, trash(desk.book, desk.now)[0].act)
    assert desk.the(type(ask), ask.id) == ask


def test_what_was_changed_since_is_not_put_back(desk, full):
    shown = promising.promise(desk, "Demo data", ours=True, account=full.account)
    removing.remove(desk, shown)
    account = people.edit_account(desk, full.account, shared_goal="Less waste")
    removing.bring_back(desk, trash(desk.book, desk.now)[0].act)
    assert desk.the(Account, full.account) == account


def test_a_meeting_whose_account_is_gone_asks_for_that_first(desk, full):
    removing.remove(desk, full)
    meeting_act = trash(desk.book, desk.now)[0].act
    removing.remove(desk, desk.the(Account, full.account))
    with pytest.raises(Problem, match="deleted too"):
        removing.bring_back(desk, meeting_act)
    account_act = trash(desk.book, desk.now)[0].act
    removing.bring_back(desk, account_act)
    removing.bring_back(desk, meeting_act)
    assert desk.the(Meeting, full.id) == full
    with pytest.raises(Problem, match="back already"):
        removing.bring_back(desk, meeting_act)


def test_rows_that_were_asked_again_are_no_trash(desk, full, monday):
    later = Moment.at(monday.instant + timedelta(days=1), monday.zone)
    moving.move(desk, full.id, later, by_us=True)
    moving.cancel(desk, full.id, by_us=True)
    assert desk.the(Meeting, full.id).outcome is Outcome.CANCELLED_BY_US
    assert trash(desk.book, desk.now) == ()


def test_what_was_deleted_long_ago_is_not_listed(desk, full):
    removing.remove(desk, full)
    assert trash(desk.book, desk.now + timedelta(days=89))
    assert trash(desk.book, desk.now + timedelta(days=91)) == ()


def test_what_was_deleted_twice_is_listed_once(desk, full):
    removing.remove(desk, full)
    removing.bring_back(desk, trash(desk.book, desk.now)[0].act)
    removing.remove(desk, desk.the(Meeting, full.id))
    assert len(trash(desk.book, desk.now)) == 1
