from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.when_words import WhenRead
from checklists.pack import Option
from ui.focus import focus
from ui.widgets.answer import Answer
from ui.widgets.button import Button
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.drop_zone import DropZone
from ui.widgets.empty_state import EmptyState
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, column
from ui.widgets.notice import Notice
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import UNKNOWN, WhenEdit

ZONE = "America/New_York"
FRIDAY = WhenRead(date(2026, 11, 27), time(14), ZONE)


def monday():
    return datetime(2026, 11, 23, 13, tzinfo=UTC)


@pytest.fixture
def when(shown):
    made = WhenEdit("By when", monday, ZONE)
    shown(around(column(made, Button("Elsewhere"))), 400, 120)
    focus(made.field)
    return made


def test_a_day_is_read_while_it_is_typed_and_told_when_finished(qtbot, when):
    qtbot.keyClicks(when.field, "fri 14:00")
    assert when.said == "Friday 27 November 2026, 14:00 in New York"
    with qtbot.waitSignal(when.edited) as told:
        qtbot.keyClick(when.field, Qt.Key.Key_Return)
    assert told.args == [FRIDAY]
    assert when.field.text() == "Fri 27 Nov 2026 14:00"
    with qtbot.assertNotEmitted(when.edited):
        qtbot.keyClick(when.field, Qt.Key.Key_Tab)


def test_what_is_no_day_is_said_and_not_told(qtbot, when):
    qtbot.keyClicks(when.field, "soon")
    with qtbot.assertNotEmitted(when.edited):
        qtbot.keyClick(when.field, Qt.Key.Key_Return)
    assert when.said == UNKNOWN
    assert when.is_unknown
    assert when.field.text() == "soon"
    assert when.field.accessibleDescription() == UNKNOWN


def test_a_day_taken_away_is_told_as_none(qtbot, when):
    when.show_when(FRIDAY)
    when.field.selectAll()
    qtbot.keyClick(when.field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(when.edited) as told:
        qtbot.keyClick(when.field, Qt.Key.Key_Return)
    assert told.args == [None]


def test_a_day_on_record_is_shown_and_not_told(qtbot, when):
    with qtbot.assertNotEmitted(when.edited):
        when.show_when(FRIDAY)
        qtbot.keyClick(when.field, Qt.Key.Key_Return)
    assert when.when == FRIDAY


def test_a_field_has_its_label_and_tells_its_changes(qtbot, shown):
    field = LabelledField("What", "As it was", about="In their words")
    shown(field, 300, 80)
    assert field.field.accessibleName() == "What"
    focus(field.field)
    field.field.selectAll()
    with qtbot.waitSignal(field.typed):
        qtbot.keyClicks(field.field, "New ")
    with qtbot.waitSignal(field.edited) as told:
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert told.args == ["New"]
    with qtbot.assertNotEmitted(field.edited):
        field.show_text("From the book")
    assert field.text == "From the book"


def test_a_complaint_goes_with_the_next_key(qtbot, shown):
    field = shown(LabelledField("What"), 300, 80)
    field.complain("Say what it is.")
    assert field.field.accessibleDescription() == "Say what it is."
    focus(field.field)
    qtbot.keyClicks(field.field, "x")
    assert field.complaint == ""


def test_any_editor_can_have_a_label(shown):
    when = WhenEdit("", monday, ZONE)
    shown(labelled("By when", when))
    assert when.field.accessibleName() == "By when"


def test_enter_accepts_a_sheet_and_escape_goes_back(qtbot, shown):
    field = LabelledField("What", "x")
    for key, wanted in (
        (Qt.Key.Key_Return, QDialog.DialogCode.Accepted),
        (Qt.Key.Key_Escape, QDialog.DialogCode.Rejected),
    ):
        sheet = Sheet("New promise")
        field = LabelledField("What", "x")
        sheet.add(field)
        shown(sheet)
        focus(field.field)
        with qtbot.waitSignal(sheet.finished) as told:
            qtbot.keyClick(field.field, key)
        assert told.args == [wanted]


def test_a_sheet_with_something_wrong_stays_and_says_it(qtbot, shown):
    field = LabelledField("What")
    sheet = Sheet("New promise", check=lambda: "" if field.text else "Say what it is.")
    sheet.add(field)
    shown(sheet)
    focus(field.field)
    with qtbot.assertNotEmitted(sheet.finished):
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert sheet.complaint == "Say what it is."
    focus(field.field)
    qtbot.keyClicks(field.field, "Data")
    with qtbot.waitSignal(sheet.accepted):
        qtbot.mouseClick(sheet.first, Qt.MouseButton.LeftButton)


def test_in_a_text_enter_makes_a_line_and_control_enter_accepts(qtbot, shown):
    sheet, answer = Sheet("Note"), Answer("", "Note", hangs=False)
    sheet.add(answer)
    shown(sheet)
    focus(answer)
    with qtbot.assertNotEmitted(sheet.finished):
        qtbot.keyClick(answer, Qt.Key.Key_Return)
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def drop(zone, mime):
    event = QDropEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    zone.dropEvent(event)


@pytest.fixture
def zone(shown):
    made = DropZone("calendar-plus", "Drop it here", "An .ics file.", Button("Choose"))
    return shown(made, 400, 260)


def test_files_dropped_come_out_as_paths(qtbot, zone, tmp_path):
    mime = QMimeData()
    files = [tmp_path / "a b.ics", tmp_path / "ü.vcf"]
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    with qtbot.waitSignal(zone.dropped) as told:
        drop(zone, mime)
    assert told.args == [files]
    assert all(isinstance(file, Path) for file in told.args[0])


def test_text_dropped_or_pasted_comes_out_as_text(qtbot, zone):
    mime = QMimeData()
    mime.setText("BEGIN:VCALENDAR")
    with qtbot.waitSignal(zone.pasted) as told:
        drop(zone, mime)
    assert told.args == ["BEGIN:VCALENDAR"]
    QApplication.clipboard().setText("Join: https://meet.example/x")
    focus(zone.findChild(Button))
    with qtbot.waitSignal(zone.pasted) as told:
        qtbot.keyClick(zone.findChild(Button), "v", Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Join: https://meet.example/x"]


def test_an_address_of_the_web_dropped_is_text(qtbot, zone):
    mime = QMimeData()
    mime.setUrls([QUrl("https://calendar.example/a.ics")])
    mime.setText("https://calendar.example/a.ics")
    with qtbot.waitSignal(zone.pasted) as told:
        drop(zone, mime)
    assert told.args == ["https://calendar.example/a.ics"]


def test_an_empty_state_says_the_next_step(shown):
    state = EmptyState("handshake", "No promises yet", "They come here.", Button("Add"))
    shown(state, 500, 400)
    assert state.accessibleName() == "No promises yet"
    assert state.findChild(Button).isVisible()
    middle = state.findChild(Button).mapTo(state, QPoint()).x()
    assert 200 < middle < 250


@pytest.fixture
def notice(shown):
    made = Notice(seconds=0.05)
    elsewhere = Button("Elsewhere")
    shown(around(column(elsewhere, made, 1)), 500, 100)
    focus(elsewhere)
    return made


def test_a_notice_goes_by_itself(qtbot, notice):
    notice.say("Moved to Friday.", "Undo")
    assert notice.isVisible()
    assert notice.words == "Moved to Friday."
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_undo_on_a_notice_is_told_and_closes_it(qtbot, notice):
    notice.say("Moved to Friday.", "Undo")
    with qtbot.waitSignal(notice.acted):
        qtbot.mouseClick(notice.act, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_a_notice_stays_while_the_keyboard_is_on_it(qtbot, notice):
    notice.say("Moved to Friday.", "Undo")
    focus(notice.act)
    with qtbot.waitSignals([notice._timer.timeout] * 2):
        pass
    assert notice.isVisible()


def test_a_warning_stays_until_it_is_sent_away(qtbot, notice):
    notice.say("Saved.")
    notice.warn("The disk is full.")
    assert not notice._timer.isActive()
    assert not notice.act.isVisible()
    qtbot.mouseClick(notice.close_button, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_control_enter_accepts_from_a_choice_too(qtbot, shown):
    sheet = Sheet("Role")
    choice = ChoiceRow([Option("decides"), Option("signs")], "Which role?")
    sheet.add(choice)
    shown(sheet)
    focus(choice.buttons[0])
    qtbot.keyClick(choice.buttons[0], Qt.Key.Key_Space)
    assert choice.option == "decides"
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(
            choice.buttons[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
