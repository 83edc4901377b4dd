"""What was typed stays in its field when the book cannot be written."""

import os
import sqlite3
import time
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.book.verify import verify
from checklists.pack import ItemId, Phase
from ui.places import Place, Visit
from ui.widgets.mark import Standing

CONTROL = Qt.KeyboardModifier.ControlModifier
LEAST = ItemId("plan-min-outcome")
WORDS = "They leave with a cost sheet"


@contextmanager
def held_by_another(path):
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
    finally:
        other.close()


@contextmanager
def replaced(path):
    aside = path.with_name("aside.db")
    os.link(path, aside)
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    try:
        yield
    finally:
        aside.replace(path)


@pytest.fixture
def typed(screen):
    """A row in which an answer is typed and not yet kept."""
    screen.go_to(LEAST)
    QTest.keyClicks(QApplication.focusWidget(), WORDS)
    return screen.page.current_row()


def text_in(row):
    return row.begins.text


@pytest.mark.parametrize("cannot", [held_by_another, replaced])
def test_what_was_typed_stays_until_it_can_be_saved(
    cannot, screen, typed, open_book, answered, press, qtbot
):
    saved = open_book.book.saved()
    warned = []
    screen.document.troubled.connect(lambda item, _: warned.append(item))
    with cannot(open_book.book.path):
        press(Qt.Key.Key_Return, CONTROL)
        assert warned == [LEAST]
        assert answered(LEAST) is None
        assert open_book.book.saved() == saved
        assert text_in(typed) == WORDS
        assert typed.standing is not Standing.DONE
        assert typed._problem is not None
        assert not open_book.all_saved
        # Another look at the book, as each second, takes nothing away.
        open_book.try_again()
        open_book.changed.emit()
        assert text_in(typed) == WORDS
    qtbot.waitUntil(lambda: open_book.all_saved)
    assert answered(LEAST).text == WORDS
    assert typed.standing is Standing.DONE
    assert typed._problem is None
    assert text_in(typed) == WORDS
    assert verify(open_book.book).whole


def test_what_is_typed_anew_takes_the_place_of_what_could_not_be_saved(
    screen, typed, open_book, answered, press
):
    with held_by_another(open_book.book.path):
        press(Qt.Key.Key_Return, CONTROL)
        screen.go_to(LEAST)
        QTest.keyClicks(QApplication.focusWidget(), ", and a date")
        press(Qt.Key.Key_Return, CONTROL)
    open_book.try_again()
    assert answered(LEAST).text == f"{WORDS}, and a date"
    assert open_book.all_saved
    open_book.undo()
    assert answered(LEAST) is None


def test_the_next_deed_saves_what_waits_first(screen, typed, open_book, answered):
    with held_by_another(open_book.book.path):
        typed.commit()
    screen.document.miss(ItemId("plan-outcome"))
    assert answered(LEAST).text == WORDS
    assert answered("plan-outcome")


def test_trying_again_holds_up_nobody(open_book, screen, typed):
    with held_by_another(open_book.book.path):
        typed.commit()
        begun = time.monotonic()
        open_book.try_again()
        assert time.monotonic() - begun < 1
        assert not open_book.all_saved
    open_book.try_again()
    assert open_book.all_saved


def test_what_the_book_refuses_for_good_is_not_tried_again(screen, open_book):
    screen.document.not_applicable(LEAST, "no reason of the list")
    assert open_book.all_saved


def test_a_click_that_could_not_be_saved_is_saved_later(
    screen, open_book, answered, qtbot
):
    screen.show_stop(Phase.PREFLIGHT)
    QApplication.processEvents()
    row = screen.page.row(ItemId("pre-web-sound"))
    with held_by_another(open_book.book.path):
        QTest.mouseClick(row.editor.controls()[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert row.standing is Standing.OPEN
        assert row._problem is not None
        assert answered("pre-web-sound") is None
    qtbot.waitUntil(lambda: open_book.all_saved)
    assert answered("pre-web-sound").text == "yes"
    assert row.standing is Standing.DONE
    assert row._problem is None


def test_the_window_says_that_not_all_is_saved(
    window_over, open_book, meeting, answered
):
    window = window_over(open_book)
    window.go(Visit(Place.MEETINGS, meeting.id))
    foot = window.rail._foot[0]
    assert foot.text() == "All saved"
    window.screen_shown.go_to(LEAST)
    QTest.keyClicks(QApplication.focusWidget(), WORDS)
    with held_by_another(open_book.book.path):
        window.screen_shown.page.current_row().commit()
        assert foot.text() == "Not saved yet"
    open_book.try_again()
    assert foot.text() == "All saved"
    assert answered(LEAST).text == WORDS
