import pytest

from app.book.backup import backups
from app.book.backup_names import folder_of
from app.book.problems import BookProblem
from app.desk import contacts, importing, people
from app.exchange.ics import read_calendar
from app.exchange.vcard import read_cards
from app.records.meeting import Meeting
from app.records.person import Person

EVENT = """BEGIN:VEVENT
UID:call-{n}@x.example
SEQUENCE:{sequence}
SUMMARY:Call {n}
DTSTAMP:2026111{sequence}T080000Z
DTSTART:202611{day}T130000Z
DTEND:202611{day}T134500Z
ORGANIZER;CN=Mia:mailto:mia@ours.example
ATTENDEE;CN=Anna Berg:mailto:anna{n}@norrland.example
END:VEVENT
"""


def calendar(desk, numbers, day, sequence):
    events = "".join(EVENT.format(n=n, day=day, sequence=sequence) for n in numbers)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{events}END:VCALENDAR\n"
    return read_calendar(text.replace("\n", "\r\n"), zone="UTC", now=desk.now)


@pytest.fixture
def booked(desk):
    """Twenty meetings that came with a calendar."""
    importing.apply_calendar(desk, calendar(desk, range(20), 25, 1))
    assert len(desk.book.every(Meeting)) == 20
    return desk


def test_new_meetings_need_no_backup(booked):
    assert backups(booked.book.path) == ()


def test_a_calendar_that_moves_much_is_taken_in_after_a_backup(booked):
    before = booked.book.acts(1)[0]
    importing.apply_calendar(booked, calendar(booked, range(3), 26, 2))
    (made,) = backups(booked.book.path)
    assert booked.book.acts(1)[0] != before
    changed = booked.book.rows("SELECT max(seq) FROM journal")[0][0]
    assert made.changes < changed


def test_a_calendar_that_moves_little_needs_no_backup(booked):
    importing.apply_calendar(booked, calendar(booked, range(2), 26, 2))
    assert backups(booked.book.path) == ()


def test_nothing_is_taken_in_where_no_backup_can_be_made(booked):
    folder_of(booked.book.path).write_text("a file stands here")
    before = booked.book.every(Meeting)
    with pytest.raises(BookProblem):
        importing.apply_calendar(booked, calendar(booked, range(9), 26, 2))
    assert booked.book.every(Meeting) == before


def test_contacts_of_people_known_already_are_filled_in_after_a_backup(booked):
    ana = people.add_person(booked, "Ana", ours=True, emails=("ana@x.example",))
    lines = ("BEGIN:VCARD", "VERSION:3.0", "FN:Ana", "EMAIL:{}", "TITLE:Buyer")
    card = "\r\n".join((*lines, "END:VCARD", ""))
    contacts.apply_cards(booked, read_cards(card.format("new@x.example").encode()))
    assert backups(booked.book.path) == ()
    known = [p.emails[0] for p in booked.book.every(Person) if p.emails][:4]
    cards = "".join(card.format(email) for email in (*known, *ana.emails))
    contacts.apply_cards(booked, read_cards(cards.encode()))
    assert len(backups(booked.book.path)) == 1
