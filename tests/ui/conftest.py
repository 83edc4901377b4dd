from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.desk import importing, promising, settings
from app.desk.desk import Desk
from app.exchange import samples
from app.exchange.ics import read_calendar
from app.records.meeting import Meeting
from app.records.moment import Due
from app.records.person import Person
from checklists.library import Library
from ui.focus import FocusRing
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.theme import Scheme, Theme
from ui.window import Window


@pytest.fixture(scope="session")
def ring(qapp):
    return FocusRing(qapp)


@pytest.fixture(scope="session")
def dressed(qapp):
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def theme(dressed):
    dressed.choose(Scheme.LIGHT)
    yield dressed
    dressed.choose(Scheme.LIGHT)
    dressed.resize(1.0)


@pytest.fixture
def shown(qtbot, theme, ring):
    """Shows a widget in a window of a size, in front, and lets go of it afterwards."""

    # qtbot alone would not keep them from the collector.
    kept = []

    def show(widget, width=0, height=0):
        kept.append(widget)
        qtbot.addWidget(widget)
        if width:
            own = max(widget.heightForWidth(width), widget.sizeHint().height())
            widget.resize(width, height or own)
        # Away from the pointer, or whatever lies in the corner would look hovered.
        QCursor.setPos(0, 0)
        widget.move(40, 40)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        QApplication.processEvents()
        return widget

    yield show
    ring.leave()


@pytest.fixture
def tabbed(qtbot):
    """Presses Tab until the round is complete; returns who had the keyboard."""

    def walk(window, most=100):
        seen = []
        for _ in range(most):
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            if now is None or now in seen:
                break
            seen.append(now)
        return seen

    return walk


# A book, and the window over it. A clock stands still until it is set.

ZONE = "Europe/Prague"
SAMPLES = Path(samples.__file__).parent


class SetClock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now

    def at(self, hour, minute=0, day=23):
        self.now = datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def clock():
    """Monday 23 November 2026, 13:46 in Prague."""
    return SetClock(datetime(2026, 11, 23, 12, 46, tzinfo=UTC))


@pytest.fixture
def new_book(tmp_path, clock):
    """The book of somebody who has just begun."""
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        desk = Desk(book, Library(), clock)
        settings.change(desk, zone=ZONE)
        made = OpenBook(desk)
        yield made
        # With it go the timers that look at the book.
        made.deleteLater()
        QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_book(new_book):
    """The book of Ida Holm, who has said who she is."""
    settings.change(
        new_book.desk,
        name="Ida Holm",
        own_emails=("ida.holm@holm.example",),
        own_domains=("holm.example",),
    )
    return new_book


@pytest.fixture
def desk(open_book):
    return open_book.desk


@pytest.fixture
def week(open_book, desk, clock):
    """A week of meetings, taken in on the Friday before; by a word of their title."""
    now, clock.now = clock.now, datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
    calendar = read_calendar(
        (SAMPLES / "week.ics").read_bytes(), zone=ZONE, now=clock.now
    )
    importing.apply_calendar(desk, calendar)
    clock.now = now
    open_book.changed.emit()

    def find(word):
        return next(m for m in desk.book.every(Meeting) if word in m.title)

    return find


@pytest.fixture
def norrland(week):
    return week("Norrland")


@pytest.fixture
def promised(open_book, desk, norrland, clock):
    """Makes a promise to or from Anna of Norrland, ten days ago."""

    def make(what, due, *, ours=True, told=True, meeting=None):
        now, clock.now = clock.now, clock.now - timedelta(days=10)
        anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
        made = promising.promise(
            desk,
            what,
            ours=ours,
            told=told,
            account=norrland.account,
            meeting=meeting,
            whom=anna.id if ours else None,
            who=None if ours else anna.id,
            due=Due.on(date(2026, 11, due), ZONE) if due else None,
        )
        clock.now = now
        open_book.changed.emit()
        QApplication.processEvents()
        return made

    return make


@pytest.fixture
def preferences(tmp_path):
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return Preferences(store)


@pytest.fixture
def window_over(shown, preferences):
    """Opens the window over a book."""

    def make(book, width=1280, height=800):
        window = shown(Window(book, preferences), width, height)
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return window

    return make


@pytest.fixture
def window(window_over, open_book):
    return window_over(open_book)


@pytest.fixture
def press():
    """Presses a key wherever the keyboard is, as a person does."""

    def key(code, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(_in_front(), code, modifier)
        QApplication.processEvents()

    return key


@pytest.fixture
def type_in():
    """Types words wherever the keyboard is."""

    def write(words):
        for letter in words:
            QTest.keyClicks(_in_front(), letter)
            QApplication.processEvents()

    return write


@pytest.fixture
def click():
    def on(widget, place=None):
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(widget, button, none, place or widget.rect().center())
        QApplication.processEvents()

    return on


@pytest.fixture
def sheet():
    """Returns the sheet in front, which may take a moment to be there."""

    def find():
        for _ in range(20):
            QApplication.processEvents()
            if made := QApplication.activeModalWidget():
                return made
        raise AssertionError("no sheet is open")

    return find


def _in_front():
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    return QApplication.focusWidget() or window
