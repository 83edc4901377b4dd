from datetime import timedelta

import pytest

from app.book.families import KeptPack
from app.desk import booking
from app.errors import Problem
from app.records.account import Account
from app.records.event import Invited
from app.records.meeting import Meeting
from app.records.person import Person
from checklists.pack import Channel, Kind
from checklists.reading import read_pack


def test_a_new_name_is_a_new_account(desk, meeting):
    (account,) = desk.book.every(Account)
    assert account.name == "Norrland Robotics"
    assert meeting.account == account.id


def test_the_same_name_in_other_letters_is_the_same_account(desk, meeting, monday):
    booking.book_meeting(desk, "norrland  ROBOTICS", monday, 30, channel=Channel.PHONE)
    assert len(desk.book.every(Account)) == 1


def test_a_meeting_keeps_the_packs_it_began_with(desk, meeting):
    names = [version.pack for version in meeting.packs]
    assert names == ["core", "web", "exploratory"]
    kept = {pack.pack: read_pack(pack.body) for pack in desk.book.every(KeptPack)}
    assert kept == {name: desk.library.pack(name) for name in names}


def test_its_agenda_is_the_skeleton_of_its_kind_fitted_to_the_time(meeting):
    assert sum(line.minutes for line in meeting.agenda.lines) == 45
    assert meeting.agenda.lines[0].owner == "us"


def test_invited_people_are_made_once(desk, meeting, monday):
    again = booking.book_meeting(
        desk,
        meeting.account,
        monday,
        30,
        channel=Channel.WEB,
        attendees=[Invited("A. Berg", "anna@norrland.example")],
    )
    assert again.attendees[0].person == meeting.attendees[0].person
    assert len(desk.book.every(Person)) == 3


def test_people_of_ours_belong_to_no_account(desk, meeting):
    mia = desk.the(Person, meeting.attendees[2].person)
    assert mia.ours
    assert mia.account is None


def test_a_first_meeting_is_exploratory(desk, monday):
    first = booking.book_meeting(desk, "Brightwell", monday, 30, channel=Channel.WEB)
    assert first.kind is Kind.EXPLORATORY
    assert first.title == "Exploratory with Brightwell"


def test_a_meeting_that_has_begun_is_unplanned(desk, clock, monday):
    clock.now = monday.instant + timedelta(minutes=1)
    assert booking.book_meeting(
        desk, "Brightwell", monday, 30, channel=Channel.PHONE
    ).unplanned


@pytest.mark.parametrize("minutes", [0, -5, 24 * 60 + 1])
def test_a_length_that_is_none_is_refused_and_nothing_changes(desk, monday, minutes):
    with pytest.raises(Problem, match="minutes"):
        booking.book_meeting(desk, "Brightwell", monday, minutes, channel=Channel.WEB)
    assert desk.book.every(Account) == ()
    assert desk.book.every(Meeting) == ()
    assert desk.can_undo is None


def test_an_account_without_a_name_is_refused(desk, monday):
    with pytest.raises(Problem, match="account has no words"):
        booking.book_meeting(desk, "  ", monday, 30, channel=Channel.WEB)
