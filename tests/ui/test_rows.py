import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from checklists.pack import Option
from ui.focus import focus
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.check import Check
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.finding import Finding
from ui.widgets.layouts import around, column
from ui.widgets.mark import Standing
from ui.widgets.pill_button import PillButton
from ui.widgets.question import Question
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

HOSTILE = '<img src="//x"> & Söhne'


def test_a_question_changes_in_place(shown):
    question = shown(Question("Is it done?", must=True), 500, 80)
    question.say("Is it sent?")
    question.say_note("Sent 09:40")
    question.show_standing(Standing.DONE)
    assert question.prompt == "Is it sent?"
    assert question.accessibleName() == "Is it sent?, answered"
    assert question.mark.accessibleName() == "answered"
    words = {text.text() for text in question.findChildren(Text) if text.isVisible()}
    assert {"Is it sent?", "Sent 09:40"} <= words


def test_a_question_that_is_a_tick_shows_its_standing_as_one(shown):
    check = Check("Copied")
    question = shown(Question("Copied", mark=check, standing=Standing.DONE), 500, 80)
    assert check.isChecked()
    question.show_standing(Standing.OPEN)
    assert not check.isChecked()


def test_the_must_pill_comes_and_goes(shown):
    question = shown(Question("Is it done?"), 500, 80)
    pill = question._pill
    assert not pill.isVisible()
    question.show_must(True)
    assert pill.isVisible()
    question.show_must(True, "stop", Tone.STOP)
    assert pill.accessibleName() == "stop"


def test_why_opens_and_closes(qtbot, shown):
    question = shown(Question("Is it done?", why="An open promise is remembered."))
    reason = next(t for t in question.findChildren(Text) if t.text().startswith("An "))
    assert not reason.isVisible()
    qtbot.mouseClick(question.why, Qt.MouseButton.LeftButton)
    assert reason.isVisible()
    qtbot.keyClick(question.why, Qt.Key.Key_Space)
    assert not reason.isVisible()


def test_findings_are_replaced_and_editors_added(qtbot, shown):
    question = shown(Question("Is it done?"), 500, 200)
    first = Finding(Tone.STOP, ["Late."], [("done", "Done")])
    question.show_findings(first)
    question.add(SmallButton("Yes"))
    assert question.findings == (first,)
    question.show_findings(
        Finding(Tone.NEAR, ["Old."]), Finding(Tone.ACCENT, ["Same."])
    )
    assert [each.accessibleName() for each in question.findings] == [
        "Check: Old.",
        "Note: Same.",
    ]
    assert not first.isVisible()
    question.show_findings()
    assert question.findings == ()
    question.set_parts(SmallButton("No"))
    QApplication.processEvents()
    buttons = [b.words for b in question.findChildren(SmallButton) if b.isVisible()]
    assert buttons == ["No"]


def test_a_finding_says_its_kind_and_tells_the_way_out(qtbot, shown):
    words = [HOSTILE, (" PER-01", Tone.QUIET)]
    finding = shown(Finding(Tone.STOP, words, [("done", "Done"), ("own", "Own up")]))
    assert finding.accessibleName() == f"Stop: {HOSTILE} PER-01"
    with qtbot.waitSignal(finding.chosen) as told:
        qtbot.mouseClick(finding.ways[1], Qt.MouseButton.LeftButton)
    assert told.args == ["own"]


def test_a_hidden_row_takes_its_line_away(shown):
    rows = [Text("one"), Text("two"), Text("three")]
    card = shown(Card(*rows), 200, 80)
    line = card.grab().toImage().pixelColor(100, rows[0].geometry().bottom() + 1)
    assert line != card.grab().toImage().pixelColor(100, rows[0].y() + 1)
    tall = card.sizeHint().height()
    rows[1].hide()
    rows[2].hide()
    assert card.sizeHint().height() < tall


def test_a_card_takes_rows_in_and_lets_them_go(shown):
    one, two = Text("one"), Text("two")
    card = shown(Card(one), 200, 80)
    card.insert(0, two)
    assert card.rows == (two, one)
    card.remove(one)
    assert card.rows == (two,)
    card.set_rows(Text("three"))
    assert [row.text() for row in card.rows] == ["three"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_row_button_opens_by_key_and_by_click_anywhere(qtbot, shown, key):
    words = Text("Anna")
    row = shown(RowButton(column(words), "Anna"), 300, 40)
    with qtbot.waitSignal(row.clicked):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=words.geometry().center())
    focus(row)
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, key)


@pytest.fixture
def choice(shown):
    options = [Option("as planned"), Option("shorter", "until"), Option("no")]
    made = ChoiceRow(options, "Does the end still suit?")
    shown(around(column(made, SmallButton("Elsewhere"))), 500, 120)
    return made


def test_choosing_tells_the_option_and_shows_it_by_a_tick(qtbot, choice):
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.mouseClick(choice.buttons[0], Qt.MouseButton.LeftButton)
    assert told.args == ["as planned", ""]
    assert [button.isChecked() for button in choice.buttons] == [True, False, False]
    assert [button.icon().isNull() for button in choice.buttons] == [False, True, True]
    assert not choice.detail.isVisible()


def test_an_option_with_a_detail_asks_for_it(qtbot, choice):
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.mouseClick(choice.buttons[1], Qt.MouseButton.LeftButton)
    assert told.args == ["shorter", ""]
    assert choice.detail.hasFocus()
    assert choice.detail.placeholderText() == "until"
    qtbot.keyClicks(choice.detail, "10:15")
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice.detail, Qt.Key.Key_Return)
    assert told.args == ["shorter", "10:15"]


def test_pressing_the_chosen_one_again_keeps_it(qtbot, choice):
    choice.show_choice("shorter", "10:15")
    with qtbot.assertNotEmitted(choice.chosen):
        qtbot.mouseClick(choice.buttons[1], Qt.MouseButton.LeftButton)
    assert choice.option == "shorter"
    assert choice.buttons[1].isChecked()
    assert choice.detail.text() == "10:15"


def test_showing_a_choice_is_not_told(qtbot, choice):
    with qtbot.assertNotEmitted(choice.chosen):
        choice.show_choice("shorter", "10:15")
        choice.show_choice("")
    assert choice.option == ""
    assert not any(button.isChecked() for button in choice.buttons)


def test_another_option_drops_the_detail(qtbot, choice):
    choice.show_choice("shorter", "10:15")
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.mouseClick(choice.buttons[2], Qt.MouseButton.LeftButton)
    assert told.args == ["no", ""]


def test_options_are_one_tab_stop_with_arrows_inside(qtbot, choice, tabbed):
    seen = tabbed(choice.window())
    assert sorted(each.words for each in seen) == ["As planned", "Elsewhere"]
    focus(choice.buttons[0])
    qtbot.keyClick(choice.buttons[0], Qt.Key.Key_Right)
    assert choice.buttons[1].hasFocus()


def test_a_pill_opens_a_menu_and_tells_the_key(qtbot, shown):
    pill = shown(PillButton("none", Tone.STOP, [("a", "A & B"), ("b", "B")], "Proof"))
    focus(pill)
    qtbot.keyClick(pill, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["A && B", "B"]
    with qtbot.waitSignal(pill.chosen) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == ["a"]
