from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk.replying import Reply
from app.records.knowledge import Side
from ui.focus import focus


def pick(editor, number, key):
    lines = editor._lines()
    lines[number].pill.chosen.emit(key)


def test_a_new_claim_begins_without_proof(opened, typed, enter, made):
    editor, replies = opened("reh-claims", made.empty)
    focus(editor.claims.adder)
    typed("Saves 6 h a week — naïvely", enter)
    (claim,) = replies[0].records
    assert claim.statement == "Saves 6 h a week — naïvely"
    assert (claim.evidence, claim.unproven, claim.meeting) == ("", False, "now")
    assert replies[0].links == (claim.id,)
    focus(editor.claims.adder)
    typed("Second", enter)
    assert replies[1].links == (claim.id, replies[1].records[0].id)


def test_a_claim_is_marked_unproven_with_one_pick(opened, made):
    editor, replies = opened("reh-claims", made.full)
    pick(editor, 0, "unproven, and said so")
    (claim,) = replies[0].records
    assert (claim.id, claim.unproven) == ("third", True)


def test_a_proof_is_written_below_with_its_date(opened, typed, enter, made):
    editor, replies = opened("reh-claims", made.full)
    pick(editor, 0, "write")
    assert replies == []
    typed("Zeiterfassung zweier Kliniken", enter)
    typed("3 oct", enter)
    (claim,) = replies[0].records
    assert claim.evidence == "Zeiterfassung zweier Kliniken"
    assert claim.evidence_date.isoformat() == "2026-10-03"
    assert not claim.unproven
    assert editor.proof is None
    words = editor._lines()[0].pill.words
    assert words == "Zeiterfassung zweier Kliniken, 3 Oct 2026"


def test_a_proof_given_up_leaves_the_claim_as_it_was(opened, typed, made):
    editor, replies = opened("reh-claims", made.full)
    pick(editor, 0, "write")
    typed("A letter", Qt.Key.Key_Escape)
    assert (editor.proof, replies) == (None, [])
    assert editor._lines()[0].pill.words == "no proof"


def test_a_claim_can_name_a_limit(opened, made):
    editor, replies = opened("reh-claims", made.full)
    pick(editor, 0, "limit")
    assert replies[0].records[0].side is Side.LIMIT


def test_a_claim_left_out_is_dropped_if_it_is_of_this_meeting(opened, made):
    editor, replies = opened("reh-claims", made.full)
    pick(editor, 0, "drop")
    assert [claim.id for claim in replies[0].dropped] == ["third"]
    assert replies[0].links == ()


def test_a_claim_made_before_is_taken_from_the_file(opened, made):
    editor, replies = opened("reh-claims", made.full)
    QTest.keyClick(editor.pick, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    menu.actions()[0].trigger()
    menu.close()
    assert replies == [Reply(links=("third", "nine"))]


def test_no_claims_today_is_a_full_answer(opened, enter):
    editor, replies = opened("reh-claims")
    QTest.keyClick(editor.zero, enter)
    assert replies == [Reply(none=True)]


def test_who_lists_claims_is_not_asked_whether_there_are_none(opened, made):
    editor, _ = opened("reh-claims", made.full)
    assert editor.claims.values
    assert not editor.zero.isVisible()
    assert editor.zero not in editor.controls()
    nothing, _ = opened("reh-claims", made.empty)
    assert nothing.zero.isVisible()
