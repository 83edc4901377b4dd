import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.desk import settings
from app.exchange import samples
from app.records.meeting import Meeting
from app.records.person import Person
from ui.importing import LARGE

SAMPLES = Path(samples.__file__).parent
EVENT = """BEGIN:VEVENT
UID:large-{n}@sample.example
SUMMARY:Demo {n}
DTSTAMP:20261120T080000Z
DTSTART:2026112{day}T{hour:02}0000Z
DTEND:2026112{day}T{hour:02}3000Z
ORGANIZER;CN=Ida Holm:mailto:ida.holm@holm.example
ATTENDEE;CN=Somebody {n}:mailto:s{n}@firm{n}.example
DESCRIPTION:{padding}
END:VEVENT
"""


def calendar(*events):
    lines = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Sample//EN\n"
    return (lines + "".join(events) + "END:VCALENDAR\n").replace("\n", "\r\n")


def event(n, padding=""):
    return EVENT.format(n=n, day=4 + n % 4, hour=8 + n % 9, padding=padding)


@pytest.fixture
def takes(window):
    return window.importing


@pytest.fixture
def meetings(open_book):
    def read():
        return open_book.book.every(Meeting)

    return read


def test_a_large_calendar_is_read_beside_the_window(
    takes, meetings, window, tmp_path, qtbot
):
    file = tmp_path / "large.ics"
    file.write_text(calendar(*(event(n, "x" * 4_000) for n in range(60))))
    assert file.stat().st_size > LARGE
    takes.take_files([file])
    assert meetings() == ()
    assert window.notice.words == "Reading the calendar …"
    qtbot.waitUntil(lambda: len(meetings()) == 60)
    assert window.notice.words == "60 meetings added."
    assert window.notice.act.isVisible()


def test_one_undo_takes_a_whole_calendar_back(takes, meetings, window, click):
    takes.take_text(calendar(*(event(n) for n in range(5))))
    assert len(meetings()) == 5
    click(window.notice.act)
    assert meetings() == ()


def test_what_comes_while_a_large_one_is_read_waits_its_turn(
    takes, meetings, window, tmp_path, qtbot
):
    file = tmp_path / "large.ics"
    file.write_text(calendar(*(event(n, "x" * 4_000) for n in range(60))))
    takes.take_files([file])
    takes.take_text(calendar(event(99)))
    assert meetings() == ()
    qtbot.waitUntil(lambda: len(meetings()) == 61)


def test_a_large_file_that_is_none_is_said(takes, window, tmp_path, qtbot):
    file = tmp_path / "large.ics"
    file.write_text("no calendar " * 30_000)
    takes.take_files([file])
    qtbot.waitUntil(lambda: "Reading" not in window.notice.words)
    assert window.notice.isVisible()
    takes.take_text(calendar(event(1)))
    assert window.notice.words == "1 meeting added."


def test_closing_waits_for_what_is_being_read(takes, window, tmp_path):
    file = tmp_path / "large.ics"
    file.write_text(calendar(*(event(n, "x" * 4_000) for n in range(60))))
    takes.take_files([file])
    window.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("work")]


def test_a_file_that_is_gone_is_named(takes, window, tmp_path):
    takes.take_files([tmp_path / "gone.ics"])
    assert window.notice.words.startswith("gone.ics cannot be read:")


def test_the_folder_is_remembered(takes, preferences, tmp_path):
    file = tmp_path / "one.ics"
    file.write_text(calendar(event(1)))
    takes.take_files([file])
    assert preferences.last_folder == str(tmp_path)


def test_nothing_on_the_clipboard_is_said(takes, window):
    QApplication.clipboard().clear()
    takes.paste()
    assert window.notice.words.startswith("There is nothing to paste.")


def test_words_that_are_no_invite_change_nothing(takes, meetings, window):
    takes.take_text("Dear Ida, shall we talk on Tuesday?")
    assert meetings() == ()
    assert window.notice.isVisible()


def test_contacts_can_be_pasted(takes, week, open_book, window, sheet, click):
    takes.take_text((SAMPLES / "contacts.vcf").read_text(encoding="utf-8"))
    assert sheet().counted == "1 person new and 9 filled in."
    click(sheet().first)
    anna = next(p for p in open_book.book.every(Person) if p.name.startswith("Anna"))
    assert anna.phones
    assert window.notice.words == "1 person new and 9 filled in."


def test_an_invite_may_be_dropped_as_text(takes, meetings):
    given = QMimeData()
    given.setText(calendar(event(1)))
    takes.take_dropped(given)
    assert len(meetings()) == 1


def test_an_invite_dragged_as_text_from_a_mail_is_taken(window, meetings):
    given = QMimeData()
    given.setText(calendar(event(1)))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    coming = QDragEnterEvent(QPoint(50, 50), copy, given, left, none)
    QApplication.sendEvent(window, coming)
    assert coming.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPoint(50, 50), copy, given, left, none))
    assert len(meetings()) == 1


def test_numbers_are_read_as_dialled_where_one_is(takes, meetings, open_book):
    open_book.do(settings.change, phone_country="SE")
    takes.take_text(calendar(event(1, padding="Call 08-505 200 00")))
    assert meetings()[0].number == "+46850520000"


def test_the_same_invite_again_says_nothing_new(takes, meetings, window):
    takes.take_text(calendar(event(1)))
    takes.take_text(calendar(event(1)))
    assert len(meetings()) == 1
    assert window.notice.words == "Nothing new."
    assert not window.notice.act.isVisible()


def test_several_files_ask_only_once_who_one_is(
    window_over, new_book, tmp_path, sheet, click
):
    window = window_over(new_book)
    files = []
    for n in range(3):
        files.append(tmp_path / f"{n}.ics")
        files[-1].write_text(calendar(event(n)))
    window.importing.take_files(files)
    asked = sheet()
    click(next(b for b in asked.address.buttons if b.key.startswith("ida")))
    click(asked.first)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert len(new_book.book.every(Meeting)) == 3


def test_another_address_than_those_offered_can_be_written(
    window_over, new_book, sheet, click, type_in
):
    window = window_over(new_book)
    window.importing.take_text(calendar(event(1)))
    asked = sheet()
    asked.other.field.setFocus()
    type_in("nonsense")
    click(asked.first)
    assert asked.complaint == "That is no mail address."
    asked.other.field.clear()
    asked.other.field.setFocus()
    type_in("Ida@gmail.com")
    click(asked.first)
    settings = new_book.settings
    assert settings.own_emails == ("ida@gmail.com",)
    # Half the world has a mail address there.
    assert settings.own_domains == ()
