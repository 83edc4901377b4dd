import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.focus import focus
from ui.gallery import BELOW, PIECES, PLACES, STOPS
from ui.theme import Tone
from ui.widgets.button import Button, SmallButton
from ui.widgets.flow import Flow
from ui.widgets.header import Header
from ui.widgets.layouts import around, column
from ui.widgets.nav_rail import NavRail
from ui.widgets.phase_tabs import PhaseTabs
from ui.widgets.scroll import Scroll
from ui.widgets.strip import Strip
from ui.widgets.text import Text


@pytest.fixture
def rail(shown):
    made = NavRail(PLACES, BELOW, ("All saved", ""))
    made.choose("today")
    shown(made, made.width(), 700)
    return made


def test_a_place_picked_is_told_and_one_shown_is_not(qtbot, rail):
    with qtbot.assertNotEmitted(rail.chosen):
        rail.choose("meetings")
    assert rail.place == "meetings"
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(rail.places["reports"], Qt.MouseButton.LeftButton)
    assert told.args == ["reports"]


def test_commands_are_told_apart_from_places(qtbot, rail):
    with qtbot.waitSignal(rail.commanded) as told:
        qtbot.mouseClick(rail.commands["search"], Qt.MouseButton.LeftButton)
    assert told.args == ["search"]
    assert rail.place == "today"


def test_arrows_move_within_the_rail(qtbot, rail):
    focus(rail.places["today"])
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.keyClick(rail.places["today"], Qt.Key.Key_Down)
    assert told.args == ["meetings"]
    assert rail.place == "meetings"


def test_the_rail_is_one_tab_stop_and_one_for_each_command(rail, tabbed):
    assert len(tabbed(rail)) == 1 + len(BELOW)


def test_what_waits_is_said_in_words(rail):
    rail.count("promises", "3 late", Tone.STOP)
    assert rail.places["promises"].accessibleName() == "Promises, 3 late"
    rail.count("promises", "")
    assert rail.places["promises"].accessibleName() == "Promises"


def test_a_compact_rail_is_narrow_and_still_named(rail):
    wide = rail.width()
    rail.set_compact(compact=True)
    assert rail.width() < wide / 2
    assert rail.places["promises"].toolTip() == "Promises, 2 late"
    rail.set_compact(compact=False)
    assert rail.width() == wide


@pytest.fixture
def tabs(shown):
    made = PhaseTabs(STOPS)
    made.choose("preflight")
    return shown(made, 700, 60)


def test_a_stop_picked_is_told_and_one_shown_is_not(qtbot, tabs):
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.choose("plan")
    assert tabs.stop == "plan"
    at = tabs.box(4).center().toPoint()
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["wrap"]
    with qtbot.waitSignal(tabs.chosen) as told:
        tabs.pick(0)
    assert told.args == ["plan"]


def test_arrows_open_the_stop_beside(qtbot, tabs):
    focus(tabs)
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert told.args == ["live"]


def test_a_done_stop_gets_its_tick_and_the_room_for_it(tabs):
    before = tabs.tabSizeHint(3).width()
    tabs.show_done("live", done=True)
    assert tabs.tabSizeHint(3).width() > before
    assert tabs.tabRect(3).width() == tabs.tabSizeHint(3).width()
    assert tabs.accessibleTabName(3) == "Call: Call, done"
    tabs.show_done("live", done=False)
    assert tabs.accessibleTabName(3) == "Call: Call"


def test_a_header_changes_its_words_and_commands(shown):
    header = shown(Header("Today", "3 meetings", Button("Import")), 800, 80)
    header.say("Meetings", "40 meetings")
    header.set_commands(Button("One"), Button("Two"))
    QApplication.processEvents()
    seen = [b.words for b in header.findChildren(Button) if b.isVisible()]
    assert seen == ["One", "Two"]
    assert (header.title, header.about) == ("Meetings", "40 meetings")


def test_a_strip_says_how_things_stand(shown):
    strip = shown(Strip(Tone.STOP, "octagon-alert", "Not ready", "1 min"), 500, 42)
    strip.say(Tone.READY, "circle-check", "Ready")
    assert strip.accessibleName() == "Ready"


def test_a_flow_goes_on_below_when_there_is_no_room(shown):
    buttons = [SmallButton(f"Button {number}") for number in range(6)]
    held = shown(around(Flow(*buttons, gap=2, below=1)), 600, 120)
    assert len({button.y() for button in buttons}) == 1
    held.resize(200, 120)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) >= 3
    assert all(button.geometry().right() < 200 for button in buttons)


def test_a_flow_leaves_no_gap_for_what_is_hidden(shown):
    buttons = [SmallButton(f"Button {number}") for number in range(3)]
    shown(around(Flow(*buttons, gap=2)), 600, 60)
    second = buttons[1].x()
    buttons[1].hide()
    QApplication.processEvents()
    assert buttons[2].x() == second


def test_a_scroll_keeps_the_bars_place(shown):
    words = [Text("words") for _ in range(3)]
    scroll = shown(Scroll(around(column(*words))), 200, 300)
    before = scroll.viewport().width()
    scroll.put(around(column(*(Text("words") for _ in range(100)))))
    QApplication.processEvents()
    assert scroll.viewport().width() == before
    assert scroll.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("name", PIECES)
def test_nothing_is_cut_or_lies_outside_at_large_text(shown, theme, name, scale):
    theme.resize(scale)
    make, (width, height) = PIECES[name]
    piece = shown(make(), round(width * scale), round(height * scale))
    piece.grab()
    for text in piece.findChildren(Text):
        if text.isVisible():
            assert text.height() >= text.heightForWidth(text.width()), text.text()
            assert not text.is_cut or text.toolTip(), text.text()


@pytest.mark.parametrize("width", [320, 480])
def test_narrow_pieces_are_never_wider_than_their_room(shown, width):
    for make, _ in (PIECES["empty"], PIECES["controls"]):
        piece = make()
        if piece.minimumSizeHint().width() <= width:
            shown(piece, width, 600)
            for text in piece.findChildren(Text):
                if text.isVisible():
                    right = text.mapTo(piece, text.rect().topRight()).x()
                    assert right <= width, text.text()
