"""The whole case played in its window, from the palette on, by keys alone."""

import hashlib
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.records.exchange import Give
from app.rules.comparing import lesson
from ui.practice.panel import PracticePanel
from ui.window import Window

KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
GIVE = "What our meter showed in three loads of beech"
PURPOSE = "To thank you, and to hear how the beech is doing."


def now():
    return QApplication.focusWidget()


def settle():
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


class Player:
    """Somebody who has a keyboard and no mouse."""

    def __init__(self, window):
        self.window = window

    @property
    def panel(self):
        return next(w for w in self.window.findChildren(PracticePanel))

    @property
    def steps(self):
        return self.panel._document

    def press(self, key, modifier=NONE):
        target = QApplication.activePopupWidget() or now() or self.window
        QTest.keyClick(target, key, modifier)
        settle()

    def write(self, words):
        for letter in words:
            QTest.keyClicks(QApplication.activePopupWidget() or now(), letter)
            settle()

    def until(self, key, words):
        for _ in range(60):
            if now() is not None and now().accessibleName().startswith(words):
                return
            self.press(key)
        raise AssertionError(f"no key leads to {words}: {now().accessibleName()}")

    def go(self, part):
        """Go over the steps to the row where a part is mended."""
        for _ in range(6):
            if now() is not None and self.panel.isAncestorOf(now()):
                break
            self.press(KEY.Key_F6)
        self.until(KEY.Key_Tab, part)
        self.press(KEY.Key_Return)

    def way(self, words):
        """Press a button of the row, from its field over Escape."""
        self.press(KEY.Key_Escape)
        self.press(KEY.Key_Right)
        self.until(KEY.Key_Right, words)
        self.press(KEY.Key_Return)

    def pick_second(self):
        self.press(KEY.Key_Space)
        for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
            self.press(key)


@pytest.fixture
def from_palette(window, press, type_in, ring):
    """Opens the case over the rep's own window, as one finds it."""
    press(KEY.Key_K, CONTROL)
    type_in("second no")
    assert window.palette_open.list.current.words == "Practise: The second no"
    press(KEY.Key_Return)
    settle()
    opened = window.on_top._practice
    opened.activateWindow()
    settle()
    yield opened
    ring.leave()
    if window.on_top._practice is opened and opened.book.book.path.exists():
        opened.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def player(from_palette):
    return Player(from_palette)


def read(player):
    """Tick two statements and compare."""
    player.until(KEY.Key_Tab, "The same thing is asked again")
    player.press(KEY.Key_Space)
    player.until(KEY.Key_Down, "Both calls began")
    player.press(KEY.Key_Space)
    player.until(KEY.Key_Down, "Compare")
    player.press(KEY.Key_Return)


def drop_both(player):
    player.go("Drop the request for names")
    player.way("Drop it: They said no; this is no moment")
    player.go("Drop the open day")
    player.way("Drop it: They said no to this")


def give(player, when):
    """Write what, for her beech, and when, in the row the keyboard is in."""
    player.write(GIVE)
    player.press(KEY.Key_Tab)
    player.press(KEY.Key_Tab)
    player.write("Our beech")
    player.press(KEY.Key_Tab)
    player.write(when)
    player.press(KEY.Key_Return)


def begin_openly(player):
    player.go("Thank her")
    player.until(KEY.Key_Right, "“Kind of you")
    player.pick_second()
    player.until(KEY.Key_Right, "“No, thank you")
    player.pick_second()
    player.go("Move the next ask")
    player.until(KEY.Key_Right, "Edit: “No, thank you")
    player.press(KEY.Key_Return)
    player.until(KEY.Key_Tab, "What did they refuse, in their words?: rest")
    player.write("15 dec")
    player.press(KEY.Key_Return)
    player.go("Say what the call is for")
    player.write(PURPOSE)
    player.way("Said when booking")
    player.go("Open with her topic")
    player.way("Their topic first")


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_the_case_is_played_to_its_end_and_leaves_nothing(
    from_palette, player, window, open_book, qtbot
):
    own = open_book.book.path
    before = hashlib.sha256(own.read_bytes()).hexdigest()
    steps, path = player.steps, from_palette.book.book.path
    assert from_palette.windowTitle() == "Earnest: Practice"
    assert path != own
    assert steps.open_step == "read"

    read(player)
    assert steps.done == {"read"}
    assert now().accessibleName() == "Step 1, Read what happened: done, unfolded"
    assert [seen.statement.key for seen in steps.compared.found] == ["third-time"]
    assert [seen.statement.key for seen in steps.compared.fair] == ["on-time"]
    assert len(steps.compared.missed) == 6
    player.go("Step 2")

    drop_both(player)
    assert steps.done == {"read", "names", "again"}
    assert steps.open_step == "give"

    player.go("Plan it for Dara")
    give(player, "today")
    assert steps.done == {"read", "names", "again", "give"}
    assert not steps.is_mended

    begin_openly(player)
    assert steps.done == {step.key for step in steps.case.steps}
    assert steps.is_mended
    assert player.panel.end.isVisible()
    shown = from_palette.book.preparation(steps._meeting)
    assert shown.readiness.stops == 0
    assert not {f.code for f in shown.findings} & steps.case.codes

    player.press(KEY.Key_Z, CONTROL)
    assert not steps.is_mended
    assert steps.open_step == "open"
    assert not player.panel.end.isVisible()
    player.press(KEY.Key_Y, CONTROL)
    assert steps.is_mended

    player.press(KEY.Key_F6)
    player.until(KEY.Key_F6, "Close")
    player.press(KEY.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not path.parent.exists())
    assert window.windowTitle() == "Earnest"
    assert window.isVisible()
    assert hashlib.sha256(own.read_bytes()).hexdigest() == before


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_what_is_only_planned_keeps_its_step_open(player, from_palette):
    player.go("Step 4")
    player.go("Plan it for Dara")
    player.press(KEY.Key_F8)
    assert now().accessibleName().startswith("What will you give")
    give(player, "tomorrow")
    (made,) = from_palette.book.book.every(Give)
    assert made.delivered is None
    told = dict(player.steps.parts["give"])
    assert told == {"useful": True, "asks-nothing": True, "delivered": False}
    assert "give" not in player.steps.done


def test_comparing_can_be_taken_back_and_done_again(player, from_palette):
    read(player)
    note = lesson(player.steps._now.dossier)
    assert note.text.count("\n") == 2
    player.press(KEY.Key_Z, CONTROL)
    assert player.steps.done == frozenset()
    assert player.steps.compared is None
    player.press(KEY.Key_Y, CONTROL)
    player.go("Step 1")
    player.until(KEY.Key_Tab, "Tick again")
    player.press(KEY.Key_Return)
    ticks = player.panel.cards[0].reading.ticks
    assert Counter(row.isChecked() for row in ticks.values()) == {True: 2, False: 9}
    player.until(KEY.Key_Down, "Whoever has just said no")
    player.press(KEY.Key_Space)
    player.until(KEY.Key_Down, "Compare")
    player.press(KEY.Key_Return)
    kept = lesson(player.steps._now.dossier)
    assert kept.id == note.id
    assert len(player.steps.compared.found) == 2


def test_play_again_begins_anew_and_puts_the_old_book_away(
    player, from_palette, window, qtbot
):
    read(player)
    old = from_palette.book.book.path
    player.steps.again_wanted.emit()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not old.parent.exists())
    found = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, Window) and "Practice" in each.windowTitle()
    ]
    (anew,) = [each for each in found if each.isVisible()]
    assert Player(anew).steps.done == frozenset()
    path = anew.book.book.path
    anew.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not path.parent.exists()
