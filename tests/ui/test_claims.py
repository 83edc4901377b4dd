import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.focus import focus
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.claim_editor import ClaimEditor
from ui.widgets.claim_line import ClaimLine, ClaimValue, Proof
from ui.widgets.layouts import around, column

PROOFS = (Proof("case", "a case", Tone.READY), Proof("none", "no proof", Tone.STOP))
ON_RECORD = (ClaimValue("1", "Cuts it by a third", "case"),)


@pytest.fixture
def editor(shown):
    made = ClaimEditor(PROOFS, ON_RECORD)
    shown(around(column(made, Button("Elsewhere"))), 500, 200)
    return made


def lines(editor):
    return [each for each in editor.findChildren(ClaimLine) if each.isVisible()]


def test_what_is_on_record_is_shown_and_not_told(qtbot, editor):
    with qtbot.assertNotEmitted(editor.edited):
        editor.show_claims(ON_RECORD)
    assert editor.values == ON_RECORD


def test_a_new_claim_has_no_id_and_the_weakest_proof(qtbot, editor):
    focus(editor.adder)
    qtbot.keyClicks(editor.adder, "Half the scrap")
    with qtbot.waitSignal(editor.edited) as told:
        qtbot.keyClick(editor.adder, Qt.Key.Key_Return)
    assert told.args == [(*ON_RECORD, ClaimValue("", "Half the scrap", "none"))]
    assert editor.adder.text() == ""
    assert editor.adder.hasFocus()


def test_a_claim_that_got_its_id_leaves_the_keyboard_where_it_is(qtbot, editor):
    focus(editor.adder)
    qtbot.keyClicks(editor.adder, "Half the scrap")
    qtbot.keyClick(editor.adder, Qt.Key.Key_Return)
    before = lines(editor)
    saved = (*ON_RECORD, ClaimValue("2", "Half the scrap", "none"))
    editor.show_claims(saved)
    assert lines(editor) == before
    assert editor.values == saved
    assert editor.adder.hasFocus()


def test_shift_tab_from_the_adder_reaches_the_new_claim(qtbot, editor):
    focus(editor.adder)
    qtbot.keyClicks(editor.adder, "Half the scrap")
    qtbot.keyClick(editor.adder, Qt.Key.Key_Return)
    qtbot.keyClick(editor.adder, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget().accessibleName() == "Proof: no proof"


def test_changed_words_are_told_and_emptied_ones_go(qtbot, editor):
    edit = lines(editor)[0].edit
    focus(edit)
    edit.selectAll()
    qtbot.keyClicks(edit, "Cuts it")
    with qtbot.waitSignal(editor.edited) as told:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.args == [(ClaimValue("1", "Cuts it", "case"),)]
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    with qtbot.waitSignal(editor.edited) as told:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.args == [()]
    assert lines(editor) == []


def test_another_proof_is_told(qtbot, editor):
    pill = lines(editor)[0].pill
    with qtbot.waitSignal(editor.edited) as told:
        pill.chosen.emit("none")
    assert told.args == [(ClaimValue("1", "Cuts it by a third", "none"),)]
    assert pill.words == "no proof"


def test_the_ring_goes_around_the_whole_frame(editor, ring):
    focus(editor.adder)
    assert ring.widget() is editor


def test_a_claim_that_does_not_fit_is_cut_with_a_tip(shown):
    words = "A claim that goes on and on, and is by far too long for its narrow frame"
    editor = shown(ClaimEditor(PROOFS, [ClaimValue("1", words, "case")]), 200, 100)
    edit = lines(editor)[0].edit
    editor.grab()
    assert edit.toolTip() == words
