"""The rep's own calendar goes out, and comes back without harm."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.desk import booking, importing, moving, promising
from app.desk.own_calendar import own_calendar
from app.exchange.ics import read_calendar
from app.records.event import Event
from app.records.meeting import Meeting
from app.records.moment import Due, Moment
from app.records.promise import PromiseKind
from checklists.pack import Channel

ZONE = "Europe/Stockholm"


@pytest.fixture
def read(desk, clock):
    """Makes the calendar and reads it again, by uid."""

    def make(**more):
        made = own_calendar(desk, **more)
        calendar = read_calendar(made.file, zone=ZONE, now=clock.now)
        assert calendar.troubles == ()
        assert len(calendar.invites) == made.meetings + made.blocks + made.promises
        return {invite.uid: invite for invite in calendar.invites}

    return make


def promise(desk, meeting, what="Send the cost sheet", **more):
    told = {"ours": True, "account": meeting.account, "due": due(24)}
    return promising.promise(desk, what, **(told | more))


def due(day):
    return Due.on(date(2026, 11, day), ZONE)


def test_a_meeting_goes_out_with_the_time_to_prepare_it(read, meeting, monday):
    found = read()
    itself = found[f"meeting-{meeting.id}@earnest"]
    assert itself.title.count("Norrland Robotics") == 1
    assert (itself.starts, itself.ends) == (meeting.starts, meeting.ends)
    plan = found[f"plan-{meeting.id}@earnest"]
    assert plan.ends.instant == monday.instant - timedelta(hours=24)
    check = found[f"check-{meeting.id}@earnest"]
    assert check.starts.instant == monday.instant - timedelta(minutes=15)
    assert check.ends.instant == monday.instant
    assert plan.title.startswith("Prepare: ")
    assert check.title.startswith("Last check: ")
    assert len(found) == 3


def test_a_short_meeting_is_prepared_up_to_two_hours_before(desk, read, monday):
    short = booking.book_meeting(desk, "Kitano", monday, 15, channel=Channel.PHONE)
    plan = read()[f"plan-{short.id}@earnest"]
    assert plan.ends.instant == monday.instant - timedelta(hours=2)


def test_what_is_over_or_off_asks_for_no_time(desk, read, meeting, clock):
    moving.cancel(desk, meeting.id, by_us=False)
    (itself,) = read().values()
    assert itself.cancelled
    desk.undo()
    clock.now = meeting.ends.instant + timedelta(hours=1)
    assert set(read()) == {f"meeting-{meeting.id}@earnest"}
    clock.now = meeting.ends.instant + timedelta(days=40)
    assert read() == {}


def test_a_limit_that_is_past_is_no_block(desk, read, meeting, monday, clock):
    clock.now = monday.instant - timedelta(hours=3)
    assert f"plan-{meeting.id}@earnest" not in read()
    assert f"check-{meeting.id}@earnest" in read()


def test_a_promise_stands_on_its_day_or_before_its_hour(desk, read, meeting):
    day = promise(desk, meeting)
    noon = datetime(2026, 11, 25, 11, tzinfo=UTC)
    hour = promise(desk, meeting, "Call back", due=Due.at(noon, ZONE))
    found = read()
    whole = found[f"promise-{day.id}@earnest"]
    assert whole.whole_day
    assert whole.starts.wall.startswith("2026-11-24")
    assert whole.title == "Due: Send the cost sheet · Norrland Robotics"
    short = found[f"promise-{hour.id}@earnest"]
    assert short.ends.instant == noon
    assert whole.free
    assert short.free


def test_only_what_is_ours_open_and_not_private_is_due(desk, read, meeting):
    promise(desk, meeting, "Theirs", ours=False)
    promise(desk, meeting, "No day", due=None)
    kept = promise(desk, meeting, "Kept")
    promising.keep(desk, kept.id)
    secret = promise(desk, meeting, "My own lesson")
    with desk.act("a test") as write:
        write.put(replace(secret, private=True))
    assert not [uid for uid in read() if uid.startswith("promise")]


def test_what_they_said_never_goes_out(desk, meeting):
    promise(desk, meeting, "Why is it so dear?", kind=PromiseKind.ANSWER)
    promise(desk, meeting, "Their merger", kind=PromiseKind.PARKED)
    with desk.act("a test") as write:
        secret = "They will be sold in May"
        write.put(replace(desk.the(Meeting, meeting.id), notes=secret, place=secret))
    file = own_calendar(desk).file.replace(b"\r\n ", b"").decode()
    for words in ("dear", "merger", "sold in May", "Anna", "norrland.example", "meet."):
        assert words not in file
    assert "Due: an answer" in file


def test_titles_only_names_no_account(desk, read, meeting, monday):
    later = Moment.at(monday.instant + timedelta(days=1), ZONE)
    booking.book_meeting(
        desk, "Kitano Foods", later, 30, channel=Channel.WEB, title="Second talk"
    )
    promise(desk, meeting)
    assert "Second talk · Kitano Foods" in {one.title for one in read().values()}
    titles = {one.title for one in read(titles_only=True).values()}
    assert "Second talk" in titles
    assert "Due: Send the cost sheet" in titles
    assert not any("Kitano" in title for title in titles)


def test_what_changes_keeps_its_uid_and_raises_its_number(desk, read, meeting, monday):
    uid = f"meeting-{meeting.id}@earnest"
    numbers = [read()[uid].sequence]
    later = Moment.at(monday.instant + timedelta(days=1), ZONE)
    moving.move(desk, meeting.id, later, by_us=True)
    assert read()[uid].starts == later
    numbers.append(read()[uid].sequence)
    moving.cancel(desk, meeting.id, by_us=True)
    numbers.append(read()[uid].sequence)
    desk.undo()
    numbers.append(read()[uid].sequence)
    assert numbers == sorted(set(numbers))


def test_ones_own_calendar_that_comes_back_changes_nothing(desk, meeting, clock):
    promise(desk, meeting)
    acts = len(desk.book.acts(100))
    calendar = read_calendar(own_calendar(desk).file, zone=ZONE, now=clock.now)
    done = importing.apply_calendar(desk, calendar)
    assert (done.changed, done.unchanged) == (False, 4)
    assert desk.book.every(Event) == ()
    assert len(desk.book.acts(100)) == acts


def test_a_colleagues_calendar_comes_in_as_busy_time(desk, meeting, clock):
    file = own_calendar(desk).file.replace(meeting.id.encode(), b"another")
    calendar = read_calendar(file, zone=ZONE, now=clock.now)
    assert importing.apply_calendar(desk, calendar).busy == 3
