from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.records.knowledge import Note, NoteId
from app.records.meeting import Agenda, AgendaLine
from app.records.promise import PromiseKind

KEY = Qt.Key
TOPIC = "Data protection"


@pytest.fixture
def parked(made):
    """A topic parked without a day, and a line of the agenda that was not reached."""
    note = Note(
        NoteId("later"),
        made.empty.account.id,
        TOPIC,
        made.now,
        meeting=made.meeting.id,
        parked=True,
    )
    lines = (
        AgendaLine("Purpose", 2, "us", reached=True),
        AgendaLine("Prices", 9, "us", reached=False),
    )
    meeting = replace(made.meeting, agenda=Agenda("Learn", lines))
    return replace(made.empty, meeting=meeting, notes=(note,))


def test_each_topic_is_a_line_that_waits_for_its_day(opened, parked):
    editor, replies = opened("wrap-parked", parked)
    offered = [form.texts["what"] for _, form in editor.lines.new.offered]
    assert offered == ["Prices", TOPIC]
    assert editor.lacks_a_day
    assert editor.lines.adder is None
    assert replies == []


def test_the_day_makes_it_a_promise_that_stands_for_the_note(
    opened, typed, enter, parked
):
    editor, replies = opened("wrap-parked", parked)
    _, form = editor.lines.new.offered[1]
    form.fields["by when"].setFocus()
    typed("8 dec", enter)
    (promise,) = replies[0].records
    assert (promise.what, promise.kind) == (TOPIC, PromiseKind.PARKED)
    assert promise.due.day.isoformat() == "2026-12-08"
    assert replies[0].dropped == parked.notes
    assert [f.texts["what"] for _, f in editor.lines.new.offered] == ["Prices"]


def test_without_a_day_it_asks_for_one(opened, typed, enter, parked):
    editor, replies = opened("wrap-parked", parked)
    _, form = editor.lines.new.offered[0]
    form.fields["by when"].setFocus()
    typed("", enter)
    assert replies == []
    assert form.message == "Write by when."
    assert form.isAncestorOf(QApplication.focusWidget())


def test_a_day_typed_is_kept_when_the_row_is_left(opened, typed, parked):
    editor, replies = opened("wrap-parked", parked)
    _, form = editor.lines.new.offered[0]
    form.fields["by when"].setFocus()
    typed("8 dec")
    editor.commit()
    assert [record.what for record in replies[0].records] == ["Prices"]


def test_a_topic_that_has_its_day_is_not_offered_again(opened, made, parked):
    put_off = made.promise("p", TOPIC, kind=PromiseKind.PARKED, told=False)
    editor, _ = opened("wrap-parked", replace(parked, promises=(put_off,)))
    assert [f.texts["what"] for _, f in editor.lines.new.offered] == ["Prices"]
    assert [each.record.id for each in editor.lines.standing] == ["p"]
