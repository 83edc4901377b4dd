"""The panes of the window: the rail, the open screen, the line at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from ui.focus import focus
from ui.places import COMMANDS, RAIL, Place
from ui.qt import override
from ui.reminders.notice import ReminderNotice
from ui.screen import Screen, first_stop
from ui.theme import em
from ui.widgets.layouts import around, column
from ui.widgets.nav_rail import NavRail
from ui.widgets.notice import Notice
from ui.widgets.scroll import Scroll

COMPACT = 60


class Panes(QWidget):
    """They are built anew for another size of text.

    `chosen` and `commanded` carry the key of a place or a command of the rail,
    `acted` comes when the act of the notice is pressed.
    """

    chosen = Signal(str)
    commanded = Signal(str)
    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rail = NavRail(RAIL, COMMANDS)
        self.rail.chosen.connect(self.chosen)
        self.rail.commanded.connect(self.commanded)
        self._stack = QStackedWidget()
        self.reminder = ReminderNotice()
        self.notice = Notice()
        self.notice.acted.connect(self.acted)
        # At 200 % text the rail is taller than a laptop.
        self._beside = Scroll(self.rail)
        self._beside.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setSizePolicy(
            QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        )
        right = column(self._stack, self.reminder, self.notice)
        right.setStretch(0, 1)
        self._right = around(right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._beside)
        row.addWidget(self._right, 1)

    @property
    def shown(self) -> Screen | None:
        """The open screen; none before the first."""
        shown = self._stack.currentWidget()
        assert shown is None or isinstance(shown, Screen)
        return shown

    def add(self, screen: Screen) -> None:
        """Take in a screen to be opened."""
        self._stack.addWidget(screen)

    def open(self, screen: Screen, place: Place) -> None:
        """Show a screen, and where it is in the rail."""
        self.rail.choose(place)
        self._stack.setCurrentWidget(screen)

    # Where the keyboard is

    @Slot()
    def go_round(self) -> None:
        """Go round: the rail, the screen, the lines at the foot that are there."""
        now = QApplication.focusWidget()
        if now is None or self.rail.isAncestorOf(now):
            self.enter()
            return
        lines = [each for each in (self.reminder, self.notice) if each.isVisible()]
        at = [each.isAncestorOf(now) for each in lines]
        after = lines[at.index(True) + 1 :] if True in at else lines
        if after:
            self._begin_at(first_stop(after[0]))
        else:
            focus(self.rail.places[self.rail.place or Place.TODAY])

    def enter(self) -> None:
        """Give the keyboard to the open screen, unless it has it."""
        now, screen = QApplication.focusWidget(), self.shown
        if screen and (now is None or not screen.isAncestorOf(now)):
            self._begin_at(screen.first_stop())

    def keep_typing(self) -> bool:
        """Let what is typed be kept; says whether the open screen had the keyboard."""
        now = QApplication.focusWidget()
        within = now is not None and self._right.isAncestorOf(now)
        if within and now is not None:
            now.clearFocus()
        return within

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.set_compact(compact=self.width() < em(COMPACT))
        self._beside.setFixedWidth(self.rail.width())

    def _begin_at(self, stop: QWidget | None) -> None:
        if stop is not None:
            # The ring comes only for who uses the keyboard.
            keyed = self.window().testAttribute(
                Qt.WidgetAttribute.WA_KeyboardFocusChange
            )
            reason = Qt.FocusReason
            stop.setFocus(
                reason.ShortcutFocusReason if keyed else reason.OtherFocusReason
            )
