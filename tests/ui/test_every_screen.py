"""What holds on every screen: names, plain words, nothing cut, nothing flashing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)

from app.book import lists
from app.desk import calling, catching, exchanging, people
from app.errors import Problem
from app.records.account import Account
from app.records.meeting import Outcome
from app.records.moment import Moment
from app.records.person import Person
from app.rules.follow import SILENT
from checklists.pack import Phase
from ui.live.window import LiveWindow
from ui.places import DAYS_END, Place, Visit
from ui.qt import override
from ui.rescue import Rescue
from ui.theme import Scheme
from ui.widgets.text import Text

HOSTILE = "Acme <b>Corp</b>"
IMAGE = "<img src=//x/y>"


@pytest.fixture
def full_book(open_book, week, norrland, promised):
    """A week with what can be owed, held, told, under names that look like markup."""
    desk = open_book.desk
    promised("Security paper", 19)
    promised(f"Price & terms {IMAGE}", 23)
    promised("Shift plan of line 3", 20, ours=False)
    promised("Data protection", 23, told=False)
    people.edit_account(desk, norrland.account, name=HOSTILE, shared_goal=IMAGE)
    anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
    people.edit_person(
        desk, anna.id, name=f"Anna {IMAGE}", zone="America/New_York", note=IMAGE
    )
    return open_book


def visits(open_book):
    """Yield every place, one meeting at every stop, and one account."""
    yield from (Visit(place) for place in Place)
    yield DAYS_END
    if ids := lists.accounts(open_book.book, ""):
        hostile = next(
            (a for a in open_book.book.every(Account) if a.name == HOSTILE), None
        )
        account = hostile.id if hostile else ids[0]
        yield Visit(Place.ACCOUNTS, account=account)
        yield Visit(Place.REPORTS, account=account)
    if ids := lists.meetings(open_book.book, "", open_book.now()):
        yield from (Visit(Place.MEETINGS, ids[0], phase) for phase in Phase)
        yield Visit(Place.REPORTS, ids[0], report="brief")


def settle():
    for _ in range(4):
        QApplication.processEvents()


def seen(window, kind=QWidget):
    return [
        each
        for each in [*window.findChildren(kind), window]
        if isinstance(each, kind)
        and each.isVisible()
        and each.window() is window
        and not each.objectName().startswith("qt_")
    ]


def takes_keyboard(widget):
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled()


def assert_named(window):
    for each in seen(window):
        if takes_keyboard(each) and each.focusProxy() is None:
            face = QAccessible.queryAccessibleInterface(each)
            assert face.text(QAccessible.Text.Name), (each, each.parent())


def assert_plain(window):
    for each in seen(window, QLabel):
        assert each.textFormat() == Qt.TextFormat.PlainText or not each.text(), each
    for each in seen(window):
        if "<" in each.toolTip():
            assert "&lt;" in each.toolTip(), each.toolTip()


def assert_inside(window):
    """Nothing one can reach lies outside its window at the side, or is cut unsaid."""
    for each in seen(window):
        if each is window or isinstance(each, QScrollArea):
            continue
        left = each.mapTo(window, QPoint(0, 0)).x()
        if takes_keyboard(each):
            assert left >= 0, (each, left)
            assert left + each.width() <= window.width(), (each, left, each.width())
        holder = scrolled_by(each)
        if takes_keyboard(each) and holder:
            at = each.mapTo(holder.viewport(), QPoint(0, 0)).x()
            assert at >= 0, (each, at)
            assert at + each.width() <= holder.viewport().width(), (each, window)
    for each in seen(window, Text):
        if each.is_cut and not each.toolTip():
            # Its tool tip comes when it is painted, and it lies out of sight.
            each.grab()
        assert not each.is_cut or each.toolTip(), each.text()


def scrolled_by(widget):
    each = widget.parentWidget()
    while each is not None and not each.isWindow():
        if isinstance(each, QAbstractScrollArea):
            return each if isinstance(each, QScrollArea) else None
        each = each.parentWidget()
    return None


BOOKS = ["new_book", "full_book"]
SIZES = [(1.0, 1280, 800), (1.25, 1024, 700), (2.0, 1280, 800)]
# A sheet, the settings and the rescue also fit twice the text on the least screen.
HARDER = [*SIZES, (2.0, 1024, 700)]


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize(("scale", "width", "height"), SIZES)
def test_every_screen_is_named_plain_and_not_cut(
    request, window_over, theme, book, scale, width, height
):
    theme.resize(scale)
    open_book = request.getfixturevalue(book)
    window = window_over(open_book, width, height)
    for visit in visits(open_book):
        window.go(visit)
        settle()
        assert (window.width(), window.height()) == (width, height), visit
        assert_named(window)
        assert_plain(window)
        assert_inside(window)


@pytest.mark.parametrize("dark", [False, True])
def test_today_is_named_plain_and_not_cut_at_twice_the_text_on_the_least_screen(
    window_over, theme, full_book, norrland, promised, desk, clock, dark
):
    theme.choose(Scheme.DARK if dark else Scheme.LIGHT)
    theme.resize(2.0)
    exchanging.ask(desk, f"a pilot {IMAGE}", meeting=norrland.id, size=2)
    silent = promised("Send something new", 24, told=False, meeting=norrland.id)
    talked = replace(norrland, id="talk", outcome=Outcome.HELD)
    long_ago = Moment.at(clock.now - timedelta(days=30), "Europe/Prague")
    with desk.act("remember") as write:
        write.put(replace(talked, starts=long_ago, ends=long_ago, account=_other(desk)))
        write.put(replace(silent, account=_other(desk), meeting="talk", by_item=SILENT))
    window = window_over(full_book, 1024, 700)
    settle()
    heads = [each.text() for each in seen(window, QLabel)]
    assert "Give before you ask" in heads
    assert "Gone quiet" in heads
    assert_named(window)
    assert_plain(window)
    assert_inside(window)
    for row in window.today.rows:
        assert not any(text.is_cut for text in row.findChildren(Text))


def _other(desk):
    return next(a.id for a in desk.book.every(Account) if "Brandt" in a.name)


@pytest.mark.parametrize(("scale", "width", "height"), HARDER)
def test_every_sheet_is_named_plain_and_not_cut(
    window_over, theme, full_book, each_sheet, scale, width, height
):
    theme.resize(scale)
    window = window_over(full_book, width, height)
    for sheet in each_sheet(window):
        settle()
        assert_named(sheet)
        assert_plain(sheet)
        assert_inside(sheet)
        assert sheet.width() <= width, sheet
        assert sheet.height() <= height, sheet


@pytest.mark.parametrize(("scale", "width", "height"), HARDER)
def test_nothing_folded_in_the_settings_is_cut(
    window_over, theme, full_book, scale, width, height
):
    theme.resize(scale)
    window = window_over(full_book, width, height)
    window.go(Visit(Place.SETTINGS))
    for section in window.screen_shown.sections.values():
        if fold := getattr(section, "fold", None):
            fold.click()
    settle()
    assert_named(window)
    assert_inside(window)


@pytest.mark.parametrize(("scale", "width", "height"), HARDER)
def test_the_rescue_is_named_plain_and_not_cut(
    shown, theme, full_book, scale, width, height
):
    theme.resize(scale)
    problem = Problem(f"The book {IMAGE} cannot be read.", "Restore a backup.")
    rescue = shown(Rescue(problem, full_book.book.path, full_book.now()), width, height)
    settle()
    assert_named(rescue)
    assert_plain(rescue)
    assert_inside(rescue)
    rescue.close()


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_the_call_window_is_named_plain_and_not_cut(
    shown, theme, full_book, norrland, clock, scale
):
    theme.resize(scale)
    clock.at(12, 59)
    full_book.do(calling.join, norrland.id)
    clock.at(13, 10)
    for line in (f"we promise {IMAGE} to Anna by thu", "need quiet", "no: not now"):
        catching.capture(full_book.desk, norrland.id, line)
    live = shown(LiveWindow(full_book, norrland.id))
    settle()
    assert_named(live)
    assert_plain(live)
    assert_inside(live)
    live.close()


class Shows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self, expected):
        super().__init__()
        self.expected, self.others = expected, []

    @override
    def eventFilter(self, watched, event):
        flashes = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if flashes and watched.isWindow() and watched is not self.expected:
            self.others.append(watched.metaObject().className())
        return False


def test_no_part_of_a_screen_flashes_as_a_window_of_its_own(window, full_book, qapp):
    watcher = Shows(window)
    qapp.installEventFilter(watcher)
    for visit in visits(full_book):
        window.go(visit)
        settle()
    qapp.removeEventFilter(watcher)
    # The ring lies on whatever has the keyboard, or on nothing.
    assert {name for name in watcher.others if name != "FocusRing"} == set()


def test_no_menu_of_choices_reads_markup(window, full_book):
    window.go(Visit(Place.REPORTS))
    for box in window.screen_shown.findChildren(QComboBox):
        assert box.accessibleName()
