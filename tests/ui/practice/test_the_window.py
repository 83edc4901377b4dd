"""The window of the case: its sizes, its names, and that nothing stays of it."""

import gc

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.desk import moving, removing
from app.desk.desk import Desk
from app.records.meeting import Meeting
from checklists.exercise import exercise
from ui.places import Place, Visit
from ui.practice.document import GONE, PracticeDocument
from ui.practice.opening import open_practice
from ui.practice.panel import PracticePanel
from ui.theme import Scheme
from ui.widgets.text import Text
from ui.window import Window

SIZES = [(1.0, 1280, 800), (1.25, 1024, 700), (2.0, 1280, 800)]
WIDE, NARROW = (1280, 800), (1024, 700)


def settle():
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def beside(window_over, practised, there):
    """The window over the case as it begins, of a size, with its steps."""

    def make(width, height):
        window = window_over(practised, width, height)
        steps = PracticeDocument(practised, exercise("second-no"), there.call, window)
        steps.went.connect(window.go)
        window.go(Visit(Place.MEETINGS, there.call))
        panel = window.keep_beside(lambda: PracticePanel(steps))
        settle()
        return window, panel, steps

    return make


def seen(window, kind=QWidget):
    return [
        each
        for each in window.findChildren(kind)
        if each.isVisible() and each.window() is window
    ]


def assert_whole(window, size, untrue):
    assert (window.width(), window.height()) == size
    assert untrue(window) == []
    for each in seen(window):
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isEnabled():
            left = each.mapTo(window, QPoint(0, 0)).x()
            assert left >= 0, each
            assert left + each.width() <= window.width(), each.accessibleName()
    assert [text.text() for text in seen(window, Text) if text.is_cut] == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(("scale", "width", "height"), SIZES)
def test_every_step_is_named_and_whole_at_every_size(
    beside, theme, untrue, scale, width, height, scheme
):
    theme.choose(scheme)
    theme.resize(scale)
    window, panel, steps = beside(width, height)
    assert_whole(window, (width, height), untrue)
    for card in panel.cards:
        panel.unfold()
        if steps.open_step != card.step.key:
            steps.choose(card.step)
        settle()
        assert_whole(window, (width, height), untrue)
    for key in ("third-time", "link"):
        steps.tick(key, on=True)
    steps.compare()
    settle()
    assert_whole(window, (width, height), untrue)
    panel.fold()
    settle()
    assert_whole(window, (width, height), untrue)


def test_in_a_narrow_window_the_steps_take_turns_with_the_meeting(beside, theme, click):
    theme.resize(1.25)
    window, panel, _ = beside(*NARROW)
    screen = window.screen_shown
    assert panel.isVisible()
    assert not screen.isVisible()
    click(panel.back)
    assert screen.isVisible()
    assert not panel.isVisible()
    assert panel.line.isVisible()
    assert "Step 1 of 5: Read what happened." in panel._strip.accessibleName()
    click(panel._steps)
    assert panel.isVisible()
    names = panel.cards[1]
    click(names.head)
    click(names.parts["dropped"])
    settle()
    assert screen.isVisible()
    row = screen.page.row(names.step.parts[0].goes)
    assert row.isAncestorOf(QApplication.focusWidget())
    window.resize(1700, 800)
    settle()
    assert panel.isVisible()
    assert screen.isVisible()
    assert not panel.line.isVisible()
    assert not panel.back.isVisible()


def test_the_keyboard_goes_round_over_the_steps(beside, press):
    window, panel, _ = beside(*WIDE)
    panel.begin()
    stops = []
    for _ in range(3):
        press(Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        where = {panel: "steps", window.rail: "rail", window.screen_shown: "screen"}
        stops.append(
            next(name for part, name in where.items() if part.isAncestorOf(now))
        )
    assert stops == ["screen", "rail", "steps"]


def test_tab_goes_from_the_rail_over_the_steps_to_the_screen(beside, tabbed):
    window, panel, _ = beside(*WIDE)
    window.rail.places["meetings"].setFocus()
    walk = tabbed(window)
    parts = [window.rail, panel, window.screen_shown]
    order = [next(p for p in parts if p.isAncestorOf(each)) for each in walk]
    turns = [
        one
        for one, before in zip(order, [None, *order], strict=False)
        if one is not before
    ]
    assert turns[:3] == parts or turns[1:4] == parts


def test_larger_text_builds_the_steps_anew_where_they_were(beside, theme):
    window, panel, steps = beside(*WIDE)
    steps.tick("names", on=True)
    steps.choose(steps.case.steps[4])
    theme.resize(1.25)
    window.rebuild()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (anew,) = window.findChildren(PracticePanel)
    assert anew is not panel
    assert anew.cards[4].parts
    steps.choose(steps.case.steps[0])
    settle()
    assert anew.cards[0].reading.ticks["names"].isChecked()


def test_a_call_that_is_gone_or_not_ahead_is_told_with_the_way_back(
    beside, desk, there, practised
):
    _, panel, steps = beside(*WIDE)
    practised.do(moving.cancel, there.call, by_us=True)
    settle()
    assert "not ahead any more. Ctrl+Z brings it back." in panel._about.text()
    practised.undo()
    settle()
    assert "A practice case, about 4 min" in panel._about.text()
    practised.do(removing.remove, practised.book.find(Meeting, there.call))
    settle()
    assert panel._about.text().startswith(GONE)
    assert not steps.is_mended
    practised.undo()
    assert steps.lost == ""


def test_the_empty_today_and_the_palette_lead_to_it(window_over, new_book, click):
    window = window_over(new_book)
    empty = window.today.empty
    words = [w for w in empty.findChildren(QWidget) if w.accessibleName()]
    way = next(w for w in words if w.accessibleName() == "try the practice case")
    click(way)
    opened = window.on_top._practice
    assert opened.windowTitle() == "Earnest: Practice"
    assert window.windowTitle() == "Earnest"
    path = opened.book.book.path
    assert path.parent != new_book.book.path.parent
    opened.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not path.parent.exists()


def test_it_stays_open_without_anybody_holding_it(qtbot, theme, ring, preferences):
    kept = preferences.geometry, preferences.text_percent
    open_practice(preferences)
    gc.collect()
    settle()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Window)]
    (window,) = [w for w in found if w.windowTitle() == "Earnest: Practice"]
    path = window.book.book.path
    ring.leave()
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not path.parent.exists()
    assert (preferences.geometry, preferences.text_percent) == kept


def test_what_is_undone_opens_its_step_again(beside, desk, there, practised):
    _, panel, steps = beside(*WIDE)
    steps.compare()
    assert steps.done == {"read"}
    practised.do(Desk.undo)
    assert steps.done == frozenset()
    assert steps.open_step == "read"
    assert panel.cards[0].head.accessibleName().endswith("open, unfolded")
