import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk.replying import Reply
from app.records.meeting import Value
from app.records.promise import PromiseKind
from ui.focus import focus
from ui.meeting.editors.link import address

KEY = Qt.Key


def test_words_are_told_when_the_field_is_left(opened, typed):
    editor, replies = opened("plan-min-outcome")
    focus(editor.field)
    typed("They leave with the Übersicht", KEY.Key_Tab)
    assert replies == [Reply(text="They leave with the Übersicht")]


def test_words_are_told_when_the_screen_asks_for_them(opened, typed):
    editor, replies = opened("plan-min-outcome")
    focus(editor.field)
    typed("Half a th")
    editor.commit()
    editor.commit()
    assert replies == [Reply(text="Half a th")]


def test_what_is_being_typed_is_not_overwritten(opened, typed, made):
    editor, replies = opened("plan-min-outcome")
    focus(editor.field)
    typed("Half a th")
    row = made.answered(editor.item, text="From elsewhere")
    editor.show_row(row, made.full)
    assert editor.field.text == "Half a th"
    assert replies == []


def test_the_purpose_stands_on_the_agenda_too(opened, typed, made):
    editor, replies = opened("plan-intent")
    focus(editor.field)
    assert editor.field.text == "Learn"
    editor.field.selectAll()
    typed("To find out", KEY.Key_Tab)
    (reply,) = replies
    assert reply.values == (Value("purpose", "To find out"),)
    assert reply.agenda.purpose == "To find out"
    assert reply.agenda.lines == made.meeting.agenda.lines


def test_a_tick_says_the_word_of_the_act(qtbot, opened, enter):
    editor, replies = opened("pre-outcome-aloud")
    assert editor.button.words == "Said"
    focus(editor.button)
    qtbot.keyClick(editor.button, enter)
    assert replies == [Reply()]
    assert editor.button.isChecked()


def test_thanking_them_is_kept_in_their_refusal(qtbot, opened, made, enter):
    editor, replies = opened("live-win-accept", made.full)
    qtbot.keyClick(editor.button, enter)
    (reply,) = replies
    assert [record.thanked for record in reply.records] == [True]
    assert reply.links == ("audit",)


def test_a_choice_is_told_at_once(qtbot, opened, enter):
    editor, replies = opened("pre-focus")
    focus(editor.controls()[1])
    qtbot.keyClick(editor.controls()[1], enter)
    assert replies == [Reply(text="not yet")]


def test_a_choice_that_asks_for_more_tells_it_by_its_name(opened, typed, qtbot, enter):
    editor, replies = opened("pre-names")
    qtbot.keyClick(editor.controls()[1], enter)
    typed("Siobhán", enter)
    assert [reply.values for reply in replies] == [(), (Value("who", "Siobhán"),)]


def test_a_correction_becomes_a_promise_that_stays_here(opened, typed, qtbot, enter):
    editor, replies = opened("wrap-honest")
    qtbot.keyClick(editor.controls()[1], enter)
    typed("it is four payrolls by fri", enter)
    (correction,) = replies[-1].records
    assert correction.kind is PromiseKind.CORRECTION
    assert correction.what == "it is four payrolls"
    assert correction.due.day.isoformat() == "2026-11-27"
    assert (correction.private, correction.told, correction.ours) == (True, False, True)
    assert replies[-1].links == (correction.id,)


def test_keeping_in_touch_is_kept_with_the_person(qtbot, opened, enter, made):
    editor, replies = opened("wrap-relation")
    editor.pills["tie"].chosen.emit("collegial")
    assert replies == []
    qtbot.keyClick(editor.controls()[0], enter)
    (person,) = replies[-1].records
    assert (person.id, person.rhythm, person.tie) == ("anna", "often", "collegial")
    assert replies[-1].values == (Value("tie", "collegial"),)


def test_a_shorter_end_is_told_with_its_time(opened, typed, qtbot, enter):
    editor, replies = opened("live-open")
    qtbot.keyClick(editor.controls()[1], enter)
    typed("14:30", enter)
    assert replies[-1] == Reply("shorter", values=(Value("until", "14:30"),))


@pytest.mark.parametrize(("words", "number"), [("18", "18"), ("6 of 6", "6")])
def test_a_number_is_told_in_digits(opened, typed, words, number):
    editor, replies = opened("pre-train-access")
    focus(editor.field)
    typed(words, KEY.Key_Tab)
    assert replies == [Reply(text=number)]


@pytest.mark.parametrize("words", ["100", "many", "-1", "٣"])
def test_a_number_outside_is_refused_in_words_and_stays(opened, typed, words):
    editor, replies = opened("pre-train-access")
    focus(editor.field)
    typed(words, KEY.Key_Return)
    assert replies == []
    assert (
        editor.complaint == f"“{words}” is no number from 0 to 99. Write it in digits."
    )
    assert editor.field.text() == words


def test_escape_gives_up_what_was_typed(opened, typed, made):
    item = made.items["pre-train-access"]
    editor, replies = opened(item, made.empty, made.answered(item, text="6"))
    focus(editor.field)
    typed("7", KEY.Key_Escape)
    assert editor.field.text() == "6"
    editor.commit()
    assert replies == []


def test_nothing_is_a_full_answer_in_the_words_of_the_row(qtbot, opened, enter):
    editor, replies = opened("wrap-outcome")
    assert editor.zero.words == "Nothing agreed"
    qtbot.keyClick(editor.zero, enter)
    assert replies == [Reply(none=True)]
    assert editor.zero.isChecked()


def test_named_fields_are_told_together(opened, typed, enter):
    editor, replies = opened("pre-neg-limit")
    focus(editor.controls()[0])
    typed("8 %", enter)
    typed("we stay at pilot", enter)
    values = (Value("limit", "8 %"), Value("without a deal", "we stay at pilot"))
    assert replies == [Reply(values=values)]


def test_a_goal_is_remembered_as_a_note_and_put_right_in_it(opened, typed, enter):
    editor, replies = opened("reh-neg-goals")
    focus(editor.controls()[0])
    typed("live before June", enter)
    typed("24 months", enter)
    typed("", KEY.Key_End)
    typed(" or so", enter)
    notes = [reply.records[0] for reply in replies]
    assert len({note.id for note in notes}) == 1
    assert notes[-1].text == "their goal: live before June; our goal: 24 months or so"
    assert all(reply.links == () for reply in replies)


def test_times_are_corrected_beside_what_was_pressed(opened, typed, made):
    editor, replies = opened("wrap-times", made.full)
    joined, _, ended = editor.controls()
    assert (joined.text(), ended.text()) == ("13:59", "14:43")
    focus(ended)
    ended.selectAll()
    typed("14:40", KEY.Key_Return)
    (meeting,) = replies[0].records
    assert meeting.ended.pressed == made.full.meeting.ended.pressed
    assert (meeting.ended.instant - made.start).total_seconds() == 2400
    assert meeting.joined == made.full.meeting.joined
    assert "pressed at 14:44" in editor._pressed.text()
    assert [value.field for value in replies[0].values] == ["joined", "ended"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("12:00", "Ended lies before joined."),
        ("23:00", "23:00 is still to come. Give the real time."),
        ("late", "“late” is no time. Write it like 14:05."),
    ],
)
def test_times_that_cannot_be_are_refused(opened, typed, made, words, sentence):
    editor, replies = opened("wrap-times", made.full)
    ended = editor.controls()[2]
    focus(ended)
    ended.selectAll()
    typed(words, KEY.Key_Return)
    assert (editor.form.message, replies) == (sentence, [])


def test_a_rest_date_is_kept_in_the_refusal(opened, typed, made, enter):
    editor, replies = opened("wrap-win-rest", made.full)
    focus(editor.controls()[0])
    typed("1 sep", enter)
    (refusal,) = replies[0].records
    assert refusal.rest_until.isoformat() == "2027-09-01"
    assert replies[0].values[0] == Value("value", "2027-09-01")


def test_a_confirmed_plan_becomes_a_fact_of_its_day(opened, typed, enter):
    editor, replies = opened("wrap-kick-confirm")
    focus(editor.controls()[0])
    typed("thu 11:00", enter)
    (fact,) = replies[0].records
    assert fact.dated.isoformat() == "2026-11-19T10:00:00+00:00"
    assert replies[0].links == (fact.id,)


def test_a_vague_day_is_refused_with_a_way_out(opened, typed, enter):
    editor, replies = opened("wrap-win-rest")
    focus(editor.controls()[0])
    typed("soon", enter)
    assert editor.form.message.startswith("“soon” is no day anyone can check.")
    assert replies == []


def test_only_https_and_documents_open(tmp_path):
    paper, script = tmp_path / "offer.pdf", tmp_path / "offer.sh"
    paper.write_text("paper")
    script.write_text("echo")
    assert address("https://ours.example/offer").scheme() == "https"
    assert address(str(paper)).isLocalFile()
    refused = [
        "http://ours.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "",
        str(script),
        str(tmp_path),
        str(tmp_path / "none.pdf"),
        "smb://ours.example/x.pdf",
    ]
    assert [text for text in refused if address(text)] == []


def test_a_link_is_told_and_opens_only_when_it_may(opened, typed, made):
    from dataclasses import replace

    from checklists.pack import AnswerKind

    item = made.items["plan-min-outcome"]
    editor, replies = opened(replace(item, answer=AnswerKind.LINK))
    focus(editor.field)
    typed("ftp://x")
    assert not editor.open.isEnabled()
    editor.field.clear()
    typed("https://ours.example/x", KEY.Key_Tab)
    assert editor.open.isEnabled()
    assert replies[-1] == Reply(text="https://ours.example/x")
    assert QApplication.focusWidget() is editor.open
