"""Calendars read again and again: absent is not empty (RELIABILITY)."""

import pytest

from app.book.fetches import fetched
from app.book.verify import verify
from app.desk import calendars, moving, removing, settings
from app.errors import Problem
from app.exchange.ics import read_calendar
from app.records.calendar_source import CalendarSource
from app.records.event import Event
from app.records.meeting import Meeting, Outcome

ADDRESS = "webcal://calendar.google.com/calendar/ical/ida/private-42/basic.ics"
ANNA = "ATTENDEE;CN=Anna Berg:mailto:anna@norrland.example"
MIA = "ORGANIZER;CN=Mia Holm:mailto:mia@ours.example"


def event(uid, start="20261123T130000Z", *more, people=(MIA, ANNA), sequence=0):
    lines = (
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20261119T080000Z",
        f"SUMMARY:Talk {uid}",
        f"DTSTART:{start}",
        "DURATION:PT30M",
        f"SEQUENCE:{sequence}",
        *people,
        *more,
        "END:VEVENT\r\n",
    )
    return "\r\n".join(lines)


@pytest.fixture
def owned(desk):
    settings.change(
        desk, own_emails=("mia@ours.example",), own_domains=("ours.example",)
    )
    return desk


@pytest.fixture
def source(owned):
    return calendars.add_calendar(owned, ADDRESS)


@pytest.fixture
def take(owned, source, clock):
    """Takes in a calendar as it was fetched."""

    def fetch(*events, of=source, **more):
        body = "".join(events)
        text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n"
        read = read_calendar(text, zone="Europe/Stockholm", now=clock.now)
        return calendars.take_fetched(owned, of.id, read, **more)

    return fetch


def meetings(desk):
    return {meeting.uid: meeting for meeting in desk.book.every(Meeting)}


def test_a_calendar_is_kept_by_its_secure_address_and_a_name(desk, source):
    assert desk.book.every(CalendarSource) == (source,)
    assert source.address.startswith("https://calendar.google.com/")
    assert (source.name, source.is_file) == ("Google", False)
    named = calendars.add_calendar(desk, "https://a.example/b.ics", "  My  calls ")
    assert named.name == "My calls"


def test_the_same_calendar_twice_is_refused(desk, source):
    with pytest.raises(Problem, match="read already, as “Google”"):
        calendars.add_calendar(desk, f" {source.address} ")
    assert len(desk.book.every(CalendarSource)) == 1


def test_adding_and_removing_a_calendar_can_be_undone(desk, source):
    calendars.remove_calendar(desk, source.id)
    assert desk.book.every(CalendarSource) == ()
    desk.undo()
    assert desk.book.every(CalendarSource) == (source,)
    desk.undo()
    assert desk.book.every(CalendarSource) == ()


def test_what_a_calendar_brought_stays_when_it_is_removed(desk, source, take):
    take(event("one"))
    calendars.remove_calendar(desk, source.id)
    assert set(meetings(desk)) == {"one"}


def test_a_fetch_is_one_act_and_one_undo_takes_it_back(desk, take):
    done = take(event("one"), event("two", people=()))
    assert done.sentence == "1 meeting added, 1 other event kept as busy time."
    desk.undo()
    assert meetings(desk) == {}
    assert desk.book.every(Event) == ()


def test_a_fetch_without_news_leaves_no_trace_in_the_journal(desk, source, take):
    take(event("one"))
    acts = len(desk.book.acts(100))
    take(event("one"), etag='"2"')
    calendars.note_unchanged(desk, source.id)
    calendars.note_trouble(desk, source.id, Problem("The calendar did not answer."))
    assert len(desk.book.acts(100)) == acts
    assert verify(desk.book).whole


def test_what_is_known_of_a_fetch_is_kept(desk, source, take, clock):
    assert fetched(desk.book, source.id).answered is None
    take(event("one"), etag='W/"1"', modified="Mon, 23 Nov 2026 08:00:00 GMT")
    known = fetched(desk.book, source.id)
    assert (known.etag, known.modified) == ('W/"1"', "Mon, 23 Nov 2026 08:00:00 GMT")
    assert known.brought == {"one"}
    calendars.note_trouble(desk, source.id, Problem("It did not answer.", "Wait."))
    after = fetched(desk.book, source.id)
    assert (after.trouble, after.advice) == ("It did not answer.", "Wait.")
    assert (after.answered, after.etag) == (known.answered, known.etag)
    calendars.note_unchanged(desk, source.id)
    last = fetched(desk.book, source.id)
    assert (last.trouble, last.read) == ("", known.read)
    assert last.answered > known.answered


def test_what_is_absent_is_listed_and_not_cancelled(desk, take):
    take(event("one"), event("two"), event("lunch", people=()))
    done = take(event("one"))
    assert done.gone == 2
    assert done.sentence == (
        "Nothing new. No longer in your calendar: 2. See the settings."
    )
    assert all(meeting.is_open for meeting in meetings(desk).values())
    found = calendars.gone(desk)
    assert [one.uid for one in found.meetings] == ["two"]
    assert [one.uid for one in found.events] == ["lunch"]
    assert take(event("one")).gone == 0
    assert len(calendars.gone(desk)) == 2


def test_an_empty_calendar_empties_nothing(desk, take):
    take(event("one"), event("two"))
    assert take().gone == 2
    assert all(meeting.is_open for meeting in meetings(desk).values())


def test_what_comes_back_is_no_longer_listed(desk, take):
    take(event("one"), event("two"))
    take(event("one"))
    take(event("one"), event("two"))
    assert len(calendars.gone(desk)) == 0


def test_what_is_past_or_away_is_not_listed(desk, take, clock):
    take(event("past", "20261118T100000Z"), event("one"), event("cancelled"))
    moving.cancel(desk, meetings(desk)["cancelled"].id, by_us=True)
    take()
    assert [one.uid for one in calendars.gone(desk).meetings] == ["one"]
    clock.now = clock.now.replace(day=24)
    assert len(calendars.gone(desk)) == 0


def test_what_the_file_has_but_cannot_be_taken_is_not_gone(desk, take):
    broken = "BEGIN:VEVENT\r\nUID:two\r\nDTSTART:never\r\nEND:VEVENT\r\n"
    weekly = "RRULE:FREQ=WEEKLY;COUNT=3"
    nonsense = "RRULE:FREQ=SECONDLY"
    take(event("one"), event("two"), event("s", "20261123T130000Z", weekly))
    take(
        event("one", "20280101T130000Z", sequence=1),
        broken,
        event("s", "20261123T130000Z", nonsense),
    )
    assert len(calendars.gone(desk)) == 0


def test_occurrences_cut_off_a_series_are_listed(desk, take):
    take(event("s", "20261123T130000Z", "RRULE:FREQ=WEEKLY;COUNT=3"))
    take(event("s", "20261123T130000Z", "RRULE:FREQ=WEEKLY;COUNT=2"))
    (last,) = calendars.gone(desk).meetings
    assert last.uid == "s/20261207T130000Z"


def test_what_another_calendar_still_has_is_not_gone(desk, take):
    other = calendars.add_calendar(desk, "https://other.example/a.ics")
    take(event("one"))
    take(event("one"), of=other)
    take()
    assert len(calendars.gone(desk)) == 0
    take(of=other)
    assert len(calendars.gone(desk)) == 1


def test_what_is_gone_is_cancelled_when_told_so_and_one_undo_brings_it_back(desk, take):
    take(event("one"), event("two"), event("lunch", people=()))
    take()
    assert calendars.cancel_gone(desk) == 3
    outcomes = {one.outcome for one in meetings(desk).values()}
    assert outcomes == {Outcome.CANCELLED_BY_US}
    assert desk.book.every(Event) == ()
    assert len(calendars.gone(desk)) == 0
    desk.undo()
    assert len(calendars.gone(desk)) == 3


def test_what_was_cancelled_as_gone_stands_again_when_it_is_back(desk, take):
    take(event("one"))
    take()
    calendars.cancel_gone(desk)
    take(event("one"))
    assert meetings(desk)["one"].is_open


def test_what_the_source_cancels_is_cancelled_by_them(desk, take):
    theirs = ("ORGANIZER;CN=Anna Berg:mailto:anna@norrland.example",)
    theirs += ("ATTENDEE:mailto:mia@ours.example",)
    take(event("one", people=theirs))
    take(event("one", "20261123T130000Z", "STATUS:CANCELLED", people=theirs))
    assert meetings(desk)["one"].outcome is Outcome.CANCELLED_BY_THEM
    assert len(calendars.gone(desk)) == 0


def test_what_was_taken_out_by_hand_does_not_come_back(desk, take):
    take(event("one"), event("two"))
    removing.remove(desk, meetings(desk)["one"])
    done = take(event("one"), event("two"), event("three"))
    assert set(meetings(desk)) == {"two", "three"}
    assert done.sentence == (
        "1 meeting added. 1 event that you took out here stayed out."
    )


def test_a_fetch_taken_back_does_not_come_again_by_itself(desk, take):
    take(event("one"))
    desk.undo()
    assert take(event("one")).imported.away == 1
    assert meetings(desk) == {}


def test_what_was_cancelled_before_it_came_comes_when_it_stands(desk, take):
    take(event("one", "20261123T130000Z", "STATUS:CANCELLED"))
    assert meetings(desk) == {}
    take(event("one", sequence=1))
    assert set(meetings(desk)) == {"one"}


def test_a_calendar_removed_meanwhile_takes_nothing_in(desk, source, take):
    calendars.remove_calendar(desk, source.id)
    with pytest.raises(Problem, match="not in the book"):
        take(event("one"))
    assert meetings(desk) == {}
