from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import answering, changing, moving
from app.desk.printing import note_printed
from app.desk.rows import answer_to
from app.records.meeting import Answer, Answered, Source
from checklists.pack import Channel, ItemId, Phase
from reports.brief import brief
from ui.meeting.answer_words import remarks
from ui.meeting.paper_sheet import NO_CHANGE, NOTHING, PaperSheet

NAMES, CLOCK, MATTERS = map(ItemId, ("pre-names", "pre-clock", "live-next-step"))
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def rows(open_book, meeting, clock):
    """The rows of the brief, printed at 13:46."""
    page = brief(open_book.preparation(meeting.id))
    listed = [item for _, item in page.rows]
    note_printed(open_book.desk, {meeting.id: listed})
    return listed


@pytest.fixture
def number(rows):
    return lambda item: rows.index(item) + 1


@pytest.fixture
def typed(screen, rows, clock):
    """Types a line into the sheet, opened by its key after the call."""
    clock.at(14, 0)
    screen.document.refresh()

    def write(line):
        QTest.keyClick(screen, Qt.Key.Key_T, CONTROL | SHIFT)
        QApplication.processEvents()
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, PaperSheet)
        assert QApplication.focusWidget() is sheet.line.field
        QTest.keyClicks(sheet.line.field, line)
        QApplication.processEvents()
        return sheet

    return write


def enter():
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()


def states(desk, meeting):
    return {a.item: a.state for a in desk.book.of_meeting(Answer, meeting.id)}


def test_one_line_takes_over_what_the_pen_ticked_in_one_act(
    screen, desk, meeting, typed, number, said
):
    answering.answer(desk, meeting.id, CLOCK, "right")
    screen.document.refresh()
    acts = len(desk.book.acts(99))
    before = states(desk, meeting)
    typed(f"{number(NAMES)} {number(CLOCK)}? {number(MATTERS)}n")
    enter()
    assert QApplication.activeModalWidget() is None
    assert states(desk, meeting) == {
        NAMES: Answered.ANSWERED,
        MATTERS: Answered.MISSED,
    }
    assert answer_to(desk, meeting.id, NAMES).source is Source.PAPER
    assert len(desk.book.acts(99)) == acts + 1
    assert said == [("3 rows taken over from paper.", True)]
    desk.undo()
    assert states(desk, meeting) == before


def test_each_number_says_below_what_it_stands_for(screen, desk, typed, number):
    sheet = typed(f"{number(NAMES)}, {number(CLOCK)}n {number(MATTERS)}?")
    lines = sheet.said.text().splitlines()
    assert lines[0].startswith(f"{number(NAMES)}  Names said right  done")
    assert lines[1].startswith(f"{number(CLOCK)}  Their time now, and the end  missed")
    assert lines[2].endswith("open already")
    sheet.reject()


def test_a_number_that_is_not_on_the_brief_is_named_and_nothing_is_written(
    desk, meeting, typed, rows, number
):
    sheet = typed(f"{number(NAMES)} 99")
    wrong = f"There is no 99 on this brief: its numbers end at {len(rows)}."
    assert wrong in sheet.said.text()
    enter()
    assert sheet.isVisible()
    assert sheet.complaint == wrong
    assert states(desk, meeting) == {}
    sheet.reject()


def test_the_numbers_stay_those_of_the_paper_when_the_list_changes(
    screen, desk, meeting, typed, rows, number
):
    note_printed(desk, {meeting.id: [*reversed(rows)]})
    sheet = typed(str(len(rows) - number(NAMES) + 1))
    assert "Names said right" in sheet.said.text()
    assert "printed Mon 23 Nov" in sheet._about.text()
    enter()
    assert list(states(desk, meeting)) == [NAMES]


def test_without_a_printed_brief_the_numbers_are_those_of_now(screen, desk, meeting):
    sheet = PaperSheet(screen.document, screen)
    sheet.open()
    QApplication.processEvents()
    assert "as it is now" in sheet._about.text()
    QTest.keyClicks(sheet.line.field, "1")
    assert sheet.said.text().startswith("1  ")
    sheet.reject()


def test_a_row_that_went_with_the_channel_is_to_be_left_out(
    screen, desk, meeting, typed, number
):
    at = number(ItemId("pre-web-sound"))
    changing.change_channel(desk, meeting.id, Channel.PHONE, number="+46812345678")
    screen.document.refresh()
    sheet = typed(str(at))
    assert "leave it out" in sheet.said.text()
    enter()
    assert sheet.complaint == (
        f"{at} is not asked in this meeting any more: leave it out."
    )
    sheet.reject()


def test_nothing_typed_and_nothing_new_are_said(screen, desk, meeting, typed, number):
    sheet = typed("")
    enter()
    assert sheet.complaint == NOTHING
    QTest.keyClicks(sheet.line.field, f"{number(NAMES)}?")
    sheet.first.click()
    assert sheet.complaint == NO_CHANGE
    sheet.reject()


def test_questions_that_were_asked_leave_the_prepared_row_alone(
    screen, desk, meeting, open_book, clock
):
    answering.answer(
        desk, meeting.id, ItemId("reh-questions"), "What would help?\nWho else?"
    )
    listed = [item for _, item in brief(open_book.preparation(meeting.id)).rows]
    note_printed(desk, {meeting.id: listed})
    screen.document.refresh()
    before = states(desk, meeting)
    sheet = PaperSheet(screen.document, screen)
    sheet.open()
    first = listed.index(ItemId("reh-questions")) + 1
    QTest.keyClicks(sheet.line.field, f"{first} {first + 1}n")
    assert sheet.said.text().splitlines() == [
        f"{first}  What would help?  said; nothing to write",
        f"{first + 1}  Who else?  not said; nothing to write",
    ]
    sheet.first.click()
    assert sheet.complaint == NO_CHANGE
    assert states(desk, meeting) == before
    sheet.reject()


def test_what_the_rules_found_is_answered_by_the_tick_beside_it(
    screen, desk, meeting, open_book
):
    made = brief(open_book.preparation(meeting.id))
    found = next(one for one in made.found if one.number)
    note_printed(desk, {meeting.id: [item for _, item in made.rows]})
    screen.document.refresh()
    assert open_book.preparation(meeting.id).checklist.row(found.item).answer is None
    sheet = PaperSheet(screen.document, screen)
    sheet.open()
    QTest.keyClicks(sheet.line.field, str(found.number))
    sheet.first.click()
    assert open_book.preparation(meeting.id).checklist.row(found.item).answer
    sheet.reject()


def test_a_row_from_paper_says_so(screen, desk, meeting, typed, number, open_book):
    typed(str(number(NAMES)))
    enter()
    row = open_book.preparation(meeting.id).checklist.row(NAMES)
    assert "from paper" in remarks(row)
    screen.show_stop(Phase.PREFLIGHT)


def test_it_is_in_the_menu_while_there_is_something_to_tick(
    screen, desk, meeting, clock
):
    def offered():
        screen.document.refresh()
        QTest.mouseClick(screen.head.menu, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        words = [action.text() for action in menu.actions()]
        menu.close()
        return "Type in from paper" in words

    assert offered()
    moving.cancel(desk, meeting.id, by_us=False)
    assert not offered()


def test_what_was_answered_long_before_the_call_is_taken_over_again(
    screen, desk, meeting, typed, number, clock
):
    sound = ItemId("pre-web-sound")
    clock.now = meeting.starts.instant - timedelta(hours=9)
    answering.answer(desk, meeting.id, sound, "yes")
    clock.at(14, 0)
    screen.document.refresh()
    sheet = typed(str(number(sound)))
    assert "done already" not in sheet.said.text()
    enter()
    assert answer_to(desk, meeting.id, sound).source is Source.PAPER
