"""Where an account is, learned from those who belong to it or from their invite."""

from dataclasses import replace

import pytest

from app.book.dossiers import dossier
from app.desk import importing, packs, settings
from app.exchange.ics import read_calendar
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.person import Person
from app.rules.preparation import prepare
from reports.brief import brief

MIA = "mailto:mia@ours.example"
ANA = "mailto:ana@lisbonworks.example"


@pytest.fixture
def take_in(desk, clock):
    settings.change(
        desk,
        own_emails=("mia@ours.example",),
        own_domains=("ours.example",),
        zone="Europe/Stockholm",
    )

    def take(start, organiser=ANA, guest=MIA, head=(), uid="one", sequence=0):
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            *head,
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"SEQUENCE:{sequence}",
            "SUMMARY:Intro",
            f"DTSTART{start}",
            "DURATION:PT30M",
            f"ORGANIZER:{organiser}",
            f"ATTENDEE:{guest}",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
        read = read_calendar("\r\n".join(lines), zone="Europe/Stockholm", now=clock.now)
        return importing.apply_calendar(desk, read)

    return take


@pytest.fixture
def zone(desk):
    return lambda: desk.book.every(Account)[0].zone


IN_LISBON = ";TZID=Europe/Lisbon:20261123T130000"


def test_their_own_invite_tells_where_they_are_and_the_brief_shows_it(
    desk, take_in, zone
):
    take_in(IN_LISBON)
    assert zone() == "Europe/Lisbon"
    (meeting,) = desk.book.every(Meeting)
    read = dossier(desk.book, meeting.id, desk.now)
    told = brief(prepare(read, packs.items_of(desk, meeting)))
    assert told.head.there == "13:00\N{EN DASH}13:30 in Lisbon"


def test_a_zone_of_windows_tells_it_too(take_in, zone):
    take_in(";TZID=Tokyo Standard Time:20261123T180000")
    assert zone() == "Asia/Tokyo"


@pytest.mark.parametrize(
    "start",
    [":20261123T130000Z", ":20261123T130000", ";TZID=Nowhere:20261123T130000"],
    ids=["in UTC", "floating", "unknown"],
)
def test_a_time_that_names_no_place_tells_nothing(take_in, zone, start):
    take_in(start, head=("X-WR-TIMEZONE:Europe/Lisbon",))
    assert zone() == ""


def test_our_own_invite_tells_nothing_of_them(take_in, zone):
    take_in(IN_LISBON, organiser=MIA, guest=ANA)
    assert zone() == ""


def test_where_their_people_are_counts_before_an_invite(desk, take_in, zone):
    take_in(":20261123T130000Z")
    for person in desk.book.every(Person):
        if not person.ours:
            with desk.act("editing a person") as write:
                write.put(replace(person, zone="America/New_York"))
    take_in(IN_LISBON, sequence=1)
    assert zone() == "America/New_York"


def test_a_zone_on_file_stays(desk, take_in, zone):
    take_in(IN_LISBON)
    with desk.act("editing an account") as write:
        write.put(replace(desk.book.every(Account)[0], zone="Europe/Madrid"))
    take_in(IN_LISBON, uid="two")
    assert zone() == "Europe/Madrid"


def test_one_undo_takes_the_zone_back_with_the_import(desk, take_in, zone):
    take_in(":20261123T130000Z")
    take_in(IN_LISBON, uid="two")
    assert zone() == "Europe/Lisbon"
    desk.undo()
    assert zone() == ""
