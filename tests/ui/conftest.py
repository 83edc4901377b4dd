from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QAccessible, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableView,
    QWidget,
)

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


# What a screen reader is told, against what is shown.

OPERABLE = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QTabBar,
    QTableView,
    QListView,
)


@pytest.fixture
def untrue():
    """Returns what a screen reader would be told wrongly of all that is seen."""

    def read(window):
        seen = [
            each
            for each in window.findChildren(QWidget)
            if each.isVisible()
            and each.window() is window
            and not each.objectName().startswith("qt_")
        ]
        faults = [fault for each in seen for fault in _faults(each)]
        return faults + _same_names(seen)

    return read


def _faults(widget):
    face = QAccessible.queryAccessibleInterface(widget)
    takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    if not takes and not isinstance(widget, OPERABLE):
        return
    name, state = face.text(QAccessible.Text.Name), face.state()
    told = f"{type(widget).__name__} “{name}”"
    if not name.strip():
        yield f"{told} has no name ({widget.parent()})"
    if (role := _role(widget)) and face.role() != role:
        yield f"{told} is a {face.role().name}, not a {role.name}"
    if bool(state.disabled) == widget.isEnabled():
        yield f"{told} is said to be {'dis' if state.disabled else 'en'}abled"
    if takes and widget.isEnabled() and not state.focusable:
        yield f"{told} is not said to take the keyboard"
    if isinstance(widget, QAbstractButton):
        if bool(state.checkable) != widget.isCheckable():
            yield f"{told} is not said to be a choice"
        if bool(state.checked) != widget.isChecked():
            yield f"{told} is chosen, or said to be"
        if isinstance(widget, QPushButton) and widget.menu() and not state.hasPopup:
            yield f"{told} is not said to open a menu"
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        if bool(state.readOnly) != widget.isReadOnly():
            yield f"{told} is said to be written in, and is not"
        if face.text(QAccessible.Text.Value) != _written(widget):
            yield f"{told} is said to hold other words"


def _role(widget):
    role = QAccessible.Role
    if isinstance(widget, QPushButton) and widget.menu():
        return role.ButtonMenu
    if isinstance(widget, QRadioButton):
        return role.RadioButton
    if isinstance(widget, QAbstractButton):
        # Qt says so of whatever can be checked.
        exclusive = widget.isCheckable() and widget.autoExclusive()
        checks = role.RadioButton if exclusive else role.CheckBox
        return checks if widget.isCheckable() else role.Button
    kinds = {
        QLineEdit: role.EditableText,
        QPlainTextEdit: role.EditableText,
        QComboBox: role.ComboBox,
        QTabBar: role.PageTabList,
        QTableView: role.Table,
        QListView: role.List,
    }
    return next((r for kind, r in kinds.items() if isinstance(widget, kind)), None)


def _written(widget):
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def _same_names(seen):
    """Yield the names of buttons that are told apart only by where they stand."""
    buttons = [each for each in seen if isinstance(each, QAbstractButton)]
    names = Counter(
        QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        for each in buttons
    )
    return [f"{many} buttons are “{name}”" for name, many in names.items() if many > 1]


@pytest.fixture
def each_sheet(open_book, norrland, promised, sheet):
    """Opens every sheet there is over a window, one after another, and yields it."""

    def walk(window):
        anna = next(p for p in open_book.book.every(Person) if "Anna" in p.name)
        for opens in _sheets(window, open_book, norrland, anna, promised("A", 20)):
            opens()
            found = sheet()
            yield found
            found.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    return walk


def _useful_sheets(book, meeting, window):
    """Return what Today asks of a give and of a silence."""
    from app.rules.give_first import GiveFirst, Why
    from app.rules.interests import NONE_ON_FILE, Offer
    from app.rules.silence import Silence
    from ui.today.in_peace import InPeace
    from ui.today.useful_sheet import UsefulSheet

    offer = Offer(None, None, NONE_ON_FILE)
    first = GiveFirst(meeting.account, "Norrland", meeting.id, Why.LEANS, "", offer)
    silent = Silence(meeting, "Norrland", 8, good=True, offer=offer)
    return (
        UsefulSheet(book, first, window, sent=True),
        UsefulSheet(book, silent, window, sent=False),
        InPeace(book, silent, window),
    )


def _sheets(window, book, meeting, anna, promise):
    """Return what opens each, imported here: most tests open none."""
    from app.desk import knowing
    from app.desk.erasing import Erased
    from app.desk.facts import Happened
    from app.records.account import Account
    from app.records.knowledge import StageFact
    from ui.accounts.claim_sheet import ClaimSheet
    from ui.accounts.erase_sheet import AfterErasing, EraseSheet
    from ui.accounts.fact_change import FactChange
    from ui.accounts.fact_sheet import FactSheet
    from ui.accounts.loss_sheet import LossSheet
    from ui.accounts.option_sheet import OptionSheet
    from ui.accounts.person_sheet import PersonSheet
    from ui.accounts.point_sheet import PointSheet
    from ui.accounts.solved_sheet import SolvedSheet
    from ui.accounts.trade_sheet import TradeSheet
    from ui.calendars.give_calendar import GiveCalendar
    from ui.key_map import KeyMap
    from ui.meeting import sheets
    from ui.meeting.aside import AsideSheet
    from ui.meeting.document import MeetingDocument
    from ui.meeting.explanation import Explanation
    from ui.meeting.paper_sheet import PaperSheet
    from ui.meeting.proof_sheet import ProofSheet
    from ui.meeting.word_sheet import WordSheet
    from ui.meetings.new_meeting import NewMeeting
    from ui.promises.acts import PromiseActs
    from ui.settings.deleted_sheet import DeletedSheet
    from ui.settings.restore_sheet import RestoreSheet
    from ui.who_are_you import WhoAreYou

    document = MeetingDocument(book, window)
    document.open(meeting.id)
    prepared, acts = document.preparation, PromiseActs(book, window)
    found = next(f for f in prepared.findings if f.item)
    firm = book.book.find(Account, meeting.account)
    problem = knowing.fact(
        book.desk, "Cold", account=firm.id, stage_fact=StageFact.PROBLEM
    )
    made = (
        FactSheet(book, window, None, firm),
        FactSheet(book, window, Happened.LANDSCAPE, firm),
        FactChange(book, problem, window),
        SolvedSheet(book, window, firm),
        ClaimSheet(book, firm, window),
        LossSheet(book, firm, window),
        PointSheet(book, firm.id, window),
        TradeSheet(book, firm.id, window),
        OptionSheet(book, firm.id, window),
        NewMeeting(book, window),
        PersonSheet(book, window, person=anna),
        PersonSheet(book, window, account=anna.account),
        EraseSheet(book, anna, window),
        AfterErasing(book, Erased(3, 5, 2, compacted=True), window),
        GiveCalendar(book, window),
        RestoreSheet(book, window),
        DeletedSheet(book, window),
        WhoAreYou(("a@b.example", "c@d.example"), window),
        KeyMap(window),
        Explanation(prepared.readiness, window),
        AsideSheet(document, window),
        PaperSheet(document, window),
        sheets.MoveSheet(document, by_us=True, parent=window),
        sheets.TimesSheet(document, window),
        sheets.VoicemailSheet(document, window),
        sheets.DetailsSheet(document, window),
        *(
            WordSheet(document, found, key, window)
            for key in ("add-role", "add-part", "add-give", "set-zone")
        ),
        ProofSheet(document, found, window),
        *_useful_sheets(book, meeting, window),
    )
    keys = ("new-date", "cancel", "edit")
    return [
        *(each.open for each in made),
        *(partial(acts.do, promise.id, key) for key in keys),
        acts.add,
        acts.note_request,
    ]
