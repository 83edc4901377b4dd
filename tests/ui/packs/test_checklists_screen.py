import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ui.places import Place, Visit


@pytest.fixture
def screen(window):
    window.go(Visit(Place.CHECKLISTS))
    QApplication.processEvents()
    return window.screen_shown


def texts(screen):
    QApplication.processEvents()
    return [t.text() for t in screen.findChildren(QLabel) if t.isVisible()]


def test_every_pack_is_there_and_arrows_show_its_rows(screen, press):
    names = [button.text() for button in screen.buttons]
    assert names == [pack.name for pack in screen.packs]
    screen.first_stop().setFocus()
    press(Qt.Key.Key_Down)
    chosen = screen.packs[1]
    assert screen.buttons[1].isChecked()
    shown = texts(screen)
    assert all(item.prompt in shown and item.why in shown for item in chosen.items)


def test_a_pack_that_is_read_is_not_built_anew(screen, open_book):
    first = screen._about.itemAt(0).widget()
    open_book.changed.emit()
    open_book.passed.emit()
    assert screen._about.itemAt(0).widget() is first
