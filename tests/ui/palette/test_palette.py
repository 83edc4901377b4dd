import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.desk import answering, knowing, people
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.person import Person
from checklists.pack import ItemId
from ui.accounts.screen import AccountsScreen
from ui.key_map import KeyMap
from ui.keys import COMMANDS, KEYS, Command, offered
from ui.meeting.screen import MeetingScreen
from ui.meetings.new_meeting import NewMeeting
from ui.meetings.screen import MeetingsScreen
from ui.places import PLACES, Place, Visit
from ui.promises.screen import PromisesScreen
from ui.settings.screen import SettingsScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
PURPOSE = ItemId("plan-min-outcome")


@pytest.fixture
def palette(window, week, press):
    """Opens the palette with its key."""

    def open_it():
        press(Qt.Key.Key_K, CONTROL)
        assert window.palette_open is not None
        return window.palette_open

    return open_it


def words(palette):
    return [entry.words for entry in palette.list.entries]


def heads(palette):
    return [row for row in palette.list._rows.rows if isinstance(row, str)]


def test_the_key_opens_it_with_the_next_meetings_the_screens_and_what_to_do(
    palette, norrland
):
    opened = palette()
    assert heads(opened) == ["Go to", "Do"]
    shown = words(opened)
    assert shown[0] == norrland.title
    assert [place.text for place in PLACES] == shown[3 : 3 + len(PLACES)]
    assert "New meeting" in shown
    assert opened.line.hasFocus()
    assert opened.geometry() == opened.parentWidget().rect()


def test_escape_and_its_own_key_give_the_keyboard_back(window, palette, press):
    row = window.today.rows[0].opener
    row.setFocus()
    for key, modifier in ((Qt.Key.Key_Escape, None), (Qt.Key.Key_K, CONTROL)):
        palette()
        press(key, modifier or Qt.KeyboardModifier.NoModifier)
        assert window.palette_open is None
        assert QApplication.focusWidget() is row


def test_a_click_beside_it_closes_it(window, palette):
    opened = palette()
    QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert window.palette_open is None


def test_a_screen_is_gone_to_by_some_of_its_letters(window, palette, press, type_in):
    opened = palette()
    type_in("prom")
    assert opened.list.current.words == "Promises"
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, PromisesScreen)
    assert window.screen_shown.isAncestorOf(QApplication.focusWidget())


def test_a_meeting_to_come_is_gone_to(window, palette, norrland, press, type_in):
    palette()
    type_in("norr rob")
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, AccountsScreen | MeetingScreen)
    palette()
    type_in(norrland.title[:9].lower())
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, MeetingScreen)
    assert window.screen_shown.document.id == norrland.id


def test_a_person_opens_the_account_at_the_person(window, palette, desk, press):
    anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
    palette().line.setText(anna.name)
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, AccountsScreen)
    account = desk.book.find(Account, anna.account)
    assert window.screen_shown.head.title == account.name


def test_up_and_down_go_round_past_the_heads(palette, press):
    opened = palette()
    press(Qt.Key.Key_Up)
    assert opened.list.current is opened.list.entries[-1]
    press(Qt.Key.Key_Down)
    assert opened.list.current is opened.list.entries[0]
    for _ in range(4):
        press(Qt.Key.Key_Down)
    assert opened.list.current is opened.list.entries[4]
    press(Qt.Key.Key_PageDown)
    assert opened.list.current is opened.list.entries[10]
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    assert opened.list.current is opened.list.entries[0]
    assert opened.line.hasFocus()


def test_a_command_is_done_from_it(palette, press, type_in, sheet):
    opened = palette()
    type_in("new mee")
    assert opened.list.current.key == QKeySequence("Ctrl+N").toString()
    press(Qt.Key.Key_Return)
    assert isinstance(sheet(), NewMeeting)
    press(Qt.Key.Key_Escape)


def test_a_click_on_a_row_takes_it(window, palette):
    opened = palette()
    row = next(n for n, e in enumerate(opened.list._rows.rows) if e == "Do") - 1
    index = opened.list.model().index(row, 0)
    spot = opened.list.visualRect(index).center()
    QTest.mouseClick(opened.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert isinstance(window.screen_shown, SettingsScreen)


def test_no_key_of_the_window_goes_off_under_it(window, palette, press):
    palette()
    press(Qt.Key.Key_N, CONTROL)
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Tab)
    assert QApplication.activeModalWidget() is None
    assert window.palette_open.line.hasFocus()


def test_what_was_written_is_found_as_it_is_typed(
    window, palette, desk, norrland, press, type_in
):
    answering.answer(desk, norrland.id, PURPOSE, "A sheet of changeover costs")
    knowing.note(desk, "Their changeover is on Friday", account=norrland.account)
    opened = palette()
    type_in("c")
    assert "Find" not in heads(opened)
    type_in("hangeo")
    found = [entry for entry in opened.list.entries if entry.below]
    assert [entry.words for entry in found] == [
        "Their changeover is on Friday",
        "A sheet of changeover costs",
    ]
    assert [part.text for part in found[0].parts if part.found] == ["changeo"]
    account = desk.book.find(Account, norrland.account)
    assert found[0].about == f"Note · {account.name} · Today"
    assert found[1].about == f"Answer · {norrland.title} · Today"


def test_a_found_answer_opens_its_meeting_at_its_row(
    window, palette, desk, norrland, press, type_in
):
    answering.answer(desk, norrland.id, PURPOSE, "A sheet of changeover costs")
    palette()
    type_in("changeover")
    press(Qt.Key.Key_Return)
    screen = window.screen_shown
    assert isinstance(screen, MeetingScreen)
    assert screen.document.id == norrland.id
    row = screen.page.row(PURPOSE)
    assert row is not None
    assert row.isAncestorOf(QApplication.focusWidget())


def test_a_found_promise_is_chosen_in_its_list(
    window, palette, promised, desk, press, type_in
):
    promised("Security paper", 24)
    theirs = promised("Drawing of the hall", 26, ours=False)
    palette()
    type_in("drawing")
    press(Qt.Key.Key_Return)
    screen = window.screen_shown
    assert isinstance(screen, PromisesScreen)
    assert screen.table.chosen == theirs.id
    assert screen.table.hasFocus()


def test_a_found_note_opens_its_account(
    window, palette, desk, norrland, type_in, press
):
    knowing.note(desk, "Their changeover is on Friday", account=norrland.account)
    palette()
    type_in("changeover")
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, AccountsScreen)


def test_what_stays_here_is_found_and_says_so(palette, desk, norrland, type_in):
    anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
    people.edit_person(desk, anna.id, conduct="quick to anger")
    opened = palette()
    type_in("anger")
    (entry,) = opened.list.entries
    assert entry.picture == "lock"
    assert entry.about.endswith("stays here")


def test_nothing_found_is_said_with_what_to_try(palette, type_in, press):
    opened = palette()
    type_in("zzxq")
    assert opened.list.entries == ()
    assert opened.list.isHidden()
    assert opened.nothing.startswith("Nothing with “zzxq”. Try")
    press(Qt.Key.Key_Return)
    assert opened.line.text() == "zzxq"


def test_the_rail_offers_it_above_the_settings(window, click):
    assert [*window.rail.commands] == ["search", "settings", "keys"]
    click(window.rail.commands["search"])
    assert window.palette_open is not None
    assert window.palette_open.line.hasFocus()


def test_the_field_that_had_the_keyboard_keeps_what_was_typed(
    window, palette, desk, week, norrland, press, type_in
):
    window.go(Visit(Place.MEETINGS))
    field = window.screen_shown.filter
    field.setFocus()
    type_in("norr")
    palette()
    press(Qt.Key.Key_Escape)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    type_in("land")
    assert field.text() == "norrland"
    assert isinstance(window.screen_shown, MeetingsScreen)


# The registry: key map and palette say the same


def test_key_map_and_palette_say_the_same(window, palette, week, press, sheet):
    shown = {entry.words: entry.key for entry in palette().list.entries}
    for command in offered(window):
        assert shown[command.text()] == COMMANDS[command.name].shown
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F1)
    assert isinstance(sheet(), KeyMap)
    press(Qt.Key.Key_Escape)


def test_every_command_has_an_act_somewhere(window, norrland):
    window.go(Visit(Place.ACCOUNTS))
    window.go(Visit(Place.PROMISES))
    window.go(Visit(Place.MEETINGS, norrland.id))
    window.show_live(norrland.id)
    owners = [window, window.live, window.screen_shown]
    owners += window.findChildren(AccountsScreen)
    owners += window.findChildren(PromisesScreen)
    acts = {
        action.name
        for owner in owners
        for action in owner.actions()
        if isinstance(action, Command)
    }
    window.live.close()
    assert acts == COMMANDS.keys()
    assert KEYS.items() <= COMMANDS.items()


def test_only_what_can_be_done_now_is_offered(window, desk, promised):
    def names():
        return {one.name for one in offered(window)} | {
            one.name for one in offered(window.screen_shown)
        }

    promised("Security paper", 24)
    assert "undo" in names()
    assert not {"redo", "smaller", "usual-size", "join"} & names()
    desk.undo()
    assert "redo" in names()
    while desk.can_undo:
        desk.undo()
    assert "undo" not in names()


def test_on_a_meeting_its_menu_is_offered_and_done(
    window, palette, desk, norrland, press, type_in
):
    window.go(Visit(Place.MEETINGS, norrland.id))
    opened = palette()
    assert {"Join or dial", "Plan", "Copy purpose and agenda"} <= {*words(opened)}
    assert "Ended" not in words(opened)
    type_in("cancelled by th")
    assert opened.list.current.words == "Cancelled by them"
    press(Qt.Key.Key_Return)
    assert desk.book.find(Meeting, norrland.id).outcome == "cancelled by them"


def test_look_and_size_are_chosen_from_it(qtbot, window, palette, press, type_in):
    palette()
    type_in("dark")
    with qtbot.waitSignal(window.look_chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["dark"]
    palette()
    type_in("larger")
    with qtbot.waitSignal(window.size_chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [125]


def test_my_data_is_checked_from_it(qtbot, window, palette, press, type_in):
    palette()
    type_in("check my")
    press(Qt.Key.Key_Return)
    screen = window.screen_shown
    assert isinstance(screen, SettingsScreen)
    qtbot.waitUntil(lambda: "whole" in screen.data.verdict.text())


def test_a_screen_reader_finds_line_list_and_rows(palette, type_in):
    opened = palette()
    line = QAccessible.queryAccessibleInterface(opened.line)
    assert line.text(QAccessible.Text.Name) == "Go to, do, or find what was written"
    rows = QAccessible.queryAccessibleInterface(opened.list)
    assert rows.role() == QAccessible.Role.List
    assert rows.text(QAccessible.Text.Name) == "What was found"
    second = rows.child(1)
    assert second.role() == QAccessible.Role.ListItem
    assert second.text(QAccessible.Text.Name) == opened.list.entries[0].aloud
    assert "Today 14:00" in opened.list.entries[0].aloud


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(480, 360), (1024, 700), (1280, 800)])
def test_it_lies_within_the_window_at_any_size(window, theme, week, scale, size):
    theme.resize(scale)
    window.resize(*size)
    QApplication.processEvents()
    window.open_palette()
    opened = window.palette_open
    for typed in ("", "n", "norr", "zzxq " * 20):
        opened.line.setText(typed)
        QApplication.processEvents()
        panel = opened._panel.geometry()
        assert opened.rect().contains(panel)
        opened.grab()
    window.resize(900, 640)
    QApplication.processEvents()
    assert opened.geometry() == window.rect()
    assert opened.rect().contains(opened._panel.geometry())
    opened.leave()
