from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.desk import answering, calling, catching, importing, promising, settings
from app.desk.desk import Desk
from app.exchange.ics import read_calendar
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.moment import Due
from app.records.person import Person, Role
from checklists.library import Library
from ui.meeting.screen import MeetingScreen
from ui.open_book import OpenBook
from ui.places import Place, Visit

INVITE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Sample//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:norrland-1@sample.example
SUMMARY:Discovery with Norrland Robotics
DTSTAMP:20261116T080000Z
DTSTART:20261123T130000Z
DTEND:20261123T134500Z
ORGANIZER;CN=Sofia Berg:mailto:sofia@ours.example
ATTENDEE;CN=Anna Lindqvist;PARTSTAT=ACCEPTED:mailto:anna@norrland.example
ATTENDEE;CN=Tomas Rey;PARTSTAT=ACCEPTED:mailto:tomas@norrland.example
LOCATION:https://meet.example.com/norrland
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
ZONE = "Europe/Stockholm"


class SetClock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now

    def at(self, hour, minute=0, day=23):
        self.now = datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def clock():
    return SetClock(datetime(2026, 11, 17, 8, 0, tzinfo=UTC))


@pytest.fixture
def open_book(tmp_path, clock):
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        desk = Desk(book, Library(), clock)
        settings.change(
            desk,
            zone=ZONE,
            name="Sofia Berg",
            own_emails=("sofia@ours.example",),
            own_domains=("ours.example",),
        )
        yield OpenBook(desk)


@pytest.fixture
def desk(open_book):
    return open_book.desk


@pytest.fixture
def meeting(desk, clock):
    """A meeting that came in as an invite, with what one knows of its people."""
    importing.apply_calendar(desk, read_calendar(INVITE, zone=ZONE, now=clock.now))
    found = desk.book.every(Meeting)[0]
    people = {person.name: person for person in desk.book.every(Person)}
    account = desk.book.every(Account)[0]
    with desk.act("know them") as write:
        write.put(replace(account, zone="America/New_York"))
        for name, role in (("Anna Lindqvist", Role.DECIDES), ("Tomas Rey", Role.USES)):
            zone = "America/New_York"
            write.put(replace(people[name], role=role, zone=zone))
    clock.at(12, 46)
    return found


@pytest.fixture
def anna(desk, meeting):
    return next(p for p in desk.book.every(Person) if p.name == "Anna Lindqvist")


@pytest.fixture
def owed(desk, meeting, anna, clock):
    """A promise of ours that is late when the last check is on."""
    now, clock.now = clock.now, clock.now - timedelta(days=6)
    made = promising.promise(
        desk,
        "Security paper",
        ours=True,
        account=meeting.account,
        whom=anna.id,
        due=Due.on(date(2026, 11, 19), ZONE),
    )
    clock.now = now
    return made


@pytest.fixture
def screen(shown, open_book, meeting):
    made = MeetingScreen(open_book)
    made.visit(Visit(Place.MEETINGS, meeting.id))
    return shown(made, 1100, 800)


@pytest.fixture
def said(screen):
    """What the screen asked the window to say, oldest first."""
    sentences = []
    screen.noted.connect(lambda words, undo: sentences.append((words, undo)))
    return sentences


@pytest.fixture
def held(desk, meeting, clock):
    """The meeting was held, and three lines were caught in it."""
    clock.at(12, 59)
    calling.join(desk, meeting.id)
    clock.at(13, 10)
    catching.capture(desk, meeting.id, "they promise: pilot name from Anna by fri")
    catching.capture(desk, meeting.id, "we promise changeover data to Tomas by tue")
    clock.at(13, 43)
    calling.end(desk, meeting.id)
    return meeting


@pytest.fixture
def answered(desk, meeting):
    def look(item):
        return answering.answer_to(desk, meeting.id, item)

    return look


@pytest.fixture
def press():
    """Presses a key wherever the keyboard is, as a person does."""

    def key(code, modifier=Qt.KeyboardModifier.NoModifier):
        window = QApplication.activeWindow()
        QTest.keyClick(QApplication.focusWidget() or window, code, modifier)
        QApplication.processEvents()

    return key
