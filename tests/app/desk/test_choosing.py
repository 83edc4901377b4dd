"""Which events are meetings, by one word of the rep."""

import pytest

from app.book.verify import verify
from app.desk import (
    answering,
    calendars,
    calling,
    choosing,
    importing,
    promising,
    removing,
    settings,
)
from app.desk.written import written_in
from app.errors import Problem
from app.exchange.ics import read_calendar
from app.records.account import Account
from app.records.event import ChosenBy, Event, EventChoice
from app.records.meeting import Answer, Meeting
from app.records.promise import Promise
from checklists.pack import Channel, ItemId, Kind

MIA = "ORGANIZER;CN=Mia Holm:mailto:mia@ours.example"
NILS = "ATTENDEE;CN=Nils Ek:mailto:nils@ours.example"
ANNA = "ATTENDEE;CN=Anna Berg;PARTSTAT=ACCEPTED:mailto:anna@norrland.example"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"
BODY = (
    "LOCATION:https://zoom.us/j/123456789",
    "DESCRIPTION:The call will be recorded.\\nDial +46 8 505 200 00",
)


def event(uid="one", title="Forecast", day="23", people=(MIA, NILS), *, more=BODY):
    return "\r\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            "DTSTAMP:20261119T080000Z",
            f"SUMMARY:{title}",
            f"DTSTART:202611{day}T130000Z",
            f"DTEND:202611{day}T134500Z",
            *people,
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
def meetings(desk):
    return lambda: {one.uid: one for one in desk.book.every(Meeting)}


@pytest.fixture
def busy(desk):
    return lambda: {one.uid: one for one in desk.book.every(Event)}


def customers(uid="one", title="Demo", day="23", *, more=BODY):
    return event(uid, title, day, (MIA, ANNA), more=more)


# Busy time that is a meeting


def test_busy_time_becomes_a_meeting_with_all_its_invite_said(
    desk, take_in, meetings, busy
):
    take_in(event(title="Demo, Norrland Robotics"))
    (known,) = busy().values()
    done = choosing.take_as_meeting(desk, known.id)
    (meeting,) = meetings().values()
    assert done.meetings == (meeting.id,)
    assert done.sentence == "“Demo, Norrland Robotics” is a meeting now."
    assert (meeting.kind, meeting.channel) == (Kind.DEMO, Channel.WEB)
    assert meeting.link == "https://zoom.us/j/123456789"
    assert meeting.number == "+46850520000"
    assert meeting.recording
    assert meeting.minutes == 45
    assert len(meeting.attendees) == 2
    assert desk.book.every(Account)[0].name == "Norrland Robotics"
    assert busy() == {}


def test_the_account_is_guessed_by_the_domain_of_who_comes(desk, take_in, busy):
    take_in(event(title="Fair", people=(MIA, ANNA), more=("TRANSP:TRANSPARENT",)))
    choosing.take_as_meeting(desk, busy()["one"].id)
    (account,) = desk.book.every(Account)
    assert (account.name, account.domains) == ("Norrland", ("norrland.example",))


def test_it_holds_for_the_series_and_for_what_comes_of_it_later(
    desk, take_in, meetings, busy
):
    take_in(event(more=(*BODY, WEEKLY)))
    first, *_ = busy().values()
    done = choosing.take_as_meeting(desk, first.id)
    assert done.sentence == "“Forecast” is a meeting now, with 3 more of its series."
    assert (len(meetings()), busy()) == (4, {})
    longer = WEEKLY.replace("4", "6")
    later = take_in(event(more=(*BODY, longer)))
    assert (len(later.new), len(later.updated)) == (2, 0)


def test_one_alone_leaves_the_rest_of_its_series(desk, take_in, meetings, busy):
    take_in(event(more=(*BODY, WEEKLY)))
    _, second, *_ = busy().values()
    choosing.take_as_meeting(desk, second.id, alone=True)
    assert set(meetings()) == {second.uid}
    assert take_in(event(more=(*BODY, WEEKLY))).unchanged == 4


def test_what_is_over_stays_busy_time_but_the_one_chosen(
    desk, take_in, meetings, busy, clock
):
    take_in(event(day="16", more=(*BODY, WEEKLY)))
    assert len(busy()) == 4
    over, *_ = busy().values()
    choosing.take_as_meeting(desk, over.id)
    assert len(meetings()) == 4
    desk.undo()
    coming = busy()["one/20261123T130000Z"]
    choosing.take_as_meeting(desk, coming.id)
    assert set(busy()) == {over.uid}
    assert take_in(event(day="16", more=(*BODY, WEEKLY))).unchanged == 4


def test_one_undo_makes_all_of_it_busy_time_again(desk, take_in, meetings, busy):
    take_in(event(more=(*BODY, WEEKLY)))
    before = busy()
    choosing.take_as_meeting(desk, next(iter(before.values())).id)
    desk.undo()
    assert (meetings(), busy()) == ({}, before)
    assert desk.book.every(EventChoice) == ()
    assert desk.book.every(Account) == ()
    desk.redo()
    assert len(meetings()) == 4


# A meeting that is none


def test_a_meeting_becomes_busy_time_and_stays_so(desk, take_in, meetings, busy):
    take_in(customers())
    done = choosing.count_as_busy(desk, meetings()["one"].id)
    assert done.sentence == "“Demo” is busy time now."
    (kept,) = busy().values()
    assert (kept.title, kept.uid, len(kept.people)) == ("Demo", "one", 2)
    again = take_in(customers())
    assert (again.new, meetings()) == ((), {})
    assert take_in(customers()).unchanged == 1
    assert busy()["one"].links == ("https://zoom.us/j/123456789",)


def test_a_fetch_respects_it_too(desk, reading, meetings, busy):
    source = calendars.add_calendar(desk, "https://example.com/a.ics")
    calendars.take_fetched(desk, source.id, reading(customers()))
    choosing.count_as_busy(desk, meetings()["one"].id)
    calendars.take_fetched(desk, source.id, reading(customers()))
    assert (meetings(), set(busy())) == ({}, {"one"})
    assert len(calendars.gone(desk)) == 0


def test_a_series_is_busy_time_together_or_one_alone(desk, take_in, meetings, busy):
    take_in(customers(more=(*BODY, WEEKLY)))
    first, second, *_ = meetings().values()
    choosing.count_as_busy(desk, second.id, alone=True)
    assert set(busy()) == {second.uid}
    done = choosing.count_as_busy(desk, first.id)
    assert done.sentence == "“Demo” is busy time now, with 2 more of its series."
    assert (meetings(), len(busy())) == ({}, 4)
    (only,) = desk.book.every(EventChoice)
    assert (only.by, only.value, only.is_meeting) == (ChosenBy.SERIES, "one", False)


def test_one_undo_brings_the_meeting_back_with_its_answers(desk, take_in, meetings):
    take_in(customers())
    (before,) = meetings().values()
    answering.answer(desk, before.id, ItemId("plan-min-outcome"), "A cost sheet")
    choosing.count_as_busy(desk, before.id)
    assert desk.book.every(Answer) == ()
    desk.undo()
    assert meetings()["one"] == before
    assert len(desk.book.every(Answer)) == 1
    assert desk.book.every(EventChoice) == ()


def test_what_was_written_comes_back_when_it_is_a_meeting_again(
    desk, take_in, meetings, busy
):
    take_in(customers())
    (before,) = meetings().values()
    answering.answer(desk, before.id, ItemId("plan-min-outcome"), "A cost sheet")
    promising.promise(desk, "Send the plan", ours=True, meeting=before.id)
    choosing.count_as_busy(desk, before.id)
    assert desk.book.every(Promise) == ()
    take_in(customers(day="25"))
    done = choosing.take_as_meeting(desk, busy()["one"].id)
    assert done.meetings == (before.id,)
    (back,) = meetings().values()
    assert back.starts.instant.day == 25
    assert [a.text for a in desk.book.every(Answer)] == ["A cost sheet"]
    assert [p.what for p in desk.book.every(Promise)] == ["Send the plan"]
    assert busy() == {}


def test_of_a_series_each_comes_back_with_its_own(desk, take_in, meetings, busy):
    take_in(customers(more=(*BODY, WEEKLY)))
    first, second, *_ = meetings().values()
    for one in (first, second):
        answering.answer(desk, one.id, ItemId("plan-min-outcome"), one.uid)
    choosing.count_as_busy(desk, first.id)
    choosing.take_as_meeting(desk, busy()[second.uid].id, alone=True)
    assert [a.text for a in desk.book.every(Answer)] == [second.uid]
    assert set(meetings()) == {second.uid}


def test_one_whose_account_was_deleted_since_comes_back_new(
    desk, take_in, meetings, busy
):
    take_in(customers())
    choosing.count_as_busy(desk, meetings()["one"].id)
    removing.remove(desk, desk.book.every(Account)[0])
    choosing.take_as_meeting(desk, busy()["one"].id)
    assert len(desk.book.every(Account)) == 1
    assert set(meetings()) == {"one"}


def test_what_has_begun_or_came_from_no_calendar_is_no_busy_time(
    desk, take_in, meetings, meeting, clock
):
    with pytest.raises(Problem, match="came from no calendar"):
        choosing.count_as_busy(desk, meeting.id)
    take_in(customers())
    one = meetings()["one"]
    calling.join(desk, one.id)
    assert not choosing.may_be_busy(desk.book.find(Meeting, one.id))
    with pytest.raises(Problem, match="has begun"):
        choosing.count_as_busy(desk, one.id)


def test_what_is_written_in_meetings_is_told(desk, take_in, meetings):
    take_in(customers(more=(*BODY, WEEKLY)))
    first, second, *_ = meetings().values()
    assert not written_in(desk, [first, second])
    answering.answer(desk, first.id, ItemId("plan-min-outcome"), "A cost sheet")
    promising.promise(desk, "Send the plan", ours=True, meeting=first.id)
    told = written_in(desk, [first, second])
    assert (told.meetings, told.words) == (1, "1 answer and 1 promise")


# Rules for all alike


def test_never_with_certain_words_empties_what_is_to_come(
    desk, take_in, meetings, busy
):
    take_in(customers("a", "Norrland newsletter"), customers("b", "Norrland demo"))
    done = choosing.choose(desk, ChosenBy.WORDS, " Newsletter ", is_meeting=False)
    assert done.sentence == "1 meeting is busy time now."
    assert (set(meetings()), set(busy())) == ({"b"}, {"a"})
    later = take_in(customers("c", "Newsletter, part two"))
    assert (later.new, later.busy) == ((), 1)
    desk.undo()
    desk.undo()
    assert set(meetings()) == {"a", "b"}


def test_always_with_a_domain_fills_it(desk, take_in, meetings):
    take_in(event("a"), event("b", people=(MIA,)))
    done = choosing.choose(desk, ChosenBy.ADDRESS, "Nils@ours.example", is_meeting=True)
    assert done.sentence == "1 event is a meeting now."
    assert set(meetings()) == {"a"}
    (choice,) = desk.book.every(EventChoice)
    assert choice.value == "nils@ours.example"


def test_a_meeting_with_something_written_stays_and_is_told(desk, take_in, meetings):
    take_in(customers("a"), customers("b"))
    one = meetings()["a"]
    answering.answer(desk, one.id, ItemId("plan-min-outcome"), "A cost sheet")
    done = choosing.choose(desk, ChosenBy.DOMAIN, "@norrland.example", is_meeting=False)
    assert (set(meetings()), done.kept) == ({"a"}, 1)
    assert done.sentence == (
        "1 meeting is busy time now, 1 meeting with something written in it stays."
    )
    assert take_in(customers("a"), customers("b")).unchanged >= 1
    assert set(meetings()) == {"a"}


def test_the_same_said_again_is_one_choice_and_the_newest_word_counts(
    desk, take_in, meetings
):
    take_in(customers())
    choosing.choose(desk, ChosenBy.WORDS, "demo", is_meeting=False)
    done = choosing.choose(desk, ChosenBy.WORDS, "Demo", is_meeting=True)
    assert (len(desk.book.every(EventChoice)), set(meetings())) == (1, {"one"})
    assert done.sentence == "1 event is a meeting now."


def test_a_choice_let_go_of_leaves_all_as_without_it(desk, take_in, meetings, busy):
    take_in(customers("a"), event("b", "Team demo"))
    choosing.choose(desk, ChosenBy.WORDS, "demo", is_meeting=False)
    assert meetings() == {}
    (choice,) = desk.book.every(EventChoice)
    done = choosing.let_go(desk, choice.id)
    assert done.sentence == "1 event is a meeting now."
    assert (set(meetings()), set(busy())) == ({"a"}, {"b"})
    assert desk.book.every(EventChoice) == ()
    desk.undo()
    assert meetings() == {}


def test_a_rule_that_meets_nothing_yet_says_so(desk, reading):
    done = choosing.choose(desk, ChosenBy.WORDS, "lunch", is_meeting=False)
    assert done.sentence == "It holds for what is yet to come in."


@pytest.mark.parametrize(
    ("by", "value", "why"),
    [
        (ChosenBy.WORDS, " - ", "nothing to go by"),
        (ChosenBy.WORDS, "x" * 300, "nothing to go by"),
        (ChosenBy.DOMAIN, "norrland", "no mail domain"),
        (ChosenBy.DOMAIN, "ours.example", "your own"),
        (ChosenBy.ADDRESS, "norrland.example", "no mail address"),
        (ChosenBy.ADDRESS, "Mia@ours.example", "is you"),
    ],
)
def test_what_would_be_no_rule_is_refused(desk, reading, by, value, why):
    with pytest.raises(Problem, match=why):
        choosing.choose(desk, by, value, is_meeting=False)
    assert desk.book.every(EventChoice) == ()


def test_the_book_verifies_after_all_of_it(desk, take_in, meetings, busy):
    take_in(customers("a", more=(*BODY, WEEKLY)), event("b"))
    choosing.take_as_meeting(desk, busy()["b"].id)
    choosing.count_as_busy(desk, next(iter(meetings().values())).id)
    choosing.choose(desk, ChosenBy.WORDS, "demo", is_meeting=True)
    desk.undo()
    assert verify(desk.book).faults == ()
