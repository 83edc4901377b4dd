"""The line at the foot that reminds of something until it is done or sent away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from ui.keys import KEYS
from ui.widgets.notice import Notice


class ReminderNotice(Notice):
    """It never takes the keyboard. `left` tells that it was closed by hand.

    Its keys work wherever the keyboard is; Escape closes it from within.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.close_button.setAccessibleName("Close the reminder")
        self.close_button.setToolTip(f"Close: {KEYS['hush'].shown}")
        self.close_button.clicked.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_button.click)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    @Slot(str, str)
    def remind(self, words: str, label: str) -> None:
        """Say what there is to do, with the button that goes there and its key."""
        self.wait(words, label)
        self._picture = "bell"
        self.act.say(f"{label} ({KEYS['reminder'].shown})", f"{label}: {words}")
