from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import booking, calling, replying
from app.desk.replying import Reply
from app.records.meeting import Attendee, Source, Value
from app.records.moment import Moment
from checklists.pack import Channel, ItemId, Kind, Length
from ui.focus import focus

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LEAST, QUESTIONS = ItemId("plan-min-outcome"), ItemId("reh-questions")
THEN = datetime(2026, 11, 12, 13, tzinfo=UTC)


@pytest.fixture
def before(desk, meeting, anna, clock):
    """The meeting before, with a sentence and two questions, was held."""
    now, clock.now = clock.now, THEN - timedelta(days=2)
    earlier = booking.book_meeting(
        desk,
        meeting.account,
        Moment.at(THEN, "Europe/Stockholm"),
        45,
        kind=Kind.EXPLORATORY,
        channel=Channel.WEB,
        link="https://meet.example/then",
        length=Length.FULL,
        attendees=[Attendee(anna.id)],
    )
    least = Reply(text="They leave with a cost sheet")
    asked = (Value("question", "Who noticed first?"), Value("question", "What cost?"))
    replying.reply_with(desk, earlier.id, LEAST, least)
    replying.reply_with(desk, earlier.id, QUESTIONS, Reply(values=asked))
    clock.now = THEN
    calling.join(desk, earlier.id)
    clock.now = THEN + timedelta(minutes=40)
    calling.end(desk, earlier.id)
    clock.now = now
    return earlier


@pytest.fixture
def row(before, screen):
    """Goes to a row of the meeting that comes."""

    def go(item):
        screen.go_to(item)
        return screen.page.row(item)

    return go


def lines(row):
    return [b.accessibleName().partition(": ")[2] for b in row.last_time.controls]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def test_a_line_says_when_and_with_whom_it_was(row):
    shown = row(LEAST).last_time
    assert shown.isVisible()
    texts = [part.text() for part in shown.findChildren(type(row(LEAST)._remarks))]
    assert texts == ["On Thu 12 Nov with Anna: They leave with a cost sheet"]


def test_one_key_takes_the_next_line_and_after_the_last_goes_on(row, answered, screen):
    here = row(QUESTIONS)
    assert len(lines(here)) == 2
    press(KEY.Key_Return, CONTROL)
    assert [v.text for v in answered(QUESTIONS).values] == ["Who noticed first?"]
    assert screen.page.current_row() is here
    press(KEY.Key_Return, CONTROL)
    given = answered(QUESTIONS)
    assert [v.text for v in given.values] == ["Who noticed first?", "What cost?"]
    assert given.source is Source.CONFIRMED
    assert screen.page.current_row() is not here


def test_a_button_takes_its_own_line(row, answered):
    here = row(QUESTIONS)
    second = here.last_time.controls[1]
    focus(second)
    press(KEY.Key_Space)
    assert answered(QUESTIONS).value("question") == "What cost?"
    assert len(lines(here)) == 1
    assert QApplication.focusWidget() is here.last_time.controls[0]


def test_typed_words_are_kept_and_take_no_line(row, answered):
    here = row(LEAST)
    focus(here.editor.field)
    QTest.keyClicks(here.editor.field, "Something else")
    press(KEY.Key_Return, CONTROL)
    assert answered(LEAST).text == "Something else"


def test_an_answered_row_shows_its_lines_only_while_it_is_used(row, answered, screen):
    here = row(QUESTIONS)
    press(KEY.Key_Return, CONTROL)
    assert here.last_time.isVisible()
    row(ItemId("reh-ask"))
    assert not here.last_time.isVisible()


def test_the_first_meeting_offers_none(screen):
    screen.go_to(LEAST)
    assert not screen.page.row(LEAST).last_time.isVisible()
