from datetime import timedelta

import pytest

from app.desk import answering, booking, changing, importing, moving, settings
from app.desk.import_plan import Intake
from app.exchange.ics import read_calendar
from app.records.account import Account
from app.records.event import Event, Invited
from app.records.meeting import Answer, Meeting, Outcome, Reply
from app.records.person import Person
from checklists.pack import Channel, ItemId, Kind

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
MIA = "ORGANIZER;CN=Mia Holm:mailto:mia@ours.example"
ANSWER = "ATTENDEE;CN=Anna Berg;PARTSTAT={}:mailto:anna@norrland.example"
ANNA = ANSWER.format("NEEDS-ACTION")


def event(
    uid="one",
    title="Demo with Norrland Robotics",
    start="20261123T130000Z",
    end="20261123T134500Z",
    sequence=0,
    stamp="20261119T080000Z",
    people=(MIA, ANNA),
    more=("LOCATION:https://meet.google.com/abc-defg-hij",),
):
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"SUMMARY:{title}",
        f"DTSTART:{start}",
        f"DTEND:{end}",
        f"SEQUENCE:{sequence}",
        *people,
        *more,
        "END:VEVENT",
    ]
    return "\r\n".join(lines) + "\r\n"


@pytest.fixture
def owned(desk):
    settings.change(
        desk, own_emails=("mia@ours.example",), own_domains=("ours.example",)
    )
    return desk


@pytest.fixture
def take_in(owned, clock):
    def take(*events, method=""):
        text = HEAD + (f"METHOD:{method}\r\n" if method else "")
        calendar = read_calendar(
            text + "".join(events) + "END:VCALENDAR\r\n",
            zone="Europe/Stockholm",
            now=clock.now,
        )
        return importing.apply_calendar(owned, calendar)

    return take


def only(desk, family):
    (found,) = desk.book.every(family)
    return found


def test_an_invite_becomes_a_meeting_with_people_and_account(desk, take_in):
    done = take_in(event())
    meeting = only(desk, Meeting)
    assert done.new == (meeting.id,)
    assert (meeting.kind, meeting.channel) == (Kind.DEMO, Channel.WEB)
    assert meeting.minutes == 45
    assert meeting.invite_is_ours
    assert meeting.link == "https://meet.google.com/abc-defg-hij"
    account = only(desk, Account)
    assert (account.name, account.domains) == (
        "Norrland Robotics",
        ("norrland.example",),
    )
    people = {p.name: p for p in desk.book.every(Person)}
    assert people["Mia Holm"].ours
    assert people["Anna Berg"].account == account.id
    assert people["Anna Berg"].emails == ("anna@norrland.example",)


def test_the_same_file_again_changes_nothing(desk, take_in):
    take_in(event(), event("two", "Lunch", people=()))
    acts = len(desk.book.acts(100))
    again = take_in(event(), event("two", "Lunch", people=()))
    assert (again.new, again.updated, again.unchanged) == ((), (), 2)
    assert len(desk.book.acts(100)) == acts


def test_a_second_meeting_finds_the_account_by_its_domain(desk, take_in):
    take_in(event(), event("two", "Catch-up", "20261130T130000Z", "20261130T133000Z"))
    assert len(desk.book.every(Account)) == 1
    assert len(desk.book.every(Person)) == 2


def test_an_account_and_a_person_on_file_are_used(desk, take_in, meeting):
    take_in(event())
    assert len(desk.book.every(Account)) == 1
    annas = [p for p in desk.book.every(Person) if p.name == "Anna Berg"]
    assert len(annas) == 1


def test_a_moved_invite_moves_the_meeting_and_keeps_its_answers(desk, take_in):
    take_in(event())
    meeting = only(desk, Meeting)
    answering.answer(desk, meeting.id, ItemId("plan-min-outcome"), "A cost sheet")
    done = take_in(event(start="20261124T130000Z", end="20261124T134500Z", sequence=1))
    after = only(desk, Meeting)
    assert done.updated == (meeting.id,)
    assert after.id == meeting.id
    assert after.starts.instant == meeting.starts.instant + timedelta(days=1)
    assert after.moves[0].by_us
    assert after.sequence == 1
    assert only(desk, Answer).text == "A cost sheet"


def test_an_older_state_is_passed_over(desk, take_in):
    take_in(event(sequence=2))
    meeting = only(desk, Meeting)
    done = take_in(event(start="20261124T130000Z", end="20261124T134500Z", sequence=1))
    assert done.unchanged == 1
    assert only(desk, Meeting) == meeting


def test_a_younger_file_with_the_same_sequence_is_taken(desk, take_in, clock):
    take_in(event())
    clock.now += timedelta(hours=3)
    late = event(title="Demo, renamed", stamp="20261120T100000Z")
    assert len(take_in(late).updated) == 1
    assert only(desk, Meeting).title == "Demo, renamed"


def test_what_was_changed_by_hand_is_not_turned_back_by_an_old_file(
    desk, take_in, clock
):
    take_in(event())
    meeting = only(desk, Meeting)
    moving.move(desk, meeting.id, meeting.ends, by_us=True)
    moved = only(desk, Meeting)
    assert take_in(event()).unchanged == 1
    assert only(desk, Meeting) == moved


def test_of_two_states_in_one_file_the_newest_counts(desk, take_in):
    take_in(event(sequence=1, title="Newer demo"), event(sequence=0))
    assert only(desk, Meeting).title == "Newer demo"


def test_their_reply_is_noted(desk, take_in):
    take_in(event())
    take_in(event(people=(MIA, ANSWER.format("ACCEPTED"))), method="REPLY")
    meeting = only(desk, Meeting)
    anna = next(p for p in desk.book.every(Person) if p.name == "Anna Berg")
    replies = {a.person: a.reply for a in meeting.attendees}
    assert replies[anna.id] is Reply.YES


def test_a_cancelled_invite_cancels_the_meeting_once(desk, take_in):
    take_in(event())
    done = take_in(event(sequence=1, more=("STATUS:CANCELLED",)), method="CANCEL")
    meeting = only(desk, Meeting)
    assert done.cancelled == (meeting.id,)
    assert meeting.outcome is Outcome.CANCELLED_BY_US
    again = take_in(event(sequence=1, more=("STATUS:CANCELLED",)), method="CANCEL")
    assert (again.cancelled, again.unchanged) == ((), 1)


def test_time_among_ourselves_is_busy_time(desk, take_in):
    take_in(event("two", "Team day", people=()))
    busy = only(desk, Event)
    assert (busy.title, busy.uid) == ("Team day", "two")
    assert desk.book.every(Meeting) == ()
    moved = event("two", "Team day", "20261125T130000Z", "20261125T134500Z", people=())
    assert take_in(moved).busy == 1
    assert only(desk, Event).id == busy.id


def test_busy_time_that_a_customer_joins_becomes_a_meeting(desk, take_in):
    take_in(event(people=()))
    take_in(event(sequence=1))
    assert desk.book.every(Event) == ()
    assert only(desk, Meeting).uid == "one"


def test_a_plan_says_what_would_be_done_and_does_nothing(owned, clock):
    text = HEAD + event() + event("two", "Team day", people=()) + "END:VCALENDAR\r\n"
    calendar = read_calendar(text, zone="UTC", now=clock.now)
    before = len(owned.book.acts(100))
    plan = importing.plan_import(owned, calendar)
    assert len(plan.of(Intake.NEW)) == len(plan.of(Intake.BUSY)) == 1
    assert len(owned.book.acts(100)) == before
    done = importing.carry_out(owned, plan.without({"one"}))
    assert (done.new, done.busy) == ((), 1)


def test_one_undo_takes_a_whole_calendar_back(desk, take_in):
    take_in(event(), event("two", "Team day", people=()))
    assert desk.undo() == "importing a calendar"
    for family in (Meeting, Person, Account, Event):
        assert desk.book.every(family) == ()


def test_a_whole_series_ends_together(desk, take_in):
    weekly = event(more=("RRULE:FREQ=WEEKLY;COUNT=3",))
    assert len(take_in(weekly).new) == 3
    done = take_in(event(sequence=1, more=("STATUS:CANCELLED",)), method="CANCEL")
    assert len(done.cancelled) == 3


def test_somebody_added_by_hand_stays_through_an_update(desk, take_in):
    take_in(event())
    meeting = only(desk, Meeting)
    by_hand = (*meeting.attendees, Invited("Tomás Ruiz", ""))
    after = changing.invite(desk, meeting.id, by_hand)
    take_in(event(sequence=1, title="Demo, again"))
    assert set(only(desk, Meeting).attendees) == set(after.attendees)


def test_a_booked_meeting_without_a_uid_is_left_alone(desk, take_in, monday):
    booking.book_meeting(desk, "Brightwell", monday, 30, channel=Channel.WEB)
    assert len(take_in(event()).new) == 1
    assert len(desk.book.every(Meeting)) == 2


def test_a_meeting_that_ended_between_plan_and_deed_stays_as_it_is(
    owned, take_in, clock
):
    take_in(event())
    text = HEAD + event(sequence=1, title="Other") + "END:VCALENDAR\r\n"
    plan = importing.plan_import(owned, read_calendar(text, zone="UTC", now=clock.now))
    meeting = only(owned, Meeting)
    moving.cancel(owned, meeting.id, by_us=False)
    assert importing.carry_out(owned, plan).unchanged == 1
    assert only(owned, Meeting).title == meeting.title


def test_a_cancelled_meeting_that_comes_again_stands_again(desk, take_in):
    take_in(event())
    moving.cancel(desk, only(desk, Meeting).id, by_us=False)
    done = take_in(event(sequence=2, start="20261126T130000Z", end="20261126T134500Z"))
    assert len(done.updated) == 1
    assert only(desk, Meeting).outcome is Outcome.BOOKED


def test_busy_time_that_is_called_off_is_free_again(desk, take_in):
    take_in(event("two", "Team day", people=()))
    take_in(event("two", "Team day", sequence=1, people=()), method="CANCEL")
    assert desk.book.every(Event) == ()
