import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.records.promise import Promise, PromiseState
from ui.places import Place, Visit
from ui.promises.screen import THEY, WE
from ui.records_model import LOOKED_THROUGH, Column, RecordsModel
from ui.widgets.records_table import RecordsTable

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(window, promised):
    for day, what in enumerate(("Plan", "Paper", "Price", "Drawing"), start=24):
        promised(what, day)
    promised("Their list", 25, ours=False)
    window.go(Visit(Place.PROMISES))
    click_side(window.screen_shown, WE)
    window.screen_shown.table.setFocus(Qt.FocusReason.TabFocusReason)
    return window.screen_shown


def offered(screen):
    return {key: b.words for key, b in screen.buttons.items() if b.isVisible()}


def whats(screen):
    ids = screen.table.all_chosen
    return [one.what for one in screen.book.book.some(Promise, ids)]


def test_shift_chooses_on_and_home_and_end_go_to_the_ends(screen, press):
    press(Qt.Key.Key_Down, SHIFT)
    assert whats(screen) == ["Plan", "Paper"]
    press(Qt.Key.Key_End)
    assert whats(screen) == ["Drawing"]
    press(Qt.Key.Key_Home, SHIFT)
    assert len(whats(screen)) == 4
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home)
    assert whats(screen) == ["Plan"]
    press(Qt.Key.Key_A, CONTROL)
    assert len(whats(screen)) == 4


def test_ctrl_chooses_one_more_with_a_click(screen):
    table = screen.table
    for row, keys in ((0, Qt.KeyboardModifier.NoModifier), (2, CONTROL)):
        spot = table.visualRect(table.model().index(row, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, spot)
    assert whats(screen) == ["Plan", "Price"]


def test_several_are_done_in_one_act_with_one_undo(screen, window, desk, press, click):
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    assert offered(screen) == {
        "done": "All done",
        "new-date": "New date",
        "tell-them": "Tell them",
        "mail": "By mail",
        "told-them": "Told already",
        "cancel": "Take back",
    }
    assert screen.buttons["done"].accessibleName() == "All done: 3 promises"
    before = len(desk.book.acts(100))
    click(screen.buttons["done"])
    assert window.notice.words == "Done: 3 promises."
    assert len(desk.book.acts(100)) == before + 1
    states = [p.state for p in desk.book.every(Promise) if p.ours]
    assert states.count(PromiseState.DONE) == 3
    assert whats(screen) == ["Drawing"]
    click(window.notice.act)
    assert not [p for p in desk.book.every(Promise) if p.state is PromiseState.DONE]


def test_several_that_were_kept_are_open_again_at_once(screen, desk, press, click):
    press(Qt.Key.Key_A, CONTROL)
    click(screen.buttons["done"])
    click(next(b for b in screen.part.buttons if b.key == "kept"))
    screen.table.setFocus()
    press(Qt.Key.Key_A, CONTROL)
    assert offered(screen) == {
        "undone": "Not done after all",
        "reopen": "Not right yet",
    }
    click(screen.buttons["undone"])
    assert not [p for p in desk.book.every(Promise) if p.state is PromiseState.DONE]


def test_one_chosen_again_is_offered_all_that_it_can_take(screen, press):
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Up)
    assert whats(screen) == ["Plan"]
    assert {"done", "new-date", "open"} <= offered(screen).keys()
    click_side(screen, THEY)
    assert whats(screen) == ["Their list"]
    click_side(screen, WE)
    assert len(whats(screen)) == 1


def click_side(screen, side):
    button = next(b for b in screen.side.buttons if b.key == side)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_letters_go_to_the_promise_that_begins_with_them(screen, type_in):
    type_in("pri")
    assert whats(screen) == ["Price"]


def test_none_chosen_is_offered_nothing(screen):
    table = screen.table
    table.selectionModel().select(
        table.currentIndex(),
        QItemSelectionModel.SelectionFlag.Clear,
    )
    assert whats(screen) == []
    assert offered(screen) == {}


def test_a_letter_reads_no_more_than_some_thousands_of_rows(shown):
    read = []

    def some(ids):
        read.extend(ids)
        return {one: f"name {one}" for one in ids}

    columns = (Column("Name", lambda row: row, strong=True, width=0),)
    model = RecordsModel(columns, some)
    model.show([str(n) for n in range(50_000)])
    shown(RecordsTable(model, "Names"), 400, 300)
    start = model.index(0, 0)
    assert model.match(start, Qt.ItemDataRole.DisplayRole, "z") == []
    # Each look at the book takes some rows before and after the one wanted.
    assert len(read) <= 2 * LOOKED_THROUGH
    (found,) = model.match(start, Qt.ItemDataRole.DisplayRole, "NAME 250")
    assert found.row() == 250
    last = model.index(49_999, 0)
    (found,) = model.match(last, Qt.ItemDataRole.DisplayRole, "name 7")
    assert found.row() == 7
