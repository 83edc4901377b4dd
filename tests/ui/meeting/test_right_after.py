from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import calling, catching, replying
from app.desk.replying import Reply
from app.records.meeting import AgendaLine, Meeting
from app.records.promise import Promise, PromiseState
from checklists.pack import ItemId, Phase
from ui.focus import focus
from ui.widgets.text import Text

CONTROL = Qt.KeyboardModifier.ControlModifier


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.fixture
def page(held, screen):
    return screen.page


def test_a_held_meeting_opens_at_right_after_with_three_lines(page):
    assert page.phase is Phase.WRAP
    first = [line.key[0] for line in page._lines]
    assert first == ["wrap-outcome", "wrap-promises", "wrap-honest"]
    assert page.more.fold.words.startswith("More, 1 to go: ")
    assert page.more.fold.isVisible()


def test_the_recap_beside_says_what_both_sides_promised(page):
    words = page.recap.text.text()
    assert "pilot name" in words
    assert "changeover data" in words


def test_copying_the_recap_counts_as_sent(page, said, desk, held, clock):
    click(page.recap.copy)
    assert QApplication.clipboard().text() == page.recap.text.text()
    assert desk.the(Meeting, held.id).recap_sent == clock.now
    assert said[-1] == ("Copied. It counts as sent now.", True)


def test_a_recap_that_was_not_sent_is_taken_back(page, said, desk, held):
    assert page.recap.back.isHidden()
    click(page.recap.copy)
    click(page.recap.back)
    assert desk.the(Meeting, held.id).recap_sent is None
    assert said[-1] == ("Noted: the recap is still to be sent.", True)
    assert page.recap.back.isHidden()


def test_the_mail_is_addressed_to_them(page):
    link = page.recap.link()
    assert link.startswith("mailto:anna@norrland.example,tomas@norrland.example?")
    assert "pilot%20name" in link


def test_three_rows_close_the_wrap_and_note_what_follows(
    page, screen, said, desk, held, press
):
    press(Qt.Key.Key_F8)
    for _ in range(3):
        press(Qt.Key.Key_Return, CONTROL)
    honest = page.row(ItemId("wrap-honest"))
    click(honest.editor.controls()[0])
    assert desk.the(Meeting, held.id).wrapped is not None
    words, undo = said[-1]
    assert words.startswith("Wrapped up: ")
    assert words.endswith("promises noted under Later.")
    assert undo
    assert "Right after, done" in [
        screen.tabs.tabs.tabToolTip(n) for n in range(screen.tabs.tabs.count())
    ]


def test_where_nothing_was_promised_one_key_closes_both_rows(
    desk, meeting, clock, screen, press
):
    clock.at(12, 59)
    calling.join(desk, meeting.id)
    clock.at(13, 43)
    calling.end(desk, meeting.id)
    screen.refresh()
    screen.show_stop(Phase.WRAP)
    row = screen.page.row(ItemId("wrap-promises"))
    focus(row.editor.zero)
    press(Qt.Key.Key_Return)
    beside = screen.document.preparation.checklist.row(ItemId("wrap-theirs"))
    assert (row.row.closed, beside.closed) == (True, True)


def test_a_promise_of_theirs_that_comes_later_is_looked_in_on(desk, meeting, clock):
    clock.at(12, 59)
    calling.join(desk, meeting.id)
    clock.at(13, 43)
    calling.end(desk, meeting.id)
    item = ItemId("wrap-promises")
    replying.reply_with(desk, meeting.id, item, Reply(none=True))
    made = catching.capture(desk, meeting.id, "they promise: pilot name by fri")
    replying.reply_with(desk, meeting.id, item, Reply(links=(made.id,)))
    assert desk.the(Promise, made.id).look_in is not None


def test_what_came_of_it_is_corrected_and_marked(page, screen, said, desk, held):
    assert page.came.isHidden()
    item = ItemId("wrap-outcome")
    replying.reply_with(desk, held.id, item, Reply(none=True))
    screen.refresh()
    assert page.came.isVisible()
    assert page.came.result.words == "They do something, by a day"
    page.came.result.chosen.emit("no")
    assert desk.the(Meeting, held.id).class_said == "no"
    assert said[-1] == ("Corrected.", True)
    screen.show_stop(Phase.FOLLOW)
    later = screen.page.came
    assert later.result.words == "They said no"
    texts = [t.text() for t in later.findChildren(Text) if t.isVisible()]
    assert "Corrected by you. On record: They do something, by a day." in texts


def test_later_stands_still_while_only_time_passes(page, screen, clock):
    screen.show_stop(Phase.FOLLOW)
    rows = screen.page.card.rows
    clock.at(13, 50)
    screen.refresh()
    assert screen.page.card.rows == rows
    clock.at(13, 50, day=28)
    screen.refresh()
    assert screen.page.card.rows != rows


def test_later_lists_the_promises_both_ways(page, screen, desk):
    screen.show_stop(Phase.FOLLOW)
    later = screen.page
    titles = [text.text() for text in later.card.findChildren(Text) if text.isVisible()]
    assert "pilot name" in titles
    assert "changeover data" in titles
    assert "2 open" in titles


def test_a_promise_is_kept_from_later(page, screen, desk, said):
    screen.show_stop(Phase.FOLLOW)
    ours = next(p for p in desk.book.every(Promise) if p.what == "changeover data")
    click(screen.page.buttons[ours.id][0])
    assert desk.the(Promise, ours.id).state is PromiseState.DONE
    assert said[-1] == ("Done: changeover data.", True)


def test_before_the_end_right_after_says_when_it_opens(screen):
    screen.show_stop(Phase.WRAP)
    assert "press Ended" in screen.page._before.text()
    assert screen.page.recap.isHidden()


def test_later_says_so_when_there_is_nothing(screen):
    screen.show_stop(Phase.FOLLOW)
    texts = [t.text() for t in screen.page.card.findChildren(Text)]
    assert any(text.startswith("Nothing yet") for text in texts)


def test_the_call_page_shows_what_was_caught(page, screen):
    screen.show_stop(Phase.LIVE)
    texts = [t.text() for t in screen.page.caught.findChildren(Text)]
    assert "Caught in this call: 2" in texts


def test_the_agenda_is_ticked_on_the_call_page_too(page, screen, desk, held, press):
    lines = (AgendaLine("Purpose", 5, "us"), AgendaLine("Goals", 30, "they"))
    with desk.act("an agenda") as write:
        here = desk.the(Meeting, held.id)
        write.put(replace(here, agenda=replace(here.agenda, lines=lines)))
    screen.refresh()
    screen.show_stop(Phase.LIVE)
    press(Qt.Key.Key_2, CONTROL)
    reached = [line.reached for line in desk.the(Meeting, held.id).agenda.lines]
    assert reached == [None, True]


def test_prompts_of_the_call_are_glanced_at(screen, qtbot, meeting):
    screen.show_stop(Phase.LIVE)
    prompts = [row for row in screen.page.rows if row.editor is None]
    assert prompts
    with qtbot.waitSignal(screen.live_wanted) as wanted:
        click(screen.page.open_window)
    assert wanted.args == [meeting.id]


def test_a_line_to_add_is_reached_and_left_by_arrows(page, press, qtbot):
    row = page.row(ItemId("wrap-promises"))
    focus(row.editor.add)
    press(Qt.Key.Key_Return)
    adder = row.editor.lines.adder
    assert adder.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is row
    press(Qt.Key.Key_Return)
    assert row.isAncestorOf(QApplication.focusWidget())


def test_the_next_row_to_answer_has_the_filled_button(page, press):
    rows = [page.row(ItemId(i)) for i in ("wrap-outcome", "wrap-promises")]
    assert [row.right.isDefault() for row in rows] == [True, False]
    press(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is rows[0].right
    press(Qt.Key.Key_Return)
    assert [row.right.isDefault() for row in rows] == [False, True]
    assert rows[1].right.words == "Both right"


def test_both_right_keeps_the_day_to_look_in(page, desk, press):
    row = page.row(ItemId("wrap-promises"))
    focus(row.right)
    press(Qt.Key.Key_Return)
    theirs = next(p for p in desk.book.every(Promise) if not p.ours)
    assert theirs.look_in is not None
    assert page.row(ItemId("wrap-theirs")) is row
    assert row.row.closed


def test_the_keyboard_stays_by_the_promise_that_was_kept(page, screen, desk, press):
    screen.show_stop(Phase.FOLLOW)
    ours = next(p for p in desk.book.every(Promise) if p.what == "changeover data")
    focus(screen.page.buttons[ours.id][0])
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.page.buttons[ours.id][0]
    assert QApplication.focusWidget().words == "Not done after all"
