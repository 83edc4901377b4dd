"""What a screen reader is told of every screen and sheet is what is shown there."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.book import lists
from app.desk import calling, catching
from app.errors import Problem
from checklists.pack import Phase
from ui.focus import focus
from ui.gallery import PIECES
from ui.live.window import LiveWindow
from ui.places import Place, Visit
from ui.rescue import Rescue
from ui.theme import CONTRAST, DARK, Scheme, colours
from ui.widgets.card import Card

PHASES = tuple(Phase)


@pytest.fixture
def full(open_book, norrland, promised):
    """The window over a week with promises both ways."""
    promised("Security paper", 19)
    promised("Price and terms", 23)
    promised("Shift plan of line 3", 20, ours=False)
    return open_book


def settle():
    for _ in range(4):
        QApplication.processEvents()


def visits(book, meeting):
    yield from (Visit(place) for place in Place)
    yield Visit(Place.ACCOUNTS, account=lists.accounts(book.book, "")[0])
    yield from (Visit(Place.MEETINGS, meeting, phase) for phase in PHASES)
    yield Visit(Place.REPORTS, meeting, report="brief")
    yield Visit(Place.REPORTS, report="account")


def test_every_screen_tells_what_it_shows(window_over, full, norrland, untrue):
    window = window_over(full)
    for visit in visits(full, norrland.id):
        window.go(visit)
        settle()
        assert untrue(window) == [], visit


def test_every_screen_of_an_empty_book_tells_what_it_shows(
    window_over, new_book, untrue
):
    window = window_over(new_book)
    for place in Place:
        window.go(Visit(place))
        settle()
        assert untrue(window) == [], place


def test_every_folded_part_tells_what_it_shows(window_over, full, untrue):
    window = window_over(full)
    window.go(Visit(Place.SETTINGS))
    for thresholds in window.screen_shown.thresholds.values():
        if thresholds.fold:
            thresholds.fold.click()
    settle()
    assert untrue(window) == []


def test_every_sheet_tells_what_it_shows(window_over, full, each_sheet, untrue):
    for sheet in each_sheet(window_over(full)):
        settle()
        assert untrue(sheet) == [], sheet
        face = QAccessible.queryAccessibleInterface(sheet)
        assert face.role() == QAccessible.Role.Dialog
        assert face.text(QAccessible.Text.Name), sheet


def test_the_call_window_tells_what_it_shows(shown, full, norrland, clock, untrue):
    clock.at(12, 59)
    full.do(calling.join, norrland.id)
    clock.at(13, 10)
    for line in ("we promise the paper to Anna by thu", "need quiet", "no: not now"):
        catching.capture(full.desk, norrland.id, line)
    live = shown(LiveWindow(full, norrland.id))
    settle()
    assert untrue(live) == []
    live.close()


@pytest.mark.parametrize(
    ("scheme", "look"), [(Scheme.LIGHT, DARK), (Scheme.CONTRAST, CONTRAST)]
)
def test_the_call_window_is_dark_or_high_in_contrast(
    shown, theme, full, norrland, scheme, look
):
    theme.choose(scheme)
    live = shown(LiveWindow(full, norrland.id))
    assert colours(live.palette()) is look
    live.close()


def test_the_rescue_tells_what_it_shows(shown, full, untrue):
    problem = Problem("The book cannot be read.", "Restore a backup.")
    rescue = shown(Rescue(problem, full.book.path, full.now()))
    assert untrue(rescue) == []
    rescue.close()


def test_the_palette_tells_what_it_shows(window_over, full, untrue, type_in):
    window = window_over(full)
    window.open_palette()
    type_in("norr")
    settle()
    faults = [one for one in untrue(window) if "found" in one or "Go to" in one]
    assert faults == []
    window.palette_open.close()


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_of_the_gallery_tells_what_it_shows(shown, untrue, name):
    make, (width, height) = PIECES[name]
    piece = shown(make(), width, height)
    # There plain controls of Qt are only drawn.
    assert [one for one in untrue(piece) if "“” has no name" not in one] == []


def test_what_is_folded_says_so(window_over, full):
    window = window_over(full)
    window.go(Visit(Place.SETTINGS))
    settle()
    thresholds = window.screen_shown.thresholds["What is a large ask"]
    fold = thresholds.fold
    face = QAccessible.queryAccessibleInterface(fold)
    assert not face.state().checked
    fold.click()
    settle()
    face = QAccessible.queryAccessibleInterface(fold)
    assert bool(face.state().checked)
    assert face.text(QAccessible.Text.Description) == "opened"
    assert thresholds.row("rest_days").isVisible()


def stops(window):
    """Press Tab until it comes round; return where the keyboard was."""
    found = []
    for _ in range(300):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in found:
            return found
        found.append(now)
    raise AssertionError("Tab never comes round")


def line_of(button):
    """Return the card's row a button lies in, and the line of it by height."""
    row = button
    while row is not None and not isinstance(row.parentWidget(), Card):
        row = row.parentWidget()
    return row and (row, button.mapTo(row, button.rect().center()).y())


def test_tab_goes_round_every_screen_and_stops_once_in_a_line_of_buttons(
    window_over, full, norrland
):
    window = window_over(full)
    crowded = []
    for visit in visits(full, norrland.id):
        window.go(visit)
        settle()
        found = stops(window)
        assert all(each.isVisible() and each.isEnabled() for each in found), visit
        screen = window.screen_shown
        assert any(screen.isAncestorOf(each) for each in found), visit
        lines = Counter(
            line_of(each)
            for each in found
            if isinstance(each, QAbstractButton) and line_of(each)
        )
        crowded += [
            (str(visit.place), row, many) for row, many in lines.items() if many > 1
        ]
    assert crowded == []


def test_arrows_reach_what_tab_passes_over(window_over, full, norrland, press):
    window = window_over(full)
    for visit in visits(full, norrland.id):
        window.go(visit)
        settle()
        stopped = set(stops(window))
        passed = [
            each
            for each in window.screen_shown.findChildren(QAbstractButton)
            if each.isVisible()
            and each.isEnabled()
            and each.focusPolicy() == Qt.FocusPolicy.ClickFocus
            and each not in stopped
        ]
        for each in passed:
            assert reached_by_arrows(each, stopped, press), (visit, each.text())


def reached_by_arrows(goal, stopped, press):
    """Walk with the arrows from a passed button back to one that Tab stops at."""
    for arrow in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        focus(goal)
        for _ in range(12):
            before = QApplication.focusWidget()
            press(arrow)
            now = QApplication.focusWidget()
            if now in stopped:
                return True
            if now is before:
                break
    return False
