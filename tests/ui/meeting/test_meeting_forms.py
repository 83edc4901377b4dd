from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.desk import booking, calling
from app.records.meeting import Meeting, Outcome
from app.records.moment import Moment
from app.records.person import Person
from app.records.promise import Promise
from checklists.pack import Channel, Phase
from reports.words import TO
from ui.meeting.sheets import DetailsSheet, MoveSheet, TimesSheet, VoicemailSheet
from ui.places import Place, Visit


@pytest.fixture
def fill(qtbot):
    """Types into a field as a person does, over what stands there."""

    def write(field, text):
        line = field if isinstance(field, QLineEdit) else field.field
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)

    return write


def opened(sheet):
    sheet.open()
    QApplication.processEvents()
    return sheet


def press_first(sheet):
    QTest.mouseClick(sheet.first, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_move_keeps_what_is_prepared(screen, desk, meeting, fill, said):
    sheet = opened(MoveSheet(screen.document, by_us=False, parent=screen))
    fill(sheet.when, "27 nov 10:00")
    press_first(sheet)
    after = desk.the(Meeting, meeting.id)
    assert after.starts.wall == "2026-11-27T10:00"
    assert after.moves[0].by_us is False
    assert said == [("Moved. What is prepared stays.", True)]


def test_a_move_to_no_time_is_refused_in_the_form(screen, desk, meeting, fill):
    sheet = opened(MoveSheet(screen.document, by_us=True, parent=screen))
    fill(sheet.when, "some day")
    press_first(sheet)
    assert sheet.complaint
    assert sheet.isVisible()
    assert desk.the(Meeting, meeting.id).starts == meeting.starts
    sheet.reject()


def test_the_times_of_a_call_outside_are_put_in(screen, desk, meeting, clock, fill):
    clock.at(15)
    screen.document.refresh()
    sheet = opened(TimesSheet(screen.document, screen))
    fill(sheet.edits["joined"], "23 nov 14:02")
    fill(sheet.edits["ended"], "23 nov 14:40")
    press_first(sheet)
    after = desk.the(Meeting, meeting.id)
    assert after.outcome is Outcome.HELD
    assert after.joined.instant == datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
    assert after.ended.instant == datetime(2026, 11, 23, 13, 40, tzinfo=UTC)


def test_saving_the_times_untouched_keeps_their_seconds(screen, desk, held):
    before = desk.the(Meeting, held.id)
    screen.document.refresh()
    sheet = opened(TimesSheet(screen.document, screen))
    press_first(sheet)
    after = desk.the(Meeting, held.id)
    assert after.joined.instant == before.joined.instant
    assert after.ended.instant == before.ended.instant


def test_an_end_before_the_start_is_refused_in_the_form(screen, desk, held, fill):
    screen.document.refresh()
    sheet = opened(TimesSheet(screen.document, screen))
    fill(sheet.edits["ended"], "23 nov 13:30")
    press_first(sheet)
    assert "lies before" in sheet.complaint
    assert desk.the(Meeting, held.id).ended.corrected is None
    sheet.reject()


def test_title_way_in_and_people_are_one_change(screen, desk, meeting, open_book, fill):
    sheet = opened(DetailsSheet(screen.document, screen))
    fill(sheet.name, "Pilot talk")
    fill(sheet.link, "https://meet.example.com/other")
    names = sheet.people.text.replace("Tomas Rey", "Ken Mori <ken@norrland.example>")
    fill(sheet.people, names)
    press_first(sheet)
    after = desk.the(Meeting, meeting.id)
    invited = {desk.the(Person, a.person).name for a in after.attendees}
    assert after.title == "Pilot talk"
    assert after.link == "https://meet.example.com/other"
    assert "Ken Mori" in invited
    assert "Tomas Rey" not in invited
    assert screen.head.title == "Pilot talk"
    open_book.undo()
    assert desk.the(Meeting, meeting.id) == meeting


def test_details_left_as_they_were_write_nothing(screen, desk, meeting):
    acts = len(desk.book.acts(100))
    sheet = opened(DetailsSheet(screen.document, screen))
    press_first(sheet)
    assert len(desk.book.acts(100)) == acts


def test_a_title_that_is_blank_is_refused_in_the_form(screen, desk, meeting, fill):
    sheet = opened(DetailsSheet(screen.document, screen))
    fill(sheet.name, " ")
    press_first(sheet)
    assert "no words" in sheet.complaint
    assert desk.the(Meeting, meeting.id).title == meeting.title
    sheet.reject()


def test_a_voicemail_notes_when_to_call_again(screen, desk, meeting, clock, fill, said):
    call = booking.book_meeting(
        desk,
        meeting.account,
        Moment.at(meeting.starts.instant, "Europe/Stockholm"),
        30,
        channel=Channel.PHONE,
        number="+46812345678",
    )
    clock.at(13, 5)
    screen.visit(Visit(Place.MEETINGS, call.id))
    sheet = opened(VoicemailSheet(screen.document, screen))
    fill(sheet.when, "26 nov")
    fill(sheet.left, "Asked for a time this week")
    press_first(sheet)
    assert desk.the(Meeting, call.id).outcome is Outcome.VOICEMAIL
    again = next(p for p in desk.book.every(Promise) if p.what == "Call again")
    assert again.due.day.isoformat() == "2026-11-26"
    assert said[-1][1]


def test_a_meeting_held_on_time_says_so(screen, desk, held):
    screen.document.refresh()
    assert screen.head.about == f"Held today 13:59{TO}14:43, on time at both ends"


def test_a_late_join_is_not_called_on_time(screen, desk, meeting, clock):
    clock.at(13, 5)
    calling.join(desk, meeting.id)
    clock.at(13, 40)
    calling.end(desk, meeting.id)
    screen.document.refresh()
    assert screen.head.about == f"Held today 14:05{TO}14:40, on time to end"


def test_right_after_opens_with_the_end(screen, desk, meeting, clock):
    screen.show_stop(Phase.WRAP)
    assert screen.page.card.isHidden()
    clock.at(12, 59)
    calling.join(desk, meeting.id)
    clock.at(13, 40)
    calling.end(desk, meeting.id)
    screen.document.refresh()
    assert screen.page.card.isVisible()
