import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import answering
from app.records.meeting import NOT_APPLICABLE_REASONS, Answered
from app.rules.values import RowState
from checklists.pack import ItemId, Phase
from ui.widgets.mark import Standing

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(screen):
    screen.show_stop(Phase.PREFLIGHT)
    QApplication.processEvents()
    return screen.page


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def popup():
    menu = QApplication.activePopupWidget()
    return menu, {action.text(): action for action in menu.actions()}


def test_must_rows_come_first_and_say_so(page):
    musts = [row.row.item.killer for row in page.rows]
    assert musts == sorted(musts, reverse=True)


def test_a_choice_is_answered_with_one_click(page, answered):
    row = page.row(ItemId("pre-web-sound"))
    assert row.standing is Standing.OPEN
    click(row.editor.controls()[0])
    assert answered("pre-web-sound").text == "yes"
    assert row.standing is Standing.DONE


def test_the_row_keeps_its_widgets_and_the_keyboard_when_answered(page, press):
    row = page.row(ItemId("pre-web-sound"))
    first = row.editor.controls()[0]
    page.go_to(row)
    press(Qt.Key.Key_Return)
    assert row.row.closed
    assert page.row(ItemId("pre-web-sound")) is row
    assert QApplication.focusWidget() is first


def test_up_and_down_go_between_rows_and_right_along_one(page, press):
    rows = page.rows
    page.go_to(rows[0])
    press(Qt.Key.Key_Down)
    assert page.current_row() is rows[1]
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is rows[1].controls[1]
    press(Qt.Key.Key_Up)
    assert page.current_row() is rows[0]


def test_escape_leaves_an_editor_and_enter_goes_in_again(screen, press):
    screen.go_to(ItemId("plan-min-outcome"))
    row = screen.page.current_row()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is row
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is row.begins


def test_control_enter_keeps_what_is_typed_and_goes_on(screen, answered, press, qtbot):
    screen.go_to(ItemId("plan-min-outcome"))
    row = screen.page.current_row()
    qtbot.keyClicks(QApplication.focusWidget(), "They leave with a cost sheet")
    press(Qt.Key.Key_Return, CONTROL)
    assert answered("plan-min-outcome").text == "They leave with a cost sheet"
    assert screen.page.current_row() is not row
    assert screen.page.current_row().waits


def test_control_enter_confirms_what_is_offered(page, answered, press):
    row = page.row(ItemId("pre-clock"))
    assert "in New York" in row.row.fill.text
    page.go_to(row)
    press(Qt.Key.Key_Return, CONTROL)
    assert answered("pre-clock").state is Answered.ANSWERED
    assert row.row.closed
    assert page.current_row() is not row


def test_why_shows_the_reason_and_a_good_answer(page):
    row = page.row(ItemId("pre-web-sound"))
    page.go_to(row)
    row.side.why.click()
    texts = [t.text() for t in row.findChildren(type(row._why)) if t.isVisible()]
    assert any(row.row.item.why in text for text in texts)
    assert any(row.row.item.good in text for text in texts)
    row.side.why.click()
    texts = [t.text() for t in row.findChildren(type(row._why)) if t.isVisible()]
    assert not any(row.row.item.good in text for text in texts)


def test_the_menu_of_a_row_opens_by_key_and_marks_it_missed(page, answered, press):
    row = page.row(ItemId("pre-web-sound"))
    page.go_to(row)
    press(Qt.Key.Key_F10, SHIFT)
    menu, actions = popup()
    actions["Missed"].trigger()
    menu.close()
    assert answered("pre-web-sound").state is Answered.MISSED
    assert row.mark.accessibleName() == "missed"


def test_not_applicable_offers_six_reasons(page, answered):
    row = page.row(ItemId("pre-web-sound"))
    page.go_to(row)
    click(row.side.more)
    menu, actions = popup()
    reasons = actions["Not applicable"].menu().actions()
    assert [r.text().lower() for r in reasons] == [
        reason.lower() for reason in NOT_APPLICABLE_REASONS
    ]
    reasons[0].trigger()
    menu.close()
    assert answered("pre-web-sound").reason == NOT_APPLICABLE_REASONS[0]
    assert row.standing is Standing.AWAY


def test_a_third_not_applicable_is_refused_in_the_row(page, desk, meeting, open_book):
    elsewhere = []
    open_book.troubled.connect(elsewhere.append)
    rows = [row for row in page.rows if not row.row.item.killer][:3]
    for row in rows:
        page.document.not_applicable(row.row.item.id, NOT_APPLICABLE_REASONS[0])
    assert rows[1].row.state is RowState.NOT_APPLICABLE
    assert rows[2].row.state is not RowState.NOT_APPLICABLE
    said = rows[2].findings[-1].accessibleName()
    assert "not applicable already" in said
    assert elsewhere == []


def test_an_answer_can_be_cleared(page, desk, meeting, answered, open_book):
    answering.answer(desk, meeting.id, ItemId("pre-web-sound"), "yes")
    open_book.changed.emit()
    row = page.row(ItemId("pre-web-sound"))
    page.go_to(row)
    click(row.side.more)
    menu, actions = popup()
    actions["Clear the answer"].trigger()
    menu.close()
    assert answered("pre-web-sound") is None
    assert row.standing is Standing.OPEN


def test_a_row_is_copied_with_its_answer(page, desk, meeting, open_book):
    answering.answer(desk, meeting.id, ItemId("pre-web-sound"), "yes")
    open_book.changed.emit()
    row = page.row(ItemId("pre-web-sound"))
    page.go_to(row)
    click(row.side.more)
    menu, actions = popup()
    actions["Copy"].trigger()
    menu.close()
    assert QApplication.clipboard().text() == f"{row.prompt}\nyes"


def test_what_earnest_filled_in_folds_into_one_line(page):
    fold = page.filled.fold
    assert fold.words == "Earnest filled in 1: join link matches the invite"
    assert not page.filled.rows
    click(fold)
    assert page.filled.rows[0].rows[0].row.state is RowState.FILLED
    click(fold)
    assert not page.filled.rows


def test_going_to_a_folded_row_opens_the_fold(screen):
    screen.go_to(ItemId("pre-web-link"))
    assert screen.page.filled.fold.isChecked()
    assert screen.page.current_row().row.item.id == "pre-web-link"


def test_rows_left_out_are_named(page, screen):
    pause = screen.document.preparation.checklist.pauses[Phase.PREFLIGHT]
    assert pause.set_aside
    assert page.aside.words.startswith(f"{len(pause.set_aside)} set aside")
    click(page.aside)
    names = page._names.text()
    assert page._names.isVisible()
    assert all(item.prompt in names for item in pause.set_aside)


def test_an_answer_after_the_start_is_marked_quietly(
    page, desk, meeting, clock, open_book
):
    clock.at(13, 20)
    open_book.passed.emit()
    row = page.row(ItemId("pre-web-sound"))
    click(row.editor.controls()[0])
    assert "answered during the call" in row._remarks.text()


def test_a_row_that_goes_while_it_is_in_use_hands_on_the_keyboard(
    page, screen, desk, meeting, open_book
):
    from app.desk import changing
    from checklists.pack import Length

    row = page.row(ItemId("pre-web-sound"))
    page.go_to(row)
    open_book.do(changing.set_length, meeting.id, Length.SHORT)
    QApplication.processEvents()
    assert page.row(ItemId("pre-web-sound")) is None
    assert page.current_row() in page.rows


def test_only_one_tab_stop_is_left_in_a_row_of_buttons(page, tabbed):
    page.go_to(page.rows[-1])
    seen = tabbed(page.window())
    for row in page.rows:
        stops = [w for w in seen if row.isAncestorOf(w)]
        fields = [w for w in stops if w.inherits("QLineEdit")]
        assert len(stops) - len(fields) <= 1


def test_every_control_of_a_row_has_a_name(page):
    for row in page.rows:
        assert row.accessibleName().startswith(row.prompt)
        assert all(control.accessibleName() for control in row.controls)
