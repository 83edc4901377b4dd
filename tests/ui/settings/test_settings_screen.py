import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.places import Place, Visit


@pytest.fixture
def screen(window, week):
    window.go(Visit(Place.SETTINGS))
    QApplication.processEvents()
    return window.screen_shown


def test_what_is_known_stands_in_the_fields(screen):
    assert screen.name.text == "Ida Holm"
    assert screen.emails.text == "ida.holm@holm.example"
    assert screen.zone.text == "Europe/Prague"
    assert screen.paper.option == "A4"


def test_a_change_is_kept_at_once_and_can_be_undone(screen, press, type_in, open_book):
    screen.emails.field.setFocus()
    screen.emails.field.setText("")
    type_in("Ida@Holm.example; ida@home.example")
    press(Qt.Key.Key_Tab)
    kept = open_book.settings.own_emails
    assert kept == ("ida@holm.example", "ida@home.example")
    screen.paper.buttons[0].setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert open_book.settings.own_emails == ("ida.holm@holm.example",)
    assert screen.emails.text == "ida.holm@holm.example"


def test_a_zone_is_typed_and_kept(screen, press, type_in, open_book):
    screen.zone.field.setFocus()
    screen.zone.field.selectAll()
    type_in("America/New_York")
    press(Qt.Key.Key_Return)
    assert open_book.settings.zone == "America/New_York"


def test_what_is_no_zone_is_refused_where_it_stands(screen, press, type_in, open_book):
    screen.zone.field.setFocus()
    screen.zone.field.selectAll()
    type_in("Narnia")
    press(Qt.Key.Key_Tab)
    assert open_book.settings.zone == "Europe/Prague"
    assert screen.zone.text == "Narnia"
    assert screen.zone.complaint.startswith("“Narnia”, the time zone of yours")


def test_paper_and_range_are_chosen_with_arrows_and_space(screen, press, open_book):
    screen.paper.buttons[0].setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert open_book.settings.paper == "Letter"
    screen.range.buttons[0].setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert open_book.settings.confidence == 95
