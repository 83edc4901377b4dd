import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from app.book.backup import back_up, backups, newest
from app.book.book import Book
from app.desk import knowing, people, removing
from app.desk.desk import Desk
from app.records.account import Account
from app.records.knowledge import Note
from checklists.library import Library
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.settings.data_card import DataCard
from ui.settings.deleted_sheet import DeletedSheet
from ui.settings.restore_sheet import RestoreSheet


class SetClock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return SetClock(datetime(2026, 11, 23, 13, 12, tzinfo=UTC))


@pytest.fixture
def open_book(qapp, tmp_path, clock):
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        made = OpenBook(Desk(book, Library(), clock))
        people.add_account(made.desk, "Norrland Robotics")
        yield made
        made.backing_up.finish()


@pytest.fixture
def path(open_book):
    return open_book.book.path


@pytest.fixture
def preferences(tmp_path):
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return Preferences(store)


@pytest.fixture
def second(tmp_path):
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def card(shown, open_book, preferences, second):
    made = DataCard(open_book, lambda *_: str(second))
    made.show_preferences(preferences)
    made.refresh()
    return shown(made, 640)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def on_top(kind):
    (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind)]
    return found


def test_back_up_now_makes_one_and_says_so(qtbot, card, path, open_book):
    assert "No backup yet" in card.newest.text()
    assert not card.restore.isEnabled()
    with qtbot.waitSignal(card.noted) as told:
        click(qtbot, card.back_up)
        assert not card.back_up.isEnabled()
    assert told.args == ["Backed up, opened and checked: 1 record.", False]
    assert card.newest.text() == (
        "Newest backup: 13:12, opened and checked then. It holds 1 record."
    )
    assert card.back_up.isEnabled()
    assert card.restore.isEnabled()
    assert len(backups(path)) == 1


def test_a_backup_that_cannot_be_made_is_told(qtbot, card, path, open_book):
    path.with_name("backups").write_text("a file stands here")
    with qtbot.waitSignal(open_book.troubled) as told:
        click(qtbot, card.back_up)
    assert "No backup could be written" in str(told.args[0])
    assert card.back_up.isEnabled()
    path.with_name("backups").unlink()


def test_the_second_folder_is_chosen_and_gets_every_backup(
    qtbot, card, second, preferences
):
    click(qtbot, card.choose)
    assert preferences.second_folder == second
    with qtbot.waitSignal(card.noted):
        click(qtbot, card.back_up)
    assert len(list(second.iterdir())) == 1


def test_a_second_folder_that_is_not_there_is_refused(qtbot, card, preferences):
    card.second.field.setText("/nowhere/at/all")
    card.second.field.editingFinished.emit()
    assert "no such folder" in card.second.complaint
    assert preferences.second_folder is None


def test_checking_reads_the_book_and_its_backup(qtbot, card, path):
    back_up(path, datetime(2026, 11, 23, 12, tzinfo=UTC))
    click(qtbot, card.check)
    qtbot.waitUntil(card.check.isEnabled)
    assert card.verdict.text() == (
        "All 1 records are whole, and all 1 changes. "
        "The newest backup was opened and is whole."
    )
    with closing(sqlite3.connect(newest(path).path)) as other:
        other.executescript("UPDATE accounts SET name = 'Other'")
    click(qtbot, card.check)
    qtbot.waitUntil(card.check.isEnabled)
    assert "The newest backup is not" in card.verdict.text()


def test_a_restore_is_three_clicks_and_says_what_is_lost(
    qtbot, card, path, open_book, clock
):
    first = back_up(path, clock.now).backup
    clock.now += timedelta(hours=2)
    account = open_book.book.every(Account)[0].id
    knowing.note(open_book.desk, "Two sites", account=account)
    back_up(path, clock.now)
    card.refresh()
    click(qtbot, card.restore)
    sheet = on_top(RestoreSheet)
    assert "nothing is lost" in sheet.loss.text()
    click(qtbot, sheet.list.buttons[1])
    assert "1 thing" in sheet.loss.text()
    assert "note" in sheet.loss.text()
    with qtbot.waitSignal(card.restore_wanted) as told:
        click(qtbot, sheet.first)
    assert told.args == [first.path]


def test_what_was_deleted_comes_back_with_a_click(qtbot, card, open_book):
    desk = open_book.desk
    account = open_book.book.every(Account)[0]
    knowing.note(desk, "Two sites", account=account.id)
    removing.remove(desk, account)
    click(qtbot, card.deleted)
    sheet = on_top(DeletedSheet)
    qtbot.waitUntil(lambda: sheet.buttons[0].height() > 0)
    with qtbot.waitSignal(card.noted) as told:
        click(qtbot, sheet.buttons[0])
    assert told.args == ["“Norrland Robotics” is back.", True]
    assert open_book.book.every(Account) == (account,)
    assert len(open_book.book.every(Note)) == 1
    assert sheet.buttons == []
    click(qtbot, sheet.first)


def test_the_book_is_backed_up_at_the_end_if_something_is_new(open_book, path):
    open_book.backing_up.finish()
    assert len(backups(path)) == 1
    open_book.backing_up.finish()
    assert len(backups(path)) == 1


def test_it_is_backed_up_when_the_newest_is_old(qtbot, open_book, path, clock):
    with qtbot.waitSignal(open_book.backing_up.made):
        open_book.backing_up.look()
    people.add_account(open_book.desk, "Oka Marine")
    clock.now += timedelta(hours=5)
    with qtbot.waitSignal(open_book.backing_up.made):
        open_book.backing_up.look()
    assert [one.records for one in backups(path)] == [2, 1]
