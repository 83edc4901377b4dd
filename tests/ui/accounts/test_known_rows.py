from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import facts, knowing
from app.desk.facts import Happened, More
from app.records.knowledge import Fact, Need, Note


@pytest.fixture
def row(account_page):
    def find(key):
        return next(row for one, row in account_page._stops if one == key)[0]

    return find


@pytest.fixture
def go_to(row, press, account_page):
    def enter(key):
        # Without a window manager nobody else hands the keyboard back.
        account_page.window().activateWindow()
        QApplication.processEvents()
        row(key).setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Return)

    return enter


@pytest.fixture
def merger(account_page, open_book):
    now = open_book.now()
    made = facts.happened(
        open_book.desk, Happened.LANDSCAPE, "Merger talks", "Norrland Robotics",
        at=now - timedelta(days=90),
        more=More(review=(now - timedelta(days=3)).date()),
    )  # fmt: skip
    open_book.changed.emit()
    QApplication.processEvents()
    return made


def test_a_note_is_found_still_true_with_two_keys(
    account_page, merger, go_to, press, open_book, row, window
):
    go_to(merger.id)
    press(Qt.Key.Key_Space)
    after = open_book.book.find(Note, merger.id)
    assert (after.review - open_book.now().date()).days == 90
    assert row(merger.id).accessibleName() == (
        "Merger talks, 25 Aug 2026 · look again 21 Feb 2027"
    )
    assert window.notice.words == "Still true; look again 21 Feb 2027."
    assert open_book.undo() == "finding a note still true"
    assert open_book.book.find(Note, merger.id) == merger


def test_a_note_is_changed_and_deleted_with_undo(
    account_page, merger, go_to, sheet, click, type_in, open_book
):
    go_to(merger.id)
    form = sheet()
    form.words.setFocus()
    form.words.selectAll()
    type_in("The merger is done")
    click(form.first)
    assert open_book.book.find(Note, merger.id).text == "The merger is done"
    go_to(merger.id)
    click(sheet().out)
    assert open_book.book.find(Note, merger.id) is None
    assert open_book.undo() == "deleting a note"
    assert open_book.book.find(Note, merger.id).text == "The merger is done"


def test_a_need_is_an_interest_or_goes(
    account_page, open_book, norrland, go_to, sheet, click
):
    need = knowing.need(open_book.desk, "fewer calls", account=norrland.account)
    open_book.changed.emit()
    QApplication.processEvents()
    go_to(need.id)
    form = sheet()
    click(next(b for b in form.kind.buttons if b.key == "what they care about"))
    click(form.first)
    assert open_book.book.find(Need, need.id).interest
    go_to(need.id)
    click(sheet().out)
    assert not open_book.book.every(Need)
    assert open_book.undo() == "deleting a need"


def test_the_goal_of_both_sides_opens_with_enter(
    account_page, go_to, type_in, press, account, row
):
    go_to("goal")
    type_in("Fewer night calls")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert account().shared_goal == "Fewer night calls"
    assert row("goal").accessibleName() == "Goal of both sides: Fewer night calls"


def test_who_began_is_counted_and_each_contact_stands_behind_it(
    account_page, deed, go_to, sheet, words_of, row
):
    deed("message", 5, "Sent the plan", began="them")
    deed("message", 200, "Thanks", began="us")
    deed("message", 6, "A word")
    QApplication.processEvents()
    assert row("began").accessibleName() == (
        "Who began the contact, Half a year: they began 1 of 2, you 0; not known of "
        "1, A year: they began 1 of 3, you 1; not known of 1. Show each"
    )
    go_to("began")
    told = words_of(sheet())
    assert [word for word in told if word in {"Sent the plan", "A word", "Thanks"}] == [
        "Sent the plan", "A word", "Thanks",
    ]  # fmt: skip
    sheet().reject()


def test_below_a_request_it_is_asked_whom_they_called_first(
    account_page, deed, go_to, type_in, press, open_book
):
    made = deed("request", 4, "Price for 40 seats", called_first="unknown")
    QApplication.processEvents()
    go_to(f"{made.id}-no")
    type_in("Kern had it before")
    press(Qt.Key.Key_Return)
    after = open_book.book.find(Fact, made.id)
    assert (after.called_first, after.source) == ("no", "Kern had it before")
    assert f"{made.id}-no" not in [key for key, _ in account_page._stops]
    open_book.undo()
    assert open_book.book.find(Fact, made.id) == made


def test_the_row_of_a_session_says_what_it_lacks(account_page, deed, row):
    made = deed("planning session", 4, "Shifts", link="plan.pdf")
    assert row(made.id).accessibleName() == (
        "Shifts, planned together, 19 Nov, plan.pdf · lacks a promise by us, "
        "a promise by them"
    )
