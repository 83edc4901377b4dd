import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.desk import answering, exchanging, knowing
from app.desk.replying import Reply
from app.records.meeting import Meeting
from app.rules.next_act import BEFORE
from checklists.pack import ItemId, Phase
from ui.focus import focus
from ui.meeting.stops import done_stops
from ui.undo_keys import UndoKeys

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
CLAIMS, ASK = ItemId("reh-claims"), ItemId("reh-ask")
GIVE = ItemId("plan-give")


def now():
    return QApplication.focusWidget()


@pytest.fixture
def claims(screen):
    """The row of the claims, the keyboard in its field."""
    screen.go_to(CLAIMS)
    return screen.page.row(CLAIMS)


def test_tab_goes_from_a_field_to_the_answer_that_there_is_nothing(
    claims, press, answered
):
    assert now() is claims.editor.claims.adder
    press(KEY.Key_Tab)
    assert now() is claims.editor.zero
    press(KEY.Key_Return)
    assert answered(CLAIMS).none


def test_right_leads_from_the_row_to_its_buttons(claims, press):
    press(KEY.Key_Escape)
    assert now() is claims
    ways = [way for box in claims.findings for way in box.ways]
    press(KEY.Key_Right)
    assert now() is [*ways, claims.editor.zero][0]
    focus(claims.editor.zero)
    press(KEY.Key_Right)
    assert now() is claims.side.why


def test_tab_goes_down_a_line_that_was_opened_late(screen, press, answered):
    screen.go_to(ASK)
    row = screen.page.row(ASK)
    QTest.keyClicks(now(), "An hour")
    press(KEY.Key_Return)
    for name in ("of whom", "we gain", "size"):
        assert f": {name}" in now().accessibleName()
        press(KEY.Key_Tab)
    assert row.isAncestorOf(now())


def test_tab_goes_from_the_commands_over_the_stops_to_the_rows(screen, press):
    focus(screen.head.menu)
    press(KEY.Key_Tab)
    assert now() is screen.tabs.tabs
    press(KEY.Key_Tab)
    while screen.standing.isAncestorOf(now()):
        press(KEY.Key_Tab)
    assert screen.page.isAncestorOf(now())


def test_f8_finds_the_stop_that_stands_in_an_answered_row(screen, desk, meeting, press):
    """The claim is neither proven nor marked: its row is answered and yet a stop."""
    claim = knowing.claim(desk, "Saves 6 h a week", meeting=meeting.id)
    answering.answer(desk, meeting.id, CLAIMS, links=(claim.id,))
    pauses = screen.document.preparation.checklist.pauses
    before = (pauses[phase] for phase in BEFORE if phase in pauses)
    for row in [row for pause in before for row in pause.rows]:
        if row.item.id != CLAIMS and row.answer is None:
            answering.miss(desk, meeting.id, row.item.id)
    screen.show_stop(Phase.PREFLIGHT)
    screen.refresh()
    assert CLAIMS not in {row.row.item.id for row in screen.page.rows}
    assert Phase.REHEARSE not in done_stops(screen.document.preparation)
    press(KEY.Key_F8)
    assert screen.page.row(ItemId("plan-intent")).isAncestorOf(now())
    press(KEY.Key_F8)
    assert screen.page.row(CLAIMS).isAncestorOf(now())


def test_f8_opens_what_is_folded_and_waits(held, screen, press):
    page = screen.page
    for _ in range(3):
        press(KEY.Key_F8)
        press(KEY.Key_Return)
    press(KEY.Key_F8)
    assert page.more.fold.isChecked()
    row = page.current_row()
    assert row is not None
    assert row in [each for line in page.more.rows for each in line.rows]


def test_the_keyboard_stays_in_the_row_whose_button_went(held, screen, press):
    press(KEY.Key_F8)
    row = screen.page.current_row()
    assert now() is row.right
    press(KEY.Key_Return)
    assert row.row.closed
    assert row.isAncestorOf(now())


def test_the_keyboard_stays_in_the_row_whose_finding_was_settled(
    screen, desk, meeting, press
):
    for what in ("An hour", "A name"):
        exchanging.ask(desk, what, meeting=meeting.id, we_gain="a yes", easy_no="no")
    screen.refresh()
    screen.go_to(ASK)
    row = screen.page.row(ASK)
    for left in (1, 0):
        press(KEY.Key_Escape)
        press(KEY.Key_Right)
        for _ in range(9):
            if not now().accessibleName().startswith("Drop it"):
                press(KEY.Key_Right)
        press(KEY.Key_Return)
        assert len(row.editor.lines.records) == left
        assert row.isAncestorOf(now())


def test_the_keyboard_stays_on_the_pill_that_was_changed(screen, press):
    screen.go_to(ItemId("plan-agenda"))
    row = screen.page.row(ItemId("plan-agenda"))
    row.confirm_fill()
    QApplication.processEvents()
    pill = next(c for c in row.controls if c.accessibleName().endswith("owner: ours"))
    focus(pill)
    press(KEY.Key_Space)
    menu = QApplication.activePopupWidget()
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        QTest.keyClick(menu, key)
    QApplication.processEvents()
    assert now() is not pill
    assert now().accessibleName().endswith("owner: theirs")


def test_a_line_that_was_open_for_a_while_is_closed_with_its_button(screen, press):
    """Its buttons at rest are deleted by then, not only put away."""
    screen.go_to(ItemId("plan-agenda"))
    row = screen.page.row(ItemId("plan-agenda"))
    row.confirm_fill()
    QApplication.processEvents()
    for words in ("Edit: ", "Done: "):
        names = {c.accessibleName(): c for c in row.controls}
        focus(next(names[name] for name in names if name.startswith(words)))
        press(KEY.Key_Return)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert any(c.accessibleName().startswith("Edit: ") for c in row.controls)
    assert not any(c.accessibleName().startswith("Done: ") for c in row.controls)
    assert row.isAncestorOf(now())


def test_the_last_row_and_the_closed_wrap_are_undone_together(
    held, screen, desk, press
):
    for item in ("wrap-outcome", "wrap-promises"):
        screen.document.confirm(ItemId(item))
    answering_before = desk.can_undo
    row = screen.page.row(ItemId("wrap-honest"))
    focus(row.editor.controls()[0])
    press(KEY.Key_Return)
    assert desk.the(Meeting, held.id).wrapped is not None
    desk.undo()
    assert desk.the(Meeting, held.id).wrapped is None
    assert not desk.book.select(
        type(row.row.answer), "WHERE item = ?", ("wrap-honest",)
    )
    assert desk.can_undo == answering_before


def test_all_of_the_row_comes_into_sight(screen, press):
    screen.resize(1100, 420)
    for _ in range(6):
        press(KEY.Key_F8)
        QApplication.processEvents()
        row, page = screen.page.current_row(), screen.page
        top = row.mapTo(page.viewport(), QPoint(0, 0)).y()
        if row.height() <= page.viewport().height():
            assert top >= 0
            assert top + row.height() <= page.viewport().height()


def test_a_row_that_moves_from_under_the_pointer_is_at_rest(screen, qtbot):
    row = screen.page.rows[1]
    at = QPointF(row.rect().center())
    QApplication.sendEvent(row, QEnterEvent(at, at, row.mapToGlobal(at)))
    assert row.side.why.isVisible()
    QCursor.setPos(0, 0)
    row.move(row.x(), row.y() + 40)
    assert not row.side.why.isVisible()


@pytest.mark.parametrize("key", [KEY.Key_E, KEY.Key_K, KEY.Key_P, KEY.Key_J])
def test_a_field_leaves_the_programs_own_keys_alone(shown, key):
    field = QLineEdit("some words")
    keys = UndoKeys(field)
    shown(field, 300, 40)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
    event.accept()
    assert keys.eventFilter(field, event)
    assert not event.isAccepted()


@pytest.mark.parametrize("key", [KEY.Key_A, KEY.Key_C, KEY.Key_V])
def test_a_field_keeps_its_own(shown, key):
    field = QLineEdit("some words")
    keys = UndoKeys(field)
    shown(field, 300, 40)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
    assert not keys.eventFilter(field, event)


def test_enter_in_the_detail_of_a_choice_stays_there(screen, press, answered):
    names = ItemId("pre-clock")
    screen.go_to(names)
    choice = screen.page.row(names).editor.choice
    focus(choice.buttons[-1])
    press(KEY.Key_Return)
    assert now() is choice.detail
    QTest.keyClicks(now(), "an hour later")
    press(KEY.Key_Return)
    assert answered(names).values[0].text == "an hour later"
    assert now() is choice.detail


@pytest.mark.parametrize("by_key", [True, False])
def test_a_choice_that_asks_for_a_detail_leaves_the_keyboard_there(
    screen, held, answered, by_key
):
    for item in ("wrap-outcome", "wrap-promises"):
        screen.document.answer(ItemId(item), Reply(none=True))
    screen.show_stop(Phase.WRAP)
    row = screen.page.row(ItemId("wrap-honest"))
    choice = row.editor.choice
    yes = next(b for b in choice.buttons if b.key == "yes")
    if by_key:
        focus(yes)
        QTest.keyClick(yes, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert now() is screen.page.row(ItemId("wrap-honest")).editor.choice.detail


def test_0_is_the_answer_that_there_is_nothing_while_nothing_is_typed(
    screen, press, answered
):
    screen.go_to(ASK)
    QTest.keyClicks(now(), "0")
    answer = answered(ASK)
    assert answer is not None
    assert answer.none


def test_0_is_a_letter_once_something_is_typed(screen, press, answered):
    screen.go_to(ASK)
    field = now()
    QTest.keyClicks(field, "10")
    assert field.text() == "10"
    assert answered(ASK) is None


def test_control_enter_goes_on_while_a_list_of_names_is_open(screen, press, answered):
    screen.go_to(GIVE)
    QTest.keyClicks(now(), "A page on shifts")
    press(KEY.Key_Tab)
    QTest.keyClicks(now(), "an")
    offered = now().completer().popup()
    assert offered.isVisible()
    QTest.keyClick(offered, KEY.Key_Return, CONTROL)
    assert not offered.isVisible()
    assert answered(GIVE) is not None
    assert not screen.page.row(GIVE).isAncestorOf(now())
