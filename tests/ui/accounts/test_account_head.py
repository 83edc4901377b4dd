import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import people
from app.records.meeting import Meeting
from ui.meetings.new_meeting import NewMeeting
from ui.places import Place, Visit

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def head(window, account_page):
    return window.screen_shown.head


def test_the_head_says_what_is_known_and_nothing_else(
    head, deed, open_book, norrland, words_of
):
    assert head.title == "Norrland Robotics"
    assert head.about == ""
    deed("order", 620, "Scanners")
    open_book.do(people.edit_account, norrland.account, shared_goal="fewer night calls")
    QApplication.processEvents()
    assert head.about == "Customer since March 2025 · shared goal: fewer night calls"


def test_all_accounts_is_a_word_before_them(head, window, press):
    head.back.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert window.screen_shown.table.isVisible()
    assert not window.screen_shown.head.isVisible()


def test_a_fact_is_added_from_the_head(
    head, press, sheet, type_in, open_book, words_of
):
    head.fact.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    form = sheet()
    assert form.party.account.text == "Norrland Robotics"
    form.what.field.setFocus()
    type_in("Hall A")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Hall A" in words_of(head.window())
    assert head.fact.toolTip() == "Ctrl+Shift+F"


def test_a_meeting_is_added_with_the_account_filled_in(
    head, press, sheet, type_in, window, open_book, norrland
):
    head.meeting.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    form = sheet()
    assert isinstance(form, NewMeeting)
    assert form.account.text == "Norrland Robotics"
    form.when.field.setFocus()
    type_in("tomorrow 10:00")
    before = len(open_book.book.of_account(Meeting, norrland.account))
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(open_book.book.of_account(Meeting, norrland.account)) == before + 1
    assert window.rail.place == Place.MEETINGS


def test_ctrl_n_fills_in_the_account_that_is_open(
    head, press, sheet, type_in, window, open_book, norrland
):
    before = len(open_book.book.of_account(Meeting, norrland.account))
    press(Qt.Key.Key_N, CONTROL)
    form = sheet()
    assert isinstance(form, NewMeeting)
    assert form.account.text == "Norrland Robotics"
    assert QApplication.focusWidget() is form.people.field
    press(Qt.Key.Key_Tab)
    type_in("tomorrow 10:00")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(open_book.book.of_account(Meeting, norrland.account)) == before + 1
    assert window.rail.place == Place.MEETINGS
    # Without a window manager nobody else hands the keyboard back.
    window.activateWindow()
    QApplication.processEvents()
    press(Qt.Key.Key_N, CONTROL)
    assert sheet().account.text == "Norrland Robotics"


def test_ctrl_n_fills_in_nothing_where_no_account_is_open(head, press, sheet, window):
    head.back.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert window.screen_shown.table.isVisible()
    press(Qt.Key.Key_N, CONTROL)
    form = sheet()
    assert form.account.text == ""
    assert QApplication.focusWidget() is form.account.field


def test_the_review_is_asked_for_with_the_account(head, window, norrland, qtbot, click):
    with qtbot.waitSignal(window.screen_shown.went) as asked:
        click(head.review)
    assert asked.args == [Visit(Place.REPORTS, account=norrland.account)]


def test_the_review_opens_at_the_account(head, window, click):
    click(head.review)
    assert window.rail.place == Place.REPORTS
    assert window.screen_shown.kind("account").account.text == "Norrland Robotics"


def test_the_account_is_deleted_at_the_foot_of_its_own_card(account_page, window):
    delete = account_page._firm.delete
    assert delete.accessibleName() == "Delete this account"
    below = account_page._firm.rows[-1]
    assert below.isAncestorOf(delete)
