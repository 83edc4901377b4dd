"""What was deleted here and is still in the calendar."""

import pytest

from app.desk import calendars, importing, removing, settings
from app.exchange.ics import read_calendar
from app.records.account import Account
from app.records.meeting import Meeting

MIA = "ORGANIZER;CN=Mia Holm:mailto:mia@ours.example"
ANNA = "ATTENDEE;CN=Anna Berg;PARTSTAT={}:mailto:anna@norrland.example"
HERE = "LOCATION:https://meet.google.com/abc-defg-hij"


def event(
    uid="one",
    day="23",
    title="Demo with Norrland Robotics",
    sequence=0,
    stamp="20261119T080000Z",
    reply="NEEDS-ACTION",
    more=(HERE,),
):
    return "\r\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTAMP:{stamp}",
            f"SUMMARY:{title}",
            f"DTSTART:202611{day}T130000Z",
            f"DTEND:202611{day}T134500Z",
            f"SEQUENCE:{sequence}",
            MIA,
            ANNA.format(reply),
            *more,
            "END:VEVENT\r\n",
        ]
    )


@pytest.fixture
def reading(desk, clock):
    settings.change(
        desk, own_emails=("mia@ours.example",), own_domains=("ours.example",)
    )

    def read(*events):
        raw = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n"
        return read_calendar(raw, zone="Europe/Stockholm", now=clock.now)

    return read


@pytest.fixture
def take_in(desk, reading):
    return lambda *events: importing.apply_calendar(desk, reading(*events))


@pytest.fixture
def deleted(desk, take_in):
    """A meeting that came with a calendar and was deleted."""
    take_in(event())
    (meeting,) = desk.book.every(Meeting)
    removing.remove(desk, meeting)
    return meeting


def test_a_deleted_meeting_stays_out_of_the_next_import(desk, take_in, deleted):
    done = take_in(event(), event("two", "24"))
    assert [one.uid for one in desk.book.every(Meeting)] == ["two"]
    assert (len(done.new), done.away) == (1, 1)
    assert done.sentence == (
        "1 meeting added. 1 event that you took out here stayed out."
    )
    assert take_in(event()).sentence == (
        "Nothing new. 1 event that you took out here stayed out."
    )


@pytest.mark.parametrize(
    "same",
    [
        event(stamp="20261120T080000Z"),
        event(reply="ACCEPTED"),
        event(day="25", stamp="20261101T080000Z"),
    ],
    ids=["exported again", "they replied", "an older state"],
)
def test_what_says_nothing_new_does_not_bring_it_back(desk, take_in, deleted, same):
    assert take_in(same).away == 1
    assert desk.book.every(Meeting) == ()


@pytest.mark.parametrize(
    "another",
    [
        event(day="25"),
        event(title="Pilot with Norrland Robotics"),
        event(sequence=1),
        event(more=("LOCATION:https://zoom.us/j/123456789",)),
    ],
    ids=["moved", "renamed", "sent anew", "another room"],
)
def test_an_invite_that_changed_brings_it_back(desk, take_in, deleted, another):
    done = take_in(another)
    (back,) = desk.book.every(Meeting)
    assert done.new == (back.id,)
    assert back.uid == "one"


def test_one_brought_back_by_hand_is_kept_up_to_date(desk, take_in, deleted):
    removing.bring_back(desk, desk.done[-1].id)
    assert take_in(event()).unchanged == 1
    assert len(take_in(event(title="Pilot", sequence=1)).updated) == 1


def test_a_deletion_taken_back_is_none(desk, take_in, deleted):
    desk.undo()
    assert (take_in(event()).unchanged, len(desk.book.every(Meeting))) == (1, 1)
    desk.undo()
    assert desk.book.every(Meeting) == ()


def test_a_deletion_done_again_is_one(desk, take_in, deleted):
    desk.undo()
    desk.redo()
    assert take_in(event()).away == 1


def test_an_import_taken_back_is_no_deletion(desk, take_in):
    take_in(event())
    desk.undo()
    assert len(take_in(event()).new) == 1


def test_meetings_deleted_with_their_account_stay_out(desk, take_in):
    take_in(event())
    (account,) = desk.book.every(Account)
    removing.remove(desk, account)
    assert take_in(event(reply="ACCEPTED")).away == 1
    assert desk.book.every(Account) == ()


def test_deleted_again_it_is_compared_with_what_it_was_last(desk, take_in, deleted):
    take_in(event(day="25", sequence=1))
    removing.remove(desk, desk.book.every(Meeting)[0])
    assert take_in(event(day="25", sequence=1)).away == 1
    assert len(take_in(event(day="26", sequence=2)).new) == 1


def test_a_fetched_calendar_leaves_out_what_was_deleted_until_it_changes(desk, reading):
    source = calendars.add_calendar(desk, "https://example.com/a.ics")

    def fetch(*events):
        return calendars.take_fetched(desk, source.id, reading(*events)).imported

    fetch(event())
    removing.remove(desk, desk.book.every(Meeting)[0])
    assert fetch(event()).away == 1
    assert len(fetch(event(day="25", sequence=1)).new) == 1
