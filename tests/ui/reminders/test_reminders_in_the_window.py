import time
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.desk import answering, calling, wrapping
from app.desk.reminding import outlook
from app.records.meeting import Meeting
from app.records.promise import Promise
from app.rules.outcome import THREE_ROWS
from app.rules.reminders import Occasion, standing
from checklists.pack import Phase
from ui.meeting.screen import MeetingScreen
from ui.open_book import OpenBook
from ui.places import DAYS_END, Place, Visit
from ui.reminders.aim import Aim
from ui.reminders.tray import Tray
from ui.reminders.words import words, words_outside

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def look(window, week):
    """Looks what there is to be reminded of, and returns what is said."""

    def now(over=window):
        over.rounds.reminding.look()
        QApplication.processEvents()
        line = over._panes.reminder
        return line.words if line.isVisible() else ""

    return now


@pytest.fixture
def held(open_book, norrland, clock):
    clock.at(12, 59)
    open_book.do(calling.join, norrland.id)
    clock.at(13, 40)
    open_book.do(calling.end, norrland.id)
    return norrland


def test_the_last_check_is_said_once_and_one_key_goes_there(window, look, press):
    before = QApplication.focusWidget()
    assert look() == "Last check: Discovery, Norrland Robotics begins at 14:00."
    assert QApplication.focusWidget() is before
    press(Qt.Key.Key_G, CONTROL)
    assert isinstance(window.screen_shown, MeetingScreen)
    assert window.screen_shown.page.phase is Phase.PREFLIGHT
    assert look() == ""


def test_a_reminder_is_closed_by_key_and_does_not_come_again(
    window, look, press, window_over, open_book
):
    assert look()
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    assert not window._panes.reminder.isVisible()
    assert look() == ""
    # Nor after a new start.
    assert look(window_over(open_book)) == ""


def test_the_keyboard_reaches_the_reminder_and_escape_closes_it(window, look, press):
    look()
    window.today.rows[0].opener.setFocus()
    press(Qt.Key.Key_F6)
    assert window._panes.reminder.act.hasFocus()
    assert window._panes.reminder.act.words == "Last check (Ctrl+G)"
    press(Qt.Key.Key_Escape)
    assert not window._panes.reminder.isVisible()
    assert window.screen_shown.isAncestorOf(QApplication.focusWidget())


def test_nothing_is_said_while_a_call_runs(window, look, norrland, clock):
    clock.at(12, 30)
    assert look() == ""
    clock.at(12, 50)
    window.book.do(calling.join, norrland.id)
    assert look() == ""
    clock.at(13, 10)
    assert look() == ""


def test_what_was_said_goes_when_the_call_begins(window, look, norrland, qtbot):
    window.rounds.begin()
    assert "Norrland" in look()
    window.book.do(calling.join, norrland.id)
    qtbot.waitUntil(lambda: not window._panes.reminder.isVisible())
    assert window.windowTitle() == "Earnest"


def test_whoever_is_there_already_is_not_told(window, look, norrland, clock):
    window.go(Visit(Place.MEETINGS, norrland.id, Phase.PREFLIGHT))
    assert look() == ""
    window.go(Visit(Place.TODAY))
    assert look() == ""


def test_a_reminder_goes_when_one_is_there(window, look, norrland):
    assert look()
    window.go(Visit(Place.MEETINGS, norrland.id, Phase.PLAN))
    assert look()
    window.go(Visit(Place.MEETINGS, norrland.id, Phase.PREFLIGHT))
    assert not window._panes.reminder.isVisible()
    window.go(Visit(Place.TODAY))
    assert look() == ""


def test_an_open_wrap_is_reminded_of_and_one_key_begins_it(window, look, held, press):
    assert look() == f"To wrap up: {held.title}. Thirty seconds."
    press(Qt.Key.Key_G, CONTROL)
    assert window.screen_shown.document.id == held.id
    assert window.screen_shown.page.phase is Phase.WRAP
    assert look() == ""


def test_a_reminder_goes_when_it_is_done(window, look, held):
    assert look()
    for item in THREE_ROWS:
        window.book.do(answering.miss, held.id, item)
    window.book.do(wrapping.close_wrap, held.id)
    assert look() == ""


def test_the_days_end_tells_how_the_day_was(window, look, held, clock, press):
    look()
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    clock.at(17)
    said = look()
    assert said.startswith("The day's end: 1 to wrap up")
    assert "without an outcome" in said


def test_promises_due_today_are_one_list_at_the_first_opening(
    window, look, promised, clock, press
):
    promised("Security paper", 23)
    promised("Price for 40 seats", 23)
    clock.at(7, 29)
    assert look() == ""
    clock.at(7, 30)
    assert look() == "Due today: Security paper and 1 more."
    press(Qt.Key.Key_G, CONTROL)
    assert window.rail.place == Place.PROMISES


def test_one_reminder_waits_behind_another(window, look, promised, press):
    promised("Security paper", 23)
    assert look().startswith("Last check")
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    assert window._panes.reminder.words.startswith("Due today")


def test_what_is_near_comes_before_what_can_wait(window, look, held, clock, press):
    assert look().startswith("To wrap up")
    clock.at(14, 15)
    assert look() == "Last check: Contract terms, Havel & Sons begins at 15:30."
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    assert window._panes.reminder.words.startswith("To wrap up")


def test_a_reminder_comes_back_after_the_call_it_waited_for(
    window, look, promised, clock, press, norrland
):
    promised("Security paper", 23)
    look()
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    assert look().startswith("Due today")
    window.book.do(calling.join, norrland.id)
    assert look() == ""
    # Its key does nothing in a call.
    press(Qt.Key.Key_G, CONTROL)
    assert window.screen_shown is window.today
    clock.at(13, 40)
    window.book.do(calling.end, norrland.id)
    assert look().startswith("To wrap up")
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    assert window._panes.reminder.words.startswith("Due today")


def test_another_size_of_text_keeps_the_reminder(window, look):
    said = look()
    window.rebuild()
    assert window._panes.reminder.words == said


def test_reminders_can_be_switched_off(window, look, preferences):
    window.rounds.remind(on=False)
    assert look() == ""
    assert not preferences.reminds
    window.rounds.remind(on=True)
    assert look().startswith("Last check")


def test_a_damaged_list_of_reminders_costs_nothing(window, look, preferences):
    preferences._store.setValue("reminded", "[1, 2")
    assert look().startswith("Last check")


@pytest.mark.parametrize("hour", [(13, 41), (14, 15), (17, 0)])
def test_outside_the_window_nobody_is_named(
    open_book, week, promised, held, clock, hour
):
    promised("Security paper for Norrland", 23)
    promised("Terms", 24)
    clock.at(*hour)
    looked = outlook(open_book.book, clock.now)
    found = standing(looked, clock.now)
    assert {Occasion.WRAP, Occasion.DUE_TODAY} <= {one.occasion for one in found}
    for one in found:
        said = " ".join(words_outside(one, looked.settings))
        assert words(one, looked.settings)
        for meeting in open_book.book.every(Meeting):
            assert meeting.title not in said
        assert "Norrland" not in said
        assert "paper" not in said


def test_without_a_tray_nothing_is_shown_there(window):
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    tray = Tray(window)
    tray.begin()
    tray.tell("Wrap up", "1 call to wrap up.")
    assert tray.findChildren(QSystemTrayIcon) == []


def test_the_timer_is_aimed_at_an_instant(desk, clock, qtbot):
    began, base = time.monotonic(), clock.now
    desk.clock = lambda: base + timedelta(seconds=time.monotonic() - began)
    book = OpenBook(desk)
    aim = Aim(book, book)
    with qtbot.waitSignal(aim.reached, timeout=5_000):
        aim.take(base + timedelta(milliseconds=200))
    assert aim.at is None
    assert desk.clock() >= base + timedelta(milliseconds=200)


def test_a_machine_that_slept_is_caught_up_with(desk, clock, qtbot):
    book = OpenBook(desk)
    aim = Aim(book, book)
    aim.take(clock.now + timedelta(hours=2))
    book.passed.emit()
    assert aim.at is not None
    clock.now += timedelta(hours=3)
    with qtbot.waitSignal(aim.reached):
        book.passed.emit()


def test_what_packs_promise_is_made_at_the_days_end_and_told_quietly(
    window, open_book, held, clock, qtbot
):
    def pack_promises():
        return [p for p in open_book.book.of_meeting(Promise, held.id) if p.by_item]

    before = QApplication.focusWidget()
    clock.at(16, 29)
    with qtbot.waitSignal(open_book.changed):
        window.rounds.keeping_up.look()
    assert pack_promises() == []
    clock.at(16, 30)
    open_book.passed.emit()
    qtbot.waitUntil(lambda: bool(pack_promises()))
    many = len(pack_promises())
    qtbot.waitUntil(
        lambda: (
            window.notice.words
            == f"{many} promises noted by the checklists, as your own plan."
        )
    )
    assert QApplication.focusWidget() is before
    assert not any(p.told for p in pack_promises())
    window.rounds.close()


def test_the_end_of_the_day_that_is_open_needs_no_reminder(window, look, held, clock):
    look()
    clock.at(17)
    window.go(DAYS_END)
    window.rounds.reminding.dismiss()
    assert look() == ""


def test_a_window_that_is_closed_reminds_no_more(window, look):
    window.rounds.begin()
    window.close()
    assert window.rounds.reminding._aim.at is None
