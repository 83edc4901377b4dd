"""The palette over the window: one line, and below it what it leads to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QMenu, QWidget

from ui.colours import Tone, colours
from ui.drawing import brush, draw_panel
from ui.focus import focus, is_enter
from ui.keys import Command
from ui.measures import SMALL, em, space
from ui.open_book import OpenBook
from ui.palette.doing import Doing
from ui.palette.entry import Entry, Group
from ui.palette.finding import found
from ui.palette.found_list import FoundList
from ui.palette.going import Going
from ui.qt import override
from ui.widgets.layouts import column, room
from ui.widgets.text import Text

MOST_OF_A_KIND = 6
A_PAGE = 6
WIDTH = 54
VEIL = 0.28

_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: A_PAGE,
    Qt.Key.Key_PageUp: -A_PAGE,
}


class _Panel(QFrame):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = colours(self.palette()), QRectF(self.rect())
        draw_panel(brush(self), box, space(2.5), look["card"], look["line"])


class _Line(QLineEdit):
    """No key of the window goes off while something is typed here."""

    keeps_keys = True


class Palette(QWidget):
    """Lies over the whole window until something is taken, or Esc or a click leaves.

    The keyboard is in the line all the time and then back where it was. `went`
    carries a Visit, `left` comes whenever it closes.
    """

    went = Signal(object)
    left = Signal()

    def __init__(
        self,
        book: OpenBook,
        over: QWidget,
        commands: Sequence[Command],
        menu: QMenu | None = None,
    ) -> None:
        super().__init__(over)
        self._book, self._over, self._menu = book, over, menu
        self._before = QApplication.focusWidget()
        if self._before is not None:
            self._before.destroyed.connect(self._forget_before)
        self._going = Going(book, self.went.emit)
        self._doing = Doing(commands, menu)
        self.line = _Line()
        self.line.setPlaceholderText("Go to, do, or find what was written")
        self.line.setAccessibleName("Go to, do, or find what was written")
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._look)
        self.list = FoundList("What was found")
        self.list.taken.connect(self.take)
        self._nothing = Text(tone=Tone.QUIET, lines=0)
        self._hint = Text(
            "Enter opens · Esc closes · “words in quotes” stand together",
            size=SMALL,
            tone=Tone.QUIET,
        )
        self._panel = _Panel(self)
        inner = column(
            room(column(self.line), 3, 3, 3, 2),
            room(column(self.list), 0.5, 0, 0.5, 0),
            room(column(self._nothing), 4, 1, 4, 2),
            room(column(self._hint), 4, 1.5, 4, 2),
        )
        inner.setStretch(1, 1)
        self._panel.setLayout(room(inner, 0, 0, 0, 0))
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self._look("")

    @property
    def nothing(self) -> str:
        """What is said where nothing was found, empty if something was."""
        return "" if self._nothing.isHidden() else self._nothing.text()

    def open(self) -> None:
        """Come up, with the keyboard in the line."""
        self.show()
        self.raise_()
        self._fit()
        focus(self.line)

    @Slot(object)
    def take(self, entry: Entry) -> None:
        """Do what an entry says, once the keyboard is back where it was."""
        self.leave()
        entry.act()

    @Slot()
    def leave(self) -> None:
        """Go away, and give the keyboard back."""
        self._over.removeEventFilter(self)
        self.line.removeEventFilter(self)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.left.emit()
        self.deleteLater()
        if self._menu is not None:
            self._menu.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.line:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._over.rect())
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # No command of the window goes off under the palette.
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.leave()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        painter.setOpacity(VEIL)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)

    def _key(self, event: QKeyEvent) -> bool:
        key, control = Qt.Key(event.key()), Qt.KeyboardModifier.ControlModifier
        again = key == Qt.Key.Key_K and event.modifiers() == control
        if key == Qt.Key.Key_Escape or again:
            self.leave()
        elif is_enter(event):
            if entry := self.list.current:
                self.take(entry)
        elif key in _MOVES:
            self.list.move_by(_MOVES[key])
            self._say_current()
        else:
            # There is nowhere else to go with Tab.
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    @Slot(str)
    def _look(self, typed: str) -> None:
        groups = self._groups(typed.strip(), typed)
        self.list.show_groups(groups)
        any_found = bool(self.list.entries)
        self.list.setVisible(any_found)
        self._nothing.setVisible(not any_found)
        if not any_found:
            self._nothing.say(
                f"Nothing with “{typed.strip()}”. Try fewer words, or the beginning "
                "of one."
            )
        self._fit()
        if typed:
            self._say_current()

    def _groups(self, wanted: str, typed: str) -> list[Group]:
        if not wanted:
            return [
                Group("Go to", tuple(self._going.first())),
                Group("Do", tuple(self._doing.first())),
            ]
        going = tuple(self._going.nearest(wanted, MOST_OF_A_KIND))
        doing = tuple(self._doing.nearest(wanted, MOST_OF_A_KIND))
        above = {entry.words for entry in going}
        finds = found(self._book, typed, above, self.went.emit)
        return [Group("Go to", going), Group("Do", doing), Group("Find", finds)]

    def _fit(self) -> None:
        """Take the top middle of the window, as high as what is in it."""
        side = space(6)
        wide = min(em(WIDTH), self.width() - 2 * side)
        top = max(space(4), self.height() // 12)
        layout = self._panel.layout()
        assert layout is not None
        layout.activate()
        high = layout.totalSizeHint().height()
        if layout.hasHeightForWidth():
            high = layout.totalHeightForWidth(wide)
        high = min(high, self.height() - 2 * top)
        self._panel.setGeometry((self.width() - wide) // 2, top, wide, high)

    def _say_current(self) -> None:
        """Let a screen reader say the row: the keyboard itself stays in the line."""
        said = self.list.current.aloud if self.list.current else self.nothing
        event = QAccessibleAnnouncementEvent(self.line, said)
        QAccessible.updateAccessibility(event)

    @Slot()
    def _forget_before(self) -> None:
        self._before = None
