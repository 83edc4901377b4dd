"""What a second import may change, and what it leaves as it was changed by hand."""

from datetime import timedelta

import pytest

from app.desk import answering, changing, importing, moving, settings
from app.exchange.ics import read_calendar
from app.records.account import Account
from app.records.event import Event, Invited
from app.records.meeting import Answer, Meeting, Outcome
from app.records.person import Person
from checklists.pack import ItemId

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
MIA = "ORGANIZER;CN=Mia Holm:mailto:mia@ours.example"
ANNA = "ATTENDEE;CN=Anna Berg:mailto:anna@norrland.example"
LARS = "ATTENDEE;CN=Lars Vik:mailto:lars@norrland.example"
MEET = "LOCATION:https://meet.google.com/abc-defg-hij"
LATER = "20261119T090000Z"


def event(
    uid="one",
    title="Demo with Norrland Robotics",
    start="20261123T130000Z",
    end="20261123T134500Z",
    sequence=0,
    stamp="20261119T080000Z",
    people=(MIA, ANNA),
    more=(MEET,),
    zone="",
):
    at = f";TZID={zone}" if zone else ""
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"SUMMARY:{title}",
        f"DTSTART{at}:{start}",
        f"DTEND{at}:{end}",
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
    def take(*events, method="", zone="Europe/Stockholm"):
        text = HEAD + (f"METHOD:{method}\r\n" if method else "")
        raw = text + "".join(events) + "END:VCALENDAR\r\n"
        calendar = read_calendar(raw, zone=zone, now=clock.now)
        return importing.apply_calendar(owned, calendar)

    return take


@pytest.fixture
def only(desk):
    def found(family=Meeting):
        (one,) = desk.book.every(family)
        return one

    return found


def test_the_book_knows_when_the_calendar_wrote_an_event(take_in, only, desk):
    take_in(event(), event("two", "Team day", people=()))
    assert only().stamped == only(Event).stamped
    assert only().stamped.isoformat() == "2026-11-19T08:00:00+00:00"


def test_with_the_same_sequence_the_younger_counts_whatever_was_noted_here_since(
    desk, take_in, only
):
    take_in(event())
    answering.answer(desk, only().id, ItemId("plan-intent"), "To see if it fits")
    moved = event(start="20261124T130000Z", end="20261124T134500Z", stamp=LATER)
    assert len(take_in(moved).updated) == 1
    assert only().starts.wall == "2026-11-24T14:00"
    assert only().agenda.purpose == "To see if it fits"


def test_with_the_same_sequence_the_older_is_passed_over(take_in, only):
    take_in(event(stamp=LATER))
    before = only()
    older = event(title="Old title", stamp="20261118T080000Z")
    assert take_in(older).unchanged == 1
    assert only() == before


def test_of_busy_time_the_younger_counts_too(take_in, only):
    take_in(event("two", "Team day", people=(), stamp=LATER, sequence=2))
    old = event("two", "Old day", people=(), stamp="20261118T080000Z", sequence=2)
    assert take_in(old).unchanged == 1
    assert take_in(event("two", "Older", people=(), sequence=1)).unchanged == 1
    assert only(Event).title == "Team day"


def test_all_links_of_the_newest_invite_are_known(take_in, only):
    zoom = "DESCRIPTION:Or https://us02web.zoom.us/j/83112345678"
    take_in(event(more=(MEET, zoom)))
    first = ("https://meet.google.com/abc-defg-hij",)
    both = (*first, "https://us02web.zoom.us/j/83112345678")
    assert (only().link, only().links) == (first[0], both)
    take_in(event(sequence=1, stamp=LATER))
    assert (only().link, only().links) == (first[0], first)


def test_a_title_changed_here_stays_until_the_calendar_changes_its_own(
    desk, take_in, only
):
    take_in(event())
    changing.retitle(desk, only().id, "Demo, line 4")
    take_in(event(stamp=LATER, people=(MIA, ANNA, LARS)))
    assert only().title == "Demo, line 4"
    assert len(only().attendees) == 3
    take_in(event(stamp="20261119T100000Z", people=(MIA, ANNA, LARS)))
    assert only().title == "Demo, line 4"
    take_in(event(title="Demo, final", stamp="20261119T110000Z"))
    assert only().title == "Demo, final"


def test_a_time_changed_here_stays_until_the_calendar_changes_its_own(
    desk, take_in, only
):
    take_in(event())
    moving.move(desk, only().id, only().ends, by_us=False)
    here = only()
    take_in(event(title="Demo, renamed", stamp=LATER))
    assert (only().title, only().starts) == ("Demo, renamed", here.starts)
    assert only().moves == here.moves
    take_in(event(start="20261124T130000Z", end="20261124T134500Z", sequence=1))
    assert only().starts.wall == "2026-11-24T14:00"


def test_a_link_pasted_here_stays_until_the_calendar_has_another(desk, take_in, only):
    take_in(event(more=()))
    changing.change_link(desk, only().id, link="https://meet.example.com/ours")
    assert take_in(event(more=(), stamp=LATER)).unchanged == 1
    take_in(event(stamp="20261119T100000Z"))
    assert only().link == "https://meet.google.com/abc-defg-hij"


def test_people_added_or_taken_off_here_stay_so(desk, take_in, only):
    take_in(event(people=(MIA, ANNA, LARS)))
    by_mail = {e: p.id for p in desk.book.every(Person) for e in p.emails}
    kept = [a for a in only().attendees if a.person != by_mail["lars@norrland.example"]]
    guest = Invited("Eva Lind", "eva@norrland.example")
    changing.invite(desk, only().id, (*kept, guest))
    names = {"Mia Holm", "Anna Berg", "Eva Lind"}
    take_in(event(title="Demo again", people=(MIA, ANNA, LARS), sequence=1))
    people = {p.id: p.name for p in desk.book.every(Person)}
    assert {people[a.person] for a in only().attendees} == names
    assert only().title == "Demo again"
    take_in(event(title="Demo again", people=(MIA, ANNA), sequence=2))
    assert {people[a.person] for a in only().attendees} == names


def test_what_was_taken_back_comes_again(desk, take_in, only):
    take_in(event())
    take_in(event(title="Demo, renamed", stamp=LATER))
    desk.undo()
    assert only().title == "Demo with Norrland Robotics"
    take_in(event(title="Demo, renamed", stamp=LATER))
    assert only().title == "Demo, renamed"


def test_the_same_time_told_in_another_zone_is_no_move(take_in, only):
    local = {"start": "20261123T140000", "end": "20261123T144500"}
    take_in(event(zone="Europe/Stockholm", **local))
    told = event(zone="Europe/Berlin", sequence=1, **local)
    take_in(told)
    assert (only().moves, only().starts.zone) == ((), "Europe/Berlin")
    assert only().starts.wall == "2026-11-23T14:00"


def test_an_end_told_in_another_zone_changes_nothing_again_and_again(take_in, only):
    flight = (
        "BEGIN:VEVENT\r\nUID:fly\r\nDTSTAMP:{0}\r\nSUMMARY:Demo on the way\r\n"
        "DTSTART;TZID=Europe/Stockholm:20261123T140000\r\n"
        "DTEND;TZID=Europe/London:20261123T140000\r\n"
        f"{MIA}\r\n{ANNA}\r\nEND:VEVENT\r\n"
    )
    take_in(flight.format("20261119T080000Z"))
    before = only()
    assert take_in(flight.format(LATER)).unchanged == 1
    assert only() == before


def test_an_event_longer_than_a_day_can_be_taken_in_twice(take_in, only):
    long = {"start": "20261123T130000Z", "end": "20261125T130000Z"}
    take_in(event(**long))
    take_in(event(sequence=1, title="Workshop with Norrland", **long))
    assert (only().title, only().minutes, only().moves) == (
        "Workshop with Norrland",
        24 * 60,
        (),
    )


def test_an_update_of_title_and_people_keeps_the_answers(desk, take_in, only):
    take_in(event())
    row = ItemId("plan-min-outcome")
    answering.answer(desk, only().id, row, "A cost sheet")
    take_in(event(title="Demo, renamed", people=(MIA, LARS), sequence=1))
    assert [one.text for one in desk.book.every(Answer)] == ["A cost sheet"]
    people = {p.id: p.name for p in desk.book.every(Person)}
    assert [people[a.person] for a in only().attendees] == ["Mia Holm", "Lars Vik"]


def test_a_series_called_off_leaves_what_took_place_before_it_was(desk, take_in, clock):
    take_in(event(more=(MEET, "RRULE:FREQ=WEEKLY;COUNT=3")))
    clock.now += timedelta(days=8)
    stamp = f"{clock.now:%Y%m%dT%H%M%SZ}"
    gone = event(sequence=1, stamp=stamp, more=("STATUS:CANCELLED",))
    assert len(take_in(gone, method="CANCEL").cancelled) == 2
    outcomes = [m.outcome for m in desk.book.every(Meeting)]
    assert outcomes[0] is Outcome.BOOKED
    assert len(set(outcomes[1:])) == 1


def test_an_old_state_does_not_bring_a_cancelled_meeting_back(take_in, only):
    take_in(event())
    take_in(event(sequence=1, more=("STATUS:CANCELLED",)), method="CANCEL")
    assert take_in(event(title="Old copy", stamp=LATER)).unchanged == 1
    assert not only().is_open


def test_a_cancelled_meeting_that_the_calendar_has_again_stands_again(take_in, only):
    take_in(event())
    take_in(event(sequence=1, more=("STATUS:CANCELLED",)), method="CANCEL")
    assert only().outcome is Outcome.CANCELLED_BY_US
    assert len(take_in(event(sequence=2, stamp=LATER)).updated) == 1
    assert only().outcome is Outcome.BOOKED


def test_a_meeting_cancelled_here_is_not_brought_back_by_a_change_of_people(
    desk, take_in, only
):
    take_in(event())
    moving.cancel(desk, only().id, by_us=True)
    more = event(people=(MIA, ANNA, LARS), sequence=1, stamp=LATER)
    assert take_in(more).unchanged == 1
    assert only().outcome is Outcome.CANCELLED_BY_US


def test_parts_of_a_firm_that_write_from_their_own_domains_are_one_account(
    desk, take_in, only
):
    sv = "ATTENDEE;CN=Sven Ek:mailto:sven@sv.norrland.example"
    take_in(
        event(people=(MIA, ANNA)),
        event("two", "Catch-up", people=(MIA, sv)),
    )
    account = only(Account)
    assert account.name == "Norrland Robotics"
    assert account.domains == ("norrland.example", "sv.norrland.example")


def test_firms_that_share_a_providers_domain_are_accounts_of_their_own(desk, take_in):
    firms = [
        f"ATTENDEE;CN=Sven Ek:mailto:sven@{firm}.onmicrosoft.com"
        for firm in ("clinicnord", "brightwell")
    ]
    take_in(
        event(people=(MIA, firms[0]), title="Catch-up"),
        event("two", "Catch-up", people=(MIA, firms[1])),
    )
    names = {account.name for account in desk.book.every(Account)}
    assert names == {"Clinicnord", "Brightwell"}


def test_nobody_on_file_is_renamed_by_an_invite(desk, take_in):
    take_in(event())
    other = "ATTENDEE;CN=A. K. Berg-Lind:mailto:Anna@Norrland.Example"
    take_in(event("two", "Catch-up", people=(MIA, other)))
    assert {p.name for p in desk.book.every(Person)} == {"Mia Holm", "Anna Berg"}
