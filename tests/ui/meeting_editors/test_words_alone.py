import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.desk.transcribing import ON_PAPER
from app.records.meeting import Value
from ui.focus import focus

KEY = Qt.Key
ROWS = ("plan-give", "wrap-promises", "plan-homework", "reh-questions", "plan-changes")


@pytest.mark.parametrize("item", ROWS)
def test_an_answer_in_words_alone_stands_in_a_line(opened, made, item):
    row = made.answered(made.items[item], text="They heard of us from Oka")
    editor, replies = opened(item, made.empty, row)
    shown = [each.line.words for each in editor.lines.standing]
    assert shown == ["They heard of us from Oka"]
    assert editor.lines.adder is None
    assert replies == []


def test_fields_without_a_record_stand_in_a_line(opened, made):
    values = (Value("what", "Benchmark"), Value("for whom", "Anna"))
    row = made.answered(made.items["plan-give"], values=values)
    editor, _ = opened("plan-give", made.empty, row)
    assert [e.line.words for e in editor.lines.standing] == ["Benchmark, Anna"]


def test_edited_it_becomes_a_record(opened, made, typed, enter):
    row = made.answered(made.items["plan-changes"], text="A new head of service")
    editor, replies = opened("plan-changes", made.empty, row)
    line = editor.lines.standing[0].line
    focus(line.controls()[-1])
    QTest.keyClick(line.controls()[-1], KEY.Key_Return)
    field = line.form.fields["text"]
    assert field.text() == "A new head of service"
    typed("", KEY.Key_End)
    typed(" since May", enter)
    (reply,) = replies
    (note,) = reply.records
    assert note.text == "A new head of service since May"
    assert (reply.text, reply.links) == ("", (note.id,))


def test_what_is_added_leaves_the_words_as_they_are(opened, made, typed, enter):
    row = made.answered(made.items["plan-changes"], text="A new head of service")
    editor, replies = opened("plan-changes", made.empty, row)
    QTest.keyClick(editor.add, enter)
    typed("A freeze", enter)
    assert replies[0].text == "A new head of service"
    assert [record.text for record in replies[0].records] == ["A freeze"]


def test_taken_out_it_opens_the_row_again(opened, made):
    row = made.answered(made.items["plan-changes"], text="A new head of service")
    editor, replies = opened("plan-changes", made.empty, row)
    line = editor.lines.standing[0].line
    QTest.keyClick(line.controls()[-1], KEY.Key_Return)
    line.removed.emit()
    assert (replies[0].text, replies[0].links, replies[0].dropped) == ("", (), ())


def test_a_claim_in_words_alone_stands_among_the_claims(opened, made, typed, enter):
    row = made.answered(made.items["reh-claims"], text="Saves 6 h")
    editor, replies = opened("reh-claims", made.empty, row)
    assert [value.text for value in editor.claims.values] == ["Saves 6 h"]
    focus(editor.claims.adder)
    typed("Live in 9 days", enter)
    said = [record.statement for record in replies[0].records]
    assert said == ["Saves 6 h", "Live in 9 days"]


@pytest.mark.parametrize("item", ["plan-give", "reh-questions"])
def test_a_tick_on_paper_has_no_words_to_edit(opened, made, item):
    row = made.answered(made.items[item], text=ON_PAPER)
    editor, _ = opened(item, made.empty, row)
    assert editor.lines.standing == []
