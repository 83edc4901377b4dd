from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app.desk import answering, calling, moving, promising, wrapping
from app.records.meeting import Meeting, Outcome
from app.records.promise import Promise, PromiseState
from app.rules.outcome import THREE_ROWS
from checklists.pack import Phase
from ui.meeting.screen import MeetingScreen
from ui.meeting.sheets import MoveSheet, TimesSheet
from ui.places import Place, Visit
from ui.promises.new_date import NewDate


@pytest.fixture
def today(window, week):
    QApplication.processEvents()
    return window.today


def heads(today):
    QApplication.processEvents()
    return [
        label.text()
        for label in today.findChildren(QLabel)
        if label.isVisible() and label.text()
    ]


def duty(today, title):
    return next(each for each in today.duties if each.duty.title == title)


def way(today, title, key):
    return next(b for b in duty(today, title).ways if b.key == key)


def test_a_meeting_stands_with_both_times_its_state_and_the_next_act(today):
    row = today.rows[0]
    assert row.line.following
    assert row.line.at == "14:00"
    assert row.line.title == "Discovery, Norrland Robotics"
    assert "Lindqvist" in row.line.about
    assert row.line.act.words.startswith("Not ready: ")
    assert row.act.words == "Write what you want"
    assert row.opener.accessibleName().startswith("14:00, Discovery, Norrland")
    assert today.header.about == "3 meetings · next in 14 min"


def test_the_days_after_stand_below_with_their_heads(today):
    words = heads(today)
    assert "Monday 23 November · today" in words
    assert "Tuesday 24 November" in words


def test_the_act_of_a_row_opens_the_row_it_begins_at(window, today, click):
    click(today.rows[0].act)
    screen = window.screen_shown
    assert isinstance(screen, MeetingScreen)
    assert screen.page.phase is Phase.PLAN
    assert QApplication.focusWidget() is not None


def test_a_click_anywhere_else_opens_the_meeting(window, today, click):
    click(today.rows[1].opener)
    assert window.screen_shown.head.title == "Contract terms, Havel & Sons"


def test_arrows_walk_the_rows_and_their_acts(today, press):
    today.rows[0].opener.setFocus()
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is today.rows[0].act
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is today.rows[1].opener
    press(Qt.Key.Key_Return)


def test_a_call_that_is_on_leads_back_to_it(window, today, norrland, clock, click):
    clock.at(12, 59)
    window.book.do(calling.join, norrland.id)
    clock.at(13, 10)
    window.book.passed.emit()
    row = today.rows[0]
    assert row.line.act.words == "In the call"
    assert today.header.about.startswith("3 meetings · one is on")
    click(row.act)
    assert window.live.meeting == norrland.id
    assert window.screen_shown.page.phase is Phase.LIVE


def test_a_held_meeting_asks_to_be_wrapped_up_until_it_is(
    window, today, norrland, clock, click
):
    clock.at(12, 59)
    window.book.do(calling.join, norrland.id)
    clock.at(13, 40)
    window.book.do(calling.end, norrland.id)
    assert "Wrap up · 30 seconds each" in heads(today)
    assert duty(today, norrland.title).duty.words == ("Today 14:40",)
    click(way(today, norrland.title, "wrap"))
    assert window.screen_shown.page.phase is Phase.WRAP
    window.go(Visit(Place.TODAY))
    for item in THREE_ROWS:
        window.book.do(answering.miss, norrland.id, item)
    window.book.do(wrapping.close_wrap, norrland.id)
    assert "Wrap up · 30 seconds each" not in heads(today)


def test_promises_late_and_due_stand_at_the_side_but_no_own_plans(
    today, promised, window
):
    promised("Security paper", 19)
    promised("Price for 40 seats", 23)
    promised("Thank-you note", 20, told=False)
    promised("Later still", 27)
    promised("Shift plan", 20, ours=False)
    titles = [each.duty.title for each in today.duties]
    assert [t for t in titles if t != "Quote talk, Oka Marine"] == [
        "Security paper",
        "Price for 40 seats",
        "Shift plan",
    ]
    assert "2 working days late" in duty(today, "Security paper").duty.words[1][0]
    assert today.header.about.endswith("1 promise late")


def test_done_from_the_keyboard_goes_on_to_the_next_promise(
    today, promised, window, press
):
    first = promised("Security paper", 19)
    promised("Price for 40 seats", 23)
    way(today, "Security paper", "done").setFocus()
    press(Qt.Key.Key_Return)
    kept = window.book.book.find(Promise, first.id)
    assert kept.state is PromiseState.DONE
    assert window.notice.words == "Done: Security paper."
    assert QApplication.focusWidget() is way(today, "Price for 40 seats", "done")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not None
    assert today.isAncestorOf(QApplication.focusWidget())


def test_undo_in_the_notice_brings_the_promise_back(today, promised, window, click):
    promised("Security paper", 19)
    click(way(today, "Security paper", "done"))
    assert not any(d.duty.title == "Security paper" for d in today.duties)
    click(window.notice.act)
    assert duty(today, "Security paper")
    assert window.notice.words.startswith("Taken back:")


def test_a_new_date_is_agreed_with_their_yes(
    today, promised, window, click, press, type_in, sheet
):
    made = promised("Security paper", 19)
    button = way(today, "Security paper", "new-date")
    button.setFocus()
    press(Qt.Key.Key_Return)
    asked = sheet()
    assert isinstance(asked, NewDate)
    type_in("fri")
    anna = next(b for b in asked.yes.buttons if b.key.startswith("Anna"))
    click(anna)
    click(asked.first)
    QApplication.processEvents()
    moved = window.book.book.find(Promise, made.id)
    assert moved.due.day.isoformat() == "2026-11-27"
    assert moved.moves[0].agreed_by.startswith("Anna")
    assert not any(d.duty.title == "Security paper" for d in today.duties)


def test_telling_them_puts_two_honest_lines_on_the_clipboard(
    today, promised, window, click
):
    made = promised("Security paper", 19)
    click(way(today, "Security paper", "tell-them"))
    note = QApplication.clipboard().text()
    assert note.startswith("Hi Anna,\n")
    assert "“Security paper”, was due Thu 19 Nov and will be late." in note
    assert window.book.book.find(Promise, made.id).told_late
    assert window.notice.words.startswith("A two-line note is on the clipboard")


def test_what_they_owe_can_be_looked_in_on(today, promised, window, click):
    made = promised("Shift plan", 20, ours=False)
    click(way(today, "Shift plan", "look-in"))
    assert window.book.book.find(Promise, made.id).looked_in


def test_time_that_passes_changes_no_more_than_the_header(today, window, clock, press):
    row = today.rows[0]
    row.act.setFocus()
    clock.at(12, 48)
    window.book.passed.emit()
    assert today.header.about == "3 meetings · next in 12 min"
    assert today.rows[0] is row
    assert QApplication.focusWidget() is row.act


def test_nothing_is_built_anew_under_an_open_menu_or_sheet(
    today, window, clock, promised, sheet, press
):
    promised("Price for 40 seats", 23)
    rows = list(today.rows)
    clock.at(14, 50)
    menu = QMenu(window)
    menu.addAction("Something")
    menu.popup(window.pos())
    window.book.passed.emit()
    assert today.rows == rows
    menu.close()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet()
    window.book.passed.emit()
    assert today.rows == rows
    press(Qt.Key.Key_Escape)
    window.book.passed.emit()
    assert today.rows != rows


def test_what_nobody_said_of_a_day_gone_is_asked(today, window, clock, norrland):
    clock.at(9, 0, day=24)
    window.book.passed.emit()
    assert "Did it happen?" in heads(today)
    about = duty(today, norrland.title).duty
    assert about.words[0].startswith("Yesterday 14:00 · Web ·")
    assert [key for key, _ in about.ways] == ["held", "nobody", "moved"]
    phone = duty(today, "Contract terms, Havel & Sons").duty
    assert "voicemail" in [key for key, _ in phone.ways]


def test_nobody_came_is_one_press_and_can_be_taken_back(
    today, window, clock, norrland, click
):
    clock.at(9, 0, day=24)
    window.book.passed.emit()
    click(way(today, norrland.title, "nobody"))
    found = window.book.book.find(Meeting, norrland.id)
    assert found.outcome is Outcome.NOBODY_CAME
    assert not any(d.duty.title == norrland.title for d in today.duties)
    click(window.notice.act)
    assert duty(today, norrland.title)


def test_it_was_held_asks_for_its_times_and_goes_on_to_wrap_up(
    today, window, clock, norrland, click, sheet
):
    clock.at(9, 0, day=24)
    window.book.passed.emit()
    click(way(today, norrland.title, "held"))
    times = sheet()
    assert isinstance(times, TimesSheet)
    click(times.first)
    QApplication.processEvents()
    assert window.book.book.find(Meeting, norrland.id).outcome is Outcome.HELD
    assert window.screen_shown.page.phase is Phase.WRAP


def test_they_moved_it_asks_for_the_new_time(
    today, window, clock, norrland, click, sheet, type_in
):
    clock.at(9, 0, day=24)
    window.book.passed.emit()
    click(way(today, norrland.title, "moved"))
    asked = sheet()
    assert isinstance(asked, MoveSheet)
    asked.when.field.setFocus()
    asked.when.field.selectAll()
    type_in("thu 15:00")
    click(asked.first)
    QApplication.processEvents()
    moved = window.book.book.find(Meeting, norrland.id)
    assert moved.starts.in_zone("Europe/Prague").strftime("%a %H:%M") == "Thu 15:00"
    assert not moved.moves[0].by_us
    assert not any(d.duty.title == norrland.title for d in today.duties)


def test_a_moved_meeting_leaves_the_day(today, window, norrland, clock):
    before = [row.line.title for row in today.rows]
    later = norrland.starts.at(
        norrland.starts.instant + timedelta(days=9), norrland.starts.zone
    )
    window.book.do(moving.move, norrland.id, later, by_us=True)
    assert norrland.title in before
    assert norrland.title not in [row.line.title for row in today.rows]


def test_a_narrow_window_puts_the_side_below(today, window):
    wide = today.rows[0].act.mapTo(today, today.rows[0].act.rect().topLeft())
    window.resize(700, 700)
    QApplication.processEvents()
    narrow = today.rows[0].act.mapTo(today, today.rows[0].act.rect().topLeft())
    assert narrow.x() < wide.x()


def test_a_promise_of_today_is_not_late_before_its_hour(today, promised, window):
    made = promised("Price for 40 seats", 23)
    assert "due today" in duty(today, "Price for 40 seats").duty.words[1][0]
    promising.keep(window.book.desk, made.id)
