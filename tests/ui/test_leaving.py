"""People, accounts and meetings that go: by real clicks, with a way back."""

import pytest
from PySide6.QtWidgets import QApplication

from app.book.backup import back_up, backups
from app.desk.forgotten import NOBODY
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.promise import Promise
from ui.accounts.erase_sheet import AfterErasing, EraseSheet
from ui.accounts.person_sheet import PersonSheet
from ui.meeting.meeting_menu import MeetingMenu
from ui.places import Place, Visit
from ui.widgets.button import Button


@pytest.fixture
def anna(desk, norrland):
    return next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))


@pytest.fixture
def over_anna(window, norrland, anna, sheet, click):
    """The window, with the sheet of Anna open over her account."""
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    QApplication.processEvents()
    page = window.screen_shown.page
    rows = dict(page._stops)
    click(rows[anna.id][0])
    assert isinstance(sheet(), PersonSheet)
    return window


def choose(window, words):
    """Chooses an act of the meeting's menu."""
    screen = window.screen_shown
    menu = MeetingMenu(screen.document, screen)
    (act,) = [one for one in menu.actions() if one.text() == words]
    act.trigger()
    QApplication.processEvents()


def test_a_meeting_is_deleted_from_its_menu_and_undone_at_the_foot(
    window, desk, norrland, promised, click
):
    promised("Price list", 30, meeting=norrland.id)
    window.go(Visit(Place.MEETINGS, norrland.id))
    choose(window, "Delete this meeting")
    assert desk.book.find(Meeting, norrland.id) is None
    assert window.notice.words.endswith("is deleted, with 1 promise.")
    assert window.rail.place == Place.MEETINGS
    click(window.notice.act)
    assert desk.book.find(Meeting, norrland.id) == norrland
    assert len(desk.book.every(Promise)) == 1
    window.go(Visit(Place.MEETINGS, norrland.id))
    assert window.screen_shown.document.meeting == norrland


def test_an_account_is_deleted_from_its_page_and_undone(window, desk, norrland, click):
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    QApplication.processEvents()
    screen = window.screen_shown
    named = {button.accessibleName(): button for button in screen.findChildren(Button)}
    click(named["Delete this account"])
    assert desk.book.find(Account, norrland.account) is None
    assert "with 1 meeting" in window.notice.words
    assert screen.table.isVisible()
    click(window.notice.act)
    assert desk.book.find(Account, norrland.account)
    assert desk.book.find(Meeting, norrland.id) == norrland


def test_a_person_in_use_is_not_deleted_and_why_is_said(
    over_anna, desk, anna, sheet, click
):
    click(sheet().delete)
    assert desk.book.find(Person, anna.id) == anna
    assert "invited" in over_anna.notice.words


def test_a_person_is_erased_only_when_the_name_is_typed(
    over_anna, desk, anna, sheet, click, type_in
):
    click(sheet().erase)
    asked = sheet()
    assert isinstance(asked, EraseSheet)
    click(asked.first)
    assert anna.name in asked.complaint
    assert desk.the(Person, anna.id) == anna
    asked.name.setFocus()
    type_in(anna.name.lower())
    click(asked.first)
    assert desk.the(Person, anna.id).name == NOBODY
    assert over_anna.notice.words.startswith("Erased from")
    assert over_anna.notice.act.isHidden()
    assert anna.name.encode() not in desk.book.path.read_bytes()


def test_older_backups_are_removed_when_that_is_chosen(
    over_anna, desk, anna, clock, sheet, click, type_in
):
    back_up(desk.book.path, clock())
    click(sheet().erase)
    sheet().name.setFocus()
    type_in(anna.name)
    click(sheet().first)
    asked = sheet()
    assert isinstance(asked, AfterErasing)
    click(asked.first)
    (kept,) = backups(desk.book.path)
    assert anna.name.encode() not in kept.path.read_bytes()
    assert "1 older copy removed" in over_anna.notice.words


def test_the_foot_says_when_the_book_was_backed_up(qtbot, window, open_book, norrland):
    with qtbot.waitSignal(open_book.backing_up.made):
        open_book.backing_up.back_up()
    assert [text.text() for text in window.rail._foot] == [
        "All saved",
        "Backed up 13:46",
    ]
