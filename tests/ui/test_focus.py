import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.focus import Roving, focus, tab_after
from ui.widgets.button import Button, SmallButton
from ui.widgets.layouts import around, column, line
from ui.widgets.scroll import Scroll


@pytest.fixture
def rows(shown):
    made = [[SmallButton(f"{row}{place}") for place in "abc"] for row in "123"]
    window = around(column(*(line(*row) for row in made)))
    window.roving = Roving(made, window)
    shown(window)
    return made


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)
    return QApplication.focusWidget().words


def test_tab_stops_once_a_row(rows, tabbed):
    window = rows[0][0].window()
    seen = tabbed(window)
    assert sorted(each.words for each in seen) == ["1a", "2a", "3a"]


def test_arrows_go_along_a_row_and_from_row_to_row(qtbot, rows):
    focus(rows[0][0])
    key = Qt.Key
    walk = [press(qtbot, k) for k in (key.Key_Right, key.Key_Right, key.Key_Right)]
    assert walk == ["1b", "1c", "1c"]
    assert press(qtbot, key.Key_Down) == "2a"
    assert press(qtbot, key.Key_Down) == "3a"
    assert press(qtbot, key.Key_Down) == "3a"
    assert press(qtbot, key.Key_Up) == "2a"
    assert press(qtbot, key.Key_Left) == "2a"


def test_arrows_leave_out_what_is_hidden_or_off(qtbot, rows):
    rows[0][1].hide()
    rows[1][0].setEnabled(False)
    focus(rows[0][0])
    assert press(qtbot, Qt.Key.Key_Right) == "1c"
    assert press(qtbot, Qt.Key.Key_Down) == "2b"


def test_the_ring_shows_for_keys_and_not_for_clicks(qtbot, rows, ring):
    focus(rows[0][0])
    assert ring.isVisible()
    assert ring.widget() is rows[0][0]
    qtbot.mouseClick(rows[1][1], Qt.MouseButton.LeftButton)
    assert rows[1][1].hasFocus()
    assert not ring.isVisible()


def test_the_ring_shows_for_fields_even_after_a_click(qtbot, shown, ring):
    field = QLineEdit()
    shown(around(column(Button("Other"), field)))
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert ring.widget() is field


def test_the_ring_comes_around_what_was_scrolled_into_sight(qtbot, shown, ring):
    buttons = [SmallButton(f"Button {number}") for number in range(60)]
    scroll = Scroll(around(column(*buttons)))
    window = shown(scroll, 200, 200)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    focus(buttons[0])
    QApplication.processEvents()
    assert ring.isVisible()
    focus(buttons[-1])
    scroll.ensureWidgetVisible(buttons[-1])
    QApplication.processEvents()
    assert ring.widget() is buttons[-1]
    assert ring.isVisible()


def test_the_ring_outlives_the_window_it_lay_on(qtbot, ring, theme):
    for _ in range(30):
        field = QLineEdit()
        window = around(column(Scroll(around(column(field)))))
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        focus(field)
        assert ring.isVisible()
        assert ring.window() is window
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    ring.leave()
    assert not ring.isVisible()


def test_what_is_built_late_comes_where_it_stands(shown, tabbed):
    first, last = Button("first"), Button("last")
    middle = QWidget()
    window = shown(around(column(first, middle, last)))
    late = [Button("late 1"), Button("late 2")]
    inside = QVBoxLayout(middle)
    for each in late:
        inside.addWidget(each)
        each.show()
    tab_after(first, middle)
    focus(last)
    assert [each.words for each in tabbed(window)] == [
        "first",
        "late 1",
        "late 2",
        "last",
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot, shown, key):
    button = shown(Button("Do it"))
    focus(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
