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

from ui.beside import Beside
from ui.focus import focus, tab_after
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
SIDE_BY_SIDE = 90


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
        self._column = column(self._stack, self.reminder, self.notice)
        self._column.setStretch(0, 1)
        self._right = around(self._column)
        self._guide: Beside | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._beside)
        self._row.addWidget(self._right, 1)

    @property
    def shown(self) -> Screen | None:
        """The open screen; none before the first."""
        shown = self._stack.currentWidget()
        assert shown is None or isinstance(shown, Screen)
        return shown

    def add(self, screen: Screen) -> None:
        """Take in a screen to be opened."""
        self._stack.addWidget(screen)

    def stand_beside(self, guide: Beside) -> Beside:
        """Put something between the rail and the screen, or above it in a line."""
        self._guide = guide
        self._row.insertWidget(1, guide)
        self._column.insertWidget(0, guide.line)
        for each in (guide, guide.line):
            tab_after(self.rail.commands["keys"], each)
        guide.turned.connect(self._fit)
        self._fit()
        return guide

    def open(self, screen: Screen, place: Place) -> None:
        """Show a screen, and where it is in the rail."""
        self.rail.choose(place)
        self._stack.setCurrentWidget(screen)

    # Where the keyboard is

    @Slot()
    def go_round(self) -> None:
        """Go round: the rail, what is beside, the screen, the lines at the foot."""
        now, parts = QApplication.focusWidget(), self._parts()
        within = [now is not None and each.isAncestorOf(now) for each in parts]
        after = parts[within.index(True) + 1 :] if True in within else parts[1:]
        if not after:
            focus(self.rail.places[self.rail.place or Place.TODAY])
        elif after[0] is self._stack:
            self.enter()
        else:
            self._begin_at(first_stop(after[0]))

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
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.rail.set_compact(compact=self.width() < em(COMPACT))
        self._beside.setFixedWidth(self.rail.width())
        if guide := self._guide:
            narrow = self.width() < em(SIDE_BY_SIDE)
            guide.show_narrow(narrow=narrow)
            self._right.setVisible(not (narrow and guide.is_open))

    def _parts(self) -> list[QWidget]:
        """Return what the keyboard goes round, as far as it is to be seen."""
        guide = [self._guide, self._guide.line] if self._guide else []
        parts = [self.rail, *guide, self._stack, self.reminder, self.notice]
        return [each for each in parts if each is self.rail or each.isVisible()]

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
