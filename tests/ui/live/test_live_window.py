from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import agenda, calling, catching, changing, promising
from app.desk.rows import answer_to
from app.records.knowledge import Need, Note
from app.records.meeting import Agenda, AgendaLine, Meeting
from app.records.person import Person
from app.records.promise import Promise, PromiseState
from checklists.pack import ItemId, Phase
from ui.live.window import LiveWindow
from ui.places import Place, Visit
from ui.theme import colours
from ui.widgets.check import Check
from ui.widgets.pill import Pill
from ui.widgets.text import Text

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def joined(open_book, norrland, clock):
    clock.at(12, 59)
    open_book.do(calling.join, norrland.id)
    clock.at(13, 10)
    return norrland


@pytest.fixture
def live(shown, open_book, joined):
    made = LiveWindow(open_book, joined.id)
    yield shown(made)
    made.close()


def texts(live):
    QApplication.processEvents()
    return [t.text() for t in live.findChildren(Text) if t.isVisible() and t.text()]


def pills(live):
    QApplication.processEvents()
    return [p.accessibleName() for p in live.findChildren(Pill) if p.isVisible()]


def test_it_is_dark_small_on_top_and_names_no_firm(live):
    assert colours(live.palette()).paper == "#16181B"
    assert live.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert "Norrland" not in live.windowTitle()
    assert not any("Norrland" in words for words in texts(live))


def test_the_keyboard_waits_in_the_capture_line(live):
    assert QApplication.focusWidget() is live.capture


def test_it_says_how_long_is_left_and_which_topic_is_on(live, open_book, joined, clock):
    lines = (AgendaLine("Purpose", 2, "we"), AgendaLine("Their world", 25, "they"))
    with open_book.desk.act("agenda") as write:
        kept = open_book.book.find(Meeting, joined.id)
        write.put(replace(kept, agenda=Agenda(kept.agenda.purpose, lines)))
    open_book.changed.emit()
    assert "35 min left" in texts(live)
    assert "ends 14:45" in texts(live)
    assert "Now: Their world" in texts(live)
    clock.at(13, 1)
    live.show_time()
    assert "Now: Purpose · at 14:02 their world" in texts(live)
    clock.at(13, 50)
    live.show_time()
    assert "5 min over" in texts(live)


def test_before_the_start_it_says_in_how_long(live, clock):
    clock.at(12, 50)
    live.show_time()
    assert "starts in 10 min" in texts(live)
    assert "14:00 to 14:45" in texts(live)


def test_a_line_says_what_it_will_be_and_enter_keeps_it(
    live, type_in, press, open_book
):
    type_in("we promise pilot plan to anna by thu")
    assert (
        "We promise Anna Lindqvist “pilot plan” by Thu 26 Nov · Enter keeps it"
        in texts(live)
    )
    press(Qt.Key.Key_Return)
    (kept,) = open_book.book.every(Promise)
    assert (kept.what, kept.ours, kept.told) == ("pilot plan", True, True)
    assert kept.due.day.isoformat() == "2026-11-26"
    assert live.capture.text() == ""
    assert "we" in pills(live)
    assert "pilot plan to Anna · Thu 26 Nov" in texts(live)


@pytest.mark.parametrize(
    ("line", "word", "said"),
    [
        ("they promise shift plan from tomas by fri", "they", "shift plan · Tomás"),
        ("need quiet nights", "need", "“quiet nights”"),
        ("no: not before spring", "no", "“not before spring”"),
        ("point weekend contact", "point", "weekend contact"),
        ("gap two sites", "gap", "two sites"),
        ("ask for an introduction", "ask", "for an introduction"),
        ("give the changeover sheet", "give", "the changeover sheet"),
        ("fact they have 14 boats", "fact", "they have 14 boats"),
        ("claim we answer within a day", "claim", "we answer within a day"),
        ("just some words", "note", "just some words"),
    ],
)
def test_whatever_is_caught_is_seen(live, type_in, press, line, word, said):
    type_in(line)
    press(Qt.Key.Key_Return)
    assert word in pills(live)
    assert any(words.startswith(said) for words in texts(live))


def test_a_line_for_a_meeting_that_is_gone_stays_and_says_why(
    live, type_in, press, open_book
):
    type_in("they promise the plan")
    open_book.undo()
    open_book.undo()
    assert open_book.book.find(Meeting, live.meeting) is None
    press(Qt.Key.Key_Return)
    assert live.capture.text() == "they promise the plan"
    assert any("is not in the book" in words for words in texts(live))
    live.capture.clear()


def test_words_and_caret_stay_when_the_book_changes(live, type_in, press, open_book):
    type_in("we promise the")
    press(Qt.Key.Key_Left)
    catching.capture(open_book.desk, live.meeting, "need quiet")
    open_book.changed.emit()
    assert live.capture.text() == "we promise the"
    assert live.capture.cursorPosition() == len("we promise th")
    assert QApplication.focusWidget() is live.capture


def test_a_tick_with_the_keyboard_keeps_the_keyboard(live, press):
    check = next(iter(live.prompts.asks.values()))
    check.setFocus()
    press(Qt.Key.Key_Space)
    now = QApplication.focusWidget()
    assert isinstance(now, Check)
    assert now.isChecked()
    assert now.accessibleName() == check.accessibleName()


def test_ticks_are_there_when_the_window_is_opened_again(window, norrland, click):
    window.show_live(norrland.id)
    click(next(iter(window.live.prompts.asks.values())))
    window.live.close()
    QApplication.processEvents()
    assert window.live is None
    window.show_live(norrland.id)
    assert next(iter(window.live.prompts.asks.values())).isChecked()


def test_who_was_not_heard_yet_begins_a_line(live, click, press, type_in, open_book):
    names = [button.words for button in live.prompts.quiet]
    assert names == ["Anna", "Tomás"]
    click(live.prompts.quiet[1])
    assert live.capture.text().startswith("need Tomás")
    type_in("quiet nights")
    press(Qt.Key.Key_Return)
    (need,) = open_book.book.every(Need)
    assert need.words == "quiet nights"
    assert [button.words for button in live.prompts.quiet] == ["Anna"]


def test_ctrl_shift_c_goes_to_the_line_and_ctrl_h_hides(live, press):
    next(iter(live.prompts.asks.values())).setFocus()
    press(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QApplication.focusWidget() is live.capture
    press(Qt.Key.Key_H, CONTROL)
    assert live.isMinimized()


def test_ended_stamps_and_keeps_the_line_being_typed(
    live, type_in, press, open_book, clock, qtbot
):
    type_in("they look at it with legal")
    clock.at(13, 44)
    with qtbot.waitSignals([live.ended, live.closed]):
        press(Qt.Key.Key_E, CONTROL)
    held = open_book.book.find(Meeting, live.meeting)
    assert held.actual_end == clock.now
    (note,) = open_book.book.every(Note)
    assert note.text == "they look at it with legal"


def test_closing_keeps_the_line_and_stops_the_clock(live, type_in, open_book):
    type_in("they look at it with legal")
    live.close()
    assert [n.text for n in open_book.book.every(Note)] == [
        "they look at it with legal"
    ]
    assert not live._seconds.isActive()
    open_book.changed.emit()


def test_a_promise_made_before_the_call_is_not_caught_in_it(
    live, open_book, joined, clock
):
    clock.at(12, 40)
    promising.promise(open_book.desk, "An earlier one", ours=True, meeting=joined.id)
    open_book.changed.emit()
    assert not any("An earlier one" in words for words in texts(live))


def test_a_shorter_end_is_agreed_by_keyboard(live, type_in, press, open_book, joined):
    assert live.head.shorter.isVisible()
    live.head.shorter.click()
    assert QApplication.focusWidget() is live.head.end_line.field
    type_in("soon")
    press(Qt.Key.Key_Return)
    assert any("no time" in words for words in texts(live))
    live.head.end_line.field.clear()
    type_in("14:30")
    press(Qt.Key.Key_Return)
    assert open_book.book.find(Meeting, joined.id).agreed_end is not None
    assert "ends 14:30" in texts(live)
    assert not live.head.end_line.isVisible()
    assert QApplication.focusWidget() is live.capture


def test_escape_leaves_the_end_as_it_is(live, type_in, press, open_book, joined):
    live.head.shorter.click()
    type_in("14:30")
    press(Qt.Key.Key_Escape)
    assert open_book.book.find(Meeting, joined.id).agreed_end is None
    assert QApplication.focusWidget() is live.capture


def test_leave_to_record_is_asked_for_and_kept(shown, open_book, joined, press):
    open_book.do(changing.plan_recording, joined.id, True)
    live = shown(LiveWindow(open_book, joined.id))
    live.prompts.consent.buttons[0].setFocus()
    press(Qt.Key.Key_Return)
    answer = answer_to(open_book.desk, joined.id, "live-consent")
    assert answer.text == "yes from all"
    assert live.prompts.consent.option == "yes from all"
    assert QApplication.focusWidget() is live.prompts.consent.buttons[0]
    live.close()


def test_the_opening_that_was_said_is_answered(live, open_book, joined):
    key = next(key for key in live.prompts.asks if key.startswith("live-open "))
    live.prompts.asks[key].click()
    assert answer_to(open_book.desk, joined.id, "live-open").text == "as planned"
    live.prompts.asks[key].click()
    assert answer_to(open_book.desk, joined.id, "live-open") is None


def test_tab_goes_from_the_line_to_the_end_then_to_the_prompts(live, tabbed):
    live.capture.setFocus()
    stops = tabbed(live)
    asks = list(live.prompts.asks.values())
    assert stops[: len(asks) + 1] == [live.head.shorter, *asks]
    head = live.head
    last = [live.below.opener, head.hide_button, head.end_button, live.capture]
    assert stops[-4:] == last


def test_what_is_only_wanted_of_somebody_was_not_said_by_them(
    live, open_book, joined, desk
):
    anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
    promising.promise(
        desk,
        "names someone",
        ours=False,
        meeting=joined.id,
        who=anna.id,
        state=PromiseState.WANTED,
    )
    open_book.changed.emit()
    assert "Anna" in [button.words for button in live.prompts.quiet]


def test_ended_in_the_call_window_leads_to_the_first_row_right_after(
    window, norrland, clock, press
):
    window.go(Visit(Place.MEETINGS, norrland.id))
    clock.at(12, 59)
    press(Qt.Key.Key_J, CONTROL)
    assert window.screen_shown.page.phase is Phase.LIVE
    clock.at(13, 44)
    window.live.end()
    QApplication.processEvents()
    page = window.screen_shown.page
    assert page.phase is Phase.WRAP
    assert page.current_row() is page.open_rows()[0]


@pytest.fixture
def planned(open_book, joined):
    lines = (
        AgendaLine("Purpose", 5, "us"),
        AgendaLine("Their goals", 30, "they"),
        AgendaLine("Next step", 10, "both"),
    )
    open_book.do(agenda.edit_agenda, joined.id, lines=lines)
    return lambda: [
        line.reached for line in open_book.book.find(Meeting, joined.id).agenda.lines
    ]


def test_a_line_of_the_agenda_is_ticked_with_one_key(planned, live, press):
    live.refresh()
    press(Qt.Key.Key_2, CONTROL)
    assert planned() == [None, True, None]
    assert QApplication.focusWidget() is live.capture
    assert live.below.agenda.checks[1].isChecked()
    press(Qt.Key.Key_2, CONTROL)
    assert planned() == [None, False, None]
    press(Qt.Key.Key_5, CONTROL)
    assert planned() == [None, False, None]


def test_what_was_left_of_the_agenda_is_parked(
    planned, live, press, open_book, joined, clock
):
    live.refresh()
    press(Qt.Key.Key_1, CONTROL)
    clock.at(13, 40)
    live.end()
    row = open_book.preparation(joined.id).checklist.row(ItemId("wrap-parked"))
    assert row.fill.text == "Their goals; Next step"


def test_notes_are_folded_until_asked_for_and_saved_as_typed(
    live, press, type_in, open_book, joined, qtbot
):
    assert not live.below.notes.isVisible()
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    type_in("Night shift owns it")

    def saved():
        return open_book.book.find(Meeting, joined.id).notes == "Night shift owns it"

    qtbot.waitUntil(saved)
    assert live.below.notes.field.hasFocus()


def test_notes_typed_to_the_last_moment_are_saved(live, open_book, joined, press):
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    QTest.keyClicks(live.below.notes.field, "Last word")
    live.close()
    assert open_book.book.find(Meeting, joined.id).notes == "Last word"
