import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.book.backup import back_up
from app.book.book import Book
from app.book.problems import damaged
from app.desk import people
from app.desk.desk import Desk
from app.records.account import Account
from checklists.library import Library
from ui.preferences import Preferences
from ui.problems import Confession
from ui.rescue import Rescue
from ui.running import Running
from ui.window import Window

AT = datetime(2026, 11, 23, 13, 12, tzinfo=UTC)


def clock():
    return AT


@pytest.fixture
def path(tmp_path):
    """A book with two backups, the second of them newer by an account."""
    made = tmp_path / "earnest.db"
    with Book(made, clock=clock) as book:
        desk = Desk(book, Library(), clock)
        people.add_account(desk, "Norrland Robotics")
        back_up(made, AT - timedelta(days=1))
        people.add_account(desk, "Oka Marine")
        back_up(made, AT - timedelta(hours=2))
    return made


@pytest.fixture
def start(qapp, theme, ring, tmp_path, path):
    """Runs Earnest; each of the acts is done in the window that is shown then."""
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    confession = Confession(tmp_path / "problems.log", qapp)
    running = Running(qapp, path, clock, Preferences(store), theme, confession)
    seen = []

    def run(*acts):
        left = list(acts)

        def act():
            shown = [
                window
                for window in QApplication.topLevelWidgets()
                if isinstance(window, Rescue | Window) and window.isVisible()
            ]
            if shown and left:
                seen.append(type(shown[0]))
                do = left.pop(0)
                ring.leave()
                do(shown[0])

        timer = QTimer()
        timer.timeout.connect(act)
        timer.start(30)
        assert running.run() == 0
        timer.stop()
        assert left == []
        return seen

    return run


def close(window):
    window.close()


def click_first(rescue):
    QTest.mouseClick(rescue.first, Qt.MouseButton.LeftButton)


def accounts(path):
    with Book(path, clock=clock) as book:
        return [account.name for account in book.every(Account)]


DAMAGES = {
    "rotten": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + bytes(9) + path.read_bytes()[4105:6000]
    ),
    "empty": lambda path: path.write_bytes(b""),
    "gone": lambda path: path.unlink(),
    "no book": lambda path: path.write_text("Dear diary"),
    "too new": lambda path: newer(path),
}


def newer(path):
    with closing(sqlite3.connect(path)) as other:
        other.executescript("PRAGMA user_version = 99")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_book_that_will_not_open_comes_back_with_one_click(start, path, damage):
    copy = path.parent / "backups" / "earnest-2026-11-23-111200.db"
    wanted = sha256(copy.read_bytes()).digest()
    DAMAGES[damage](path)
    said = []

    def look(window):
        said.append(window.notice.words)
        window.close()

    assert start(click_first, look) == [Rescue, Window]
    assert "earnest.db is the backup" in said[0]
    assert accounts(path) == ["Norrland Robotics", "Oka Marine"]
    kept = list(path.parent.glob("*set-aside*"))
    assert len(kept) == (damage != "gone")
    assert copy.exists()
    assert sha256(copy.read_bytes()).digest() == wanted


def test_an_older_backup_can_be_chosen(start, path):
    path.write_bytes(b"")

    def older(rescue):
        QTest.mouseClick(rescue.others[0], Qt.MouseButton.LeftButton)

    start(older, close)
    assert accounts(path) == ["Norrland Robotics"]


def test_a_backup_that_is_rotten_is_not_offered_first(start, path):
    copy = path.parent / "backups" / "earnest-2026-11-23-111200.db"
    with closing(sqlite3.connect(copy)) as other:
        other.executescript("UPDATE accounts SET name = 'x'")
    path.write_bytes(b"")
    start(click_first, close)
    assert accounts(path) == ["Norrland Robotics"]


def test_an_empty_book_is_begun_only_when_that_is_chosen(start, path):
    path.unlink()

    def begin(rescue):
        rescue.anew_wanted.emit()

    start(begin, close)
    assert accounts(path) == []
    assert len(list((path.parent / "backups").iterdir())) >= 2


def test_closing_the_rescue_changes_nothing(start, path):
    path.write_bytes(b"")
    assert start(close) == [Rescue]
    assert path.read_bytes() == b""


def test_a_restore_from_the_window_opens_it_anew(start, path):
    copy = path.parent / "backups" / "earnest-2026-11-22-131200.db"

    def restore(window):
        window.restore_wanted.emit(copy)

    assert start(restore, close) == [Window, Window]
    assert accounts(path) == ["Norrland Robotics"]


def test_a_backup_that_will_not_do_leads_to_the_rescue(start, path):
    before = path.read_bytes()

    def restore(window):
        window.restore_wanted.emit(path.with_name("gone.db"))

    def again(rescue):
        rescue.again_wanted.emit()

    assert start(restore, again, close) == [Window, Rescue, Window]
    assert len(path.read_bytes()) >= len(before)


def test_closing_the_window_backs_up_what_is_new(start, path):
    def add(window):
        window.book.do(people.add_account, "Kitano Foods")
        window.close()

    start(add)
    newest = max((path.parent / "backups").iterdir())
    with closing(sqlite3.connect(newest)) as copy:
        assert copy.execute("SELECT count(*) FROM accounts").fetchone() == (3,)


def test_what_is_known_is_said_and_reachable_by_keys(shown, path, tabbed):
    rescue = shown(Rescue(damaged(path), path, AT), 720, 560)
    words = " ".join(child.text() for child in rescue.findChildren(QLabel))
    assert "earnest.db is damaged" in words
    assert "2 records, opened and checked just now" in words
    assert str(path) in words
    assert rescue.first in tabbed(rescue) or rescue.first.hasFocus()
