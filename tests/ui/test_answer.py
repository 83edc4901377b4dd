import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.focus import focus
from ui.widgets.answer import Answer
from ui.widgets.button import Button
from ui.widgets.layouts import around, column


@pytest.fixture
def answer(shown):
    made = Answer("As it was", "Purpose", "One line")
    other = Button("Elsewhere")
    window = around(column(made, other))
    made.other = other
    shown(window, 400, 200)
    return made


def test_leaving_it_tells_what_was_written_once(qtbot, answer):
    focus(answer)
    qtbot.keyClick(answer, Qt.Key.Key_End)
    qtbot.keyClicks(answer, " and more")
    with qtbot.waitSignal(answer.edited) as told:
        qtbot.keyClick(answer, Qt.Key.Key_Tab)
    assert told.args == ["As it was and more"]
    assert answer.other.hasFocus()
    focus(answer)
    with qtbot.assertNotEmitted(answer.edited):
        focus(answer.other)


def test_control_and_enter_tells_it_without_leaving(qtbot, answer):
    focus(answer)
    qtbot.keyClicks(answer, "Now: ")
    with qtbot.waitSignal(answer.edited) as told:
        qtbot.keyClick(answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Now: As it was"]
    assert answer.hasFocus()


def test_what_code_sets_is_not_told(qtbot, answer):
    with qtbot.assertNotEmitted(answer.edited), qtbot.assertNotEmitted(answer.typed):
        answer.show_text("From the book")
        focus(answer)
        focus(answer.other)
    assert answer.text == "From the book"


def test_every_key_is_told_as_typed(qtbot, answer):
    focus(answer)
    with qtbot.waitSignals([answer.typed] * 3):
        qtbot.keyClicks(answer, "abc")


def test_what_is_being_typed_is_not_taken_away(qtbot, answer):
    focus(answer)
    qtbot.keyClicks(answer, "mine ")
    answer.show_text("From the book")
    assert answer.text == "mine As it was"
    with qtbot.waitSignal(answer.edited) as told:
        focus(answer.other)
    assert told.args == ["mine As it was"]


def test_enter_makes_a_new_line_and_the_field_grows(qtbot, answer):
    focus(answer)
    before = answer.heightForWidth(400)
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert answer.heightForWidth(400) > before
    QApplication.processEvents()
    assert answer.height() >= answer.heightForWidth(answer.width())


def test_closing_the_window_tells_what_was_written(qtbot, answer):
    focus(answer)
    qtbot.keyClicks(answer, "Last: ")
    with qtbot.waitSignal(answer.edited) as told:
        answer.window().close()
    assert told.args == ["Last: As it was"]


def test_its_words_never_need_to_scroll(shown):
    words = "Some words that go on 漢字 and on 😀 until the line is full. " * 5
    answer = Answer(words, "Purpose")
    for width in (120, 233, 480):
        shown(answer, width, answer.heightForWidth(width))
        assert answer.verticalScrollBar().maximum() == 0
