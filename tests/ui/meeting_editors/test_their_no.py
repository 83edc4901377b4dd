from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.focus import focus

KEY = Qt.Key


@pytest.fixture
def planned(made):
    """A dossier with the deed that was wanted, and nothing said yet."""
    plan = made.answered(made.items["plan-outcome"], links=("pilot",)).answer
    wanted = tuple(p for p in made.full.promises if p.id == "pilot")
    dossier = replace(made.full, promises=wanted, refusals=())
    return replace(dossier, answers={"plan-outcome": plan})


def test_the_wanted_deed_stands_as_a_sentence(opened, planned):
    editor, _ = opened("wrap-outcome", planned)
    (each,) = editor.lines.standing
    assert each.line.words == "Anna names someone for a pilot · by Fri 27 Nov"
    assert each.line._told.badge == ("what you wanted", "ready")
    assert [b.words for b in editor.foot.shown] == [
        "Something else",
        "Nothing agreed",
        "They said no",
    ]


def test_a_no_is_written_in_the_same_row(opened, typed, enter, planned):
    editor, replies = opened("wrap-outcome", planned)
    focus(editor.no)
    QTest.keyClick(editor.no, enter)
    assert QApplication.focusWidget() is editor.refusals.adder.fields["words"]
    assert editor.refusals.adder.texts["who"] == "Anna Lindqvist"
    typed("Not before the audit", enter)
    typed("", enter)
    (reply,) = replies
    (no,) = reply.records
    assert (no.words, no.who, no.thanked) == ("Not before the audit", "anna", False)
    assert no.subject == "names someone for a pilot"
    assert reply.none
    assert editor.refusals.standing[0].line.words.startswith("no “Not before the")


def test_a_no_beside_a_deed_leaves_the_deed(opened, typed, enter, made, planned):
    agreed = made.promise("list", "A list", ours=False, due=made.friday)
    dossier = replace(planned, promises=(*planned.promises, agreed))
    editor, replies = opened("wrap-outcome", dossier)
    QTest.keyClick(editor.no, enter)
    typed("Not before the audit", enter)
    typed("", enter)
    assert (replies[0].none, replies[0].links) == (False, ("list",))


def test_left_without_words_nothing_was_said(opened, planned, enter):
    editor, replies = opened("wrap-outcome", planned)
    QTest.keyClick(editor.no, enter)
    focus(editor.zero)
    QApplication.processEvents()
    assert replies == []
    assert editor.refusals.adder is None
    assert not editor.no.isHidden()


def test_they_were_thanked_with_one_pick(opened, made, planned):
    said = replace(planned, refusals=made.full.refusals)
    row = made.answered(made.items["wrap-outcome"], none=True)
    editor, replies = opened("wrap-outcome", said, row)
    editor.refusals.standing[0].line.picked.emit("thanked", "yes")
    assert replies[0].records[0].thanked
    assert replies[0].none
