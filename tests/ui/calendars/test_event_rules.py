"""Settings: which events are meetings, as a list with delete."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import choosing
from app.records.event import ChosenBy, Event, EventChoice
from app.records.meeting import Meeting
from ui.calendars.rules import AddRule
from ui.places import Place, Visit


@pytest.fixture
def rules(window, week):
    window.go(Visit(Place.SETTINGS))
    QApplication.processEvents()
    return window.screen_shown.calendars.rules


@pytest.fixture
def ask(rules, press, sheet):
    def open_sheet():
        rules.add_button.setFocus()
        press(Qt.Key.Key_Return)
        made = sheet()
        assert isinstance(made, AddRule)
        return made

    return open_sheet


@pytest.fixture
def do_it(press):
    return lambda: press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def choose(row, name):
    next(button for button in row.buttons if button.key == name).click()


def test_a_rule_is_added_by_keyboard_listed_and_deleted(
    window, rules, ask, type_in, do_it, press, desk, norrland, qtbot
):
    asked = ask()
    asked.value.field.setFocus()
    type_in("Discovery")
    do_it()
    assert desk.book.find(Meeting, norrland.id) is None
    (line,) = rules.lines
    assert line.words == "Never a meeting: “discovery” in the title"
    assert window.notice.words == "1 meeting is busy time now."
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.delete.setFocus()
    press(Qt.Key.Key_Return)
    assert (rules.lines, desk.book.every(EventChoice)) == ([], ())
    assert window.notice.words == "The rule is deleted. 1 event is a meeting now."
    window.undoing.take_back()
    assert len(rules.lines) == 1


def test_always_by_an_address(rules, ask, type_in, do_it, desk):
    before = len(desk.book.every(Meeting))
    asked = ask()
    choose(asked.verdict, "always a meeting")
    choose(asked.by, "one address")
    assert asked.value.field.accessibleName() == "This address is on it"
    asked.value.field.setFocus()
    type_in("nils.holm@holm.example")
    do_it()
    assert rules.lines[0].words.startswith("Always a meeting: nils.holm@holm.example")
    assert len(desk.book.every(Meeting)) > before


def test_what_would_be_no_rule_is_said_in_the_sheet(ask, type_in, do_it, desk):
    asked = ask()
    choose(asked.by, "a mail domain")
    asked.value.field.setFocus()
    type_in("holm.example")
    do_it()
    assert asked.isVisible()
    assert asked.complaint.startswith("holm.example is your own")
    assert desk.book.every(EventChoice) == ()
    asked.reject()


def test_what_was_said_of_one_event_or_a_series_is_listed_by_its_title(
    rules, open_book, desk, norrland
):
    standup = next(e for e in desk.book.every(Event) if e.title == "Stand-up")
    open_book.do(choosing.take_as_meeting, standup.id)
    open_book.do(choosing.count_as_busy, norrland.id, alone=True)
    QApplication.processEvents()
    assert {line.words for line in rules.lines} == {
        "Always a meeting: “Stand-up” and what repeats of it",
        f"Never a meeting: “{norrland.title}” and what repeats of it",
    }
    pipeline = next(m for m in desk.book.every(Meeting) if m.title == "Stand-up")
    open_book.do(choosing.count_as_busy, pipeline.id, alone=True)
    assert rules.lines[0].words.startswith("Never a meeting: “Stand-up” on ")


def test_one_whose_event_is_gone_is_listed_all_the_same(rules, open_book, desk):
    with desk.act("choosing which events are meetings") as write:
        write.put(EventChoice("c1", ChosenBy.SERIES, "gone", False, open_book.now()))
    open_book.changed.emit()
    assert rules.lines[0].words == (
        "Never a meeting: an event that is no longer in the book"
    )
