"""Calendars and contacts of any size on their way in, with the window alive."""

import sqlite3
import time
from contextlib import closing

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.book.verify import verify
from app.desk import settings
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.person import Person
from ui.importing import LARGE, MANY

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
EVENT = (
    "BEGIN:VEVENT\r\nUID:{0}@firm.example\r\nDTSTAMP:20261119T080000Z\r\n"
    "SUMMARY:Demo with Firm {1}\r\nDTSTART:202611{2:02}T{3:02}0000Z\r\n"
    "DTEND:202611{2:02}T{3:02}3000Z\r\nORGANIZER:mailto:ida@ours.example\r\n"
    "ATTENDEE;CN=Ana {1}:mailto:ana@firm{1}.example\r\n"
    "LOCATION:https://meet.google.com/abc-defg-hij\r\nEND:VEVENT\r\n"
)


def calendar(count):
    events = "".join(
        EVENT.format(n, n % 40, 24 + n % 6, 8 + n % 10) for n in range(count)
    )
    return f"{HEAD}{events}END:VCALENDAR\r\n"


@pytest.fixture
def file(tmp_path):
    def write(text, name="calendar.ics"):
        path = tmp_path / name
        path.write_text(text, "utf-8", newline="")
        return path

    return write


@pytest.fixture
def known(open_book):
    """A book that knows whose it is."""
    open_book.do(
        settings.change,
        own_emails=("ida@ours.example",),
        own_domains=("ours.example",),
    )
    return open_book


@pytest.fixture
def told(window, qtbot):
    """Waits until the window says something."""

    def wait(words):
        qtbot.waitUntil(lambda: words in window.notice.words, timeout=30_000)

    return wait


def test_a_large_calendar_comes_in_while_the_window_goes_on(window, known, file, told):
    raw = calendar(4 * MANY)
    assert len(raw) > LARGE
    turns = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(time.monotonic()))
    before = len(known.book.every(Meeting))
    timer.start(5)
    window.importing.take_files([file(raw)])
    assert window.notice.words == "Reading the calendar …"
    assert window.notice.act.text() == "Stop"
    told("added")
    timer.stop()
    assert window.notice.words == f"{4 * MANY} meetings added."
    assert len(known.book.every(Meeting)) == before + 4 * MANY
    # A turn comes round many times while it is read and while it is written.
    assert len(turns) > 20
    assert verify(known.book).whole


def test_one_undo_takes_a_large_calendar_back(window, known, file, told, click):
    before = {m.id for m in known.book.every(Meeting)}
    window.importing.take_files([file(calendar(2 * MANY))])
    told("added")
    assert len(known.book.every(Meeting)) == len(before) + 2 * MANY
    click(window.notice.act)
    assert window.notice.words == "Taken back: importing a calendar."
    assert {m.id for m in known.book.every(Meeting)} == before
    assert not [a for a in known.book.every(Account) if a.name.startswith("Firm")]


def test_reading_can_be_called_off(window, known, file, told, click):
    before = known.book.saved()
    window.importing.take_files([file(calendar(9_000)), file(calendar(3), "b.ics")])
    click(window.notice.act)
    told("Called off")
    assert known.book.saved() == before
    window.importing.take_files([file(calendar(2))])
    assert window.notice.words == "2 meetings added."


def test_a_window_closed_while_it_reads_ends_at_once(window, known, file):
    before = known.book.saved()
    window.importing.take_files([file(calendar(20_000))])
    begun = time.monotonic()
    window.close()
    assert time.monotonic() - begun < 10
    QApplication.processEvents()
    assert known.book.saved() == before


def test_a_large_file_that_is_none_is_told_and_the_next_one_comes_in(
    window, known, file, told
):
    page = file("<html>" + " " * LARGE, "page.ics")
    warned = []
    known.troubled.connect(lambda problem: warned.append(str(problem)))
    window.importing.take_files([page, file(calendar(1), "b.ics")])
    told("1 meeting added")
    assert warned == ["This is a web page, not a calendar."]


def test_large_contacts_are_read_apart_and_written_beside(
    window, known, file, told, qtbot, click
):
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Silva {0}\r\nORG:Firm {1}\r\n"
        "EMAIL:ana{0}@firm{1}.example\r\nEND:VCARD\r\n"
    )
    many = 3 * MANY
    text = "".join(card.format(n, n % 20) for n in range(many))
    assert len(text) > LARGE
    before = len(known.book.every(Person))
    window.importing.take_files([file(text, "people.vcf")])
    assert window.notice.words == "Reading the contacts …"
    qtbot.waitUntil(
        lambda: QApplication.activeModalWidget() is not None, timeout=30_000
    )
    form = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: form.plan is not None, timeout=30_000)
    click(form.first)
    told("accounts new")
    assert len(known.book.every(Person)) == before + many
    known.undo()
    assert len(known.book.every(Person)) == before


def test_what_cannot_be_written_beside_is_told_in_words(window, known, file, told):
    with closing(sqlite3.connect(known.book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.importing.take_files([file(calendar(2 * MANY))])
        told("Another program")
        other.execute("ROLLBACK")
    window.importing.take_files([file(calendar(2 * MANY))])
    told("added")


def test_others_can_read_while_much_is_written(known):
    many = [Account(f"a{n}", "Firm " * 200, known.now()) for n in range(6_000)]
    with (
        closing(sqlite3.connect(known.book.path, timeout=0)) as other,
        known.book.write("Fill") as write,
    ):
        for one in many:
            write.add(one)
        assert other.execute("SELECT count(*) FROM accounts").fetchone() == (0,)
