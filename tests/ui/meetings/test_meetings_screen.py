import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ui.meeting.screen import MeetingScreen
from ui.meetings.new_meeting import NewMeeting
from ui.places import Place, Visit


@pytest.fixture
def meetings(window, week):
    window.go(Visit(Place.MEETINGS))
    QApplication.processEvents()
    return window.screen_shown


def column(screen, number):
    model = screen.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_coming_meetings_stand_first_then_those_gone(meetings):
    titles, states = column(meetings, 1), column(meetings, 4)
    assert titles[0] == "Discovery, Norrland Robotics"
    assert titles[-1] == "Quote talk, Oka Marine"
    assert states[0] == "coming"
    assert states[-1] == "did it happen?"
    assert column(meetings, 0)[0] == "Today 14:00"
    assert column(meetings, 0)[-1] == "Fri 20 Nov 16:00"


def test_enter_opens_the_chosen_meeting(meetings, press, window):
    meetings.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, MeetingScreen)
    assert window.screen_shown.head.title == "Contract terms, Havel & Sons"


def test_a_click_opens_a_meeting(meetings, click, window):
    table = meetings.table
    click(table.viewport(), table.visualRect(table.model().index(1, 1)).center())
    assert isinstance(window.screen_shown, MeetingScreen)


def test_words_narrow_the_list_and_nothing_found_is_said(meetings, type_in):
    meetings.filter.setFocus()
    type_in("havel")
    assert column(meetings, 1) == ["Contract terms, Havel & Sons"]
    type_in("%")
    texts = [t.text() for t in meetings.findChildren(QLabel) if t.isVisible()]
    assert "No meeting with these words" in texts
    assert meetings.filter.isVisible()


def test_the_place_in_the_list_stays_while_time_passes(meetings, press, window):
    meetings.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    chosen = meetings.table.chosen
    window.book.passed.emit()
    assert meetings.table.chosen == chosen


def test_a_new_meeting_knows_the_accounts_there_are(
    meetings, window, click, sheet, press, type_in
):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    made = sheet()
    assert isinstance(made, NewMeeting)
    model = made.account.field.completer().model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "Norrland Robotics" in names
    assert made.kind.currentData() is None
    press(Qt.Key.Key_Escape)


def test_in_a_narrow_window_the_state_stays_and_no_column_is_cut(meetings, window):
    window.resize(700, 700)
    QApplication.processEvents()
    table = meetings.table
    shown = [n for n in range(5) if not table.isColumnHidden(n)]
    assert shown[:2] == [0, 1]
    assert sum(table.columnWidth(n) for n in shown) <= table.viewport().width()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert not any(table.isColumnHidden(n) for n in range(5))
