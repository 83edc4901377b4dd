import pytest
from PySide6.QtCore import Qt

from ui.records_model import STRONG, TONE, WINDOW, Column, RecordsModel
from ui.theme import Tone
from ui.widgets.records_table import RecordsTable

COLUMNS = (
    Column("Word", lambda row: row.upper(), strong=True, width=0),
    Column("Length", lambda row: str(len(row)), lambda _: Tone.QUIET, width=6),
    Column("Spare", lambda row: row * 2, width=9, spare=1),
)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def model(asked):
    def read(ids):
        asked.append(tuple(ids))
        return {one: one for one in ids if one != "gone"}

    return RecordsModel(COLUMNS, read)


@pytest.fixture
def table(shown, model):
    return shown(RecordsTable(model, "Words"), 600, 300)


def words(model, column=0):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_it_is_a_model_as_qt_wants_one(model, qtmodeltester):
    qtmodeltester.check(model)
    model.show(["a", "bb", "ccc"])
    qtmodeltester.check(model)
    model.show([])
    qtmodeltester.check(model)


def test_rows_are_read_only_as_they_are_seen_and_in_one_look(model, asked):
    model.show([f"w{n}" for n in range(10_000)])
    assert asked == []
    assert model.index(5_000, 0).data() == "W5000"
    assert model.index(5_020, 1).data() == "5"
    assert len(asked) == 1
    assert len(asked[0]) == WINDOW


def test_few_rows_are_kept_however_far_one_scrolls(model):
    model.show([f"w{n}" for n in range(10_000)])
    for row in range(0, 10_000, 50):
        model.index(row, 0).data()
    assert len(model._rows) <= 5 * WINDOW


def test_a_row_that_is_gone_meanwhile_shows_nothing(model):
    model.show(["a", "gone"])
    assert words(model) == ["A", None]


def test_tone_weight_and_heads_are_told(model):
    model.show(["a"])
    assert model.index(0, 1).data(TONE) == Tone.QUIET
    assert model.index(0, 0).data(STRONG) is True
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(0, across) == "Word"
    assert model.headerData(0, down) is None


def test_a_tool_tip_shows_markup_as_it_is(model):
    model.show(["<b>x</b>"])
    assert "&lt;B&gt;" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_the_same_ids_are_read_anew_without_a_reset(model, qtbot):
    model.show(["a", "b"])
    words(model)
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged),
    ):
        model.show(["a", "b"])


def test_the_same_record_stays_chosen_wherever_it_goes(table, model):
    model.show(["a", "b", "c"])
    table.selectRow(1)
    model.show(["z", "a", "b", "c"])
    assert table.chosen == "b"


def test_the_one_that_took_its_place_is_chosen_next(table, model):
    model.show(["a", "b", "c"])
    table.selectRow(1)
    model.show(["a", "c"])
    assert table.chosen == "c"
    model.show(["a"])
    assert table.chosen == "a"
    model.show([])
    assert table.chosen == ""


def test_nothing_is_chosen_before_somebody_chooses(table, model):
    model.show(["a", "b"])
    assert table.chosen == ""


def test_a_choosing_table_always_has_one_chosen(shown, model):
    table = shown(RecordsTable(model, "Words", choosing=True), 400, 200)
    model.show(["a", "b"])
    assert table.chosen == "a"


def test_tab_into_it_begins_at_the_first(table, model, press):
    model.show(["a", "b"])
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.chosen == "a"


def test_enter_opens_the_chosen_one(table, model, press, qtbot):
    model.show(["a", "b"])
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(table.opened) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["a"]


def test_spare_columns_go_before_anything_is_cut(table, model):
    model.show(["a"])
    assert not table.isColumnHidden(2)
    table.resize(300, 300)
    assert table.isColumnHidden(2)
    table.resize(120, 300)
    assert not table.isColumnHidden(0)
    wide = sum(table.columnWidth(n) for n in range(2))
    assert wide <= table.viewport().width()
